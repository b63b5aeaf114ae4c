"""Make the table of the names of Keras that `fix_code` relies on.

    /path/to/oldest/bin/python docs/keras_names.py dump > oldest.json
    /path/to/newest/bin/python docs/keras_names.py dump > newest.json
    pip download --no-deps --dest wheels keras==2.3.1   # likewise 2.6.0, 2.12.0, 2.15.0
    python docs/keras_names.py merge oldest.json newest.json wheels/*.whl

`dump` imports Keras and TensorFlow and walks through their public modules. `merge`
keeps what both dumps have, reads the wheels of older versions without importing them,
and finds where each old name stands today: two paths that led to the same definition in
an old version mean the same. It writes `doctor/keras_names.json`, and prints where a
name that changed takes other parameters now: such a name belongs into
`doctor/_renames.py`.
"""

import argparse
import ast
import importlib
import inspect
import json
import os
import pkgutil
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from operator import and_, eq
from pathlib import Path
from typing import NamedTuple

from fmnist_learn.doctor._keras_names import moves
from fmnist_learn.doctor._renames import SAME

FILE = Path(__file__).parent.parent / "src/fmnist_learn/doctor/keras_names.json"
# Of an old version's own modules these were never meant for others.
_PRIVATE = re.compile(
    r"(^|\.)(_\w+|api|src|tests?|test_\w+|\w+_test|\w+_test_utils?|testing_\w+|"
    r"benchmarks|distribute|protobuf|integration_test|\w+_parameterized)(\.|$)"
)
# What 2.3.1 did not mean for others, though it says so nowhere.
_INNER = re.compile(r"^keras\.(engine|legacy|backend)\.\w+\.")
Parameters = list[tuple[str, str | None]]


class Definition(NamedTuple):
    """Where something is written: the module, and its name there."""

    module: str
    name: str


# What is installed


def dump() -> dict[str, dict[str, dict[str, Parameters | None]]]:
    """The public names of `keras` and `tensorflow.keras` by module."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    return {
        "keras": dict(modules_of("keras")),
        "tensorflow": {
            module.removeprefix("tensorflow."): names
            for module, names in modules_of("tensorflow.keras")
        },
    }


def modules_of(home: str) -> Iterator[tuple[str, dict[str, Parameters | None]]]:
    """Each public module, with its public names and their parameters."""
    module = importlib.import_module(home)
    # Taken before the walk goes on, which would add submodules that the learner's
    # `import keras` does not.
    names = {
        name: parameters(thing)
        for name, thing in vars(module).items()
        if (name == "__version__" or not name.startswith("_"))
        and name != "src"
        and not is_placeholder(thing)
    }
    yield home, names
    for info in pkgutil.iter_modules(module.__path__):
        if not info.name.startswith("_") and info.name != "src":
            yield from modules_of(f"{home}.{info.name}")


def is_placeholder(thing: object) -> bool:
    """Whether it is there only to say that it is gone (`keras.optimizers.legacy`)."""
    return any(
        base.__name__ == "LegacyOptimizerWarning"
        for base in getattr(thing, "__mro__", ())
    )


def parameters(thing: object) -> Parameters | None:
    """The parameters that can be given by position, with their defaults."""
    if not callable(thing):
        return None
    function = thing.__init__ if isinstance(thing, type) else thing
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [
        (one.name, None if one.default is one.empty else repr(one.default))
        for one in found
        if one.kind is one.POSITIONAL_OR_KEYWORD and one.name != "self"
    ]


# What older versions had


class Old:
    """An older version of Keras, read from its wheel."""

    def __init__(self, wheel: Path) -> None:
        """Read every module of the wheel."""
        self.trees: dict[str, ast.Module] = {}
        self.packages: set[str] = set()
        with zipfile.ZipFile(wheel) as archive:
            # `import keras.callbacks` is the package where there is a module as well.
            for file in sorted(archive.namelist(), key=lambda name: "__init__" in name):
                if file.startswith("keras/") and file.endswith(".py"):
                    name = file.removesuffix(".py").replace("/", ".")
                    if name.endswith(".__init__"):
                        name = name.removesuffix(".__init__")
                        self.packages.add(name)
                    self.trees[name] = ast.parse(archive.read(file))
        self.bound: dict[str, dict[str, ast.stmt]] = {}
        # What the folders of the API show, what is public besides, and the rest.
        self.exported: dict[str, Definition] = {}
        self.public: dict[str, Definition] = {}
        self.inner: dict[str, Definition] = {}
        api = "keras.api._v2.keras"
        has_api = api in self.packages
        for module in sorted(self.trees):
            if has_api and (module == api or module.startswith(f"{api}.")):
                place = "keras" + module.removeprefix(api)
                if not _PRIVATE.search(place):
                    self.exported |= self.names(module, place)
            elif not _PRIVATE.search(module):
                inner = has_api or _INNER.search(f"{module}.")
                target = self.inner if inner else self.public
                target |= self.names(module, module)
        self.public |= self.exported

    def names(self, module: str, place: str) -> dict[str, Definition]:
        """Every public name of a module, as a path below `place`."""
        return {
            f"{place}.{name}": self.definition(module, name)
            for name in self.bindings(module)
            if not name.startswith("_")
        }

    def bindings(self, module: str) -> dict[str, ast.stmt]:
        """What the module defines, and what it passes on of Keras."""
        if module not in self.bound:
            self.bound[module] = found = {}
            for statement in _statements(self.trees[module]):
                for name in self._bound_by(module, statement):
                    found[name] = statement
        return self.bound[module]

    def _bound_by(self, module: str, statement: ast.stmt) -> Iterator[str]:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement.name
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                # `h5py = None` stands where an import failed.
                if isinstance(target, ast.Name) and not _is_none(statement.value):
                    yield target.id
        elif isinstance(statement, ast.ImportFrom):
            home = self._home(module, statement)
            if home.split(".")[0] not in {"keras", "keras_preprocessing"}:
                return
            for alias in statement.names:
                if alias.name != "*":
                    yield alias.asname or alias.name
                elif home in self.trees:
                    yield from self.bindings(home)

    def _home(self, module: str, statement: ast.ImportFrom) -> str:
        """The module that an import names."""
        if not statement.level:
            return statement.module or ""
        up = statement.level - (module in self.packages)
        parts = module.split(".")[: len(module.split(".")) - up]
        return ".".join(parts + ([statement.module] if statement.module else []))

    def definition(self, module: str, name: str) -> Definition:
        """Where that name of a module is written in the end."""
        statement = self.bindings(module).get(name)
        if isinstance(statement, ast.ImportFrom):
            home = self._home(module, statement)
            for alias in statement.names:
                if alias.name == "*" or (alias.asname or alias.name) == name:
                    original = name if alias.name == "*" else alias.name
                    if f"{home}.{original}" in self.trees:
                        return Definition(f"{home}.{original}", "")
                    if home in self.trees:
                        return self.definition(home, original)
                    return Definition(home, original)
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name):
            return self.definition(module, statement.value.id)
        return Definition(module, name)

    def parameters(self, place: Definition) -> Parameters | None:
        """The parameters of a function or class, read from its source."""
        statement = self.bound.get(place.module, {}).get(place.name)
        if isinstance(statement, ast.ClassDef):
            for part in statement.body:
                if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                    return _parameters(part)[1:]
            for base in statement.bases:
                if isinstance(base, ast.Name):
                    home = self.definition(place.module, base.id)
                    return self.parameters(home) if home != place else None
        if isinstance(statement, ast.FunctionDef):
            return _parameters(statement)
        return None


def _statements(tree: ast.Module | ast.stmt) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported."""
    for field in ("body", "handlers", "orelse", "finalbody"):
        for statement in getattr(tree, field, ()):
            if isinstance(statement, ast.If | ast.Try | ast.ExceptHandler | ast.With):
                yield from _statements(statement)
            else:
                yield statement


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _parameters(function: ast.FunctionDef) -> Parameters:
    names = [one.arg for one in function.args.args]
    defaults = [ast.unparse(one) for one in function.args.defaults]
    blank = [None] * (len(names) - len(defaults))
    return list(zip(names, [*blank, *defaults], strict=True))


# Where each old name stands today


class Table:
    """What `doctor/keras_names.json` is made of."""

    def __init__(self, oldest: dict, newest: dict) -> None:
        """Keep what both have; names of `tensorflow` only where `keras` lacks them."""
        self.keras = _both(oldest["keras"], newest["keras"])
        self.tensorflow = {
            module: names - self.keras.get(module, set())
            for module, names in _both(
                oldest["tensorflow"], newest["tensorflow"]
            ).items()
        }
        self.parameters = newest["keras"]
        self.moved: dict[str, str] = {}
        self.gone: set[str] = set()
        self.differences: dict[str, str] = {}
        # Modules that gave names of their own, of which some have moved.
        self.homes: set[str] = set()

    def exists(self, path: str) -> bool:
        """Whether `keras` has it today."""
        module, _, name = path.rpartition(".")
        return path in self.keras or name in self.keras.get(module, ())

    def add(self, old: Old) -> None:
        """Find where the names of an older version stand."""
        places: dict[Definition, list[str]] = defaultdict(list)
        for path, definition in (old.inner | old.public).items():
            if self.exists(path):
                places[definition].append(path)
        for path, definition in (old.inner | old.public).items():
            if self.exists(path) or not definition.name:
                continue
            if found := places[definition]:
                if is_meant(old, path, definition):
                    new = min(found, key=lambda place: _distance(path, place))
                    self._move(path, new, old.parameters(definition))
                    if is_own(old, path, definition):
                        self.homes.add(path.rpartition(".")[0])
            elif path in old.public and is_own(old, path, definition):
                self.gone.add(path)
        self.gone -= self.moved.keys()

    def _move(self, path: str, new: str, before: Parameters | None) -> None:
        known = self.moved.get(path, new)
        new = min(known, new, key=lambda place: _distance(path, place))
        self.moved[path] = new
        if path.rpartition(".")[2] != new.rpartition(".")[2]:
            self.check(path, new, before)

    def check(self, path: str, new: str, before: Parameters | None) -> None:
        """Keep what differs between the parameters of an old name and the new one."""
        module, _, name = new.rpartition(".")
        if difference := compare(before, self.parameters[module][name]):
            self.differences[f"{path} -> {new}"] = difference

    def check_same(self, old: Old) -> None:
        """Do so for the names that were put into `SAME` by hand."""
        for path, new in moves(SAME).items():
            if definition := old.public.get(path):
                self.check(path, new, old.parameters(definition))

    def add_modules(self) -> None:
        """Modules of which every name now stands in one other module."""
        targets: dict[str, set[str]] = defaultdict(set)
        for path, new in self.moved.items():
            module, _, name = path.rpartition(".")
            home, _, new_name = new.rpartition(".")
            targets[module].add(home if name == new_name else "")
        for path in self.gone:
            targets[path.rpartition(".")[0]].add("")
        for module in self.homes - self.moved.keys() - self.gone:
            if not self.exists(module) and len(targets[module]) == 1:
                self.moved[module] = targets[module].pop()
        self.moved = {path: new for path, new in self.moved.items() if new}

    def to_json(self) -> str:
        """One line for each module."""
        moved: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for path, new in sorted(self.moved.items()):
            module, _, name = path.rpartition(".")
            home, _, new_name = new.rpartition(".")
            renamed = name if name == new_name else f"{name}={new_name}"
            moved[module][home].append(renamed)
        gone: dict[str, set[str]] = defaultdict(set)
        for path in self.gone:
            module, _, name = path.rpartition(".")
            gone[module].add(name)
        content = {
            "keras": _lines(self.keras),
            "tensorflow": _lines(self.tensorflow),
            "moved": {
                module: {home: " ".join(names) for home, names in homes.items()}
                for module, homes in moved.items()
            },
            "gone": _lines(gone),
        }
        return json.dumps(content, indent=1) + "\n"


def is_own(old: Old, path: str, definition: Definition) -> bool:
    """Whether a module means the name for others: its own, or a package's."""
    module = path.rpartition(".")[0]
    written_there = definition.module == module
    return written_there or module in old.packages or path in old.exported


def is_meant(old: Old, path: str, definition: Definition) -> bool:
    """Whether others may have taken the name from there.

    Not the functions that a module imports for itself; a layer they did take from where
    it was imported only, and some modules do nothing but pass on.
    """
    module, _, name = path.rpartition(".")
    passes_on = not any(
        isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for statement in old.bound.get(module, {}).values()
    )
    return is_own(old, path, definition) or name[0].isupper() or passes_on


def compare(before: Parameters | None, now: Parameters | None) -> str:
    """What a call by position would notice; nothing if it is the same."""
    if before is None or now is None:
        return ""
    # The first argument is never given by its name; new ones at the end harm nobody.
    pairs = zip(before, now, strict=False)
    for number, ((name, old), (new_name, new)) in enumerate(pairs):
        if number and name != new_name:
            return f"{name} became {new_name}"
        if _value(old) != _value(new):
            return f"{name}={old} became {new}"
    return ""


def _value(default: str | None) -> object:
    try:
        return ast.literal_eval(default or "")
    except (SyntaxError, ValueError):
        return default


def _both(oldest: dict, newest: dict) -> dict[str, set[str]]:
    return {
        module: oldest[module].keys() & newest[module].keys()
        for module in oldest.keys() & newest.keys()
    }


def _distance(path: str, place: str) -> tuple[bool, int, int, str]:
    """How far a place is from a path: the same name in a module near by is nearest."""
    (*home, name), (*new_home, new_name) = path.split("."), place.split(".")
    common = sum(accumulate(map(eq, home, new_home), and_))
    # `from keras.layers import Input, Dense` needs one line, `keras.Input` its own.
    return name != new_name, -common, len(new_home) == 1, place


def _lines(names: dict[str, set[str]]) -> dict[str, str]:
    return {
        module: " ".join(sorted(names[module]))
        for module in sorted(names)
        if names[module]
    }


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parts = parser.add_subparsers(dest="part", required=True)
    parts.add_parser("dump", help="print the names of the versions installed")
    merge = parts.add_parser("merge", help="write the table")
    merge.add_argument("oldest", type=Path)
    merge.add_argument("newest", type=Path)
    merge.add_argument("wheels", type=Path, nargs="+")
    arguments = parser.parse_args()
    if arguments.part == "dump":
        json.dump(dump(), sys.stdout)
        return
    oldest, newest = (
        json.loads(file.read_text("utf-8"))
        for file in (arguments.oldest, arguments.newest)
    )
    table = Table(oldest, newest)
    for wheel in arguments.wheels:
        old = Old(wheel)
        table.add(old)
        table.check_same(old)
    table.add_modules()
    FILE.write_text(table.to_json(), "utf-8", newline="\n")
    for names, difference in sorted(table.differences.items()):
        print(f"{names}: {difference}")


if __name__ == "__main__":
    main()
