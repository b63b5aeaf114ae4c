"""`fmnist-learn explain`: the concepts of the course, and its terms."""

from typing import TYPE_CHECKING, Annotated

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, print_sections, say_unknown
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from rich.console import Console


HELP = help_text(
    ko="수업에 나오는 개념을 설명합니다. 이름은 한국어와 영어 모두 됩니다.",
    en="Explain an idea of the course, by its Korean or English name.",
)


def explain(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            help=help_text(
                ko="개념의 이름. 소프트맥스, convolution 등.",
                en="The concept: softmax, gradient descent, 합성곱.",
            ),
            show_default=False,
        ),
    ] = None,
    list_all: Annotated[
        bool,
        typer.Option(
            "--list",
            help=help_text(
                ko="모든 개념을 책의 절에 따라 나열합니다.",
                en="List every concept, by section of the book.",
            ),
        ),
    ] = False,
    glossary: Annotated[
        bool,
        typer.Option(
            "--glossary",
            help=help_text(
                ko="용어를 한국어와 영어로, 뜻과 함께 보여 줍니다.",
                en="Show the terms in Korean and English, with their meaning.",
            ),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Explain a concept, or list what can be explained."""
    from fmnist_learn import concepts

    wanted = " ".join(name or ())
    if bool(wanted) + list_all + glossary != 1:
        message = Text(
            ko="NAME, --list, --glossary 가운데 하나만 주세요.",
            en="give either a NAME, --list or --glossary.",
        )
        raise typer.BadParameter(message.to())
    console = console_for(lang, concepts.language_of(wanted))
    if list_all:
        print_sections(console, fl.list_concepts())
    elif glossary:
        _print_glossary(console)
    else:
        try:
            explanation = concepts.explain(wanted)
        except ValueError as error:
            unknown = Text(
                ko=f"이런 이름의 개념이 없습니다: '{wanted}'.",
                en=f"no concept is called '{wanted}'.",
            )
            say_unknown(unknown, concepts.suggestions(wanted), "explain")
            raise typer.Exit(1) from error
        # Longer lines than these are hard to read.
        console.print(explanation, width=min(console.width, 88))


def _print_glossary(console: "Console") -> None:
    from rich.table import Table

    from fmnist_learn.concepts import GLOSSARY

    table = Table()
    heads = (
        Text(ko="한국어", en="Korean"),
        Text(ko="영어", en="English"),
        Text(ko="뜻", en="Meaning"),
    )
    for head in heads:
        table.add_column(head.to(), overflow="fold")
    for term in GLOSSARY:
        table.add_row(term.name.ko, term.name.en, term.meaning.to())
    console.print(table)
