"""Where a layer stands in a Sequential model, as far as that is certain."""

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._unit import Unit, first_argument

SEQUENTIAL = {"keras.Sequential", "keras.models.Sequential"}


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a layer.

    Attributes:
        unit: Where the model is put together.
        start: The byte before which another layer would come before it.
        first: Whether it is the first of the model.
        model: The model that it is added to; empty for one of a list.
    """

    unit: Unit
    start: int
    first: bool
    model: str = ""


def places(program: Program) -> dict[ast.expr, Place]:
    """The place of each call of a layer, by its variable too; none if it has two."""
    found: dict[ast.expr, Place] = {}
    several = set()
    for node, place in [*_listed(program), *_added(program)]:
        layer = node
        if isinstance(node, ast.Name):
            values = program.assigned.get(node.id, [])
            if len(values) != 1:
                continue
            layer = values[0]
        if layer in found:
            several.add(layer)
        found[layer] = place
    return {layer: place for layer, place in found.items() if layer not in several}


def _listed(program: Program) -> Iterator[tuple[ast.expr, Place]]:
    """The layers that `Sequential` is called with."""
    for call in program.calls:
        if call.path not in SEQUENTIAL:
            continue
        unit, layers = call.unit, first_argument(call.node, "layers")
        if isinstance(layers, ast.List | ast.Tuple):
            start = unit.span(layers)[0] + 1
            for number, node in enumerate(layers.elts):
                first = unit.span(node)[0]
                opening = unit.punctuation(start, first)
                start = opening[0][0] if opening else first
                yield node, Place(unit, start, number == 0)
        else:
            arguments = unit.arguments(call.node)
            for number, one in enumerate(arguments):
                if isinstance(one.node, ast.expr):
                    yield one.node, Place(unit, one.start, number == 0)


def _added(program: Program) -> Iterator[tuple[ast.expr, Place]]:
    """The layers that are added in straight lines after the model was made."""
    top = [(unit, line) for unit in program.units for line in unit.tree.body]
    yield from _added_in(program, top)
    for unit in program.units:
        for block in _blocks(unit):
            yield from _added_in(program, [(unit, line) for line in block])


def _blocks(unit: Unit) -> Iterator[list[ast.stmt]]:
    """The statements of each function, loop, branch below the top level."""
    for kind in (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.With, ast.AsyncWith),
        *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar),
        *(ast.ExceptHandler, ast.match_case),
    ):
        for node in unit.all(kind):
            for name in ("body", "orelse", "finalbody"):
                yield getattr(node, name, [])


def _added_in(
    program: Program, lines: list[tuple[Unit, ast.stmt]]
) -> Iterator[tuple[ast.expr, Place]]:
    empty: dict[str, bool] = {}  # of each model that is known, whether it has no layer
    for unit, line in lines:
        start, end = unit.span(line)
        model, layer = _add(line)
        if layer is not None and model in empty:
            yield layer, Place(unit, start, empty[model], model)
            empty[model] = False
            continue
        uses = program.once(_uses)
        for name in list(empty):
            places = uses[name, unit]
            if bisect_left(places, start) < bisect_left(places, end):
                del empty[name]
        match line:
            case ast.Assign([ast.Name(name)], ast.Call() as made):
                if program.path(made.func) in SEQUENTIAL:
                    empty |= _begun(name, made)


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
