"""How do sigmoid and ReLU differ as the network grows deeper?"""

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
    Lines,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

_DEPTHS = (1, 4, 8)
_NAMES = {
    "sigmoid": Text(ko="시그모이드 함수", en="sigmoid"),
    "relu": Text(ko="렐루 함수", en="ReLU"),
}


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

    data = run.splits(train=8_000, val=4_000)
    accuracy: dict[str, list[float]] = {name: [] for name in _NAMES}
    for activation, reached in accuracy.items():
        for depth in _DEPTHS:
            build = partial(build_deep, hidden=(100,) * depth, activation=activation)
            _, history = run.train(build, data, optimizer="rmsprop")
            reached.append(history["val_accuracy"][-1])
    return sizes(data) | {"accuracy": accuracy}


def _report(found: Sequence[Numbers]) -> Report:
    accuracy = {
        name: [each(found, "accuracy", name, place) for place in range(len(_DEPTHS))]
        for name in _NAMES
    }
    sigmoid, relu = accuracy["sigmoid"], accuracy["relu"]
    shallow = paired(relu[0], sigmoid[0])
    deep = paired(relu[-1], sigmoid[-1])
    deeper = paired(relu[-1], relu[0])
    layers = Text(ko="은닉층 개수", en="hidden layers")
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='은닉층마다 뉴런 100개, `"rmsprop"`, 5에포크.',
                en='100 neurons in each hidden layer, `"rmsprop"`, 5 epochs.',
            ),
        ),
        columns=(layers, *_NAMES.values()),
        rows=[
            (depth, *(spread(accuracy[name][place]) for name in _NAMES))
            for place, depth in enumerate(_DEPTHS)
        ],
        facts=together(
            Text(
                ko="은닉층이 1개일 때 시그모이드 함수와 비교한 렐루 함수의 검증 "
                f"정확도는 {amount(shallow).ko}입니다. {_DEPTHS[-1]}개일 때:",
                en="With 1 hidden layer the validation accuracy of ReLU differs from "
                f"that of the sigmoid by {amount(shallow).en}. With {_DEPTHS[-1]}:",
            ),
            versus(_NAMES["relu"], _NAMES["sigmoid"], deep),
            Text(
                ko=f"렐루 함수를 쓰는 은닉층 {_DEPTHS[-1]}개와 1개의 차이는 "
                f"{amount(deeper).ko}입니다.",
                en=f"ReLU with {_DEPTHS[-1]} layers differs from ReLU with 1 by "
                f"{amount(deeper).en}.",
            ),
        ),
        confirmed=all_of(between(shallow, -0.05, 0.05), between(deep, 0.2)),
        lesson=Text(
            ko="은닉층이 하나면 둘 다 잘 배웁니다. 깊어지면 시그모이드 함수의 "
            "기울기(많아야 1/4)를 층마다 곱하므로 그레이디언트가 사라집니다. 렐루 "
            "함수의 기울기는 뉴런이 켜진 곳이면 언제나 1입니다.",
            en="With a single hidden layer both learn well. In a deep network the "
            "slope of the sigmoid, at most 1/4, is multiplied in every layer and the "
            "gradient vanishes; that of ReLU is 1 wherever the neuron is on.",
        ),
        panels=[
            Lines(
                ticks=_DEPTHS,
                series=[
                    (name, each(found, "accuracy", activation))
                    for activation, name in _NAMES.items()
                ],
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
    control=Text(
        ko="깊이가 같은 두 신경망은 활성화 함수만 다르고, 은닉층이 하나인 신경망은 "
        "활성화 함수만으로는 거의 달라지지 않는다는 것을 보여 줍니다.",
        en="Two networks of the same depth differ in the activation function alone; "
        "those with one hidden layer show how little it does by itself.",
    ),
    limits=Text(
        ko="그레이디언트는 재지 않았으므로 원인은 이 숫자가 아니라 계산에서 나옵니다. "
        "다른 초깃값이나 배치 정규화를 쓰거나 더 오래 훈련하면 깊은 시그모이드 "
        "신경망도 배울 수 있습니다. 깊을수록 좋다는 뜻도 아닙니다.",
        en="The cause: the gradients were not measured; that they vanish follows from "
        "the calculation. Other first weights, batch normalization or longer training "
        "may let the deep network with the sigmoid learn. Nor that deeper is better.",
    ),
    concept="sigmoid",
    measure=_measure,
    report=_report,
)
