"""It is `keras.Sequential`, not `model.Sequential`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._bindings import is_plain
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    if all(program.path(node) for _, node in program.attributes("Sequential")):
        return
    for unit, node in program.all(ast.Assign):
        match node:
            case ast.Assign(
                [ast.Name(name)],
                ast.Call(ast.Attribute(ast.Name(owner), "Sequential") as func),
            ):
                if owner == name and not program.path(func):
                    new = program.local("keras.Sequential")
                    if (keras := program.local("keras")) and not new:
                        new = f"{keras}.Sequential"
                    sure = new and _is_no_module(program, name)
                    edits = [unit.replace(func, new)] if sure else []
                    yield unit.match("model-sequential", node.value, *edits)


def _is_no_module(program: Program, name: str) -> bool:
    """Whether only models, of Keras or by this mistake, are bound to the name."""
    return is_plain(program, name) and all(
        program.called(value).startswith("keras.")
        or (isinstance(value, ast.Call) and dotted(value.func) == f"{name}.Sequential")
        for value in program.assigned[name]
    )


RULE = Rule(
    name="model-sequential",
    title=Text(
        ko="`model.Sequential`이 아니라 `keras.Sequential`입니다",
        en="It is `keras.Sequential`, not `model.Sequential`",
    ),
    cause=Text(
        ko="`model`은 이 줄에서 만들려는 변수입니다. `Sequential`은 `model`이 아니라 "
        "`keras`에 있습니다.",
        en="`model` is the variable that this line is about to make. `Sequential` "
        "belongs to `keras`, not to `model`.",
    ),
    remedy=Text(
        ko="`model = keras.Sequential([...])`로 쓰세요.",
        en="Write `model = keras.Sequential([...])`.",
    ),
    section="07-2",
    concept="layers",
    broken="del model\n"
    "model = model.Sequential([keras.layers.Dense(10, activation='softmax')])\n",
    fixed="del model\n"
    "model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n",
    error="NameError: name 'model' is not defined",
    kinds=("NameError", "UnboundLocalError", "AttributeError"),
    pattern=r"name 'model' is not defined|local variable 'model'"
    r"|object has no attribute 'Sequential'",
    line=r"\b(\w+)\s*=\s*\1\.Sequential\(",
    find=_find,
    before=("misspelt-method",),
)
