"""`Input` takes the place of `input_shape`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._bindings import has_no_effect, is_constant, is_plain
from fmnist_learn.doctor._keras_names import exists
from fmnist_learn.doctor._layers import Place, places
from fmnist_learn.doctor._program import Call, Imported, Program, canonical
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, Unit, keyword
from fmnist_learn.i18n import Text

# They have an `input_dim` of their own, or are what is to be written.
_OWN = {
    f"keras.layers.{name}"
    for name in ("Embedding", "ReversibleEmbedding", "InputLayer")
}
# What may be imported, and how `Input` is written then.
_INPUT = ("keras.layers.Input", "keras.Input")
_WAYS = dict.fromkeys(_INPUT, "") | {
    "keras.layers": ".Input",
    "keras": ".layers.Input",
}
_RULE = "input-shape-argument"
_ARGUMENTS = ("input_shape", "input_dim")


def _find(program: Program) -> Iterator[Match]:
    imports: dict[ast.stmt, Imported] = {}
    with_shape = {call.node: call for call, _ in program.given(*_ARGUMENTS)}
    for call in with_shape.values():
        is_layer = call.path.startswith("keras.layers.") and exists(call.path)
        if not is_layer or call.path in _OWN:
            continue
        shape, size = (keyword(call.node, name) for name in _ARGUMENTS)
        given = [one for one in (shape, size) if one is not None]
        place = program.once(places).get(call.node)
        removed = call.unit.without(call.node, given)
        name, added = "", list[Imported]()
        if place is not None and place.first:
            name, added = _input(program, call, place)
        text = _shape(program, call.unit, shape, size)
        if (
            place is None
            or not removed
            or not _may_move(program, call, place, given)
            or (place.first and not (name and text))
        ):
            yield call.unit.match(_RULE, given[0])
            continue
        edits = list(removed)
        group = "Input" if added else f"{id(call.unit)} {call.unit.span(call.node)}"
        imports |= {one.node: one for one in added}
        if place.first:
            before = _before(place, f"{name}(shape={text})")
            if place.unit is call.unit:
                edits.append(before)
            else:
                yield Match(_RULE, place.unit, place.start, (before,), group)
        yield call.unit.match(_RULE, given[0], *edits, group=group)
    for one in imports.values():
        # Behind the last name of the line, before its comma or bracket if it has one.
        assert isinstance(one.node, ast.ImportFrom)
        end = one.unit.span(one.node.names[-1])[1]
        edit = Edit(end, end, ", Input")
        yield one.unit.match(_RULE, one.node, edit, group="Input")


def _may_move(
    program: Program, call: Call, place: Place, given: list[ast.keyword]
) -> bool:
    """Whether the shape can be taken out of the layer, and is the same before it."""
    values: list[ast.expr | ast.keyword] = [one.value for one in given]
    if place.first and not all(is_constant(one.value) for one in given):
        if place.named:
            return False
        values = [*call.node.args, *call.node.keywords]
    return all(has_no_effect(program, one) for one in values)


def _input(program: Program, call: Call, place: Place) -> tuple[str, list[Imported]]:
    """How this source would write `Input`, and the imports that it is added to."""
    func = call.node.func
    if isinstance(func, ast.Attribute):
        return f"{call.unit.of(func.value)}.Input", []
    if program.is_open:  # `Input` may be anything
        return "", []
    for path, ending in _WAYS.items():
        if name := _imported(program, path, place):
            return name + ending, []
    # Wherever the layer is imported, `Input` can be as well.
    known = canonical(program.imported.get("Input", _INPUT[0])) in _INPUT
    lines = [one for one in program.imports if one.name == call.unit.of(func)]
    homes = {canonical(one.path).rpartition(".")[0] for one in lines}
    if "Input" in program.bound or not known or homes != {"keras.layers"}:
        return "", []
    return "Input", [one for one in lines if not _brings_input(one)]


def _imported(program: Program, path: str, place: Place) -> str:
    """The name that an import has certainly bound for `path` before a place."""
    order = program.units.index(place.unit), place.start
    for one in program.imports:
        known = canonical(one.path) == path and one.name in program.imported
        # Outside of functions and conditions.
        if known and one.node in one.unit.tree.body:
            there = program.units.index(one.unit), one.unit.span(one.node)[0]
            if there < order:
                return one.name
    return ""


def _brings_input(one: Imported) -> bool:
    return any((name.asname or name.name) == "Input" for name in one.node.names)


def _shape(
    program: Program, unit: Unit, shape: ast.keyword | None, size: ast.keyword | None
) -> str:
    """The shape for `Input`; empty if it cannot be told."""
    if shape is not None:
        text = unit.of(shape.value)
        return f"({text},)" if _is_number(program, shape.value) else text
    assert size is not None
    is_tuple = isinstance(size.value, ast.Tuple | ast.List)
    return "" if is_tuple else f"({unit.of(size.value)},)"


def _is_number(program: Program, node: ast.expr) -> bool:
    """Whether an expression is certainly a number, and no tuple: `(28*28)`."""
    waiting, known = [node], set[str]()
    while waiting:
        match waiting.pop():
            case ast.BinOp(left, _, right):
                waiting += [left, right]
            case ast.IfExp(_, left, right):
                waiting += [left, right]
            case ast.UnaryOp(_, inner):
                waiting.append(inner)
            case ast.Constant(int()):
                pass
            case ast.Call(ast.Name("len" | "int" as name)) if name not in program.bound:
                pass
            case ast.Name(name) if is_plain(program, name):
                values = program.assigned.get(name, [])
                if not values:
                    return False
                waiting += values if name not in known else []
                known.add(name)
            case ast.Subscript(ast.Attribute(_, "shape"), ast.Constant(int())):
                pass
            case _:
                return False
    return True


def _before(place: Place, new: str) -> Edit:
    """Put a layer before the one that has been the first."""
    unit, start = place.unit, place.start
    number = unit.line(start)
    before = unit.text[unit.starts[number] : start]
    # On a line of its own, if the other has one.
    own = not before.strip()
    if number:
        own &= not unit.text[: unit.starts[number]].rstrip(b"\r\n").endswith(b"\\")
    between = unit.newline + before.decode() if own else ""
    if place.model:
        return Edit(start, start, f"{place.model}.add({new}){between or '; '}")
    return Edit(start, start, f"{new},{between or ' '}")


RULE = Rule(
    name="input-shape-argument",
    title=Text(
        ko="`input_shape` 대신 `Input`을 씁니다",
        en="`Input` takes the place of `input_shape`",
    ),
    cause=Text(
        ko="케라스 3에서는 층에 `input_shape`나 `input_dim`을 주지 않습니다. 주면 "
        "경고가 나오고, 첫 층이 아니면 아무 효과도 없습니다.",
        en="In Keras 3 a layer should not be given `input_shape` or `input_dim`. It "
        "gives a warning, and in any layer but the first it has no effect.",
    ),
    remedy=Text(
        ko="`Sequential`의 맨 앞에 `keras.layers.Input(shape=...)`를 넣고 "
        "`input_shape`는 지우세요.",
        en="Put `keras.layers.Input(shape=...)` at the start of `Sequential` and "
        "delete `input_shape`.",
    ),
    section="07-1",
    concept="layers",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Dense(10, activation='softmax', input_shape=(784,)),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    error="UserWarning: Do not pass an `input_shape`/`input_dim` argument to a layer.",
    kinds=("UserWarning",),
    pattern=r"Do not pass an `input_shape`/`input_dim` argument to a layer",
    find=_find,
)
