"""Does early stopping stop at the best epoch?"""

import tempfile
from functools import partial
from pathlib import Path

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    EPOCH,
    LOSS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

_EPOCHS = 20


def _measure(run: Run) -> Numbers:
    import keras

    from fmnist_learn.models import build_deep

    data = run.splits()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "best.keras"
        build = partial(build_deep, dropout=0.3)
        model, history = run.train(
            f"{_EPOCHS} epochs", build, data, epochs=_EPOCHS, checkpoint=file
        )
        best = keras.models.load_model(file)
    validation = data.val_scaled, data.val_target
    return sizes(data) | {
        "val_loss": history["val_loss"],
        "val_accuracy": history["val_accuracy"],
        "checkpoint_loss": float(best.evaluate(*validation, verbose=0)[0]),
        "last_loss": float(model.evaluate(*validation, verbose=0)[0]),
    }


def stopping(losses: list[float], patience: int) -> tuple[int, int]:
    """The best epoch and the last one, from 1, when `patience` ends the training.

    With the same seed the epochs are the same, wherever training ends, so one long
    training tells for every patience.
    """
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


def _report(numbers: Numbers) -> Report:
    import numpy as np

    losses, accuracy = numbers["val_loss"], numbers["val_accuracy"]
    ends = {patience: stopping(losses, patience) for patience in (1, 2, 3, 5)}
    best, last = ends[2]
    lowest = int(np.argmin(losses))
    checkpoint, final = numbers["checkpoint_loss"], numbers["last_loss"]
    trained = Text(ko="훈련한 에포크", en="epochs trained")
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko='렐루 함수를 쓰는 뉴런 100개짜리 은닉층, `Dropout(0.3)`, `"adam"`, '
                f"{len(losses)}에포크를 한 번 훈련하고 `patience`마다 멈출 곳을 "
                "찾았습니다.",
                en='A hidden layer of 100 ReLU neurons, `Dropout(0.3)`, `"adam"`, '
                f"{len(losses)} epochs once; for each `patience`, where it would stop.",
            ),
        ),
        columns=(
            Text(ko="patience", en="patience"),
            trained,
            Text(ko="가장 좋은 에포크", en="best epoch"),
            LOSS,
            ACCURACY,
        ),
        rows=[
            *(
                (patience, end, found, losses[found - 1], accuracy[found - 1])
                for patience, (found, end) in ends.items()
            ),
            (
                Text(ko="체크포인트", en="checkpoint"),
                len(losses),
                lowest + 1,
                checkpoint,
                accuracy[lowest],
            ),
            (
                Text(ko="마지막 가중치", en="last weights"),
                len(losses),
                len(losses),
                final,
                accuracy[-1],
            ),
        ],
        facts=Text(
            ko=f"`patience`가 2이면 {best}번째 에포크가 가장 좋고 {last}번째 "
            f"에포크에서 멈춥니다. {len(losses)}에포크를 모두 훈련하면 검증 손실이 "
            f"가장 낮을 때만 저장한 체크포인트는 손실이 {checkpoint:.4f}(정확도 "
            f"{accuracy[lowest]:.4f}), 마지막 가중치는 {final:.4f}(정확도 "
            f"{accuracy[-1]:.4f})입니다.",
            en=f"With `patience` 2 epoch {best} is the best and training stops at "
            f"epoch {last}. After all {len(losses)} epochs the checkpoint, saved only "
            f"when the validation loss was lowest, has a loss of {checkpoint:.4f} "
            f"(accuracy {accuracy[lowest]:.4f}), the last weights {final:.4f} "
            f"(accuracy {accuracy[-1]:.4f}).",
        ),
        confirmed=last == best + 2 and checkpoint < final,
        lesson=Text(
            ko="가장 좋은 에포크는 검증 손실이 가장 낮은 에포크이며, 정확도는 다른 "
            "에포크에서 더 높을 수 있습니다. 어느 에포크인지는 `patience`만큼 더 "
            "훈련해야 알 수 있습니다. `restore_best_weights=True`나 "
            "`save_best_only=True`를 쓰지 않으면 마지막 가중치가 남습니다.",
            en="The best epoch is that with the lowest validation loss; the accuracy "
            "may be higher at a different one. Which it was is known only `patience` "
            "epochs later. Without `restore_best_weights=True` or "
            "`save_best_only=True` the last weights are what remains.",
        ),
        panels=[
            Panel(
                kind="lines",
                ticks=range(1, len(losses) + 1),
                series=[(LOSS, losses)],
                x=EPOCH,
                y=LOSS,
                marks=[
                    (best, Text(ko="가장 좋은 에포크", en="best epoch")),
                    (
                        last,
                        Text(
                            ko="patience 2일 때 멈춘 에포크", en="stopped, patience 2"
                        ),
                    ),
                ],
            )
        ],
    )


EXPERIMENT = Experiment(
    name="patience",
    section="07-3",
    place=20,
    title=Text(
        ko="조기 종료는 가장 좋은 에포크에서 바로 멈추나요?",
        en="Does early stopping stop at the best epoch?",
    ),
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="early-stopping",
    measure=_measure,
    report=_report,
)
