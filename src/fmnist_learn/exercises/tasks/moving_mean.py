"""Collect a moving mean."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_TWO = Text(ko="배치 두 개", en="two batches")
_SEVERAL = Text(ko="배치 여러 개", en="several batches")


def moving_mean(means, momentum):
    collected = 0.0
    for mean in means:
        collected = momentum * collected + (1 - momentum) * mean
    return collected


def _cases(draw: Draw):
    yield Case(_TWO, (np.array([4.0, 8.0]), 0.75))
    for count in (3, 5):
        means = draw.numbers(count, low=1, high=2) + 2 * np.arange(count)
        yield Case(_SEVERAL, (means, draw.one_of([0.8, 0.9])))


def _accepts(means, momentum):
    return len(means) > 1 and means.min() > 0.5 and 0.6 < momentum < 0.99


def _turned_round(means, momentum):
    return moving_mean(means, 1 - momentum)


def _from_the_first(means, momentum):
    collected = means[0]
    for mean in means[1:]:
        collected = momentum * collected + (1 - momentum) * mean
    return collected


def _from_one(means, momentum):
    return moving_mean(means, momentum) + momentum ** len(means)


def _plain_mean(means, momentum):
    return means.mean()


def _last_step_alone(means, momentum):
    return (1 - momentum) * means[-1]


def _corrected(means, momentum):
    return moving_mean(means, momentum) / (1 - momentum ** len(means))


def _added_whole(means, momentum):
    collected = 0.0
    for mean in means:
        collected = momentum * collected + mean
    return collected


def _all_of_them(means, momentum):
    return [moving_mean(means[: end + 1], momentum) for end in range(len(means))]


def _by_weights(means, momentum):
    weights = (1 - momentum) * momentum ** np.arange(len(means))[::-1]
    return weights @ means


def _towards_the_mean(means, momentum):
    collected = 0
    for mean in means:
        collected += (1 - momentum) * (mean - collected)
    return collected


def _in_float32(means, momentum):
    return np.float32(moving_mean(means, momentum))


EXERCISE = FunctionExercise(
    name="moving-mean",
    section="09",
    place=55,
    title=Text(ko="이동 평균을 모으세요.", en="Collect a moving mean."),
    concept="batch-normalisation",
    minutes=4,
    task=Text(
        ko="`moving_mean(means, momentum)`은 훈련하면서 배치마다 구한 평균(1차원 배열, "
        "훈련한 순서대로)을 받아, 케라스의 배치 정규화 층에 마지막에 남는 이동 평균을 "
        "수 하나로 돌려줍니다. 처음 값은 0입니다. 배치마다 지금까지 모은 값은 "
        "`momentum`만큼 남고, 그 배치의 평균이 나머지만큼 더해집니다.",
        en="`moving_mean(means, momentum)` takes the means of the batches of a "
        "training, a flat array in the order of the training. Return the moving mean "
        "that a batch normalisation layer of Keras holds at the end, a single number. "
        "It starts at 0. With each batch the part `momentum` is kept of what was "
        "collected, and the rest is taken from the mean of the batch.",
    ),
    hints=(
        Text(
            ko="`for mean in means:`로 배치를 하나씩 거치며 값을 바꾸어 가세요.",
            en="Go through the batches with `for mean in means:` and change the value "
            "at each.",
        ),
        Text(
            ko="한 배치를 거치면 `momentum * collected + (1 - momentum) * mean`이 "
            "됩니다.",
            en="After a batch it is `momentum * collected + (1 - momentum) * mean`.",
        ),
    ),
    solution=moving_mean,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _turned_round,
            Text(
                ko="`momentum`과 `1 - momentum`이 뒤바뀌었습니다. 지금까지 모은 값이 "
                "더 많이 남습니다.",
                en="`momentum` and `1 - momentum` are swapped. It is what was "
                "collected of which more is kept.",
            ),
        ),
        Wrong(
            _from_the_first,
            Text(
                ko="첫 배치의 평균에서 시작했습니다. 케라스는 0에서 시작합니다.",
                en="It starts at the mean of the first batch. Keras starts at 0.",
            ),
        ),
        Wrong(
            _from_one,
            Text(
                ko="1에서 시작했습니다. 1에서 시작하는 것은 이동 분산입니다.",
                en="It starts at 1. It is the moving variance that does.",
            ),
        ),
        Wrong(
            _plain_mean,
            Text(
                ko="모든 배치를 똑같이 평균했습니다. 이동 평균에서는 나중 배치일수록 "
                "더 많이 들어갑니다.",
                en="That is the plain mean. In a moving mean the later a batch, the "
                "more it counts.",
            ),
        ),
        Wrong(
            _last_step_alone,
            Text(
                ko="마지막 배치만 들어 있습니다. 앞에서 모은 값을 버리지 마세요.",
                en="Only the last batch is in it. Keep what was collected before.",
            ),
        ),
        Wrong(
            _corrected,
            Text(
                ko="Adam처럼 처음의 0을 보정했습니다. 배치 정규화 층은 보정하지 "
                "않습니다.",
                en="It is corrected for the start at 0, as in Adam. Batch "
                "normalisation does no such thing.",
            ),
        ),
        Wrong(
            _added_whole,
            Text(
                ko="배치의 평균을 통째로 더했습니다. `1 - momentum`을 곱하세요.",
                en="The mean of each batch is added whole. Multiply it by `1 - "
                "momentum`.",
            ),
        ),
        Wrong(
            _all_of_them,
            Text(
                ko="배치마다의 값이 모두 들어 있습니다. 마지막 값만 돌려주세요.",
                en="Those are the values after each batch. Return the last one only.",
            ),
        ),
    ),
    also_right=(_by_weights, _towards_the_mean, _in_float32),
)
