"""The files that code saves weights and models in, and reads them from."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._unit import Unit, first_argument, keyword, literal

_LOADS = {"keras.models.load_model", "keras.saving.load_model"}
_CHECKPOINT = "keras.callbacks.ModelCheckpoint"


@dataclass(slots=True)
class File:
    """A name that a file has in the source.

    Attributes:
        places: Where the name stands.
        saved: Whether the program writes such a file.
        loaded: Whether it reads it as a model.
        refused: Whether Keras 3 refuses to write to it.
    """

    places: list[tuple[Unit, ast.Constant]] = field(default_factory=list)
    saved: bool = False
    loaded: bool = False
    refused: bool = False


@dataclass(slots=True)
class Files:
    """The files of a program.

    Attributes:
        weights: Those that weights are kept in, by their names.
        models: Those that whole models are kept in.
        loads: The calls of `model.load`, with what they are to read.
        elsewhere: The names that stand in other places of the source, too.
    """

    weights: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    models: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    loads: list[tuple[Call, str]] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)


def files(program: Program) -> Files:
    """Go through all calls that save or load."""
    found = Files()
    loads = []
    for call in program.calls:
        method = call.method
        file = first_argument(call.node, "path" if method == "load" else "filepath")
        text = literal(file)
        if not isinstance(file, ast.Constant) or not text:
            continue
        place = call.unit, file
        if call.path == _CHECKPOINT:
            only = keyword(call.node, "save_weights_only")
            value = "False" if only is None else call.unit.of(only.value)
            if value in {"True", "False"}:
                kind = found.weights if value == "True" else found.models
                kind[text].places.append(place)
                kind[text].saved = True
                kind[text].refused |= not text.endswith((".keras", ".h5"))
        elif call.path in _LOADS:
            found.models[text].places.append(place)
            found.models[text].loaded = True
        elif not program.fits_model(call):
            continue
        elif method in {"save_weights", "load_weights"}:
            found.weights[text].places.append(place)
            found.weights[text].saved |= method == "save_weights"
        elif method == "save" and (
            text.endswith((".h5", ".hdf5")) or call.receiver in program.models
        ):
            found.models[text].places.append(place)
            found.models[text].saved = True
        elif method == "load" and call.receiver in program.models:
            loads.append((call, text, place))
    for call, text, place in loads:
        if found.weights[text].saved:
            found.weights[text].places.append(place)
        found.loads.append((call, text))
    for text in found.weights.keys() & found.models.keys():
        if not found.weights[text].saved:  # of a whole model the weights can be read
            found.models[text].places += found.weights.pop(text).places
            found.models[text].loaded = True
    found.elsewhere = found.weights.keys() & found.models.keys()
    found.elsewhere |= set(_elsewhere(program, found))
    return found


def _elsewhere(program: Program, found: Files) -> Iterator[str]:
    """The files whose names stand in other places too, so that not all are known."""
    kinds = found.weights, found.models
    known = [node for kind in kinds for one in kind.values() for _, node in one.places]
    if not known:
        return
    texts = (literal(node) for _, node in program.all(ast.Constant))
    ends = Counter(_last(text) for text in texts if text)
    ends.subtract(_last(str(node.value)) for node in known)
    for name in {*found.weights, *found.models}:
        last = _last(name)
        for_ipython = any(
            unit.text.count(last.encode()) > unit.code.count(last.encode())
            for unit in program.units
        )
        if ends[last] or for_ipython:
            yield name


def _last(path: str) -> str:
    """What stands after the last slash, of Windows too."""
    return re.split(r"[\\/]", path)[-1]
