"""`fmnist-learn check`: whether the answers in a file are right."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn.cli._console import console_for, say_error
from fmnist_learn.cli._options import (
    ExercisesOption,
    LangOption,
    SecondsOption,
    StudentOption,
    help_text,
)
from fmnist_learn.i18n import Text, resolve_language

if TYPE_CHECKING:
    from rich.console import Console

    from fmnist_learn.exercises._kinds import AnyExercise
    from fmnist_learn.exercises._submission import Conditions

HELP = help_text(
    ko="파일에 쓴 답을 확인하고, 틀렸으면 까닭을 말합니다. 종료 코드는 모두 맞으면 0, "
    "아니면 1입니다.",
    en="Check the answers in a file, and say why one is wrong. The exit code is 0 if "
    "all are right, else 1.",
)
_PAUSE = 0.3


def check(  # noqa: PLR0917 - typer passes them by name
    file: Annotated[
        Path,
        typer.Argument(
            exists=True,
            dir_okay=False,
            help=help_text(
                ko="답을 쓴 .py나 .ipynb 파일.", en="A .py or .ipynb file with answers."
            ),
            show_default=False,
        ),
    ],
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help=help_text(
                ko="저장할 때마다 다시 확인합니다. Ctrl-C로 끝냅니다.",
                en="Check again at each save. Ctrl-C ends it.",
            ),
        ),
    ] = False,
    student: StudentOption = None,
    exercises: ExercisesOption = None,
    seconds: SecondsOption = 60,
    lang: LangOption = None,
) -> None:
    """Check a file, once or at each save."""
    from fmnist_learn.exercises._found import found
    from fmnist_learn.exercises._progress import student_of
    from fmnist_learn.exercises._submission import SUFFIXES, Conditions

    console = console_for(lang)
    if file.suffix.casefold() not in SUFFIXES:
        message = Text(
            ko="FILE: .py나 .ipynb 파일이어야 합니다. 받은 값: {!r}.",
            en="FILE must be a .py or .ipynb file. Received: {!r}.",
        )
        raise typer.BadParameter(message.format(str(file)).to())
    known = found(exercises)
    conditions = Conditions(apart=False, seconds=seconds, exercises=exercises)
    whose = student_of(student)
    if not watch:
        if not _check(console, file, known, conditions, whose):
            raise typer.Exit(1)
        return
    before = checked = None
    while True:
        # An editor may write in several steps, or put another file in its place.
        now = _state(file)
        if now == before and now not in (None, checked):
            console.clear()
            _check(console, file, known, conditions, whose)
            waits = Text(
                ko="\n저장하면 다시 확인합니다. Ctrl-C로 끝냅니다.",
                en="\nWaiting for the next save. Ctrl-C ends this.",
            )
            console.print(waits.to())
            checked = now
        before = now
        time.sleep(_PAUSE)


def _state(file: Path) -> tuple[int, int, int] | None:
    """What changes when the file is saved; None while it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _check(
    console: "Console",
    file: Path,
    known: "dict[str, AnyExercise]",
    conditions: "Conditions",
    student: str,
) -> bool:
    """Print what there is to say of a file; whether all is right."""
    from fmnist_learn.concepts._terminal import as_rich
    from fmnist_learn.exercises import as_markdown, verdict_of
    from fmnist_learn.exercises._progress import keep_progress
    from fmnist_learn.exercises._submission import mark

    marked = mark(file, known, conditions, student=student)
    if marked.printed:
        console.print(marked.printed, soft_wrap=True)
    for problem in marked.problems:
        say_error(problem.to())
    more = Text(
        ko="더 알아보기: `fmnist-learn explain {}`\n\n"
        "힌트: `fmnist-learn exercise {} --hint 1`",
        en="Read more: `fmnist-learn explain {}`\n\n"
        "A hint: `fmnist-learn exercise {} --hint 1`",
    )
    lang = resolve_language()
    for name, outcome in marked.outcomes.items():
        keep_progress(name, outcome.state)
        verdict = verdict_of(known[name], outcome, lang)
        said = as_markdown(verdict, more.format(verdict.concept, name))
        console.print(as_rich(said, lang), width=min(console.width, 88))
    right = sum(one.state == "right" for one in marked.outcomes.values())
    if marked.outcomes:
        total = Text(ko="\n{}개 가운데 {}개 맞음", en="\n{1} of {0} right")
        console.print(total.format(len(marked.outcomes), right).to())
    elif not marked.problems:
        none = Text(
            ko="{}: 연습 문제의 답이 없습니다. 함수나 변수의 이름이 문제에 나온 것과 "
            "같아야 합니다.",
            en="{} answers no exercise. A function or a variable must have the name "
            "that the exercise gives it.",
        )
        say_error(none.format(file).to())
    return bool(marked.outcomes) and right == len(marked.outcomes)
