"""Predict the shape of a layer's weights."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "first": draw.one_of([16, 24, 40]),
        "second": draw.one_of([32, 48, 64]),
        "kernel": draw.one_of([3, 5]),
    }


def _task(first, second, kernel):
    return Text(
        ko=f"크기가 (28, 28, 1)인 이미지를 받는 모델에 `Conv2D({first}, 3)` 층과 "
        f"`Conv2D({second}, {kernel})` 층이 차례로 있습니다. 두 번째 층의 "
        "`layer.weights[0].shape`는 무엇인가요? 튜플로 답하세요.",
        en=f"A model takes images of shape (28, 28, 1) and has `Conv2D({first}, 3)`, "
        f"then `Conv2D({second}, {kernel})`. What is `layer.weights[0].shape` of the "
        "second one? Answer with a tuple.",
    )


def _solution(first, second, kernel):
    return kernel, kernel, first, second


def _why(first, second, kernel):
    return Text(
        ko="(커널 높이, 커널 너비, 입력 채널 수, 필터 수)입니다. 앞 층의 필터가 "
        f"{first}개이므로 입력 채널도 {first}개입니다.",
        en="It is (kernel height, kernel width, input channels, filters). The layer "
        f"before has {first} filters, so this one has {first} input channels.",
    )


def _one_channel(first, second, kernel):
    return kernel, kernel, 1, second


def _filters_first(first, second, kernel):
    return second, first, kernel, kernel


def _channels_exchanged(first, second, kernel):
    return kernel, kernel, second, first


def _without_the_channels(first, second, kernel):
    return kernel, kernel, second


def _the_biases(first, second, kernel):
    return (second,)


def _the_output(first, second, kernel):
    side = 26 - kernel + 1
    return None, side, side, second


def _as_list(first, second, kernel):
    return [kernel, kernel, first, second]


def _as_array(first, second, kernel):
    return np.array([kernel, kernel, first, second])


def _from_numpy(first, second, kernel):
    return np.zeros((kernel, kernel, first, second)).shape


EXERCISE = ValueExercise(
    name="filter-shape",
    section="08-3",
    place=10,
    title=Text(
        ko="가중치 배열의 크기를 예측하세요.",
        en="Predict the shape of a layer's weights.",
    ),
    concept="filter",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="필터에는 높이, 너비, 깊이가 있습니다. 깊이는 무엇과 같나요?",
            en="A filter has a height, a width and a depth. What is the depth equal "
            "to?",
        ),
        Text(
            ko="케라스에서는 필터의 개수가 마지막 차원입니다.",
            en="In Keras the number of filters is the last axis.",
        ),
    ),
    wrong=(
        Wrong(
            _one_channel,
            Text(
                ko="입력 채널이 하나라면 그렇습니다. 두 번째 층의 입력은 첫 번째 층의 "
                "특성 맵입니다.",
                en="That would be right with one input channel. The second layer "
                "takes the feature maps of the first.",
            ),
        ),
        Wrong(
            _filters_first,
            Text(
                ko="파이토치에서 쓰는 차원의 순서입니다. 케라스에서는 커널의 높이와 "
                "너비가 먼저입니다.",
                en="That is PyTorch's order of the axes. In Keras the height and "
                "width of the kernel come first.",
            ),
        ),
        Wrong(
            _channels_exchanged,
            Text(
                ko="입력 채널과 필터의 자리가 뒤바뀌었습니다. 필터가 마지막입니다.",
                en="Input channels and filters are swapped: the filters are last.",
            ),
        ),
        Wrong(
            _without_the_channels,
            Text(
                ko="입력 채널이 빠졌습니다. 필터에는 채널마다 가중치가 있습니다.",
                en="The input channels are missing: a filter has weights for each of "
                "them.",
            ),
        ),
        Wrong(
            _the_biases,
            Text(
                ko="절편, 곧 `weights[1]`의 크기입니다.",
                en="That is the shape of the biases, which are `weights[1]`.",
            ),
        ),
        Wrong(
            _the_output,
            Text(
                ko="층이 내보내는 출력의 크기입니다. 가중치 배열의 크기는 이미지 "
                "크기와 관계없습니다.",
                en="That is the shape of the layer's output. The shape of the weights "
                "has nothing to do with the size of the image.",
            ),
        ),
    ),
    also_right=(_as_list, _as_array, _from_numpy),
)
