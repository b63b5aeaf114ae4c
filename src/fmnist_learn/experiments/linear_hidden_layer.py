"""Does a hidden layer without an activation function help?"""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

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
    EPOCH,
    PARAMETERS,
    Lines,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    import keras

_NAMES = {
    "none": Text(ko="은닉층 없음", en="no hidden layer"),
    "linear": Text(ko="활성화 함수가 없는 은닉층", en="linear hidden layer"),
    "relu": Text(ko="렐루 함수를 쓰는 은닉층", en="ReLU hidden layer"),
}


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.models import build_deep

    data = run.splits(train=24_000)
    builds: dict[str, Callable[[], keras.Sequential]] = {
        "none": _build_without,
        "linear": partial(build_deep, activation="linear"),
        "relu": build_deep,
    }
    models, measured = {}, {}
    for name, build in builds.items():
        models[name], history = run.train(build, data)
        measured[name] = {
            "parameters": models[name].count_params(),
            "accuracy": history["val_accuracy"],
        }
    linear = models["linear"]
    kernel_1, bias_1, kernel_2, bias_2 = linear.get_weights()
    # (784, 100) @ (100, 10): two layers multiplied out to one
    kernel, bias = kernel_1 @ kernel_2, bias_1 @ kernel_2 + bias_2
    one_layer = ops.softmax(data.val_scaled.reshape(-1, 784) @ kernel + bias)
    difference = one_layer - linear.predict(data.val_scaled, verbose=0)
    return sizes(data) | measured | {"difference": float(np.abs(difference).max())}


def _build_without() -> "keras.Sequential":
    import keras

    return keras.Sequential(
        [
            keras.layers.Input(shape=(28, 28)),
            keras.layers.Flatten(name="flatten"),
            keras.layers.Dense(10, activation="softmax", name="output"),
        ]
    )


def _report(found: Sequence[Numbers]) -> Report:
    curves = {name: each(found, name, "accuracy") for name in _NAMES}
    none, linear, relu = ([one[-1] for one in values] for values in curves.values())
    difference = max(each(found, "difference"))
    with_layer = paired(linear, none)
    with_relu = paired(relu, linear)
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='은닉층의 뉴런은 100개, `"adam"`, 5에포크.',
                en='100 neurons in the hidden layer, `"adam"`, 5 epochs.',
            ),
        ),
        columns=(Text(ko="신경망", en="network"), PARAMETERS, ACCURACY),
        rows=[
            (_NAMES[name], found[0][name]["parameters"], spread(values))
            for name, values in zip(_NAMES, (none, linear, relu), strict=True)
        ],
        facts=together(
            Text(ko="검증 정확도:", en="Validation accuracy."),
            versus(_NAMES["linear"], _NAMES["none"], with_layer),
            versus(_NAMES["relu"], _NAMES["linear"], with_relu),
            Text(
                ko="활성화 함수가 없는 두 층을 곱해 한 층으로 만들어도 확률은 많아야 "
                f"{difference:.7f}만큼 다릅니다.",
                en="The two linear layers, multiplied out to a single one, give the "
                f"same probabilities within {difference:.7f}.",
            ),
        ),
        confirmed=all_of(
            difference < 1e-3,
            between(with_layer, -math.inf, 0.01),
            between(with_relu, 0.01),
        ),
        lesson=Text(
            ko="활성화 함수가 없으면 층을 쌓아도 소프트맥스 층 하나로 할 수 있는 것만 "
            "합니다. 모델 파라미터는 열 배로 늘지만 나아지는 것은 거의 없습니다. "
            "은닉층에는 렐루 함수 같은 활성화 함수를 쓰세요.",
            en="Without an activation function the layers can do no more than one "
            "softmax layer: ten times the parameters, and next to no gain. Give a "
            "hidden layer ReLU or another activation function.",
        ),
        panels=[
            Lines(
                ticks=range(1, len(curves["none"][0]) + 1),
                series=[(_NAMES[name], curves[name]) for name in reversed(_NAMES)],
                x=EPOCH,
                y=ACCURACY,
            )
        ],
    )


EXPERIMENT = Experiment(
    name="linear-hidden-layer",
    section="07-2",
    place=30,
    title=Text(
        ko="활성화 함수가 없는 은닉층도 도움이 되나요?",
        en="Does a hidden layer without an activation function help?",
    ),
    control=Text(
        ko="은닉층이 없는 신경망입니다. 렐루 함수를 쓰는 은닉층은 활성화 함수만 "
        "다릅니다.",
        en="The network without a hidden layer. The hidden layer with ReLU differs in "
        "the activation function alone.",
    ),
    limits=Text(
        ko="두 층은 한 층과 같은 것을 나타내지만 훈련은 다르게 진행됩니다. 그래서 "
        "같은 에포크를 훈련해도 정확도가 조금 다를 수 있습니다. 렐루 함수가 가장 좋은 "
        "활성화 함수인지는 재지 않았습니다.",
        en="That two such layers train like one: they can express the same, but get "
        "there by different steps, so that after the same number of epochs the "
        "accuracies may differ a little. Nor whether ReLU is the best activation "
        "function.",
    ),
    concept="relu",
    measure=_measure,
    report=_report,
)
