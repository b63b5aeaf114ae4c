"""What `fit` returns, where code looks into it."""

import ast

from fmnist_learn.doctor._bindings import is_plain
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import Unit


def read(program: Program) -> list[tuple[Unit, ast.Subscript]]:
    """Where values are taken out of `history.history`, as it seems."""
    found = program.all(ast.Subscript)
    return [(unit, node) for unit, node in found if is_records(program, node.value)]


def is_records(program: Program, node: ast.expr) -> bool:
    """Whether `node` is `history.history`."""
    match node:
        case ast.Attribute(ast.Name(name), "history"):
            return name in program.once(_histories)
        case ast.Attribute(ast.Attribute(_, "history"), "history"):
            return True
        case ast.Attribute(ast.Call() as call, "history"):
            return _is_fit(program, call)
    return False


def is_history(program: Program, name: str) -> bool:
    """Whether a name certainly stands for what `fit` returned."""
    return bool(program.assigned.get(name)) and _holds_histories(program, name)


def surely_of_history(program: Program, node: ast.Subscript) -> bool:
    """Whether `node`, which seems to, reads what `fit` of a model of Keras returned."""
    match node.value:
        case ast.Attribute(ast.Attribute(ast.Name(name), "history"), "history"):
            return name in program.models and is_plain(program, name)
        case ast.Attribute(ast.Name(name), "history"):
            return _holds_histories(program, name)
    return getattr(node.value, "value", None) in program.once(_fits)


def _holds_histories(program: Program, name: str) -> bool:
    """Whether a name holds nothing else, or is not bound here."""
    values = program.assigned.get(name, [])
    fits = program.once(_fits)
    return is_plain(program, name) and all(value in fits for value in values)


def _fits(program: Program) -> set[ast.expr]:
    """The calls that certainly return the history of a model of Keras."""
    found: set[ast.expr] = {
        call.node for call in program.methods("fit", "fit_generator") if call.sure
    }
    return found | {call.node for call in program.calls_of("fmnist_learn.train")}


def _histories(program: Program) -> set[str]:
    """The names of what `fit` returned; `history` has it by convention."""
    values = program.assigned.get("history", [])
    found = set() if any(map(program.foreign, values)) else {"history"}
    for name, values in program.assigned.items():
        if any(_is_fit(program, value) for value in values):
            found.add(name)
    return found


def _is_fit(program: Program, node: ast.expr) -> bool:
    match node:
        case ast.Call(ast.Attribute(_, "fit" | "fit_generator")):
            return not program.path(node.func)
    return program.called(node) == "fmnist_learn.train"
