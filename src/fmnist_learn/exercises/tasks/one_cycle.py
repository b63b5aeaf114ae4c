"""Write the learning rates of one cycle."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_RATES = Text(ko="한 사이클의 학습률", en="the learning rates of a cycle")


def one_cycle(peak, warmup, decay):
    up = peak * np.arange(warmup) / warmup
    down = peak / 2 * (1 + np.cos(np.pi * np.arange(decay) / decay))
    return np.concatenate([up, down])


def _cases(draw: Draw):
    yield Case(_RATES, (1.0, 2, 4))
    # Rates as large as these, so that no mistake is smaller than what is overlooked.
    yield Case(_RATES, (draw.whole(1, 9) / 10, draw.whole(3, 6), draw.whole(7, 12)))


def _accepts(peak, warmup, decay):
    # In fewer steps a straight line and a cosine are the same.
    return peak > 0 and warmup > 1 and decay > 2


def _without_warmup(peak, warmup, decay):
    return np.concatenate(
        [np.full(warmup, peak), one_cycle(peak, warmup, decay)[warmup:]]
    )


def _in_a_straight_line(peak, warmup, decay):
    up = peak * np.arange(warmup) / warmup
    return np.concatenate([up, peak * (1 - np.arange(decay) / decay)])


def _counted_from_the_start(peak, warmup, decay):
    step = np.arange(warmup, warmup + decay)
    down = peak / 2 * (1 + np.cos(np.pi * step / decay))
    return np.concatenate([peak * np.arange(warmup) / warmup, down])


def _not_halved(peak, warmup, decay):
    rates = one_cycle(peak, warmup, decay)
    rates[warmup:] *= 2
    return rates


def _cosine_alone(peak, warmup, decay):
    rates = one_cycle(peak, warmup, decay)
    rates[warmup:] = peak * np.cos(np.pi * np.arange(decay) / decay)
    return rates


def _up_again(peak, warmup, decay):
    rates = one_cycle(peak, warmup, decay)
    rates[warmup:] = peak / 2 * (1 + np.cos(2 * np.pi * np.arange(decay) / decay))
    return rates


def _counted_from_one(peak, warmup, decay):
    up = peak * np.arange(1, warmup + 1) / warmup
    down = peak / 2 * (1 + np.cos(np.pi * np.arange(1, decay + 1) / decay))
    return np.concatenate([up, down])


def _down_alone(peak, warmup, decay):
    return one_cycle(peak, warmup, decay)[warmup:]


def _step_by_step(peak, warmup, decay):
    rates = []
    for step in range(warmup + decay):
        if step < warmup:
            rates.append(peak * step / warmup)
        else:
            angle = np.pi * (step - warmup) / decay
            rates.append(peak * (1 + np.cos(angle)) / 2)
    return rates


def _by_a_choice(peak, warmup, decay):
    step = np.arange(warmup + decay)
    down = 0.5 * peak * (1 + np.cos(np.pi * (step - warmup) / decay))
    return np.where(step < warmup, step / warmup * peak, down)


def _in_float32(peak, warmup, decay):
    return one_cycle(peak, warmup, decay).astype("float32")


EXERCISE = FunctionExercise(
    name="one-cycle",
    section="09",
    place=10,
    title=Text(
        ko="한 사이클의 학습률을 구하세요.", en="Write the learning rates of one cycle."
    ),
    concept="learning-rate-schedule",
    minutes=6,
    task=Text(
        ko="`one_cycle(peak, warmup, decay)`는 가장 높은 학습률과 스텝 수 두 개를 "
        "받아, 모든 스텝의 학습률을 크기가 (warmup + decay,)인 배열로 돌려줍니다. "
        "처음 `warmup` 스텝 동안은 0에서 `peak`를 향해 직선으로 올라가고(스텝 0의 "
        "학습률은 0), 스텝 `warmup`에서 `peak`가 된 다음 코사인 곡선의 앞쪽 절반을 "
        "따라 0을 향해 내려갑니다. `decay` 스텝 뒤면 0이 됩니다.",
        en="`one_cycle(peak, warmup, decay)` takes the highest learning rate and two "
        "numbers of steps. Return the rates of all steps, an array of shape (warmup + "
        "decay,). For `warmup` steps the rate rises in a straight line from 0, the "
        "rate of step 0, towards `peak`; step `warmup` has `peak` itself; then it "
        "falls along the first half of a cosine, and would reach 0 after `decay` "
        "steps.",
    ),
    hints=(
        Text(
            ko="오르는 부분과 내리는 부분을 따로 만들어 `np.concatenate`로 이으세요. "
            "두 부분 모두 스텝을 0부터 셉니다.",
            en="Make the rise and the fall apart, and join them with `np.concatenate`. "
            "In both, count the steps from 0.",
        ),
        Text(
            ko="코사인은 각도가 0에서 π로 가는 동안 1에서 -1로 내려갑니다. 1을 더하고 "
            "반으로 나누면 1에서 0으로 내려갑니다.",
            en="While the angle goes from 0 to π, the cosine falls from 1 to -1. Add 1 "
            "and take half, and it falls from 1 to 0.",
        ),
    ),
    solution=one_cycle,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _without_warmup,
            Text(
                ko="처음부터 `peak`입니다. 처음 `warmup` 스텝 동안 0에서 올라가야 "
                "합니다.",
                en="The rate is `peak` from the start. For the first `warmup` steps it "
                "has to rise from 0.",
            ),
        ),
        Wrong(
            _in_a_straight_line,
            Text(
                ko="직선으로 내려갑니다. 코사인 곡선을 따라 내려가야 합니다.",
                en="It falls in a straight line, not along a cosine.",
            ),
        ),
        Wrong(
            _counted_from_the_start,
            Text(
                ko="내리는 부분의 각도를 훈련을 시작한 스텝부터 셌습니다. `peak`가 된 "
                "스텝부터 세세요.",
                en="The angle of the fall is counted from the start of the training. "
                "Count it from the step with `peak`.",
            ),
        ),
        Wrong(
            _not_halved,
            Text(
                ko="반으로 나누지 않아 `peak`의 두 배에서 내려갑니다.",
                en="Half of it is missing: the fall begins at twice `peak`.",
            ),
        ),
        Wrong(
            _cosine_alone,
            Text(
                ko="코사인을 그대로 곱해 학습률이 음수가 됩니다. 먼저 1을 더하고 "
                "반으로 나누세요.",
                en="The bare cosine makes the rate negative. Add 1 to it and take "
                "half.",
            ),
        ),
        Wrong(
            _up_again,
            Text(
                ko="각도가 2π까지 가서 다시 올라갑니다. π까지만 가야 합니다.",
                en="The angle goes on to 2π, where the rate rises again. It ends at π.",
            ),
        ),
        Wrong(
            _counted_from_one,
            Text(
                ko="스텝을 1부터 셌습니다. 스텝 0의 학습률은 0입니다.",
                en="The steps are counted from 1. The rate of step 0 is 0.",
            ),
        ),
        Wrong(
            _down_alone,
            Text(
                ko="내리는 부분만 있습니다. 그 앞에 오르는 부분을 이으세요.",
                en="Only the fall is there. The rise comes before it.",
            ),
        ),
    ),
    also_right=(_step_by_step, _by_a_choice, _in_float32),
)
