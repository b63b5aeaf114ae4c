"""Write a convolution of one channel."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SQUARE = Text(ko="정사각형 커널", en="a square kernel")
_OBLONG = Text(ko="높이와 너비가 다른 입력과 커널", en="height and width that differ")


def conv2d_one_channel(image, kernel, bias):
    rows, columns = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(image, (rows, columns))
    return (windows * kernel).sum(axis=(2, 3)) + bias


def _cases(draw: Draw):
    yield Case(
        _SQUARE,
        (
            draw.wholes(3, 3, low=0, high=5),
            np.array([[1, 2], [3, 5]]),
            draw.whole(1, 3),
        ),
    )
    kernel = draw.wholes(3, 2, low=1, high=4)
    kernel[0, 0], kernel[2, 1] = 5, -1
    yield Case(_OBLONG, (draw.wholes(5, 4, low=0, high=5), kernel, draw.whole(1, 3)))


def _accepts(image, kernel, bias):
    return image.shape[0] >= kernel.shape[0] and image.shape[1] >= kernel.shape[1]


def _flipped(image, kernel, bias):
    return conv2d_one_channel(image, kernel[::-1, ::-1], bias)


def _without_the_bias(image, kernel, bias):
    return conv2d_one_channel(image, kernel, 0)


def _bias_at_every_weight(image, kernel, bias):
    return conv2d_one_channel(image, kernel, bias * kernel.size)


def _last_place_left_out(image, kernel, bias):
    return conv2d_one_channel(image, kernel, bias)[:-1, :-1]


def _means(image, kernel, bias):
    return conv2d_one_channel(image, kernel, 0) / kernel.size + bias


def _no_overlap(image, kernel, bias):
    rows, columns = kernel.shape
    return conv2d_one_channel(image, kernel, bias)[::rows, ::columns]


def _with_loops(image, kernel, bias):
    rows, columns = kernel.shape
    out = np.empty((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i : i + rows, j : j + columns] * kernel).sum() + bias
    return out


def _weight_by_weight(image, kernel, bias):
    height = image.shape[0] - kernel.shape[0] + 1
    width = image.shape[1] - kernel.shape[1] + 1
    out = np.full((height, width), float(bias), dtype="float32")
    for (i, j), weight in np.ndenumerate(kernel):
        out += weight * image[i : i + height, j : j + width]
    return out


def _as_lists(image, kernel, bias):
    return _with_loops(image, kernel, bias).tolist()


EXERCISE = FunctionExercise(
    name="conv2d-one-channel",
    section="08-1",
    place=40,
    title=Text(
        ko="채널 하나의 합성곱을 만드세요.", en="Write a convolution over one channel."
    ),
    concept="convolution",
    minutes=8,
    task=Text(
        ko="`conv2d_one_channel(image, kernel, bias)`는 크기가 (높이, 너비)인 "
        "이미지와 그보다 크지 않은 커널, 절편 하나를 받습니다. 밸리드 패딩, "
        "스트라이드 1로 합성곱한 특성 맵을 돌려주세요. 케라스처럼 커널은 뒤집지 "
        "않습니다.",
        en="`conv2d_one_channel(image, kernel, bias)` takes an image of shape "
        "(height, width), a kernel no larger than it, and one bias. Return the "
        "feature map for valid padding and a stride of 1. As in Keras, the kernel is "
        "not flipped.",
    ),
    hints=(
        Text(
            ko="커널을 이미지의 한 자리에 놓고, 겹친 수끼리 곱해 모두 더한 뒤 절편을 "
            "더합니다.",
            en="Lay the kernel on the image, multiply each weight by the pixel under "
            "it, add up the products, then add the bias.",
        ),
        Text(
            ko="출력의 높이는 이미지 높이 - 커널 높이 + 1입니다.",
            en="The output has image height - kernel height + 1 rows.",
        ),
        Text(
            ko="두 겹의 for 문에서 `image[i : i + rows, j : j + columns]`가 겹친 "
            "조각입니다.",
            en="In two loops, `image[i : i + rows, j : j + columns]` is the piece "
            "under the kernel.",
        ),
    ),
    solution=conv2d_one_channel,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _flipped,
            Text(
                ko="커널을 뒤집었습니다. 수학의 합성곱은 그렇지만 신경망의 합성곱은 "
                "뒤집지 않습니다(교차상관).",
                en="The kernel is flipped. Convolution in mathematics does that; in "
                "neural networks it does not (it is a cross-correlation).",
            ),
        ),
        Wrong(
            _without_the_bias,
            Text(
                ko="절편을 더하지 않았습니다. 합에 한 번 더하세요.",
                en="The bias is not added. Add it to the sum, once.",
            ),
        ),
        Wrong(
            _bias_at_every_weight,
            Text(
                ko="절편을 커널의 원소마다 더했습니다. 합을 구한 뒤 한 번만 더하세요.",
                en="The bias is added for each weight of the kernel. Add it once, to "
                "the sum.",
            ),
        ),
        Wrong(
            _last_place_left_out,
            Text(
                ko="마지막 행과 열이 빠졌습니다. 자리의 개수는 높이 - 커널 높이 + "
                "1입니다.",
                en="The last row and column are missing. There are height - kernel "
                "height + 1 places.",
            ),
        ),
        Wrong(
            _means,
            Text(
                ko="평균을 냈습니다. 나누지 말고 더하기만 하세요.",
                en="That is the mean. Take the sum without dividing.",
            ),
        ),
        Wrong(
            _no_overlap,
            Text(
                ko="커널의 크기만큼 건너뛰었습니다. 스트라이드가 1이면 한 칸씩 "
                "움직입니다.",
                en="It moves by the size of the kernel. With a stride of 1 it moves "
                "by one pixel.",
            ),
        ),
    ),
    also_right=(_with_loops, _weight_by_weight, _as_lists),
)
