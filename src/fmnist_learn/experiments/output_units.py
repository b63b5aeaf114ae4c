"""What do 100 output neurons do when there are 10 classes?"""

from typing import TYPE_CHECKING

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    GUESSING,
    PARAMETERS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    import keras

_FIVE_EPOCHS = Text(
    ko='뉴런 100개짜리 은닉층, `"adam"`, 5에포크.',
    en='A hidden layer of 100 neurons, `"adam"`, 5 epochs.',
)


def _measure(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep

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


def _build_hundred_outputs() -> "keras.Sequential":
    import keras

    from fmnist_learn.models import build_deep

    layers = build_deep().layers[:-1]
    return keras.Sequential(
        [
            keras.layers.Input(shape=(28, 28)),
            *layers,
            keras.layers.Dense(100, activation="softmax", name="output"),
        ]
    )


def _report(numbers: Numbers) -> Report:
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
            f"on average, all together.",
        ),
        confirmed=impossible < 0.001 and abs(accuracy["100"] - accuracy["10"]) < 0.02,
        lesson=Text(
            ko="훈련하면서 없는 클래스의 확률이 거의 0이 되었을 뿐입니다. 늘어난 모델 "
            f"파라미터 {parameters['100'] - parameters['10']:,}개는 쓸모가 없으니 "
            "출력층의 뉴런은 클래스 개수만큼 두세요.",
            en="Training has only made the impossible classes nearly 0. The "
            f"{parameters['100'] - parameters['10']:,} further parameters are of no "
            "use: give the output layer one neuron for each class.",
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


EXPERIMENT = Experiment(
    name="output-units",
    section="07-2",
    place=10,
    title=Text(
        ko="클래스가 10개일 때 출력층의 뉴런이 100개이면 어떻게 되나요?",
        en="What do 100 output neurons do when there are 10 classes?",
    ),
    concept="layers",
    measure=_measure,
    report=_report,
)
