"""`decay` no longer has an effect."""

import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call, arg in program.given("decay"):
        if re.fullmatch(r"keras\.optimizers\.[A-Z]\w+", call.path):
            yield call.unit.match("optimizer-decay", arg)


RULE = Rule(
    name="optimizer-decay",
    title=Text(
        ko="`decay`는 이제 아무 효과가 없습니다", en="`decay` no longer has an effect"
    ),
    cause=Text(
        ko="케라스 3의 옵티마이저는 `decay`를 무시합니다. 학습률이 줄어들지 않습니다.",
        en="The optimizers of Keras 3 ignore `decay`: the learning rate does not fall.",
    ),
    remedy=Text(
        ko="`keras.optimizers.schedules.InverseTimeDecay`를 `learning_rate`에 "
        "넣으세요.",
        en="Pass a `keras.optimizers.schedules.InverseTimeDecay` as `learning_rate`.",
    ),
    section="07-2",
    concept="learning-rate",
    broken="sgd = keras.optimizers.SGD(learning_rate=0.1, decay=1e-4)\n",
    fixed="schedule = keras.optimizers.schedules.InverseTimeDecay(\n"
    "    0.1, decay_steps=1, decay_rate=1e-4\n"
    ")\n"
    "sgd = keras.optimizers.SGD(learning_rate=schedule)\n",
    error="UserWarning: Argument `decay` is no longer supported and will be ignored.",
    kinds=("UserWarning",),
    pattern=r"Argument `decay` is no longer supported",
    find=_find,
)
