"""The command line: lessons, training, prediction, explanations and the doctor.

Nothing heavy is imported here but inside the handlers, so that --help is instant.
"""

import contextlib
import faulthandler
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer

import fmnist_learn as fl
from fmnist_learn._files import check_writable, replacing
from fmnist_learn.i18n import Lang, Text, resolve_language, set_language

if TYPE_CHECKING:
    import keras
    from matplotlib.figure import Figure
    from rich.console import Console

    from fmnist_learn.data import Layout
    from fmnist_learn.doctor.files import Piece


class Model(StrEnum):
    """What `fmnist-learn train` can train."""

    sgd = "sgd"
    dense = "dense"
    deep = "deep"
    cnn = "cnn"


class Section(StrEnum):
    """The sections of the book that `fmnist-learn lesson` runs."""

    s07_1 = "07-1"
    s07_2 = "07-2"
    s07_3 = "07-3"
    s08_1 = "08-1"
    s08_2 = "08-2"
    s08_3 = "08-3"


class Language(StrEnum):
    """The languages of the output."""

    ko = "ko"
    en = "en"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the book trains a model, and the figures it prints for it."""

    epochs: int
    book: dict[str, float]
    optimizer: str | None = None
    patience: int | None = None
    layout: "Layout" = "flat"
    build: "Callable[[], keras.Sequential] | None" = None


RECIPES = {
    Model.sgd: Recipe(epochs=5, book={"cv_accuracy": 0.8194166666666666}),
    Model.dense: Recipe(
        epochs=5,
        optimizer="rmsprop",
        build=lambda: fl.build_dense(),  # noqa: PLW0108 - its name is lazy
        book={"val_loss": 0.44444, "val_accuracy": 0.84583, "parameters": 7_850},
    ),
    Model.deep: Recipe(
        epochs=20,
        optimizer="adam",
        patience=2,
        layout="image",
        build=lambda: fl.build_deep(dropout=0.3),
        book={"val_loss": 0.32333, "val_accuracy": 0.88533, "parameters": 79_510},
    ),
    Model.cnn: Recipe(
        epochs=20,
        optimizer="adam",
        patience=2,
        layout="channel",
        build=lambda: fl.build_cnn(),  # noqa: PLW0108 - its name is lazy
        book={
            "val_loss": 0.22549,
            "val_accuracy": 0.91908,
            "test_loss": 0.24881,
            "test_accuracy": 0.9160,
            "parameters": 333_526,
        },
    ),
}
SEED = 42

ROWS = {
    "cv_accuracy": Text(
        ko="교차 검증 평균 정확도", en="mean cross-validation accuracy"
    ),
    "converged": Text(ko="수렴한 폴드 개수", en="folds converged"),
    "val_loss": Text(ko="검증 손실", en="validation loss"),
    "val_accuracy": Text(ko="검증 정확도", en="validation accuracy"),
    "test_loss": Text(ko="테스트 손실", en="test loss"),
    "test_accuracy": Text(ko="테스트 정확도", en="test accuracy"),
    "parameters": Text(ko="모델 파라미터", en="parameters"),
    "epochs": Text(ko="에포크", en="epochs"),
    "seconds": Text(ko="훈련 시간(초)", en="training time (s)"),
}


def _help(ko: str, en: str) -> str:
    """Help in the reader's language; --lang comes too late for it."""
    try:
        return Text(ko=ko, en=en).to()
    except ValueError:  # FMNIST_LEARN_LANG names no language: said by the command
        return en


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_help(
        ko="패션 MNIST로 배우는 첫 신경망. 인터넷이 없어도 됩니다.",
        en="A first course on neural networks with Fashion-MNIST. No internet needed.",
    ),
)

LangOption = Annotated[
    Language | None,
    typer.Option("--lang", help=_help(ko="출력 언어.", en="Language of the output.")),
]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; ends the process with 0, 1 (failure) or 2 (usage)."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character shows a question mark for it.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    # Pictures go to files: no window, and no backend of a notebook that calls us.
    os.environ["MPLBACKEND"] = "Agg"
    try:
        app(args=arguments)
    except Exception as error:
        _say_error(str(error) or type(error).__name__)
    sys.exit(1)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=_help(ko="버전을 출력합니다.", en="Print the version.")
        ),
    ] = False,
) -> None:
    if version:
        typer.echo(fl.__version__)
        raise typer.Exit


@app.command(
    help=_help(
        ko="모델을 훈련하고 평가하여 모델, 훈련 기록, 그림을 폴더에 저장합니다. "
        "옵션을 주지 않으면 교재대로 훈련합니다.",
        en="Train and evaluate a model; save it, its history and pictures in a folder. "
        "Without options it is trained as in the book.",
    )
)
def train(  # noqa: PLR0917 - typer passes them by name
    model: Annotated[
        Model,
        typer.Argument(help=_help(ko="훈련할 모델.", en="The model to train.")),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help=_help(
                ko="결과를 저장할 새 폴더나 빈 폴더. [기본값: fmnist-learn-MODEL]",
                en="A new or empty folder for results. [default: fmnist-learn-MODEL]",
            )
        ),
    ] = None,
    epochs: Annotated[
        int | None,
        typer.Option(min=1, help=_help(ko="최대 에포크 횟수.", en="Epochs at most.")),
    ] = None,
    optimizer: Annotated[
        str | None,
        typer.Option(help=_help(ko="케라스 옵티마이저 이름.", en="A Keras optimizer.")),
    ] = None,
    seed: Annotated[
        int,
        typer.Option(
            min=0, max=2**32 - 1, help=_help(ko="랜덤 시드.", en="Random seed.")
        ),
    ] = SEED,
    lang: LangOption = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            help=_help(
                ko="마지막 표와 저장한 폴더만 출력합니다.",
                en="Print only the final table and the folder of the results.",
            ),
        ),
    ] = False,
) -> None:
    """Train one model of the course on all training images."""
    console = _console(lang)
    the_books = RECIPES[model]
    if optimizer and the_books.optimizer is None:
        message = "--optimizer does not apply to sgd, which is its own optimizer."
        raise typer.BadParameter(message)
    recipe = replace(
        the_books,
        epochs=epochs or the_books.epochs,
        optimizer=optimizer or the_books.optimizer,
    )
    with _results_folder(out, f"fmnist-learn-{model}") as folder:
        run = _train_sgd if model is Model.sgd else _train_keras
        figures = run(console, folder, recipe, seed, quiet=quiet)
        comparable = recipe == the_books and seed == SEED
        book = recipe.book if comparable else None
        _print_figures(console, model, figures, book)
        saved = Text(ko="저장한 폴더: {}", en="Saved in {}")
        console.print(saved.to().format(folder), soft_wrap=True)


@app.command(
    help=_help(
        ko="책의 한 절을 그대로 실행하고 숫자마다 책과 비교합니다.",
        en="Do what a section of the book does, and compare each number with the "
        "book's.",
    )
)
def lesson(  # noqa: PLR0917 - typer passes them by name
    section: Annotated[
        Section,
        typer.Argument(help=_help(ko="책의 절.", en="The section of the book.")),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            help=_help(ko="그림을 저장할 폴더.", en="A folder for the figures.")
        ),
    ] = None,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast",
            help=_help(
                ko="이미지와 에포크를 줄여 시험 삼아 실행합니다. 비교하지 않습니다.",
                en="Few images and epochs, for a try; nothing is compared.",
            ),
        ),
    ] = False,
    seed: Annotated[
        int,
        typer.Option(
            min=0, max=2**32 - 1, help=_help(ko="랜덤 시드.", en="Random seed.")
        ),
    ] = SEED,
    model: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help=_help(
                ko="08-3절에서 볼 모델. 08-2절의 신경망이어야 합니다. "
                "[기본값: 패키지에 든 합성곱 신경망]",
                en="For 08-3: a .keras file of the network of 08-2. "
                "[default: the package's trained CNN]",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Run one lesson of the course."""
    console = _console(lang)
    if model is not None and section is not Section.s08_3:
        message = "--model is for 08-3, which looks into a trained model."
        raise typer.BadParameter(message)
    if out is not None:
        _make_folder(out)
    with _waiting(console, quiet=False), _quiet_start():
        _start_backends(seed)
    fl.run_lesson(
        section.value,
        out=out,
        fast=fast,
        seed=seed,
        model=model,
        verbose=1 if sys.stdout.isatty() else 2,
    )


@app.command(
    help=_help(
        ko="옷 사진을 분류합니다. "
        "무늬 없는 배경에 옷 하나를 찍은 사진이 가장 좋습니다.",
        en="Tell what photos show; best is one garment on a plain background.",
    )
)
def predict(
    photos: Annotated[
        list[Path],
        typer.Argument(
            help=_help(ko="사진 파일.", en="Image files."), show_default=False
        ),
    ],
    model: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help=_help(
                ko="훈련한 모델(.keras 파일). [기본값: 패키지에 든 합성곱 신경망]",
                en="A trained .keras file. [default: the package's trained CNN]",
            ),
        ),
    ] = None,
    show_input: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=_help(
                ko="모델이 본 28x28 이미지와 확률을 이 폴더에 저장합니다.",
                en="Save what the model saw, with the probabilities, in this folder.",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Predict the class of each photo."""
    console = _console(lang)
    images = {}
    for photo in photos:
        try:
            images[photo] = fl.prepare_photo(photo)
        except (OSError, ValueError) as error:
            _say_error(str(error))
    if images:
        if show_input is not None:
            _make_folder(show_input)
        _predict(console, images, model, show_input)
    if len(images) < len(set(photos)):
        raise typer.Exit(1)


@app.command(
    help=_help(
        ko="패키지에 들어 있는 데이터를 확인하고 클래스마다 이미지 개수를 셉니다.",
        en="Verify the bundled data and count the images of each class.",
    )
)
def data(lang: LangOption = None) -> None:
    """Show what is bundled."""
    console = _console(lang)
    import numpy as np
    from rich.table import Table

    from fmnist_learn.data import SHA256, read_bundled

    files = read_bundled()  # raises if they were changed
    line = Text(
        ko="{}: {:,}바이트, SHA-256 확인 완료", en="{}: {:,} bytes, SHA-256 verified"
    )
    for name, content in files.items():
        console.print(line.to().format(name, len(content)))
        console.print(f"  {SHA256[name]}", soft_wrap=True)
    parts = [np.bincount(target, minlength=10) for _, target in fl.load_data()]
    table = Table(
        Text(ko="레이블", en="label").to(),
        Text(ko="클래스", en="class").to(),
        Text(ko="훈련", en="training").to(),
        Text(ko="테스트", en="test").to(),
    )
    for label, (name, *counts) in enumerate(zip(fl.class_names(), *parts, strict=True)):
        table.add_row(str(label), name, *(f"{count:,}" for count in counts))
    console.print(table)


@app.command(
    help=_help(
        ko="수업에 나오는 개념을 설명합니다. 한국어 이름과 영어 이름을 모두 씁니다.",
        en="Explain an idea of the course, by its Korean or English name.",
    )
)
def explain(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            help=_help(
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
            help=_help(
                ko="모든 개념을 책의 절에 따라 나열합니다.",
                en="List every concept, by section of the book.",
            ),
        ),
    ] = False,
    glossary: Annotated[
        bool,
        typer.Option(
            "--glossary",
            help=_help(
                ko="용어를 한국어와 영어로, 뜻과 함께 보입니다.",
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
        message = "give either a NAME, --list or --glossary"
        raise typer.BadParameter(message)
    console = _console(lang, concepts.language_of(wanted))
    if list_all:
        _print_sections(console, fl.list_concepts())
    elif glossary:
        _print_glossary(console)
    else:
        try:
            explanation = concepts.explain(wanted)
        except ValueError as error:
            near = ", ".join(concepts.suggestions(wanted))
            unknown = Text(
                ko=f"'{wanted}'라는 개념이 없습니다."
                + (f" 비슷한 이름: {near}." if near else "")
                + " 전체 목록: fmnist-learn explain --list",
                en=f"no concept is called '{wanted}'."
                + (f" Near it: {near}." if near else "")
                + " All of them: fmnist-learn explain --list",
            )
            _say_error(unknown.to())
            raise typer.Exit(1) from error
        # Longer lines than these are hard to read.
        console.print(explanation, width=min(console.width, 88))


@app.command(
    help=_help(
        ko="흔한 궁금증 하나를 실제 데이터로 재어 숫자와 결론을 보입니다.",
        en="Settle one common question by measuring it on the real data.",
    )
)
def experiment(  # noqa: PLR0917 - typer passes them by name
    name: Annotated[
        str | None,
        typer.Argument(
            help=_help(
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
            help=_help(
                ko="모든 실험을 책의 절에 따라 나열합니다.",
                en="List every experiment, by section of the book.",
            ),
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=_help(
                ko="그림과 표, 잰 값을 이 폴더에 저장합니다.",
                en="Save the figure, the table and the numbers in this folder.",
            ),
        ),
    ] = None,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast",
            help=_help(
                ko="이미지나 폴드를 줄여서 더 빨리 끝냅니다.",
                en="Use fewer images or folds and be done sooner.",
            ),
        ),
    ] = False,
    seed: Annotated[
        int,
        typer.Option(
            min=0, max=2**32 - 1, help=_help(ko="랜덤 시드.", en="Random seed.")
        ),
    ] = SEED,
    lang: LangOption = None,
) -> None:
    """Run an experiment, or list what there is."""
    from fmnist_learn import experiments

    if (name is None) != list_all:
        message = "give either a NAME or --list"
        raise typer.BadParameter(message)
    console = _console(lang)
    if name is None:
        _print_sections(console, experiments.list_experiments())
        return
    if (known := experiments.find(name)) is None:
        near = ", ".join(experiments.suggestions(name))
        unknown = Text(
            ko=f"이런 이름의 실험이 없습니다: '{name}'."
            + (f" 비슷한 이름: {near}." if near else "")
            + " 전체 목록: fmnist-learn experiment --list",
            en=f"no experiment is called '{name}'."
            + (f" Near it: {near}." if near else "")
            + " All of them: fmnist-learn experiment --list",
        )
        _say_error(unknown.to())
        raise typer.Exit(1)
    if out is not None:
        _make_folder(out)
    if known.keras:
        with _quiet_start():
            _start_backends(seed)
    result = experiments.run_experiment(name, seed=seed, fast=fast)
    # Longer lines than these are hard to read.
    console.print(result, width=min(console.width, 88))
    if out is not None:
        file = _unused(out, result.name, ".png")
        _save_figure(file, result.plot())
        with replacing(file.with_suffix(".md")) as draft:
            draft.write_text(f"{result._repr_markdown_()}\n", encoding="utf-8")
        settings = {"name": result.name, "seed": seed, "fast": fast}
        _write_json(file.with_suffix(".json"), settings | {"numbers": result.numbers})
        saved = Text(ko="저장한 그림: {}", en="The figure: {}")
        console.print(saved.to().format(file), soft_wrap=True)


@app.command(
    help=_help(
        ko="오래되었거나 잘못 쓴 코드를 찾아 고칠 곳을 까닭과 함께 보입니다. "
        ".py, .ipynb, .md 파일과 폴더를 받습니다. 읽거나 쓰지 못한 파일이나 읽지 못한 "
        "코드가 있으면 종료 코드가 1입니다.",
        en="Find old and mistaken code in .py, .ipynb and .md files or folders, and "
        "show what to change and why. The exit code is 1 if a file cannot be read or "
        "written, or its code cannot be read.",
    )
)
def fix(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help=_help(ko="파일이나 폴더.", en="Files or folders."),
            exists=True,
            readable=False,  # one that cannot be read stops no other
            show_default=False,
        ),
    ],
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help=_help(
                ko="확실한 것을 파일에 고쳐 씁니다. 나머지는 그대로 둡니다.",
                en="Make the changes that are sure; the rest of a file is kept.",
            ),
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Correct code, or show how."""
    from fmnist_learn.doctor.files import fix_files

    console = _console(lang)
    failed, changed, remaining = False, 0, 0
    for outcome in fix_files(paths, write=write, lang=resolve_language()):
        if outcome.problem:
            _say_error(f"{outcome.path}: {outcome.problem}")
            failed = True
        for piece in outcome.pieces:
            changed += len(piece.fix.changes)
            remaining += len(piece.fix.remaining)
            failed |= any(one.syntax for one in piece.fix.remaining)
            _print_piece(console, outcome.path, piece)
    said = Text(ko="고친 곳 {}, 살펴볼 곳 {}.", en="{} corrected, {} to look at.")
    if not write:
        said = Text(
            ko="고칠 곳 {}, 살펴볼 곳 {}. --write를 주면 고쳐 씁니다.",
            en="{} to correct, {} to look at. --write makes the corrections.",
        )
    nothing = Text(ko="고칠 곳이 없습니다.", en="Nothing to correct.")
    total = changed + remaining
    console.print((said if total else nothing).to().format(changed, remaining))
    if failed:
        raise typer.Exit(1)


def _print_piece(console: "Console", path: Path, piece: "Piece") -> None:
    from rich.text import Text as Styled

    text = Styled()
    for change in (*piece.fix.changes, *piece.fix.remaining):
        number = piece.line + change.line - 1
        text.append(f"{path} {piece.name}".rstrip() + f":{number}\n", style="bold")
        after = change.after if change in piece.fix.changes else ""
        old, colour = ("-", "red") if after else ("?", "yellow")
        for line in change.before.splitlines():
            text.append(f"{old} {line}\n", style=colour)
        for line in after.splitlines():
            text.append(f"+ {line}\n", style="green")
        text.append(f"  {change.reason}\n\n")
    if text:
        console.print(text, end="", soft_wrap=True)


@app.command(
    help=_help(
        ko="이 컴퓨터의 버전과 백엔드, 데이터를 살펴봅니다. 강사에게 보낼 수 있습니다.",
        en="Look at the versions, the backend and the data here; to send to an "
        "instructor.",
    )
)
def doctor(
    as_json: Annotated[
        bool, typer.Option("--json", help=_help(ko="JSON으로 출력.", en="Print JSON."))
    ] = False,
    lang: LangOption = None,
) -> None:
    """Diagnose this machine."""
    console = _console(lang)
    with _waiting(console, quiet=as_json):
        machine = fl.diagnose()
    if as_json:
        content = {
            "facts": machine.facts,
            "problems": machine.problems,
            "notes": machine.notes,
        }
        typer.echo(json.dumps(content, indent=1, ensure_ascii=False))
    else:
        console.print(str(machine), soft_wrap=True)
    if machine.problems:
        raise typer.Exit(1)


def _print_sections(console: "Console", listed: dict[str, dict[str, str]]) -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for section, titles in listed.items():
        table.add_row(section)
        for name, title in titles.items():
            table.add_row(f"  {name}", title)
    console.print(table)


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


Figures = dict[str, float | None]


def _train_sgd(
    console: "Console", folder: Path, recipe: Recipe, seed: int, *, quiet: bool
) -> Figures:
    """Cross-validate the baseline; what it measured."""
    with _waiting(console, quiet):
        import numpy as np

        started = time.perf_counter()
        result = fl.baseline_sgd(max_iter=recipe.epochs, random_state=seed)
        seconds = time.perf_counter() - started
        splits = fl.prepare_data()
        estimator = result.estimator
        evaluation = fl.evaluate(estimator, splits.test_scaled, splits.test_target)
        scores = {"scores": result.scores, "converged": result.converged}
        _write_json(folder / "scores.json", scores)
        weights = {"coef": estimator.coef_, "intercept": estimator.intercept_}
        with replacing(folder / "weights.npz") as draft:
            np.savez(draft, **weights)
        _save_pictures(folder, splits, evaluation)
    return {
        "cv_accuracy": result.mean,
        "converged": sum(result.converged),
        "test_accuracy": result.test_accuracy,
        "parameters": sum(array.size for array in weights.values()),
        "epochs": recipe.epochs,
        "seconds": round(seconds),
    }


def _train_keras(
    console: "Console", folder: Path, recipe: Recipe, seed: int, *, quiet: bool
) -> Figures:
    """Train a model of the course and save it with its history; what it measured."""
    with _waiting(console, quiet), _quiet_start():
        import keras

        from fmnist_learn.training import find_optimizer

        keras.utils.set_random_seed(seed)
        model = cast("Callable[[], keras.Sequential]", recipe.build)()
    try:
        optimizer = find_optimizer(recipe.optimizer)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    splits = fl.prepare_data(layout=recipe.layout)
    file = folder / "model.keras"
    started = time.perf_counter()
    try:
        history = fl.train(
            model,
            splits,
            optimizer=optimizer,
            epochs=recipe.epochs,
            patience=recipe.patience,
            checkpoint=file,
            # A bar that is redrawn in place is a thousand lines in a log file.
            verbose=0 if quiet else 1 if sys.stdout.isatty() else 2,
        ).history
    except KeyboardInterrupt:
        best = Text(
            ko="훈련을 멈췄습니다. 지금까지 가장 좋은 모델: {}",
            en="Training was stopped. The best model so far: {}",
        )
        none = Text(
            ko="첫 에포크가 끝나기 전에 훈련을 멈췄습니다. 저장한 것이 없습니다.",
            en="Training was stopped before the first epoch ended. Nothing was saved.",
        )
        typer.echo((best if file.exists() else none).to().format(file), err=True)
        raise typer.Exit(1) from None
    seconds = time.perf_counter() - started
    with _waiting(console, quiet):
        # The model in hand: without patience it need not be the best on the way.
        with replacing(file) as draft:
            model.save(draft)
        _write_json(folder / "history.json", history)
        # The book's figure is Keras's, which need not clip as `fl.evaluate` does.
        test = splits.test_scaled, splits.test_target
        test_loss, _ = model.evaluate(*test, verbose=0)
        evaluation = fl.evaluate(model, *test)
        _save_pictures(folder, splits, evaluation, model, history)
    losses = history["val_loss"]
    kept = -1 if recipe.patience is None else losses.index(min(losses))
    return {
        "val_loss": losses[kept],
        "val_accuracy": history["val_accuracy"][kept],
        "test_loss": test_loss,
        "test_accuracy": evaluation.accuracy,
        "parameters": model.count_params(),
        "epochs": len(losses),
        "seconds": round(seconds),
    }


def _save_pictures(
    folder: Path,
    splits: "fl.Splits",
    evaluation: "fl.Evaluation",
    model: "keras.Sequential | None" = None,
    history: dict[str, list[float]] | None = None,
) -> None:
    axes = fl.plot_confusion(evaluation)
    pictures = {
        "confusion": cast("Figure", axes.figure),
        "mistakes": fl.plot_mistakes(evaluation, splits.test_scaled),
    }
    if history is not None:
        pictures["history"] = fl.plot_history(history)
    if model is not None and model.name == "cnn":
        image = splits.test_scaled[0]
        pictures["filters"] = fl.visualize_filters(model)
        pictures["feature_maps"] = fl.visualize_feature_maps(model, image)
    for name, figure in pictures.items():
        _save_figure(folder / f"{name}.png", figure)


def _predict(
    console: "Console",
    images: dict[Path, Any],
    model: Path | None,
    show_input: Path | None,
) -> None:
    import numpy as np

    with _waiting(console, quiet=False):
        with _quiet_start():
            from fmnist_learn._checks import one_shape, requirement
            from fmnist_learn.training import load_safely

        network = fl.load_pretrained("cnn") if model is None else load_safely(model)
    takes, gives = one_shape(network, "input"), one_shape(network, "output")
    if takes is None or np.prod(takes) != 784 or gives != (10,):
        rule = "take one image of 28x28 and give ten probabilities"
        received = f"{str(model)!r} from {takes} to {gives}"
        raise ValueError(requirement("model", rule, received))
    batch = np.divide(np.stack([*images.values()]), np.float32(255))
    outputs = network.predict(batch.reshape(-1, *takes), verbose=0)

    names = fl.class_names()
    for (photo, image), probabilities in zip(images.items(), outputs, strict=True):
        first, *others = np.argsort(-probabilities)[:3]
        best = f"{names[first]} {probabilities[first]:.1%}"
        rest = ", ".join(f"{names[i]} {probabilities[i]:.1%}" for i in others)
        console.print(f"{photo}: {best} ({rest})", soft_wrap=True)
        if show_input is not None:
            file = _unused(show_input, photo.stem, ".png")
            _save_figure(file, fl.plot_prediction(image, probabilities))
            console.print(f"  {file}", soft_wrap=True)


def _print_figures(
    console: "Console",
    model: Model,
    figures: Figures,
    book: dict[str, float] | None,
) -> None:
    from rich.table import Table

    table = Table(
        model,
        Text(ko="측정한 값", en="measured").to(),
        Text(ko="교재", en="the book").to(),
    )
    different = Text(ko="비교할 수 없음", en="not comparable").to()
    for row, value in figures.items():
        reference = different if book is None else _number(book.get(row))
        table.add_row(ROWS[row].to(), _number(value), reference)
    console.print(table)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.5f}"


def _console(lang: Language | None, otherwise: Lang | None = None) -> "Console":
    """Choose the language of this run; the console to print on.

    `otherwise` counts before the locale, where neither an option nor the environment
    has chosen.
    """
    from rich.console import Console

    try:
        chosen = lang.value if lang else resolve_language(otherwise=otherwise)
        set_language(chosen)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if lang is None:
        try:
            "한".encode(sys.stdout.encoding)
        except UnicodeEncodeError:  # question marks would help nobody
            set_language("en")
    return Console(highlight=False, markup=False, emoji=False)


def _say_error(message: str) -> None:
    typer.echo(f"{Text(ko='오류', en='error').to()}: {message}", err=True)


@contextlib.contextmanager
def _waiting(console: "Console", quiet: bool) -> Iterator[None]:
    """A sign of life while there is no progress bar."""
    if quiet:
        yield
    else:
        with console.status(Text(ko="작업하는 중", en="Working").to()):
            yield


@contextlib.contextmanager
def _quiet_start() -> Iterator[None]:
    """Keep what TensorFlow writes to stderr while it starts, unless starting fails.

    Its lines on missing GPU drivers and CPU features come from C++, below
    `sys.stderr`, and before its own log level counts.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    sys.stderr.flush()
    real = os.dup(2)
    # If the process dies, as on a CPU without the instructions TensorFlow was built
    # for, the place is still named.
    faulthandler.enable(real)
    with tempfile.TemporaryFile() as kept:
        os.dup2(kept.fileno(), 2)
        try:
            import keras

            keras.ops.zeros(1)  # the first operation looks for devices
            yield
        except BaseException:
            kept.seek(0)
            os.write(real, kept.read())
            raise
        finally:
            sys.stderr.flush()
            os.dup2(real, 2)
            faulthandler.disable()
            os.close(real)


def _start_backends(seed: int) -> None:
    """Start TensorFlow beside another backend, too: a seed is set in both."""
    import keras

    keras.utils.set_random_seed(seed)


@contextlib.contextmanager
def _results_folder(out: Path | None, name: str) -> Iterator[Path]:
    """The folder for the results, new or empty; removed again if nothing came of it."""
    if out is None:
        out = _unused(Path(), name, "")
    elif out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = f"--out must be a new or empty folder. Received: {out}"
        raise typer.BadParameter(message)
    existed = out.exists()
    _make_folder(out)
    try:
        yield out
    finally:
        if not existed and not any(out.iterdir()):
            out.rmdir()


def _make_folder(folder: Path) -> None:
    """Make `folder` and see that it takes files, before the work rather than after."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_writable(folder)
    except OSError as error:
        _say_error(f"{folder} must be a folder that can be written to. ({error})")
        raise typer.Exit(1) from error


def _unused(folder: Path, stem: str, suffix: str) -> Path:
    """`stem` in `folder`, or stem-2, stem-3, ... if there is one already."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def _write_json(path: Path, content: object) -> None:
    with replacing(path) as draft:
        draft.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _save_figure(path: Path, figure: "Figure") -> None:
    import matplotlib.pyplot as plt

    with replacing(path) as draft:
        figure.savefig(draft, dpi=120)
    plt.close(figure)
