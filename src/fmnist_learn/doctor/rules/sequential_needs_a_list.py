"""`Sequential` takes a list of layers."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._bindings import is_plain
from fmnist_learn.doctor._layers import SEQUENTIAL
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.calls_of(*SEQUENTIAL):
        layers = call.node.args
        if layers and all(
            program.is_layer(one)
            and (not isinstance(one, ast.Name) or is_plain(program, one.id))
            for one in layers
        ):
            there = [
                one for one in call.unit.arguments(call.node) if one.node in layers
            ]
            start, end = there[0].start, there[-1].end
            edits = Edit(start, start, "["), Edit(end, end, "]")
            yield call.unit.match("sequential-needs-a-list", call.node, *edits)


RULE = Rule(
    name="sequential-needs-a-list",
    title=Text(
        ko="`Sequential`에는 층의 리스트를 넣습니다",
        en="`Sequential` takes a list of layers",
    ),
    cause=Text(
        ko="`keras.Sequential`의 첫 번째 매개변수는 층의 리스트입니다. 층을 그대로 "
        "넣으면 케라스가 리스트처럼 하나씩 꺼내려다 실패합니다.",
        en="The first argument of `keras.Sequential` is a list of layers. Given a "
        "layer instead, Keras tries to go through it like a list and fails.",
    ),
    remedy=Text(
        ko="층이 하나뿐이어도 대괄호로 감싸세요. `keras.Sequential([dense])`",
        en="Put the layers in square brackets, even a single one: "
        "`keras.Sequential([dense])`.",
    ),
    section="07-1",
    concept="layers",
    broken="dense = keras.layers.Dense(10, activation='softmax')\n"
    "model = keras.Sequential(dense)\n",
    fixed="dense = keras.layers.Dense(10, activation='softmax')\n"
    "model = keras.Sequential([dense])\n",
    error="TypeError: 'Dense' object is not iterable",
    kinds=("TypeError", "ValueError"),
    pattern=r"^'[A-Z]\w+' object is not iterable$"
    r"|^Argument `name` must be a string .*Received: name=<"
    r"|^Expected `trainable` to be a boolean\. Received: trainable=<"
    r"|^A symbolic KerasTensor cannot be used as a boolean",
    line=r"Sequential\(",
    find=_find,
)
