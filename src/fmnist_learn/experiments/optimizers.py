"""Which optimizer is the best?"""

from collections.abc import Sequence
from typing import Any

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
    LOSS,
    Dots,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

# With Keras's default learning rates, and plain SGD with ten times its own.
_FASTER = "SGD(0.1)"


def _measure(run: Run) -> Numbers:
    import keras

    from fmnist_learn.models import build_deep

    data = run.splits(train=12_000, val=4_000)
    optimizers: dict[str, Any] = {
        "sgd": "sgd",
        _FASTER: keras.optimizers.SGD(0.1),
        "SGD(momentum=0.9)": keras.optimizers.SGD(momentum=0.9),
        "SGD(momentum=0.9, nesterov=True)": keras.optimizers.SGD(
            momentum=0.9, nesterov=True
        ),
        "adagrad": "adagrad",
        "rmsprop": "rmsprop",
        "adam": "adam",
    }
    measured = {}
    for name, optimizer in optimizers.items():
        _, history = run.train(build_deep, data, optimizer=optimizer)
        measured[name] = {
            "loss": history["val_loss"][-1],
            "accuracy": history["val_accuracy"][-1],
        }
    return sizes(data) | {"optimizers": measured}


def _report(found: Sequence[Numbers]) -> Report:
    names = list(found[0]["optimizers"])
    accuracy = {name: each(found, "optimizers", name, "accuracy") for name in names}
    ahead = {
        name: paired(accuracy["adam"], accuracy[name])
        for name in names
        if name != "adam"
    }
    faster = paired(accuracy[_FASTER], accuracy["sgd"])
    level = [f"`{name}`" for name, one in ahead.items() if not one.told_apart]
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko="렐루 함수를 쓰는 뉴런 100개짜리 은닉층, 5에포크. 따로 적지 않은 "
                "학습률은 케라스의 기본값입니다.",
                en="A hidden layer of 100 ReLU neurons, 5 epochs; the learning rates "
                "not given are Keras's defaults.",
            ),
        ),
        columns=(Text(ko="옵티마이저", en="optimizer"), LOSS, ACCURACY),
        rows=[
            (
                name,
                spread(each(found, "optimizers", name, "loss")),
                spread(accuracy[name]),
            )
            for name in names
        ],
        facts=together(
            Text(ko="검증 정확도:", en="Validation accuracy."),
            versus(_quoted("adam"), _quoted("sgd"), ahead["sgd"]),
            versus(_quoted("adam"), _quoted("adagrad"), ahead["adagrad"]),
            versus(_quoted(_FASTER), _quoted("sgd"), faster),
            Text(
                ko=f"`adam`과 구별되지 않는 것: {'; '.join(level) or '없음'}.",
                en=f"Not told apart from `adam`: {'; '.join(level) or 'none'}.",
            ),
        ),
        confirmed=all_of(
            between(ahead["sgd"], 0),
            between(ahead["adagrad"], 0),
            between(faster, 0),
        ),
        lesson=Text(
            ko="기본 학습률로는 `sgd`와 `adagrad`가 뒤처지지만, 같은 `sgd`도 학습률을 "
            "열 배로 하면 한참 따라붙습니다. 그러니 이 순서는 방법만이 아니라 기본 "
            "학습률의 순서이기도 합니다. 그 자체로 가장 좋은 옵티마이저는 없고, "
            "`adam`은 기본값이 잘 맞는 좋은 출발점입니다.",
            en="With the default rates `sgd` and `adagrad` fall behind, but the same "
            "`sgd` with ten times the rate makes up much of it. So the order is one "
            "of default learning rates as well as of methods. No optimizer is the "
            "best by itself; `adam` is a good start, because its default rate fits.",
        ),
        panels=[Dots(rows=list(accuracy.items()), x=ACCURACY)],
    )


def _quoted(name: str) -> Text:
    return Text(ko=f"`{name}`", en=f"`{name}`")


EXPERIMENT = Experiment(
    name="optimizers",
    section="07-2",
    place=50,
    title=Text(
        ko="어느 옵티마이저가 가장 좋은가요?",
        en="Which optimizer is the best?",
    ),
    control=Text(
        ko="옵티마이저만 다르고 신경망과 이미지, 시드는 같습니다. 학습률만 바꾼 "
        "`sgd`가 방법의 몫과 학습률의 몫을 나누어 보여 줍니다.",
        en="Only the optimizer differs; network, images and seed are the same. `sgd` "
        "with another learning rate tells the method from the rate.",
    ),
    limits=Text(
        ko="저마다 가장 좋은 학습률을 찾지 않았고, 에포크가 더 많거나 신경망이 다르면 "
        "순서가 달라질 수 있습니다. 여럿을 한꺼번에 견주면 우연히 구별되는 것도 "
        "생깁니다.",
        en="What the order is with the best learning rate of each, with more epochs "
        "or with another network. And among many comparisons, one may come out as "
        "told apart by chance.",
    ),
    concept="adam",
    measure=_measure,
    report=_report,
)
