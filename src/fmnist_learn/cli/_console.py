"""How the commands speak: the language, the console, errors, and signs of life."""

import contextlib
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast, get_args

import typer

from fmnist_learn.cli._options import Language
from fmnist_learn.i18n import (
    Lang,
    Text,
    korean_first,
    language_in_use,
    resolve_language,
    set_language,
    shortened,
)

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from rich.console import Console

    from fmnist_learn.entries import Entry


@contextlib.contextmanager
def writable_streams() -> Iterator[None]:
    """See that what is printed does not fail, whatever the streams are.

    A console that cannot show a character shows a question mark for it. Where there is
    no console, or a closed one, or a pipe that nobody reads any more (`| head -1`),
    what is printed goes nowhere: a training goes on and leaves its results.
    """
    with contextlib.ExitStack() as stack:
        for stream, redirect in (
            (sys.stdout, contextlib.redirect_stdout),
            (sys.stderr, contextlib.redirect_stderr),
        ):
            if stream is None or getattr(stream, "closed", False):
                nowhere = stack.enter_context(
                    Path(os.devnull).open("w", encoding="utf-8", errors="replace")
                )
                stack.enter_context(redirect(nowhere))
            elif _is_pipe(stream):
                piped = stack.enter_context(
                    io.TextIOWrapper(
                        io.BufferedWriter(_Pipe(stream.fileno(), "w", closefd=False)),
                        stream.encoding,
                        errors="replace",
                        line_buffering=True,
                    )
                )
                stack.enter_context(redirect(piped))
            elif hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        yield


class _Pipe(io.FileIO):
    """A pipe into which one may write when nobody reads it any more."""

    def write(self, content: "ReadableBuffer") -> int:
        try:
            return super().write(content)
        except BrokenPipeError:
            return memoryview(content).nbytes


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, AttributeError):  # a StringIO, or what a notebook has
        return False


def choose_language(arguments: Sequence[str]) -> None:
    """Let `--lang` count wherever it stands, for help and usage errors as well."""
    asked = False
    for word, following in pairwise([*arguments, ""]):
        name, _, value = word.partition("=")
        if name == "--lang" and (lang := value or following) in get_args(Lang):
            set_language(cast("Lang", lang))
            asked = True
    if asked:
        return
    try:
        # A StringIO takes every character and names no encoding.
        "한".encode(sys.stdout.encoding or "utf-8")
        resolve_language()
    except UnicodeEncodeError:  # question marks would help nobody
        set_language("en")
    except ValueError as error:  # of the environment
        set_language(language_in_use())
        raise typer.BadParameter(korean_first(error)) from error


def console_for(lang: Language | None, otherwise: Lang | None = None) -> "Console":
    """Choose the language of this run; the console to print on.

    `otherwise` counts before the locale, where neither an option nor the environment
    has chosen.
    """
    set_language(lang.value if lang else resolve_language(otherwise=otherwise))
    return new_console()


def new_console() -> "Console":
    """A console that prints what it is given and reads nothing into it."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def say_error(message: str) -> None:
    """Print a message on stderr, marked as an error; not a screenful of it."""
    said = shortened(message, 4000)
    typer.echo(f"{Text(ko='오류', en='error').to()}: {said}", err=True)


def say_unknown(said: Text, near: Iterable[str], command: str) -> None:
    """Print that a name is unknown, those spelt like it, and how to list all."""
    every = Text(ko="전체 목록", en="All of them").to()
    say_error(f"{with_near(said, near).to()} {every}: fmnist-learn {command} --list")


def with_near(said: Text, near: Iterable[str]) -> Text:
    """What is said of a name that is unknown, with those that are spelt like it."""
    if not (names := ", ".join(near)):
        return said
    return Text(
        ko=f"{said.ko} 비슷한 이름: {names}.", en=f"{said.en} Near it: {names}."
    )


@contextlib.contextmanager
def waiting(console: "Console", quiet: bool) -> Iterator[None]:
    """A sign of life while there is no progress bar."""
    if quiet:
        yield
    else:
        with console.status(Text(ko="작업하는 중", en="Working").to()):
            yield


@contextlib.contextmanager
def quiet_start() -> Iterator[None]:
    """Start Keras, and keep what is written to stderr in here unless it fails."""
    from fmnist_learn._keras import quiet, start

    with quiet():
        start()
        yield


def start_backends(seed: int) -> None:
    """Start TensorFlow beside another backend, too: a seed is set in both."""
    import keras

    keras.utils.set_random_seed(seed)


def print_sections(
    console: "Console", listed: "list[Entry]", notes: Mapping[str, str] | None = None
) -> None:
    """List names with their titles, and a note on some, by section of the book."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for section, entries in groupby(listed, lambda entry: entry.section):
        table.add_row(section)
        for entry in entries:
            table.add_row(f"  {entry.name}", entry.title, (notes or {}).get(entry.name))
    console.print(table)
