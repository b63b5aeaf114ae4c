"""Write the forward pass of a network with a hidden layer."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="이미지 하나", en="one image")
_SEVERAL = Text(ko="이미지 여러 개", en="several images")


def forward_pass(x, w1, b1, w2, b2):
    hidden = np.maximum(x @ w1 + b1, 0)
    z = hidden @ w2 + b2
    exponents = np.exp(z - z.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)


def _cases(draw: Draw):
    # The hidden outputs are 2 and -2 before ReLU, whatever is drawn.
    x = np.array([[1.0, 1.0]])
    first = np.array([[1.0, -1.0], [1.0, -1.0]])
    yield Case(
        _ONE,
        (
            x,
            first,
            np.zeros(2),
            draw.numbers(2, 3, low=-1, high=1),
            np.array([0.5, -0.5, 0.0]),
        ),
    )
    yield Case(
        _SEVERAL,
        (
            draw.numbers(4, 3, low=-1, high=1),
            draw.numbers(3, 5, low=-1, high=1),
            draw.numbers(5, low=-1, high=1),
            draw.numbers(5, 2, low=-1, high=1),
            np.array([0.75, -0.25]),
        ),
    )


def _accepts(x, w1, b1, w2, b2):
    return (
        x.shape[1] == w1.shape[0]
        and w1.shape[1] == w2.shape[0] == len(b1)
        and w2.shape[1] == len(b2) >= 2
    )


def _rows_softmax(z):
    exponents = np.exp(z - z.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)


def _no_activation(x, w1, b1, w2, b2):
    return _rows_softmax((x @ w1 + b1) @ w2 + b2)


def _no_softmax(x, w1, b1, w2, b2):
    return np.maximum(x @ w1 + b1, 0) @ w2 + b2


def _sigmoid_hidden(x, w1, b1, w2, b2):
    return _rows_softmax(1 / (1 + np.exp(-(x @ w1 + b1))) @ w2 + b2)


def _relu_before_softmax(x, w1, b1, w2, b2):
    hidden = np.maximum(x @ w1 + b1, 0)
    return _rows_softmax(np.maximum(hidden @ w2 + b2, 0))


def _without_biases(x, w1, b1, w2, b2):
    return _rows_softmax(np.maximum(x @ w1, 0) @ w2)


def _with_dot(x, w1, b1, w2, b2):
    hidden = np.clip(np.dot(x, w1) + b1, 0, None)
    exponents = np.exp(np.dot(hidden, w2) + b2)
    return exponents / exponents.sum(axis=1)[:, None]


def _in_float32(x, w1, b1, w2, b2):
    return forward_pass(*(one.astype("float32") for one in (x, w1, b1, w2, b2)))


def _image_by_image(x, w1, b1, w2, b2):
    return [forward_pass(row[None], w1, b1, w2, b2)[0].tolist() for row in x]


EXERCISE = FunctionExercise(
    name="forward-pass",
    section="07-2",
    place=40,
    title=Text(
        ko="심층 신경망의 정방향 계산을 만드세요.",
        en="Write the forward pass of a deep network.",
    ),
    concept="layers",
    minutes=8,
    task=Text(
        ko="`forward_pass(x, w1, b1, w2, b2)`는 이미지 `x`(크기 (n, 입력 수))를 "
        "은닉층(가중치 `w1`, 절편 `b1`, 렐루 함수)과 출력층(`w2`, `b2`, 소프트맥스 "
        "함수)에 차례로 통과시켜, 확률을 크기 (n, 클래스 수)로 돌려줍니다.",
        en="`forward_pass(x, w1, b1, w2, b2)` takes images `x` of shape (n, inputs), "
        "sends them through a hidden layer (weights `w1`, biases `b1`, ReLU) and an "
        "output layer (`w2`, `b2`, softmax), and returns the probabilities, of shape "
        "(n, classes).",
    ),
    hints=(
        Text(
            ko="층마다 가중치를 곱하고, 절편을 더하고, 활성화 함수를 적용합니다.",
            en="Layer by layer: multiply by the weights, add the biases, apply the "
            "activation function.",
        ),
        Text(
            ko="은닉층의 출력이 출력층의 입력입니다. 렐루는 은닉층에만, 소프트맥스는 "
            "출력층에만 있습니다.",
            en="What comes out of the hidden layer goes into the output layer. Only "
            "the hidden layer has ReLU, only the output layer softmax.",
        ),
    ),
    solution=forward_pass,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _no_activation,
            Text(
                ko="은닉층에 활성화 함수가 없습니다. 그러면 두 층이 선형 층 하나와 "
                "같아집니다.",
                en="The hidden layer has no activation function; the two layers then "
                "amount to a single linear one.",
            ),
        ),
        Wrong(
            _no_softmax,
            Text(
                ko="출력층의 점수를 돌려주었습니다. 소프트맥스로 확률을 만드세요.",
                en="It returns the scores of the output layer. Turn them into "
                "probabilities with softmax.",
            ),
        ),
        Wrong(
            _sigmoid_hidden,
            Text(
                ko="은닉층에 시그모이드를 썼습니다. 여기서는 렐루를 쓰세요.",
                en="The hidden layer uses the sigmoid. Use ReLU here.",
            ),
        ),
        Wrong(
            _relu_before_softmax,
            Text(
                ko="출력층의 점수에도 렐루를 적용했습니다. 음수인 점수를 그대로 "
                "소프트맥스에 넣으세요.",
                en="ReLU is applied to the scores of the output layer as well. Pass "
                "negative scores to softmax as they are.",
            ),
        ),
        Wrong(
            _without_biases,
            Text(
                ko="절편을 더하지 않았습니다. 두 층 모두 곱한 다음에 더합니다.",
                en="The biases are not added. In both layers they come after the "
                "product.",
            ),
        ),
    ),
    also_right=(_with_dot, _in_float32, _image_by_image),
)
