"""Build a network that is small enough."""

from collections.abc import Mapping
from typing import Any

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_MODEL = Text(ko="모델의 층", en="the layers of the model")
_MOST = 40_000


def solution():
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(40, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _measure(model: Any) -> Mapping[str, Any]:
    return {
        "input_shape": model.input_shape[1:],
        "output_shape": model.output_shape[1:],
        "hidden layers": sum("Dense" in type(one).__name__ for one in model.layers) - 1,
        "activation of the last layer": model.layers[-1].activation.__name__,
        f"count_params() <= {_MOST}": model.count_params() <= _MOST,
    }


def _cases(draw: Draw) -> Any:
    del draw
    yield Case(_MODEL, ())


def _of(hidden: int, last: str = "softmax", first: str = "relu") -> Any:
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation=first),
            keras.layers.Dense(10, activation=last),
        ]
    )


def _too_large() -> Any:
    return _of(100)


def _without_softmax() -> Any:
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(40, activation="relu"),
            keras.layers.Dense(10),
        ]
    )


def _another_size() -> Any:
    return _of(50)


def _with_sigmoid() -> Any:
    return _of(40, first="sigmoid")


def _by_add() -> Any:
    import keras

    model = keras.Sequential([keras.layers.Input((28, 28))])
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(20, "relu"))
    model.add(keras.layers.Dense(10, "softmax"))
    return model


EXERCISE = FunctionExercise(
    name="small-network",
    section="07-2",
    place=60,
    title=Text(
        ko="파라미터 40,000개 이하인 신경망을 만드세요.",
        en="Build a network of at most 40,000 parameters.",
    ),
    concept="layers",
    imports="import keras",
    seconds=8,
    task=Text(
        ko="`small_network()`는 크기가 (28, 28)인 이미지를 받아 클래스 10개의 확률을 "
        "출력하는 `keras.Sequential` 모델을 돌려줍니다. 은닉층은 하나이고, 파라미터는 "
        "모두 40,000개를 넘지 않습니다. 컴파일하지 않아도 됩니다.",
        en="`small_network()` returns a `keras.Sequential` model that takes images of "
        "shape (28, 28) and gives the probabilities of ten classes. It has one hidden "
        "layer and at most 40,000 parameters. It need not be compiled.",
    ),
    hints=(
        Text(
            ko="`keras.layers.Flatten()`으로 이미지를 한 줄로 펼치세요.",
            en="`keras.layers.Flatten()` puts the pixels of an image in one row.",
        ),
        Text(
            ko="은닉층의 뉴런이 h개이면 파라미터는 795 * h + 10개입니다.",
            en="With h neurons in the hidden layer there are 795 * h + 10 parameters.",
        ),
    ),
    solution=solution,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _too_large,
            Text(
                ko="파라미터가 너무 많습니다. 은닉층의 뉴런을 줄이세요.",
                en="There are too many parameters: take fewer hidden neurons.",
            ),
        ),
        Wrong(
            _without_softmax,
            Text(
                ko="출력층에 소프트맥스가 없어 확률이 아니라 점수가 나옵니다. "
                '`activation="softmax"`를 주세요.',
                en="The last layer has no softmax and gives scores, not "
                'probabilities: pass `activation="softmax"`.',
            ),
        ),
    ),
    also_right=(_another_size, _with_sigmoid, _by_add),
)
