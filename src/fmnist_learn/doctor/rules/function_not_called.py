"""The parentheses of a function or a class are missing."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from fmnist_learn.doctor._layers import SEQUENTIAL
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text

_OF_A_MODEL = {"add", "compile", "fit", "evaluate", "predict", "summary", "save"}


def _find(program: Program) -> Iterator[Match]:
    lines = [
        (unit, line)
        for unit, line in program.all(ast.Assign)
        if isinstance(line.value, ast.Name | ast.Attribute)
    ]
    if not lines:
        return
    used = {call.receiver for call in program.calls if call.method in _OF_A_MODEL}
    used -= {node.func.id for _, node in program.all(ast.Call) if _is_name(node.func)}
    makers = set(_without_arguments(program))
    for unit, line in lines:
        value, target = line.value, line.targets[0]
        path = program.path(value)
        unpacked = isinstance(target, ast.Tuple | ast.List)
        data = unpacked and path.endswith(".load_data")
        own = isinstance(target, ast.Name) and target.id in used
        makes = path in SEQUENTIAL or (
            isinstance(value, ast.Name) and value.id in makers
        )
        if data or (own and makes):
            end = unit.span(value)[1]
            yield unit.match("function-not-called", value, Edit(end, end, "()"))


def _is_name(node: ast.expr) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)


def _without_arguments(program: Program) -> Iterator[str]:
    """The functions of the source that can be called with empty parentheses."""
    for _, node in program.all(ast.FunctionDef):
        arguments = node.args
        needed = len(arguments.posonlyargs + arguments.args) - len(arguments.defaults)
        if not needed and None not in arguments.kw_defaults:
            yield node.name


RULE = Rule(
    name="function-not-called",
    title=Text(
        ko="함수나 클래스 이름 뒤에 괄호가 빠졌습니다",
        en="The parentheses of a function or a class are missing",
    ),
    cause=Text(
        ko="괄호 없이 이름만 쓰면 함수는 실행되지 않고, 클래스로는 아무것도 "
        "만들어지지 않습니다. 그 뒤에는 결과가 아니라 함수나 클래스 자체를 썼습니다.",
        en="A name without parentheses does not run the function and creates nothing "
        "from the class. What was used after that is the function or the class "
        "itself, not a result.",
    ),
    remedy=Text(
        ko="`fl.load_data()`, `model = model_fn()`, `model = keras.Sequential()`, `sc "
        "= SGDClassifier()`처럼 괄호를 붙이세요.",
        en="Add the parentheses: `fl.load_data()`, `model = model_fn()`, `model = "
        "keras.Sequential()`, `sc = SGDClassifier()`.",
    ),
    section="07-1",
    concept="",
    broken="model = keras.Sequential\nmodel.add(keras.layers.Dense(10))\n",
    fixed="model = keras.Sequential()\nmodel.add(keras.layers.Dense(10))\n",
    error="TypeError: Sequential.add() missing 1 required positional argument: 'layer'",
    kinds=("TypeError", "AttributeError"),
    pattern=r"^Sequential\.add\(\) missing 1 required positional argument: 'layer'$"
    r"|^\w+\.(compile|summary|get_layer)\(\) missing 1 required positional argument: "
    r"'self'$"
    r"|^[A-Z]\w+\.(predict|transform)\(\) missing 1 required positional argument: 'X'$"
    r"|^cannot unpack non-iterable (function|method|type) object$"
    r"|^'(function|method|type|builtin_function_or_method)' object (is not "
    r"subscriptable"
    r"|has no attribute ')"
    r"|^'numpy\.ndarray' object has no attribute '_(validate_params|assert_compile)",
    find=_find,
)
