"""Sentences of the program as HTML."""

import html
import re

_CODE = re.compile(r"`([^`]+)`")


def as_html(text: str) -> str:
    """One line of Markdown that has nothing but code in backticks."""
    return _CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))
