"""The experiments of 07-3: overfitting, and two ways against it."""

import tempfile
from functools import partial
from pathlib import Path

import keras
import numpy as np

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
from fmnist_learn.models import build_deep

_EPOCHS = 20


def measure_dropout(run: Run) -> Numbers:
    data = run.splits(train=12_000)
    measured = {}
    for name, rate in (("without", None), ("with", 0.3)):
        build = partial(build_deep, dropout=rate)
        _, history = run.train(f"dropout={rate}", build, data, epochs=_EPOCHS)
        measured[name] = {key: history[key] for key in ("loss", "val_loss")}
    return sizes(data) | measured


def report_dropout(numbers: Numbers) -> Report:
    names = {
        "without": Text(ko="드롭아웃 없음", en="without dropout"),
        "with": Text(ko="Dropout(0.3)", en="Dropout(0.3)"),
    }
    last = {
        key: (numbers[key]["loss"][-1], numbers[key]["val_loss"][-1]) for key in names
    }
    gap = {key: val - train for key, (train, val) in last.items()}
    training = Text(ko="훈련 손실", en="training loss")
    epochs = len(numbers["with"]["loss"])
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko=f'렐루 함수를 쓰는 뉴런 100개짜리 은닉층, `"adam"`, {epochs}에포크.',
                en=f'A hidden layer of 100 ReLU neurons, `"adam"`, {epochs} epochs.',
            ),
        ),
        columns=(
            Text(ko="마지막 에포크", en="last epoch"),
            training,
            LOSS,
            Text(ko="차이", en="gap"),
        ),
        rows=[(names[key], *last[key], gap[key]) for key in names],
        facts=Text(
            ko=f"{epochs}에포크 뒤 검증 손실은 드롭아웃이 없으면 "
            f"{last['without'][1]:.3f}, 있으면 {last['with'][1]:.3f}입니다. 훈련 "
            f"손실과의 차이는 {gap['without']:.3f}, {gap['with']:.3f}입니다.",
            en=f"After {epochs} epochs the validation loss is "
            f"{last['without'][1]:.3f} without dropout and {last['with'][1]:.3f} "
            f"with it; the gap to the training loss is {gap['without']:.3f} and "
            f"{gap['with']:.3f}.",
        ),
        confirmed=last["with"][0] > last["without"][0]
        and last["with"][1] < last["without"][1],
        lesson=Text(
            ko="드롭아웃은 훈련 손실을 높이지만 검증 손실을 낮춥니다. 과대적합이 "
            "줄어든 것입니다.",
            en="Dropout raises the training loss and lowers the validation loss: the "
            "network overfits less.",
        ),
        panels=[
            Panel(
                kind="lines",
                title=name,
                ticks=range(1, epochs + 1),
                series=[
                    (training, numbers[key]["loss"]),
                    (LOSS, numbers[key]["val_loss"]),
                ],
                x=EPOCH,
                y=Text(ko="손실", en="loss"),
            )
            for key, name in names.items()
        ],
    )


def measure_patience(run: Run) -> Numbers:
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


def report_patience(numbers: Numbers) -> Report:
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
            ko="어느 에포크가 가장 좋았는지는 `patience`만큼 더 훈련해야 알 수 "
            "있습니다. `restore_best_weights=True`나 `save_best_only=True`를 쓰지 "
            "않으면 마지막 가중치가 남습니다.",
            en="Which epoch was the best is known only `patience` epochs later. "
            "Without `restore_best_weights=True` or `save_best_only=True` the last "
            "weights are what remains.",
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
