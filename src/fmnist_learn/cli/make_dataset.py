"""`fmnist-learn make-dataset`: photos of one's own as a data set."""

from pathlib import Path
from typing import Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for
from fmnist_learn.cli._options import LangOption, SeedOption, help_text
from fmnist_learn.i18n import Text
from fmnist_learn.recipes import BOOK_SEED

HELP = help_text(
    ko="사진 폴더로 데이터 세트를 만듭니다. 클래스마다 폴더가 하나씩 있어야 합니다.",
    en="Make a data set of a folder of photos, with a folder for each class in it.",
)

_NEXT = Text(
    ko="파이썬에서 읽기: fl.prepare_data(path={!r})",
    en="Read it in Python: fl.prepare_data(path={!r})",
)


def make_dataset(  # noqa: PLR0917 - typer passes them by name
    folder: Annotated[
        Path,
        typer.Argument(
            help=help_text(ko="사진이 든 폴더.", en="The folder of photos."),
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Argument(
            help=help_text(ko="새로 만들 폴더.", en="The folder to make."),
            show_default=False,
        ),
    ],
    test_size: Annotated[
        float,
        typer.Option(
            metavar="NUMBER",
            help=help_text(
                ko="테스트 세트에 넣을 비율. [기본값: 0.2]",
                en="The part for the test set. [default: 0.2]",
            ),
        ),
    ] = 0.2,
    near: Annotated[
        float,
        typer.Option(
            metavar="NUMBER",
            help=help_text(
                ko="픽셀 값이 이만큼까지 다른 사진은 함께 둡니다. [기본값: 0.05]",
                en="Photos whose pixels differ by at most this much stay together. "
                "[default: 0.05]",
            ),
        ),
    ] = 0.05,
    seed: SeedOption = BOOK_SEED,
    lang: LangOption = None,
) -> None:
    """Make a data set and say what became of each photo."""
    console = console_for(lang)
    made = fl.make_dataset(
        folder, out, test_size=test_size, near=near, random_state=seed
    )
    console.print(str(made), soft_wrap=True)
    console.print(_NEXT.to().format(str(made.path)), soft_wrap=True)
