"""Write dropout."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_TRAINING = Text(ko="훈련할 때", en="in training")
_PREDICTING = Text(ko="예측할 때", en="when predicting")


def dropout(x, rate, noise, training):
    if not training:
        return x
    return x * (noise >= rate) / (1 - rate)


def _cases(draw: Draw):
    noise = np.array(draw.shuffled([0.1, 0.3, 0.5, 0.9]))
    yield Case(_TRAINING, (draw.wholes(4, low=1, high=5) * 1.0, 0.4, noise, True))
    noise = np.array(draw.shuffled([0.05, 0.15, 0.35, 0.45, 0.65, 0.95])).reshape(2, 3)
    yield Case(_TRAINING, (draw.wholes(2, 3, low=1, high=5) * 1.0, 0.2, noise, True))
    yield Case(
        _PREDICTING,
        (draw.wholes(4, low=1, high=5) * 1.0, 0.4, noise.ravel()[:4], False),
    )


def _accepts(x, rate, noise, training):
    return x.shape == noise.shape and x.any()


def _not_scaled(x, rate, noise, training):
    return x * (noise >= rate) if training else x


def _scaled_by_the_rate(x, rate, noise, training):
    return x * (noise >= rate) / rate if training else x


def _kept_and_dropped_exchanged(x, rate, noise, training):
    return x * (noise < rate) / (1 - rate) if training else x


def _always_on(x, rate, noise, training):
    return x * (noise >= rate) / (1 - rate)


def _scaled_when_predicting(x, rate, noise, training):
    return x * (noise >= rate) if training else x * (1 - rate)


def _never_on(x, rate, noise, training):
    return x


def _noise_added(x, rate, noise, training):
    return x * noise / (1 - rate) if training else x


def _by_where(x, rate, noise, training):
    return np.where(noise < rate, 0.0, x / (1 - rate)) if training else x.copy()


def _in_float32(x, rate, noise, training):
    kept = (noise >= rate).astype("float32") / np.float32(1 - rate)
    return x.astype("float32") * (kept if training else 1)


def _as_lists(x, rate, noise, training):
    if x.ndim > 1:
        return [_as_lists(*row, training) for row in zip(x, [rate] * len(x), noise)]
    return [
        one if not training else (one / (1 - rate) if chance >= rate else 0.0)
        for one, chance in zip(x.tolist(), noise.tolist())
    ]


EXERCISE = FunctionExercise(
    name="dropout",
    section="07-3",
    place=40,
    title=Text(ko="드롭아웃을 만드세요.", en="Write dropout."),
    concept="dropout",
    minutes=6,
    task=Text(
        ko="`dropout(x, rate, noise, training)`은 출력 배열 `x`, 비율 `rate`, `x`와 "
        "크기가 같고 0과 1 사이의 난수가 든 `noise`를 받습니다. `training`이 "
        "`True`이면 `noise`가 `rate`보다 작은 자리를 0으로 만들고, 나머지는 기댓값이 "
        "그대로이도록 키웁니다. `False`이면 `x`를 그대로 돌려줍니다.",
        en="`dropout(x, rate, noise, training)` takes outputs `x`, a rate, and "
        "`noise` of the same shape with random numbers between 0 and 1. If `training` "
        "is `True`, set the places whose noise is below the rate to 0 and enlarge the "
        "others so that the expected value stays the same. If it is `False`, return "
        "`x` as it is.",
    ),
    hints=(
        Text(
            ko="`noise >= rate`인 자리가 남습니다.",
            en="The places where `noise >= rate` stay.",
        ),
        Text(
            ko="rate가 0.4이면 평균 60%가 남습니다. 기댓값을 지키려면 남은 값을 "
            "0.6으로 나눕니다.",
            en="With a rate of 0.4, 60% stay on average. To keep the expected value, "
            "divide what stays by 0.6.",
        ),
    ),
    solution=dropout,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _not_scaled,
            Text(
                ko="남은 값을 키우지 않았습니다. 그러면 훈련할 때 출력의 합이 "
                "평균적으로 작아집니다. `1 - rate`로 나누세요.",
                en="What stays is not enlarged, so in training the sum of the outputs "
                "is smaller on average. Divide by `1 - rate`.",
            ),
        ),
        Wrong(
            _scaled_by_the_rate,
            Text(
                ko="`rate`로 나누었습니다. 남는 비율인 `1 - rate`로 나누세요.",
                en="It divides by `rate`. Divide by the share that stays, `1 - rate`.",
            ),
        ),
        Wrong(
            _kept_and_dropped_exchanged,
            Text(
                ko="남길 자리와 버릴 자리가 바뀌었습니다. `rate`는 버리는 비율입니다.",
                en="What stays and what goes are swapped: `rate` is the share that "
                "goes.",
            ),
        ),
        Wrong(
            _always_on,
            Text(
                ko="예측할 때도 출력을 버렸습니다. `training`이 `False`이면 그대로 "
                "두세요.",
                en="It drops outputs when predicting as well. With `training=False` "
                "leave them alone.",
            ),
        ),
        Wrong(
            _scaled_when_predicting,
            Text(
                ko="예측할 때 줄이는 방식입니다. 처음 논문이 그랬지만 케라스는 훈련할 "
                "때 `1 - rate`로 나누고 예측할 때는 아무것도 하지 않습니다.",
                en="It scales when predicting, as the original paper did. Keras "
                "divides by `1 - rate` in training and does nothing when predicting.",
            ),
        ),
        Wrong(
            _never_on,
            Text(
                ko="훈련할 때도 아무것도 버리지 않았습니다. `noise`가 `rate`보다 작은 "
                "자리를 0으로 만드세요.",
                en="Nothing is dropped, even in training. Set the places whose noise "
                "is below the rate to 0.",
            ),
        ),
        Wrong(
            _noise_added,
            Text(
                ko="`noise`를 곱했습니다. `noise`는 자리를 고르는 데만 씁니다.",
                en="It multiplies by `noise`, which only chooses the places.",
            ),
        ),
    ),
    also_right=(_by_where, _in_float32, _as_lists),
)
