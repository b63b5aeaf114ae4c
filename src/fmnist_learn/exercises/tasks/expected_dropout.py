"""Predict what dropout leaves."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "rate": draw.one_of([0.2, 0.3, 0.4, 0.6]),
        "value": draw.one_of([3.0, 6.0, 9.0]),
    }


def _task(rate, value):
    return Text(
        ko=f"뉴런의 출력 {value}이 `keras.layers.Dropout({rate})` 층을 지납니다. "
        "훈련할 때 이 출력이 버려지지 않고 남았다면 얼마가 되나요?",
        en=f"A neuron outputs {value}, which goes through "
        f"`keras.layers.Dropout({rate})`. If it is kept in training, what does it "
        "become?",
    )


def _solution(rate, value):
    return value / (1 - rate)


def _why(rate, value):
    return Text(
        ko=f"{value} / (1 - {rate}) = {value / (1 - rate):.4g}입니다. 남을 확률이 "
        f"{1 - rate:.1f}이므로 기댓값은 {value} 그대로입니다.",
        en=f"{value} / (1 - {rate}) = {value / (1 - rate):.4g}. It is kept with "
        f"probability {1 - rate:.1f}, so the expected value is {value} as before.",
    )


def _unchanged(rate, value):
    return value


def _by_the_rate(rate, value):
    return value / rate


def _smaller(rate, value):
    return value * (1 - rate)


def _zero(rate, value):
    return 0


def _a_share(rate, value):
    return value * rate


def _rounded(rate, value):
    return round(value / (1 - rate), 3)


def _from_numpy(rate, value):
    return np.float32(value) / np.float32(1 - rate)


def _as_array(rate, value):
    return np.array(value / (1 - rate))


EXERCISE = ValueExercise(
    name="expected-dropout",
    section="07-3",
    place=35,
    title=Text(
        ko="드롭아웃을 지난 값을 예측하세요.",
        en="Predict what dropout makes of a value.",
    ),
    concept="dropout",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    tolerance=1e-3,
    hints=(
        Text(
            ko="`Dropout(0.3)`은 평균 30%를 0으로 만듭니다. 그래도 기댓값은 "
            "그대로여야 합니다.",
            en="`Dropout(0.3)` sets 30% to 0 on average, and yet the expected value "
            "must stay the same.",
        ),
        Text(
            ko="남은 값은 남을 확률로 나눕니다.",
            en="What is kept is divided by the probability of being kept.",
        ),
    ),
    wrong=(
        Wrong(
            _unchanged,
            Text(
                ko="예측할 때는 그렇습니다. 훈련할 때는 남은 값을 키웁니다.",
                en="That is what happens when predicting. In training, what is kept "
                "is enlarged.",
            ),
        ),
        Wrong(
            _by_the_rate,
            Text(
                ko="버리는 비율로 나누었습니다. 남을 확률로 나누세요.",
                en="It is divided by the rate. Divide by the probability of being "
                "kept.",
            ),
        ),
        Wrong(
            _smaller,
            Text(
                ko="남을 확률을 곱했습니다. 기댓값이 그대로이려면 나누어야 합니다.",
                en="It is multiplied by the probability of being kept. To keep the "
                "expected value, divide.",
            ),
        ),
        Wrong(
            _zero,
            Text(
                ko="0은 버려진 출력입니다. 이 출력은 남았습니다.",
                en="0 is what is dropped. This one was kept.",
            ),
        ),
        Wrong(
            _a_share,
            Text(
                ko="비율을 곱했습니다. 남은 값은 작아지지 않고 커집니다.",
                en="It is multiplied by the rate. What is kept grows, it does not "
                "shrink.",
            ),
        ),
    ),
    also_right=(_rounded, _from_numpy, _as_array),
)
