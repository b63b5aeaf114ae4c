"""Blocks of Python in Markdown."""

import re
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from fmnist_learn.doctor._passages import Passage, aligned

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_PYTHON = re.compile(r"\s*\{?\.?(?:python3?|py)\b", re.IGNORECASE)
# As CommonMark has it; `splitlines` would break lines at a form feed as well.
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_BLANKS = (" ", "\t")


def read_notes(text: str) -> list[Passage]:
    """The fenced blocks whose language is Python, without what shows a session.

    A block that is never closed goes on to the end of the list item or the file.
    """
    if "```" not in text and "~~~" not in text:
        return []
    lines = _LINE.findall(text)
    starts = [0, *accumulate(map(len, lines))]
    passages = []
    for token in _markdown().parse(text):
        if token.type != "fence" or token.map is None or not _PYTHON.match(token.info):
            continue
        contents = _LINE.findall(token.content)
        first = token.map[0] + 1
        last = first + len(contents)
        code = [
            _without_prefix(line, content)
            for line, content in zip(lines[first:last], contents, strict=True)
        ]
        inner = [line for line in code if line is not None]
        if len(inner) < len(code) or token.content.lstrip()[:3] in ("", ">>>"):
            continue
        before, _, _ = lines[first - 1].partition(token.markup)
        fence = re.sub(r"[^>\s]", " ", before)  # of a list: it is indented below
        if fence.endswith(">"):  # the blank behind it, which the fence does not need
            fence += " "
        spell = partial(_with_prefixes, fence, lines[first:last], inner)
        place = starts[first], starts[last]
        passages.append(Passage("", first + 1, "".join(inner), *place, spell))
    return passages


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only notes need it

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _without_prefix(line: str, content: str) -> str | None:
    """The line without the indentation or `>` in front of its content.

    None where it is not to be told, as where half of a tab belongs to the indentation.
    """
    body, content = line.rstrip("\r\n"), content.rstrip("\r\n")
    return line[len(body) - len(content) :] if body.endswith(content) else None


def _with_prefixes(fence: str, lines: list[str], code: list[str], source: str) -> str:
    prefixes = [
        line.removesuffix(inner) if inner.strip() else None
        for line, inner in zip(lines, code, strict=True)
    ]
    usual = next(prefix for prefix in prefixes if prefix is not None)
    new = _LINE.findall(source)
    spelt = []
    for (place, same), line in zip(aligned(code, new), new, strict=True):
        prefix = prefixes[place]
        is_indented = line.startswith(_BLANKS)
        if is_indented and (prefix is None or not code[place].startswith(_BLANKS)):
            prefix = fence  # what is not indented may stand further left than it
        elif prefix is None:  # a blank line may have less than the others
            prefix = usual
        if same:
            spelt.append(lines[place])
        else:
            spelt.append((prefix if line.strip("\r\n") else prefix.rstrip()) + line)
    return "".join(spelt)
