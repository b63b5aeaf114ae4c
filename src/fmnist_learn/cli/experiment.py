"""`fmnist-learn experiment`: a common question, settled by measuring."""

from math import ceil
from pathlib import Path
from typing import Annotated

import typer

from fmnist_learn._files import replacing
from fmnist_learn.cli._console import (
    console_for,
    print_sections,
    quiet_start,
    say_unknown,
    start_backends,
)
from fmnist_learn.cli._folders import make_folder, save_figure, unused, write_json
from fmnist_learn.cli._options import JobsOption, LangOption, help_text
from fmnist_learn.i18n import Text
from fmnist_learn.recipes import BOOK_SEED

HELP = help_text(
    ko="흔한 궁금증 하나를 실제 데이터로 여러 시드에서 재어 숫자와 결론을 보여 줍니다.",
    en="Settle one common question by measuring it on the real data, over seeds.",
)


def experiment(  # noqa: PLR0917 - typer passes them by name
    name: Annotated[
        str | None,
        typer.Argument(
            help=help_text(
                ko="실험의 이름. hidden-units 등.",
                en="The experiment, such as hidden-units.",
            ),
            show_default=False,
        ),
    ] = None,
    list_all: Annotated[
        bool,
        typer.Option(
            "--list",
            help=help_text(
                ko="모든 실험과 걸리는 시간을 책의 절에 따라 나열합니다.",
                en="List every experiment, and how long it takes, by section.",
            ),
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="그림과 표, 잰 값을 이 폴더에 저장합니다.",
                en="Save the figure, the table and the numbers in this folder.",
            ),
        ),
    ] = None,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast",
            help=help_text(
                ko="이미지와 시드를 줄여서 더 빨리 끝냅니다.",
                en="Use fewer images and seeds and be done sooner.",
            ),
        ),
    ] = False,
    seeds: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="시드의 개수. 42부터 셉니다. [기본값: 5, --fast이면 3]",
                en="Number of seeds, from 42 on. [default: 5, 3 with --fast]",
            ),
        ),
    ] = None,
    jobs: JobsOption = None,
    lang: LangOption = None,
) -> None:
    """Run an experiment, or list what there is."""
    from fmnist_learn import experiments

    if (name is None) != list_all:
        message = Text(
            ko="NAME과 --list 가운데 하나만 주세요.", en="give either a NAME or --list."
        )
        raise typer.BadParameter(message.to())
    console = console_for(lang)
    if name is None:
        times = {
            name: Text(ko="약 {}초", en="about {} s").format(ceil(time)).to()
            for name, time in experiments.seconds().items()
        }
        print_sections(console, experiments.list_experiments(), times)
        note = Text(
            ko="시간은 시드 5개로, 코어 두 개에서 잰 것입니다.",
            en="The times are of 5 seeds, measured on two cores.",
        )
        console.print(note.to())
        return
    if (known := experiments.find(name)) is None:
        unknown = Text(
            ko=f"이런 이름의 실험이 없습니다: '{name}'.",
            en=f"no experiment is called '{name}'.",
        )
        say_unknown(unknown, experiments.suggestions(name), "experiment")
        raise typer.Exit(1)
    if out is not None:
        make_folder(out)
    if known.keras:
        with quiet_start():
            start_backends(BOOK_SEED)
    result = experiments.run_experiment(name, seeds=seeds, fast=fast, n_jobs=jobs)
    # Longer lines than these are hard to read.
    console.print(result, width=min(console.width, 88))
    if out is not None:
        file = unused(out, result.name, ".png")
        save_figure(file, result.plot())
        with replacing(file.with_suffix(".md")) as draft:
            draft.write_text(f"{result._repr_markdown_()}\n", encoding="utf-8")
        settings = {"name": result.name, "seeds": result.seeds, "fast": fast}
        write_json(file.with_suffix(".json"), settings | {"numbers": result.numbers})
        saved = Text(ko="저장한 그림: {}", en="The figure: {}")
        console.print(saved.to().format(file), soft_wrap=True)
