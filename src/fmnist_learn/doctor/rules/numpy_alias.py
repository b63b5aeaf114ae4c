"""`np.float` was removed."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program, chains
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text

_ALIASES = {f"numpy.{name}" for name in ("float", "int", "object", "complex", "str")}


def _find(program: Program) -> Iterator[Match]:
    known = program.bound | program.imported.keys()  # `float` may be something else
    found = [
        (chain.unit, node)
        for chain in program.once(chains)
        for node in chain.nodes[1:]
        if program.path(node) in _ALIASES
        and isinstance(node, ast.Attribute)
        and node.attr not in known
    ]
    if not found:
        return
    # Given back by `np.float = float`.
    kept = {
        program.path(node)
        for _, node in program.all(ast.Attribute)
        if isinstance(node.ctx, ast.Store)
    }
    for unit, node in found:
        if program.path(node) not in kept:
            yield unit.match("numpy-alias", node, unit.replace(node, node.attr))


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
