"""Predict how much of the image a value sees."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"first": draw.one_of([3, 5]), "second": draw.one_of([3, 5, 7])}


def _task(first, second):
    return Text(
        ko=f"이미지가 `Conv2D(32, {first})`, `MaxPooling2D(2)`, `Conv2D(64, "
        f"{second})` 층을 차례로 지납니다. 마지막 특성 맵의 값 하나는 이미지의 몇 "
        "× 몇 픽셀을 보나요? 한 변의 픽셀 수로 답하세요.",
        en=f"An image goes through `Conv2D(32, {first})`, `MaxPooling2D(2)` and "
        f"`Conv2D(64, {second})`. How many pixels of the image, along one side, does "
        "one value of the last feature map see?",
    )


def _solution(first, second):
    return first + 1 + (second - 1) * 2


def _why(first, second):
    total = first + 1 + (second - 1) * 2
    return Text(
        ko=f"첫 합성곱 뒤의 값은 {first}픽셀, 풀링 뒤의 값은 한 칸 옆의 값도 보므로 "
        f"{first + 1}픽셀을 봅니다. 풀링 뒤의 한 칸은 이미지에서 2픽셀이므로 커널이 "
        f"한 칸 커질 때마다 2픽셀이 더해져 {first + 1} + {second - 1} × 2 = "
        f"{total}픽셀입니다.",
        en=f"After the first convolution a value sees {first} pixels; after the "
        f"pooling it sees {first + 1}, since the pooling looks at the neighbour "
        "too. One step there is 2 pixels of the image, so each further weight of "
        f"the kernel adds 2: {first + 1} + {second - 1} × 2 = {total}.",
    )


def _second_kernel(first, second):
    return second


def _added(first, second):
    return first + second


def _without_the_pooling(first, second):
    return first + second - 1


def _multiplied(first, second):
    return first * second


def _doubled(first, second):
    return 2 * (first + second - 1)


def _as_float(first, second):
    return float(_solution(first, second))


def _from_numpy(first, second):
    return np.int64(_solution(first, second))


def _as_array(first, second):
    return np.array(_solution(first, second))


EXERCISE = ValueExercise(
    name="receptive-field",
    section="08-1",
    place=80,
    title=Text(
        ko="값 하나가 보는 픽셀을 예측하세요.",
        en="Predict how many pixels a value sees.",
    ),
    concept="cnn",
    minutes=5,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="마지막 층에서 앞으로 가며, 값 하나가 앞 층의 몇 칸을 보는지 적으세요.",
            en="Work from the last layer to the first and write down how many places "
            "of the layer before it one value sees.",
        ),
        Text(
            ko="풀링을 거슬러 가면 한 칸이 두 칸이 됩니다.",
            en="Going back through the pooling, one step becomes two.",
        ),
    ),
    wrong=(
        Wrong(
            _second_kernel,
            Text(
                ko="마지막 커널의 크기입니다. 커널의 한 칸이 이미지에서 몇 픽셀인지도 "
                "계산하세요.",
                en="That is the size of the last kernel. Work out how wide one of its "
                "places is in the image.",
            ),
        ),
        Wrong(
            _added,
            Text(
                ko="두 커널을 더하기만 했습니다. 겹치는 자리와 풀링을 생각하세요.",
                en="The two kernels are merely added. Think of where they overlap, "
                "and of the pooling.",
            ),
        ),
        Wrong(
            _without_the_pooling,
            Text(
                ko="풀링이 없다면 그렇습니다. 풀링 뒤의 한 칸은 2픽셀입니다.",
                en="That would be right without the pooling. One step after the "
                "pooling is 2 pixels.",
            ),
        ),
        Wrong(
            _multiplied,
            Text(
                ko="두 커널을 곱했습니다. 이웃한 자리가 보는 픽셀은 서로 겹칩니다.",
                en="The kernels are multiplied. But what neighbouring places see "
                "overlaps.",
            ),
        ),
        Wrong(
            _doubled,
            Text(
                ko="모두 두 배로 했습니다. 풀링 뒤에서 옮겨 가는 칸만 두 배가 됩니다.",
                en="Everything is doubled. Only the steps after the pooling count "
                "twice.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
