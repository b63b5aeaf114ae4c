"""Predict the loss of a model that guesses."""

import math

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"classes": draw.one_of([4, 5, 8, 20, 50, 100])}


def _task(classes):
    return Text(
        ko=f"훈련하지 않은 모델이 클래스 {classes}개에 모두 같은 확률을 줍니다. "
        "크로스 엔트로피 손실(자연로그)은 얼마인가요? 소수점 아래 넷째 자리까지, "
        "또는 식으로 쓰세요.",
        en=f"A model that has not been trained gives each of {classes} classes the "
        "same probability. What is its cross-entropy loss (natural logarithm)? Write "
        "four decimals, or an expression.",
    )


def _solution(classes):
    return math.log(classes)


def _why(classes):
    return Text(
        ko=f"정답의 확률이 1/{classes}이므로 손실은 -ln(1/{classes}) = ln {classes} = "
        f"{math.log(classes):.4f}입니다. 훈련의 첫 손실이 이보다 훨씬 크면 데이터나 "
        "모델을 의심하세요.",
        en=f"The right class has probability 1/{classes}, so the loss is "
        f"-ln(1/{classes}) = ln {classes} = {math.log(classes):.4f}. If training "
        "begins with a loss far above that, look at the data and the model.",
    )


def _the_probability(classes):
    return 1 / classes


def _the_error_rate(classes):
    return 1 - 1 / classes


def _base_two(classes):
    return math.log2(classes)


def _base_ten(classes):
    return math.log10(classes)


def _without_the_minus(classes):
    return -math.log(classes)


def _four_decimals(classes):
    return round(math.log(classes), 4)


def _from_numpy(classes):
    return -np.log(1 / classes)


def _in_float32(classes):
    return np.float32(math.log(classes))


EXERCISE = ValueExercise(
    name="guessing-loss",
    section="07-1",
    place=90,
    title=Text(
        ko="찍는 모델의 손실을 예측하세요.",
        en="Predict the loss of a model that guesses.",
    ),
    concept="cross-entropy",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="정답 클래스의 확률은 얼마인가요?",
            en="What is the probability of the right class?",
        ),
        Text(
            ko="손실은 그 확률의 자연로그에 음의 부호를 붙인 값입니다. `math.log`로 "
            "계산할 수 있습니다.",
            en="The loss is minus the natural logarithm of that probability; "
            "`math.log` computes it.",
        ),
    ),
    wrong=(
        Wrong(
            _the_probability,
            Text(
                ko="정답의 확률입니다. 손실은 그 확률의 로그에 음의 부호를 붙인 "
                "값입니다.",
                en="That is the probability of the right class. The loss is minus its "
                "logarithm.",
            ),
        ),
        Wrong(
            _the_error_rate,
            Text(
                ko="틀릴 확률입니다. 크로스 엔트로피는 정답 확률의 로그로 계산합니다.",
                en="That is the chance of being wrong. Cross-entropy uses the "
                "logarithm of the right class's probability.",
            ),
        ),
        Wrong(
            _base_two,
            Text(
                ko="밑이 2인 로그입니다. 자연로그를 쓰세요.",
                en="That is the logarithm to base 2. Use the natural one.",
            ),
        ),
        Wrong(
            _base_ten,
            Text(
                ko="상용로그입니다. 자연로그를 쓰세요.",
                en="That is the logarithm to base 10. Use the natural one.",
            ),
        ),
        Wrong(
            _without_the_minus,
            Text(
                ko="부호가 반대입니다. 손실은 음수가 되지 않습니다.",
                en="The sign is reversed: the loss is never negative.",
            ),
        ),
    ),
    also_right=(_four_decimals, _from_numpy, _in_float32),
)
