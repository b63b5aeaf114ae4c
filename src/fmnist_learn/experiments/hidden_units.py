"""Must a hidden layer have more neurons than the output layer?"""

from collections.abc import Sequence
from functools import partial

from fmnist_learn.experiments._evidence import (
    all_of,
    amount,
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

# The book's 5, 10 and 100; and 20, which doubles 10 as 10 doubles 5.
_UNITS = (5, 10, 20, 100)
_NAMES = {units: Text(ko=f"뉴런 {units}개", en=f"{units} neurons") for units in _UNITS}


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=12_000, val=4_000)
    accuracy = {}
    for units in _UNITS:
        _, history = run.train(partial(build_deep, hidden=units), data, epochs=15)
        accuracy[str(units)] = history["val_accuracy"][-1]
    return sizes(data) | {"accuracy": accuracy}


def _report(found: Sequence[Numbers]) -> Report:
    accuracy = {units: each(found, "accuracy", str(units)) for units in _UNITS}
    five, ten, twenty, hundred = accuracy.values()
    more = {
        (10, 5): paired(ten, five),
        (100, 10): paired(hundred, ten),
    }
    doubled_once = [one - other for one, other in zip(ten, five, strict=True)]
    doubled_again = [one - other for one, other in zip(twenty, ten, strict=True)]
    less = paired(doubled_once, doubled_again)
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='렐루 함수를 쓰는 은닉층 하나, `"adam"`, 15에포크.',
                en='One hidden layer with ReLU, `"adam"`, 15 epochs.',
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
            *(
                versus(_NAMES[many], _NAMES[few], comparison)
                for (many, few), comparison in more.items()
            ),
            Text(
                ko="5개를 10개로 늘렸을 때 나아진 폭에서 10개를 20개로 늘렸을 때 "
                f"나아진 폭을 빼면 {amount(less).ko}입니다.",
                en="The gain from 5 to 10 less that from 10 to 20 is "
                f"{amount(less).en}.",
            ),
        ),
        confirmed=all_of(
            min(five) > 0.5,
            *(between(comparison, 0) for comparison in more.values()),
            between(less, 0),
        ),
        lesson=Text(
            ko="출력층보다 적어도 배우지만, 뉴런이 많을수록 나아집니다. 똑같이 두 배로 "
            "늘려도 두 번째에는 덜 나아집니다. 출력층보다 많게 두는 것은 규칙이 "
            "아니라 좋은 출발점입니다.",
            en="Fewer than the outputs learn, and more learn better; doubling them "
            "brings less the second time. More than the outputs is a good start, not a "
            "rule.",
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
        ko="은닉층의 뉴런 개수만 다르고 이미지와 에포크, 시드는 같습니다. 나아지는 "
        "폭은 똑같이 두 배로 늘린 것끼리 비교합니다.",
        en="Only the number of hidden neurons differs; images, epochs and seed are the "
        "same. Gains are compared where the number is doubled both times.",
    ),
    limits=Text(
        ko="가장 좋은 개수는 알 수 없습니다. 훈련 이미지와 에포크의 수가 다르면 "
        "달라집니다. 모든 크기를 같은 에포크만큼 훈련했으므로, 뉴런이 적은 신경망은 "
        "더 오래 훈련하면 나아질 수 있습니다.",
        en="Which number is best: that depends on the images and the epochs. All were "
        "trained equally long; a network with few neurons may gain from more epochs.",
    ),
    concept="layers",
    measure=_measure,
    report=_report,
)
