"""Write the gradient of ReLU."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_MIXED = Text(ko="음수와 양수", en="negative and positive numbers")
_ZERO = Text(ko="0이 있는 배열", en="an array with a 0")


def relu_gradient(z, upstream):
    return upstream * (z > 0)


def _cases(draw: Draw):
    yield Case(
        _MIXED,
        (np.array(draw.shuffled([-2.0, -1.0, 0.5, 3.0])), draw.numbers(4, low=1)),
    )
    z = np.array(draw.shuffled([-3.0, 0.0, 0.25, 2.0, -0.5, 1.0])).reshape(2, 3)
    yield Case(_ZERO, (z, draw.numbers(2, 3, low=1)))


def _accepts(z, upstream):
    return z.shape == upstream.shape


def _slope_alone(z, upstream):
    return (z > 0).astype(float)


def _of_the_gradient(z, upstream):
    return np.maximum(upstream, 0)


def _value_times_gradient(z, upstream):
    return np.maximum(z, 0) * upstream


def _open_at_zero(z, upstream):
    return upstream * (z >= 0)


def _by_the_sign(z, upstream):
    return upstream * np.sign(z)


def _where_negative(z, upstream):
    return upstream * (z < 0)


def _by_where(z, upstream):
    return np.where(z > 0, upstream, 0.0)


def _on_a_copy(z, upstream):
    gradient = upstream.astype("float32")
    gradient[z <= 0] = 0
    return gradient


def _with_a_loop(z, upstream):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            out[place] = upstream[place]
    return out


EXERCISE = FunctionExercise(
    name="relu-gradient",
    section="07-2",
    place=20,
    title=Text(ko="렐루의 그레이디언트를 만드세요.", en="Write the gradient of ReLU."),
    concept="relu",
    task=Text(
        ko="`relu_gradient(z, upstream)`은 렐루가 받았던 입력 `z`와, 렐루의 출력에 "
        "대한 손실의 그레이디언트 `upstream`을 받습니다. 두 배열의 크기는 같습니다. "
        "입력 `z`에 대한 손실의 그레이디언트를 같은 크기로 돌려주세요. 0에서의 "
        "기울기는 0으로 합니다.",
        en="`relu_gradient(z, upstream)` takes the input `z` that ReLU was given, and "
        "`upstream`, the gradient of the loss with respect to ReLU's output; both "
        "have the same shape. Return the gradient of the loss with respect to `z`, of "
        "that shape. Take the slope at 0 as 0.",
    ),
    hints=(
        Text(
            ko="렐루의 기울기는 양수에서 1, 음수에서 0입니다.",
            en="The slope of ReLU is 1 for positive numbers and 0 for negative ones.",
        ),
        Text(
            ko="연쇄 법칙에 따라, 뒤 층에서 온 그레이디언트에 그 자리의 기울기를 "
            "곱합니다.",
            en="By the chain rule, the gradient that comes back from the next layer "
            "is multiplied by the slope at that place.",
        ),
    ),
    solution=relu_gradient,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _slope_alone,
            Text(
                ko="렐루의 기울기만 돌려주었습니다. 연쇄 법칙에 따라 `upstream`을 "
                "곱하세요.",
                en="That is the slope of ReLU alone. By the chain rule it must be "
                "multiplied by `upstream`.",
            ),
        ),
        Wrong(
            _value_times_gradient,
            Text(
                ko="렐루의 값을 곱했습니다. 값이 아니라 기울기, 곧 0이나 1을 곱합니다.",
                en="It multiplies by the value of ReLU. Multiply by its slope, 0 or 1.",
            ),
        ),
        Wrong(
            _open_at_zero,
            Text(
                ko="`z`가 0인 자리도 통과했습니다. 0에서의 기울기를 0으로 하려면 `z > "
                "0`이어야 합니다.",
                en="The places where `z` is 0 pass as well. For the slope to be 0 at "
                "0, the condition has to be `z > 0`.",
            ),
        ),
        Wrong(
            _by_the_sign,
            Text(
                ko="음수인 자리에서 부호가 바뀌어 지나갔습니다. 그 자리의 "
                "그레이디언트는 0입니다.",
                en="Where `z` is negative the gradient passes with its sign changed. "
                "It should be 0 there.",
            ),
        ),
        Wrong(
            _where_negative,
            Text(
                ko="음수인 자리만 통과했습니다. 양수인 자리가 통과해야 합니다.",
                en="Only the negative places pass. It should be the positive ones.",
            ),
        ),
        Wrong(
            _of_the_gradient,
            Text(
                ko="`upstream`에 렐루를 적용했습니다. 어느 자리가 통과하는지는 `z`가 "
                "정합니다.",
                en="It applies ReLU to `upstream`. It is `z` that decides which "
                "places pass.",
            ),
        ),
    ),
    also_right=(_by_where, _on_a_copy, _with_a_loop),
)
