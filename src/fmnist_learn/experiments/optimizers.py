"""Which optimizer is the best?"""

from typing import Any

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    LOSS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    import keras

    from fmnist_learn.models import build_deep

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


def _report(numbers: Numbers) -> Report:
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
            ko="0.01보다 작은 차이는 시드만 바꾸어도 뒤집힐 수 있어 한 번 훈련해서는 "
            "어느 것이 가장 좋은지 가릴 수 없습니다. 뒤처진 것도 학습률을 바꾸면 "
            "달라질 수 있습니다.",
            en="A lead of less than 0.01 may change with the seed, so one training "
            "does not tell which of them is the best. One that falls behind may do "
            "better with a different learning rate.",
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


EXPERIMENT = Experiment(
    name="optimizers",
    section="07-2",
    place=50,
    title=Text(
        ko="어느 옵티마이저가 가장 좋은가요?",
        en="Which optimizer is the best?",
    ),
    control=Text(ko="-", en="-"),
    limits=Text(ko="-", en="-"),
    concept="adam",
    measure=_measure,
    report=_report,
)
