"""Repair a CNN that does not fit its images."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SHAPES = Text(ko="층을 지나는 크기", en="the shapes between the layers")


def repair_cnn(filters):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, (3, 3), padding="same", activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


_STARTER = """
def repair_cnn(filters):
    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Conv2D(filters, 3, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
"""


def _measure(model):
    return {
        "input": model.input_shape[1:],
        "shapes": "; ".join(str(layer.output.shape[1:]) for layer in model.layers),
    }


def _cases(draw: Draw):
    yield Case(_SHAPES, (4,))
    yield Case(_SHAPES, (draw.whole(5, 9),))


def _of(filters, *, flat=True, **options):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, 3, activation="relu", **options),
            keras.layers.MaxPooling2D(2),
            *([keras.layers.Flatten()] if flat else []),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _not_flattened(filters):
    return _of(filters, padding="same", flat=False)


def _with_stride_three(filters):
    return _of(filters, strides=3)


def _valid_padding(filters):
    return _of(filters)


def _fixed_filters(filters):
    return _of(32, padding="same")


def _same_by_keyword(filters):
    return _of(filters, strides=1, padding="same")


def _by_add(filters):
    import keras

    model = keras.Sequential()
    model.add(keras.Input(shape=(28, 28, 1)))
    model.add(keras.layers.Conv2D(filters, kernel_size=3, padding="same"))
    model.add(keras.layers.MaxPooling2D())
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10, "softmax"))
    return model


def _pooled_by_average(filters):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28, 1)),
            keras.layers.Conv2D(filters, (3, 3), padding="SAME", activation="relu"),
            keras.layers.AveragePooling2D((2, 2)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


EXERCISE = FunctionExercise(
    name="repair-cnn",
    section="08-2",
    place=65,
    title=Text(
        ko="이미지에 맞지 않는 합성곱 신경망을 고치세요.",
        en="Repair a CNN that does not fit its images.",
    ),
    concept="convolution",
    minutes=6,
    imports="import keras",
    seconds=8,
    task=Text(
        ko="이 모델은 크기가 (28, 28, 1)인 이미지를 받아 3 × 3 커널의 합성곱(출력 "
        "크기는 입력과 같게), 2 × 2 풀링을 지나 이미지마다 클래스 10개의 확률을 내야 "
        "합니다. 지금은 오류가 납니다. 입력의 크기와 `Conv2D`의 인수를 고치고 빠진 "
        "층을 넣으세요.",
        en="This model should take images of shape (28, 28, 1) through a convolution "
        "with kernels of 3 × 3 that keeps their size, and a 2 × 2 pooling, and give "
        "the probabilities of ten classes for each image. It stops with an error. "
        "Repair the shape of the input and the arguments of `Conv2D`, and add the "
        "layer that is missing.",
    ),
    hints=(
        Text(
            ko="`Conv2D`의 세 번째 인수는 무엇인가요? `help(keras.layers.Conv2D)`를 "
            "보세요.",
            en="What is the third argument of `Conv2D`? See "
            "`help(keras.layers.Conv2D)`.",
        ),
        Text(
            ko="밀집층은 마지막 차원만 봅니다. 특성 맵을 먼저 펼쳐야 합니다.",
            en="A dense layer looks at the last axis only. The feature maps must be "
            "flattened first.",
        ),
    ),
    starter=_STARTER,
    solution=repair_cnn,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _not_flattened,
            Text(
                ko="`Flatten` 층이 없어 자리마다 확률 10개가 나옵니다. 출력층 앞에 "
                "넣으세요.",
                en="Without `Flatten` there are ten probabilities for each place. Add "
                "it before the output layer.",
            ),
        ),
        Wrong(
            _with_stride_three,
            Text(
                ko="`Conv2D(filters, 3, 3)`의 두 번째 3은 스트라이드입니다. 3 × 3 "
                "커널은 `Conv2D(filters, 3)` 또는 `(3, 3)`입니다.",
                en="In `Conv2D(filters, 3, 3)` the second 3 is the stride. Kernels of "
                "3 × 3 are `Conv2D(filters, 3)` or `(3, 3)`.",
            ),
        ),
        Wrong(
            _valid_padding,
            Text(
                ko='출력이 26 × 26입니다. 크기를 그대로 두려면 `padding="same"`을 '
                "주세요.",
                en='The output is 26 × 26. To keep the size, pass `padding="same"`.',
            ),
        ),
        Wrong(
            _fixed_filters,
            Text(
                ko="필터가 언제나 32개입니다. 받은 `filters`를 쓰세요.",
                en="There are always 32 filters. Use the `filters` that are given.",
            ),
        ),
    ),
    also_right=(_same_by_keyword, _by_add, _pooled_by_average),
)
