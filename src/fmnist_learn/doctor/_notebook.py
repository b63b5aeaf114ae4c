"""The code cells of a notebook, and where they stand in its JSON."""

import json
import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from fmnist_learn.doctor._passages import Passage, aligned
from fmnist_learn.i18n import Text, bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROKEN = Text(
    ko="노트북 파일이 깨졌습니다({}). 다시 내려받거나 주피터에서 다시 저장하세요.",
    en="The notebook file is broken ({}). Download it again, or save it again in "
    "Jupyter.",
)
_NO_NOTEBOOK = Text(
    ko="형식 4인 노트북이 아닙니다. 주피터에서 열어 다시 저장하세요.",
    en="It is not a notebook of format 4. Open it in Jupyter and save it again.",
)
_TWICE = Text(ko="같은 키가 두 번 나옴: {!r}", en="Duplicate key {!r}")
_JSON = json.JSONDecoder()
_CLOSING = {"{": "}", "[": "]"}
_BLANKS = " \t\r\n"
_SPACE = re.compile(rf"[{_BLANKS}]*")
# What stands for one character in a string.
_CHARACTER = re.compile(
    r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]", re.DOTALL
)
_Path = tuple[str | int, ...]


class _Item(NamedTuple):
    """A string of the JSON: from its first quotation mark to after its last."""

    start: int
    end: int
    text: str


def read_notebook(text: str) -> list[Passage]:
    """The code cells, numbered from 1; ValueError if it is no notebook of format 4."""
    try:
        places: dict[str | int, int] = {}
        notebook, end = _read(text, _skip_space(text, 0), (), places)
        if text[end:].strip(_BLANKS):
            raise _unexpected(text, end, "the end")
    except (ValueError, RecursionError) as error:
        raise bilingual(ValueError, _BROKEN.format(error)) from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise bilingual(ValueError, _NO_NOTEBOOK)
    if _language(notebook) not in {"", "python"}:
        return []
    cells: Iterator[tuple[int, Any]] = (
        (number, cell.get("source"))
        for number, cell in enumerate(notebook["cells"])
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    )
    passages = []
    for count, (number, source) in enumerate(cells, start=1):
        listed = isinstance(source, list)
        lines = source if listed else [source]
        # Nothing, or what is no source, is passed over.
        if not all(isinstance(line, str) for line in lines) or not any(lines):
            continue
        items = _items(text, places[number])
        spell = partial(_spell, text, items, listed)
        place = items[0].start, items[-1].end
        passages.append(Passage(f"[{count}]", 1, "".join(lines), *place, spell))
    return passages


def _language(notebook: dict[str, Any]) -> str:
    """What the kernel speaks, if that is told."""
    found: Any = notebook
    for name in ("metadata", "language_info", "name"):
        found = found.get(name) if isinstance(found, dict) else None
    return found.lower().rstrip("3") if isinstance(found, str) else ""


def _read(
    text: str, place: int, path: _Path, sources: dict[str | int, int]
) -> tuple[Any, int]:
    """The value at a place, and its end; and of each cell the place of its source.

    What does not lead to a source, such as a picture of megabytes, is read by the
    decoder of `json`, in C.
    """
    opening = text[place : place + 1]
    if opening not in {"{", "["} or not _leads_to_a_source(path):
        if path[2:] == ("source",):
            sources[path[1]] = place
        return _JSON.raw_decode(text, place)
    found: dict[str | int, Any] = {}
    place = _skip_space(text, place + 1)
    while text[place : place + 1] != _CLOSING[opening]:
        if found:
            place = _after(",", text, place)
        name: str | int = len(found)
        if opening == "{":
            name, end = _JSON.raw_decode(text, place)
            if not isinstance(name, str):
                raise _unexpected(text, place, "a name")
            place = _after(":", text, end)
        if name in found:  # which one counts depends on the program that reads it
            raise bilingual(ValueError, _TWICE.format(name))
        found[name], place = _read(text, place, (*path, name), sources)
        place = _skip_space(text, place)
    return found if opening == "{" else list(found.values()), place + 1


def _leads_to_a_source(path: _Path) -> bool:
    match path:
        case () | ("cells",) | ("cells", int()):
            return True
    return False


def _items(text: str, place: int) -> list[_Item]:
    """The string at a place, or the strings of the list there."""
    listed = text[place] == "["
    if listed:
        place = _skip_space(text, place + 1)
    items = []
    while True:
        value, end = _JSON.raw_decode(text, place)
        items.append(_Item(place, end, value))
        place = _skip_space(text, end)
        if not listed or text[place] != ",":
            break
        place = _skip_space(text, place + 1)
    return items


def _after(sign: str, text: str, place: int) -> int:
    place = _skip_space(text, place)
    if text[place : place + 1] != sign:
        raise _unexpected(text, place, repr(sign))
    return _skip_space(text, place + 1)


def _unexpected(text: str, place: int, wanted: str) -> ValueError:
    """What `json` says of a fault; `read_notebook` puts it into both languages."""
    return json.JSONDecodeError(f"Expecting {wanted}", text, place)


def _skip_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _spell(text: str, items: list[_Item], listed: bool, source: str) -> str:
    """The source in JSON; lines that are the same keep their spelling.

    A string of one line gives way to one for each line; a string of several lines
    stays one, and so does that of a whole cell.
    """
    raw = [text[item.start : item.end] for item in items]
    escaped = text.isascii() or any("\\u" in one for one in raw)
    lines, spellings, owners = [], [], []
    for number, item in enumerate(items):
        characters = iter(_CHARACTER.findall(raw[number][1:-1]))
        for line in item.text.splitlines(keepends=True):
            lines.append(line)
            spellings.append("".join(islice(characters, len(line))))
            owners.append(number)
    strings: dict[int, list[str]] = {}
    new = source.splitlines(keepends=True)
    for (place, same), line in zip(aligned(lines, new), new, strict=True):
        spelling = (
            spellings[place] if same else json.dumps(line, ensure_ascii=escaped)[1:-1]
        )
        strings.setdefault(owners[place], []).append(spelling)
    # What stands between two strings: as between the first two, or as before the only.
    usual = ", "
    if len(items) > 1:
        usual = text[items[0].end : items[1].start]
    elif listed:
        opening = text.rindex("[", 0, items[0].start)
        usual = "," + (text[opening + 1 : items[0].start] or " ")
    spelt = ""
    for number, ones in strings.items():
        if spelt:
            spelt += text[items[number - 1].end : items[number].start]
        whole = not listed or len(items[number].text.splitlines()) > 1
        spelt += '"' + ("" if whole else f'"{usual}"').join(ones) + '"'
    return spelt or '""'
