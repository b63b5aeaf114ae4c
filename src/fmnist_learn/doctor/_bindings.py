"""How names are bound, and what an expression does, as far as that is certain."""

import ast
import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import Unit, dotted

_NO_EFFECT = re.compile(r"keras\.\S+|numpy\.\w+|int|len|print|range")
_EFFECTS = (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Starred)
_CONSTANT = (
    *(ast.Constant, ast.Tuple, ast.List, ast.BinOp, ast.UnaryOp),
    *(ast.operator, ast.unaryop, ast.expr_context),
)


def is_plain(program: Program, name: str) -> bool:
    """Whether a name is bound by `name = value` only, in whatever scope."""
    return not (program.is_open or name in program.otherwise | program.once(_arguments))


def only_value(program: Program, name: str) -> ast.expr | None:
    """The value of a variable of the module that is bound once and used once."""
    alone = len(program.names[name]) == 2 and is_plain(program, name)
    if not alone or program.is_hidden(name):
        return None
    return program.once(_of_module).get(name)


def is_constant(node: ast.expr) -> bool:
    """Whether an expression has the same value wherever it stands."""
    return all(isinstance(one, _CONSTANT) for one in ast.walk(node))


def has_no_effect(program: Program, node: ast.AST) -> bool:
    """Whether an expression only gives a value, and may be evaluated earlier."""
    return not any(
        not call_has_no_effect(program, one)
        if isinstance(one, ast.Call)
        else isinstance(one, _EFFECTS)
        for one in ast.walk(node)
    )


def call_has_no_effect(program: Program, call: ast.Call) -> bool:
    """The same of what is called, whatever the arguments are."""
    path, name = program.path(call.func), dotted(call.func)
    return name not in program.bound and bool(_NO_EFFECT.fullmatch(path or name))


def _arguments(program: Program) -> set[str]:
    """The names of arguments."""
    return {one.arg for _, one in program.all(ast.arg)}


def _of_module(program: Program) -> dict[str, ast.expr]:
    """What the lines of the module, outside of all blocks, assign."""
    found = {}
    for unit in program.units:
        for line in unit.tree.body:
            match line:
                case ast.Assign([ast.Name(name)], value):
                    found[name] = value
    return found


def blocks(unit: Unit) -> Iterator[list[ast.stmt]]:
    """The statements of each function, loop, branch below the top level."""
    for kind in (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.With, ast.AsyncWith),
        *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar),
        *(ast.ExceptHandler, ast.match_case),
    ):
        for node in unit.all(kind):
            for name in ("body", "orelse", "finalbody"):
                yield getattr(node, name, [])
