"""`fmnist-learn fix`: old and mistaken code, shown or corrected."""

import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn._files import replacing
from fmnist_learn.cli._console import console_for, say_error
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text, resolve_language

if TYPE_CHECKING:
    from rich.console import Console

    from fmnist_learn.doctor.files import Piece

HELP = help_text(
    ko="오래되었거나 잘못 쓴 코드를 찾아 고칠 곳을 까닭과 함께 보입니다. "
    ".py, .ipynb, .md 파일과 폴더를 받습니다. 읽지 못한 파일이나 코드가 있으면 "
    "종료 코드가 1입니다.",
    en="Find old and mistaken code in .py, .ipynb and .md files or folders, and "
    "show what to change and why. The exit code is 1 if a file or its code cannot "
    "be read.",
)


def fix(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help=help_text(ko="파일이나 폴더.", en="Files or folders."),
            exists=True,
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
    from fmnist_learn.doctor.files import find_files, fix_file

    console = console_for(lang)
    read_only = Text(ko="읽기 전용 파일입니다.", en="The file is read-only.")
    failed, changed, remaining = False, 0, 0
    for path in dict.fromkeys(file for one in paths for file in find_files(one)):
        try:
            fixed = fix_file(path, lang=resolve_language())
            if write and fixed.new != fixed.old:
                target = path.resolve()  # a link stays a link
                if not target.stat().st_mode & stat.S_IWUSR:
                    raise PermissionError(read_only.to())
                with replacing(target) as draft:
                    draft.write_bytes(fixed.new)
                    shutil.copymode(target, draft)
        except (OSError, ValueError) as error:
            say_error(f"{path}: {error}")
            failed = True
            continue
        for piece in fixed.pieces:
            changed += len(piece.changes)
            remaining += len(piece.remaining)
            failed |= any(one.syntax for one in piece.remaining)
            _print_piece(console, path, piece)
    said = Text(ko="고친 곳 {}, 살펴볼 곳 {}.", en="{} corrected, {} to look at.")
    if not write:
        said = Text(
            ko="고칠 곳 {}, 살펴볼 곳 {}. --write를 주면 고쳐 씁니다.",
            en="{} to correct, {} to look at. --write makes the corrections.",
        )
    nothing = Text(ko="고칠 곳이 없습니다.", en="Nothing to correct.")
    total = changed + remaining
    console.print((said if total else nothing).to().format(changed, remaining))
    if failed:
        raise typer.Exit(1)


def _print_piece(console: "Console", path: Path, piece: "Piece") -> None:
    from rich.text import Text as Styled

    text = Styled()
    for change in (*piece.changes, *piece.remaining):
        number = piece.line + change.line - 1
        text.append(f"{path} {piece.name}".rstrip() + f":{number}\n", style="bold")
        after = change.after if change in piece.changes else ""
        old, colour = ("-", "red") if after else ("?", "yellow")
        for line in change.before.splitlines():
            text.append(f"{old} {line}\n", style=colour)
        for line in after.splitlines():
            text.append(f"+ {line}\n", style="green")
        text.append(f"  {change.reason}\n\n")
    console.print(text, end="", soft_wrap=True)
