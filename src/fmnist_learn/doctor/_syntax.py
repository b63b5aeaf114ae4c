"""Python as a concrete syntax tree: what is where, and which name means what."""

import ast
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, cast

import libcst as cst
from libcst._nodes.internal import CodegenState

# What a name means where nothing in the source binds it: a cell of the course.
_CONVENTIONS = {
    "keras": "keras",
    "tf": "tensorflow",
    "np": "numpy",
    "SGDClassifier": "sklearn.linear_model.SGDClassifier",
    "train_test_split": "sklearn.model_selection.train_test_split",
}
_KERAS = re.compile(r"^tensorflow(\.python)?\.keras(?=\.|$)")
_MAKES_MODEL = re.compile(
    r"keras\.(models\.)?(Sequential|Model|load_model|clone_model)"
    r"|fmnist_learn\.(build_\w+|load_pretrained)"
)
_IPYTHON = re.compile(rb"^([ \t]*(?:[\w., ]+=[ \t]*)?)([%!?].*|[\w.]+\?\??[ \t]*)$")
_DEEPEST = 150
_PYTHON_CELLS = {b"time", b"timeit", b"capture", b"prun"}


Node = TypeVar("Node", bound=cst.CSTNode)


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes from `start` to `end` become `new`."""

    start: int
    end: int
    new: str


class _Places(CodegenState):
    """Where each node stands, counted in bytes while libcst writes the code again.

    Its own provider of places takes three times as long.
    """

    def __init__(self, module: cst.Module) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.at = 0
        self.open: list[int] = []
        self.found: dict[int, tuple[int, int]] = {}
        module._codegen(self)

    def add_indent_tokens(self) -> None:
        self.at += sum(len(one.encode()) for one in self.indent_tokens)

    def add_token(self, value: str) -> None:
        self.at += len(value.encode())

    def before_codegen(self, node: cst.CSTNode) -> None:  # noqa: ARG002 - theirs
        self.open.append(self.at)

    def after_codegen(self, node: cst.CSTNode) -> None:
        # What the node said of itself, without the space around it, counts.
        self.found.setdefault(id(node), (self.open.pop(), self.at))

    @contextmanager
    def record_syntactic_position(
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> Iterator[None]:
        start = self.at
        yield
        end = self.at
        if start_node is not None:
            start = self.found[id(start_node)][0]
        if end_node is not None:
            end = self.found[id(end_node)][1]
        self.found[id(node)] = start, end


class Part:
    """A statement of the top level, with the comments before it, and its tree."""

    def __init__(self, text: bytes) -> None:
        """Parse `text`; `libcst.ParserSyntaxError` if it is not Python."""
        self.text = text
        self.module = cst.parse_module(text.decode())
        self.nodes = list(_walk(self.module))

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """The place of each node, which takes as long to find as the tree."""
        return _Places(self.module).found


class Unit:
    """One source, a file or a cell, with its trees and the places of their nodes."""

    def __init__(self, source: str, earlier: "Unit | None" = None) -> None:
        """Parse `source`, but not again what `earlier` has of it.

        Raises what `parse` does, and `libcst.ParserSyntaxError`.
        """
        self.source = source
        self.text = source.encode()
        known: dict[bytes, list[Part]] = defaultdict(list)
        for part in earlier.parts if earlier else ():
            known[part.text].append(part)
        text, tree = parse(source)
        try:
            # Of two equal statements each needs its own nodes.
            self.parts: list[Part] = [
                known[one].pop() if known[one] else Part(one)
                for one in _statements(text, tree)
            ]
        except cst.ParserSyntaxError:  # a line was cut in two: "a = 1; \\"
            self.parts = [Part(text)]
        self._nodes: dict[type[cst.CSTNode], list[cst.CSTNode]] = defaultdict(list)
        self._homes: dict[int, tuple[Part, int]] = {}
        start = 0
        for part in self.parts:
            for node in part.nodes:
                self._nodes[type(node)].append(node)
                self._homes[id(node)] = part, start
            start += len(part.text)

    @property
    def body(self) -> Iterator[cst.CSTNode]:
        """The statements of the top level."""
        return (line for part in self.parts for line in part.module.body)

    def all(self, kind: type[Node]) -> list[Node]:
        """The nodes of one type, in the order of the source."""
        return cast("list[Node]", self._nodes.get(kind, []))

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        """The first byte of `node`, and the one after its last."""
        part, start = self._homes[id(node)]
        first = last = node
        if isinstance(node, cst.BaseExpression) and node.lpar:  # belong to it here
            first, last = node.lpar[0], node.rpar[-1]
        return start + part.spans[id(first)][0], start + part.spans[id(last)][1]

    def of(self, node: cst.CSTNode) -> str:
        """The text of `node`."""
        start, end = self.span(node)
        return self.text[start:end].decode()

    def replace(self, node: cst.CSTNode, new: str) -> Edit:
        """Put `new` in the place of `node`."""
        return Edit(*self.span(node), new)


def parse(source: str) -> tuple[bytes, ast.Module]:
    """What Python reads of `source`: the lines for IPython are blanked out.

    SyntaxError, ValueError, RecursionError or MemoryError if Python cannot read it.
    libcst takes some of what Python does not, and dies of what is nested too deeply.
    """
    text = source.encode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\\d" is not ours to judge
        try:
            return text, ast.parse(source)
        except SyntaxError:
            text = without_magics(text)
            return text, ast.parse(text.decode())


def _statements(text: bytes, tree: ast.Module) -> Iterator[bytes]:
    """The text, cut between the lines of the statements at the top level."""
    lines, start = text.splitlines(keepends=True), 0
    for one, after in pairwise(tree.body):
        end = one.end_lineno or 0
        decorators = getattr(after, "decorator_list", ())
        if min(part.lineno for part in (after, *decorators)) > end:
            yield b"".join(lines[start:end])
            start = end
    yield b"".join(lines[start:])


def without_magics(text: bytes) -> bytes:
    """The source with the lines for IPython blanked out, every byte at its place."""
    lines, continued = text.splitlines(keepends=True), False
    first = next((line for line in lines if line.strip()), b"")
    magic = re.match(rb"%%(\w+)", first)
    if magic and magic[1] not in _PYTHON_CELLS:
        return b"#" * len(text)
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r\n")
        if found := _IPYTHON.match(bare):
            kept, rest = found.groups()
        elif continued:
            kept, rest = b"", bare
        else:
            continue
        blank = b"#" if len(rest) < 2 or continued else b"0#" + b"x" * (len(rest) - 2)
        lines[number] = kept + blank.ljust(len(rest), b"x") + line[len(bare) :]
        continued = rest.endswith(b"\\")
    return b"".join(lines)


_FIELDS: dict[type, tuple[str, ...] | None] = {}
_SILENT = re.compile(
    "whitespace|leading_lines|lines_after|lpar|rpar|lbracket|rbracket|comma|semicolon|"
    "header|footer|trailing|equal|newline|indent|encoding|default_|has_"
)


def _walk(top: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes, in the order of the source.

    RecursionError if they are nested more deeply than libcst can find their places.
    """
    waiting = [(top, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEEPEST:
            raise RecursionError
        yield node
        inner: list[tuple[cst.CSTNode, int]] = []
        for name in _fields(type(node)) or ():
            value = getattr(node, name)
            for one in value if isinstance(value, list | tuple) else (value,):
                if _fields(type(one)) is not None:
                    inner.append((one, depth + 1))
        waiting += reversed(inner)


def _fields(kind: type) -> tuple[str, ...] | None:
    """The fields that hold code, not space and punctuation; None of what is no node."""
    if kind not in _FIELDS:
        names = None
        if issubclass(kind, cst.CSTNode):
            every = (one.name for one in fields(cast("Any", kind)))
            names = tuple(name for name in every if not _SILENT.match(name))
        _FIELDS[kind] = names
    return _FIELDS[kind]


def literal(node: cst.CSTNode | None) -> str | None:
    """The text of a plain string literal; None of everything else.

    One with a backslash is none: it would have to be escaped again in a correction.
    """
    if isinstance(node, cst.SimpleString) and not node.prefix:
        return None if "\\" in node.value else node.raw_value
    return None


def quoted(node: cst.SimpleString, text: str) -> str:
    """`text` as a literal in the quotation marks of `node`."""
    return f"{node.quote}{text}{node.quote}"


def keyword(call: cst.Call, name: str) -> cst.Arg | None:
    """The argument that is passed as `name=`."""
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value == name:
            return arg
    return None


def first_argument(call: cst.Call, name: str) -> cst.BaseExpression | None:
    """The value passed first, or as `name=`."""
    if (arg := keyword(call, name)) is not None:
        return arg.value
    first = call.args[0] if call.args else None
    return first.value if first and not first.keyword and not first.star else None


@dataclass(slots=True)
class Program:
    """What all units together say: a later cell uses the names of an earlier one."""

    units: list[Unit]
    imported: dict[str, str] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=lambda: {"model"})
    assigned: dict[str, list[cst.BaseExpression]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _paths: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the names."""
        for unit in self.units:
            self._bind(unit)
        # A name that is bound in two ways means nothing certain.
        free = _CONVENTIONS.keys() - self.bound - self.imported.keys()
        self.imported = {
            name: path
            for name, path in self.imported.items()
            if name not in self.bound and path
        }
        self.imported |= {name: _CONVENTIONS[name] for name in free}
        for name, values in self.assigned.items():
            for value in values:
                if isinstance(value, cst.Call):
                    path = self.path(value.func) or ""
                    if _MAKES_MODEL.fullmatch(path):
                        self.models.add(name)

    def _bind(self, unit: Unit) -> None:
        for one in unit.all(cst.Import):
            self._bind_import(one)
        for one_from in unit.all(cst.ImportFrom):
            self._bind_import(one_from)
        for node in unit.all(cst.Assign):
            for target in node.targets:
                if isinstance(target.target, cst.Name):
                    self.assigned[target.target.value].append(node.value)
                self._bind_target(target.target)
        targets: list[cst.CSTNode] = [
            *(one.target for one in unit.all(cst.AnnAssign)),
            *(one.target for one in unit.all(cst.For)),
            *(one.target for one in unit.all(cst.CompFor)),
            *(one.target for one in unit.all(cst.NamedExpr)),
            *(one.name for one in unit.all(cst.FunctionDef)),
            *(one.name for one in unit.all(cst.ClassDef)),
            *(one.name for one in unit.all(cst.Param)),
            *(one.asname.name for one in unit.all(cst.WithItem) if one.asname),
            *(one.name.name for one in unit.all(cst.ExceptHandler) if one.name),
        ]
        for bound in targets:
            self._bind_target(bound)

    def _bind_target(self, target: cst.CSTNode) -> None:
        if isinstance(target, cst.Name):
            self.bound.add(target.value)
        elif isinstance(target, cst.Tuple | cst.List):
            for element in target.elements:
                self._bind_target(element.value)

    def _bind_import(self, node: cst.Import | cst.ImportFrom) -> None:
        if isinstance(node.names, cst.ImportStar):
            return
        home = ""
        if isinstance(node, cst.ImportFrom):
            home = "." if node.relative else dotted(node.module) + "."
        for alias in node.names:
            path = home + dotted(alias.name)
            if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
                name = alias.asname.name.value
            else:
                name = dotted(alias.name)
                if not home:
                    name = path = name.partition(".")[0]
            if self.imported.setdefault(name, path) != path:
                # The same thing by two ways is still the same thing.
                one, other = canonical(self.imported[name]), canonical(path)
                self.imported[name] = path if one == other else ""

    def path(self, node: cst.CSTNode) -> str | None:
        """What an expression of names and dots means: "keras.layers.Dense"."""
        if id(node) not in self._paths:
            self._paths[id(node)] = self._path(node)
        return self._paths[id(node)]

    def _path(self, node: cst.CSTNode) -> str | None:
        if isinstance(node, cst.Attribute):
            home = self.path(node.value)
            return None if home is None else canonical(f"{home}.{node.attr.value}")
        if isinstance(node, cst.Name) and node.value in self.imported:
            return canonical(self.imported[node.value])
        return None

    def local(self, path: str) -> str | None:
        """A name under which the source has `path`."""
        for name, known in self.imported.items():
            if canonical(known) == path:
                return name
        return None

    def is_layer(self, node: cst.CSTNode) -> bool:
        """Whether an expression is certainly a layer."""
        if isinstance(node, cst.Name):
            values = self.assigned.get(node.value, [])
            return bool(values) and all(
                isinstance(value, cst.Call) and self.is_layer(value) for value in values
            )
        if not isinstance(node, cst.Call):
            return False
        return (self.path(node.func) or "").startswith("keras.layers.")


def dotted(node: cst.CSTNode | None) -> str:
    """The text of a name with dots."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def canonical(path: str) -> str:
    """`keras`, by whatever way it was imported."""
    return _KERAS.sub("keras", path)


@cache
def names_of(module: str) -> frozenset[str]:
    """The public names of a module of the installed Keras, which is not imported."""
    found: set[str] = set()
    for folder in _keras_folders():
        place = folder.joinpath(*module.split(".")[1:])
        if (init := place / "__init__.py").is_file():
            for line in ast.parse(init.read_text(encoding="utf-8")).body:
                if isinstance(line, ast.Import | ast.ImportFrom):
                    found |= {alias.asname or alias.name for alias in line.names}
            found |= {one.name for one in place.iterdir() if one.is_dir()}
    return frozenset(name for name in found if not name.startswith("_"))


@cache
def _keras_folders() -> tuple[Path, ...]:
    spec = find_spec("keras")
    assert spec is not None
    assert spec.origin is not None  # a package that this one depends on
    home = Path(spec.origin).parent
    places = ("", "api", "_tf_keras/keras", "api/_tf_keras/keras")
    folders = [home / place for place in places]
    return tuple(folder for folder in folders if folder.is_dir())
