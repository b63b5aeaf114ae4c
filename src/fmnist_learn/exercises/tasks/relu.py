"""Write ReLU."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ROW = Text(ko="수 몇 개", en="a few numbers")
_IMAGES = Text(ko="이미지 여러 개의 출력", en="outputs of several images")


def relu(z):
    return np.maximum(z, 0)


def _cases(draw: Draw):
    yield Case(_ROW, (np.array(draw.shuffled([-2.0, -0.5, 0.0, 1.5])),))
    yield Case(
        _IMAGES, (np.array(draw.shuffled([-3, -1, 0, 1, 2, 4.5])).reshape(2, 3),)
    )


def _absolute(z):
    return np.abs(z)


def _largest(z):
    return max(0, z.max())


def _steps(z):
    return (z > 0).astype(float)


def _negative_ones(z):
    return np.minimum(z, 0)


def _positive_ones(z):
    return z[z > 0]


def _leaky(z):
    return np.where(z > 0, z, 0.01 * z)


def _by_mask(z):
    return z * (z > 0)


def _by_where(z):
    return np.where(z > 0, z, 0).astype("float32")


def _as_lists(z):
    if z.ndim == 1:
        return [max(one, 0) for one in z.tolist()]
    return [_as_lists(row) for row in z]


EXERCISE = FunctionExercise(
    name="relu",
    section="07-2",
    place=10,
    title=Text(ko="렐루 함수를 만드세요.", en="Write ReLU."),
    concept="relu",
    minutes=2,
    task=Text(
        ko="`relu(z)`는 수의 배열 `z`(크기는 상관없음)를 받아, 음수를 모두 0으로 바꾼 "
        "같은 크기의 배열을 돌려줍니다. 받은 배열은 바꾸지 마세요.",
        en="`relu(z)` takes an array `z` of any shape and returns an array of the "
        "same shape in which every negative number is 0. Leave the array that it was "
        "given unchanged.",
    ),
    hints=(
        Text(
            ko="원소마다 0과 비교해 큰 쪽을 고릅니다.",
            en="Compare each number with 0 and take the larger one.",
        ),
        Text(
            ko="`np.max`는 배열 전체에서 가장 큰 값 하나이고, `np.maximum`은 원소마다 "
            "비교합니다.",
            en="`np.max` is the one largest number of an array; `np.maximum` compares "
            "number by number.",
        ),
    ),
    solution=relu,
    cases=_cases,
    wrong=(
        Wrong(
            _absolute,
            Text(
                ko="음수의 부호를 바꾸었습니다. 음수는 0이 되어야 합니다.",
                en="It turns negative numbers positive. They should become 0.",
            ),
        ),
        Wrong(
            _largest,
            Text(
                ko="배열 전체에서 가장 큰 수 하나를 돌려주었습니다. 원소마다 "
                "비교하려면 `np.maximum`을 쓰세요.",
                en="It returns the one largest number. Use `np.maximum`, which "
                "compares number by number.",
            ),
        ),
        Wrong(
            _steps,
            Text(
                ko="렐루의 기울기인 0과 1만 있습니다. 양수는 그대로 두세요.",
                en="There are only 0 and 1: that is the slope of ReLU. Leave positive "
                "numbers as they are.",
            ),
        ),
        Wrong(
            _negative_ones,
            Text(
                ko="음수를 남기고 양수를 0으로 만들었습니다. 거꾸로 해야 합니다.",
                en="It keeps the negative numbers and sets the positive ones to 0. It "
                "should be the other way round.",
            ),
        ),
        Wrong(
            _positive_ones,
            Text(
                ko="양수만 골라 크기가 달라졌습니다. 음수의 자리에는 0을 두세요.",
                en="It picks the positive numbers, so the shape has changed. Put a 0 "
                "where a negative number stood.",
            ),
        ),
        Wrong(
            _leaky,
            Text(
                ko="음수에 0.01을 곱하면 리키 렐루(leaky ReLU)가 됩니다. 렐루에서는 "
                "음수가 모두 0입니다.",
                en="Negative numbers are multiplied by 0.01: that is leaky ReLU. With "
                "ReLU they are 0.",
            ),
        ),
    ),
    also_right=(_by_mask, _by_where, _as_lists),
)
