"""Does dropout reduce overfitting?"""

from functools import partial

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
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
    from fmnist_learn.models import build_deep

    data = run.splits(train=12_000)
    measured = {}
    for name, rate in (("without", None), ("with", 0.3)):
        build = partial(build_deep, dropout=rate)
        _, history = run.train(f"dropout={rate}", build, data, epochs=_EPOCHS)
        measured[name] = {key: history[key] for key in ("loss", "val_loss")}
    return sizes(data) | measured


def _report(numbers: Numbers) -> Report:
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


EXPERIMENT = Experiment(
    name="dropout",
    section="07-3",
    place=10,
    title=Text(
        ko="드롭아웃을 넣으면 과대적합이 줄어드나요?",
        en="Does dropout reduce overfitting?",
    ),
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="dropout",
    measure=_measure,
    report=_report,
)
