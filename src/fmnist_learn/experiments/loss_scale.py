"""Does a loss of 0.4 mean the same for any data?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    LOSS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from fmnist_learn.data import Splits


_ALIKE = (0, 6)  # T-shirt/top and shirt, which are hard to tell apart


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.models import build_dense

    ten = run.splits("flat")
    groups = {"ten": (ten, 10), "two": (_only(ten, _ALIKE), 2)}
    measured = {}
    for name, (data, classes) in groups.items():
        guess = np.zeros((len(data.val_target), 10))
        guess[:, np.unique(data.val_target)] = 1 / classes
        _, history = run.train(
            f"{classes} classes", build_dense, data, optimizer="rmsprop"
        )
        measured[name] = {
            "guess": ops.cross_entropy(data.val_target, guess),
            "loss": history["val_loss"][-1],
            "accuracy": history["val_accuracy"][-1],
        }
    return sizes(ten) | measured


def _only(data: "Splits", classes: tuple[int, ...]) -> "Splits":
    import numpy as np

    train = np.isin(data.train_target, classes)
    val = np.isin(data.val_target, classes)
    return replace(
        data,
        train_scaled=data.train_scaled[train],
        train_target=data.train_target[train],
        val_scaled=data.val_scaled[val],
        val_target=data.val_target[val],
    )


def _report(numbers: Numbers) -> Report:
    both = numbers["ten"], numbers["two"]
    ten, two = (one["loss"] / one["guess"] for one in both)
    ticks = [
        Text(ko="클래스 10개", en="10 classes"),
        Text(ko="티셔츠와 셔츠", en="T-shirts and shirts"),
    ]
    guess = Text(ko="찍을 때의 손실", en="loss of guessing")
    losses = [one["loss"] for one in both]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko='소프트맥스 층 하나, `"rmsprop"`, 5에포크. 한 번은 모든 클래스로, '
                "한 번은 티셔츠와 셔츠만으로 훈련했습니다.",
                en='One softmax layer, `"rmsprop"`, 5 epochs: once with all classes, '
                "once with T-shirts/tops and shirts only.",
            ),
        ),
        columns=(Text(ko="데이터", en="data"), guess, LOSS, ACCURACY),
        rows=[
            (tick, one["guess"], one["loss"], one["accuracy"])
            for tick, one in zip(ticks, both, strict=True)
        ],
        facts=Text(
            ko=f"클래스가 10개이면 검증 손실 {losses[0]:.3f}, 티셔츠와 셔츠뿐이면 "
            f"{losses[1]:.3f}입니다. 찍을 때의 손실(-log(1/클래스 개수))에 견주면 "
            f"{ten:.0%}, {two:.0%}입니다.",
            en=f"The validation loss is {losses[0]:.3f} with 10 classes and "
            f"{losses[1]:.3f} with T-shirts and shirts only. Of the loss of guessing, "
            f"-log(1 / classes), that is {ten:.0%} and {two:.0%}.",
        ),
        confirmed=losses[1] < losses[0] and two > ten,
        lesson=Text(
            ko="손실은 더 작은데 찍을 때와의 차이도 더 작습니다. 손실이 좋은지는 "
            "클래스 개수에 따라 다르므로 찍을 때의 손실과 견주어 보세요.",
            en="The smaller loss is also the less far from guessing. How good a loss "
            "is depends on the number of classes: compare it with that of guessing.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=ticks,
                series=[(LOSS, losses), (guess, [one["guess"] for one in both])],
                y=Text(ko="손실", en="loss"),
            )
        ],
    )


EXPERIMENT = Experiment(
    name="loss-scale",
    section="07-1",
    place=80,
    title=Text(
        ko="손실 0.4는 어떤 데이터에서나 같은 뜻인가요?",
        en="Does a loss of 0.4 mean the same for any data?",
    ),
    concept="accuracy",
    measure=_measure,
    report=_report,
)
