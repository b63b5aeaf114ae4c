"""What do 100 output neurons do when there are 10 classes?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fmnist_learn.experiments._evidence import (
    all_of,
    amount,
    between,
    each,
    paired,
    spread,
)
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    PARAMETERS,
    Dots,
    Numbers,
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

    data = run.splits(train=24_000)
    parameters, accuracy = {}, {}
    for outputs, build in (("10", build_deep), ("100", _build_hundred_outputs)):
        model, history = run.train(build, data)
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


def _report(found: Sequence[Numbers]) -> Report:
    parameters = found[0]["parameters"]
    ten, hundred = (each(found, "accuracy", outputs) for outputs in parameters)
    impossible = each(found, "impossible")
    comparison = paired(hundred, ten)
    more = parameters["100"] - parameters["10"]
    return Report(
        recipe=trained_on(found[0], _FIVE_EPOCHS),
        columns=(Text(ko="출력층의 뉴런", en="output neurons"), PARAMETERS, ACCURACY),
        rows=[
            (int(outputs), parameters[outputs], spread(values))
            for outputs, values in zip(parameters, (ten, hundred), strict=True)
        ],
        facts=Text(
            ko=f"출력층이 100개여도 오류 없이 훈련됩니다. 10개일 때와의 검증 정확도 "
            f"차이는 {amount(comparison).ko}입니다. 없는 클래스 90개에 준 확률은 모두 "
            f"더해 평균 {min(impossible):.6f}부터 {max(impossible):.6f}까지입니다.",
            en=f"With 100 outputs it trains without an error, and the validation "
            f"accuracy differs from that with 10 by {amount(comparison).en}. The 90 "
            f"classes that do not exist get {min(impossible):.6f} to "
            f"{max(impossible):.6f} of the probability on average, all together.",
        ),
        confirmed=all_of(max(impossible) < 0.001, between(comparison, -0.02, 0.02)),
        lesson=Text(
            ko="훈련하면서 없는 클래스의 확률이 거의 0이 되었을 뿐입니다. 늘어난 모델 "
            f"파라미터 {more:,}개는 쓸모가 없으니 출력층의 뉴런은 클래스 개수만큼 "
            "두세요.",
            en="Training has only made the probabilities of the impossible classes "
            f"nearly 0. The {more:,} additional parameters are of no use: give the "
            "output layer one neuron for each class.",
        ),
        panels=[
            Dots(
                rows=[
                    (Text(ko=f"출력 {n}개", en=f"{n} outputs"), values)
                    for n, values in zip(parameters, (ten, hundred), strict=True)
                ],
                x=ACCURACY,
            ),
            Dots(
                rows=[
                    (Text(ko="없는 클래스 90개", en="90 that do not exist"), impossible)
                ],
                x=Text(ko="확률의 합, 평균", en="summed probability, mean"),
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
    control=Text(
        ko="출력층의 뉴런만 10개와 100개로 다르고 은닉층과 이미지, 시드는 같습니다.",
        en="Only the output layer differs, 10 neurons or 100; hidden layer, images "
        "and seed are the same.",
    ),
    limits=Text(
        ko="정확도 차이가 전혀 없다는 뜻은 아닙니다. 위의 구간 안에 있다는 것만 알 수 "
        "있습니다. 훈련을 시작할 때는 없는 클래스도 확률을 받습니다.",
        en="That the accuracies are equal: only that they differ by no more than the "
        "interval says. When training begins, the impossible classes do get their "
        "share.",
    ),
    concept="layers",
    measure=_measure,
    report=_report,
)
