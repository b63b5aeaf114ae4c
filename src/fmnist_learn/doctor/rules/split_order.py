"""`train_test_split` is unpacked in the wrong order."""

import ast
import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted
from fmnist_learn.i18n import Text

# Whole parts of names: `train_x`, `x_train2`, `xtrain`, `trainY`; not `strain`.
_TRAIN = re.compile(r"(?<![a-z])([xy]?)train(?:ing)?([xy]?)(?![a-z])")
_OTHER = re.compile(
    r"(?<![a-z])([xy]?)(?:val|valid|validation|test|dev)([xy]?)(?![a-z])"
)


def _find(program: Program) -> Iterator[Match]:
    home = "sklearn.model_selection"
    splits = {call.node for call in program.calls_of(f"{home}.train_test_split")}
    for unit, node in program.all(ast.Assign):
        if node.value not in splits:
            continue
        match node:
            case ast.Assign(
                [
                    ast.Tuple([_, second, third, _] as parts)
                    | ast.List([_, second, third, _] as parts) as target
                ],
                ast.Call(_, [_, _] as arrays),
            ) if _is_swapped(parts) and not any(
                isinstance(one, ast.Starred) or _OTHER.search(_parted(unit.of(one)))
                for one in arrays
            ):
                edits = (
                    unit.replace(second, unit.of(third)),
                    unit.replace(third, unit.of(second)),
                )
                yield unit.match("split-order", target, *edits)


def _is_swapped(parts: list[ast.expr]) -> bool:
    """Whether the names are those of two arrays, each for training and for the rest."""
    a, b, c, d = (_parted(dotted(part)) for part in parts)
    trained = [_TRAIN.sub(r"\1 \2", one) for one in (a, b)]
    others = [_OTHER.sub(r"\1 \2", one) for one in (c, d)]
    return trained == others and trained[0] != trained[1] and a != trained[0]


def _parted(name: str) -> str:
    """The parts of a name in small letters, `trainImages` as `train_images`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


RULE = Rule(
    name="split-order",
    title=Text(
        ko="`train_test_split`의 결과를 받는 순서가 다릅니다",
        en="`train_test_split` is unpacked in the wrong order",
    ),
    cause=Text(
        ko="`train_test_split`은 넣은 배열마다 둘로 나누어 순서대로 돌려줍니다. "
        "이미지를 나눈 둘이 먼저, 타깃을 나눈 둘이 나중입니다.",
        en="`train_test_split` cuts each array in two and returns the parts in order: "
        "both parts of the images first, then both parts of the targets.",
    ),
    remedy=Text(
        ko="`train_scaled, val_scaled, train_target, val_target` 순서로 받으세요.",
        en="Unpack as `train_scaled, val_scaled, train_target, val_target`.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.model_selection import train_test_split\n"
    "train_scaled, train_target, val_scaled, val_target = train_test_split(\n"
    "    train_scaled, train_target, test_size=0.2, random_state=42)\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="from sklearn.model_selection import train_test_split\n"
    "train_scaled, val_scaled, train_target, val_target = train_test_split(\n"
    "    train_scaled, train_target, test_size=0.2, random_state=42)\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: Data cardinality is ambiguous.",
    find=_find,
)
