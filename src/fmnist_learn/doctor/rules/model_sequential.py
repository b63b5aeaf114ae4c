"""It is `keras.Sequential`, not `model.Sequential`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for unit, node in program.all(ast.Assign):
        match node:
            case ast.Assign([ast.Name(name)], ast.Call(func)):
                if dotted(func) == f"{name}.Sequential" and not program.path(func):
                    new = program.local("keras.Sequential")
                    if (keras := program.local("keras")) and not new:
                        new = f"{keras}.Sequential"
                    edits = [unit.replace(func, new)] if new else []
                    yield unit.match("model-sequential", node.value, *edits)


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
