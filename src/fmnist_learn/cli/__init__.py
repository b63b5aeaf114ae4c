"""The command line: a module for each command, `main` to run them.

Nothing heavy is imported here but inside the handlers, so that --help is instant.
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

import fmnist_learn as fl
from fmnist_learn.cli import (
    data,
    doctor,
    experiment,
    explain,
    fix,
    lesson,
    predict,
    train,
)
from fmnist_learn.cli._console import say_error, writable_streams
from fmnist_learn.cli._options import help_text
from fmnist_learn.i18n import korean_first

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=help_text(
        ko="패션 MNIST로 배우는 첫 신경망. 인터넷이 없어도 됩니다.",
        en="A first course on neural networks with Fashion-MNIST. No internet needed.",
    ),
)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=help_text(ko="버전을 출력합니다.", en="Print the version."),
        ),
    ] = False,
) -> None:
    if version:
        typer.echo(fl.__version__)
        raise typer.Exit


# In the order of --help.
app.command(help=train.HELP)(train.train)
app.command(help=lesson.HELP)(lesson.lesson)
app.command(help=predict.HELP)(predict.predict)
app.command(help=data.HELP)(data.data)
app.command(help=explain.HELP)(explain.explain)
app.command(help=experiment.HELP)(experiment.experiment)
app.command(help=fix.HELP)(fix.fix)
app.command(help=doctor.HELP)(doctor.doctor)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; ends the process with 0, 1 (failure) or 2 (usage)."""
    # Pictures go to files: no window, and no backend of a notebook that calls us.
    os.environ["MPLBACKEND"] = "Agg"
    with writable_streams():
        try:
            app(args=arguments)
        except Exception as error:
            say_error(korean_first(error))
        sys.exit(1)
