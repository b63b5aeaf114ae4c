"""Write one step of Adam."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_FIRST = Text(ko="첫 스텝", en="the first step")
_LATER = Text(ko="그 뒤의 스텝", en="a later step")


def adam_step(weights, m, v, gradient, step):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**step)
    v_hat = v / (1 - 0.999**step)
    return weights - 0.001 * m_hat / (np.sqrt(v_hat) + 1e-7)


def _cases(draw: Draw):
    zero = np.zeros(2)
    gradient = np.array(draw.shuffled([0.5, -200.0]))
    yield Case(_FIRST, (draw.wholes(2, low=0, high=1) / 100, zero, zero, gradient, 1))
    squares = draw.numbers(3, low=1) ** 2
    yield Case(
        _LATER,
        (
            draw.wholes(3, low=0, high=1) / 100,
            draw.numbers(3),
            squares,
            draw.numbers(3, low=1),
            3,
        ),
    )


def _accepts(weights, m, v, gradient, step):
    return (
        weights.shape == m.shape == v.shape == gradient.shape
        and v.min() >= 0
        and step > 0
    )


def _not_corrected(weights, m, v, gradient, step):
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    return weights - 0.001 * m / (np.sqrt(v) + 1e-7)


def _without_the_root(weights, m, v, gradient, step):
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**step)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**step)
    return weights - 0.001 * m / (v + 1e-7)


def _plain_descent(weights, m, v, gradient, step):
    return weights - 0.001 * gradient


def _not_squared(weights, m, v, gradient, step):
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**step)
    v = (0.999 * v + 0.001 * np.abs(gradient)) / (1 - 0.999**step)
    return weights - 0.001 * m / (np.sqrt(v) + 1e-7)


def _uphill(weights, m, v, gradient, step):
    return 2 * weights - adam_step(weights, m, v, gradient, step)


def _averages_exchanged(weights, m, v, gradient, step):
    m = (0.1 * m + 0.9 * gradient) / (1 - 0.1**step)
    v = (0.001 * v + 0.999 * gradient**2) / (1 - 0.001**step)
    return weights - 0.001 * m / (np.sqrt(v) + 1e-7)


def _as_keras_writes_it(weights, m, v, gradient, step):
    rate = 0.001 * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
    m = m + (gradient - m) * (1 - 0.9)
    v = v + (np.square(gradient) - v) * (1 - 0.999)
    return weights - rate * m / (np.sqrt(v) + 1e-7)


def _in_float32(weights, m, v, gradient, step):
    weights, m, v, gradient = np.array([weights, m, v, gradient], "float32")
    return adam_step(weights, m, v, gradient, step)


def _with_a_loop(weights, m, v, gradient, step):
    new = []
    for place in range(len(weights)):
        one = [array[place : place + 1] for array in (weights, m, v, gradient)]
        new.append(adam_step(one[0], one[1], one[2], one[3], step)[0])
    return new


EXERCISE = FunctionExercise(
    name="adam-step",
    section="07-2",
    place=80,
    title=Text(ko="Adam의 한 스텝을 만드세요.", en="Write one step of Adam."),
    concept="adam",
    minutes=8,
    task=Text(
        ko="`adam_step(weights, m, v, gradient, step)`은 같은 크기의 배열 네 개와 "
        "스텝 번호 `step`(1부터)을 받아 새 가중치를 돌려줍니다. `m`은 그레이디언트의, "
        "`v`는 그레이디언트 제곱의 이동 평균입니다. 케라스의 기본값을 쓰세요: 학습률 "
        "0.001, 계수 0.9와 0.999, epsilon 1e-7.",
        en="`adam_step(weights, m, v, gradient, step)` takes four arrays of the same "
        "shape and the number of the step, counted from 1, and returns the new "
        "weights. `m` is the moving average of the gradient, `v` that of its square. "
        "Use Keras's defaults: learning rate 0.001, 0.9 and 0.999 for the averages, "
        "epsilon 1e-7.",
    ),
    hints=(
        Text(
            ko="먼저 두 이동 평균을 새로 구하세요. 새 `m`은 옛 `m`의 0.9배와 "
            "그레이디언트의 0.1배를 더한 값이고, 새 `v`는 옛 `v`의 0.999배와 "
            "그레이디언트 제곱의 0.001배를 더한 값입니다.",
            en="First bring both averages up to date: `m` is 0.9 of the old `m` plus "
            "0.1 of the gradient, `v` is 0.999 of the old `v` plus 0.001 of the "
            "squared gradient.",
        ),
        Text(
            ko="0에서 시작한 평균은 처음에 너무 작습니다. `m`은 `1 - 0.9**step`으로 "
            "나누어 바로잡습니다. `v`는 무엇으로 나눌까요?",
            en="Averages that begin at 0 are too small at first: divide `m` by `1 - "
            "0.9**step`. By what is `v` divided?",
        ),
        Text(
            ko="이번에 뺄 값은 학습률 × 바로잡은 m ÷ (바로잡은 v의 제곱근 + "
            "epsilon)입니다.",
            en="The step is the learning rate times the corrected m, divided by (the "
            "square root of the corrected v, plus epsilon).",
        ),
    ),
    solution=adam_step,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _not_corrected,
            Text(
                ko="0에서 시작한 평균을 바로잡지 않았습니다. `m`은 `1 - "
                "0.9**step`으로, `v`는 `1 - 0.999**step`으로 나누세요.",
                en="The averages, which begin at 0, are not corrected. Divide `m` by "
                "`1 - 0.9**step` and `v` by `1 - 0.999**step`.",
            ),
        ),
        Wrong(
            _without_the_root,
            Text(
                ko="`v`의 제곱근을 취하지 않았습니다.",
                en="The square root of `v` is missing.",
            ),
        ),
        Wrong(
            _plain_descent,
            Text(
                ko="그레이디언트에 학습률만 곱해 뺐습니다. 이렇게 하면 보통의 경사 "
                "하강법입니다. Adam은 `m`과 `v`를 씁니다.",
                en="That subtracts the gradient times the learning rate, which is "
                "plain gradient descent. Adam uses `m` and `v`.",
            ),
        ),
        Wrong(
            _not_squared,
            Text(
                ko="`v`에 그레이디언트의 절댓값을 넣었습니다. `v`는 제곱의 평균입니다.",
                en="`v` gets the absolute value of the gradient. It is the average of "
                "its square.",
            ),
        ),
        Wrong(
            _uphill,
            Text(
                ko="반대쪽으로 움직였습니다. 더하지 말고 빼세요.",
                en="It moves the other way. Subtract the step.",
            ),
        ),
        Wrong(
            _averages_exchanged,
            Text(
                ko="옛 평균과 새 값의 비율이 뒤바뀌었습니다. `m`에서는 옛 평균이 0.9, "
                "새 값이 0.1이고 `v`에서는 0.999와 0.001입니다.",
                en="Old and new are swapped: in `m` the old average counts 0.9 and "
                "the new value 0.1, in `v` 0.999 and 0.001.",
            ),
        ),
    ),
    also_right=(_as_keras_writes_it, _in_float32, _with_a_loop),
)
