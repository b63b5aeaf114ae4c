"""Write a dense layer."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="이미지 하나", en="one image")
_SEVERAL = Text(ko="이미지 여러 개", en="several images")


def dense_layer(x, weights, bias):
    return x @ weights + bias


def _cases(draw: Draw):
    yield Case(_ONE, (draw.wholes(1, 3), draw.wholes(3, 2, low=1), np.array([1, -2])))
    yield Case(
        _SEVERAL,
        (draw.numbers(4, 3), draw.numbers(3, 3, low=1), draw.numbers(3, low=1)),
    )


def _without_the_bias(x, weights, bias):
    return x @ weights


def _weights_transposed(x, weights, bias):
    return x @ weights.T + bias


def _bias_subtracted(x, weights, bias):
    return x @ weights - bias


def _with_relu(x, weights, bias):
    return np.maximum(x @ weights + bias, 0)


def _one_sum(x, weights, bias):
    return (x @ weights + bias).sum(axis=1)


def _with_dot(x, weights, bias):
    return np.add(np.dot(x, weights), bias)


def _with_loops(x, weights, bias):
    columns = weights.T.tolist()
    return [
        [
            sum(a * b for a, b in zip(row, column)) + offset
            for column, offset in zip(columns, bias.tolist())
        ]
        for row in x.tolist()
    ]


def _with_einsum(x, weights, bias):
    return np.einsum("ni,ij->nj", x, weights).astype("float32") + bias


EXERCISE = FunctionExercise(
    name="dense-layer",
    section="07-1",
    place=60,
    title=Text(ko="밀집층을 계산하세요.", en="Compute a dense layer."),
    concept="dense",
    task=Text(
        ko="`dense_layer(x, weights, bias)`는 입력 `x`(크기 (n, 입력 수)), 가중치 "
        "`weights`(크기 (입력 수, 뉴런 수)), 절편 `bias`(크기 (뉴런 수,))를 받습니다. "
        "활성화 함수를 거치지 않은 출력을 크기 (n, 뉴런 수)로 돌려주세요.",
        en="`dense_layer(x, weights, bias)` takes inputs `x` of shape (n, inputs), "
        "`weights` of shape (inputs, neurons) and `bias` of shape (neurons,). Return "
        "the outputs before any activation function, of shape (n, neurons).",
    ),
    hints=(
        Text(
            ko="뉴런 하나의 출력은 입력과 가중치를 곱해 더한 값에 절편을 더한 "
            "것입니다.",
            en="The output of one neuron is the sum of inputs times weights, plus its "
            "bias.",
        ),
        Text(
            ko="행렬 곱셈은 `@`입니다. 크기 (n, 3)과 (3, 2)를 곱하면 (n, 2)입니다.",
            en="`@` multiplies matrices: (n, 3) times (3, 2) gives (n, 2).",
        ),
    ),
    solution=dense_layer,
    cases=_cases,
    wrong=(
        Wrong(
            _without_the_bias,
            Text(
                ko="절편을 더하지 않았습니다. 뉴런마다 하나씩 더하세요.",
                en="The bias is not added. Each neuron adds its own.",
            ),
        ),
        Wrong(
            _weights_transposed,
            Text(
                ko="가중치를 전치했습니다. 케라스의 가중치는 이미 (입력 수, 뉴런 "
                "수)이므로 그대로 곱합니다.",
                en="The weights are transposed. Keras's are (inputs, neurons) "
                "already: multiply by them as they are.",
            ),
        ),
        Wrong(
            _bias_subtracted,
            Text(
                ko="절편을 뺐습니다. 더하세요.",
                en="The bias is subtracted. Add it.",
            ),
        ),
        Wrong(
            _with_relu,
            Text(
                ko="음수가 모두 0이 되었습니다. 활성화 함수를 거치기 전의 값을 "
                "돌려주세요.",
                en="All negative numbers became 0. Return the outputs before the "
                "activation function.",
            ),
        ),
        Wrong(
            _one_sum,
            Text(
                ko="뉴런의 출력을 모두 더했습니다. 뉴런마다 값이 하나씩 있어야 합니다.",
                en="It adds up the outputs of the neurons. Each neuron has an output "
                "of its own.",
            ),
        ),
    ),
    also_right=(_with_dot, _with_loops, _with_einsum),
)
