"""What code does with models and layers of Keras, as far as that is certain."""

import ast
from collections import defaultdict

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import dotted, first_argument


def made_by_keras(program: Program, name: str, home: str) -> bool:
    """Whether a variable certainly holds what something below `home` has made."""
    values = program.assigned.get(name, [])
    made = all(program.called(value).startswith(home) for value in values)
    return bool(values) and made and name not in program.otherwise


def may_be_model(program: Program, name: str) -> bool:
    """Whether a name that models have stands for nothing that is certainly none."""
    values = program.assigned.get(name, [])
    fits = name == "model" or any(map(program.makes_model, values))
    return fits and not any(map(program.foreign, values))


def has_single_unit(program: Program) -> bool:
    """Whether a layer gives one number, as for two classes, and not one for each."""
    dense = program.calls_of("keras.layers.Dense")
    units = (first_argument(call.node, "units") for call in dense)
    return any(isinstance(one, ast.Constant) and one.value == 1 for one in units)


def owner_of(program: Program, node: ast.expr) -> ast.expr | None:
    """What a layer is taken out of, by its place, by its name or in a loop."""
    match node:
        case ast.Subscript(ast.Attribute(owner, "layers"), index):
            return None if isinstance(index, ast.Slice) else owner
        case ast.Call(ast.Attribute(owner, "get_layer")):
            return owner
        case ast.Name(name):
            return program.once(_gone_through).get(name)
    return None


def _gone_through(program: Program) -> dict[str, ast.expr]:
    """The names of loops over layers, and whose; none of what is anything else."""
    loops = [(node.target, node.iter) for _, node in program.all(ast.For)]
    loops += [(node.target, node.iter) for _, node in program.all(ast.comprehension)]
    owners: dict[str, list[ast.expr | None]] = defaultdict(list)
    for target, values in loops:
        for one in ast.walk(target):
            if isinstance(one, ast.Name):
                owners[one.id].append(_whose(target, values, one))
    return {
        name: several[0]
        for name, several in owners.items()
        if several[0] is not None
        and len({dotted(one) for one in several}) == 1
        and name not in program.assigned
    }


def _whose(target: ast.expr, values: ast.expr, name: ast.Name) -> ast.expr | None:
    """Whose layers a name of a loop goes through; None if it goes through others."""
    match target, values:
        case ast.Tuple([_, last]), ast.Call(ast.Name("enumerate"), [inner]):
            return _whose(last, inner, name)
        case ast.Name(), ast.Attribute(owner, "layers"):
            return owner if target is name else None
    return None
