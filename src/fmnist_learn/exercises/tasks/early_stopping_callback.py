"""Train with early stopping."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_STOP = Text(ko="콜백의 설정", en="the settings of the callback")


def early_stopping_callback(patience):
    import keras

    return keras.callbacks.EarlyStopping(
        monitor="val_loss", patience=patience, restore_best_weights=True
    )


def _measure(callback):
    return {
        "kind": type(callback).__name__,
        "monitor": getattr(callback, "monitor", ""),
        "patience": getattr(callback, "patience", -1),
        "restore_best_weights": bool(getattr(callback, "restore_best_weights", False)),
        "mode": "max" if getattr(callback, "mode", "auto") == "max" else "min",
    }


def _cases(draw: Draw):
    yield Case(_STOP, (2,))
    yield Case(_STOP, (draw.whole(3, 9),))


def _stop(**options):
    import keras

    return keras.callbacks.EarlyStopping(**options)


def _last_weights(patience):
    return _stop(patience=patience)


def _always_two(patience):
    return _stop(patience=2, restore_best_weights=True)


def _default_patience(patience):
    return _stop(restore_best_weights=True)


def _training_loss(patience):
    return _stop(monitor="loss", patience=patience, restore_best_weights=True)


def _accuracy(patience):
    return _stop(monitor="val_accuracy", patience=patience, restore_best_weights=True)


def _a_checkpoint(patience):
    import keras

    return keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)


def _by_default_monitor(patience):
    return _stop(patience=patience, restore_best_weights=True)


def _with_mode(patience):
    return _stop(patience=patience, mode="min", restore_best_weights=True, verbose=1)


def _in_order(patience):
    return _stop(
        monitor="val_loss", min_delta=0, patience=patience, restore_best_weights=1
    )


EXERCISE = FunctionExercise(
    name="early-stopping-callback",
    section="07-3",
    place=65,
    title=Text(
        ko="조기 종료 콜백을 만드세요.", en="Make a callback for early stopping."
    ),
    concept="early-stopping",
    minutes=4,
    imports="import keras",
    seconds=8,
    task=Text(
        ko="`early_stopping_callback(patience)`는 `fit(..., callbacks=[...])`에 넣을 "
        "케라스 콜백을 돌려줍니다. 검증 손실이 `patience` 에포크 동안 낮아지지 않으면 "
        "훈련을 멈추고, 검증 손실이 가장 낮았던 에포크의 가중치로 되돌립니다.",
        en="`early_stopping_callback(patience)` returns a Keras callback for "
        "`fit(..., callbacks=[...])`. It stops training when the validation loss has "
        "not fallen for `patience` epochs, and restores the weights of the epoch with "
        "the lowest validation loss.",
    ),
    hints=(
        Text(
            ko="콜백의 이름은 `keras.callbacks.EarlyStopping`입니다.",
            en="The callback is `keras.callbacks.EarlyStopping`.",
        ),
        Text(
            ko="멈추기만 하면 마지막 에포크의 가중치가 남습니다. 되돌리는 매개변수가 "
            "따로 있습니다.",
            en="If it only stops, the weights of the last epoch remain. A separate "
            "parameter restores the best.",
        ),
    ),
    solution=early_stopping_callback,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _last_weights,
            Text(
                ko="마지막 에포크의 가중치가 남습니다. `restore_best_weights=True`를 "
                "주세요.",
                en="The weights of the last epoch remain: pass "
                "`restore_best_weights=True`.",
            ),
        ),
        Wrong(
            _always_two,
            Text(
                ko="언제나 2입니다. 받은 `patience`를 쓰세요.",
                en="It is always 2. Use the `patience` that is given.",
            ),
        ),
        Wrong(
            _default_patience,
            Text(
                ko="`patience`를 주지 않아 0입니다. 손실이 한 번만 낮아지지 않아도 "
                "멈춥니다.",
                en="Without `patience` it is 0: training stops the first time the "
                "loss does not fall.",
            ),
        ),
        Wrong(
            _training_loss,
            Text(
                ko="훈련 손실을 봅니다. 과대적합되어도 줄어드는 값입니다. "
                "`val_loss`를 보세요.",
                en="It watches the training loss, which falls even when the model "
                "overfits. Watch `val_loss`.",
            ),
        ),
        Wrong(
            _accuracy,
            Text(
                ko="검증 정확도를 봅니다. 여기서는 검증 손실을 보아야 합니다.",
                en="It watches the validation accuracy. Here it should watch the "
                "validation loss.",
            ),
        ),
        Wrong(
            _a_checkpoint,
            Text(
                ko="체크포인트는 저장만 하고 멈추지 않습니다. `EarlyStopping`을 "
                "쓰세요.",
                en="A checkpoint saves but does not stop. Use `EarlyStopping`.",
            ),
        ),
    ),
    also_right=(_by_default_monitor, _with_mode, _in_order),
)
