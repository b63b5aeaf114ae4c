"""The method is `keys`, not `key`."""

from collections.abc import Iterator

from fmnist_learn.doctor._histories import is_records
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for unit, node in program.attributes("key"):
        if is_records(program, node.value):
            edit = unit.rename(node, "key", "keys")
            yield unit.match("keys-of-history", node, edit)


RULE = Rule(
    name="keys-of-history",
    title=Text(
        ko="메서드의 이름은 `key`가 아니라 `keys`입니다",
        en="The method is `keys`, not `key`",
    ),
    cause=Text(
        ko="`history.history`는 딕셔너리이고, 딕셔너리의 키를 모두 돌려주는 메서드는 "
        "`keys`입니다.",
        en="`history.history` is a dictionary, and the method that gives all its keys "
        "is `keys`.",
    ),
    remedy=Text(
        ko="`history.history.keys()`로 쓰세요.", en="Write `history.history.keys()`."
    ),
    section="07-3",
    concept="",
    broken="history = model.fit(train_scaled, train_target)\n"
    "print(history.history.key())\n",
    fixed="history = model.fit(train_scaled, train_target)\n"
    "print(history.history.keys())\n",
    find=_find,
)
