"""Does a network learn if the pixels are not divided by 255?"""

import warnings
from collections.abc import Sequence
from dataclasses import replace

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
    Cell,
    Lines,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

# The default of Keras, and a smaller one.
_RATES = {"sgd": (1e-2, 1e-4), "adam": (1e-3, 1e-4)}
_PIXELS = {
    "scaled": Text(ko="255로 나눈 픽셀", en="pixels divided by 255"),
    "unscaled": Text(ko="나누지 않은 픽셀", en="pixels as they are"),
}


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=6_000, val=4_000)
    unscaled = replace(
        data, train_scaled=data.train_scaled * 255, val_scaled=data.val_scaled * 255
    )
    accuracy: dict[str, dict[str, list[float]]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what this is about
        for optimizer, rates in _RATES.items():
            accuracy[optimizer] = {}
            for name, images in (("scaled", data), ("unscaled", unscaled)):
                accuracy[optimizer][name] = [
                    run.train(
                        build_deep, images, optimizer=optimizer, learning_rate=rate
                    )[1]["val_accuracy"][-1]
                    for rate in rates
                ]
    return sizes(data) | {"accuracy": accuracy}


def _report(found: Sequence[Numbers]) -> Report:
    claims, facts, panels = [], [], []
    rows: list[list[Cell]] = []
    for optimizer, rates in _RATES.items():
        measured = {
            (pixels, rate): each(found, "accuracy", optimizer, pixels, place)
            for pixels in _PIXELS
            for place, rate in enumerate(rates)
        }
        default, small = rates
        facts.append(Text(ko=f'`"{optimizer}"`:', en=f'`"{optimizer}"`:'))
        for first, second in (
            (("scaled", default), ("unscaled", default)),  # as they are used
            (("unscaled", small), ("unscaled", default)),  # the learning rate alone
            (("scaled", default), ("unscaled", small)),  # each with one that fits
        ):
            comparison = paired(measured[first], measured[second])
            claims.append(between(comparison, 0))
            facts.append(versus(_name(*first), _name(*second), comparison))
        rows += [
            [
                optimizer,
                f"{rate:g}",
                *(spread(measured[pixels, rate]) for pixels in _PIXELS),
            ]
            for rate in rates
        ]
        panels.append(
            Lines(
                title=Text(ko=f'"{optimizer}"', en=f'"{optimizer}"'),
                ticks=[f"{rate:g}" for rate in rates],
                series=[
                    (name, [one["accuracy"][optimizer][pixels] for one in found])
                    for pixels, name in _PIXELS.items()
                ],
                x=Text(ko="학습률", en="learning rate"),
                y=ACCURACY,
            )
        )
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko="렐루 함수를 쓰는 뉴런 100개짜리 은닉층, 5에포크. 옵티마이저마다 "
                "케라스의 기본 학습률과 그보다 작은 학습률을 썼습니다.",
                en="A hidden layer of 100 ReLU neurons, 5 epochs; each optimizer with "
                "the default learning rate of Keras and with a smaller one.",
            ),
        ),
        columns=(
            Text(ko="옵티마이저", en="optimizer"),
            Text(ko="학습률", en="learning rate"),
            *_PIXELS.values(),
        ),
        rows=rows,
        facts=together(Text(ko="검증 정확도:", en="Validation accuracy."), *facts),
        confirmed=all_of(*claims),
        lesson=Text(
            ko="나누지 않아도 배우지만, 기본 학습률로는 잘 배우지 못합니다. 입력이 "
            "255배이면 첫 층의 출력도, 그 가중치의 그레이디언트도 그만큼 커져서 같은 "
            "보폭이 너무 커집니다. 학습률을 줄이면 대부분 회복하지만, 255로 나눈 "
            "것만큼은 아니었습니다. 먼저 나누세요. 그러면 기본값이 맞습니다.",
            en="The network learns without the division, too, but not well with the "
            "default learning rate: with inputs 255 times as large, so are the "
            "outputs of the first layer and the gradient at its weights, and the same "
            "steps are too large. A smaller rate makes up for most of it, not for "
            "all. Divide first, and the defaults fit.",
        ),
        panels=panels,
    )


def _name(pixels: str, rate: float) -> Text:
    name = _PIXELS[pixels]
    return Text(ko=f"{name.ko}({rate:g})", en=f"{name.en} ({rate:g})")


EXPERIMENT = Experiment(
    name="unscaled-input",
    section="07-1",
    place=20,
    title=Text(
        ko="픽셀을 255로 나누지 않아도 배울 수 있나요?",
        en="Does a network learn if the pixels are not divided by 255?",
    ),
    control=Text(
        ko="나눈 픽셀과 나누지 않은 픽셀을 같은 두 학습률로 훈련합니다. 그래서 "
        "나누기의 몫과 학습률의 몫을 따로 볼 수 있습니다.",
        en="Pixels with and without division at the same two learning rates, so that "
        "the effect of scaling and that of the learning rate can be told apart.",
    ),
    limits=Text(
        ko="가장 좋은 학습률은 찾지 않았습니다. 더 오래 훈련하거나 학습률을 잘 고르면 "
        "차이가 줄어들 수 있습니다. 가중치를 처음에 더 작게 두는 방법도 재지 "
        "않았습니다.",
        en="The best learning rate was not looked for: with a better one, or longer "
        "training, the difference may shrink. Nor were smaller first weights tried.",
    ),
    concept="scaling",
    measure=_measure,
    report=_report,
)
