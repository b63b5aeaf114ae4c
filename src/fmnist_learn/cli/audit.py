"""`fmnist-learn audit`: a hard look at the images before anything is trained."""

from pathlib import Path
from typing import Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, waiting
from fmnist_learn.cli._options import LangOption, help_text

HELP = help_text(
    ko="데이터 세트를 살펴봅니다. 쌍둥이, 누출, 레이블, 비거나 잘린 이미지, 균형.",
    en="Examine a data set: twins, leaks, labels, blank and cut images, balance.",
)


def audit(
    path: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="직접 준비한 데이터가 IDX 형식으로 든 폴더. [기본값: 패션 MNIST]",
                en="A folder with your own data in IDX format. "
                "[default: Fashion-MNIST]",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Examine the data set and print what was found."""
    console = console_for(lang)
    with waiting(console, quiet=False):
        found = fl.audit_data(path)
    console.print(found)
