"""A convolutional layer was given flat values."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="flat-for-convolution",
    title=Text(
        ko="합성곱 층에 펼친 값이 들어갔습니다",
        en="A convolutional layer was given flat values",
    ),
    cause=Text(
        ko="`Conv2D`와 풀링 층은 (높이, 너비, 채널)인 이미지를 받습니다. `Flatten`을 "
        "지난 값이나 784개로 펼친 입력에는 높이와 너비가 없습니다.",
        en="`Conv2D` and pooling layers take images of (height, width, channels). "
        "After `Flatten`, and in an input of 784 values, there is no height and no "
        "width.",
    ),
    remedy=Text(
        ko="`Flatten`을 합성곱 층과 풀링 층 뒤로 옮기고, 입력은 `Input(shape=(28, 28, "
        "1))`로 쓰세요. 데이터는 `prepare_data(layout='channel')`로 준비합니다.",
        en="Put `Flatten` after the convolutional and pooling layers, and write "
        "`Input(shape=(28, 28, 1))`. `prepare_data(layout='channel')` prepares such "
        "data.",
    ),
    section="08-2",
    concept="cnn",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28, 1)),\n"
    "    keras.layers.Flatten(),\n"
    "    keras.layers.Conv2D(32, kernel_size=3),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28, 1)),\n"
    "    keras.layers.Conv2D(32, kernel_size=3),\n"
    "    keras.layers.Flatten(),\n"
    "])\n",
    error="ValueError: Input 0 with name 'None' of layer 'conv2d",
    kinds=("ValueError",),
    pattern=r"incompatible with the layer: expected (min_)?ndim=4, found ndim=2",
    holds=Text(
        ko='케라스 3.10에서는 `Input 0 of layer "conv2d" is incompatible with the '
        "layer`라고 나옵니다.",
        en='In Keras 3.10 the words are `Input 0 of layer "conv2d" is incompatible '
        "with the layer`.",
    ),
)
