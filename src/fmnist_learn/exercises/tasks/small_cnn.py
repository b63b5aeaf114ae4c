"""Build a small CNN."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_LAYERS = Text(ko="모델의 층", en="the layers of the model")
_MOST = 30_000


def small_cnn():
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Conv2D(16, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(20, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _measure(model):
    kinds = [type(layer).__name__ for layer in model.layers]
    return {
        "input_shape": model.input_shape[1:],
        "output_shape": model.output_shape[1:],
        "two convolutions": kinds.count("Conv2D") == 2,
        "two poolings": sum("Pooling" in kind for kind in kinds) == 2,
        "activation of the last layer": model.layers[-1].activation.__name__,
        f"count_params() <= {_MOST:,}": model.count_params() <= _MOST,
    }


def _cases(draw: Draw):
    yield Case(_LAYERS, ())


def _of(first=16, second=16, hidden=20, *, last="softmax", channels=1, pooled=True):
    import keras

    pooling = [keras.layers.MaxPooling2D(2)] if pooled else []
    return keras.Sequential(
        [
            keras.layers.Input((28, 28, channels)),
            keras.layers.Conv2D(first, 3, padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Conv2D(second, 3, padding="same", activation="relu"),
            *pooling,
            keras.layers.Flatten(),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(10, activation=last),
        ]
    )


def _the_books():
    return _of(32, 64, 100)


def _pooled_once():
    return _of(8, 8, 15, pooled=False)


def _without_softmax():
    return _of(last="linear")


def _colour_images():
    return _of(channels=3)


def _with_valid_padding():
    import keras

    model = keras.Sequential([keras.layers.Input((28, 28, 1))])
    for filters in (8, 24):
        model.add(keras.layers.Conv2D(filters, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(30, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def _without_a_hidden_layer():
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(24, (3, 3), padding="same", activation="relu"),
            keras.layers.MaxPooling2D((2, 2)),
            keras.layers.Conv2D(32, (3, 3), padding="same", activation="relu"),
            keras.layers.AveragePooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _with_dropout():
    import keras

    model = _of(8, 16, 25)
    layers = [*model.layers[:-1], keras.layers.Dropout(0.4), model.layers[-1]]
    return keras.Sequential([keras.layers.Input((28, 28, 1)), *layers])


EXERCISE = FunctionExercise(
    name="small-cnn",
    section="08-2",
    place=70,
    title=Text(ko="작은 합성곱 신경망을 만드세요.", en="Build a small CNN."),
    concept="cnn",
    minutes=8,
    imports="import keras",
    seconds=8,
    task=Text(
        ko="`small_cnn()`은 크기가 (28, 28, 1)인 이미지를 받아 클래스 10개의 확률을 "
        "내는 `keras.Sequential` 모델을 돌려줍니다. 합성곱 층 두 개와 그 뒤마다 풀링 "
        "층 하나가 있고, 파라미터는 30,000개를 넘지 않습니다. 컴파일하지 않아도 "
        "됩니다.",
        en="`small_cnn()` returns a `keras.Sequential` model that takes images of "
        "shape (28, 28, 1) and gives the probabilities of ten classes. It has two "
        "convolutional layers, each followed by a pooling layer, and at most 30,000 "
        "parameters. It need not be compiled.",
    ),
    hints=(
        Text(
            ko="파라미터는 대부분 Flatten 뒤의 밀집층에 있습니다.",
            en="Most parameters are in the dense layer after Flatten.",
        ),
        Text(
            ko="필터나 은닉층의 뉴런을 줄이고 `model.count_params()`로 확인하세요.",
            en="Take fewer filters or hidden neurons, and check with "
            "`model.count_params()`.",
        ),
    ),
    solution=small_cnn,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _the_books,
            Text(
                ko="파라미터가 너무 많습니다. 책의 모델은 333,526개입니다. 필터와 "
                "뉴런을 줄이세요.",
                en="There are too many parameters; the book's model has 333,526. Take "
                "fewer filters and neurons.",
            ),
        ),
        Wrong(
            _pooled_once,
            Text(
                ko="풀링 층이 두 개가 아닙니다. 합성곱 층마다 하나씩 두세요.",
                en="There are not two pooling layers. Put one after each convolution.",
            ),
        ),
        Wrong(
            _without_softmax,
            Text(
                ko='출력층에 소프트맥스가 없습니다. `activation="softmax"`를 주세요.',
                en='The last layer has no softmax: pass `activation="softmax"`.',
            ),
        ),
        Wrong(
            _colour_images,
            Text(
                ko="입력의 채널이 3개입니다. 흑백 이미지의 채널은 하나입니다.",
                en="The input has three channels. A grey image has one.",
            ),
        ),
    ),
    also_right=(_with_valid_padding, _without_a_hidden_layer, _with_dropout),
)
