"""`fmnist-learn exercise`: what there is to practise, and what has been done."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn.cli._console import console_for, say_error
from fmnist_learn.cli._options import (
    ExercisesOption,
    LangOption,
    StudentOption,
    help_text,
)
from fmnist_learn.i18n import Text, korean_first, resolve_language

if TYPE_CHECKING:
    from rich.console import Console

    from fmnist_learn.exercises import AnyExercise, Task

HELP = help_text(
    ko="연습 문제를 봅니다. 이름이 없으면 무엇을 풀었고 다음이 무엇인지 보여 줍니다.",
    en="Show an exercise; without a name, what is done and what comes next.",
)


def exercise(  # noqa: PLR0917 - typer passes them by name
    name: Annotated[
        str | None,
        typer.Argument(
            help=help_text(
                ko="연습 문제의 이름. softmax 등.", en="The exercise, such as softmax."
            ),
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=help_text(
                ko="시작할 코드를 새 파일에 씁니다.",
                en="Write the code to begin with to a new file.",
            ),
        ),
    ] = None,
    hint: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(ko="N번째 힌트를 봅니다.", en="Show the N-th hint."),
        ),
    ] = None,
    solution: Annotated[
        bool,
        typer.Option(
            "--solution",
            help=help_text(ko="풀이를 봅니다.", en="Show the solution."),
        ),
    ] = False,
    student: StudentOption = None,
    exercises: ExercisesOption = None,
    test: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help=help_text(
                ko="직접 만든 연습 문제가 든 폴더를 검사합니다.",
                en="Prove the exercises of your own in a folder.",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Show, start or prove exercises."""
    from fmnist_learn.exercises import task_of
    from fmnist_learn.exercises._found import found, named

    console = console_for(lang)
    if name is None and (start or hint or solution):
        message = Text(
            ko="--start, --hint, --solution에는 NAME이 필요합니다.",
            en="--start, --hint and --solution need a NAME.",
        )
        raise typer.BadParameter(message.to())
    if test is not None:
        _test(console, test)
        return
    if name is None:
        _list(console, list(found(exercises).values()), exercises)
        return
    try:
        task = task_of(named(name, exercises), resolve_language(), student)
    except ValueError as error:
        say_error(korean_first(error))
        raise typer.Exit(1) from error
    if start is not None:
        task.start(start)
        written = Text(
            ko="시작할 코드를 {}에 썼습니다. 다음: fmnist-learn check {}",
            en="The code to begin with is in {}. Next: fmnist-learn check {}",
        )
        console.print(written.format(start, start).to(), soft_wrap=True)
    elif hint is not None:
        _print_hint(console, task, hint)
    elif solution:
        console.print(task.solution(), soft_wrap=True, end="")
    else:
        console.print(task, width=min(console.width, 88))
        more = Text(
            ko="\n시작: fmnist-learn exercise {0} --start answer.py\n"
            "힌트: fmnist-learn exercise {0} --hint 1",
            en="\nBegin: fmnist-learn exercise {0} --start answer.py\n"
            "Hints: fmnist-learn exercise {0} --hint 1",
        )
        console.print(more.format(task.name).to(), soft_wrap=True)


def _print_hint(console: "Console", task: "Task", number: int) -> None:
    hints = task.hints()
    if number > len(hints):
        message = Text(
            ko="--hint: 이 문제의 힌트는 {}개입니다.",
            en="--hint: this exercise has {} hints.",
        )
        raise typer.BadParameter(message.format(len(hints)).to())
    head = Text(ko="힌트 {}/{}: ", en="Hint {} of {}: ").format(number, len(hints))
    console.print(head.to() + hints[number - 1], width=min(console.width, 88))


def _list(console: "Console", listed: "list[AnyExercise]", folder: Path | None) -> None:
    from rich.table import Table

    from fmnist_learn.exercises import STATES
    from fmnist_learn.exercises._progress import read_progress

    done = read_progress()
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for section, group in groupby(listed, lambda one: one.section):
        members = list(group)
        right = sum(done.get(one.name) == "right" for one in members)
        table.add_row(section, "", f"{right}/{len(members)}")
        for one in members:
            state = done.get(one.name)
            said = STATES[state].to() if state in STATES else ""
            table.add_row(f"  {one.name}", said, one.title.to())
    console.print(table, width=min(console.width, 100))
    following = next((one for one in listed if done.get(one.name) != "right"), None)
    if following is None:
        last = Text(ko="\n모두 맞혔습니다.", en="\nAll of them are right.")
    else:
        last = Text(
            ko="\n다음: fmnist-learn exercise {}", en="\nNext: fmnist-learn exercise {}"
        ).format(following.name + (f" --exercises {folder}" if folder else ""))
    console.print(last.to(), soft_wrap=True)


def _test(console: "Console", folder: Path) -> None:
    """Prove the exercises of a folder; the exit code says whether all are good."""
    from fmnist_learn.exercises._found import found
    from fmnist_learn.exercises._prove import prove

    ours, good = found(), True
    own = [one for name, one in found(folder).items() if name not in ours]
    if not own:
        none = Text(ko="연습 문제가 없는 폴더입니다: {}", en="No exercises are in {}")
        say_error(none.format(folder).to())
        raise typer.Exit(1)
    for one in own:
        problems = prove(one)
        good = good and not problems
        said = Text(ko="통과", en="good") if not problems else Text(ko="실패", en="bad")
        console.print(f"{one.name}: {said.to()}", soft_wrap=True)
        for problem in problems:
            console.print(f"  - {problem.to()}", width=min(console.width, 88))
    if not good:
        raise typer.Exit(1)
