"""The files that code saves weights and models in, and reads them from."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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
        loads: The calls of `model.load`, and whether they are to read weights.
        elsewhere: The names that stand in other places of the source, too.
    """

    weights: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    models: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    loads: list[tuple[Call, bool]] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)


def files(program: Program) -> Files:
    """Go through all calls that save or load."""
    found = Files()
    for call in program.calls:
        if call.path == _CHECKPOINT and (file := _file(call)):
            _checkpoint(found, call, file)
        elif call.path in _LOADS and (file := _file(call)):
            found.models[file.value].places.append((call.unit, file))
            found.models[file.value].loaded = True
    for call in program.methods("save_weights", "load_weights"):
        if file := _file(call):
            found.weights[file.value].places.append((call.unit, file))
            found.weights[file.value].saved |= call.method == "save_weights"
    for call in program.methods("save"):
        file, model = _file(call), call.receiver in program.models
        if file and (model or file.value.endswith((".h5", ".hdf5"))):
            found.models[file.value].places.append((call.unit, file))
            found.models[file.value].saved = True
    for call in program.methods("load"):
        file = _file(call, "path")
        if file and call.receiver in program.models:
            weights = found.weights.get(file.value)
            found.loads.append((call, weights is not None and weights.saved))
            if weights and weights.saved:
                weights.places.append((call.unit, file))
    for name in found.weights.keys() & found.models.keys():
        if not found.weights[name].saved:  # of a whole model the weights can be read
            found.models[name].places += found.weights.pop(name).places
            found.models[name].loaded = True
    found.elsewhere = found.weights.keys() & found.models.keys()
    found.elsewhere |= set(_elsewhere(program, found))
    return found


def _file(call: Call, argument: str = "filepath") -> Any:
    """The string that names the file, if one does."""
    file = first_argument(call.node, argument)
    return file if literal(file) else None


def _checkpoint(found: Files, call: Call, file: Any) -> None:
    only = keyword(call.node, "save_weights_only")
    value = "False" if only is None else call.unit.of(only.value)
    if value in {"True", "False"}:
        kind = found.weights if value == "True" else found.models
        kind[file.value].places.append((call.unit, file))
        kind[file.value].saved = True
        kind[file.value].refused |= not file.value.endswith((".keras", ".h5"))


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
        if ends[_last(name)] or program.is_hidden(_last(name)):
            yield name


def _last(path: str) -> str:
    """What stands after the last slash, of Windows too."""
    return path.replace("\\", "/").rpartition("/")[2]
