"""Look at the output of a layer."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SHAPES = Text(ko="새 모델의 입력과 출력", en="input and output of the new model")


def layer_output(filters):
    import keras

    model = keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    return keras.Model(model.inputs, model.layers[0].output)


_STARTER = """
def layer_output(filters):
    model = keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    return keras.Model(model.input, model.layers[0])
"""


def _measure(model):
    return {
        "input": model.input_shape[1:],
        "output": model.output_shape[1:],
        "last layer": type(model.layers[-1]).__name__,
    }


def _cases(draw: Draw):
    yield Case(_SHAPES, (4,))
    yield Case(_SHAPES, (draw.whole(5, 9),))


def _whole(filters):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _up_to(filters, place):
    import keras

    model = _whole(filters)
    return keras.Model(model.inputs, model.layers[place].output)


def _after_pooling(filters):
    return _up_to(filters, 1)


def _the_last_layer(filters):
    return _up_to(filters, -1)


def _flattened(filters):
    return _up_to(filters, 2)


def _by_input(filters):
    import keras

    model = _whole(filters)
    return keras.Model(inputs=model.inputs, outputs=model.layers[0].output)


def _by_name(filters):
    import keras

    model = _whole(filters)
    first = model.get_layer(model.layers[0].name)
    return keras.Model(model.inputs, [first.output][0])


def _by_sequential(filters):
    import keras

    return keras.Sequential(
        [keras.layers.Input((28, 28, 1)), _whole(filters).layers[0]]
    )


EXERCISE = FunctionExercise(
    name="layer-output",
    section="08-3",
    place=35,
    title=Text(
        ko="합성곱 층의 출력을 꺼내는 모델을 고치세요.",
        en="Repair a model that returns the output of a layer.",
    ),
    concept="feature-map",
    minutes=4,
    imports="import keras",
    seconds=8,
    task=Text(
        ko="`layer_output(filters)`는 이미지를 받아 첫 번째 합성곱 층의 특성 맵을 "
        "내는 모델을 돌려주어야 합니다. 지금은 마지막 줄에서 오류가 납니다. 두 군데를 "
        "고치세요.",
        en="`layer_output(filters)` should return a model that takes images and "
        "returns the feature maps of the first convolution. It stops with an error in "
        "its last line. Two things must be repaired.",
    ),
    hints=(
        Text(
            ko="`keras.Model`의 두 번째 인수는 층이 아니라 층의 출력입니다.",
            en="The second argument of `keras.Model` is the output of a layer, not "
            "the layer.",
        ),
        Text(
            ko="케라스 3에서 아직 부르지 않은 `Sequential`에는 `model.input`이 "
            "없습니다. `model.inputs`를 쓰세요.",
            en="In Keras 3 a `Sequential` that has not been called has no "
            "`model.input`. Use `model.inputs`.",
        ),
    ),
    starter=_STARTER,
    solution=layer_output,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _after_pooling,
            Text(
                ko="풀링 층의 출력입니다. 합성곱 층은 `model.layers[0]`입니다.",
                en="That is the output of the pooling layer. The convolution is "
                "`model.layers[0]`.",
            ),
        ),
        Wrong(
            _the_last_layer,
            Text(
                ko="마지막 층의 출력, 곧 확률입니다. 첫 번째 층의 출력을 쓰세요.",
                en="That is the output of the last layer, the probabilities. Take the "
                "output of the first.",
            ),
        ),
        Wrong(
            _flattened,
            Text(
                ko="펼친 뒤의 출력입니다. 합성곱 층의 출력을 쓰세요.",
                en="That is the output of Flatten. Take the output of the convolution.",
            ),
        ),
    ),
    also_right=(_by_input, _by_name, _by_sequential),
)
