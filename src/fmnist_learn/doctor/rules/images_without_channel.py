"""A convolutional layer needs a channel axis."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="images-without-channel",
    title=Text(
        ko="합성곱 층의 입력에는 채널이 있어야 합니다",
        en="A convolutional layer needs a channel axis",
    ),
    cause=Text(
        ko="`Conv2D`와 풀링 층은 (높이, 너비, 채널)인 이미지를 받습니다. 흑백 "
        "이미지도 채널이 하나 있어야 하는데 `(28, 28)`만 주었습니다.",
        en="`Conv2D` and pooling layers take images of (height, width, channels). A "
        "grey image has one channel too, but it was given as `(28, 28)`.",
    ),
    remedy=Text(
        ko="`Input(shape=(28, 28, 1))`로 쓰고 데이터를 `reshape(-1, 28, 28, 1)`로 "
        "바꾸세요.",
        en="Write `Input(shape=(28, 28, 1))`, and change the data with `reshape(-1, "
        "28, 28, 1)`.",
    ),
    section="08-2",
    concept="filter",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28)),\n"
    "    keras.layers.Conv2D(32, kernel_size=3, activation='relu'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28, 1)),\n"
    "    keras.layers.Conv2D(32, kernel_size=3, activation='relu'),\n"
    "])\n",
    error="ValueError: Input 0 with name 'None' of layer 'conv2d' is incompatible "
    "with the layer: expected min_ndim=4, found ndim=3.",
    kinds=("ValueError",),
    pattern=r"incompatible with the layer: expected (min_)?ndim=4, found ndim=3",
    holds=Text(
        ko='케라스 3.10에서는 `Input 0 of layer "conv2d" is incompatible with the '
        "layer`라고 나옵니다.",
        en='In Keras 3.10 the words are `Input 0 of layer "conv2d" is incompatible '
        "with the layer`.",
    ),
)
