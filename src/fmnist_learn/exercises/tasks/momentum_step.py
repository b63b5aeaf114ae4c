"""Write one step of momentum."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_FIRST = Text(ko="첫 스텝(속도 0)", en="the first step, with velocity 0")
_LATER = Text(ko="그 뒤의 스텝", en="a later step")


def momentum_step(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + velocity, velocity


def _cases(draw: Draw):
    yield Case(
        _FIRST,
        (
            draw.wholes(2) * 1.0,
            draw.wholes(2) * 0.0,
            draw.wholes(2, low=1) * 1.0,
            0.5,
            0.9,
        ),
    )
    yield Case(
        _LATER,
        (draw.numbers(3), draw.numbers(3, low=1), draw.numbers(3, low=1), 0.25, 0.75),
    )


def _accepts(weights, velocity, gradient, learning_rate, momentum):
    return weights.shape == velocity.shape == gradient.shape


def _plain_descent(weights, velocity, gradient, learning_rate, momentum):
    return weights - learning_rate * gradient, velocity


def _uphill(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return weights + velocity, velocity


def _old_velocity(weights, velocity, gradient, learning_rate, momentum):
    return weights + velocity, momentum * velocity - learning_rate * gradient


def _velocity_not_kept(weights, velocity, gradient, learning_rate, momentum):
    return weights + momentum * velocity - learning_rate * gradient, velocity


def _rate_on_everything(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return weights + learning_rate * velocity, velocity


def _nesterov(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + momentum * velocity - learning_rate * gradient, velocity


def _weights_alone(weights, velocity, gradient, learning_rate, momentum):
    return weights + momentum * velocity - learning_rate * gradient


def _in_float32(weights, velocity, gradient, learning_rate, momentum):
    velocity = (momentum * velocity - learning_rate * gradient).astype("float32")
    return (weights + velocity).astype("float32"), velocity


def _as_lists(weights, velocity, gradient, learning_rate, momentum):
    new = [momentum * v - learning_rate * g for v, g in zip(velocity, gradient)]
    return [[w + v for w, v in zip(weights, new)], new]


def _on_copies(weights, velocity, gradient, learning_rate, momentum):
    weights, velocity = weights.copy(), velocity.copy()
    velocity *= momentum
    velocity -= learning_rate * gradient
    weights += velocity
    return weights, velocity


EXERCISE = FunctionExercise(
    name="momentum-step",
    section="07-2",
    place=70,
    title=Text(ko="모멘텀의 한 스텝을 만드세요.", en="Write one step of momentum."),
    concept="momentum",
    minutes=6,
    task=Text(
        ko="`momentum_step(weights, velocity, gradient, learning_rate, momentum)`은 "
        "같은 크기의 배열 세 개와 수 두 개를 받습니다. 케라스의 `SGD(momentum=…)`처럼 "
        "속도를 새로 구한 다음 그만큼 가중치를 옮기고, 새 가중치와 새 속도를 튜플 "
        "`(weights, velocity)`로 돌려주세요.",
        en="`momentum_step(weights, velocity, gradient, learning_rate, momentum)` "
        "takes three arrays of the same shape and two numbers. As Keras's "
        "`SGD(momentum=…)` does, work out the new velocity, then move the weights by "
        "it. Return both as a tuple `(weights, velocity)`.",
    ),
    hints=(
        Text(
            ko="새 속도는 옛 속도의 일부에서 이번 그레이디언트로 움직일 만큼을 뺀 "
            "값입니다.",
            en="The new velocity is a part of the old one, minus what this gradient "
            "alone would move the weights by.",
        ),
        Text(
            ko="학습률은 그레이디언트에만, 모멘텀 계수는 옛 속도에만 곱합니다.",
            en="The learning rate multiplies the gradient only, the momentum the old "
            "velocity only.",
        ),
    ),
    solution=momentum_step,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _plain_descent,
            Text(
                ko="속도를 쓰지 않았습니다. 모멘텀이 없는 경사 하강법입니다.",
                en="The velocity is not used: that is gradient descent without "
                "momentum.",
            ),
        ),
        Wrong(
            _uphill,
            Text(
                ko="그레이디언트를 더했습니다. 손실은 반대쪽으로 가야 줄어듭니다.",
                en="The gradient is added. The loss falls in the opposite direction.",
            ),
        ),
        Wrong(
            _old_velocity,
            Text(
                ko="옛 속도로 옮겼습니다. 새 속도를 먼저 구하세요.",
                en="The weights move by the old velocity. Work out the new one first.",
            ),
        ),
        Wrong(
            _velocity_not_kept,
            Text(
                ko="가중치는 맞지만 옛 속도를 돌려주었습니다. 다음 스텝에는 새 속도가 "
                "필요합니다.",
                en="The weights are right, but the old velocity is returned. The next "
                "step needs the new one.",
            ),
        ),
        Wrong(
            _rate_on_everything,
            Text(
                ko="학습률을 속도에 넣지 않고 마지막에 곱했습니다. 파이토치가 쓰는 "
                "방식입니다. 케라스는 그레이디언트에 학습률을 곱해 속도에 넣습니다.",
                en="The learning rate is left out of the velocity and multiplies the "
                "step at the end, as in PyTorch. Keras puts the learning rate into "
                "the velocity.",
            ),
        ),
        Wrong(
            _nesterov,
            Text(
                ko="네스테로프 모멘텀입니다. 여기서는 새 속도만큼만 옮기세요.",
                en="That is Nesterov momentum. Here, move by the new velocity.",
            ),
        ),
        Wrong(
            _weights_alone,
            Text(
                ko="가중치만 돌려주었습니다. `(weights, velocity)`를 돌려주세요.",
                en="Only the weights are returned. Return `(weights, velocity)`.",
            ),
        ),
    ),
    also_right=(_in_float32, _as_lists, _on_copies),
)
