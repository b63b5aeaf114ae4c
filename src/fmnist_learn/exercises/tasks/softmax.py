"""Write softmax."""

import math

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ROWS = Text(ko="이미지 여러 개의 점수", en="scores of several images")
_LARGE = Text(ko="큰 점수", en="large scores")


def softmax(z):
    exponents = np.exp(z - z.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)


def _cases(draw: Draw):
    yield Case(_ROWS, (draw.numbers(1, 3),))
    yield Case(_ROWS, (draw.numbers(4, 10),))
    yield Case(_LARGE, (np.array([[1000.0, 1001.0 + draw.whole(0, 2)]]),))


def _without_the_maximum(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def _over_all_rows(z):
    exponents = np.exp(z - z.max())
    return exponents / exponents.sum()


def _over_the_wrong_axis(z):
    exponents = np.exp(z - z.max(axis=0))
    return exponents / exponents.sum(axis=0)


def _sigmoid_normalised(z):
    sigmoid = 1 / (1 + np.exp(-z))
    return sigmoid / sigmoid.sum(axis=1, keepdims=True)


def _base_two(z):
    powers = 2.0 ** (z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _not_divided(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


def _scores_divided(z):
    return z / z.sum(axis=1, keepdims=True)


def _in_float32(z):
    return softmax(z.astype(np.float32))


def _as_lists(z):
    rows = []
    for row in z.tolist():
        exponents = [math.exp(score - max(row)) for score in row]
        rows.append([one / sum(exponents) for one in exponents])
    return rows


def _row_by_row(z):
    out = np.empty_like(z)
    for i, row in enumerate(z):
        exponents = np.exp(row - row.max())
        out[i] = exponents / exponents.sum()
    return out


EXERCISE = FunctionExercise(
    name="softmax",
    section="07-1",
    place=40,
    title=Text(ko="소프트맥스 함수를 만드세요.", en="Write softmax."),
    concept="softmax",
    task=Text(
        ko="`softmax(z)`는 점수 배열 `z`를 받습니다. 크기는 (이미지 수, 클래스 "
        "수)이고, 한 행이 이미지 하나의 점수입니다. 행마다 합이 1인 확률로 바꾸어 "
        "같은 크기의 배열로 돌려주세요. 점수가 1000이어도 nan이 나오면 안 됩니다.",
        en="`softmax(z)` takes an array of scores `z` of shape (images, classes): a "
        "row for each image. Return an array of the same shape in which each row "
        "holds probabilities that sum to 1. Scores of 1000 must not give nan.",
    ),
    hints=(
        Text(
            ko="행마다 따로 계산합니다. 합도 행마다 구하세요.",
            en="Treat each row separately: take the sum of each row.",
        ),
        Text(
            ko="한 행의 모든 점수에서 같은 수를 빼도 결과는 같습니다. 무엇을 빼면 "
            "가장 큰 지수가 0이 될까요?",
            en="Subtracting the same number from all scores of a row changes nothing. "
            "Which number makes the largest exponent 0?",
        ),
        Text(
            ko="`z.max(axis=1, keepdims=True)`는 행마다 최댓값을 세로로 놓은 "
            "배열입니다.",
            en="`z.max(axis=1, keepdims=True)` is a column with the maximum of each "
            "row.",
        ),
    ),
    solution=softmax,
    cases=_cases,
    wrong=(
        Wrong(
            _without_the_maximum,
            Text(
                ko="작은 점수에서는 맞지만 `np.exp(1000)`은 무한대이고 무한대를 "
                "무한대로 나누면 nan입니다. 먼저 행마다 최댓값을 빼세요.",
                en="It is right for small scores, but `np.exp(1000)` is infinite, and "
                "infinity divided by infinity is nan. Subtract each row's maximum "
                "first.",
            ),
        ),
        Wrong(
            _over_all_rows,
            Text(
                ko="배열 전체의 합으로 나누었습니다. `axis=1`로 행마다 나누세요.",
                en="It divides by the sum of the whole array. Divide each row by its "
                "own sum: `axis=1`.",
            ),
        ),
        Wrong(
            _over_the_wrong_axis,
            Text(
                ko="열마다 합이 1입니다. `axis=0`은 이미지를 따라 더합니다. 클래스를 "
                "따라 더하려면 `axis=1`입니다.",
                en="Here each column sums to 1: `axis=0` runs along the images. To "
                "sum along the classes, use `axis=1`.",
            ),
        ),
        Wrong(
            _sigmoid_normalised,
            Text(
                ko="점수마다 시그모이드를 구한 뒤 합으로 나누었습니다. 소프트맥스는 "
                "`np.exp(z)`를 합으로 나눕니다.",
                en="It takes the sigmoid of each score and divides by the sum. "
                "Softmax divides `np.exp(z)` by its sum.",
            ),
        ),
        Wrong(
            _base_two,
            Text(
                ko="밑이 2입니다. 소프트맥스의 밑은 e이므로 `np.exp`를 쓰세요.",
                en="The base is 2. Softmax has the base e: use `np.exp`.",
            ),
        ),
        Wrong(
            _not_divided,
            Text(
                ko="행의 합이 1이 아닙니다. 행마다 합으로 나누는 단계가 빠졌습니다.",
                en="The rows do not sum to 1: the division by each row's sum is "
                "missing.",
            ),
        ),
        Wrong(
            _scores_divided,
            Text(
                ko="점수를 그대로 합으로 나누었습니다. 그러면 음수인 확률도 나올 수 "
                "있습니다. 먼저 `np.exp`를 취하세요.",
                en="It divides the scores themselves by their sum, so that a "
                "probability can come out negative. Take `np.exp` first.",
            ),
        ),
    ),
    also_right=(_in_float32, _as_lists, _row_by_row),
)
