"""Write a convolution of several channels and filters."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="이미지 하나, 필터 하나", en="one image, one filter")
_SEVERAL = Text(ko="이미지와 필터 여러 개", en="several images and filters")


def conv2d(x, kernel, bias):
    rows, columns = kernel.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(x, (rows, columns), axis=(1, 2))
    return np.einsum("nijcrs,rscf->nijf", windows, kernel) + bias


def _cases(draw: Draw):
    kernel = draw.wholes(2, 2, 2, 1, low=1, high=5)
    kernel[0, 0, 0], kernel[1, 1, 1] = 7, -2
    yield Case(
        _ONE,
        (draw.wholes(1, 3, 3, 2, low=0, high=4), kernel, np.array([draw.whole(1, 3)])),
    )
    kernel = draw.wholes(2, 2, 3, 2, low=-2, high=5)
    kernel[0, 0, 0], kernel[1, 1, 1] = 7, -6
    yield Case(
        _SEVERAL, (draw.wholes(2, 4, 3, 3, low=0, high=4), kernel, np.array([1, -300]))
    )


def _accepts(x, kernel, bias):
    return (
        x.shape[3] == kernel.shape[2]
        and kernel.shape[3] == len(bias)
        and x.shape[1] >= kernel.shape[0]
        and x.shape[2] >= kernel.shape[1]
    )


def _flipped(x, kernel, bias):
    return conv2d(x, kernel[::-1, ::-1], bias)


def _without_the_bias(x, kernel, bias):
    return conv2d(x, kernel, np.zeros(len(bias)))


def _first_channel(x, kernel, bias):
    return conv2d(x[..., :1], kernel[:, :, :1], bias)


def _mean_of_channels(x, kernel, bias):
    return conv2d(x, kernel / x.shape[3], bias)


def _bias_for_each_channel(x, kernel, bias):
    return conv2d(x, kernel, bias * x.shape[3])


def _with_relu(x, kernel, bias):
    return np.maximum(conv2d(x, kernel, bias), 0)


def _channels_first(x, kernel, bias):
    return conv2d(x, kernel, bias).transpose(0, 3, 1, 2)


def _with_loops(x, kernel, bias):
    rows, columns = kernel.shape[:2]
    height, width = x.shape[1] - rows + 1, x.shape[2] - columns + 1
    out = np.empty((len(x), height, width, kernel.shape[3]), dtype="float32")
    for i in range(height):
        for j in range(width):
            window = x[:, i : i + rows, j : j + columns, :, None]
            out[:, i, j] = (window * kernel).sum(axis=(1, 2, 3)) + bias
    return out


def _by_matrix(x, kernel, bias):
    rows, columns, _, filters = kernel.shape
    height, width = x.shape[1] - rows + 1, x.shape[2] - columns + 1
    pieces = [
        x[:, i : i + rows, j : j + columns].reshape(len(x), -1)
        for i in range(height)
        for j in range(width)
    ]
    out = np.stack(pieces, axis=1) @ kernel.reshape(-1, filters) + bias
    return out.reshape(len(x), height, width, filters)


def _as_lists(x, kernel, bias):
    return _with_loops(x, kernel, bias).tolist()


EXERCISE = FunctionExercise(
    name="conv2d",
    section="08-1",
    place=50,
    title=Text(
        ko="여러 채널의 합성곱을 만드세요.",
        en="Write a convolution over several channels.",
    ),
    concept="convolution",
    minutes=10,
    task=Text(
        ko="`conv2d(x, kernel, bias)`는 `x`(크기 (n, 높이, 너비, 채널 수)), "
        "`kernel`(크기 (커널 높이, 커널 너비, 채널 수, 필터 수)), `bias`(크기 (필터 "
        "수,))를 받습니다. 밸리드 패딩, 스트라이드 1의 출력을 크기 (n, 출력 높이, "
        "출력 너비, 필터 수)로 돌려주세요.",
        en="`conv2d(x, kernel, bias)` takes `x` of shape (n, height, width, "
        "channels), `kernel` of shape (kernel height, kernel width, channels, "
        "filters) and `bias` of shape (filters,). Return the output for valid padding "
        "and a stride of 1, of shape (n, output height, output width, filters).",
    ),
    hints=(
        Text(
            ko="필터 하나는 모든 채널을 곱해 더한 뒤 절편을 한 번 더합니다.",
            en="One filter multiplies and adds up all channels, then adds its bias "
            "once.",
        ),
        Text(
            ko="출력의 자리 (i, j)마다 `x[:, i : i + rows, j : j + columns]`와 커널을 "
            "곱해 더하세요.",
            en="For each place (i, j) of the output, multiply `x[:, i : i + rows, j : "
            "j + columns]` by the kernel and add up.",
        ),
        Text(
            ko="`x`의 조각에 차원을 하나 더하면(`[..., None]`) 모든 필터와 한꺼번에 "
            "곱해집니다.",
            en="Give the piece of `x` one more axis (`[..., None]`), and it is "
            "multiplied by all filters at once.",
        ),
    ),
    solution=conv2d,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _flipped,
            Text(
                ko="커널을 뒤집었습니다. 케라스의 합성곱은 뒤집지 않습니다.",
                en="The kernel is flipped. Keras's convolution does not flip it.",
            ),
        ),
        Wrong(
            _without_the_bias,
            Text(
                ko="절편을 더하지 않았습니다. 필터마다 하나씩 더하세요.",
                en="The bias is not added. Each filter adds its own.",
            ),
        ),
        Wrong(
            _first_channel,
            Text(
                ko="첫 번째 채널만 썼습니다. 모든 채널에서 곱한 값을 더하세요.",
                en="Only the first channel is used. Add up the products of all "
                "channels.",
            ),
        ),
        Wrong(
            _mean_of_channels,
            Text(
                ko="채널을 평균했습니다. 나누지 말고 더하기만 하세요.",
                en="It averages the channels. Add them up without dividing.",
            ),
        ),
        Wrong(
            _bias_for_each_channel,
            Text(
                ko="절편을 채널마다 더했습니다. 필터마다 한 번만 더하세요.",
                en="The bias is added for each channel. Add it once for each filter.",
            ),
        ),
        Wrong(
            _with_relu,
            Text(
                ko="음수가 0이 되었습니다. 활성화 함수는 따로 적용합니다.",
                en="Negative numbers became 0. The activation function comes later.",
            ),
        ),
        Wrong(
            _channels_first,
            Text(
                ko="필터의 차원이 높이 앞에 있습니다. 케라스에서는 채널이 "
                "마지막입니다.",
                en="The axis of the filters comes before the height. In Keras "
                "channels are last.",
            ),
        ),
    ),
    also_right=(_with_loops, _by_matrix, _as_lists),
)
