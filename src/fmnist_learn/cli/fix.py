"""`fmnist-learn fix`: old and mistaken code, shown or corrected."""

import contextlib
import gc
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn.cli._console import console_for, say_error
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text, resolve_language, visible

if TYPE_CHECKING:
    from rich.console import Console

    from fmnist_learn.doctor.files import Piece

HELP = help_text(
    ko="오래되었거나 잘못 쓴 코드를 찾아 고칠 곳과 까닭을 보여 줍니다. "
    ".py, .ipynb, .md 파일과 폴더를 받습니다. 읽거나 쓰지 못한 파일이나 읽지 못한 "
    "코드가 있으면 종료 코드가 1입니다.",
    en="Find old and mistaken code in .py, .ipynb and .md files or folders, and "
    "show what to change and why. The exit code is 1 if a file cannot be read or "
    "written, or its code cannot be read.",
)
# Of the lines of a diff, by their signs.
_COLOURS = {"-": "red", "+": "green", "?": "yellow"}


def fix(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help=help_text(ko="파일이나 폴더.", en="Files or folders."),
            exists=True,
            readable=False,  # one that cannot be read stops no other
            show_default=False,
        ),
    ],
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help=help_text(
                ko="확실한 것을 파일에 고쳐 씁니다. 나머지는 그대로 둡니다.",
                en="Make the changes that are sure; the rest of a file is kept.",
            ),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Correct code, or show how."""
    from fmnist_learn.doctor.code import NOTHING_TO_CORRECT
    from fmnist_learn.doctor.files import fix_files

    console = console_for(lang)
    failed, changed, noted = False, 0, 0
    with _without_search_for_cycles():
        for outcome in fix_files(paths, write=write, lang=resolve_language()):
            name = visible(str(outcome.path))
            if outcome.problem:
                say_error(f"{name}: {outcome.problem}")
                failed = True
            for piece in outcome.pieces:
                changed += len(piece.fix.changes)
                noted += len(piece.fix.notes)
                failed |= any(one.syntax for one in piece.fix.notes)
                _print_piece(console, name, piece)
    said = Text(ko="고친 곳 {}, 살펴볼 곳 {}.", en="{} corrected, {} to look at.")
    if not write:
        said = Text(
            ko="고칠 곳 {}, 살펴볼 곳 {}. --write를 주면 고쳐 씁니다.",
            en="{} to correct, {} to look at. --write makes the corrections.",
        )
    said = said if changed or noted else NOTHING_TO_CORRECT
    console.print(said.to().format(changed, noted))
    if failed:
        raise typer.Exit(1)


@contextlib.contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """The trees are very many objects and hold no cycles: a tenth of the time less."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _print_piece(console: "Console", name: str, piece: "Piece") -> None:
    # Not `rich.text.Text`, which would look at each line for where to wrap it: a
    # learner copies the lines, so they are not wrapped.
    from rich.control import strip_control_codes
    from rich.segment import Segment, Segments
    from rich.style import Style

    found: list[Segment] = []
    for one in piece.fix.found:
        place = f"{name} {piece.name}".rstrip() + f":{piece.line + one.line - 1}\n"
        found.append(Segment(place, Style(bold=True)))
        for sign, lines in groupby(one.diff, key=itemgetter(0)):
            code = strip_control_codes("".join(f"{line}\n" for line in lines))
            found.append(Segment(code, Style(color=_COLOURS[sign])))
        found.append(Segment(f"  {one.reason}\n\n"))
    if found:
        console.print(Segments(found), end="", soft_wrap=True)
