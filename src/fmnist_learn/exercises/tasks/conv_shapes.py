"""Predict the shape after convolution and pooling."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "size": 4 * draw.whole(6, 12),
        "filters": draw.one_of([8, 16, 32]),
        "padding": draw.one_of(["same", "valid"]),
        "kernel": draw.one_of([3, 5]),
    }


def _task(size, filters, padding, kernel):
    return Text(
        ko=f"크기가 ({size}, {size}, 3)인 이미지가 `Conv2D({filters}, {kernel}, "
        f"padding='{padding}')` 층과 `MaxPooling2D(2)` 층을 차례로 지납니다. "
        "나오는 특성 맵의 크기는 어떻게 되나요? 배치 차원을 뺀 튜플 `(높이, "
        "너비, 채널)`로 답하세요.",
        en=f"An image of shape ({size}, {size}, 3) goes through `Conv2D({filters}, "
        f"{kernel}, padding='{padding}')` and `MaxPooling2D(2)`. What is the shape of "
        "the feature maps? Answer with a tuple `(height, width, channels)`, without "
        "the batch axis.",
    )


def _side(size, padding, kernel):
    return size if padding == "same" else size - kernel + 1


def _solution(size, filters, padding, kernel):
    side = _side(size, padding, kernel) // 2
    return side, side, filters


def _why(size, filters, padding, kernel):
    side = _side(size, padding, kernel)
    return Text(
        ko=f"합성곱 뒤의 한 변은 {side}, 풀링 뒤는 {side} // 2 = {side // 2}입니다. "
        f"채널 수는 필터의 개수 {filters}이고 풀링은 채널을 바꾸지 않습니다.",
        en=f"After the convolution each side is {side}, after the pooling {side} // "
        f"2 = {side // 2}. There are as many channels as filters, {filters}, and "
        "pooling does not change them.",
    )


def _not_pooled(size, filters, padding, kernel):
    side = _side(size, padding, kernel)
    return side, side, filters


def _channels_kept(size, filters, padding, kernel):
    side = _side(size, padding, kernel) // 2
    return side, side, 3


def _channels_multiplied(size, filters, padding, kernel):
    side = _side(size, padding, kernel) // 2
    return side, side, 3 * filters


def _channels_halved(size, filters, padding, kernel):
    side = _side(size, padding, kernel) // 2
    return side, side, filters // 2


def _other_padding(size, filters, padding, kernel):
    other = "valid" if padding == "same" else "same"
    return _solution(size, filters, other, kernel)


def _with_batch_axis(size, filters, padding, kernel):
    return (None, *_solution(size, filters, padding, kernel))


def _as_list(size, filters, padding, kernel):
    return list(_solution(size, filters, padding, kernel))


def _as_array(size, filters, padding, kernel):
    return np.array(_solution(size, filters, padding, kernel))


def _from_numpy(size, filters, padding, kernel):
    return tuple(np.int64(one) for one in _solution(size, filters, padding, kernel))


EXERCISE = ValueExercise(
    name="conv-shapes",
    section="08-1",
    place=70,
    title=Text(
        ko="합성곱과 풀링을 지난 크기를 예측하세요.",
        en="Predict the shape after convolution and pooling.",
    ),
    concept="feature-map",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="층을 하나씩 지나며 크기를 적으세요.",
            en="Write down the shape after each layer.",
        ),
        Text(
            ko="세임 패딩은 크기를 그대로 두고, 밸리드 패딩은 커널 - 1만큼 줄입니다. "
            "풀링은 반으로 줄이고 소수점 아래를 버립니다.",
            en="Same padding keeps the size, valid padding takes off kernel - 1. "
            "Pooling halves it and rounds down.",
        ),
    ),
    wrong=(
        Wrong(
            _not_pooled,
            Text(
                ko="풀링을 지나기 전의 크기입니다. 풀링 뒤의 크기를 구하세요.",
                en="That is the shape before the pooling. Take the pooling into "
                "account.",
            ),
        ),
        Wrong(
            _channels_kept,
            Text(
                ko="채널 수가 입력 그대로입니다. 출력의 채널 수는 필터의 개수입니다.",
                en="The channels are those of the input. The output has as many as "
                "there are filters.",
            ),
        ),
        Wrong(
            _channels_multiplied,
            Text(
                ko="채널 수에 필터 수를 곱했습니다. 필터 하나는 모든 채널을 더해 특성 "
                "맵 하나를 만듭니다.",
                en="The channels are multiplied by the filters. One filter adds up "
                "all channels into one feature map.",
            ),
        ),
        Wrong(
            _channels_halved,
            Text(
                ko="채널까지 반으로 줄였습니다. 풀링은 높이와 너비만 줄입니다.",
                en="You halved the channels as well. Pooling changes height and width "
                "only.",
            ),
        ),
        Wrong(
            _other_padding,
            Text(
                ko="패딩을 반대로 보았습니다. `same`은 크기를 그대로 두고 `valid`는 "
                "줄입니다.",
                en="That is for the other padding: `same` keeps the size, `valid` "
                "reduces it.",
            ),
        ),
        Wrong(
            _with_batch_axis,
            Text(
                ko="배치 차원이 있습니다. 높이, 너비, 채널만 쓰세요.",
                en="The batch axis is included. Write height, width and channels only.",
            ),
        ),
    ),
    also_right=(_as_list, _as_array, _from_numpy),
)
