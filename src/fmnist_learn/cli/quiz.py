"""`fmnist-learn quiz`: the questions of a section, one after the other."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from fmnist_learn.cli._console import console_for
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.cli.lesson import Section
from fmnist_learn.i18n import Text, resolve_language

if TYPE_CHECKING:
    from fmnist_learn.exercises._kinds import Question

HELP = help_text(
    ko="책의 한 절에 관한 질문을 하나씩 묻고, 보기마다 까닭을 말합니다. 종료 코드는 "
    "모두 맞으면 0, 아니면 1입니다.",
    en="Ask the questions of a section, and give the reason for each choice. The exit "
    "code is 0 if all answers are right, else 1.",
)


def quiz(
    section: Annotated[
        Section,
        typer.Argument(
            help=help_text(
                ko="책의 절 07-1부터 08-3까지, 또는 책에 없는 09.",
                en="A section of the book, 07-1 to 08-3, or 09, beyond it.",
            )
        ),
    ],
    lang: LangOption = None,
) -> None:
    """Ask the questions of a section, of a learner or of a file on stdin."""
    from fmnist_learn.concepts._terminal import as_rich
    from fmnist_learn.exercises.quizzes import answered, as_question, questions

    console = console_for(lang)
    lang_used = resolve_language()
    asked = questions(section.value)
    given: list[bool] = []
    for number, question in enumerate(asked, start=1):
        shown = as_rich(as_question(number, question, lang_used), lang_used)
        console.print(shown, width=min(console.width, 88))
        # Where there is no answer any more, the questions are shown all the same.
        if chosen := _answer(question):
            one = answered(question, chosen, lang_used)
            given.append(one.chosen == one.right)
            reasons = as_rich(one.as_markdown(lang_used), lang_used)
            console.print(reasons, width=min(console.width, 88))
    score = Text(ko="\n{}문제 가운데 {}문제 맞음", en="\n{1} of {0} right")
    console.print(score.format(len(asked), sum(given)).to())
    if given and sum(given) < len(asked):
        raise typer.Exit(1)


def _answer(question: "Question") -> str | None:
    """The letter that is typed; None where nobody types any more."""
    from fmnist_learn.exercises.quizzes import letters

    known = letters(question)
    while True:
        typer.echo(f"[{'/'.join(known)}] ", nl=False)
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            typer.echo()
            return None
        if (letter := line.strip().casefold()) in known:
            return letter
