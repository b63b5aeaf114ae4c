"""What the names of a program mean, over all its files or cells."""

import ast
import re
from ast import AST
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, cast

from fmnist_learn.doctor._unit import Edit, Match, Node, Unit, dotted

# What a name means where nothing in the source binds it: a cell of the course.
_CONVENTIONS = {
    "keras": "keras",
    "tf": "tensorflow",
    "np": "numpy",
    "SGDClassifier": "sklearn.linear_model.SGDClassifier",
    "train_test_split": "sklearn.model_selection.train_test_split",
}
_KERAS = re.compile(r"^tensorflow(\.python)?\.keras(?=\.|$)")
_KERAS_2 = "tensorflow.python.keras"
_MAKES_MODEL = re.compile(
    r"keras\.(models\.)?(Sequential|Model|load_model|clone_model)"
    r"|fmnist_learn\.(build_\w+|load_pretrained)"
)
# What lines that are not read seem to bind: all names before `=`, those after some
# words; and one that binds whatever is in a file.
_ASSIGNED = re.compile(r"^[^=(\n]*=(?!=)", re.MULTILINE)
_BOUND = re.compile(r"\b(?:as|class|def|for|import)\s+([^\W\d]\w*)")
_NAME = re.compile(r"[^\W\d]\w*")
_RUNS_A_FILE = re.compile(r"^\s*%run\b", re.MULTILINE)
# The statements and patterns that bind a name without a `Name`.
_FUNCTIONS: tuple[type[Any], ...] = (ast.FunctionDef, ast.AsyncFunctionDef)
_NAMED = (*_FUNCTIONS, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
Found = TypeVar("Found")


def canonical(path: str) -> str:
    """`keras`, by whatever way it was imported."""
    return _KERAS.sub("keras", path) if path.startswith("tensorflow") else path


class Call(NamedTuple):
    """A call: what is called if that is known, or the method of what is not a module.

    Attributes:
        unit: Where it is.
        node: The call.
        path: What is called, "keras.layers.Dense"; empty if that is not known.
        method: The method that is called; empty of a function, or of a module's.
        sure: Whether it certainly belongs to a model of Keras.
    """

    unit: Unit
    node: ast.Call
    path: str
    method: str
    sure: bool = False

    @property
    def receiver(self) -> str:
        """The name of what the method belongs to."""
        func = self.node.func
        return dotted(func.value) if isinstance(func, ast.Attribute) else ""

    def match(self, rule: str, node: AST, *edits: Edit) -> Match:
        """A mistake in this call, corrected if it is a model of Keras for sure."""
        return self.unit.match(rule, node, *(edits if self.sure else ()))


@dataclass(frozen=True, slots=True)
class Imported:
    """A name that an import binds, and the path that it means."""

    unit: Unit
    node: ast.Import | ast.ImportFrom
    alias: ast.alias
    name: str
    path: str


class Chain(NamedTuple):
    """A dotted name that begins with an import: its nodes, from the first name on."""

    unit: Unit
    nodes: tuple[ast.expr, ...]
    path: str

    @property
    def name(self) -> str:
        """The name that is imported."""
        return cast("ast.Name", self.nodes[0]).id


class Program:
    """What all units together say: a later cell uses the names of an earlier one."""

    def __init__(self, units: list[Unit], unread: Sequence[str] = ()) -> None:
        """Collect the names; `unread` are sources that Python cannot read."""
        self.units = units
        self.unread = unread
        self.names: dict[str, list[tuple[Unit, ast.Name]]] = defaultdict(list)
        self.bound: set[str] = set()
        self.assigned: dict[str, list[ast.expr]] = defaultdict(list)
        # Bound otherwise than by `name = value`: by a loop, with others, in place, …
        self.otherwise: set[str] = set()
        self.imports = [one for unit in units for one in _imports(unit)]
        self.otherwise |= {one.name for one in self.imports}
        for unit in units:
            self._bind(unit)
        not_read = "\n".join([*unread, *(unit.unread for unit in units)])
        assigned = " ".join(_ASSIGNED.findall(not_read))
        unseen = {*_BOUND.findall(not_read), *_NAME.findall(assigned)}
        self.bound |= unseen
        self.otherwise |= unseen
        # Whether a name that is bound nowhere may be bound all the same.
        self.is_open = bool(_RUNS_A_FILE.search(not_read)) or any(
            alias.name == "*" and not canonical(line.module or "").startswith("keras")
            for _, line in self.all(ast.ImportFrom)
            for alias in line.names
        )
        self.imported = self._meanings()
        self._paths: dict[AST, str] = {}
        # What the source puts into modules and classes itself is what it says, and
        # so is a method that it gives to an object. Their paths are known before that.
        self._own: set[str] = set()
        set_here = [
            node
            for _, node in self.all(ast.Attribute)
            if not isinstance(node.ctx, ast.Load)
        ]
        self._own = {path for node in set_here if (path := self.path(node))}
        self._paths.clear()
        self.set_attributes = {node.attr for node in set_here}
        for _, call in self.all(ast.Call):
            match call:
                case ast.Call(ast.Name("setattr"), [_, ast.Constant(str(name)), *_]):
                    self.set_attributes.add(name)
        self._surveys: dict[Callable[[Program], object], object] = {}
        self._methods: dict[str, list[Call]] = {}
        self.calls = [self._call(unit, node) for unit, node in self.all(ast.Call)]
        self.models = _models(self)

    def _bind(self, unit: Unit) -> None:
        stored: Counter[str] = Counter()
        for name in unit.all(ast.Name):
            self.names[name.id].append((unit, name))
            if isinstance(name.ctx, ast.Store):
                stored[name.id] += 1
        for target, value in _assignments(unit):
            if isinstance(target, ast.Name):
                self.assigned[target.id].append(value)
                stored[target.id] -= 1
        self.bound |= stored.keys()
        self.otherwise |= (+stored).keys()
        others = {one.rest for one in unit.all(ast.MatchMapping) if one.rest}
        for kind in _NAMED:
            named: list[Any] = unit.all(kind)
            others |= {one.name for one in named if one.name}
        self.otherwise |= others
        self.bound |= others | {one.arg for one in unit.all(ast.arg)}

    def _meanings(self) -> dict[str, str]:
        """What each name means that is bound by imports only, and in one way."""
        found: dict[str, str] = {}
        for one in self.imports:
            # The same thing by two ways is still the same thing.
            before = found.setdefault(one.name, one.path)
            same = canonical(before) == canonical(one.path)
            found[one.name] = one.path if same else ""
        if not self.is_open:
            free = _CONVENTIONS.keys() - self.bound - found.keys()
            found |= {name: _CONVENTIONS[name] for name in free}
        otherwise = self.bound | {
            name.id for _, name in self.all(ast.Name) if isinstance(name.ctx, ast.Del)
        }
        return {
            name: path for name, path in found.items() if path and name not in otherwise
        }

    def all(self, kind: type[Node]) -> Iterator[tuple[Unit, Node]]:
        """The nodes of one type in all units."""
        return ((unit, node) for unit in self.units for node in unit.all(kind))

    def once(self, survey: "Callable[[Program], Found]") -> Found:
        """What `survey` finds out about this program, which several rules ask for."""
        if survey not in self._surveys:
            self._surveys[survey] = survey(self)
        return cast("Found", self._surveys[survey])

    def path(self, node: AST) -> str:
        """What a dotted name means, "keras.layers.Dense"; empty if that is unknown."""
        if node not in self._paths:
            names, first = [], node
            while isinstance(first, ast.Attribute):
                names.append(first.attr)
                first = first.value
            known = isinstance(first, ast.Name) and self.imported.get(first.id)
            path = canonical(".".join([known, *reversed(names)]) if known else "")
            is_own = any(path == one or path.startswith(f"{one}.") for one in self._own)
            self._paths[node] = "" if is_own else path
        return self._paths[node]

    def called(self, node: AST) -> str:
        """What is called, if `node` is a call, and that is known."""
        return self.path(node.func) if isinstance(node, ast.Call) else ""

    def _call(self, unit: Unit, node: ast.Call) -> Call:
        func, path = node.func, self.path(node.func)
        method = func.attr if isinstance(func, ast.Attribute) and not path else ""
        return Call(unit, node, path, method)

    def calls_of(self, *paths: str) -> Iterator[Call]:
        """The calls of functions and classes."""
        by_path = self.once(_by_path)
        return (call for path in paths for call in by_path.get(path, ()))

    def given(self, *names: str) -> Iterator[tuple[Call, ast.keyword]]:
        """The calls that something is passed to as `name=`, and what."""
        by_keyword = self.once(_by_keyword)
        return (given for name in names for given in by_keyword.get(name, ()))

    def attributes(self, *names: str) -> Iterator[tuple[Unit, ast.Attribute]]:
        """The attributes that are called so, of whatever."""
        by_name = self.once(_by_attribute)
        return (found for name in names for found in by_name.get(name, ()))

    def methods(self, *names: str) -> Iterator[Call]:
        """The calls of methods that a model of Keras may have."""
        for name in names:
            if name not in self._methods:
                self._methods[name] = [
                    call._replace(sure=self.is_of_model(call))
                    for call in self.once(_by_method).get(name, ())
                    if self.fits_model(call)
                ]
            yield from self._methods[name]

    def fits_model(self, call: Call) -> bool:
        """Whether the receiver may be a model: nothing says that it is none."""
        own = call.method in self.bound or call.method in self.set_attributes
        if own or call.receiver == "self":
            return False
        owner = cast("ast.Attribute", call.node.func).value
        return call.receiver not in self.once(_others) and not self.foreign(owner)

    def is_of_model(self, call: Call) -> bool:
        """Whether the receiver is certainly a model of Keras."""
        return self.is_model(call.unit, cast("ast.Attribute", call.node.func).value)

    def is_model(self, unit: Unit, node: ast.expr) -> bool:
        """Whether an expression is certainly a model of Keras."""
        if isinstance(node, ast.Name):
            is_argument = any(
                where is unit and start <= unit.span(node)[0] < end
                for where, start, end in self.once(_functions_of_arguments)[node.id]
            )
            return node.id in self.models and not is_argument
        return self.makes_model(node)

    def makes_model(self, node: ast.expr) -> bool:
        """Whether an expression certainly makes a model of Keras."""
        return node in self.once(_makers)

    def foreign(self, node: ast.expr) -> bool:
        """Whether a call certainly makes something that Keras knows nothing of."""
        if not isinstance(node, ast.Call):
            return False
        if path := self.path(node.func):
            return not path.startswith(("keras.", "fmnist_learn."))
        name = dotted(node.func)
        return name == "super" or name in self.once(_own_classes)

    @property
    def is_of_keras_2(self) -> bool:
        """Whether the program is one for Keras 2, and works as it is."""
        if any(b"TF_USE_LEGACY_KERAS" in unit.text for unit in self.units):
            return True
        if not any(one.path.startswith(_KERAS_2) for one in self.imports):
            return False
        used = {self.imported.get(name, "") for name in self.names}
        used |= {one.path for one in self.imports}
        others = (path for path in used if not path.startswith(_KERAS_2))
        return not any(canonical(path)[:5] == "keras" for path in others)

    def is_hidden(self, text: str) -> bool:
        """Whether a text stands where it is not read, in a line for IPython also."""
        said = text.encode(errors="replace")  # half of a surrogate pair
        return any(text in source for source in self.unread) or any(
            unit.text.count(said) > unit.code.count(said) for unit in self.units
        )

    def is_layer(self, node: AST) -> bool:
        """Whether an expression is certainly a layer."""
        if isinstance(node, ast.Name):
            return node.id in self.once(_layers)
        return self.called(node).startswith("keras.layers.")

    def local(self, path: str, before: tuple[Unit, int] | None = None) -> str:
        """A name that the source has for `path`, if any.

        `before` a place, only what an import has bound there for all that follows.
        """
        if before is None:
            for name, known in self.imported.items():
                if canonical(known) == path:
                    return name
            return ""
        unit, place = before
        order = self.units.index(unit), place
        for one in self.imports:
            if canonical(one.path) == path and one.name in self.imported:
                there = self.units.index(one.unit), one.unit.span(one.node)[0]
                if there < order and one.node in one.unit.tree.body:
                    return one.name
        return ""


def _imports(unit: Unit) -> Iterator[Imported]:
    for node in unit.all(ast.Import):
        for alias in node.names:
            first = alias.name.partition(".")[0]
            path = alias.name if alias.asname else first
            yield Imported(unit, node, alias, alias.asname or first, path)
    for line in unit.all(ast.ImportFrom):
        home = f".{line.module or ''}" if line.level else line.module
        for alias in line.names:
            path = f"{home}.{alias.name}"
            if alias.name != "*":
                yield Imported(unit, line, alias, alias.asname or alias.name, path)


def _assignments(unit: Unit) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What is put under one name: `a = 1`, `a: int = 1`, `(a := 1)`."""
    for node in unit.all(ast.Assign):
        for target in node.targets:
            yield target, node.value
    for kind in (ast.AnnAssign, ast.NamedExpr):
        placed: list[Any] = unit.all(kind)
        for one in placed:
            if one.value is not None:
                yield one.target, one.value


def _models(program: Program) -> set[str]:
    """The names that stand for models of Keras, wherever they are bound."""
    functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
    for _, one in program.all(ast.FunctionDef):
        functions[one.name].append(one)
    others = program.assigned.keys() | {one.name for one in program.imports}
    returned = {
        name: _returned(defined[0])
        for name, defined in functions.items()
        if len(defined) == 1 and name not in others
    }
    models: set[str] = set()
    made: set[str] = set()  # by calling these
    if not (program.is_open or "model" in program.bound | program.imported.keys()):
        models.add("model")  # of another cell of the course

    def is_model(node: ast.expr | None) -> bool:
        if isinstance(node, ast.Name):
            return node.id in models
        return isinstance(node, ast.Call) and (
            program.makes_model(node)
            or (isinstance(node.func, ast.Name) and node.func.id in made)
        )

    # What is a model because of another one follows when that one is known.
    before = -1
    while before != len(models) + len(made):
        before = len(models) + len(made)
        models |= {
            name
            for name, values in program.assigned.items()
            if name not in program.otherwise and all(map(is_model, values))
        }
        made |= {
            name
            for name, values in returned.items()
            if values and all(map(is_model, values))
        }
    return models


def _makers(program: Program) -> set[ast.expr]:
    """The calls that certainly make models of Keras."""
    return {
        call.node
        for path, calls in program.once(_by_path).items()
        if _MAKES_MODEL.fullmatch(path)
        for call in calls
    }


def _returned(function: ast.FunctionDef) -> list[ast.expr | None]:
    """What the `return`s of a function give, without those of functions in it."""
    found, waiting = [], [*ast.iter_child_nodes(function)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return):
            found.append(node.value)
        elif not isinstance(node, (*_FUNCTIONS, ast.Lambda, ast.ClassDef)):
            waiting += ast.iter_child_nodes(node)
    return found


def _functions_of_arguments(
    program: Program,
) -> dict[str, list[tuple[Unit, int, int]]]:
    """Where each name is that of an argument."""
    found: dict[str, list[tuple[Unit, int, int]]] = defaultdict(list)
    kinds: tuple[type[Any], ...] = (*_FUNCTIONS, ast.Lambda)
    for kind in kinds:
        for unit, function in program.all(kind):
            for one in ast.walk(function.args):
                if isinstance(one, ast.arg):
                    found[one.arg].append((unit, *unit.span(function)))
    return found


def _by_path(program: Program) -> dict[str, list[Call]]:
    """The calls of what is known."""
    found: dict[str, list[Call]] = defaultdict(list)
    for call in program.calls:
        if call.path:
            found[call.path].append(call)
    return found


def _by_method(program: Program) -> dict[str, list[Call]]:
    """The calls of methods."""
    found: dict[str, list[Call]] = defaultdict(list)
    for call in program.calls:
        if call.method:
            found[call.method].append(call)
    return found


def _by_keyword(program: Program) -> dict[str | None, list[tuple[Call, ast.keyword]]]:
    """The calls with keywords; of a keyword that is there twice, the first."""
    found: dict[str | None, list[tuple[Call, ast.keyword]]] = defaultdict(list)
    for call in program.calls:
        for name, one in {one.arg: one for one in call.node.keywords[::-1]}.items():
            found[name].append((call, one))
    return found


def _by_attribute(program: Program) -> dict[str, list[tuple[Unit, ast.Attribute]]]:
    """The attributes by their names."""
    found: dict[str, list[tuple[Unit, ast.Attribute]]] = defaultdict(list)
    for unit, node in program.all(ast.Attribute):
        found[node.attr].append((unit, node))
    return found


def _layers(program: Program) -> set[str]:
    """The variables that certainly hold layers."""
    return {
        name
        for name, values in program.assigned.items()
        if all(program.called(value).startswith("keras.layers.") for value in values)
    }


def _others(program: Program) -> set[str]:
    """The variables that hold what Keras knows nothing of."""
    return {
        name
        for name, values in program.assigned.items()
        if any(program.foreign(value) for value in values)
    }


def _own_classes(program: Program) -> set[str]:
    """The classes that the source makes, and that are none of Keras."""
    own = {node.name: node for _, node in program.all(ast.ClassDef)}
    of_others = set()
    # A base comes before what is derived from it.
    for name, node in own.items():
        paths = [program.path(base) or dotted(base) for base in node.bases]
        if all(
            path in of_others or ("." in path and not path.startswith("keras."))
            for path in paths
        ):
            of_others.add(name)
    return of_others


def chains(program: Program) -> list[Chain]:
    """The dotted names that begin with an import, each as long as it is."""
    found, inner = [], set()
    for unit, node in program.all(ast.Attribute):
        path = program.path(node)
        if path and node not in inner:
            nodes: list[ast.expr] = [node]
            while isinstance(last := nodes[-1], ast.Attribute):
                nodes.append(last.value)
            inner.update(nodes)
            found.append(Chain(unit, tuple(reversed(nodes)), path))
    return found
