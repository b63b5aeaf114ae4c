"""The Markdown of the concepts in a terminal: the few forms that they use.

rich's own Markdown takes 0.3 s to import, cannot show a formula, and would print the
address of a file where the name of the next concept is wanted.
"""

import re
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from fmnist_learn._printed import as_printed
from fmnist_learn.i18n import Lang
from fmnist_learn.i18n import Text as Bilingual

_FIGURE = Bilingual(ko="그림", en="Figure")
_BLOCK = re.compile(
    r"""
      ^\#\ (?P<title>.*)$
    | ^\#\#\ (?P<heading>.*)\ \{\#.*\}$
    | ^```\w+\n(?P<code>(?:.*\n)*?)```$
    | ^\$\$\n(?:.*\n)*?\$\$\n<!--\ (?P<formula>.*)\ -->$
    | ^!\[(?P<figure>.*)\]\(.*\)$
    | (?P<table>(?:^\|.*\n)+)
    | ^-\ (?P<item>.*)$
    | ^(?P<paragraph>.+)$
    """,
    re.MULTILINE | re.VERBOSE,
)
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|\*(?P<emphasis>[^*]+)\*"
    r"|\[(?P<link>[^]]+)\]\((?P<name>[\w-]+)\.md\)"
)


def as_text(markdown: str, lang: Lang) -> str:
    """The text as it prints, without colours, 80 columns wide."""
    return as_printed(as_rich(markdown, lang))


def as_rich(markdown: str, lang: Lang) -> Group:
    """The text for rich to print, at the width of the terminal."""
    return Group(*_blocks(markdown, lang))


def _blocks(markdown: str, lang: Lang) -> Iterator[RenderableType]:
    kind = None
    for found in _BLOCK.finditer(markdown):
        before, kind = kind, found.lastgroup
        content = found[kind or 0]
        if kind == "title":
            yield Text(content, style="bold underline")
        elif kind == "heading":
            yield Padding(Text(content, style="bold green"), (1, 0, 0, 0))
        elif kind == "code":
            yield Padding(Text(content.rstrip(), style="cyan"), (1, 0, 0, 4))
        elif kind == "formula":
            yield Padding(Text(content, style="bold"), (1, 0, 0, 4))
        elif kind == "figure":
            caption = f"[{_FIGURE.to(lang)}] {content}"
            yield Padding(Text(caption, style="dim"), (1, 0, 0, 4))
        elif kind == "table":
            yield Padding(_table(content), (1, 0, 0, 0))
        elif kind == "item":
            row = Table.grid(Column(), Column(overflow="fold"), padding=(0, 1))
            row.add_row("-", _inline(content))
            yield row if before == "item" else Padding(row, (1, 0, 0, 0))
        else:
            yield Padding(_inline(content), (1, 0, 0, 0))


def _table(content: str) -> Table:
    head, _, *rows = (
        [
            cell.strip().replace(r"\|", "|")
            for cell in re.split(r"(?<!\\)\|", line)[1:-1]
        ]
        for line in content.splitlines()
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for cell in head:
        table.add_column(_inline(cell), overflow="fold")
    for row in rows:
        table.add_row(*map(_inline, row))
    return table


def _inline(markdown: str) -> Text:
    text, end = Text(), 0
    for found in _INLINE.finditer(markdown):
        text.append(markdown[end : found.start()])
        if found["link"]:  # the name is what `explain` takes
            text.append(found["link"], style="bold")
            text.append(f" ({found['name']})", style="dim")
        elif found["code"]:
            text.append(found["code"], style="cyan")
        elif found["strong"]:
            strong = _inline(found["strong"])
            strong.stylize("bold")
            text.append_text(strong)
        else:
            text.append(found["emphasis"], style="italic")
        end = found.end()
    return text.append(markdown[end:])
