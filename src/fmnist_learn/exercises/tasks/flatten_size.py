"""Predict what reaches the first dense layer of a CNN."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"first": draw.one_of([8, 12]), "second": draw.one_of([24, 48, 96])}


def _task(first, second):
    return Text(
        ko=f"크기가 (28, 28, 1)인 이미지가 `Conv2D({first}, 3, padding='same')`, "
        f"`MaxPooling2D(2)`, `Conv2D({second}, 3, padding='same')`, "
        "`MaxPooling2D(2)`, `Flatten()`을 차례로 지납니다. 마지막에 나오는 수는 몇 "
        "개인가요?",
        en=f"An image of shape (28, 28, 1) goes through `Conv2D({first}, 3, "
        f"padding='same')`, `MaxPooling2D(2)`, `Conv2D({second}, 3, padding='same')`, "
        "`MaxPooling2D(2)` and `Flatten()`. How many numbers come out?",
    )


def _solution(first, second):
    return 7 * 7 * second


def _why(first, second):
    return Text(
        ko=f"한 변은 28, 14, 7로 줄고 채널은 {second}개이므로 7 × 7 × {second} = "
        f"{49 * second:,}입니다.",
        en=f"The side shrinks from 28 to 14 to 7 and there are {second} channels: 7 × "
        f"7 × {second} = {49 * second:,}.",
    )


def _pooled_once(first, second):
    return 14 * 14 * second


def _not_pooled(first, second):
    return 28 * 28 * second


def _one_channel(first, second):
    return 49


def _channels_multiplied(first, second):
    return 49 * first * second


def _channels_of_the_first(first, second):
    return 49 * first


def _valid_padding(first, second):
    return 5 * 5 * second


def _as_float(first, second):
    return float(_solution(first, second))


def _from_numpy(first, second):
    return np.prod([7, 7, second])


def _as_array(first, second):
    return np.array(_solution(first, second))


EXERCISE = ValueExercise(
    name="flatten-size",
    section="08-2",
    place=20,
    title=Text(
        ko="Flatten에서 나오는 수를 세세요.", en="Count what comes out of Flatten."
    ),
    concept="cnn",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="세임 패딩은 크기를 그대로 두고, 풀링은 반으로 줄입니다.",
            en="Same padding keeps the size, pooling halves it.",
        ),
        Text(
            ko="높이 × 너비 × 채널 수입니다. 채널은 마지막 합성곱의 필터 수입니다.",
            en="It is height × width × channels, and there are as many channels as "
            "the last convolution has filters.",
        ),
    ),
    wrong=(
        Wrong(
            _pooled_once,
            Text(
                ko="풀링을 한 번만 셌습니다. 두 번 지나면 한 변이 28, 14, 7로 "
                "줄어듭니다.",
                en="The pooling is counted once. With two poolings a side goes from "
                "28 to 14 to 7.",
            ),
        ),
        Wrong(
            _not_pooled,
            Text(
                ko="풀링을 빠뜨렸습니다. 한 변은 28, 14, 7로 줄어듭니다.",
                en="The pooling is left out. A side goes from 28 to 14 to 7.",
            ),
        ),
        Wrong(
            _one_channel,
            Text(
                ko="채널을 빠뜨렸습니다. 특성 맵이 여러 장입니다.",
                en="The channels are left out: there is a feature map for each filter.",
            ),
        ),
        Wrong(
            _channels_multiplied,
            Text(
                ko="두 합성곱의 필터를 곱했습니다. 두 번째 합성곱의 필터 수만 "
                "남습니다.",
                en="The filters of both convolutions are multiplied. Only those of "
                "the second remain.",
            ),
        ),
        Wrong(
            _channels_of_the_first,
            Text(
                ko="첫 번째 합성곱의 필터 수입니다. 마지막 합성곱의 필터 수를 쓰세요.",
                en="Those are the filters of the first convolution. Take those of the "
                "last.",
            ),
        ),
        Wrong(
            _valid_padding,
            Text(
                ko="밸리드 패딩이라면 그렇습니다. 여기서는 세임 패딩입니다.",
                en="That would be right for valid padding. Here it is same padding.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
