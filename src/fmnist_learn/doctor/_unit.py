"""Python as Python reads it: which node stands where, to the byte."""

import ast
import re
import warnings
from ast import AST
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from typing import Any, TypeVar, cast

from fmnist_learn.i18n import Text

# No line of Python begins, goes on after `=`, or ends in such a way. A name may be of
# any letters: in UTF-8 all their bytes are above 127.
_STRING = rb"""'[^']*'|"[^"]*\""""
_IPYTHON = re.compile(
    rb"""^(?P<kept>[ \t]*+)(?:[%%!?].*|(?:[^#'"?]|%(string)s)*\?\??[ \t]*)$"""
    rb"""|^(?P<assigned>(?:[^#='"?]|%(string)s)*=[ \t]*)[%%!].*$"""
    % {b"string": _STRING}
)
# What decides whether the next line begins a statement.
_TOKEN = re.compile(
    rb"""#[^\r\n]*|(?P<quotes>'''|"{3})(?:\\.|(?!(?P=quotes)).)*(?P<end>(?P=quotes))?"""
    rb"""|'(?:\\.|[^'\\\r\n])*'?|"(?:\\.|[^"\\\r\n])*"?|[()\[\]{}]|\\\r?\n""",
    re.DOTALL,
)
_PYTHON_CELLS = {b"time", b"timeit", b"capture", b"prun"}
_MARK = "\ufeff".encode()
# The ends of lines are Python's: a form feed is none, nor what `splitlines` also takes.
_LINE_END = re.compile(rb"\r\n?|\n")
# Between two nodes there is no string: what looks like a bracket or a comment is one.
_PUNCTUATION = re.compile(rb"#[^\r\n]*|[(),]")
# So much of a line is shown before a correction, and so much behind it.
_SHOWN = 2000
# What no node stands below.
_LEAVES = {ast.Name, ast.Constant}
_SILENT = {"ctx", "op", "ops", "attr", "arg", "kind", "type_comment"}

Node = TypeVar("Node", bound=AST)


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes from `start` to `end` become `new`; `old`, if told, has to be there."""

    start: int
    end: int
    new: str
    old: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A mistake: in which unit, at which byte; `edits` if the correction is sure.

    Of one rule the matches of a `group` are corrected together or not at all. `remedy`
    takes the place of that of the rule where more is known of this one.
    """

    rule: str
    unit: "Unit"
    start: int
    edits: tuple[Edit, ...] = ()
    group: str = ""
    remedy: Text | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call, from and to the outermost of its parentheses."""

    node: ast.expr | ast.keyword
    start: int
    end: int


class Unit:
    """One source, a file or a cell, with its tree and the places of the nodes."""

    def __init__(self, source: str) -> None:
        """Read `source`; the lines for IPython are taken for comments.

        SyntaxError, ValueError, RecursionError or MemoryError if Python cannot.
        """
        self.source = source
        self.text = source.encode()
        first = len(_MARK) if self.text.startswith(_MARK) else 0
        self.code, self.tree = _parse(self.text[first:])
        ends = _LINE_END.finditer(self.text)
        self.starts = [first, *(end.end() for end in ends)]
        # Where an edit would not be what it seems: a string, or a pattern, in which a
        # name is no name of something but takes what is there.
        self.fixed: list[tuple[int, int]] = []
        self._nodes: dict[type[AST], list[AST]] = defaultdict(list)
        self._walk()

    def _walk(self) -> None:
        """Collect the nodes, in the order of the source; without recursion."""
        waiting: list[AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            kind = type(node)
            self._nodes[kind].append(node)
            if kind in _LEAVES:
                continue
            if isinstance(node, ast.JoinedStr):
                self._flatten(node)
            elif isinstance(node, ast.match_case):
                self.fixed.append(self.span(node.pattern))
            for name in _fields(cast("Any", kind)):
                value = getattr(node, name)
                if isinstance(value, AST):
                    waiting.append(value)
                elif isinstance(value, list):
                    waiting += [one for one in reversed(value) if isinstance(one, AST)]

    def _flatten(self, text: ast.JoinedStr) -> None:
        """Let all of an f-string stand where it begins and ends.

        Python 3.11 has wrong places for what is inside.
        """
        self.fixed.append(self.span(text))
        for inner in ast.walk(text):
            if isinstance(inner, ast.expr | ast.keyword):
                ast.copy_location(inner, text)

    def all(self, kind: type[Node]) -> list[Node]:
        """The nodes of one type, in the order of the source."""
        return cast("list[Node]", self._nodes.get(kind, []))

    @cached_property
    def places(self) -> dict[type[AST], tuple[list[int], list[int]]]:
        """Where the nodes of each type begin, and where they end."""
        starts, found = self.starts, {}
        for kind, nodes in self._nodes.items():
            if "end_lineno" in kind._attributes:
                placed = cast("list[ast.expr]", nodes)
                found[kind] = (
                    [starts[one.lineno - 1] + one.col_offset for one in placed],
                    [
                        starts[(one.end_lineno or 0) - 1] + (one.end_col_offset or 0)
                        for one in placed
                    ],
                )
        return found

    def span(self, node: AST) -> tuple[int, int]:
        """The first byte of `node`, and the one after its last."""
        place = cast("ast.expr", node)
        end_line, end = place.end_lineno or 0, place.end_col_offset or 0
        return (
            self.starts[place.lineno - 1] + place.col_offset,
            self.starts[end_line - 1] + end,
        )

    def of(self, node: AST) -> str:
        """The text of `node`."""
        start, end = self.span(node)
        return self.text[start:end].decode()

    def line(self, place: int) -> int:
        """The number of the line that a byte is in, from 0."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def lines_of(self, first: int, last: int) -> tuple[int, int]:
        """From where to where the lines go that two bytes are in.

        Of a very long line only the part around them.
        """
        start, following = self.starts[self.line(first)], self.line(last) + 1
        stop = len(self.text)
        if following < len(self.starts):
            stop = self.starts[following]
            while stop > last and self.text[stop - 1] in b"\r\n":
                stop -= 1
        return self._shown(start, first, -1), self._shown(stop, last, 1)

    def _shown(self, edge: int, place: int, way: int) -> int:
        """The edge, or a place nearer by where a character begins."""
        if abs(edge - place) <= _SHOWN:
            return edge
        edge = place + way * _SHOWN
        while self.text[edge] & 0xC0 == 0x80:
            edge += way
        return edge

    @cached_property
    def unread(self) -> str:
        """The lines for IPython, which the tree does not show."""
        text = self.text[self.starts[0] :]
        if text == self.code:
            return ""
        lines, read = text.splitlines(), self.code.splitlines()
        if len(read) < len(lines):  # a cell of another language
            return text.decode()
        pairs = zip(lines, read, strict=True)
        return "\n".join(line.decode() for line, code in pairs if line != code)

    @cached_property
    def repeats_a_keyword(self) -> bool:
        """Whether a call has a keyword twice: no fault of the tree, but of the code."""
        given = [
            [one.arg for one in call.keywords if one.arg] for call in self.all(ast.Call)
        ]
        return any(len({*names}) < len(names) for names in given)

    @cached_property
    def newline(self) -> str:
        """How the lines end here."""
        end = _LINE_END.search(self.text)
        return end[0].decode() if end else "\n"

    def punctuation(self, start: int, end: int) -> list[tuple[int, bytes]]:
        """The brackets and commas of a gap between nodes, with their places."""
        found = _PUNCTUATION.finditer(self.text, start, end)
        return [(one.start(), one[0]) for one in found if one[0][:1] != b"#"]

    def arguments(self, call: ast.Call) -> list[Argument]:
        """The arguments of `call` in the order of the source."""
        nodes: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
        nodes.sort(key=self.span)
        spans = [self.span(node) for node in nodes]
        begins = [self.span(call.func)[1], *(end for _, end in spans)]
        ends = [*(start for start, _ in spans), self.span(call)[1]]
        gaps = [self.punctuation(*gap) for gap in zip(begins, ends, strict=True)]
        found = []
        for number, (node, (start, end)) in enumerate(zip(nodes, spans, strict=True)):
            before, after = gaps[number], gaps[number + 1]
            if number == len(nodes) - 1:
                after = after[:-1]  # the bracket of the call itself
            closing = list(takewhile(lambda one: one[1] == b")", after))
            first = before[-len(closing)][0] if closing else start
            last = closing[-1][0] + 1 if closing else end
            found.append(Argument(node, first, last))
        return found

    def replace(self, node: AST, new: str) -> Edit:
        """Put `new` in the place of `node`."""
        return Edit(*self.span(node), new)

    def rename(self, node: AST, old: str, new: str) -> Edit:
        """Write `new` for the name `old`, which an attribute ends and others begin."""
        start, end = self.span(node)
        if isinstance(node, ast.Attribute):
            start = end - len(old.encode())
        return Edit(start, start + len(old.encode()), new, old)

    def requote(self, node: ast.Constant, new: str) -> tuple[Edit, ...]:
        """Put `new` between the quotation marks of a string; nothing if that is odd.

        A prefix, an escape or several pieces would not stay what they are.
        """
        text, value = self.of(node), str(node.value)
        mark = text[: (len(text) - len(value)) // 2]
        if f"{mark}{value}{mark}" != text:
            return ()
        return (self.replace(node, f"{mark}{new}{mark}"),)

    def match(
        self,
        rule: str,
        node: AST,
        *edits: Edit,
        group: str = "",
        remedy: Text | None = None,
    ) -> Match:
        """A mistake that stands where `node` begins."""
        return Match(rule, self, self.span(node)[0], edits, group, remedy)

    def without(
        self, call: ast.Call, gone: Container[ast.expr | ast.keyword]
    ) -> tuple[Edit, ...]:
        """Take arguments out; nothing where a comment stands beside one."""
        every = self.arguments(call)
        edits = []
        first = 0
        while first < len(every):
            last = first
            while last < len(every) and every[last].node in gone:
                last += 1
            if last == first:
                first += 1
                continue
            start, end = every[first].start, every[last - 1].end
            if first:
                start = every[first - 1].end
            elif last < len(every):
                end = every[last].start
            elif comma := self.punctuation(end, self.span(call)[1])[:-1]:
                end = comma[-1][0] + 1
            around = self.text[start:end]
            for one in every[first:last]:
                around = around.replace(self.text[one.start : one.end], b"", 1)
            if b"#" in around:
                return ()
            edits.append(Edit(start, end, ""))
            first = last
        return tuple(edits)


def _parse(text: bytes) -> tuple[bytes, ast.Module]:
    """What Python reads of `text`, and the tree of that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\\d" is not ours to judge
        try:
            return text, ast.parse(text.decode())
        except SyntaxError:
            code = _without_magics(text)
            return code, ast.parse(code.decode())


def _without_magics(text: bytes) -> bytes:
    """The source with the lines for IPython blanked out, every byte at its place."""
    first = next((line for line in text.splitlines() if line.strip()), b"")
    magic = re.match(rb"%%(\w+)", first)
    if magic and magic[1] not in _PYTHON_CELLS:
        return b"#" * len(text)
    lines, place, until, depth, continued = [], 0, 0, 0, False
    for line in text.splitlines(keepends=True):
        bare = line.rstrip(b"\r\n")
        begins = place >= until and not depth  # not within a string or brackets
        found = _IPYTHON.match(bare) if begins and not continued else None
        if continued or found:
            kept = (found["kept"] or found["assigned"] or b"") if found else b""
            rest = bare[len(kept) :]
            hidden = len(rest) < 2 or continued
            blank = b"#" if hidden else b"0#" + b"x" * (len(rest) - 2)
            lines.append(kept + blank.ljust(len(rest), b"x") + line[len(bare) :])
            continued = rest.endswith(b"\\")
        else:
            lines.append(line)
            until, end = max(place, until), place + len(line)
            # It begins in this line, and may end below: where there is none, the rest
            # of the source is not searched for one.
            while begun := _TOKEN.search(text, until, end):
                token = _TOKEN.match(text, begun.start())
                assert token is not None
                depth += token[0] in {b"(", b"[", b"{"}
                depth -= token[0] in {b")", b"]", b"}"}
                until = token.end()
        place += len(line)
    return b"".join(lines)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields that hold nodes, the last first."""
    return tuple(name for name in reversed(kind._fields) if name not in _SILENT)


def literal(node: AST | None) -> str | None:
    """The text of a plain string; None of everything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def keyword(call: ast.Call, name: str) -> ast.keyword | None:
    """The argument that is passed as `name=`."""
    for one in call.keywords:
        if one.arg == name:
            return one
    return None


def first_argument(call: ast.Call, name: str) -> ast.expr | None:
    """The value passed first, or as `name=`."""
    if (named := keyword(call, name)) is not None:
        return named.value
    first = call.args[0] if call.args else None
    return None if isinstance(first, ast.Starred) else first


def dotted(node: AST | None) -> str:
    """The text of a name with dots; empty for everything else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(names)])
