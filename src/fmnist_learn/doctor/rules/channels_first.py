"""The channel stands before the height of the image."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="channels-first",
    title=Text(
        ko="채널이 이미지의 높이 앞에 있습니다",
        en="The channel stands before the height of the image",
    ),
    cause=Text(
        ko="케라스의 이미지는 (높이, 너비, 채널) 순서입니다. `(1, 28, 28)`을 주면 "
        "높이가 1이고 채널이 28개인 이미지로 읽으므로, 높이가 1인 이미지에는 커널을 "
        "놓을 자리가 없습니다. 채널이 앞에 오는 코드는 파이토치나 옛 백엔드를 위한 "
        "것입니다.",
        en="Images in Keras are (height, width, channels). `(1, 28, 28)` is read as a "
        "height of 1 with 28 channels, and a kernel has no room in it. Code with the "
        "channel first was written for PyTorch or for an old backend.",
    ),
    remedy=Text(
        ko="`Input(shape=(28, 28, 1))`로 쓰고 데이터도 `reshape(-1, 28, 28, 1)`로 "
        "바꾸세요. `prepare_data(layout='channel')`의 배열은 처음부터 이 순서입니다.",
        en="Write `Input(shape=(28, 28, 1))`, and change the data with `reshape(-1, "
        "28, 28, 1)`. The arrays of `prepare_data(layout='channel')` have this order "
        "already.",
    ),
    section="08-2",
    concept="filter",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(1, 28, 28)),\n"
    "    keras.layers.Conv2D(32, kernel_size=3),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28, 1)),\n"
    "    keras.layers.Conv2D(32, kernel_size=3),\n"
    "])\n",
    error="ValueError: Computed output size would be zero or negative.",
    kinds=("ValueError",),
    pattern=r"^Computed output size would be (?:zero or )?negative.*shape=\(\w+, "
    r"[13], (\d{2,}), \1\)"
    r"|^Negative dimension size .*input shapes: \[\?,[13],(\d{2,}),\2\]",
    holds=Text(
        ko="케라스 3.10에서는 `Computed output size would be negative.`라고 나옵니다.",
        en="In Keras 3.10 the words are `Computed output size would be negative.`.",
    ),
    before=("feature-map-too-small",),
)
