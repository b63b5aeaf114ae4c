"""`fmnist-learn collect`: the answers of a class, marked again from their sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn._files import replacing
from fmnist_learn.cli._console import console_for, say_error
from fmnist_learn.cli._folders import make_folder
from fmnist_learn.cli._options import (
    ExercisesOption,
    LangOption,
    SecondsOption,
    help_text,
)
from fmnist_learn.i18n import Text, resolve_language

if TYPE_CHECKING:
    from rich.console import Console

    from fmnist_learn.exercises._collect import Collected

HELP = help_text(
    ko="학급의 .py와 .ipynb 파일을 다시 실행해 채점합니다. 안에 든 폴더나 파일 하나가 "
    "학생 한 명입니다. 파일마다 다른 프로세스와 임시 폴더에서, 환경 변수 없이, 시간과 "
    "메모리와 출력을 제한해 실행합니다(윈도우에서는 시간과 출력만). 사고와 장난이 "
    "남의 점수에 닿지 않게 하지만 감옥은 아닙니다. 코드는 여러분의 권한으로 실행되어 "
    "여러분의 파일을 읽고 지우거나 인터넷을 쓸 수 있습니다. 믿지 못하는 코드는 가상 "
    "머신에서 채점하세요.",
    en="Run the .py and .ipynb files of a class again, and mark them. Each folder or "
    "file in FOLDER is a student. Each file runs in a process and a temporary folder "
    "of its own, without your environment variables, with limits on time, memory and "
    "output (on Windows: on time and output). That keeps accidents and mischief from "
    "the marks of others, but it is no jail: the code runs with your rights, can read "
    "and delete your files, and use the network. Mark code that you do not trust in a "
    "virtual machine.",
)


def collect(  # noqa: PLR0917 - typer passes them by name
    folder: Annotated[
        Path,
        typer.Argument(
            exists=True,
            file_okay=False,
            help=help_text(
                ko="제출한 파일이 든 폴더.", en="The folder with what was handed in."
            ),
            show_default=False,
        ),
    ],
    csv: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=help_text(
                ko="점수를 엑셀에서 열 파일에 씁니다.",
                en="Write the marks to a file for Excel.",
            ),
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=help_text(
                ko="점수와 가장 흔한 틀린 답을 페이지 하나에 씁니다.",
                en="Write the marks and the commonest wrong answers to a page.",
            ),
        ),
    ] = None,
    json: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=help_text(
                ko="모든 결과를 JSON으로 씁니다.", en="Write all results as JSON."
            ),
        ),
    ] = None,
    exercises: ExercisesOption = None,
    seconds: SecondsOption = 60,
    lang: LangOption = None,
) -> None:
    """Mark what a class has handed in."""
    from json import dumps

    from rich.markup import escape

    from fmnist_learn.exercises._collect import as_json
    from fmnist_learn.exercises._collect import collect as mark_all
    from fmnist_learn.exercises._report import as_csv, as_html

    console = console_for(lang)
    for file in (csv, html, json):
        if file is not None:
            if file.is_dir():
                message = Text(
                    ko="파일 이름이어야 하는데 폴더입니다: {}",
                    en="{} must be a file and is a folder.",
                )
                raise typer.BadParameter(message.format(file).to())
            make_folder(file.parent)
    language = resolve_language()
    with console.status(Text(ko="채점하는 중", en="Marking").to()) as status:
        collected = mark_all(
            folder,
            exercises=exercises,
            seconds=seconds,
            done=lambda student: status.update(escape(student)),
        )
    if not any(student.files for student in collected.students):
        none = Text(
            ko="{}: .py나 .ipynb 파일이 없습니다.",
            en="{} holds no .py or .ipynb files.",
        )
        say_error(none.format(folder).to())
        raise typer.Exit(1)
    _print(console, collected)
    if csv is not None:
        _write(csv, as_csv(collected, language))
    if html is not None:
        _write(html, as_html(collected, language))
    if json is not None:
        content = as_json(collected)
        _write(json, dumps(content, ensure_ascii=False, indent=1))


def _write(path: Path, content: str) -> None:
    with replacing(path) as draft:
        draft.write_text(content, encoding="utf-8", newline="")


def _print(console: "Console", collected: "Collected") -> None:
    from rich.table import Table

    from fmnist_learn.exercises import STATES, State
    from fmnist_learn.exercises._collect import mistakes_of
    from fmnist_learn.exercises._report import problems_of

    states: tuple[State, ...] = ("right", "wrong", "not attempted")
    table = Table(
        Text(ko="학생", en="student").to(),
        Text(ko="점수", en="marks").to(),
        *(STATES[state].to() for state in states),
        Text(ko="멈춘 곳", en="stopped").to(),
    )
    for student in collected.students:
        found = [outcome.state for outcome in student.outcomes.values()]
        problems = problems_of(student, resolve_language())
        table.add_row(
            student.name,
            f"{student.marks:g}/{len(collected.exercises)}",
            *(str(found.count(state)) for state in states),
            str(len(problems) or ""),
        )
    console.print(table)
    for one in mistakes_of(collected)[:5]:
        count = Text(ko="{}명", en="{} students")
        if len(one.students) == 1:
            count = Text(ko="{}명", en="{} student")
        head = f"{one.exercise.name}, {one.name}: "
        console.print(head + count.format(len(one.students)).to(), soft_wrap=True)
        console.print(f"  {one.outcome.message.to()}", width=min(console.width, 88))
