"""Predict how a gradient fades through layers of sigmoids."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"layers": draw.one_of([3, 5, 6])}


def _task(layers):
    return Text(
        ko=f"시그모이드를 쓰는 층 {layers}개를 거슬러 오며 그레이디언트에 "
        f"시그모이드의 기울기가 {layers}번 곱해집니다. 가중치가 모두 1이고 "
        "기울기가 언제나 가장 클 때, 그레이디언트는 몇 배가 되나요?",
        en=f"On its way back through {layers} layers with sigmoids, a gradient is "
        f"multiplied by the slope of the sigmoid {layers} times. If all weights "
        "are 1 and the slope is always the largest it can be, by what factor "
        "does the gradient change?",
    )


def _solution(layers):
    return 0.25**layers


def _why(layers):
    return Text(
        ko="시그모이드의 기울기는 s(1 - s)이고 s = 0.5에서 가장 커서 0.25입니다. "
        f"0.25**{layers} = {0.25**layers:.6f}입니다. 앞쪽 층에는 그레이디언트가 "
        "이만큼만 닿으므로 더디게 배웁니다. 렐루의 기울기는 양수에서 1입니다.",
        en="The slope of the sigmoid is s(1 - s), at most 0.25, where s = 0.5. "
        f"0.25**{layers} = {0.25**layers:.6f}: only this part of the gradient "
        "reaches the first layers, which learn slowly. The slope of ReLU is 1 "
        "for positive numbers.",
    )


def _half(layers):
    return 0.5**layers


def _added(layers):
    return 0.25 * layers


def _once(layers):
    return 0.25


def _unchanged(layers):
    return 1


def _as_fraction(layers):
    return 1 / 4**layers


def _from_numpy(layers):
    return np.prod(np.full(layers, 0.25))


def _in_float32(layers):
    return np.float32(0.25) ** layers


EXERCISE = ValueExercise(
    name="fading-gradient",
    section="07-2",
    place=35,
    title=Text(
        ko="사라지는 그레이디언트를 예측하세요.", en="Predict how a gradient fades."
    ),
    concept="sigmoid",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    tolerance=1e-6,
    hints=(
        Text(
            ko="시그모이드 s의 기울기는 s(1 - s)입니다. 언제 가장 큰가요?",
            en="The slope of a sigmoid s is s(1 - s). Where is it largest?",
        ),
        Text(
            ko="층마다 한 번씩 곱해집니다. 더해지지 않습니다.",
            en="At each layer the slope is multiplied, not added.",
        ),
    ),
    wrong=(
        Wrong(
            _half,
            Text(
                ko="0.5는 시그모이드의 값입니다. 그 자리의 기울기는 0.5 × 0.5입니다.",
                en="0.5 is the value of the sigmoid. Its slope there is 0.5 × 0.5.",
            ),
        ),
        Wrong(
            _added,
            Text(
                ko="기울기를 더했습니다. 연쇄 법칙에 따라 곱하세요.",
                en="That adds the slopes. By the chain rule they are multiplied.",
            ),
        ),
        Wrong(
            _once,
            Text(
                ko="층 하나의 기울기입니다. 층마다 한 번씩 곱하세요.",
                en="That is the slope of one layer. Multiply once for each layer.",
            ),
        ),
        Wrong(
            _unchanged,
            Text(
                ko="렐루이고 입력이 양수라면 그렇습니다. 시그모이드의 기울기는 0.25를 "
                "넘지 않습니다.",
                en="That would be right for ReLU and positive numbers. The slope of "
                "the sigmoid is never above 0.25.",
            ),
        ),
    ),
    also_right=(_as_fraction, _from_numpy, _in_float32),
)
