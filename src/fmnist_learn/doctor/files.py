"""Python in files: scripts, notebooks, and notes with blocks of code.

A file keeps everything but the code that was corrected: the encoding, a byte order
mark, line endings, and of a notebook the outputs and the very spelling of its JSON.
What cannot be kept so is left alone, and named; the other files are corrected.
"""

import io
import os
import stat
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from fmnist_learn._files import replace_content
from fmnist_learn.doctor._notebook import read_notebook
from fmnist_learn.doctor._notes import read_notes
from fmnist_learn.doctor._passages import Passage
from fmnist_learn.doctor.code import Fix, fix_together
from fmnist_learn.i18n import Lang, Text, bilingual, korean_first

_NOTES = {".md", ".markdown"}
_NOTEBOOK = ".ipynb"
_SUFFIXES = {".py", _NOTEBOOK, *_NOTES}
# Written by programs, or by others: not what a learner wrote.
_PASSED_OVER = {
    *(".git", "node_modules", "site-packages", "__pycache__", ".ipynb_checkpoints"),
    *(".venv", "venv", "env", "virtualenv", ".tox", ".nox", ".conda"),
    *("build", "dist"),
}
_ENCODING = Text(
    ko="글자를 읽을 수 없습니다({}). 편집기에서 UTF-8로 저장하세요.",
    en="Its characters cannot be read ({}). Save it as UTF-8 in an editor.",
)
_NOT_THE_SAME = Text(
    ko="{} 인코딩으로는 같은 바이트로 되돌릴 수 없어 그대로 두었습니다. 편집기에서 "
    "UTF-8로 저장하세요.",
    en="It is left alone, since the encoding {} does not give back the same bytes. "
    "Save it as UTF-8 in an editor.",
)
_NO_FILE = Text(
    ko="보통 파일이 아니어서 열지 않았습니다.",
    en="It is not an ordinary file and was not opened.",
)
_NOT_PUT_BACK = Text(
    ko="고친 코드를 제자리에 넣을 수 없어 그대로 두었습니다.",
    en="It is left alone, since the corrected code cannot be put in its place.",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell or block of a file, the first line of it, and what became of it."""

    name: str
    line: int
    fix: Fix


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file as it was and as it is to be."""

    old: bytes
    new: bytes
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: what was found in it, or why it was left alone."""

    path: Path
    pieces: tuple[Piece, ...] = ()
    problem: str = ""


def fix_files(paths: Iterable[Path], *, write: bool, lang: Lang) -> Iterator[Outcome]:
    """Correct files, and those of folders; whatever is wrong with one stops no other.

    Nothing is written unless `write` says so.
    """
    unread: list[OSError] = []
    # All found before the first is written: from then on it is another file.
    for path in list(find_files(paths, onerror=unread.append)):
        try:
            fixed = fix_file(path, lang=lang)
            if write and fixed.new != fixed.old:
                replace_content(path, fixed.old, fixed.new)
        except Exception as error:  # also a mistake of ours: the others are still read
            yield Outcome(path, problem=_said(error))
        else:
            yield Outcome(path, fixed.pieces)
    for unreadable in unread:
        yield Outcome(Path(unreadable.filename), problem=_said(unreadable))


def _said(error: Exception) -> str:
    return korean_first(error, error.strerror if isinstance(error, OSError) else None)


def find_files(
    paths: Iterable[Path], *, onerror: Callable[[OSError], object]
) -> Iterator[Path]:
    """The files named, and those of the folders named that may hold Python; each once.

    Folders that cannot be read go to `onerror`.
    """
    seen = set()
    for named in paths:
        # Path.is_dir raises where it may not look.
        is_folder = os.path.isdir(named)  # noqa: PTH112
        for path in _inside(named, onerror) if is_folder else [named]:
            try:
                state = path.stat()
            except OSError:  # said by who opens it
                yield path
                continue
            # Links, hard ones as well, are names of one file.
            if (state.st_dev, state.st_ino) not in seen:
                seen.add((state.st_dev, state.st_ino))
                yield path


def _inside(folder: Path, onerror: Callable[[OSError], object]) -> Iterator[Path]:
    root = folder.resolve()
    for entry in _walk(folder, onerror):
        path = Path(entry)
        if path.suffix.lower() not in _SUFFIXES:
            continue
        if entry.is_file(follow_symlinks=False) or (
            entry.is_symlink() and _stands_for_another(path, root)
        ):
            yield path


def _stands_for_another(link: Path, root: Path) -> bool:
    """Whether a link leads to a file in the folder that is not found without it."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # to nothing, or in a circle
        return False
    return (
        target.is_relative_to(root)
        and _PASSED_OVER.isdisjoint(target.relative_to(root).parts)
        and target.suffix.lower() not in _SUFFIXES
        and target.is_file()
    )


def _walk(
    folder: Path, onerror: Callable[[OSError], object]
) -> Iterator[os.DirEntry[str]]:
    """What is below a folder, in the order of the names; links are not entered."""
    left: list[Path | os.DirEntry[str]] = [folder]
    while left:
        one = left.pop()
        if isinstance(one, os.DirEntry) and not one.is_dir(follow_symlinks=False):
            yield one
            continue
        try:
            with os.scandir(os.fspath(one)) as entries:
                kept = [entry for entry in entries if entry.name not in _PASSED_OVER]
        except OSError as error:
            onerror(error)
        else:
            left += sorted(kept, key=attrgetter("name"), reverse=True)


def fix_file(path: Path, *, lang: Lang) -> FixedFile:
    """Correct the code of one file in memory; nothing is written.

    OSError where it cannot be read, ValueError where it is not what its name says or
    would not keep what is not code.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for ever
        raise bilingual(ValueError, _NO_FILE)
    old = path.read_bytes()
    suffix = path.suffix.lower()
    text, encoding = _decode(old, suffix)
    passages = _passages(text, suffix)
    fixes = fix_together([passage.code for passage in passages], lang=lang)
    pieces = [
        Piece(passage.name, passage.line, fix)
        for passage, fix in zip(passages, fixes, strict=True)
    ]
    codes = [fix.source for fix in fixes]
    new = old
    if codes != [passage.code for passage in passages]:
        new_text = _with_codes(text, passages, codes)
        try:
            new = new_text.encode(encoding)
            # The proof: from the new bytes is read what was to be written.
            proven = _decode(new, suffix) == (new_text, encoding) and codes == [
                passage.code for passage in _passages(new_text, suffix)
            ]
        except ValueError:
            proven = False
        if not proven:
            raise bilingual(ValueError, _NOT_PUT_BACK)
    return FixedFile(old, new, tuple(pieces))


def _decode(data: bytes, suffix: str) -> tuple[str, str]:
    """The text and its encoding, if that gives back the same bytes."""
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        if suffix != _NOTEBOOK and suffix not in _NOTES:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        # Of UTF-8 it is certain.
        same = encoding.startswith("utf-8") or text.encode(encoding) == data
    except (SyntaxError, LookupError, UnicodeError) as error:
        raise bilingual(ValueError, _ENCODING.format(error)) from error
    if not same:
        raise bilingual(ValueError, _NOT_THE_SAME.format(encoding))
    return text, encoding


def _passages(text: str, suffix: str) -> list[Passage]:
    if suffix == _NOTEBOOK:
        return read_notebook(text)
    if suffix in _NOTES:
        return read_notes(text)
    return [Passage("", 1, text, 0, len(text), str)]


def _with_codes(text: str, passages: list[Passage], codes: list[str]) -> str:
    parts, end = [], 0
    for passage, code in zip(passages, codes, strict=True):
        if code != passage.code:
            parts += [text[end : passage.start], passage.spell(code)]
            end = passage.end
    return "".join([*parts, text[end:]])
