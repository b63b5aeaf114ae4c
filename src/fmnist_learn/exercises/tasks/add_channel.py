"""Prepare images for a convolution."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_IMAGES = Text(ko="이미지 여러 개", en="several images")


def add_channel(images):
    return images[..., None] / 255.0


def _cases(draw: Draw):
    yield Case(_IMAGES, (draw.wholes(2, 3, 3, low=1, high=255).astype(np.uint8),))
    yield Case(_IMAGES, (draw.wholes(3, 4, 2, low=1, high=255).astype(np.uint8),))


def _not_scaled(images):
    return images[..., None]


def _without_the_channel(images):
    return images / 255.0


def _channel_first(images):
    return images[:, None] / 255.0


def _flat(images):
    return images.reshape(len(images), -1) / 255.0


def _batch_axis_added(images):
    return images[None] / 255.0


def _three_channels(images):
    return np.stack([images] * 3, axis=-1) / 255.0


def _by_reshape(images):
    return images.reshape(*images.shape, 1) / 255


def _in_float32(images):
    return np.expand_dims(images.astype("float32"), -1) / 255


def _as_lists(images):
    return [
        [[[pixel / 255] for pixel in row] for row in one] for one in images.tolist()
    ]


EXERCISE = FunctionExercise(
    name="add-channel",
    section="08-2",
    place=10,
    title=Text(
        ko="합성곱에 맞게 이미지를 준비하세요.", en="Prepare images for a convolution."
    ),
    concept="array-shape",
    minutes=3,
    task=Text(
        ko="`add_channel(images)`는 크기가 (n, 높이, 너비)이고 픽셀이 0부터 255까지인 "
        "uint8 배열을 받습니다. 255.0으로 나누고 채널 차원을 더해 크기가 (n, 높이, "
        "너비, 1)인 실수 배열을 돌려주세요.",
        en="`add_channel(images)` takes a uint8 array of shape (n, height, width) "
        "with pixels from 0 to 255. Divide by 255.0 and add an axis for the channel: "
        "return floats of shape (n, height, width, 1).",
    ),
    hints=(
        Text(
            ko="흑백 이미지의 채널은 하나입니다. 케라스에서 채널은 마지막 차원입니다.",
            en="A grey image has one channel. In Keras the channel is the last axis.",
        ),
        Text(
            ko="`reshape`, `np.expand_dims`, `[..., None]` 가운데 무엇을 써도 됩니다.",
            en="`reshape`, `np.expand_dims` and `[..., None]` all work.",
        ),
    ),
    solution=add_channel,
    cases=_cases,
    wrong=(
        Wrong(
            _not_scaled,
            Text(
                ko="픽셀이 아직 0부터 255까지입니다. 255.0으로 나누세요.",
                en="The pixels still run from 0 to 255: divide by 255.0.",
            ),
        ),
        Wrong(
            _without_the_channel,
            Text(
                ko="채널 차원이 없습니다. 합성곱 층은 (높이, 너비, 채널)을 받습니다.",
                en="The channel axis is missing. A convolutional layer takes (height, "
                "width, channels).",
            ),
        ),
        Wrong(
            _channel_first,
            Text(
                ko="채널이 높이 앞에 있습니다. 케라스의 기본 형식에서는 마지막입니다.",
                en="The channel stands before the height. Keras by default has it "
                "last.",
            ),
        ),
        Wrong(
            _flat,
            Text(
                ko="이미지를 펼쳤습니다. 합성곱 층에 넣으려면 높이와 너비가 그대로 "
                "있어야 합니다.",
                en="The images were flattened. A convolutional layer needs their "
                "height and width.",
            ),
        ),
        Wrong(
            _batch_axis_added,
            Text(
                ko="맨 앞에 차원을 더했습니다. 배치 차원은 이미 있고, 필요한 것은 "
                "마지막의 채널입니다.",
                en="An axis was added in front. The batch axis is there already; what "
                "is missing is the channel at the end.",
            ),
        ),
        Wrong(
            _three_channels,
            Text(
                ko="채널이 세 개입니다. 흑백 이미지는 하나면 됩니다.",
                en="There are three channels. A grey image has one.",
            ),
        ),
    ),
    also_right=(_by_reshape, _in_float32, _as_lists),
)
