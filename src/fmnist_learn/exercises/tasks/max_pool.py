"""Write max pooling."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_EVEN = Text(ko="크기가 짝수인 특성 맵", en="a feature map of even size")
_ODD = Text(ko="크기가 홀수인 특성 맵", en="a feature map of odd size")


def max_pool(x):
    n, height, width, channels = x.shape
    rows, columns = height // 2, width // 2
    even = x[:, : rows * 2, : columns * 2]
    return even.reshape(n, rows, 2, columns, 2, channels).max(axis=(2, 4))


def _cases(draw: Draw):
    numbers = np.array(draw.shuffled(range(-16, 16)), float)
    yield Case(_EVEN, (numbers.reshape(1, 4, 4, 2),))
    numbers = np.array(draw.shuffled(range(-20, 20)), float)
    yield Case(_ODD, (numbers.reshape(1, 5, 4, 2),))


def _accepts(x):
    return x.ndim == 4 and min(x.shape[1:3]) >= 2


def _pooled(x, function):
    n, height, width, channels = x.shape
    rows, columns = height // 2, width // 2
    even = x[:, : rows * 2, : columns * 2]
    return function(even.reshape(n, rows, 2, columns, 2, channels), axis=(2, 4))


def _mean(x):
    return _pooled(x, np.mean)


def _minimum(x):
    return _pooled(x, np.min)


def _stride_of_one(x):
    return np.maximum.reduce(
        [x[:, :-1, :-1], x[:, 1:, :-1], x[:, :-1, 1:], x[:, 1:, 1:]]
    )


def _over_the_channels(x):
    return max_pool(x).max(axis=3, keepdims=True)


def _of_the_size(x):
    return np.abs(_pooled(np.abs(x), np.max))


def _every_second(x):
    return x[:, :-1:2, :-1:2]


def _with_zeros(x):
    n, height, width, channels = x.shape
    padded = np.zeros((n, height + height % 2, width + width % 2, channels))
    padded[:, :height, :width] = x
    return _pooled(padded, np.max)


def _with_loops(x):
    n, height, width, channels = x.shape
    out = np.empty((n, height // 2, width // 2, channels), dtype="float32")
    for i in range(height // 2):
        for j in range(width // 2):
            out[:, i, j] = x[:, 2 * i : 2 * i + 2, 2 * j : 2 * j + 2].max(axis=(1, 2))
    return out


def _by_corners(x):
    rows, columns = x.shape[1] // 2 * 2, x.shape[2] // 2 * 2
    x = x[:, :rows, :columns]
    above = np.maximum(x[:, ::2, ::2], x[:, ::2, 1::2])
    return np.maximum(above, np.maximum(x[:, 1::2, ::2], x[:, 1::2, 1::2]))


def _as_lists(x):
    return _with_loops(x).tolist()


EXERCISE = FunctionExercise(
    name="max-pool",
    section="08-1",
    place=60,
    title=Text(ko="최대 풀링을 만드세요.", en="Write max pooling."),
    concept="pooling",
    minutes=8,
    task=Text(
        ko="`max_pool(x)`는 크기가 (n, 높이, 너비, 채널 수)인 특성 맵을 받아, "
        "`keras.layers.MaxPooling2D(2)`처럼 채널마다 2 × 2 조각의 최댓값을 스트라이드 "
        "2로 구합니다. 높이나 너비가 홀수이면 마지막 행이나 열을 버립니다.",
        en="`max_pool(x)` takes feature maps of shape (n, height, width, channels) "
        "and, as `keras.layers.MaxPooling2D(2)` does, returns for each channel the "
        "maximum of each 2 × 2 piece, with a stride of 2. If height or width is odd, "
        "the last row or column is left out.",
    ),
    hints=(
        Text(
            ko="조각은 서로 겹치지 않습니다. 채널은 섞이지 않습니다.",
            en="The pieces do not overlap, and channels are not mixed.",
        ),
        Text(
            ko="높이 4를 (2, 2)로 나누어 `reshape`하면 한 차원은 조각의 번호, 다른 "
            "차원은 조각 안의 자리입니다.",
            en="If `reshape` splits a height of 4 into (2, 2), one axis counts the "
            "pieces, the other the places within a piece.",
        ),
    ),
    solution=max_pool,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _mean,
            Text(
                ko="평균 풀링입니다. 최댓값을 구하세요.",
                en="That is average pooling. Take the maximum.",
            ),
        ),
        Wrong(
            _minimum,
            Text(
                ko="최솟값을 골랐습니다. 최댓값을 구하세요.",
                en="That is the minimum. Take the maximum.",
            ),
        ),
        Wrong(
            _stride_of_one,
            Text(
                ko="한 칸씩 움직였습니다. 따로 정하지 않으면 풀링의 스트라이드는 "
                "풀링의 크기와 같은 2입니다.",
                en="It moves by one pixel. Unless told otherwise, pooling moves by "
                "its own size, 2.",
            ),
        ),
        Wrong(
            _over_the_channels,
            Text(
                ko="채널을 합쳐 최댓값을 구했습니다. 풀링은 채널마다 따로 합니다.",
                en="It takes the maximum over the channels too. Pooling treats each "
                "channel separately.",
            ),
        ),
        Wrong(
            _of_the_size,
            Text(
                ko="절댓값의 최댓값입니다. 음수도 그대로 비교하세요.",
                en="That is the largest absolute value. Compare negative numbers as "
                "they are.",
            ),
        ),
        Wrong(
            _every_second,
            Text(
                ko="조각마다 왼쪽 위의 수만 골랐습니다. 네 수를 모두 비교하세요.",
                en="It picks the upper left number of each piece. Compare all four "
                "numbers.",
            ),
        ),
        Wrong(
            _with_zeros,
            Text(
                ko="홀수라 남는 가장자리를 0으로 채웠습니다. 케라스는 따로 정하지 "
                "않으면 마지막 행이나 열을 버립니다.",
                en="The odd edge is filled up with zeros. By default Keras leaves the "
                "last row or column out.",
            ),
        ),
    ),
    also_right=(_with_loops, _by_corners, _as_lists),
)
