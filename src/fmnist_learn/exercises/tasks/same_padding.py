"""Predict how much padding keeps the size."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"kernel": draw.one_of([5, 7, 9, 11])}


def _task(kernel):
    return Text(
        ko=f"스트라이드가 1이고 커널의 크기가 {kernel} × {kernel}인 합성곱에서 출력의 "
        "크기가 입력과 같으려면, 한쪽에 0을 몇 칸씩 둘러야 하나요?",
        en=f"A convolution has a stride of 1 and a kernel of {kernel} × {kernel}. How "
        "many rows of zeros does it take on each side for the output to be as large "
        "as the input?",
    )


def _solution(kernel):
    return (kernel - 1) // 2


def _why(kernel):
    return Text(
        ko=f"밸리드 패딩의 출력은 {kernel} - 1 = {kernel - 1}만큼 작습니다. 양쪽에 "
        f"나누어 두르므로 한쪽에 {(kernel - 1) // 2}칸입니다.",
        en=f"With valid padding the output is smaller by {kernel} - 1 = {kernel - 1}. "
        f"Split between two sides, that is {(kernel - 1) // 2} on each.",
    )


def _both_sides(kernel):
    return kernel - 1


def _always_one(kernel):
    return 1


def _the_kernel(kernel):
    return kernel


def _half(kernel):
    return kernel / 2


def _half_rounded_up(kernel):
    return (kernel + 1) // 2


def _as_float(kernel):
    return (kernel - 1) / 2


def _from_numpy(kernel):
    return np.int64(kernel // 2)


def _as_array(kernel):
    return np.array(kernel // 2)


EXERCISE = ValueExercise(
    name="same-padding",
    section="08-1",
    place=25,
    title=Text(
        ko="세임 패딩의 칸 수를 예측하세요.",
        en="Predict how much padding keeps the size.",
    ),
    concept="padding",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="패딩이 없으면 출력은 얼마나 작아지나요?",
            en="Without padding, how much smaller is the output?",
        ),
        Text(
            ko="그만큼을 양쪽에 나누어 두릅니다.",
            en="That much is split between the two sides.",
        ),
    ),
    wrong=(
        Wrong(
            _both_sides,
            Text(
                ko="양쪽을 더한 수입니다. 한쪽은 그 절반입니다.",
                en="That is for both sides together. Each side gets half of it.",
            ),
        ),
        Wrong(
            _always_one,
            Text(
                ko="한 칸은 3 × 3 커널일 때입니다. 이 커널은 더 큽니다.",
                en="One is right for a kernel of 3 × 3. This kernel is larger.",
            ),
        ),
        Wrong(
            _the_kernel,
            Text(
                ko="커널의 크기입니다. 작아지는 만큼만 두르면 됩니다.",
                en="That is the size of the kernel. You need only as much as the "
                "output shrinks by.",
            ),
        ),
        Wrong(
            _half,
            Text(
                ko="정수가 아닙니다. 작아지는 만큼(커널 - 1)을 반으로 나누세요.",
                en="That is not a whole number. Halve what the output shrinks by, "
                "kernel - 1.",
            ),
        ),
        Wrong(
            _half_rounded_up,
            Text(
                ko="한 칸 많습니다. 커널의 가운데 픽셀은 이미지 위에 있습니다.",
                en="One too many: the middle of the kernel stays on the image.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
