"""Must a hidden layer have more neurons than the output layer?"""

from functools import partial

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    GUESSING,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits()
    accuracy = {}
    for units in (5, 10, 100):
        _, history = run.train(str(units), partial(build_deep, hidden=units), data)
        accuracy[str(units)] = history["val_accuracy"][-1]
    return sizes(data) | {"accuracy": accuracy}


def _report(numbers: Numbers) -> Report:
    accuracy = numbers["accuracy"]
    few, ten, hundred = accuracy.values()
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko='렐루 함수를 쓰는 은닉층 하나, `"adam"`, 5에포크.',
                en='One hidden layer with ReLU, `"adam"`, 5 epochs.',
            ),
        ),
        columns=(Text(ko="은닉층의 뉴런", en="hidden neurons"), ACCURACY),
        rows=[(int(units), value) for units, value in accuracy.items()],
        facts=Text(
            ko=f"출력층이 10개일 때 검증 정확도는 은닉층 뉴런이 5개이면 {few:.3f}, "
            f"10개이면 {ten:.3f}, 100개이면 {hundred:.3f}입니다.",
            en=f"With 10 outputs the validation accuracy is {few:.3f} with 5 hidden "
            f"neurons, {ten:.3f} with 10 and {hundred:.3f} with 100.",
        ),
        confirmed=few > 0.5 and ten - few > hundred - ten > 0,
        lesson=Text(
            ko="출력층보다 적어도 배웁니다. 뉴런이 많을수록 나아지지만 "
            "나아지는 폭은 줄어듭니다. 출력층보다 많게 두는 것은 규칙이 아니라 좋은 "
            "출발점입니다.",
            en="Fewer than the outputs learn as well. More neurons are better, by less "
            "and less. More than the outputs is a good start, not a rule.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=[
                    Text(ko=f"뉴런 {units}개", en=f"{units} neurons")
                    for units in accuracy
                ],
                series=[(ACCURACY, list(accuracy.values()))],
                y=ACCURACY,
                marks=[(0.1, GUESSING)],
            )
        ],
    )


EXPERIMENT = Experiment(
    name="hidden-units",
    section="07-2",
    place=20,
    title=Text(
        ko="은닉층의 뉴런은 출력층보다 많아야 하나요?",
        en="Must a hidden layer have more neurons than the output layer?",
    ),
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="layers",
    measure=_measure,
    report=_report,
)
