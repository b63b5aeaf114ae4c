"""Find the best epoch in a history."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_HISTORY = Text(ko="훈련 기록", en="a history")
_TIE = Text(
    ko="가장 낮은 손실이 두 번 나오는 기록", en="a history with the lowest loss twice"
)


def best_epoch(history):
    return int(np.argmin(history["val_loss"])) + 1


def _history(val_loss):
    count = len(val_loss)
    return {
        "loss": [round(0.6 - 0.05 * epoch, 2) for epoch in range(count)],
        "val_loss": val_loss,
        # The last epoch has the highest accuracy, the first the lowest.
        "val_accuracy": [round(0.8 + 0.01 * epoch, 2) for epoch in range(count)],
    }


def _cases(draw: Draw):
    low = draw.whole(2, 4)
    losses = [round(0.5 + 0.02 * abs(epoch - low), 2) for epoch in range(7)]
    yield Case(_HISTORY, (_history(losses),))
    losses = [0.7, 0.4, 0.45, 0.4, round(0.5 + draw.whole(0, 9) / 100, 2), 0.6]
    yield Case(_TIE, (_history(losses),))


def _counted_from_zero(history):
    return int(np.argmin(history["val_loss"]))


def _of_the_training_loss(history):
    return int(np.argmin(history["loss"])) + 1


def _highest(history):
    return int(np.argmax(history["val_loss"])) + 1


def _the_loss_itself(history):
    return min(history["val_loss"])


def _by_index(history):
    return history["val_loss"].index(min(history["val_loss"])) + 1


def _with_a_loop(history):
    best = 0
    for epoch, loss in enumerate(history["val_loss"]):
        if loss < history["val_loss"][best]:
            best = epoch
    return best + 1.0


def _sorted(history):
    order = np.argsort(history["val_loss"], kind="stable")
    return order[0] + 1


EXERCISE = FunctionExercise(
    name="best-epoch",
    section="07-3",
    place=20,
    title=Text(
        ko="기록에서 가장 좋은 에포크를 찾으세요.",
        en="Find the best epoch in a history.",
    ),
    concept="overfitting",
    minutes=3,
    task=Text(
        ko="`best_epoch(history)`는 `history.history`와 같은 딕셔너리를 받습니다. "
        '`"loss"`, `"val_loss"`, `"val_accuracy"`에 에포크마다 값이 하나씩 있습니다. '
        "검증 손실이 가장 낮은 에포크를 1부터 센 번호로 돌려주세요. 두 번 나오면 먼저 "
        "나온 쪽입니다.",
        en="`best_epoch(history)` takes a dictionary such as `history.history`: under "
        '`"loss"`, `"val_loss"` and `"val_accuracy"` there is a value for each epoch. '
        "Return the epoch with the lowest validation loss, counted from 1; if there "
        "are two, the first of them.",
    ),
    hints=(
        Text(
            ko="훈련 손실은 과대적합이 시작되어도 계속 줄어듭니다. 어느 손실을 볼까요?",
            en="The training loss goes on falling after overfitting has begun. Which "
            "loss shows it?",
        ),
        Text(
            ko="`np.argmin`은 0부터 센 자리를 돌려줍니다.",
            en="`np.argmin` counts places from 0.",
        ),
    ),
    solution=best_epoch,
    cases=_cases,
    wrong=(
        Wrong(
            _counted_from_zero,
            Text(
                ko="0부터 센 자리입니다. 에포크는 1부터 셉니다.",
                en="That place is counted from 0. Epochs are counted from 1.",
            ),
        ),
        Wrong(
            _of_the_training_loss,
            Text(
                ko="훈련 손실을 보았습니다. 훈련 손실은 과대적합이 되어도 줄어듭니다. "
                "`val_loss`를 보세요.",
                en="It looks at the training loss, which falls even when the model "
                "overfits. Look at `val_loss`.",
            ),
        ),
        Wrong(
            _highest,
            Text(
                ko="손실이 가장 높은 에포크입니다. 손실은 낮을수록 좋습니다.",
                en="That is the epoch with the highest loss. The lower, the better.",
            ),
        ),
        Wrong(
            _the_loss_itself,
            Text(
                ko="손실 값입니다. 그 값이 나온 에포크를 돌려주세요.",
                en="That is the loss itself. Return the epoch that has it.",
            ),
        ),
    ),
    also_right=(_by_index, _with_a_loop, _sorted),
)
