"""Does a network learn if the pixels are not divided by 255?"""

import warnings
from dataclasses import replace

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
    unscaled = replace(
        data, train_scaled=data.train_scaled * 255, val_scaled=data.val_scaled * 255
    )
    accuracy: dict[str, list[float]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what this is about
        for optimizer in ("sgd", "adam"):
            accuracy[optimizer] = []
            for name, images in (("/ 255", data), ("0-255", unscaled)):
                _, history = run.train(
                    f"{optimizer} {name}", build_deep, images, optimizer=optimizer
                )
                accuracy[optimizer].append(history["val_accuracy"][-1])
    return sizes(data) | {"accuracy": accuracy}


def _report(numbers: Numbers) -> Report:
    accuracy = numbers["accuracy"]
    scaled = Text(ko="255로 나눈 픽셀", en="pixels divided by 255")
    unscaled = Text(ko="나누지 않은 픽셀", en="pixels as they are")
    (sgd, sgd_raw), (adam, adam_raw) = accuracy["sgd"], accuracy["adam"]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko="렐루 함수를 쓰는 뉴런 100개짜리 은닉층, 5에포크.",
                en="A hidden layer of 100 ReLU neurons, 5 epochs.",
            ),
        ),
        columns=(Text(ko="옵티마이저", en="optimizer"), scaled, unscaled),
        rows=[(name, *values) for name, values in accuracy.items()],
        facts=Text(
            ko=f'`"sgd"`의 검증 정확도는 나누었을 때 {sgd:.3f}, 나누지 않았을 때 '
            f'{sgd_raw:.3f}입니다. `"adam"`은 {adam:.3f}, {adam_raw:.3f}입니다.',
            en=f'With `"sgd"` the validation accuracy is {sgd:.3f} with scaling and '
            f'{sgd_raw:.3f} without, with `"adam"` {adam:.3f} and {adam_raw:.3f}.',
        ),
        confirmed=min(sgd - sgd_raw, adam - adam_raw) > 0.01,
        lesson=Text(
            ko="입력이 255배 크면 첫 층 가중치의 그레이디언트도 그만큼 커져서 배우기 "
            "어렵습니다. 먼저 255로 나누세요.",
            en="Inputs 255 times as large make the gradient at the first weights as "
            "much larger, and learning hard. Divide by 255 first.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=list(accuracy),
                series=[
                    (scaled, [values[0] for values in accuracy.values()]),
                    (unscaled, [values[1] for values in accuracy.values()]),
                ],
                y=ACCURACY,
                marks=[(0.1, GUESSING)],
            )
        ],
    )


EXPERIMENT = Experiment(
    name="unscaled-input",
    section="07-1",
    place=20,
    title=Text(
        ko="픽셀을 255로 나누지 않아도 배울 수 있나요?",
        en="Does a network learn if the pixels are not divided by 255?",
    ),
    concept="scaling",
    measure=_measure,
    report=_report,
)
