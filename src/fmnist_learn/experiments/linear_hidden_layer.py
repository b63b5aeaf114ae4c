"""Does a hidden layer without an activation function help?"""

from functools import partial

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    EPOCH,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

_FIVE_EPOCHS = Text(
    ko='뉴런 100개짜리 은닉층, `"adam"`, 5에포크.',
    en='A hidden layer of 100 neurons, `"adam"`, 5 epochs.',
)


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.models import build_deep

    data = run.splits()
    model, linear = run.train("linear", partial(build_deep, activation="linear"), data)
    _, relu = run.train("relu", build_deep, data)
    kernel_1, bias_1, kernel_2, bias_2 = model.get_weights()
    # (784, 100) @ (100, 10): two layers multiplied out to one
    kernel, bias = kernel_1 @ kernel_2, bias_1 @ kernel_2 + bias_2
    images = data.val_scaled.reshape(-1, 784)
    difference = ops.softmax(images @ kernel + bias) - model.predict(
        data.val_scaled, verbose=0
    )
    return sizes(data) | {
        "linear": linear["val_accuracy"],
        "relu": relu["val_accuracy"],
        "difference": float(np.abs(difference).max()),
    }


def _report(numbers: Numbers) -> Report:
    linear, relu = numbers["linear"][-1], numbers["relu"][-1]
    difference = numbers["difference"]
    none = Text(ko="활성화 함수 없음", en="no activation function")
    with_relu = Text(ko="렐루 함수", en="ReLU")
    return Report(
        recipe=trained_on(numbers, _FIVE_EPOCHS),
        columns=(Text(ko="은닉층", en="hidden layer"), ACCURACY),
        rows=[(none, linear), (with_relu, relu)],
        facts=Text(
            ko=f"검증 정확도는 활성화 함수가 없으면 {linear:.3f}, 렐루 함수를 쓰면 "
            f"{relu:.3f}입니다. 활성화 함수가 없는 두 층을 곱해 한 층으로 만들어도 "
            f"확률은 많아야 {difference:.7f}만큼 다릅니다.",
            en=f"The validation accuracy is {linear:.3f} without an activation "
            f"function and {relu:.3f} with ReLU. The two layers without one, "
            f"multiplied out to a single layer, give the same probabilities within "
            f"{difference:.7f}.",
        ),
        confirmed=difference < 1e-3 and relu - linear > 0.01,
        lesson=Text(
            ko="활성화 함수가 없으면 층을 쌓아도 소프트맥스 층 하나와 같습니다. "
            "은닉층에는 렐루 함수 같은 활성화 함수를 쓰세요.",
            en="Without an activation function the layers collapse to one softmax "
            "layer. Give a hidden layer ReLU or another.",
        ),
        panels=[
            Panel(
                kind="lines",
                ticks=range(1, len(numbers["relu"]) + 1),
                series=[(with_relu, numbers["relu"]), (none, numbers["linear"])],
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
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="relu",
    measure=_measure,
    report=_report,
)
