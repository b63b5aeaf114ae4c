"""`np.float` was removed."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program, chains
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text

_ALIASES = ("float", "int", "object", "complex", "str")


def _find(program: Program) -> Iterator[Match]:
    # Given back by `np.float = float`, or with a meaning of its own in the source.
    kept = {
        program.path(node)
        for _, node in program.all(ast.Attribute)
        if isinstance(node.ctx, ast.Store)
    }
    kept |= {f"numpy.{name}" for name in program.bound | program.imported.keys()}
    aliases = {f"numpy.{name}" for name in _ALIASES} - kept
    for chain in program.once(chains):
        if chain.path.startswith("numpy."):
            for node in chain.nodes[1:]:
                if program.path(node) in aliases:
                    assert isinstance(node, ast.Attribute)
                    edit = chain.unit.replace(node, node.attr)
                    yield chain.unit.match("numpy-alias", node, edit)


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
