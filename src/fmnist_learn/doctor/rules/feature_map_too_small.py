"""The feature map is smaller than the kernel or the pool."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="feature-map-too-small",
    title=Text(
        ko="특성 맵이 커널이나 풀링보다 작습니다",
        en="The feature map is smaller than the kernel or the pool",
    ),
    cause=Text(
        ko="풀링을 여러 번 하면 특성 맵이 28, 14, 7, 3, 1로 줄어 더는 계산할 수 없게 "
        "됩니다. 이미지 하나를 배치 차원 없이 넣어도 이렇게 됩니다.",
        en="Pooling shrinks the map from 28 to 14, 7, 3 and 1 until no place is left "
        "to compute. The same happens when a single image is given without the axis "
        "of the batch.",
    ),
    remedy=Text(
        ko="풀링 층을 줄이거나 합성곱 층에 `padding='same'`을 주세요. 이미지 하나는 "
        "`reshape(1, 28, 28, 1)`로 넣으세요.",
        en="Use fewer pooling layers, or `padding='same'` in the convolutional "
        "layers. Give a single image as `reshape(1, 28, 28, 1)`.",
    ),
    section="08-2",
    concept="pooling",
    broken="model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])\n"
    "for _ in range(5):\n"
    "    model.add(keras.layers.MaxPooling2D(2))\n"
    "model.predict(train_input.reshape(-1, 28, 28, 1))\n",
    fixed="model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])\n"
    "for _ in range(2):\n"
    "    model.add(keras.layers.MaxPooling2D(2))\n"
    "model.predict(train_input.reshape(-1, 28, 28, 1))\n",
    error="ValueError: Exception encountered when calling MaxPooling2D.call(). "
    "Computed output size would be zero or negative.",
    kinds=("ValueError",),
    pattern=r"Computed output size would be (zero or )?negative"
    r"|Negative dimension size caused by subtracting"
    r"|convolution operation resulted in an empty output",
    holds=Text(
        ko="케라스 3.10에서는 모델을 만들 때가 아니라 `fit`이나 `predict`를 실행할 때 "
        "`Negative dimension size caused by subtracting`이라고 나옵니다.",
        en="In Keras 3.10 the model can be built, and `fit` or `predict` says "
        "`Negative dimension size caused by subtracting`.",
    ),
)
