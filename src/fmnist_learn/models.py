"""The models of the course, not yet compiled: compiling is a lesson of its own.

Names of layers are plain ASCII, since Keras refuses to train a model with others.
"""

from collections.abc import Sequence
from typing import Literal

from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_rate,
)
from fmnist_learn._keras import keras, start
from fmnist_learn.i18n import Text, refusal


def build_dense() -> keras.Sequential:
    """Build the first network of the course: one softmax layer, 7,850 parameters.

    784 x 10 weights (pixels x classes) and 10 biases: this is logistic regression for
    ten classes (softmax regression).

    Returns:
        An uncompiled `keras.Sequential`: float32 images of shape (n, 784) in
        [0, 1] to probabilities of shape (n, 10).

    Example:
        >>> from fmnist_learn import build_dense
        >>> build_dense().count_params()
        7850

    Lesson 07-1. For the book's digits call `keras.utils.set_random_seed(42)` first.

    --- 한국어 ---
    책의 첫 신경망을 만듭니다. 소프트맥스 층 하나, 모델 파라미터 7,850개입니다.

    가중치는 784픽셀 x 10클래스이고 절편은 10개입니다. 클래스가 열 개인 로지스틱
    회귀(소프트맥스 회귀)와 같습니다.

    Returns:
        컴파일하지 않은 `keras.Sequential`. [0, 1] 범위의 float32 이미지 (n, 784)를 받아
        확률 (n, 10)을 출력합니다.

    07-1절. 책과 같은 숫자를 얻으려면 먼저 `keras.utils.set_random_seed(42)`를
    호출하세요.
    """
    start()
    return keras.Sequential(
        [
            keras.layers.Input(shape=(784,)),
            keras.layers.Dense(10, activation="softmax", name="output"),
        ],
        name="dense",
    )


def build_deep(
    *,
    hidden: int | Sequence[int] = 100,
    activation: str = "relu",
    dropout: float | None = None,
) -> keras.Sequential:
    """Build a network with hidden layers; with the defaults 79,510 parameters.

    Args:
        hidden: Units of the hidden layer, or of each hidden layer in turn.
        activation: The hidden activation, any that Keras knows by name: `"relu"`,
            `"sigmoid"`, `"tanh"`, `"gelu"`, ...; `"linear"` shows why one is needed.
        dropout: The part of the hidden activations set to 0 at random at each training
            step, between 0 and 1, after every hidden layer. None drops none.

    Returns:
        An uncompiled `keras.Sequential`: float32 images of shape (n, 28, 28) in
        [0, 1] to probabilities of shape (n, 10).

    Raises:
        ValueError: If a number is outside its range or Keras does not know the
            activation.

    Example:
        >>> from fmnist_learn import build_deep
        >>> build_deep().count_params()
        79510
        >>> model = build_deep(hidden=(100, 50), activation="sigmoid", dropout=0.3)
        >>> [layer.name for layer in model.layers][:3]
        ['flatten', 'hidden_1', 'dropout_1']

    Lessons 07-2 and 07-3.

    --- 한국어 ---
    은닉층이 있는 신경망을 만듭니다. 기본값이면 모델 파라미터가 79,510개입니다.

    Args:
        hidden: 은닉층의 뉴런 개수. 은닉층이 여럿이면 차례대로 적습니다.
        activation: 은닉층의 활성화 함수. 케라스에 있는 이름이면 됩니다. `"relu"`,
            `"sigmoid"`, `"tanh"`, `"gelu"` 등이 있고, `"linear"`를 쓰면 활성화 함수가
            왜 필요한지 알 수 있습니다.
        dropout: 훈련 스텝마다 랜덤하게 0으로 만들 은닉층 출력의 비율. 0과 1 사이의
            수이며 은닉층마다 그 뒤에 적용합니다. None이면 적용하지 않습니다.

    Returns:
        컴파일하지 않은 `keras.Sequential`. [0, 1] 범위의 float32 이미지 (n, 28, 28)을
        받아 확률 (n, 10)을 출력합니다.

    Raises:
        ValueError: 수가 범위를 벗어나거나 케라스가 모르는 활성화 함수일 때 발생합니다.

    07-2절과 07-3절.
    """
    start()
    widths = list(hidden) if isinstance(hidden, Sequence) else [hidden]
    if not widths:
        rule = Text(
            ko="층이 하나 이상이고 층마다 유닛 개수가 있어야 합니다",
            en="name the units of at least one layer",
        )
        raise refusal(ValueError, "hidden", rule, repr(hidden))
    widths = [check_at_least("hidden", units, 1) for units in widths]
    _check_activation(activation)
    if dropout is not None:
        dropout = check_rate("dropout", dropout)

    layers = [keras.layers.Input(shape=(28, 28)), keras.layers.Flatten(name="flatten")]
    for number, units in enumerate(widths, start=1):
        suffix = f"_{number}" if len(widths) > 1 else ""
        layers.append(
            keras.layers.Dense(units, activation=activation, name=f"hidden{suffix}")
        )
        if dropout is not None:
            layers.append(keras.layers.Dropout(dropout, name=f"dropout{suffix}"))
    layers.append(keras.layers.Dense(10, activation="softmax", name="output"))
    return keras.Sequential(layers, name="deep")


def build_cnn(
    *,
    filters: Sequence[int] = (32, 64),
    hidden: int = 100,
    dropout: float | None = 0.4,
    kernel_size: int = 3,
    padding: Literal["same", "valid"] = "same",
    pooling: Literal["max", "average"] = "max",
) -> keras.Sequential:
    """Build a convolutional network; with the defaults the book's 333,526 parameters.

    For each entry of `filters` a convolution with ReLU and a 2x2 pooling, then one
    hidden layer and the softmax.

    Args:
        filters: The number of filters of each convolution in turn.
        hidden: Units of the hidden layer.
        dropout: The part of the hidden activations set to 0 at random at each training
            step, between 0 and 1. None drops none.
        kernel_size: Height and width of every kernel, in pixels.
        padding: `"same"` keeps height and width through a convolution,
            `"valid"` adds no border, so a 3x3 kernel takes away two rows and two
            columns.
        pooling: `"max"` or `"average"` over 2x2 pixels.

    Returns:
        An uncompiled `keras.Sequential`: float32 images of shape (n, 28, 28, 1) in
        [0, 1] to probabilities of shape (n, 10).

    Raises:
        ValueError: If a number is outside its range, a name is unknown, or the maps
            shrink to nothing in a pooling.

    Example:
        >>> from fmnist_learn import build_cnn
        >>> build_cnn().count_params()
        333526

    Lesson 08-2.

    --- 한국어 ---
    합성곱 신경망을 만듭니다. 기본값이면 책과 같이 모델 파라미터가 333,526개입니다.

    `filters`의 값마다 렐루 함수를 쓰는 합성곱 층과 2x2 풀링 층을 쌓고, 그다음에 은닉층
    하나와 소프트맥스 층을 쌓습니다.

    Args:
        filters: 합성곱 층마다 쓸 필터의 개수를 차례대로 적습니다.
        hidden: 은닉층의 뉴런 개수.
        dropout: 훈련 스텝마다 랜덤하게 0으로 만들 은닉층 출력의 비율. 0과 1 사이의
            수입니다. None이면 적용하지 않습니다.
        kernel_size: 커널의 높이와 너비. 단위는 픽셀입니다.
        padding: `"same"`은 합성곱을 거쳐도 높이와 너비가 그대로이고, `"valid"`는 패딩을
            하지 않으므로 3x3 커널이면 행과 열이 두 개씩 줄어듭니다.
        pooling: 2x2 픽셀마다 `"max"`(최대 풀링) 또는 `"average"`(평균 풀링).

    Returns:
        컴파일하지 않은 `keras.Sequential`. [0, 1] 범위의 float32 이미지
        (n, 28, 28, 1)을 받아 확률 (n, 10)을 출력합니다.

    Raises:
        ValueError: 수가 범위를 벗어나거나, 모르는 이름이거나, 풀링을 거치다가 특성 맵의
            크기가 0이 될 때 발생합니다.

    08-2절.
    """
    start()
    check_choice("padding", padding, ("same", "valid"))
    check_choice("pooling", pooling, ("max", "average"))
    hidden = check_at_least("hidden", hidden, 1)
    kernel_size = check_at_least("kernel_size", kernel_size, 1)
    if dropout is not None:
        dropout = check_rate("dropout", dropout)
    filters = _check_filters(filters, kernel_size if padding == "valid" else 1)

    pool = (
        keras.layers.MaxPooling2D if pooling == "max" else keras.layers.AveragePooling2D
    )
    layers = [keras.layers.Input(shape=(28, 28, 1))]
    for number, count in enumerate(filters, start=1):
        layers += [
            keras.layers.Conv2D(
                count,
                kernel_size,
                activation="relu",
                padding=padding,
                name=f"conv_{number}",
            ),
            pool(2, name=f"pool_{number}"),
        ]
    layers += [
        keras.layers.Flatten(name="flatten"),
        keras.layers.Dense(hidden, activation="relu", name="hidden"),
    ]
    if dropout is not None:
        layers.append(keras.layers.Dropout(dropout, name="dropout"))
    layers.append(keras.layers.Dense(10, activation="softmax", name="output"))
    return keras.Sequential(layers, name="cnn")


def build_modern(
    *,
    filters: Sequence[int] = (32, 64, 96, 128),
    dropout: float | None = 0.3,
    flip: bool = True,
    batch_norm: bool = True,
) -> keras.Sequential:
    """Build a convolutional network of what the book leaves out; 197,418 parameters.

    In training half of the images are mirrored. For each entry of `filters` come a 3x3
    convolution, batch normalisation and ReLU; after all but the last of them a 2x2
    pooling. Then the maps go straight to the softmax.

    Args:
        filters: The number of filters of each convolution in turn.
        dropout: The part of the last activations set to 0 at random at each training
            step, between 0 and 1. None drops none.
        flip: Whether an image is mirrored left to right at random, in training only:
            right for clothes, wrong for digits.
        batch_norm: Whether each convolution is followed by batch normalisation, which
            then takes the place of its bias.

    Returns:
        An uncompiled `keras.Sequential`: float32 images of shape (n, 28, 28, 1) in
        [0, 1] to probabilities of shape (n, 10). Called as a function it mirrors, as
        `RandomFlip` does, unless `training=False` is given; `predict` never mirrors.

    Raises:
        ValueError: If a number is outside its range, or the maps shrink to nothing in a
            pooling.

    Example:
        >>> from fmnist_learn import build_modern
        >>> build_modern().count_params()
        197418

    Lesson 09, beyond the book. Source: Ioffe and Szegedy (2015), Batch
    normalization, arXiv:1502.03167.

    --- 한국어 ---
    책에 없는 방법으로 만든 합성곱 신경망입니다. 모델 파라미터는 197,418개입니다.

    훈련할 때는 이미지의 절반을 좌우로 뒤집습니다. `filters`의 값마다 3x3 합성곱, 배치
    정규화, 렐루 함수를 차례로 쌓고, 마지막을 빼고는 그 뒤마다 2x2 풀링 층을 둡니다.
    그다음 특성 맵을 펼쳐 바로 소프트맥스 층에 넣습니다.

    Args:
        filters: 합성곱 층마다 쓸 필터의 개수를 차례대로 적습니다.
        dropout: 훈련 스텝마다 랜덤하게 0으로 만들 마지막 출력의 비율. 0과 1 사이의
            수입니다. None이면 적용하지 않습니다.
        flip: 훈련할 때만 이미지를 랜덤하게 좌우로 뒤집을지 정합니다. 옷에는 맞지만
            숫자에는 맞지 않습니다.
        batch_norm: 합성곱 층 뒤마다 배치 정규화를 둘지 정합니다. 두면 합성곱 층의
            절편을 대신합니다.

    Returns:
        컴파일하지 않은 `keras.Sequential`. [0, 1] 범위의 float32 이미지
        (n, 28, 28, 1)을 받아 확률 (n, 10)을 출력합니다. 함수처럼 직접 호출하면
        `RandomFlip`처럼 이미지를 뒤집으므로 `training=False`를 주세요. `predict`는
        뒤집지 않습니다.

    Raises:
        ValueError: 수가 범위를 벗어나거나, 풀링을 거치다가 특성 맵의 크기가 0이 될 때
            발생합니다.

    책에 없는 09절. 출처: Ioffe, Szegedy (2015), Batch
    normalization, arXiv:1502.03167.
    """
    start()
    if dropout is not None:
        dropout = check_rate("dropout", dropout)
    check_choice("flip", flip, (True, False))
    check_choice("batch_norm", batch_norm, (True, False))
    filters = _check_filters(filters, 1, unpooled=1)

    layers = [keras.layers.Input(shape=(28, 28, 1))]
    if flip:
        layers.append(keras.layers.RandomFlip("horizontal", name="flip"))
    for number, count in enumerate(filters, start=1):
        layers.append(
            keras.layers.Conv2D(
                count,
                3,
                padding="same",
                use_bias=not batch_norm,
                name=f"conv_{number}",
            )
        )
        if batch_norm:
            layers.append(keras.layers.BatchNormalization(name=f"norm_{number}"))
        layers.append(keras.layers.Activation("relu", name=f"relu_{number}"))
        if number < len(filters):
            layers.append(keras.layers.MaxPooling2D(2, name=f"pool_{number}"))
    layers.append(keras.layers.Flatten(name="flatten"))
    if dropout is not None:
        layers.append(keras.layers.Dropout(dropout, name="dropout"))
    layers.append(keras.layers.Dense(10, activation="softmax", name="output"))
    return keras.Sequential(layers, name="modern")


def _check_activation(name: str) -> None:
    try:
        keras.activations.get(name)
    except (ValueError, TypeError) as error:
        rule = Text(
            ko="케라스가 아는 활성화 함수의 이름이어야 합니다",
            en="be the name of an activation that Keras knows",
        )
        remedy = Text(
            ko="예: 'relu', 'sigmoid', 'tanh', 'gelu'.",
            en="For example 'relu', 'sigmoid', 'tanh' or 'gelu'.",
        )
        raise refusal(ValueError, "activation", rule, repr(name), remedy) from error


def _check_filters(
    filters: Sequence[int], border: int, *, unpooled: int = 0
) -> list[int]:
    """Follow the side of the maps, 28 at first, through each block of those filters.

    The last `unpooled` blocks have no pooling.
    """
    if not isinstance(filters, Sequence) or not filters:
        rule = Text(
            ko="합성곱마다 수가 하나씩 든 (32, 64) 같은 시퀀스여야 합니다",
            en="be a sequence with one number for each convolution, such as (32, 64)",
        )
        raise refusal(ValueError, "filters", rule, repr(filters))
    side = 28
    counts = [check_at_least("filters", count, 1) for count in filters]
    for _ in counts[unpooled:]:
        side = (side - border + 1) // 2
        if side < 1:
            rule = Text(
                ko="28x28에서 시작해 풀링을 거칠 때마다 픽셀이 하나 이상 남아야 합니다",
                en="leave at least one pixel after every pooling, starting from 28x28",
            )
            remedy = Text(
                ko="합성곱 개수를 줄이거나, 더 작은 커널이나 padding='same'을 쓰세요.",
                en="Use fewer convolutions, a smaller kernel or padding='same'.",
            )
            raise refusal(ValueError, "filters", rule, repr(filters), remedy)
    return counts
