"""What is certain of a name: that Keras made what it stands for, that it is a layer."""

import ast
from collections import defaultdict

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._unit import dotted, first_argument


def made_by_keras(program: Program, name: str, home: str = "keras.") -> bool:
    """Whether a variable certainly holds what something of Keras has made."""
    values = program.assigned.get(name, [])
    return bool(values) and all(
        program.called(value).startswith(home) for value in values
    )


def is_model(program: Program, name: str) -> bool:
    """Whether a name certainly stands for a model of Keras, or that of another cell."""
    values = program.assigned.get(name, [])
    made = all(
        program.called(value).startswith(("keras.", "fmnist_learn."))
        for value in values
    )
    return name in program.models and made and bool(values or name not in program.bound)


def may_be_model(program: Program, name: str) -> bool:
    """Whether a name that models have stands for nothing that is certainly none."""
    values = program.assigned.get(name, [])
    return name in program.models and not any(map(program.foreign, values))


def has_one_unit(call: Call) -> bool:
    """Whether a layer gives one number, as for two classes, and not one for each."""
    if call.path != "keras.layers.Dense":
        return False
    units = first_argument(call.node, "units")
    return isinstance(units, ast.Constant) and units.value == 1


def owner_of(program: Program, node: ast.expr) -> str:
    """The name of what a layer is taken out of, by its place, its name, in a loop."""
    match node:
        case ast.Subscript(ast.Attribute(owner, "layers"), index):
            return "" if isinstance(index, ast.Slice) else dotted(owner)
        case ast.Call(ast.Attribute(owner, "get_layer")):
            return dotted(owner)
        case ast.Name(name):
            return program.once(_gone_through).get(name, "")
    return ""


def _gone_through(program: Program) -> dict[str, str]:
    """The names of loops over layers, and whose; none of what is anything else."""
    loops = [(node.target, node.iter) for _, node in program.all(ast.For)]
    loops += [(node.target, node.iter) for _, node in program.all(ast.comprehension)]
    found = [
        (one.id, _whose(target, values, one))
        for target, values in loops
        for one in ast.walk(target)
        if isinstance(one, ast.Name)
    ]
    owners: dict[str, set[str]] = defaultdict(set)
    for name, owner in found:
        owners[name].add(owner)
    return {
        name: min(several)
        for name, several in owners.items()
        if len(several) == 1 and name not in program.assigned
    }


def _whose(target: ast.expr, values: ast.expr, name: ast.Name) -> str:
    """Whose layers a name of a loop goes through; empty if it goes through others."""
    match target, values:
        case ast.Tuple([_, last]), ast.Call(ast.Name("enumerate"), [inner]):
            return _whose(last, inner, name)
        case ast.Name(), ast.Attribute(owner, "layers"):
            return dotted(owner) if target is name else ""
    return ""
