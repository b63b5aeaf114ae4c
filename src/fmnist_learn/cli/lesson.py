"""`fmnist-learn lesson`: a section of the book, its numbers beside the book's."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import (
    console_for,
    quiet_start,
    start_backends,
    waiting,
)
from fmnist_learn.cli._folders import make_folder
from fmnist_learn.cli._options import LangOption, SeedOption, help_text
from fmnist_learn.i18n import Text
from fmnist_learn.recipes import BOOK_SEED


class Section(StrEnum):
    """The sections of the book that `fmnist-learn lesson` runs."""

    s07_1 = "07-1"
    s07_2 = "07-2"
    s07_3 = "07-3"
    s08_1 = "08-1"
    s08_2 = "08-2"
    s08_3 = "08-3"
    s09 = "09"


HELP = help_text(
    ko="책의 한 절을 그대로 실행하고 숫자마다 책과 비교합니다.",
    en="Do what a section of the book does, and compare each number with the book's.",
)


def with_zero(token: str) -> str:
    """`07-1` where a learner writes `7-1`; Click asks this of each word."""
    from fmnist_learn import lessons

    return lessons.with_zero(token)


def lesson(  # noqa: PLR0917 - typer passes them by name
    section: Annotated[
        Section,
        typer.Argument(
            help=help_text(
                ko="책의 절 07-1부터 08-3까지, 또는 책에 없는 09.",
                en="A section of the book, 07-1 to 08-3, or 09, beyond it.",
            )
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(ko="그림을 저장할 폴더.", en="A folder for the figures."),
        ),
    ] = None,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast",
            help=help_text(
                ko="이미지와 에포크를 줄여 시험 삼아 실행합니다. 비교하지 않습니다.",
                en="Few images and epochs, to try it out; nothing is compared.",
            ),
        ),
    ] = False,
    seed: SeedOption = BOOK_SEED,
    model: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help=help_text(
                ko="08-3절에서 볼 모델. 08-2절의 신경망이어야 합니다. "
                "[기본값: 패키지에 든 합성곱 신경망]",
                en="For 08-3: a .keras file of the network of 08-2. "
                "[default: the package's trained CNN]",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Run one lesson of the course."""
    console = console_for(lang)
    if model is not None and section is not Section.s08_3:
        message = Text(
            ko="--model: 훈련한 모델을 들여다보는 08-3절에서만 쓸 수 있습니다.",
            en="--model is for 08-3, which looks into a trained model.",
        )
        raise typer.BadParameter(message.to())
    if out is not None:
        make_folder(out)
    with waiting(console, quiet=False), quiet_start():
        start_backends(seed)
    fl.run_lesson(
        section.value,
        out=out,
        fast=fast,
        seed=seed,
        model=model,
        verbose=1 if sys.stdout.isatty() else 2,
    )
