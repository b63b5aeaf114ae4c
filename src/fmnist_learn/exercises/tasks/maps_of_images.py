"""Predict the shape of feature maps."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"images": draw.whole(2, 9), "filters": draw.one_of([16, 32, 64])}


def _task(images, filters):
    return Text(
        ko=f"`conv_model`은 크기가 (28, 28, 1)인 이미지를 받아 `Conv2D({filters}, 3, "
        f"padding='same')`의 출력을 내는 모델입니다. 이미지 {images}개를 넣은 "
        "`conv_model.predict(...)`가 돌려주는 배열의 크기는 어떻게 되나요? "
        "튜플로 답하세요.",
        en="`conv_model` takes images of shape (28, 28, 1) and returns what "
        f"`Conv2D({filters}, 3, padding='same')` makes of them. What is the shape "
        f"of the array that `conv_model.predict(...)` returns for {images} "
        "images? Answer with a tuple.",
    )


def _solution(images, filters):
    return images, 28, 28, filters


def _why(images, filters):
    return Text(
        ko=f"이미지마다 28 × 28 특성 맵이 필터 수만큼, 곧 {filters}장 있습니다. 배치 "
        "차원이 먼저이고 채널이 마지막입니다.",
        en=f"Each image has {filters} feature maps of 28 × 28, one for each filter. "
        "The batch axis comes first, the channels last.",
    )


def _without_the_batch(images, filters):
    return 28, 28, filters


def _channels_first(images, filters):
    return images, filters, 28, 28


def _one_channel(images, filters):
    return images, 28, 28, 1


def _valid_padding(images, filters):
    return images, 26, 26, filters


def _open_batch(images, filters):
    return None, 28, 28, filters


def _as_list(images, filters):
    return [images, 28, 28, filters]


def _as_array(images, filters):
    return np.array([images, 28, 28, filters])


def _from_numpy(images, filters):
    return np.zeros((images, 28, 28, filters)).shape


EXERCISE = ValueExercise(
    name="maps-of-images",
    section="08-3",
    place=30,
    title=Text(
        ko="특성 맵 배열의 크기를 예측하세요.", en="Predict the shape of feature maps."
    ),
    concept="feature-map",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="필터 하나가 특성 맵 한 장을 만듭니다.",
            en="One filter makes one feature map.",
        ),
        Text(
            ko="(이미지 수, 높이, 너비, 채널 수)의 순서입니다.",
            en="The order is (images, height, width, channels).",
        ),
    ),
    wrong=(
        Wrong(
            _without_the_batch,
            Text(
                ko="배치 차원이 빠졌습니다. 이미지의 개수가 먼저 옵니다.",
                en="The batch axis is missing: the number of images comes first.",
            ),
        ),
        Wrong(
            _channels_first,
            Text(
                ko="채널이 높이 앞에 있습니다. 케라스에서는 마지막입니다.",
                en="The channels come second. In Keras they are last.",
            ),
        ),
        Wrong(
            _one_channel,
            Text(
                ko="입력의 채널 수입니다. 출력의 채널 수는 필터의 개수입니다.",
                en="That is the number of channels of the input. The output has one "
                "for each filter.",
            ),
        ),
        Wrong(
            _valid_padding,
            Text(
                ko="밸리드 패딩의 크기입니다. 세임 패딩이면 28 그대로입니다.",
                en="That is for valid padding. Same padding keeps the 28.",
            ),
        ),
        Wrong(
            _open_batch,
            Text(
                ko="`None`은 모델이 정하지 않고 비워 둔 배치 크기입니다. 배열에서는 "
                "그 자리에 이미지의 개수가 옵니다.",
                en="`None` is the batch size that a model leaves open. An array has "
                "the number of images there.",
            ),
        ),
    ),
    also_right=(_as_list, _as_array, _from_numpy),
)
