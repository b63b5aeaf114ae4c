"""What `fit` returns, where code looks into it."""

import ast

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import dotted


def of_history(program: Program, node: ast.Subscript) -> bool:
    """Whether `node` takes a value out of `history.history`."""
    return is_records(program, node.value)


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
    values = program.assigned.get(name, [])
    fitted = all(_is_fit_of_keras(program, one) for one in values)
    return bool(values) and fitted and name not in program.otherwise


def _is_fit_of_keras(program: Program, node: ast.expr) -> bool:
    """Whether it is certain, too, that the model is one of Keras."""
    if program.called(node):
        return _is_fit(program, node)
    match node:
        case ast.Call(ast.Attribute(owner)):
            return _is_fit(program, node) and dotted(owner) in program.models
    return False


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
