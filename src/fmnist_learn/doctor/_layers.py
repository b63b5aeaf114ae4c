"""Where a layer stands in a Sequential model, as far as that is certain."""

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fmnist_learn.doctor._bindings import blocks, call_has_no_effect, only_value
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import Unit, first_argument

SEQUENTIAL = ("keras.Sequential", "keras.models.Sequential")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a layer.

    Attributes:
        unit: Where the model is put together.
        start: The byte before which another layer would come before it.
        first: Whether it is the first of the model.
        model: The model that it is added to; empty for one of a list.
        named: Whether the layer is made in another line, and has a name here.
    """

    unit: Unit
    start: int
    first: bool
    model: str = ""
    named: bool = False


def places(program: Program) -> dict[ast.expr, Place]:
    """The place of each call of a layer, by its variable too."""
    found: dict[ast.expr, Place] = {}
    for node, place in [*_listed(program), *_added(program)]:
        if not isinstance(node, ast.Name):
            found[node] = place
        elif (layer := only_value(program, node.id)) is not None:
            found[layer] = replace(place, named=True)
    return found


def _listed(program: Program) -> Iterator[tuple[ast.expr, Place]]:
    """The layers that `Sequential` is called with."""
    for call in program.calls_of(*SEQUENTIAL):
        unit, layers = call.unit, first_argument(call.node, "layers")
        if isinstance(layers, ast.List | ast.Tuple):
            start = unit.span(layers)[0] + 1
            for node, is_first in _numbered(layers.elts):
                begin = unit.span(node)[0]
                opening = unit.punctuation(start, begin) if is_first else []
                yield node, Place(unit, opening[0][0] if opening else begin, is_first)
        else:
            starts = {one.node: one.start for one in unit.arguments(call.node)}
            for node, is_first in _numbered(call.node.args):
                yield node, Place(unit, starts[node], is_first)


def _numbered(layers: Iterable[ast.expr]) -> Iterator[tuple[ast.expr, bool]]:
    """The layers, and whether each is the first; none where that is not certain."""
    certain, is_first = True, True
    for node in layers:
        if isinstance(node, ast.Starred):  # of none, perhaps
            certain = not is_first
            continue
        if certain:
            yield node, is_first
        certain, is_first = True, False


def _added(program: Program) -> Iterator[tuple[ast.expr, Place]]:
    """The layers that are added in straight lines after the model was made."""
    top = [(unit, line) for unit in program.units for line in unit.tree.body]
    yield from _added_in(program, top)
    for unit in program.units:
        for block in blocks(unit):
            yield from _added_in(program, [(unit, line) for line in block])


def _added_in(
    program: Program, lines: list[tuple[Unit, ast.stmt]]
) -> Iterator[tuple[ast.expr, Place]]:
    empty: dict[str, bool] = {}  # of each model that is known, whether it has no layer
    unknown, uses = program.once(_unknown), program.once(_uses)
    for unit, line in lines:
        if empty:
            start, end = unit.span(line)
            if _are_in(unknown[unit], start, end):
                empty.clear()
            model, layer = _add(line)
            if layer is not None and model in empty:
                yield layer, Place(unit, start, empty[model], model)
                empty[model] = False
                continue
            for name in list(empty):
                if _are_in(uses[name, unit], start, end):
                    del empty[name]
        match line:
            case ast.Assign([ast.Name(name)], ast.Call() as made):
                if program.path(made.func) in SEQUENTIAL:
                    empty |= _begun(name, made)


def _are_in(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _add(line: ast.stmt) -> tuple[str, ast.expr | None]:
    """The model and the layer of `model.add(layer)`."""
    match line:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "add"), [layer], [])):
            return name, layer
    return "", None


def _begun(name: str, made: ast.Call) -> dict[str, bool]:
    """Whether a new model has no layer yet, if that is certain."""
    layers = first_argument(made, "layers")
    if isinstance(layers, ast.List | ast.Tuple):
        certain = not any(isinstance(one, ast.Starred) for one in layers.elts)
        return {name: not layers.elts} if certain else {}
    certain = not made.args and all(one.arg == "name" for one in made.keywords)
    return {name: True} if certain else {}


def _unknown(program: Program) -> dict[Unit, list[int]]:
    """Where something is called that may add layers to any model it can see."""
    found: dict[Unit, list[int]] = defaultdict(list)
    for call in program.calls:
        known = call.path or call.method in {"add", "compile", "summary"}
        if call.method in program.bound or not (
            known or call_has_no_effect(program, call.node)
        ):
            found[call.unit].append(call.unit.span(call.node)[0])
    for places in found.values():
        places.sort()
    return found


def _uses(program: Program) -> dict[tuple[str, Unit], list[int]]:
    """Where something may be done with a model that adds layers or takes some."""
    models = {
        name
        for name, values in program.assigned.items()
        if any(program.called(value) in SEQUENTIAL for value in values)
    }
    harmless = {
        call.node.func.value
        for call in program.calls
        if call.method in {"summary", "compile"}
        and isinstance(call.node.func, ast.Attribute)
    }
    found: dict[tuple[str, Unit], list[int]] = defaultdict(list)
    for name in models:
        for unit, node in program.names[name]:
            if node not in harmless:
                found[name, unit].append(unit.span(node)[0])
    for places in found.values():
        places.sort()
    return found
