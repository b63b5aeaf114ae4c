"""Count the parameters of a CNN."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"filters": draw.one_of([8, 16, 24]), "hidden": draw.one_of([20, 50, 80])}


def _task(filters, hidden):
    return Text(
        ko=f"크기가 (28, 28, 1)인 이미지가 `Conv2D({filters}, 3, padding='same')`, "
        f"`MaxPooling2D(2)`, `Flatten()`, `Dense({hidden})`, `Dropout(0.4)`, "
        "`Dense(10)`을 차례로 지납니다. 이 모델의 파라미터는 모두 몇 개인가요?",
        en=f"An image of shape (28, 28, 1) goes through `Conv2D({filters}, 3, "
        f"padding='same')`, `MaxPooling2D(2)`, `Flatten()`, `Dense({hidden})`, "
        "`Dropout(0.4)` and `Dense(10)`. How many parameters does the model have?",
    )


def _convolution(filters):
    return (9 + 1) * filters


def _solution(filters, hidden):
    return _convolution(filters) + (196 * filters + 1) * hidden + (hidden + 1) * 10


def _why(filters, hidden):
    flat = 196 * filters
    total = _solution(filters, hidden)
    return Text(
        ko=f"합성곱 10 × {filters}, 첫 밀집층 ({flat:,} + 1) × {hidden}, 출력층 "
        f"({hidden} + 1) × 10을 더하면 {total:,}개입니다. 풀링, Flatten, "
        "드롭아웃에는 파라미터가 없습니다. 파라미터는 거의 모두 첫 밀집층에 "
        "있습니다.",
        en=f"The convolution has 10 × {filters}, the first dense layer ({flat:,} + "
        f"1) × {hidden}, the output layer ({hidden} + 1) × 10: {total:,} in all. "
        "Pooling, Flatten and dropout have none. Nearly all parameters are in "
        "the first dense layer.",
    )


def _not_pooled(filters, hidden):
    return _convolution(filters) + (784 * filters + 1) * hidden + (hidden + 1) * 10


def _one_map(filters, hidden):
    return _convolution(filters) + (196 + 1) * hidden + (hidden + 1) * 10


def _without_the_convolution(filters, hidden):
    return (196 * filters + 1) * hidden + (hidden + 1) * 10


def _without_biases(filters, hidden):
    return 9 * filters + 196 * filters * hidden + hidden * 10


def _without_the_output(filters, hidden):
    return _convolution(filters) + (196 * filters + 1) * hidden


def _as_float(filters, hidden):
    return float(_solution(filters, hidden))


def _from_numpy(filters, hidden):
    return np.int64(_solution(filters, hidden))


def _as_array(filters, hidden):
    return np.array(_solution(filters, hidden))


EXERCISE = ValueExercise(
    name="cnn-parameters",
    section="08-2",
    place=25,
    title=Text(
        ko="합성곱 신경망의 파라미터를 세세요.", en="Count the parameters of a CNN."
    ),
    concept="cnn",
    minutes=5,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="파라미터가 있는 층은 셋입니다.",
            en="Three of the layers have parameters.",
        ),
        Text(
            ko="첫 밀집층의 입력은 Flatten을 지난 수의 개수입니다. 풀링 뒤 한 변은 "
            "14입니다.",
            en="The first dense layer takes all the numbers that come out of Flatten. "
            "After the pooling each side is 14.",
        ),
    ),
    wrong=(
        Wrong(
            _not_pooled,
            Text(
                ko="풀링으로 줄어든 크기를 쓰지 않았습니다. 한 변은 28이 아니라 "
                "14입니다.",
                en="The pooling is left out: a side is 14, not 28.",
            ),
        ),
        Wrong(
            _one_map,
            Text(
                ko="특성 맵을 한 장으로 셌습니다. 필터마다 한 장입니다.",
                en="That counts one feature map. There is one for each filter.",
            ),
        ),
        Wrong(
            _without_the_convolution,
            Text(
                ko="합성곱 층의 파라미터가 빠졌습니다.",
                en="The parameters of the convolutional layer are missing.",
            ),
        ),
        Wrong(
            _without_biases,
            Text(
                ko="절편이 빠졌습니다. 필터와 뉴런마다 하나씩 있습니다.",
                en="The biases are missing: each filter and each neuron has one.",
            ),
        ),
        Wrong(
            _without_the_output,
            Text(
                ko="출력층의 파라미터가 빠졌습니다.",
                en="The parameters of the output layer are missing.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
