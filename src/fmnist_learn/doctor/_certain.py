"""What is certain of a name: that Keras made what it stands for, that it is a layer."""

import ast
from typing import TypeGuard

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._unit import dotted, first_argument


def made_by_keras(program: Program, name: str, home: str = "keras.") -> bool:
    """Whether a variable certainly holds what something of Keras has made."""
    values = program.assigned.get(name, [])
    return bool(values) and all(
        program.called(value).startswith(home) for value in values
    )


def has_one_unit(call: Call) -> bool:
    """Whether a layer gives one number, as for two classes, and not one for each."""
    if call.path != "keras.layers.Dense":
        return False
    units = first_argument(call.node, "units")
    return isinstance(units, ast.Constant) and units.value == 1


def is_layer_of_a_model(program: Program, node: ast.expr) -> bool:
    """Whether an expression certainly takes a layer out of a model, or is one."""
    match node:
        case ast.Subscript(ast.Attribute(owner, "layers"), index):
            one = not isinstance(index, ast.Slice)
            return one and dotted(owner) in program.models
        case ast.Call(ast.Attribute(owner, "get_layer")):
            return dotted(owner) in program.models
        case ast.Name(name):
            return name in program.once(_gone_through) or program.is_layer(node)
    return False


def _gone_through(program: Program) -> set[str]:
    """The names of loops over the layers of a model, if they are nothing else."""
    loops = [(node.target, node.iter) for _, node in program.all(ast.For)]
    loops += [(node.target, node.iter) for _, node in program.all(ast.comprehension)]
    found: set[str] = set()
    others = set(program.assigned)
    for target, values in loops:
        match target, values:
            case ast.Name(name), ast.Attribute(owner, "layers"):
                pass
            case (
                ast.Tuple([_, ast.Name(name)]),
                ast.Call(ast.Name("enumerate"), [ast.Attribute(owner, "layers")]),
            ):
                pass
            case _:
                others |= {one.id for one in ast.walk(target) if _is_name(one)}
                continue
        (found if dotted(owner) in program.models else others).add(name)
    return found - others


def _is_name(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)
