"""Must a hidden layer have more neurons than the output layer?"""

from collections.abc import Sequence
from functools import partial

from fmnist_learn.experiments._evidence import (
    all_of,
    between,
    each,
    paired,
    spread,
    versus,
)
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    GUESSING,
    Dots,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

# Half as many as the outputs, as many, and ten times as many: those of the book.
_UNITS = (5, 10, 100)
_NAMES = {units: Text(ko=f"뉴런 {units}개", en=f"{units} neurons") for units in _UNITS}


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=12_000, val=4_000)
    accuracy = {}
    for units in _UNITS:
        _, history = run.train(partial(build_deep, hidden=units), data, epochs=10)
        accuracy[str(units)] = history["val_accuracy"][-1]
    return sizes(data) | {"accuracy": accuracy}


def _report(found: Sequence[Numbers]) -> Report:
    accuracy = {units: each(found, "accuracy", str(units)) for units in _UNITS}
    five, ten, hundred = accuracy.values()
    fewer, more = paired(five, ten), paired(hundred, ten)
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='렐루 함수를 쓰는 은닉층 하나, `"adam"`, 10에포크.',
                en='One hidden layer with ReLU, `"adam"`, 10 epochs.',
            ),
        ),
        columns=(Text(ko="은닉층의 뉴런", en="hidden neurons"), ACCURACY),
        rows=[(units, spread(values)) for units, values in accuracy.items()],
        facts=together(
            Text(
                ko=f"출력층이 10개일 때 은닉층 뉴런이 5개여도 검증 정확도가 적어도 "
                f"{min(five):.3f}입니다.",
                en=f"With 10 outputs, 5 hidden neurons reach a validation accuracy of "
                f"at least {min(five):.3f}.",
            ),
            versus(_NAMES[5], _NAMES[10], fewer),
            versus(_NAMES[100], _NAMES[10], more),
        ),
        confirmed=all_of(min(five) > 0.5, between(more, 0)),
        lesson=Text(
            ko="출력층보다 적어도 배울 수 있고, 출력층과 같은 10개보다는 100개가 "
            "낫습니다. 출력층보다 많게 두는 것은 규칙이 아니라 좋은 출발점입니다.",
            en="Fewer than the outputs learn; 100 learn better than 10, as many as "
            "the outputs. More than the outputs is a good start, not a rule.",
        ),
        panels=[
            Dots(
                rows=[(_NAMES[units], values) for units, values in accuracy.items()],
                x=ACCURACY,
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
    control=Text(
        ko="출력층과 뉴런 개수가 같은 은닉층입니다. 은닉층의 뉴런 개수만 다르고 "
        "이미지와 에포크, 시드는 같습니다.",
        en="A hidden layer with as many neurons as the output layer. Only their "
        "number differs; images, epochs and seed are the same.",
    ),
    limits=Text(
        ko="가장 좋은 개수는 알 수 없습니다. 이미지와 에포크의 수에 따라 달라집니다. "
        "뉴런이 5개이면 시드마다 결과가 크게 달라서, 얼마나 나쁜지 정확히 알려면 "
        "시드가 더 많아야 합니다.",
        en="Which number is best: that depends on the images and the epochs. With 5 "
        "neurons the seeds differ widely, so it takes more seeds to tell how much "
        "worse they are.",
    ),
    concept="layers",
    measure=_measure,
    report=_report,
)
