"""Write the sigmoid."""

import math

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_USUAL = Text(ko="작은 수", en="small numbers")
_LARGE = Text(ko="아주 큰 음수와 양수", en="very large numbers of either sign")


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def _cases(draw: Draw):
    yield Case(_USUAL, (np.array(draw.shuffled([-2.0, 0.0, 0.5, 1.0])),))
    yield Case(_USUAL, (draw.numbers(2, 3),))
    yield Case(_LARGE, (np.array(draw.shuffled([-1000.0, 1000.0, 3.0])),))


def _without_the_minus(z):
    return 1 / (1 + np.exp(np.clip(z, -50, 50)))


def _softmax(z):
    exponents = np.exp(z - z.max())
    return exponents / exponents.sum()


def _tanh(z):
    return np.tanh(z)


def _exponent_alone(z):
    return np.exp(-np.clip(z, -50, 50))


def _overflows(z):
    return np.exp(z) / (1 + np.exp(z))


def _threshold(z):
    return (z > 0).astype(float)


def _clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def _by_tanh(z):
    return (0.5 * (1 + np.tanh(z / 2))).astype("float32")


def _as_lists(z):
    if z.ndim > 1:
        return [_as_lists(row) for row in z]
    return [0.0 if one < -700 else 1 / (1 + math.exp(-one)) for one in z.tolist()]


EXERCISE = FunctionExercise(
    name="sigmoid",
    section="07-2",
    place=30,
    title=Text(ko="시그모이드 함수를 만드세요.", en="Write the sigmoid."),
    concept="sigmoid",
    task=Text(
        ko="`sigmoid(z)`는 수의 배열 `z`(크기는 상관없음)를 받아 원소마다 1 / (1 + "
        "e^(-z))을 계산한 같은 크기의 배열을 돌려줍니다. -1000이나 1000에서도 nan이 "
        "나오면 안 됩니다.",
        en="`sigmoid(z)` takes an array of any shape and returns 1 / (1 + e^(-z)) of "
        "each number, in the same shape. There must be no nan at -1000 or 1000 either.",
    ),
    hints=(
        Text(
            ko="`np.exp`는 큰 양수에서 무한대가 됩니다. 지수의 부호를 어떻게 하면 "
            "될까요?",
            en="`np.exp` of a large positive number is infinite. Which sign does your "
            "exponent have?",
        ),
        Text(
            ko="1 / (1 + inf)는 0이지만 inf / inf는 nan입니다.",
            en="1 / (1 + inf) is 0, but inf / inf is nan.",
        ),
    ),
    solution=sigmoid,
    cases=_cases,
    wrong=(
        Wrong(
            _without_the_minus,
            Text(
                ko="지수에 음의 부호가 없습니다. 큰 수에서 1이 아니라 0이 나옵니다.",
                en="The minus in the exponent is missing: large numbers give 0 rather "
                "than 1.",
            ),
        ),
        Wrong(
            _softmax,
            Text(
                ko="배열 전체의 합으로 나누었습니다. 시그모이드는 원소를 하나씩 따로 "
                "계산합니다.",
                en="It divides by a sum over the array. The sigmoid treats each "
                "number separately.",
            ),
        ),
        Wrong(
            _tanh,
            Text(
                ko="하이퍼볼릭 탄젠트입니다. 시그모이드의 값은 -1이 아니라 0에서 1 "
                "사이입니다.",
                en="That is the hyperbolic tangent. The sigmoid runs from 0 to 1, not "
                "from -1.",
            ),
        ),
        Wrong(
            _exponent_alone,
            Text(
                ko="e^(-z)만 계산했습니다. 1을 더하고 역수를 취하세요.",
                en="That is e^(-z) alone. Add 1 and take the reciprocal.",
            ),
        ),
        Wrong(
            _overflows,
            Text(
                ko="큰 양수에서 무한대를 무한대로 나누어 nan이 나옵니다. `1 / (1 + "
                "np.exp(-z))`로 쓰면 괜찮습니다.",
                en="Large positive numbers give infinity divided by infinity, which "
                "is nan. Written as `1 / (1 + np.exp(-z))` it works.",
            ),
        ),
        Wrong(
            _threshold,
            Text(
                ko="계단 함수입니다. 시그모이드는 0과 1 사이를 부드럽게 잇습니다.",
                en="That is a step function. The sigmoid passes smoothly between 0 "
                "and 1.",
            ),
        ),
    ),
    also_right=(_clipped, _by_tanh, _as_lists),
)
