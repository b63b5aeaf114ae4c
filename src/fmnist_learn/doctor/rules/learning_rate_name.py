"""`lr` was renamed to `learning_rate`."""

import re
from collections.abc import Iterator

from fmnist_learn.doctor._old_arguments import given_twice, is_given
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call, arg in program.given("lr"):
        if re.fullmatch(r"keras\.optimizers\.[A-Z]\w+", call.path):
            edits, remedy = [call.unit.rename(arg, "lr", "learning_rate")], None
            if is_given(call.node, call.path, "learning_rate"):
                edits, remedy = [], given_twice(call.node, "lr", "learning_rate")
            yield call.unit.match("learning-rate-name", arg, *edits, remedy=remedy)


RULE = Rule(
    name="learning-rate-name",
    title=Text(
        ko="`lr`의 이름이 `learning_rate`로 바뀌었습니다",
        en="`lr` was renamed to `learning_rate`",
    ),
    cause=Text(
        ko="케라스 3의 옵티마이저는 학습률을 `learning_rate`로만 받습니다.",
        en="The optimizers of Keras 3 take the learning rate only as `learning_rate`.",
    ),
    remedy=Text(
        ko="`lr=`을 `learning_rate=`로 바꾸세요.",
        en="Replace `lr=` with `learning_rate=`.",
    ),
    section="07-2",
    concept="learning-rate",
    broken="sgd = keras.optimizers.SGD(lr=0.1)\n",
    fixed="sgd = keras.optimizers.SGD(learning_rate=0.1)\n",
    error="ValueError: Argument(s) not recognized: {'lr': 0.1}",
    kinds=("ValueError",),
    pattern=r"^Argument\(s\) not recognized: \{.*'lr':",
    find=_find,
)
