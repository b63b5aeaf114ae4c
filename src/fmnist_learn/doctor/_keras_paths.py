"""Where code looks for names in Keras: imports and dotted names, as they are today.

Three rules have their matches here: names by way of TensorFlow, names that have moved,
and names that are misspelt.
"""

import ast
import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from fmnist_learn.doctor._keras_names import (
    exists,
    in_tensorflow_keras,
    names_of,
    replacement,
)
from fmnist_learn.doctor._program import Chain, Imported, Program, canonical, chains
from fmnist_learn.doctor._unit import Edit, Match, literal
from fmnist_learn.i18n import Text

_TENSORFLOW = "tensorflow-keras"
_MOVED = "moved-in-keras"
_MISSPELT = "misspelt-name"
# Where learners misspell names.
_SPELT = {
    "keras",
    "keras.activations",
    "keras.applications",
    "keras.callbacks",
    "keras.datasets",
    "keras.initializers",
    "keras.layers",
    "keras.losses",
    "keras.metrics",
    "keras.models",
    "keras.optimizers",
    "keras.regularizers",
    "keras.utils",
}
# How many names a path of old Keras has at most, below `keras`.
_DEEPEST = 5
# All imports whose name changes, with all uses: together or not at all.
_RENAMED = "renamed"
# With these a program looks at its own names.
_BY_NAME = {"__all__", "eval", "exec", "getattr", "globals", "locals", "vars"}
_MODULE = re.compile(rb"from[\s\\]+(.*?)[\s\\]+import\b", re.DOTALL)
# `tensorflow.keras` does not have all of what `keras` has in these.
_NOT_BY_TENSORFLOW = ("keras.saving", "keras.losses.", "keras.metrics.")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a path of Keras leads to.

    Attributes:
        new: The same, as it is called today; empty if there is no such thing.
        rule: What is wrong with it, if that is known: the name of a rule.
        remedy: What to write instead, in words.
        by_tensorflow: Whether `tensorflow.keras` has what `keras` has not.
    """

    new: str
    rule: str = ""
    remedy: Text | None = None
    by_tensorflow: bool = False


@lru_cache(1024)
def way(path: str) -> Way:
    """Go through `path`, name by name."""
    place, *names = path.split(".")
    rule, remedy, by_tensorflow = "", None, False
    while names:
        if names[0] == "src":  # its own modules, which keep their places
            return Way("")
        if exists(f"{place}.{names[0]}"):
            place, names = f"{place}.{names[0]}", names[1:]
            continue
        sizes = range(min(len(names), _DEEPEST), 0, -1)
        old = {size: ".".join([place, *names[:size]]) for size in sizes}
        by_tensorflow |= any(map(in_tensorflow_keras, old.values()))
        # Of all that is known the longest says most.
        known = {size: one for size in sizes if (one := replacement(old[size]))}
        size = next((size for size, one in known.items() if one.new), 0)
        if size:
            rule, remedy = _MOVED, known[size].text
            place, names = known[size].new or "", names[size:]
        elif known:
            return Way("", _MOVED, next(iter(known.values())).text, by_tensorflow)
        elif not names_of(place):  # what a class has is its own affair
            return Way(".".join([place, *names]), rule, remedy, by_tensorflow)
        elif not by_tensorflow and (near := _near(names[0], place)):
            return Way("", _MISSPELT, _meant(names[0], near))
        else:
            return Way("", rule, remedy, by_tensorflow)
    return Way(place, rule, remedy, by_tensorflow)


def _near(name: str, module: str) -> str:
    """The name of the module that is spelt most like it; empty if none is.

    A longer name that has that one in it may be of a newer Keras.
    """
    if module not in _SPELT or name.startswith("_"):
        return ""
    lowered = {one.lower(): one for one in sorted(names_of(module))}
    near = difflib.get_close_matches(name.lower(), lowered, n=1, cutoff=0.8)
    return lowered[near[0]] if near and near[0] not in name.lower() else ""


def _meant(name: str, near: str) -> Text:
    return Text(
        ko=f"`{name}` 대신 `{near}`를 쓰려고 했나요?",
        en=f"Did you mean `{near}` instead of `{name}`?",
    )


def matches(program: Program, rule: str) -> Iterator[Match]:
    """What one of the rules finds."""
    return (match for match in program.once(_survey) if match.rule == rule)


def _survey(program: Program) -> list[Match]:
    # Keras 2 by another name, and with other names in it.
    if any(b"TF_USE_LEGACY_KERAS" in unit.text for unit in program.units):
        return []
    return [*_Imports(program).matches(), *_attributes(program)]


def _attributes(program: Program) -> Iterator[Match]:
    for chain in program.once(chains):
        found = way(chain.path) if chain.path.startswith("keras.") else None
        if not found or not found.rule:
            continue
        # Where in the chain Keras begins, by whatever way.
        paths = [program.path(node) for node in chain.nodes]
        first = next(n for n, path in enumerate(paths) if path[:5] == "keras")
        by_tensorflow = program.imported[chain.name].startswith("tensorflow")
        sure = found.new != "" and exists(paths[first])  # else the import comes first
        if by_tensorflow:  # what works there stays, and what it has not is no help
            sure &= not found.by_tensorflow
            sure &= not found.new.startswith(_NOT_BY_TENSORFLOW)
        edits = _rewrite(program, chain, first, paths[first], found.new) if sure else ()
        start = chain.unit.span(chain.nodes[0])[0]
        yield Match(found.rule, chain.unit, start, edits, remedy=found.remedy)


def _rewrite(
    program: Program, chain: Chain, first: int, home: str, new: str
) -> tuple[Edit, ...]:
    """Write `new` for a chain whose node number `first` means `home`."""
    unit, nodes = chain.unit, chain.nodes[first:]
    if not new.startswith(f"{home}."):
        start, end = unit.span(nodes[0])[0], unit.span(nodes[-1])[1]
        keras = program.local("keras", (unit, start))
        written = keras + new.removeprefix("keras")
        return (Edit(start, end, written),) if keras else ()
    old = chain.path.removeprefix(home).split(".")[1:]
    now = new.removeprefix(home).split(".")[1:]
    same = 0
    while same < min(len(old), len(now)) and old[same] == now[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(now)) - same and old[-1 - tail] == now[-1 - tail]:
        tail += 1
    middle = now[same : len(now) - tail]
    if len(middle) == len(old) - tail - same == 1:
        return (unit.rename(nodes[same + 1], old[same], middle[0]),)
    start, end = unit.span(nodes[same])[1], unit.span(nodes[len(old) - tail])[1]
    if b"#" in unit.text[start:end]:
        return ()
    return (Edit(start, end, "".join(f".{name}" for name in middle)),)


class _Imports:
    """The imports of a program, and whether they can be written as they are today."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.uses: dict[str, list[Chain]] = defaultdict(list)
        for chain in program.once(chains):
            self.uses[chain.name].append(chain)
        self.lines: dict[ast.stmt, list[Imported]] = defaultdict(list)
        for one in program.imports:
            self.lines[one.node].append(one)
        self.renamed: dict[str, tuple[str, Text | None]] = {}

    def matches(self) -> Iterator[Match]:
        for line, names in self.lines.items():
            if isinstance(line, ast.Import):
                yield from self._import(line, names)
            elif isinstance(line, ast.ImportFrom) and not line.level:
                module = canonical(line.module or "")
                if module in {"tensorflow", "tensorflow.python"}:
                    yield from self._keras_of_tensorflow(line, names)
                elif module.split(".")[0] == "keras":
                    yield from self._import_from(line, names)
        for old, (new, remedy) in self.renamed.items():
            for unit, name in self.program.names[old]:
                start, edit = unit.span(name)[0], unit.rename(name, old, new)
                yield Match(_MOVED, unit, start, (edit,), _RENAMED, remedy)

    def _import(self, line: ast.Import, names: list[Imported]) -> Iterator[Match]:
        """`import tensorflow.keras.layers as L`."""
        one, alone = names[0], len(names) == 1
        alias, path = one.alias, canonical(one.alias.name)
        if not path.startswith("keras.") and path == alias.name:
            return
        found = self._way(one, path)
        by_tensorflow = path != alias.name
        if not (found.rule or (by_tensorflow and alias.asname)):
            return
        sure = alone and exists(found.new) and self._free_of_tensorflow(one)
        # Without `as` the first name is what the import binds.
        bound = "" if alias.asname or not by_tensorflow else "tensorflow."
        new = bound + found.new
        edits = [one.unit.rename(alias, alias.name, new)] if sure else []
        if edits or found.rule:
            start = one.unit.span(line)[0]
            rule = found.rule or _TENSORFLOW
            yield Match(rule, one.unit, start, tuple(edits), remedy=found.remedy)

    def _keras_of_tensorflow(
        self, line: ast.ImportFrom, names: list[Imported]
    ) -> Iterator[Match]:
        """`from tensorflow import keras`."""
        one = names[0]
        if [each.alias.name for each in names] == ["keras"] and (
            self._free_of_tensorflow(one)
        ):
            new = f"import keras as {one.name}" if one.alias.asname else "import keras"
            yield one.unit.match(_TENSORFLOW, line, one.unit.replace(line, new))

    def _import_from(
        self, line: ast.ImportFrom, names: list[Imported]
    ) -> Iterator[Match]:
        unit, module = names[0].unit, line.module or ""
        ways = [self._way(one, canonical(one.path)) for one in names]
        homes = {found.new.rpartition(".")[0] for found in ways}
        by_tensorflow = canonical(module) != module
        wrong = [found for found in ways if found.rule]
        if not wrong and not by_tensorflow:
            return
        sure = len(homes) == 1 and all(homes)
        if by_tensorflow:  # what works there stays, if Keras itself has it not
            sure &= not any(found.by_tensorflow for found in ways)
            sure &= all(map(self._free_of_tensorflow, names))
        edits, renamed = self._written(line, names, ways) if sure else ([], {})
        self.renamed |= renamed
        if edits:
            first = wrong[0] if wrong else Way("", _TENSORFLOW)
            start, group = unit.span(line)[0], _RENAMED if renamed else ""
            yield Match(first.rule, unit, start, tuple(edits), group, first.remedy)
            return
        for one, found in zip(names, ways, strict=True):
            if found.rule:
                start = unit.span(one.alias)[0]
                yield Match(found.rule, unit, start, remedy=found.remedy)

    def _written(
        self, line: ast.ImportFrom, names: list[Imported], ways: list[Way]
    ) -> tuple[list[Edit], dict[str, tuple[str, Text | None]]]:
        """The edits of the line, and the names that are to be changed below it."""
        unit, home = names[0].unit, ways[0].new.rpartition(".")[0]
        module = _MODULE.match(unit.text, *unit.span(line))
        assert module is not None
        edits, renamed = [], {}
        if home != line.module:
            edits.append(Edit(*module.span(1), home))
        for one, found in zip(names, ways, strict=True):
            name = found.new.rpartition(".")[2]
            if name != one.alias.name:
                if names_of(found.new) and not one.alias.asname:
                    name += f" as {one.name}"
                elif not one.alias.asname:
                    renamed[one.name] = name, found.remedy
                    if not self._can_become(one.name, name, found.new):
                        return [], {}
                edits.append(unit.rename(one.alias, one.alias.name, name))
        return edits, renamed

    def _can_become(self, old: str, new: str, path: str) -> bool:
        """Whether `old` is nothing but the import, and `new` is free for it."""
        imported = self.program.imported
        known = canonical(imported.get(new, "")) == path
        free = known or new not in self.program.names
        if old not in imported or not free or self.program.is_hidden(old):
            return False
        return not self._is_used_otherwise(old)

    def _is_used_otherwise(self, name: str) -> bool:
        """Whether a string, or `C.adam` of a class, may mean the import."""
        program = self.program
        in_class = any(
            one.name == name and one.node in block.body
            for one in program.imports
            for _, block in program.all(ast.ClassDef)
        )
        if in_class and any(program.attributes(name)):
            return True
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        return any(word.search(text) for text in program.once(_read_as_names))

    def _way(self, one: Imported, path: str) -> Way:
        """Where an import leads to, if all that is taken from it is there as well."""
        found, uses = way(path), self.uses[one.name]
        module = names_of(found.new) or not found.new
        if found.rule != _MOVED or one.path == "keras" or not (uses and module):
            return found
        homes = set()
        for chain in uses:
            rest, now = chain.path.removeprefix(path), way(chain.path).new
            homes.add(now.removesuffix(rest) if now.endswith(rest) else "")
        new = homes.pop() if len(homes) == 1 else ""
        return replace(found, new=new)

    def _free_of_tensorflow(self, one: Imported) -> bool:
        """Whether Keras has all that is taken from an imported module.

        Where the module itself is passed on, nobody knows what is taken from it.
        """
        if not names_of(canonical(one.path)):
            return True
        uses = [way(use.path) for use in self.uses[one.name]]
        return (
            one.name in self.program.imported
            and len(uses) == len(self.program.names[one.name])
            and not any(use.by_tensorflow or names_of(use.new) for use in uses)
        )


def _read_as_names(program: Program) -> list[str]:
    """The strings that may be read as names of the source."""
    if not _BY_NAME.isdisjoint(program.names):
        roots: list[ast.AST] = [unit.tree for unit in program.units]
    else:
        roots = [one.annotation for _, one in program.all(ast.arg) if one.annotation]
        roots += [one.annotation for _, one in program.all(ast.AnnAssign)]
        kinds: tuple[type[Any], ...] = (ast.FunctionDef, ast.AsyncFunctionDef)
        for kind in kinds:
            roots += [one.returns for _, one in program.all(kind) if one.returns]
    nodes = (node for root in roots for node in ast.walk(root))
    return [text for node in nodes if (text := literal(node))]
