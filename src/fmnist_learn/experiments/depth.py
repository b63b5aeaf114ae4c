"""How do sigmoid and ReLU differ as the network grows deeper?"""

from functools import partial

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=12_000)
    depths = (1, 8) if run.fast else (1, 2, 4, 8)
    accuracy: dict[str, list[float]] = {}
    for activation in ("sigmoid", "relu"):
        accuracy[activation] = []
        for depth in depths:
            build = partial(build_deep, hidden=(100,) * depth, activation=activation)
            step = f"{activation} x {depth}"
            _, history = run.train(step, build, data, optimizer="rmsprop")
            accuracy[activation].append(history["val_accuracy"][-1])
    return sizes(data) | {"depths": list(depths)} | accuracy


def _report(numbers: Numbers) -> Report:
    depths, sigmoid, relu = numbers["depths"], numbers["sigmoid"], numbers["relu"]
    deepest = depths[-1]
    names = (
        Text(ko="시그모이드 함수", en="sigmoid"),
        Text(ko="렐루 함수", en="ReLU"),
    )
    layers = Text(ko="은닉층 개수", en="hidden layers")
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko='은닉층마다 뉴런 100개, `"rmsprop"`, 5에포크.',
                en='100 neurons in each hidden layer, `"rmsprop"`, 5 epochs.',
            ),
        ),
        columns=(layers, *names),
        rows=list(zip(depths, sigmoid, relu, strict=True)),
        facts=Text(
            ko=f"은닉층이 1개이면 검증 정확도가 시그모이드 함수는 {sigmoid[0]:.3f}, "
            f"렐루 함수는 {relu[0]:.3f}입니다. {deepest}개이면 {sigmoid[-1]:.3f}, "
            f"{relu[-1]:.3f}입니다.",
            en=f"With 1 hidden layer the validation accuracy is {sigmoid[0]:.3f} with "
            f"the sigmoid and {relu[0]:.3f} with ReLU, with {deepest} layers "
            f"{sigmoid[-1]:.3f} and {relu[-1]:.3f}.",
        ),
        confirmed=abs(sigmoid[0] - relu[0]) < 0.05 and relu[-1] - sigmoid[-1] > 0.2,
        lesson=Text(
            ko="은닉층이 하나면 둘 다 잘 배웁니다. 깊어지면 시그모이드 함수의 "
            "기울기(많아야 1/4)를 층마다 곱하므로 그레이디언트가 사라집니다. 렐루 "
            "함수의 기울기는 뉴런이 켜진 곳이면 언제나 1입니다.",
            en="With a single hidden layer both learn well. In a deep network the "
            "slope of the sigmoid, at most 1/4, is multiplied in every layer and the "
            "gradient vanishes; that of ReLU is 1 wherever the neuron is on.",
        ),
        panels=[
            Panel(
                kind="lines",
                ticks=depths,
                series=list(zip(names, (sigmoid, relu), strict=True)),
                x=layers,
                y=ACCURACY,
            )
        ],
    )


EXPERIMENT = Experiment(
    name="depth",
    section="07-2",
    place=40,
    title=Text(
        ko="층이 깊어지면 시그모이드 함수와 렐루 함수는 어떻게 다른가요?",
        en="How do sigmoid and ReLU differ as the network grows deeper?",
    ),
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="sigmoid",
    measure=_measure,
    report=_report,
)
