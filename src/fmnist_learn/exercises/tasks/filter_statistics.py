"""Summarise the weights of filters."""

import statistics

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="필터 하나", en="one filter")
_SEVERAL = Text(ko="필터 여러 개", en="several filters")


def filter_statistics(kernel):
    return kernel.mean(axis=(0, 1, 2)), kernel.std(axis=(0, 1, 2))


def _cases(draw: Draw):
    kernel = draw.numbers(2, 2, 1, 1, low=-1, high=1)
    kernel[0, 0], kernel[1, 1] = 2, -1.5
    yield Case(_ONE, (kernel,))
    kernel = draw.numbers(3, 3, 2, 4, low=-1, high=1)
    kernel[0, 0], kernel[1, 1] = 2, -1.5
    yield Case(_SEVERAL, (kernel + np.arange(4) / 4,))


def _accepts(kernel):
    return (
        kernel.ndim == 4
        and kernel[..., 0].size > 1
        and np.ptp(kernel, axis=(0, 1, 2)).min() > 0
    )


def _of_all_filters(kernel):
    return kernel.mean(), kernel.std()


def _of_each_channel(kernel):
    return kernel.mean(axis=(0, 1)), kernel.std(axis=(0, 1))


def _variance(kernel):
    return kernel.mean(axis=(0, 1, 2)), kernel.var(axis=(0, 1, 2))


def _of_the_sample(kernel):
    return kernel.mean(axis=(0, 1, 2)), kernel.std(axis=(0, 1, 2), ddof=1)


def _exchanged(kernel):
    return filter_statistics(kernel)[::-1]


def _sum(kernel):
    return kernel.sum(axis=(0, 1, 2)), kernel.std(axis=(0, 1, 2))


def _in_float32(kernel):
    flat = kernel.astype("float32").reshape(-1, kernel.shape[3])
    return np.stack([flat.mean(axis=0), flat.std(axis=0)])


def _with_a_loop(kernel):
    columns = kernel.reshape(-1, kernel.shape[3]).T.tolist()
    return (
        [statistics.fmean(column) for column in columns],
        [statistics.pstdev(column) for column in columns],
    )


def _as_list(kernel):
    mean = kernel.mean(axis=(0, 1, 2))
    return [mean, np.sqrt(((kernel - mean) ** 2).mean(axis=(0, 1, 2)))]


EXERCISE = FunctionExercise(
    name="filter-statistics",
    section="08-3",
    place=20,
    title=Text(
        ko="필터의 가중치를 요약하세요.", en="Summarise the weights of filters."
    ),
    concept="filter",
    minutes=4,
    task=Text(
        ko="`filter_statistics(kernel)`은 합성곱 층의 가중치(크기 (높이, 너비, 채널 "
        "수, 필터 수))를 받아, 필터마다 가중치의 평균과 표준 편차를 `(평균, 표준 "
        "편차)` 튜플로 돌려줍니다. 둘 다 크기가 (필터 수,)인 배열이고, 표준 편차는 "
        "n으로 나누어 구합니다(`np.std`의 기본값).",
        en="`filter_statistics(kernel)` takes the weights of a convolutional layer, "
        "of shape (height, width, channels, filters), and returns the mean and the "
        "standard deviation of each filter's weights as a tuple `(mean, deviation)`. "
        "Both are arrays of shape (filters,); the deviation divides by n, as `np.std` "
        "does by default.",
    ),
    hints=(
        Text(
            ko="필터는 마지막 차원입니다. 나머지 세 차원을 따라 계산하세요.",
            en="The filters are the last axis. Work along the other three.",
        ),
        Text(
            ko="`axis`에는 튜플을 줄 수 있습니다.", en="`axis` takes a tuple as well."
        ),
    ),
    solution=filter_statistics,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _of_all_filters,
            Text(
                ko="모든 필터를 합쳐 계산했습니다. 필터마다 따로 계산하세요.",
                en="It takes all filters together. Compute both for each filter.",
            ),
        ),
        Wrong(
            _of_each_channel,
            Text(
                ko="채널마다 나누었습니다. 필터 하나에는 모든 채널의 가중치가 "
                "있습니다.",
                en="It splits by channel. A filter holds the weights of all channels.",
            ),
        ),
        Wrong(
            _variance,
            Text(
                ko="분산입니다. 제곱근을 취하면 표준 편차입니다.",
                en="That is the variance. Its square root is the standard deviation.",
            ),
        ),
        Wrong(
            _of_the_sample,
            Text(
                ko="n - 1로 나누었습니다. 여기서는 n으로 나눕니다(`ddof=0`).",
                en="It divides by n - 1. Here it is n (`ddof=0`).",
            ),
        ),
        Wrong(
            _exchanged,
            Text(
                ko="순서가 뒤바뀌었습니다. 평균이 먼저입니다.",
                en="The order is reversed: the mean comes first.",
            ),
        ),
        Wrong(
            _sum,
            Text(
                ko="평균이 아니라 합입니다. 가중치의 개수로 나누세요.",
                en="That is the sum, not the mean. Divide by the number of weights.",
            ),
        ),
    ),
    also_right=(_in_float32, _with_a_loop, _as_list),
)
