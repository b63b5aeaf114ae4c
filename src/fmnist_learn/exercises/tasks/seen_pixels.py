"""Predict which pixels a value of a feature map saw."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "row": draw.whole(3, 20),
        "kernel": draw.one_of([3, 5]),
        "stride": draw.one_of([2, 3]),
    }


def _task(row, kernel, stride):
    return Text(
        ko=f"`Conv2D(8, {kernel}, strides={stride}, padding='valid')` 층이 만든 특성 "
        f"맵에서 위에서 {row}번째 행(0부터 셈)의 값은 이미지의 어느 행을 보나요? "
        "`(첫 행, 마지막 행)`을 0부터 세어 답하세요.",
        en=f"Which rows of the image does a value in row {row} (counted from 0) see, "
        f"in a feature map made by `Conv2D(8, {kernel}, strides={stride}, "
        "padding='valid')`? Answer `(first row, last row)`, counted from 0.",
    )


def _solution(row, kernel, stride):
    return row * stride, row * stride + kernel - 1


def _why(row, kernel, stride):
    first, last = _solution(row, kernel, stride)
    return Text(
        ko=f"커널은 {row} × {stride} = {first}행에서 시작하여 {kernel}행을 덮으므로 "
        f"{last}행에서 끝납니다.",
        en=f"The kernel begins at row {row} × {stride} = {first} and covers {kernel} "
        f"rows, so it ends at row {last}.",
    )


def _one_too_far(row, kernel, stride):
    return row * stride, row * stride + kernel


def _without_the_stride(row, kernel, stride):
    return row, row + kernel - 1


def _centred(row, kernel, stride):
    return row * stride - kernel // 2, row * stride + kernel // 2


def _first_row_alone(row, kernel, stride):
    return row * stride


def _counted_from_one(row, kernel, stride):
    return row * stride + 1, row * stride + kernel


def _as_list(row, kernel, stride):
    return list(_solution(row, kernel, stride))


def _as_array(row, kernel, stride):
    return np.array(_solution(row, kernel, stride))


def _as_floats(row, kernel, stride):
    return tuple(map(float, _solution(row, kernel, stride)))


EXERCISE = ValueExercise(
    name="seen-pixels",
    section="08-3",
    place=40,
    title=Text(
        ko="특성 맵의 값이 보는 픽셀을 예측하세요.",
        en="Predict which pixels a value sees.",
    ),
    concept="stride",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="0번째 행의 값은 이미지의 0행부터 봅니다. 다음 행의 값은 몇 행 "
            "아래에서 시작하나요?",
            en="A value in row 0 begins to see at row 0 of the image. How far below "
            "does the next one begin?",
        ),
        Text(
            ko="커널의 높이가 3이면 처음 행부터 두 행을 더 덮습니다.",
            en="A kernel of height 3 covers its first row and two more.",
        ),
    ),
    wrong=(
        Wrong(
            _one_too_far,
            Text(
                ko="마지막 행이 한 칸 아래입니다. 첫 행도 커널이 덮는 행에 들어갑니다.",
                en="The last row is one too far: the first row already counts as one "
                "of the kernel's rows.",
            ),
        ),
        Wrong(
            _without_the_stride,
            Text(
                ko="스트라이드를 쓰지 않았습니다. 한 칸마다 이미지에서 스트라이드만큼 "
                "움직입니다.",
                en="The stride is not used. Each step moves by the stride in the "
                "image.",
            ),
        ),
        Wrong(
            _centred,
            Text(
                ko="커널의 가운데를 기준으로 셌습니다. 밸리드 패딩에서는 커널의 위쪽 "
                "끝이 기준입니다.",
                en="That is counted from the middle of the kernel. With valid padding "
                "it is counted from its upper edge.",
            ),
        ),
        Wrong(
            _first_row_alone,
            Text(
                ko="첫 행만 있습니다. 마지막 행도 쓰세요.",
                en="Only the first row is there. Write the last one as well.",
            ),
        ),
        Wrong(
            _counted_from_one,
            Text(
                ko="1부터 셌습니다. 0부터 세세요.",
                en="That is counted from 1. Count from 0.",
            ),
        ),
    ),
    also_right=(_as_list, _as_array, _as_floats),
)
