"""Does dropout reduce overfitting?"""

import math
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
    EPOCH,
    LOSS,
    Dots,
    Lines,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

_EPOCHS = 20
_NAMES = {
    "without": Text(ko="드롭아웃 없음", en="without dropout"),
    "with": Text(ko="Dropout(0.3)", en="Dropout(0.3)"),
}


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=8_000, val=4_000)
    measured = {}
    for name, rate in (("without", None), ("with", 0.3)):
        build = partial(build_deep, dropout=rate)
        model, history = run.train(build, data, epochs=_EPOCHS)
        # `fit` reports the mean of an epoch, measured with neurons missing.
        loss, _ = model.evaluate(data.train_scaled, data.train_target, verbose=0)
        measured[name] = {
            "fit_loss": history["loss"][-1],
            "train_loss": loss,
            "val_loss": history["val_loss"],
            "val_accuracy": history["val_accuracy"][-1],
        }
    return sizes(data) | measured


def _report(found: Sequence[Numbers]) -> Report:
    reported = {name: each(found, name, "fit_loss") for name in _NAMES}
    training = {name: each(found, name, "train_loss") for name in _NAMES}
    curves = {name: each(found, name, "val_loss") for name in _NAMES}
    validation = {name: [one[-1] for one in curves[name]] for name in _NAMES}
    accuracy = {name: each(found, name, "val_accuracy") for name in _NAMES}
    gaps = {
        name: [
            val - train
            for val, train in zip(validation[name], training[name], strict=True)
        ]
        for name in _NAMES
    }
    narrower = paired(gaps["with"], gaps["without"])
    loss = paired(validation["with"], validation["without"])
    right = paired(accuracy["with"], accuracy["without"])
    gap = Text(ko="차이", en="gap")
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='렐루 함수를 쓰는 뉴런 100개짜리 은닉층, `"adam"`, '
                f"{_EPOCHS}에포크. 차이는 훈련을 마친 뒤 드롭아웃이 꺼진 `evaluate`로 "
                "잰 훈련 손실로 구했습니다.",
                en='A hidden layer of 100 ReLU neurons, `"adam"`, '
                f"{_EPOCHS} epochs. The gap is that between the validation loss and "
                "the training loss of `evaluate`, after training and with dropout off.",
            ),
        ),
        columns=(Text(ko="훈련을 마친 뒤", en="after training"), *_NAMES.values()),
        rows=[
            (label, *(spread(values[name]) for name in _NAMES))
            for label, values in (
                (Text(ko="훈련 손실(fit)", en="training loss (fit)"), reported),
                (
                    Text(ko="훈련 손실(evaluate)", en="training loss (evaluate)"),
                    training,
                ),
                (LOSS, validation),
                (gap, gaps),
                (ACCURACY, accuracy),
            )
        ],
        facts=together(
            Text(
                ko="드롭아웃을 넣으면 검증 손실과 훈련 손실의 차이가 달라지는 폭은 "
                f"{amount(narrower).ko}입니다. 검증 손실:",
                en="Dropout changes the gap between validation and training loss by "
                f"{amount(narrower).en}. Validation loss:",
            ),
            versus(_NAMES["with"], _NAMES["without"], loss, lower_is_better=True),
            Text(ko="검증 정확도:", en="Validation accuracy:"),
            versus(_NAMES["with"], _NAMES["without"], right),
        ),
        confirmed=all_of(between(narrower, -math.inf, 0), between(loss, -math.inf, 0)),
        lesson=Text(
            ko="드롭아웃은 과대적합을 줄입니다. 손실의 차이도, 검증 손실도 "
            "작아집니다. `fit`이 보고하는 훈련 손실은 뉴런이 빠진 채 잰 값이므로, 그 "
            "값과 견주면 효과가 실제보다 커 보입니다. 정확도는 따로 보세요. 손실만큼 "
            "달라지지 않을 수 있습니다.",
            en="Dropout reduces overfitting: the gap becomes narrower and the "
            "validation loss lower. The training loss that `fit` reports is measured "
            "with neurons missing; compared with that, the effect looks larger than "
            "it is. Look at the accuracy as well: it need not change as much as the "
            "loss.",
        ),
        panels=[
            Lines(
                ticks=range(1, _EPOCHS + 1),
                series=[(_NAMES[name], curves[name]) for name in _NAMES],
                x=EPOCH,
                y=LOSS,
            ),
            Dots(rows=[(_NAMES[name], gaps[name]) for name in _NAMES], x=gap),
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
    control=Text(
        ko="드롭아웃 층만 없는 같은 신경망입니다. 두 손실 모두 드롭아웃을 끄고 잽니다.",
        en="The same network without the dropout layer. Both losses are measured with "
        "dropout off.",
    ),
    limits=Text(
        ko="조기 종료보다 나은지는 알 수 없습니다. 드롭아웃이 없는 신경망도 더 일찍 "
        "멈추면 검증 손실이 낮습니다. 다른 비율이나 더 큰 신경망, 더 많은 "
        "이미지에서는 다를 수 있습니다.",
        en="Whether it beats early stopping: without dropout, too, the validation "
        "loss is lower if training ends sooner. With another rate, a larger network "
        "or more images the result may be different.",
    ),
    concept="dropout",
    measure=_measure,
    report=_report,
)
