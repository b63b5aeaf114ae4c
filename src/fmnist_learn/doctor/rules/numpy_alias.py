"""`np.float` was removed."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text

_ALIASES = ("float", "int", "object", "complex", "str")


def _find(program: Program) -> Iterator[Match]:
    known = program.bound | program.imported.keys()  # `float` may be something else
    for name in _ALIASES:
        found = [
            (unit, node)
            for unit, node in program.attributes(name)
            if program.path(node) == f"numpy.{name}"
        ]
        given_back = any(isinstance(node.ctx, ast.Store) for _, node in found)
        if name not in known and not given_back:
            for unit, node in found:
                yield unit.match("numpy-alias", node, unit.replace(node, name))


RULE = Rule(
    name="numpy-alias",
    title=Text(ko="`np.float`는 없어졌습니다", en="`np.float` was removed"),
    cause=Text(
        ko="`np.float`, `np.int`, `np.object`는 파이썬의 `float`, `int`, `object`와 "
        "같은 것이어서 NumPy 1.24에서 없어졌습니다.",
        en="`np.float`, `np.int` and `np.object` were only other names for Python's "
        "`float`, `int` and `object`, and NumPy 1.24 removed them.",
    ),
    remedy=Text(
        ko="`np.`을 지우고 `float`, `int`, `object`로 쓰세요.",
        en="Delete `np.` and write `float`, `int`, `object`.",
    ),
    section="07-1",
    concept="",
    broken="train_scaled.astype(np.float)\n",
    fixed="train_scaled.astype(float)\n",
    error="AttributeError: module 'numpy' has no attribute 'float'.",
    kinds=("AttributeError",),
    pattern=r"module 'numpy' has no attribute '(float|int|object|complex|str)'",
    find=_find,
)
