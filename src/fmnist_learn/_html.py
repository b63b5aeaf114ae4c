"""Sentences of the program as HTML, and rows of tables in Markdown."""

import html
import re
from collections.abc import Iterable

_CODE = re.compile(r"`([^`]+)`")


def as_html(text: str) -> str:
    """One line of Markdown that has nothing but code in backticks."""
    return _CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))


def table_row(cells: Iterable[object]) -> str:
    """One row of a table in Markdown; a name may hold what parts the cells."""
    escaped = (str(cell).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
