"""Average pooling needs `pool_size`."""

from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, keyword
from fmnist_learn.i18n import Text

_AVERAGE = [
    f"keras.layers.{name}{size}D"
    for name in ("AveragePooling", "AvgPool")
    for size in (1, 2, 3)
]


def _find(program: Program) -> Iterator[Match]:
    for call in program.calls_of(*_AVERAGE):
        unpacked = any(one.arg is None for one in call.node.keywords)
        if call.node.args or unpacked or keyword(call.node, "pool_size"):
            continue
        every = call.unit.arguments(call.node)
        start = every[0].start if every else call.unit.span(call.node)[1] - 1
        edit = Edit(start, start, "2, " if every else "2")
        yield call.unit.match("average-pooling-size", call.node, edit)


RULE = Rule(
    name="average-pooling-size",
    title=Text(
        ko="평균 풀링에는 `pool_size`를 꼭 줍니다",
        en="Average pooling needs `pool_size`",
    ),
    cause=Text(
        ko="케라스 2의 `AveragePooling2D`는 아무것도 주지 않으면 2x2 풀링을 했습니다. "
        "케라스 3에서는 `pool_size`를 꼭 주어야 합니다. `MaxPooling2D`는 지금도 주지 "
        "않으면 2x2입니다.",
        en="`AveragePooling2D` of Keras 2 pooled 2x2 when it was given nothing. In "
        "Keras 3 `pool_size` is required. `MaxPooling2D` still pools 2x2 without it.",
    ),
    remedy=Text(
        ko="`keras.layers.AveragePooling2D(2)`로 쓰세요.",
        en="Write `keras.layers.AveragePooling2D(2)`.",
    ),
    section="08-1",
    concept="pooling",
    broken="pool = keras.layers.AveragePooling2D()\n",
    fixed="pool = keras.layers.AveragePooling2D(2)\n",
    find=_find,
)
