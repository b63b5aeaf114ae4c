"""Predict how many parameters a convolution has."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "filters": draw.one_of([16, 24, 48, 96]),
        "kernel": draw.one_of([3, 5]),
        "channels": draw.one_of([2, 8, 32]),
    }


def _task(filters, kernel, channels):
    return Text(
        ko=f"크기가 (14, 14, {channels})인 특성 맵이 `keras.layers.Conv2D({filters}, "
        f"{kernel}, padding='same')` 층에 들어갑니다. 이 층의 파라미터는 몇 "
        "개인가요?",
        en=f"Feature maps of shape (14, 14, {channels}) go into "
        f"`keras.layers.Conv2D({filters}, {kernel}, padding='same')`. How many "
        "parameters does this layer have?",
    )


def _solution(filters, kernel, channels):
    return (kernel * kernel * channels + 1) * filters


def _why(filters, kernel, channels):
    total = (kernel * kernel * channels + 1) * filters
    return Text(
        ko=f"필터 하나에 {kernel} × {kernel} × {channels}개의 가중치와 절편 하나가 "
        f"있으므로 ({kernel} × {kernel} × {channels} + 1) × {filters} = "
        f"{total:,}개입니다. 특성 맵의 높이나 너비와는 관계없습니다.",
        en=f"A filter has {kernel} × {kernel} × {channels} weights and one bias: "
        f"({kernel} × {kernel} × {channels} + 1) × {filters} = {total:,}. The "
        "height and width of the maps do not matter.",
    )


def _without_channels(filters, kernel, channels):
    return (kernel * kernel + 1) * filters


def _without_biases(filters, kernel, channels):
    return kernel * kernel * channels * filters


def _bias_for_each_channel(filters, kernel, channels):
    return (kernel * kernel + 1) * channels * filters


def _one_bias(filters, kernel, channels):
    return kernel * kernel * channels * filters + 1


def _for_each_place(filters, kernel, channels):
    return 14 * 14 * _solution(filters, kernel, channels)


def _output_values(filters, kernel, channels):
    return 14 * 14 * filters


def _as_float(filters, kernel, channels):
    return float(_solution(filters, kernel, channels))


def _from_numpy(filters, kernel, channels):
    return np.prod([kernel, kernel, channels, filters]) + filters


def _as_array(filters, kernel, channels):
    return np.array(_solution(filters, kernel, channels))


EXERCISE = ValueExercise(
    name="conv-parameters",
    section="08-1",
    place=30,
    title=Text(
        ko="합성곱 층의 파라미터를 세세요.",
        en="Count the parameters of a convolutional layer.",
    ),
    concept="filter",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="필터 하나의 깊이는 입력의 채널 수와 같습니다.",
            en="A filter is as deep as the input has channels.",
        ),
        Text(ko="절편은 필터마다 하나입니다.", en="There is one bias for each filter."),
    ),
    wrong=(
        Wrong(
            _without_channels,
            Text(
                ko="입력의 채널을 빠뜨렸습니다. 필터에는 채널마다 가중치가 있습니다.",
                en="The channels of the input are missing: a filter has weights for "
                "each of them.",
            ),
        ),
        Wrong(
            _without_biases,
            Text(
                ko="절편을 빠뜨렸습니다. 필터마다 하나씩 있습니다.",
                en="The biases are missing: one for each filter.",
            ),
        ),
        Wrong(
            _bias_for_each_channel,
            Text(
                ko="절편을 채널마다 셌습니다. 절편은 필터마다 하나입니다.",
                en="That counts a bias for each channel. There is one for each filter.",
            ),
        ),
        Wrong(
            _one_bias,
            Text(
                ko="절편을 하나만 셌습니다. 필터마다 하나씩 있습니다.",
                en="That counts a single bias. There is one for each filter.",
            ),
        ),
        Wrong(
            _for_each_place,
            Text(
                ko="자리마다 다른 가중치로 셌습니다. 합성곱은 모든 자리에서 같은 "
                "가중치를 씁니다.",
                en="That counts weights for each place of the image. A convolution "
                "uses the same ones everywhere.",
            ),
        ),
        Wrong(
            _output_values,
            Text(
                ko="출력에 있는 수의 개수입니다. 파라미터는 커널의 가중치와 "
                "절편입니다.",
                en="That is how many numbers come out. The parameters are in the "
                "kernels and biases.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
