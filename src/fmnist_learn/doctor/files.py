"""Python in files: scripts, notebooks, and notes with blocks of code.

A file keeps everything but the code that was corrected: the encoding, a byte order
mark, line endings, and of a notebook the outputs and the very spelling of its JSON.
"""

import difflib
import io
import json
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fmnist_learn.doctor.code import Change, Note, fix_together
from fmnist_learn.i18n import Lang, Text

SUFFIXES = (".py", ".ipynb", ".md", ".markdown")
_SKIPPED = {".git", ".venv", "venv", "node_modules", "site-packages", "__pycache__"}
_SKIPPED |= {".ipynb_checkpoints"}
_ENCODING = Text(
    ko="글자를 읽을 수 없습니다({}). 편집기에서 UTF-8로 저장하세요.",
    en="Its characters cannot be read ({}). Save it as UTF-8 in an editor.",
)
_JSON_BROKEN = Text(
    ko="노트북 파일이 깨졌습니다({}). 다시 내려받거나 주피터에서 다시 저장하세요.",
    en="The notebook file is broken ({}). Download it again, or save it again in "
    "Jupyter.",
)
_NO_NOTEBOOK = Text(
    ko="형식 4인 노트북이 아닙니다. 주피터에서 열어 다시 저장하세요.",
    en="It is not a notebook of format 4. Open it in Jupyter and save it again.",
)
_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\{?\.?(?:python3?|py)\b[^\r\n]*"
    r"\r?\n(?P<code>.*?)^[ \t]*(?P=fence)[`~]*[ \t]*\r?$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell or block of a file: where it stands, and the first line of it."""

    name: str
    line: int
    before: str
    after: str
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file as it was and as it is to be."""

    old: bytes
    new: bytes
    pieces: tuple[Piece, ...]


def find_files(path: Path) -> list[Path]:
    """The file, or the files of a folder that may hold Python."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and _SKIPPED.isdisjoint(file.relative_to(path).parts)
        and file.is_file()
    )


def fix_file(path: Path, *, lang: Lang) -> FixedFile:
    """Correct the code of one file in memory; nothing is written.

    OSError where it cannot be read, ValueError where it is not what its name says.
    """
    old = path.read_bytes()
    suffix = path.suffix.lower()
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    encoding = "utf-8"
    try:
        if suffix not in {".ipynb", ".md", ".markdown"}:
            found, _ = tokenize.detect_encoding(io.BytesIO(old).readline)
            encoding = "utf-8" if found == "utf-8-sig" else found
        text = old.removeprefix(mark).decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise ValueError(_ENCODING.to(lang).format(error)) from error
    if suffix == ".ipynb":
        new, pieces = _fix_notebook(text, lang)
    elif suffix in {".md", ".markdown"}:
        new, pieces = _fix_notes(text, lang)
    else:
        (fix,) = fix_together([text], lang=lang)
        new = fix.source
        pieces = [Piece("", 1, text, new, fix.changes, fix.notes)]
    # Encoded again, text may differ in its bytes, as it does from a UTF-7.
    kept = old if new == text else mark + new.encode(encoding)
    return FixedFile(old, kept, tuple(pieces))


def _fix_notes(text: str, lang: Lang) -> tuple[str, list[Piece]]:
    blocks = [
        block
        for block in _BLOCK.finditer(text)
        if not block["code"].lstrip().startswith(">>>")
    ]
    codes = [_dedent(block["code"], block["indent"]) for block in blocks]
    fixes = fix_together(codes, lang=lang)
    parts, end, pieces = [], 0, []
    for block, code, fix in zip(blocks, codes, fixes, strict=True):
        start, stop = block.span("code")
        line = text.count("\n", 0, start) + 1
        changed = fix.source != code
        new = _indent(fix.source, block["indent"]) if changed else block["code"]
        parts += [text[end:start], new]
        end = stop
        pieces.append(Piece("", line, code, fix.source, fix.changes, fix.notes))
    return "".join([*parts, text[end:]]), pieces


def _dedent(code: str, indent: str) -> str:
    lines = code.splitlines(keepends=True)
    return "".join(line.removeprefix(indent) for line in lines)


def _indent(code: str, indent: str) -> str:
    lines = code.splitlines(keepends=True)
    return "".join(indent + line if line.strip() else line for line in lines)


@dataclass(frozen=True, slots=True)
class _Item:
    """A string of the JSON: from its first quotation mark to after its last."""

    start: int
    end: int
    text: str


def _fix_notebook(text: str, lang: Lang) -> tuple[str, list[Piece]]:
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(_JSON_BROKEN.to(lang).format(error)) from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise ValueError(_NO_NOTEBOOK.to(lang))
    items: dict[int, list[_Item]] = {}
    for path, item in _strings(text):
        match path:
            case ("cells", int(cell), "source") | ("cells", int(cell), "source", int()):
                items.setdefault(cell, []).append(item)
    codes = {
        number: "".join(item.text for item in items.get(number, []))
        for number, cell in enumerate(notebook["cells"])
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    }
    fixes = fix_together(list(codes.values()), lang=lang)
    parts, end, pieces = [], 0, []
    for count, ((number, code), fix) in enumerate(
        zip(codes.items(), fixes, strict=True), start=1
    ):
        name = f"[{count}]"
        pieces.append(Piece(name, 1, code, fix.source, fix.changes, fix.notes))
        if fix.source != code:
            there = items[number]
            parts += [text[end : there[0].start], _rewritten(text, there, fix.source)]
            end = there[-1].end
    return "".join([*parts, text[end:]]), pieces


def _rewritten(text: str, items: list[_Item], source: str) -> str:
    """The source in JSON; lines that are the same keep their spelling."""
    raw = [text[item.start : item.end] for item in items]
    escaped = any("\\u" in one for one in raw) or text.isascii()

    def spelt(line: str) -> str:
        return json.dumps(line, ensure_ascii=escaped)

    # One string for the whole cell, or a list with one for each line.
    between = text[items[0].end : items[1].start] if len(items) > 1 else ""
    before = re.search(r"\[(\s*)$", text[: items[0].start])
    if not between and before is None:
        return spelt(source)
    between = between or f",{before[1] if before else ' '}"
    old, new = [item.text for item in items], source.splitlines(keepends=True)
    lines: list[str] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        same = kind == "equal"
        lines += raw[first:last] if same else [spelt(line) for line in new[start:stop]]
    return between.join(lines)


_JSON = json.JSONDecoder()
_Path = tuple[str | int, ...]


def _strings(text: str) -> Iterator[tuple[_Path, _Item]]:
    """Every string of a JSON text that is a value, with the way to it.

    The text has been read by `json` before, so that it is known to be right.
    """
    path: list[str | int] = []
    key = False  # whether the next string is the name of a member
    place = 0
    while place < len(text):
        sign = text[place]
        if sign == '"':
            value, end = _JSON.raw_decode(text, place)
            if key:
                path[-1], key = value, False
            else:
                yield tuple(path), _Item(place, end, value)
            place = end
            continue
        if sign == "{":
            path.append("")
            key = True
        elif sign == "[":
            path.append(0)
        elif sign in "}]":
            path.pop()
            key = False
        elif sign == ",":
            last = path[-1]
            key = isinstance(last, str)
            path[-1] = last if isinstance(last, str) else last + 1
        place += 1
