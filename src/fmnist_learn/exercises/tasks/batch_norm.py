"""Write batch normalisation, as it is in training."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="채널 하나", en="a single channel")
_SEVERAL = Text(ko="채널 여러 개", en="several channels")


def batch_norm(maps, gamma, beta):
    mean = maps.mean(axis=(0, 1, 2))
    variance = maps.var(axis=(0, 1, 2))
    return gamma * (maps - mean) / np.sqrt(variance + 0.001) + beta


def _cases(draw: Draw):
    one = np.array(draw.shuffled([0.0, 2.0, 2.0, 8.0])).reshape(4, 1, 1, 1)
    yield Case(_ONE, (one, np.array([2.0]), np.array([0.5])))
    for channels in (2, 3):
        maps = draw.numbers(3, 2, 2, channels)
        maps += 4 * np.arange(channels)  # their means differ, and what they spread
        maps *= 1 + np.arange(channels)
        maps[0, 0, 0] += 3
        gamma = draw.numbers(channels, low=2, high=4)
        yield Case(_SEVERAL, (maps, gamma, draw.numbers(channels, low=1, high=3)))


def _accepts(maps, gamma, beta):
    whole = maps.ndim == 4 and maps.shape[3:] == gamma.shape == beta.shape
    spread = maps.var(axis=(0, 1, 2)).min() > 0.5 if whole else False
    return spread and abs(gamma - 1).min() > 0.1 and abs(beta).min() > 0.1


def _over_everything(maps, gamma, beta):
    return gamma * (maps - maps.mean()) / np.sqrt(maps.var() + 0.001) + beta


def _of_each_place(maps, gamma, beta):
    centred = maps - maps.mean(axis=0)
    return gamma * centred / np.sqrt(maps.var(axis=0) + 0.001) + beta


def _of_each_image(maps, gamma, beta):
    axes = (1, 2, 3)
    centred = maps - maps.mean(axis=axes, keepdims=True)
    variance = maps.var(axis=axes, keepdims=True)
    return gamma * centred / np.sqrt(variance + 0.001) + beta


def _by_the_variance(maps, gamma, beta):
    axes = (0, 1, 2)
    return gamma * (maps - maps.mean(axis=axes)) / (maps.var(axis=axes) + 0.001) + beta


def _without_gamma_and_beta(maps, gamma, beta):
    return batch_norm(maps, 1, 0)


def _beta_before_gamma(maps, gamma, beta):
    return gamma * (batch_norm(maps, 1, 0) + beta)


def _gamma_and_beta_swapped(maps, gamma, beta):
    return batch_norm(maps, beta, gamma)


def _not_centred(maps, gamma, beta):
    return gamma * maps / np.sqrt(maps.var(axis=(0, 1, 2)) + 0.001) + beta


def _as_rows(maps, gamma, beta):
    rows = maps.reshape(-1, maps.shape[3])
    rows = (rows - rows.mean(axis=0)) / np.sqrt(rows.var(axis=0) + 0.001)
    return (rows * gamma + beta).reshape(maps.shape)


def _channel_by_channel(maps, gamma, beta):
    result = np.empty(maps.shape)
    for channel in range(maps.shape[3]):
        one = maps[..., channel]
        scaled = (one - one.mean()) / (one.var() + 0.001) ** 0.5
        result[..., channel] = scaled * gamma[channel] + beta[channel]
    return result


def _in_float32(maps, gamma, beta):
    return batch_norm(maps.astype("float32"), gamma, beta).astype("float32")


EXERCISE = FunctionExercise(
    name="batch-norm",
    section="09",
    place=50,
    title=Text(ko="배치 정규화를 만드세요.", en="Write batch normalisation."),
    concept="batch-normalisation",
    minutes=6,
    task=Text(
        ko="`batch_norm(maps, gamma, beta)`는 특성 맵 배열(크기 (n, 높이, 너비, "
        "채널))과 채널마다 하나씩인 `gamma`, `beta`(크기 (채널,))를 받아, 훈련할 때의 "
        "배치 정규화를 계산합니다. 채널마다 평균을 빼고 분산의 제곱근으로 나눈 다음, "
        "`gamma`를 곱하고 `beta`를 더합니다. 평균과 분산은 모든 이미지와 모든 자리에서 "
        "구하고, 0으로 나누지 않도록 분산에 0.001을 더합니다.",
        en="`batch_norm(maps, gamma, beta)` takes feature maps of shape (n, height, "
        "width, channels), and a `gamma` and a `beta` for each channel, both of shape "
        "(channels,). Return what batch normalisation makes of the maps in training: "
        "less the mean, over the root of the variance, times `gamma`, plus `beta`. "
        "Mean and variance are those of a channel, over all images and places; add "
        "0.001 to the variance, so that nothing is divided by 0.",
    ),
    hints=(
        Text(
            ko="마지막 차원만 남기는 평균은 `maps.mean(axis=(0, 1, 2))`입니다. 분산은 "
            "`var`로 구합니다.",
            en="`maps.mean(axis=(0, 1, 2))` leaves only the last axis; `var` is the "
            "variance.",
        ),
        Text(
            ko="평균을 빼고, 분산의 제곱근으로 나누고, `gamma`를 곱하고, `beta`를 "
            "더하세요.",
            en="Subtract the mean, divide by the root of the variance, multiply by "
            "`gamma`, add `beta`.",
        ),
    ),
    solution=batch_norm,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _over_everything,
            Text(
                ko="모든 채널을 함께 평균했습니다. 채널마다 따로 구하세요.",
                en="The mean is over all channels together. Each channel has its own.",
            ),
        ),
        Wrong(
            _of_each_place,
            Text(
                ko="자리마다 따로 평균했습니다. 합성곱 층에서는 높이와 너비의 차원까지 "
                "함께 평균합니다.",
                en="Each place has a mean of its own. After a convolution the mean is "
                "taken over height and width as well.",
            ),
        ),
        Wrong(
            _of_each_image,
            Text(
                ko="이미지마다 평균했습니다. 그것은 층 정규화입니다. 배치 정규화는 "
                "모든 이미지에 걸쳐 평균합니다.",
                en="The mean is that of each image: that is layer normalisation. Batch "
                "normalisation takes it over all images.",
            ),
        ),
        Wrong(
            _by_the_variance,
            Text(
                ko="분산으로 나누었습니다. 분산의 제곱근으로 나누세요.",
                en="It divides by the variance. Divide by its root.",
            ),
        ),
        Wrong(
            _without_gamma_and_beta,
            Text(
                ko="`gamma`를 곱하고 `beta`를 더하지 않았습니다.",
                en="`gamma` and `beta` are left out.",
            ),
        ),
        Wrong(
            _beta_before_gamma,
            Text(
                ko="`beta`를 먼저 더하고 `gamma`를 곱했습니다. 곱하기가 먼저입니다.",
                en="`beta` is added before `gamma` multiplies. Multiply first.",
            ),
        ),
        Wrong(
            _gamma_and_beta_swapped,
            Text(
                ko="`gamma`와 `beta`가 뒤바뀌었습니다. `gamma`는 곱하고 `beta`는 "
                "더합니다.",
                en="`gamma` and `beta` are swapped: `gamma` multiplies, `beta` is "
                "added.",
            ),
        ),
        Wrong(
            _not_centred,
            Text(
                ko="평균을 빼지 않았습니다.",
                en="The mean is not subtracted.",
            ),
        ),
    ),
    also_right=(_as_rows, _channel_by_channel, _in_float32),
)
