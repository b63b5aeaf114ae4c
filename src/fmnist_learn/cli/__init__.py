"""The command line: a module for each command, `main` to run them.

Nothing heavy is imported here but inside the handlers, so that --help is instant.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

import fmnist_learn as fl
from fmnist_learn._stopping import raise_if_stopped, stoppable
from fmnist_learn.cli import (
    analyse,
    audit,
    check,
    collect,
    data,
    doctor,
    exercise,
    experiment,
    explain,
    fix,
    lesson,
    make_dataset,
    notebook,
    predict,
    quiz,
    sweep,
    train,
)
from fmnist_learn.cli._console import choose_language, say_error, writable_streams
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.cli._usage import Command, Group, say_usage_error
from fmnist_learn.i18n import korean_first

_NAME = "fmnist-learn"  # also where the file is called fmnist-learn-script.py

app = typer.Typer(
    cls=Group,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=help_text(
        ko="패션 MNIST로 배우는 첫 신경망. 인터넷이 없어도 됩니다.",
        en="A first course on neural networks with Fashion-MNIST. No internet needed.",
    ),
)


@app.callback(invoke_without_command=True)
def _before_the_command(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=help_text(ko="버전을 출력합니다.", en="Print the version."),
        ),
    ] = False,
    lang: LangOption = None,  # noqa: ARG001 - `choose_language` has found it
) -> None:
    if version:
        typer.echo(fl.__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


# In the order of --help.
app.command(cls=Command, help=train.HELP)(train.train)
app.command(
    cls=Command,
    help=lesson.HELP,
    context_settings={"token_normalize_func": lesson.with_zero},
)(lesson.lesson)
app.command(
    cls=Command,
    help=notebook.HELP,
    context_settings={"token_normalize_func": lesson.with_zero},
)(notebook.notebook)
app.command(cls=Command, help=predict.HELP)(predict.predict)
app.command(cls=Command, help=analyse.HELP)(analyse.analyse)
app.command(cls=Command, help=data.HELP)(data.data)
app.command(cls=Command, help=make_dataset.HELP)(make_dataset.make_dataset)
app.command(cls=Command, help=audit.HELP)(audit.audit)
app.command(cls=Command, help=explain.HELP)(explain.explain)
app.command(cls=Command, help=experiment.HELP)(experiment.experiment)
app.command(cls=Command, help=sweep.HELP)(sweep.sweep)
app.command(cls=Command, help=exercise.HELP)(exercise.exercise)
app.command(cls=Command, help=check.HELP)(check.check)
app.command(
    cls=Command,
    help=quiz.HELP,
    context_settings={"token_normalize_func": lesson.with_zero},
)(quiz.quiz)
app.command(cls=Command, help=collect.HELP)(collect.collect)
app.command(cls=Command, help=fix.HELP)(fix.fix)
app.command(cls=Command, help=doctor.HELP)(doctor.doctor)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; ends the process with 0, 1 (failure) or 2 (usage).

    Stopped by a signal, it ends with 128 and the number of the signal.
    """
    # Pictures go to files: no window, and no backend of a notebook that calls us.
    os.environ["MPLBACKEND"] = "Agg"
    if os.environ.get("COLUMNS") == "0":  # some programs say so, and Rich believes it
        del os.environ["COLUMNS"]
    with warnings.catch_warnings(), writable_streams(), stoppable():
        # Keras's, on saving with TensorFlow and NumPy 2; `python -W error` ended there.
        warnings.filterwarnings("ignore", "__array__ impl", DeprecationWarning)
        try:
            choose_language(sys.argv[1:] if arguments is None else arguments)
            code = app(args=arguments, prog_name=_NAME, standalone_mode=False) or 0
        except typer.BadParameter as error:
            say_usage_error(error)
            code = 2
        except Exception as error:
            raise_if_stopped()
            say_error(korean_first(error))
            code = 1
        sys.exit(code)
