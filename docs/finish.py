"""What the built pages lack, once MkDocs has written them.

Images get their size, so that nothing below them moves when they arrive, and are
fetched when they come near; a phone gets the narrow version that `adapt.py` made. A
table with many columns becomes rows on a phone, in which each cell names its column.
What a block prints wraps there, unless it is a table itself.
"""

import re
import struct
from functools import cache
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

from adapt import narrow_of, size_of

IMAGE = re.compile(r'<img (?P<rest>[^>]*?src="(?P<place>[^":]+)"[^>]*?) ?/?>')
TABLE = re.compile(r"<table>\n?<thead>(?P<head>.*?)</thead>.*?</table>", re.DOTALL)
OUTPUT = re.compile(r'<div class="language-text highlight">(<pre>.*?</pre>)', re.DOTALL)
IN_COLUMNS = re.compile(r"\S {2,}\S.*\n.*\S {2,}\S|[┃│]")
COLUMNS = 3  # two stand beside one another on a phone
PHONE = "(max-width: 30em)"


def finish(folder: Path) -> None:
    """Finish every page in the folder of a language."""
    for page in folder.glob("**/*.html"):
        text = page.read_text(encoding="utf-8")
        if (new := finished(text, page.parent, folder)) != text:
            page.write_text(new, encoding="utf-8")


def finished(text: str, folder: Path, root: Path) -> str:
    """A page, with what it lacked; its address is that of the folder below the root."""

    def image(tag: re.Match[str]) -> str:
        place = urljoin(f"/{folder.relative_to(root).as_posix()}/", tag["place"])
        return with_size(tag, root / place.lstrip("/"))

    start, end = text.find("<article"), text.rfind("</article>")
    article = TABLE.sub(with_titles, IMAGE.sub(image, text[start:end]))
    article = OUTPUT.sub(with_columns, article)
    return named_search(text[:start] + article + text[end:])


def with_size(tag: re.Match[str], file: Path) -> str:
    """An image with its width and height, and its narrow version on a phone."""
    width, height = image_size(file)
    sized = f'<img {tag["rest"]} width="{width}" height="{height}" loading="lazy">'
    if not (narrow := narrow_of(file)).exists():
        return sized
    width, height = image_size(narrow)
    beside = tag["place"].removesuffix(file.name)
    source = f'srcset="{beside}{narrow.name}" media="{PHONE}"'
    size = f'width="{width}" height="{height}"'
    return f"<picture><source {source} {size}>{sized}</picture>"


@cache
def image_size(file: Path) -> tuple[int, int]:
    """Width and height of an SVG or a PNG, in pixels."""
    if file.suffix == ".svg":
        points = size_of(file.read_text(encoding="utf-8"))
        return round(points[0] * 4 / 3), round(points[1] * 4 / 3)
    with file.open("rb") as content:
        width, height = struct.unpack(">16x2I", content.read(24))
    return width, height


def with_titles(table: re.Match[str]) -> str:
    """A table whose cells name their column, where it has more than two."""
    cells = re.findall(r"<th[^>]*>(.*?)</th>", table["head"], re.DOTALL)
    titles = [escape(unescape(re.sub("<[^>]*>", "", cell)).strip()) for cell in cells]
    if len(titles) < COLUMNS:
        return table[0]

    def with_title(row: re.Match[str]) -> str:
        column = iter(titles)
        return re.sub("<td", lambda _: f'<td data-title="{next(column)}"', row[0])

    rows = re.sub(r"<tr>.*?</tr>", with_title, table[0], flags=re.DOTALL)
    rows = rows.replace(' data-title=""', "")
    return rows.replace("<table>", "<table data-stacked>", 1)


def with_columns(output: re.Match[str]) -> str:
    """What a block prints, marked where its columns have to stay below one another.

    On a phone it scrolls, for who has no finger and no mouse as well.
    """
    if not IN_COLUMNS.search(re.sub("<[^>]*>", "", output[1])):
        return output[0]
    return output[0].replace('highlight"', 'highlight columns" tabindex="0"', 1)


def named_search(text: str) -> str:
    """The dialog of Material's search has no name for who hears the page."""
    if not (name := re.search(r'<input [^>]*name="query" (aria-label="[^"]*")', text)):
        return text
    return text.replace('role="dialog">', f'role="dialog" {name[1]}>', 1)
