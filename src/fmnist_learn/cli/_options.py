"""What the options of the commands have in common."""

from enum import StrEnum
from typing import Annotated

import typer

from fmnist_learn.i18n import Text


class Language(StrEnum):
    """The languages of the output."""

    ko = "ko"
    en = "en"


def help_text(ko: str, en: str) -> str:
    """Help in the reader's language; --lang comes too late for it."""
    try:
        return Text(ko=ko, en=en).to()
    except ValueError:  # FMNIST_LEARN_LANG names no language: said by the command
        return en


LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang", help=help_text(ko="출력 언어.", en="Language of the output.")
    ),
]

SeedOption = Annotated[
    int,
    typer.Option(
        min=0, max=2**32 - 1, help=help_text(ko="랜덤 시드.", en="Random seed.")
    ),
]
