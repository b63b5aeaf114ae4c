"""Predict how many parameters a deep network has."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw) -> Mapping[str, Any]:
    return {"hidden": draw.whole(3, 40) * 5}


def _task(hidden: int) -> Text:
    return Text(
        ko=f"픽셀이 784개인 이미지를 받아 `Dense({hidden}, activation='relu')`와 "
        "`Dense(10, activation='softmax')`를 차례로 거치는 모델이 있습니다. "
        "`model.summary()`에 나오는 모델 파라미터는 모두 몇 개인가요? 실행하기 "
        "전에 계산하세요.",
        en="A model takes images of 784 pixels through "
        f"`Dense({hidden}, activation='relu')` and "
        "`Dense(10, activation='softmax')`. How many parameters does "
        "`model.summary()` count? Work it out before you run it.",
    )


def _solution(hidden: int) -> int:
    return 784 * hidden + hidden + hidden * 10 + 10


def _why(hidden: int) -> Text:
    sums = f"(784 + 1) * {hidden} + ({hidden} + 1) * 10 = {_solution(hidden)}"
    return Text(
        ko=f"`{sums}`: 뉴런 하나에는 입력마다 가중치가 하나씩 있고, 절편이 하나 "
        "있습니다.",
        en=f"`{sums}`: each neuron has a weight for each of its inputs, and one bias.",
    )


def _without_biases(hidden: int) -> int:
    return 784 * hidden + hidden * 10


def _one_bias_a_layer(hidden: int) -> int:
    return 784 * hidden + 1 + hidden * 10 + 1


def _hidden_layer_only(hidden: int) -> int:
    return 784 * hidden + hidden


def _neurons(hidden: int) -> int:
    return hidden + 10


def _as_float(hidden: int) -> float:
    return float(_solution(hidden))


def _from_numpy(hidden: int) -> Any:
    return np.int64(_solution(hidden))


def _as_array(hidden: int) -> Any:
    return np.array(_solution(hidden))


EXERCISE = ValueExercise(
    name="deep-parameters",
    section="07-2",
    place=5,
    title=Text(
        ko="심층 신경망의 모델 파라미터를 세세요.",
        en="Count the parameters of a deep network.",
    ),
    concept="dense",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="층마다 따로 세어 더하세요.", en="Count each layer separately, then add."
        ),
        Text(
            ko="뉴런 하나에는 입력마다 가중치가 하나씩 있고, 절편이 하나 있습니다.",
            en="One neuron has a weight for each input, and one bias.",
        ),
    ),
    wrong=(
        Wrong(
            _without_biases,
            Text(
                ko="절편을 빠뜨렸습니다. 뉴런마다 절편이 하나씩 있습니다.",
                en="The biases are missing: each neuron has one.",
            ),
        ),
        Wrong(
            _one_bias_a_layer,
            Text(
                ko="절편을 층마다 하나로 셌습니다. 뉴런마다 하나씩 있습니다.",
                en="That counts one bias for each layer. There is one for each neuron.",
            ),
        ),
        Wrong(
            _hidden_layer_only,
            Text(
                ko="은닉층만 셌습니다. 출력층에도 가중치와 절편이 있습니다.",
                en="That is the hidden layer alone. The output layer has weights and "
                "biases as well.",
            ),
        ),
        Wrong(
            _neurons,
            Text(
                ko="뉴런의 개수입니다. 파라미터는 가중치와 절편입니다.",
                en="That is the number of neurons. Parameters are weights and biases.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
