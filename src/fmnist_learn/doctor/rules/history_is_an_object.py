"""The records are in `history.history`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._histories import is_history
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, Unit, literal
from fmnist_learn.i18n import Text

_OF_A_DICTIONARY = {"get", "items", "keys", "values"}


def _find(program: Program) -> Iterator[Match]:
    by_key = (one for one in program.all(ast.Subscript) if literal(one[1].slice))
    by_method = program.attributes(*_OF_A_DICTIONARY)
    looked_into: list[tuple[Unit, ast.Subscript | ast.Attribute]]
    looked_into = [*by_key, *by_method]
    for unit, node in looked_into:
        owner = node.value
        if isinstance(owner, ast.Name) and is_history(program, owner.id):
            end = unit.span(owner)[1]
            yield unit.match("history-is-an-object", node, Edit(end, end, ".history"))


RULE = Rule(
    name="history-is-an-object",
    title=Text(
        ko="기록은 `history.history`에 있습니다",
        en="The records are in `history.history`",
    ),
    cause=Text(
        ko="`fit`은 `History` 객체를 돌려줍니다. 에포크마다의 손실과 정확도는 그 "
        "객체의 `history` 속성인 딕셔너리에 있습니다.",
        en="`fit` returns a `History` object. The loss and the accuracy of each epoch "
        "are in its attribute `history`, a dictionary.",
    ),
    remedy=Text(
        ko="`history.history['loss']`처럼 쓰세요. `fit(...).history`를 이미 변수에 "
        "넣었다면 그 변수가 딕셔너리입니다.",
        en="Write `history.history['loss']`. If the variable was made from "
        "`fit(...).history`, it is the dictionary already.",
    ),
    section="07-3",
    concept="overfitting",
    broken="history = model.fit(train_scaled, train_target)\nprint(history['loss'])\n",
    fixed="history = model.fit(train_scaled, train_target)\n"
    "print(history.history['loss'])\n",
    error="TypeError: 'History' object is not subscriptable",
    kinds=("TypeError", "AttributeError"),
    pattern=r"^'History' object is not subscriptable$"
    r"|^'History' object has no attribute '\w+'$"
    r"|^'dict' object has no attribute 'history'$"
    r"|^float\(\) argument must be .*, not 'History'$",
    find=_find,
)
