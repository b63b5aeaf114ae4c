"""The experiments of 07-2: hidden layers, activation functions, optimizers."""

from functools import partial
from typing import Any

import keras
import numpy as np

from fmnist_learn import ops
from fmnist_learn.experiments._report import (
    ACCURACY,
    EPOCH,
    GUESSING,
    LOSS,
    PARAMETERS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text
from fmnist_learn.models import build_deep

_FIVE_EPOCHS = Text(
    ko='뉴런 100개짜리 은닉층, `"adam"`, 5에포크.',
    en='A hidden layer of 100 neurons, `"adam"`, 5 epochs.',
)


def measure_output_units(run: Run) -> Numbers:
    data = run.splits()
    parameters, accuracy = {}, {}
    for outputs, build in (("10", build_deep), ("100", _build_hundred_outputs)):
        model, history = run.train(f"Dense({outputs})", build, data)
        parameters[outputs] = model.count_params()
        accuracy[outputs] = history["val_accuracy"][-1]
    probabilities = model.predict(data.val_scaled, verbose=0)
    return sizes(data) | {
        "parameters": parameters,
        "accuracy": accuracy,
        "impossible": float(probabilities[:, 10:].sum(axis=1).mean()),
    }


def _build_hundred_outputs() -> keras.Sequential:
    layers = build_deep().layers[:-1]
    return keras.Sequential(
        [
            keras.layers.Input(shape=(28, 28)),
            *layers,
            keras.layers.Dense(100, activation="softmax", name="output"),
        ]
    )


def report_output_units(numbers: Numbers) -> Report:
    accuracy, parameters = numbers["accuracy"], numbers["parameters"]
    impossible = numbers["impossible"]
    return Report(
        recipe=trained_on(numbers, _FIVE_EPOCHS),
        columns=(Text(ko="출력층의 뉴런", en="output neurons"), PARAMETERS, ACCURACY),
        rows=[(int(n), parameters[n], accuracy[n]) for n in accuracy],
        facts=Text(
            ko=f"출력층이 100개여도 오류 없이 훈련되고 검증 정확도는 "
            f"{accuracy['100']:.4f}입니다(10개이면 {accuracy['10']:.4f}). 없는 클래스 "
            f"90개에 준 확률은 모두 더해 평균 {impossible:.6f}입니다.",
            en=f"With 100 outputs it trains without an error, and the validation "
            f"accuracy is {accuracy['100']:.4f} ({accuracy['10']:.4f} with 10). The "
            f"90 classes that do not exist get {impossible:.6f} of the probability "
            f"in the mean, all together.",
        ),
        confirmed=impossible < 0.001 and abs(accuracy["100"] - accuracy["10"]) < 0.02,
        lesson=Text(
            ko="훈련하면서 없는 클래스의 확률이 거의 0이 되었을 뿐입니다. 늘어난 모델 "
            f"파라미터 {parameters['100'] - parameters['10']:,}개는 쓸모가 없으니 "
            "출력층의 뉴런은 클래스 개수만큼 두세요.",
            en="Training has only made the impossible classes nearly 0. The "
            f"{parameters['100'] - parameters['10']:,} further parameters serve "
            "nothing: give the output layer one neuron for each class.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=[Text(ko=f"출력 {n}개", en=f"{n} outputs") for n in accuracy],
                series=[(ACCURACY, list(accuracy.values()))],
                y=ACCURACY,
                marks=[(0.1, GUESSING)],
            ),
            Panel(
                kind="bars",
                ticks=[
                    Text(ko="있는 클래스 10개", en="the 10 classes"),
                    Text(ko="없는 클래스 90개", en="90 that do not exist"),
                ],
                series=[
                    (Text(ko="확률", en="probability"), [1 - impossible, impossible])
                ],
                y=Text(ko="평균 확률의 합", en="mean of the summed probability"),
            ),
        ],
    )


def measure_hidden_units(run: Run) -> Numbers:
    data = run.splits()
    accuracy = {}
    for units in (5, 10, 100):
        _, history = run.train(str(units), partial(build_deep, units), data)
        accuracy[str(units)] = history["val_accuracy"][-1]
    return sizes(data) | {"accuracy": accuracy}


def report_hidden_units(numbers: Numbers) -> Report:
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
            en="Fewer than the outputs do learn. More neurons are better, by less and "
            "less. More than the outputs is a good start, not a rule.",
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


def measure_linear_hidden_layer(run: Run) -> Numbers:
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


def report_linear_hidden_layer(numbers: Numbers) -> Report:
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


def measure_depth(run: Run) -> Numbers:
    data = run.splits(train=12_000)
    depths = (1, 8) if run.fast else (1, 2, 4, 8)
    accuracy: dict[str, list[float]] = {}
    for activation in ("sigmoid", "relu"):
        accuracy[activation] = []
        for depth in depths:
            build = partial(build_deep, (100,) * depth, activation)
            step = f"{activation} x {depth}"
            _, history = run.train(step, build, data, optimizer="rmsprop")
            accuracy[activation].append(history["val_accuracy"][-1])
    return sizes(data) | {"depths": list(depths)} | accuracy


def report_depth(numbers: Numbers) -> Report:
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
            "기울기(많아야 1/4)를 층마다 곱하므로 그레이디언트가 사라지고, 렐루 함수는 "
            "그렇지 않습니다.",
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


def measure_optimizers(run: Run) -> Numbers:
    data = run.splits()
    optimizers: dict[str, Any] = {
        "sgd": "sgd",
        "sgd, momentum=0.9": keras.optimizers.SGD(momentum=0.9),
        "sgd, nesterov": keras.optimizers.SGD(momentum=0.9, nesterov=True),
        "adagrad": "adagrad",
        "rmsprop": "rmsprop",
        "adam": "adam",
    }
    loss, accuracy = {}, {}
    for name, optimizer in optimizers.items():
        _, history = run.train(name, build_deep, data, optimizer=optimizer)
        loss[name] = history["val_loss"][-1]
        accuracy[name] = history["val_accuracy"][-1]
    return sizes(data) | {"loss": loss, "accuracy": accuracy}


def report_optimizers(numbers: Numbers) -> Report:
    accuracy, loss = numbers["accuracy"], numbers["loss"]
    best, worst = max(accuracy.values()), min(accuracy, key=accuracy.__getitem__)
    close = [f"`{name}`" for name, value in accuracy.items() if best - value < 0.01]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko="렐루 함수를 쓰는 뉴런 100개짜리 은닉층, 5에포크, 학습률은 케라스의 "
                "기본값, 한 번씩 훈련.",
                en="A hidden layer of 100 ReLU neurons, 5 epochs, Keras's default "
                "learning rates, one training each.",
            ),
        ),
        columns=(Text(ko="옵티마이저", en="optimizer"), LOSS, ACCURACY),
        rows=[(name, loss[name], accuracy[name]) for name in accuracy],
        facts=Text(
            ko=f"가장 높은 검증 정확도는 {best:.4f}이고, 여기서 0.01 안에 드는 "
            f"옵티마이저는 {', '.join(close)}입니다. 가장 낮은 것은 `{worst}`의 "
            f"{accuracy[worst]:.4f}입니다.",
            en=f"The highest validation accuracy is {best:.4f}; within 0.01 of it are "
            f"{', '.join(close)}. The lowest is {accuracy[worst]:.4f} with `{worst}`.",
        ),
        confirmed=len(close) > 1,
        lesson=Text(
            ko="0.01보다 작은 차이는 시드만 바꾸어도 뒤집히므로 한 번 훈련해서는 어느 "
            "것이 가장 좋은지 가릴 수 없습니다. 뒤처진 것도 학습률을 바꾸면 달라질 수 "
            "있습니다.",
            en="A lead of less than 0.01 may change with the seed, so one training "
            "does not tell which of them is the best. One that falls behind may do "
            "better with another learning rate.",
        ),
        panels=[
            Panel(
                kind="dots",
                ticks=list(accuracy),
                series=[(ACCURACY, list(accuracy.values()))],
                y=ACCURACY,
            )
        ],
    )
