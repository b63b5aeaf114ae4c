"""`metrics` has to be a list."""

from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, keyword, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.methods("compile"):
        for name in ("metrics", "weighted_metrics"):
            arg = keyword(call.node, name)
            if arg is not None and literal(arg.value):
                edit = call.unit.replace(arg.value, f"[{call.unit.of(arg.value)}]")
                yield call.match("metrics-not-a-list", arg, edit)


RULE = Rule(
    name="metrics-not-a-list",
    title=Text(ko="`metrics`는 리스트여야 합니다", en="`metrics` has to be a list"),
    cause=Text(
        ko="케라스 3의 `compile`은 `metrics`에 문자열 하나를 받지 않습니다. 문자열을 "
        "그대로 넘기는 코드는 케라스 2를 위한 것입니다.",
        en="`compile` in Keras 3 does not take a single string as `metrics`. Code that "
        "passes one was written for Keras 2.",
    ),
    remedy=Text(
        ko="이름을 대괄호로 감싸세요. `metrics=['accuracy']`",
        en="Put the name in square brackets: `metrics=['accuracy']`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model.compile(loss='sparse_categorical_crossentropy', "
    "metrics='accuracy')\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: Expected `metrics` argument to be a list, tuple, or dict. "
    "Received instead: metrics=accuracy of type <class 'str'>",
    kinds=("ValueError",),
    pattern=r"Expected `(weighted_)?metrics` argument to be a list",
    find=_find,
)
