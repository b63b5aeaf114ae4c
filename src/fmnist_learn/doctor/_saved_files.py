"""The files that code saves weights and models in, and reads them from."""

import ast
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from operator import itemgetter
from typing import Any

from fmnist_learn.doctor._bindings import blocks, is_plain, only_value
from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._unit import Match, Unit, first_argument, keyword, literal

_CHECKPOINT = "keras.callbacks.ModelCheckpoint"
# What the name of a file ends in that `ModelCheckpoint` writes, weights only or not.
_ENDS = {"True": (".weights.h5",), "False": (".keras", ".h5")}
_LOADS = ("keras.models.load_model", "keras.saving.load_model")
_SIMPLE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.Return)
_OLD = re.compile(r"\.(h5|hdf5)$")
_Place = tuple[float, int]  # the number of the unit, and the byte in it
# In these not all is evaluated.
_PERHAPS = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.comprehension)


@dataclass(slots=True)
class File:
    """A name that a file has in the source.

    Attributes:
        places: Where the name stands.
        fails: The calls that Keras 3 refuses to write it in.
        works: The others that write or read it.
        saved: Whether the program writes such a file.
        sure: Whether all of this is certainly done by Keras.
    """

    places: list[tuple[Unit, ast.Constant]] = field(default_factory=list)
    fails: list[Call] = field(default_factory=list)
    works: list[Call] = field(default_factory=list)
    saved: bool = False
    sure: bool = True

    def add(self, call: Call, file: Any, *, saves: bool, fails: bool) -> None:
        """Note that a call saves the file or loads it."""
        self.places.append((call.unit, file))
        (self.fails if fails else self.works).append(call)
        self.saved |= saves
        self.sure &= call.sure or bool(call.path)

    def take(self, other: "File") -> None:
        """Add what is done with the same file as one of the other kind."""
        self.places += other.places
        self.works += other.works
        self.sure &= other.sure


@dataclass(slots=True)
class Files:
    """The files of a program.

    Attributes:
        weights: Those that weights are kept in, by their names.
        models: Those that whole models are kept in.
        loads: The calls of `model.load`, and whether they are to read weights.
    """

    weights: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    models: dict[str, File] = field(default_factory=lambda: defaultdict(File))
    loads: list[tuple[Call, bool]] = field(default_factory=list)


def files(program: Program) -> Files:
    """Go through all calls that save or load."""
    found = Files()
    for call in program.calls_of(_CHECKPOINT):
        _checkpoint(program, found, call)
    for call in program.calls_of(*_LOADS):
        if file := _file(call):
            found.models[file.value].add(call, file, saves=False, fails=False)
    for call in program.methods("save_weights", "load_weights"):
        saves = call.method == "save_weights"
        # With more arguments it reads an old file only.
        if (file := _file(call)) and (saves or not keyword(call.node, "by_name")):
            fails = saves and not file.value.endswith(".weights.h5")
            found.weights[file.value].add(call, file, saves=saves, fails=fails)
    for call in program.methods("save"):
        if (file := _file(call)) and (call.sure or _OLD.search(file.value)):
            fails = not has_suffix(file.value)
            found.models[file.value].add(call, file, saves=True, fails=fails)
    for call in program.methods("load"):
        if call.sure and (file := _file(call, "path")):
            weights = found.weights.get(file.value)
            found.loads.append((call, weights is not None and weights.saved))
            if weights and weights.saved:
                weights.add(call, file, saves=False, fails=False)
    for name in found.weights.keys() & found.models.keys():
        if not found.weights[name].saved:  # of a whole model the weights can be read
            found.models[name].take(found.weights.pop(name))
    return found


def has_suffix(name: str) -> bool:
    """Whether the name of a file says what is in it."""
    return bool(re.search(r"\.\w{1,5}$", name))


def renames(
    program: Program, rule: str, kind: dict[str, File], new_names: dict[str, str]
) -> Iterator[Match]:
    """The files with wrong names, renamed where that is certainly right.

    The new name, if there is one, is free, all places of the old one are known, and
    nothing with it works today: it stands below a call that fails.
    """
    if not new_names:
        return
    wanted, others = Counter(new_names.values()), program.once(_others)
    names = {_last(text) for text in [*others, *kind]}
    for name, new in new_names.items():
        file, last = kind[name], _last(new)
        sure = bool(new) and file.sure and _never_works(program, file)
        sure = sure and wanted[new] == 1
        sure = sure and last not in names and not program.is_hidden(last)
        sure = sure and not _is_elsewhere(program, name, others)
        for unit, node in file.places:
            edits = unit.requote(node, new) if sure else ()
            yield unit.match(rule, node, *edits, group=name)


def _file(call: Call, argument: str = "filepath") -> Any:
    """The string that names the file, if one does."""
    file = first_argument(call.node, argument)
    return file if literal(file) else None


def _checkpoint(program: Program, found: Files, call: Call) -> None:
    file, only = _file(call) or _of_variable(program, call), _only_weights(call)
    if file and only in _ENDS:
        kind = found.weights if only == "True" else found.models
        fails = not file.value.endswith(_ENDS[only])
        kind[file.value].add(call, file, saves=True, fails=fails)


def _only_weights(call: Call) -> str:
    """What the source says of whether only weights are saved."""
    only = keyword(call.node, "save_weights_only")
    return "False" if only is None else call.unit.of(only.value)


def _of_variable(program: Program, call: Call) -> Any:
    """The string of a variable that is there for this call alone."""
    file = first_argument(call.node, "filepath")
    value = only_value(program, file.id) if isinstance(file, ast.Name) else None
    # One of another cell has its place there.
    return value if literal(value) and value in call.unit.all(ast.Constant) else None


def put_together(program: Program, only_weights: str) -> Iterator[Match]:
    """The names of `ModelCheckpoint` that end wrong, and are no plain strings."""
    rule = "weights-file-name" if only_weights == "True" else "model-file-name"
    for call in program.calls_of(_CHECKPOINT):
        file = first_argument(call.node, "filepath")
        known = _file(call) or _of_variable(program, call)
        if file is None or known or _only_weights(call) != only_weights:
            continue
        end = _end(program, file)
        if end and not end.endswith(_ENDS[only_weights]):
            yield call.unit.match(rule, file)


def _end(program: Program, node: ast.expr) -> str:
    """What a text that is put together ends in; empty if that cannot be told."""
    known = set[str]()
    while True:
        match node:
            case ast.Constant(str(text)) | ast.JoinedStr([*_, ast.Constant(str(text))]):
                return text
            case ast.BinOp(_, ast.Add(), last):
                node = last
            case ast.Call(_, [*_, last]) if program.path(node.func) == "os.path.join":
                node = last
            case ast.Name(name) if name not in known and is_plain(program, name):
                values = program.assigned.get(name, [])
                if len(values) != 1:
                    return ""
                known.add(name)
                node = values[0]
            case _:
                return ""


def _others(program: Program) -> list[str]:
    """The strings of a program that are not known to name such a file."""
    found = program.once(files)
    known = {
        node
        for kind in (found.weights, found.models)
        for file in kind.values()
        for _, node in file.places
    }
    nodes = (node for _, node in program.all(ast.Constant) if node not in known)
    return [text for node in nodes if (text := literal(node))]


def _is_elsewhere(program: Program, name: str, others: list[str]) -> bool:
    """Whether something else in the source may mean this file, too."""
    found, last = program.once(files), _last(name)
    if name in found.weights.keys() & found.models.keys() or program.is_hidden(last):
        return True
    if not has_suffix(name):
        return last in map(_last, others)
    # As a part of a command, or of a name that is put together.
    word = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)")
    suffix = last[last.rindex(".") :]
    return any(text.endswith(suffix) or word.search(text) for text in others)


def _last(path: str) -> str:
    """What stands after the last slash, of Windows too."""
    return path.replace("\\", "/").rpartition("/")[2]


def _never_works(program: Program, file: File) -> bool:
    """Whether each call that works stands where one that fails has stopped it."""
    stopped = [_below(program, call) for call in file.fails]
    return all(
        any(start <= _place(program, call) < end for start, end in stopped)
        for call in file.works
    )


def _place(program: Program, call: Call) -> _Place:
    return program.units.index(call.unit), call.unit.span(call.node)[0]


def _below(program: Program, call: Call) -> tuple[_Place, _Place]:
    """From where to where nothing is reached once a call has failed."""
    number, place = _place(program, call)
    lines = program.once(_lines)[call.unit]
    found = bisect_right(lines, place, key=lambda line: line[0]) - 1
    start, end, stop, line = lines[found] if found >= 0 else (0, 0, 0, call.node)
    perhaps = any(isinstance(part, _PERHAPS) for part in ast.walk(line))
    if place >= end or perhaps:  # not in a line that is certainly run
        return (0, 0), (0, 0)
    return (number, start), (inf, 0) if stop < 0 else (number, stop)


def _lines(program: Program) -> dict[Unit, list[tuple[int, int, int, ast.stmt]]]:
    """The simple statements: where each begins and ends, and its block; -1 for all."""
    found: dict[Unit, list[tuple[int, int, int, ast.stmt]]] = {}
    for unit in program.units:
        every = [(-1, unit.tree.body)]
        every += [(unit.span(one[-1])[1], one) for one in blocks(unit) if one]
        found[unit] = sorted(
            (
                (*unit.span(line), stop, line)
                for stop, block in every
                for line in block
                if isinstance(line, _SIMPLE)
            ),
            key=itemgetter(0),
        )
    return found
