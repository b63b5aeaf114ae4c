"""A whole number is needed here."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, Unit, dotted, first_argument
from fmnist_learn.i18n import Text

_UNITS = re.compile(r"keras\.layers\.(Dense|LSTM|GRU|SimpleRNN)")
_FILTERS = re.compile(r"keras\.layers\.(Separable)?Conv(olution)?\dD(Transpose)?")


def _find(program: Program) -> Iterator[Match]:
    for call in program.calls:
        values: list[ast.expr | None] = []
        if name := _whole(call.path):
            values = [first_argument(call.node, name)]
        elif isinstance(call.node.func, ast.Name) and call.node.func.id == "range":
            values = [] if "range" in program.bound else [*call.node.args]
        for value in values:
            yield from _quotient(program, call.unit, value)
    for call in program.methods("fit"):
        for arg in call.node.keywords:
            if arg.arg in {"epochs", "batch_size"}:
                yield from _quotient(program, call.unit, arg.value, sure=call.sure)


@cache
def _whole(path: str) -> str:
    """The argument of a layer that is a whole number; empty if it has none."""
    if _UNITS.fullmatch(path):
        return "units"
    return "filters" if _FILTERS.fullmatch(path) else ""


def _quotient(
    program: Program, unit: Unit, node: ast.expr | None, *, sure: bool = True
) -> Iterator[Match]:
    """A quotient, which is never a whole number."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        start, end = unit.span(node.left)[1], unit.span(node.right)[0]
        gap = unit.text[start:end]
        edits = []
        fraction = _may_be_fraction(program, node.left, node.right)
        if sure and not fraction and b"#" not in gap:
            place = start + gap.index(b"/")
            edits = [Edit(place, place + 1, "//", "/")]
        yield unit.match("whole-number-needed", node, *edits)


def _may_be_fraction(program: Program, *parts: ast.expr) -> bool:
    """Whether something in the parts speaks for a float, which `//` keeps one."""
    waiting, known = [*parts], set[str]()
    while waiting:
        for one in ast.walk(waiting.pop()):
            match one:
                case ast.Constant(float()) | ast.BinOp(_, ast.Div(), _):
                    return True
                case ast.Call() if dotted(one.func) not in {"int", "len"}:
                    return True
                case ast.Name(name) if name not in known:
                    known.add(name)
                    waiting += program.assigned.get(name, [])
    return False


RULE = Rule(
    name="whole-number-needed",
    title=Text(ko="정수가 필요한 자리입니다", en="A whole number is needed here"),
    cause=Text(
        ko="유닛과 필터의 개수, 에포크 횟수, 인덱스, `range`의 끝은 정수여야 합니다. "
        "`/`로 나눈 값은 나누어떨어져도 `392.0` 같은 실수이고, 따옴표로 감싼 숫자는 "
        "문자열입니다.",
        en="A number of units, filters or epochs, an index and the end of a `range` "
        "have to be whole numbers. The result of `/` is never one, even if nothing is "
        "left over: it is `392.0`. A number in quotation marks is text.",
    ),
    remedy=Text(
        ko="나눌 때는 `784 // 2`처럼 `//`를 쓰고, 숫자에는 따옴표를 붙이지 마세요.",
        en="Divide with `//`, as in `784 // 2`, and write numbers without quotation "
        "marks.",
    ),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(784 / 2)\nrange(784 / 2)\n",
    fixed="keras.layers.Dense(784 // 2)\nrange(784 // 2)\n",
    error="ValueError: Received an invalid value for `units`, expected a positive "
    "integer. Received: units=392.0",
    kinds=("ValueError", "TypeError", "IndexError"),
    pattern=r"^Received an invalid value for `units`, expected a positive integer"
    r"|^Invalid value for argument `filters`\. Expected a strictly positive"
    r"|^The `\w+` argument must be a tuple of \d integers\. Received \w+=[\d.]+$"
    r"|^'(float|str)' object cannot be interpreted as an integer$"
    r"|^slice indices must be integers or None"
    r"|^only integers, slices .* are valid indices$",
    holds=Text(
        ko="케라스 3.10의 `Dense`는 `392.0`을 받습니다.",
        en="In Keras 3.10 `Dense` takes `392.0`.",
    ),
    find=_find,
    general=True,
)
