"""Are the weights that early stopping keeps better than the last ones?"""

import math
from collections.abc import Sequence
from typing import Any

from fmnist_learn.experiments._evidence import (
    between,
    each,
    paired,
    spread,
    versus,
)
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    EPOCH,
    Cell,
    Dots,
    Lines,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

_EPOCHS = 30
_PATIENCE = (1, 2, 3, 5)
_LOSS = Text(ko="테스트 손실", en="test loss")
_ACCURACY = Text(ko="테스트 정확도", en="test accuracy")
_LOWEST = Text(ko="검증 손실이 가장 낮은 가중치", en="lowest validation loss")
_MOST = Text(ko="검증 정확도가 가장 높은 가중치", en="highest validation accuracy")
_LAST = Text(ko="마지막 가중치", en="last weights")


def _measure(run: Run) -> Numbers:
    import keras

    from fmnist_learn import ops
    from fmnist_learn.models import build_deep

    data = run.splits(train=8_000, val=4_000)
    test: dict[str, list[float]] = {"test_loss": [], "test_accuracy": []}

    def evaluate(*_: Any) -> None:
        guesses = keras.ops.convert_to_numpy(each_epoch.model(data.test_scaled))
        right = guesses.argmax(axis=1) == data.test_target
        test["test_loss"].append(float(ops.cross_entropy(data.test_target, guesses)))
        test["test_accuracy"].append(float(right.mean()))

    each_epoch = keras.callbacks.LambdaCallback(on_epoch_end=evaluate)
    _, history = run.train(build_deep, data, epochs=_EPOCHS, callbacks=[each_epoch])
    validation = {key: history[key] for key in ("val_loss", "val_accuracy")}
    return sizes(data) | validation | test


def stopping(losses: Sequence[float], patience: int) -> tuple[int, int]:
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


def _report(found: Sequence[Numbers]) -> Report:
    import numpy as np

    losses, accuracies = each(found, "test_loss"), each(found, "test_accuracy")
    ends = {
        patience: [stopping(one["val_loss"], patience) for one in found]
        for patience in _PATIENCE
    }
    # Of each seed the epoch, from 0, whose weights are kept.
    kept = {
        _LOWEST: [int(np.argmin(one["val_loss"])) for one in found],
        _MOST: [int(np.argmax(one["val_accuracy"])) for one in found],
        _LAST: [_EPOCHS - 1] * len(found),
    }

    def at(epochs: Sequence[int], curves: Sequence[Sequence[float]]) -> list[float]:
        return [curve[epoch] for epoch, curve in zip(epochs, curves, strict=True)]

    rows: list[tuple[Cell, ...]] = []
    for patience, stops in ends.items():
        epochs = [best - 1 for best, _ in stops]
        trained = [last for _, last in stops]
        rows.append(
            (
                f"patience={patience}",
                "-".join(map(str, sorted({min(trained), max(trained)}))),
                spread(at(epochs, losses)),
                spread(at(epochs, accuracies)),
            )
        )
    rows += [
        (name, str(_EPOCHS), spread(at(epochs, losses)), spread(at(epochs, accuracies)))
        for name, epochs in kept.items()
    ]
    loss, accuracy = (
        paired(at(kept[_LOWEST], curves), at(kept[_LAST], curves))
        for curves in (losses, accuracies)
    )
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='렐루 함수를 쓰는 뉴런 100개짜리 은닉층, `"adam"`, '
                f"{_EPOCHS}에포크. 에포크마다 테스트 세트로 쟀고, `patience`마다 어느 "
                "에포크의 가중치가 남는지는 검증 손실로 찾았습니다.",
                en='A hidden layer of 100 ReLU neurons, `"adam"`, '
                f"{_EPOCHS} epochs. Every epoch was measured on the test set; which of "
                "them each `patience` keeps follows from the validation loss.",
            ),
        ),
        columns=(
            Text(ko="남긴 가중치", en="weights kept"),
            Text(ko="훈련한 에포크", en="epochs trained"),
            _LOSS,
            _ACCURACY,
        ),
        rows=rows,
        facts=together(
            Text(ko="테스트 손실:", en="Test loss:"),
            versus(_LOWEST, _LAST, loss, lower_is_better=True),
            Text(ko="테스트 정확도:", en="Test accuracy:"),
            versus(_LOWEST, _LAST, accuracy),
        ),
        confirmed=between(loss, -math.inf, 0),
        lesson=Text(
            ko="검증 손실이 가장 낮은 가중치는 처음 보는 이미지에서도 손실이 더 "
            "낮습니다. 그렇다고 더 많이 맞히는 것은 아니므로 정확도는 따로 보세요. "
            "손실이 다시 커지는 동안에도 정확도는 오를 수 있습니다. 확신하며 틀린 몇 "
            "장이 손실을 크게 키우기 때문입니다. 조기 종료는 지켜보는 값만 챙기므로, "
            "확률을 쓸 것인지 답만 쓸 것인지 생각하고 `monitor`를 고르세요.",
            en="The weights with the lowest validation loss have the lower loss on "
            "new images too. That does not mean more right answers, so look at the "
            "accuracy separately: it may still grow while the loss rises again, since "
            "a few mistakes made with great confidence cost much. Early stopping "
            "looks only at what it monitors: choose `monitor` by what you need, good "
            "probabilities or right answers.",
        ),
        panels=[
            Lines(
                ticks=range(1, _EPOCHS + 1),
                series=[(_LOSS, losses)],
                x=EPOCH,
                y=_LOSS,
            ),
            Dots(
                rows=[(name, at(epochs, accuracies)) for name, epochs in kept.items()],
                x=_ACCURACY,
            ),
        ],
    )


EXPERIMENT = Experiment(
    name="patience",
    section="07-3",
    place=20,
    title=Text(
        ko="조기 종료가 남기는 가중치는 마지막 가중치보다 나은가요?",
        en="Are the weights that early stopping keeps better than the last ones?",
    ),
    control=Text(
        ko="같은 훈련의 마지막 가중치입니다. 가중치는 검증 세트로 고르고, 고를 때 "
        "쓰지 않은 테스트 세트로 비교합니다.",
        en="The last weights of the same training. The weights are chosen on the "
        "validation set and compared on the test set, which the choice never saw.",
    ),
    limits=Text(
        ko="언제나 그런지는 알 수 없습니다. 이미지가 적고 드롭아웃이 없어 과대적합이 "
        "일찍 시작됩니다. 이미지가 많거나 드롭아웃이 있거나 에포크 수가 다르면 "
        "정확도의 순서가 달라질 수 있습니다.",
        en="That it is always so: there are few images and no dropout, so overfitting "
        "begins early. With more images, with dropout or another number of epochs, "
        "the accuracies may come in a different order.",
    ),
    concept="early-stopping",
    measure=_measure,
    report=_report,
)
