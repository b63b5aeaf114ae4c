"""`fmnist-learn doctor`: the versions, the backend and the data of this machine."""

import json
from typing import Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, waiting
from fmnist_learn.cli._options import LangOption, help_text

HELP = help_text(
    ko="이 컴퓨터의 버전과 백엔드, 데이터를 살펴봅니다. 강사에게 보낼 수 있습니다.",
    en="Show this machine's versions, backend and data, to send to an instructor.",
)


def doctor(
    as_json: Annotated[
        bool,
        typer.Option("--json", help=help_text(ko="JSON으로 출력.", en="Print JSON.")),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Diagnose this machine."""
    console = console_for(lang)
    with waiting(console, quiet=as_json):
        diagnosis = fl.diagnose()
    if as_json:
        content = {
            "facts": diagnosis.facts,
            "problems": diagnosis.problems,
            "notes": diagnosis.notes,
        }
        typer.echo(json.dumps(content, indent=1, ensure_ascii=False))
    else:
        console.print(str(diagnosis), soft_wrap=True)
    if diagnosis.problems:
        raise typer.Exit(1)
