"""What the options of the commands have in common."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from fmnist_learn.i18n import Text
from fmnist_learn.recipes import BOOK_SEED


class Language(StrEnum):
    """The languages of the output."""

    ko = "ko"
    en = "en"


_KOREAN: dict[str, str] = {}


def help_text(ko: str, en: str) -> str:
    """The English, which Typer keeps; `both_languages` finds the Korean to it."""
    _KOREAN[en] = ko
    return en


def both_languages(en: str) -> Text:
    """A `help_text`, given back when it is shown: then the language is known."""
    return Text(ko=_KOREAN[en], en=en)


def trained_model(name: str, option: str) -> Path:
    """The file of a trained model, which is one of the package's or the learner's.

    A usage error names the option if `name` is neither.
    """
    from fmnist_learn.pretrained import Name, pretrained_file

    names = get_args(Name)
    if name in names:
        return pretrained_file(cast("Name", name))
    if not (file := Path(name)).is_file():
        known = ", ".join(names)
        message = Text(
            ko=f"{option}: {known} 가운데 하나이거나 있는 .keras 파일이어야 합니다. "
            f"받은 값: {name!r}.",
            en=f"{option} must be one of {known}, or a .keras file that exists. "
            f"Received: {name!r}.",
        )
        raise typer.BadParameter(message.to())
    return file


LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help=help_text(ko="출력 언어: ko, en.", en="Language of the output: ko or en."),
    ),
]

SeedOption = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**32 - 1,
        metavar="N",
        help=help_text(
            ko=f"랜덤 시드. [기본값: {BOOK_SEED}]",
            en=f"Random seed. [default: {BOOK_SEED}]",
        ),
    ),
]

StudentOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=help_text(
            ko="누구에게 줄 숫자인지 정하는 이름. [기본값: FMNIST_LEARN_STUDENT]",
            en="Whose numbers to draw. [default: FMNIST_LEARN_STUDENT]",
        ),
    ),
]

ExercisesOption = Annotated[
    Path | None,
    typer.Option(
        "--exercises",
        exists=True,
        file_okay=False,
        metavar="FOLDER",
        help=help_text(
            ko="강사가 만든 연습 문제가 든 폴더.",
            en="A folder with an instructor's own exercises.",
        ),
    ),
]

SecondsOption = Annotated[
    int,
    typer.Option(
        min=1,
        metavar="N",
        help=help_text(
            ko="파일 하나를 실행하는 데 쓸 시간(초). [기본값: 60]",
            en="Seconds that a file may run. [default: 60]",
        ),
    ),
]

LearningRateOption = Annotated[
    float | None,
    typer.Option(
        metavar="NUMBER",
        help=help_text(
            ko="학습률. [기본값: 옵티마이저의 기본값]",
            en="Learning rate. [default: that of the optimizer]",
        ),
    ),
]

JobsOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help=help_text(
            ko="동시에 훈련할 프로세스 개수. [기본값: 코어와 메모리에 맞춤]",
            en="Processes that train at once. [default: what cores and memory allow]",
        ),
    ),
]
