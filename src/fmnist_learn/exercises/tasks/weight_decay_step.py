"""Write a step with weight decay."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="가중치 여러 개", en="several weights")
_STILL = Text(ko="그레이디언트가 0인 가중치", en="weights without a gradient")


def weight_decay_step(weights, gradient, learning_rate, weight_decay):
    return (1 - learning_rate * weight_decay) * weights - learning_rate * gradient


def _cases(draw: Draw):
    yield Case(_ONE, (np.array([2.0, -4.0]), np.array([3.0, 1.0]), 0.5, 0.25))
    weights = draw.numbers(4, low=1, high=3) * draw.one_of([-1, 1])
    yield Case(_ONE, (weights, draw.numbers(4, low=1, high=3), 0.25, 0.5))
    yield Case(_STILL, (draw.numbers(3, low=2, high=4), np.zeros(3), 0.5, 0.5))


def _accepts(weights, gradient, learning_rate, weight_decay):
    one_shape = weights.shape == gradient.shape
    return one_shape and 0 < learning_rate < 1 and 0 < weight_decay < 1


def _without_decay(weights, gradient, learning_rate, weight_decay):
    return weights - learning_rate * gradient


def _without_the_learning_rate(weights, gradient, learning_rate, weight_decay):
    return (1 - weight_decay) * weights - learning_rate * gradient


def _growing(weights, gradient, learning_rate, weight_decay):
    return (1 + learning_rate * weight_decay) * weights - learning_rate * gradient


def _of_the_sign(weights, gradient, learning_rate, weight_decay):
    decay = weight_decay * np.sign(weights)
    return weights - learning_rate * (gradient + decay)


def _after_the_step(weights, gradient, learning_rate, weight_decay):
    moved = weights - learning_rate * gradient
    return (1 - learning_rate * weight_decay) * moved


def _of_the_gradient(weights, gradient, learning_rate, weight_decay):
    return weights - learning_rate * (1 - weight_decay) * gradient


def _decay_alone(weights, gradient, learning_rate, weight_decay):
    return (1 - learning_rate * weight_decay) * weights


def _along_the_gradient(weights, gradient, learning_rate, weight_decay):
    return (1 - learning_rate * weight_decay) * weights + learning_rate * gradient


def _by_the_penalty(weights, gradient, learning_rate, weight_decay):
    return weights - learning_rate * (gradient + weight_decay * weights)


def _one_by_one(weights, gradient, learning_rate, weight_decay):
    keep = 1 - learning_rate * weight_decay
    return [keep * w - learning_rate * g for w, g in zip(weights, gradient)]


def _in_float32(weights, gradient, learning_rate, weight_decay):
    weights = weights.astype("float32")
    weights -= np.float32(learning_rate * weight_decay) * weights
    weights -= np.float32(learning_rate) * gradient.astype("float32")
    return weights


EXERCISE = FunctionExercise(
    name="weight-decay-step",
    section="09",
    place=60,
    title=Text(
        ko="가중치 감쇠가 있는 한 스텝을 만드세요.",
        en="Write a step with weight decay.",
    ),
    concept="weight-decay",
    minutes=4,
    task=Text(
        ko="`weight_decay_step(weights, gradient, learning_rate, weight_decay)`는 "
        "크기가 같은 배열 두 개와 수 두 개를 받아, 케라스의 `SGD(weight_decay=…)`처럼 "
        "한 스텝 뒤의 가중치를 돌려줍니다. 가중치는 그레이디언트의 반대쪽으로 "
        "옮겨지고, 그와 별도로 원래 크기에 비례해 줄어듭니다. 줄어드는 비율은 학습률과 "
        "`weight_decay`의 곱입니다.",
        en="`weight_decay_step(weights, gradient, learning_rate, weight_decay)` takes "
        "two arrays of the same shape and two numbers. Return the weights after one "
        "step, as Keras's `SGD(weight_decay=…)` takes it: they move against the "
        "gradient, and apart from that each loses a part of what it was before the "
        "step. That part is the product of the learning rate and `weight_decay`.",
    ),
    hints=(
        Text(
            ko="먼저 가중치에 1보다 조금 작은 수를 곱하세요.",
            en="First multiply the weights by a number that is a little less than 1.",
        ),
        Text(
            ko="그 수는 `1 - learning_rate * weight_decay`입니다.",
            en="That number is `1 - learning_rate * weight_decay`.",
        ),
    ),
    solution=weight_decay_step,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _without_decay,
            Text(
                ko="`weight_decay`를 쓰지 않았습니다. 보통의 경사 하강법입니다.",
                en="`weight_decay` is not used: that is plain gradient descent.",
            ),
        ),
        Wrong(
            _without_the_learning_rate,
            Text(
                ko="줄어드는 비율에 학습률을 곱하지 않아 너무 많이 줄어듭니다.",
                en="The part that is lost is not multiplied by the learning rate, so "
                "the weights lose too much.",
            ),
        ),
        Wrong(
            _growing,
            Text(
                ko="가중치가 커집니다. 0을 향해 줄어들어야 합니다.",
                en="The weights grow. They should shrink towards 0.",
            ),
        ),
        Wrong(
            _of_the_sign,
            Text(
                ko="모든 가중치를 같은 만큼 줄였습니다. 그것은 L1 규제입니다. 크기에 "
                "비례해 줄이세요.",
                en="Every weight loses the same: that is an L1 penalty. Let it lose in "
                "proportion to its size.",
            ),
        ),
        Wrong(
            _after_the_step,
            Text(
                ko="옮긴 뒤의 가중치를 줄였습니다. 줄어드는 것은 옮기기 전의 "
                "가중치입니다.",
                en="It shrinks the weights that have already moved. It is those before "
                "the step that shrink.",
            ),
        ),
        Wrong(
            _of_the_gradient,
            Text(
                ko="그레이디언트를 줄였습니다. 줄어드는 것은 가중치입니다.",
                en="It shrinks the gradient. What decays is the weight.",
            ),
        ),
        Wrong(
            _decay_alone,
            Text(
                ko="줄이기만 했습니다. 그레이디언트의 반대쪽으로 옮기기도 해야 합니다.",
                en="The weights only shrink. They also have to move against "
                "the gradient.",
            ),
        ),
        Wrong(
            _along_the_gradient,
            Text(
                ko="그레이디언트 쪽으로 옮겼습니다. 손실이 줄어드는 쪽은 그 "
                "반대쪽입니다.",
                en="It moves along the gradient. The loss falls the other way.",
            ),
        ),
    ),
    also_right=(_by_the_penalty, _one_by_one, _in_float32),
)
