"""`fmnist-learn notebook`: the lessons, to be opened in Jupyter, VS Code and Colab."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text


class Lesson(StrEnum):
    """What there are notebooks of."""

    first_steps = "first-steps"
    s07_1 = "07-1"
    s07_2 = "07-2"
    s07_3 = "07-3"
    s08_1 = "08-1"
    s08_2 = "08-2"
    s08_3 = "08-3"
    s09 = "09"


HELP = help_text(
    ko="수업을 주피터, VS Code, 코랩에서 여는 노트북으로 씁니다.",
    en="Write lessons as notebooks, for Jupyter, VS Code and Colab.",
)


def notebook(
    lessons: Annotated[
        list[Lesson] | None,
        typer.Argument(
            help=help_text(
                ko="수업: first-steps, 07-1부터 08-3까지, 09.",
                en="The lessons: first-steps, 07-1 to 08-3, 09.",
            ),
            show_default=False,
        ),
    ] = None,
    write_all: Annotated[
        bool,
        typer.Option(
            "--all",
            help=help_text(
                ko="모든 수업과 차례를 씁니다.",
                en="Write all lessons, and a table of contents.",
            ),
        ),
    ] = False,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="노트북을 쓸 폴더. [기본값: 지금 폴더]",
                en="The folder to write to. [default: this one]",
            ),
            show_default=False,
        ),
    ] = Path(),
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help=help_text(
                ko="이미 있고 내용이 달라진 노트북을 덮어씁니다.",
                en="Overwrite notebooks that are there and have been changed.",
            ),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Write the notebooks, and say where they are."""
    if bool(lessons) == write_all:
        message = Text(
            ko="수업의 이름이나 --all 가운데 하나만 주세요.",
            en="give either lessons or --all.",
        )
        raise typer.BadParameter(message.to())
    console = console_for(lang)
    for path in fl.write_notebooks(*(lessons or ()), out=out, replace=replace):
        console.print(path, soft_wrap=True)
