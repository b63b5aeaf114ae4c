"""`fmnist-learn train`: a model of the course, trained as in the book or otherwise."""

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn._stopping import Stopped
from fmnist_learn.cli._console import console_for, quiet_start, waiting
from fmnist_learn.cli._folders import results_folder, save_figure, write_json
from fmnist_learn.cli._options import (
    LangOption,
    LearningRateOption,
    SeedOption,
    help_text,
)
from fmnist_learn.i18n import Lang, Text, korean_first
from fmnist_learn.recipes import BASELINE_EPOCHS, BOOK_SEED, RECIPES, Recipe

if TYPE_CHECKING:
    import keras
    from matplotlib.figure import Figure
    from rich.console import Console

    from fmnist_learn.evaluation import Evaluation
    from fmnist_learn.lessons import Section


class Model(StrEnum):
    """What `fmnist-learn train` can train."""

    sgd = "sgd"
    dense = "dense"
    deep = "deep"
    cnn = "cnn"
    cnn_one_cycle = "cnn-one-cycle"
    modern = "modern"


Figures = dict[str, float | None]

# The rows of the table that a training ends with.
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

# What a run may have otherwise than the book.
OPTIONS = {
    "optimizer": Text(ko="옵티마이저", en="optimizer"),
    "learning_rate": Text(ko="학습률", en="learning rate"),
    "epochs": Text(ko="최대 에포크", en="epochs at most"),
    "seed": Text(ko="시드", en="seed"),
}

# Which figures of the lessons the book has for these rows: the section and the name.
BOOK: "dict[Model, dict[str, tuple[Section, str]]]" = {
    Model.sgd: {"cv_accuracy": ("07-1", "cv_mean")},
    Model.dense: {
        "val_loss": ("07-1", "dense_val_loss"),
        "val_accuracy": ("07-1", "dense_val_accuracy"),
        "parameters": ("07-1", "dense_parameters"),
    },
    Model.deep: {
        "val_loss": ("07-3", "early_val_loss"),
        "val_accuracy": ("07-3", "early_val_accuracy"),
        "parameters": ("07-3", "dropout_parameters"),
    },
    Model.cnn: {
        "val_loss": ("08-2", "val_loss"),
        "val_accuracy": ("08-2", "val_accuracy"),
        "test_loss": ("08-2", "test_loss"),
        "test_accuracy": ("08-2", "test_accuracy"),
        "parameters": ("08-2", "parameters"),
    },
    Model.cnn_one_cycle: {},  # the book has neither
    Model.modern: {},
}

HELP = help_text(
    ko="모델을 훈련하고 평가하여 모델, 훈련 기록, 그림을 폴더에 저장합니다. "
    "옵션을 주지 않으면 책대로(cnn-one-cycle과 modern은 수업 09대로) 훈련합니다.",
    en="Train and evaluate a model; save it, its history and pictures in a folder. "
    "Without options it is trained as in the book, cnn-one-cycle and modern as in "
    "lesson 09.",
)


def train(  # noqa: PLR0917 - typer passes them by name
    model: Annotated[
        Model,
        typer.Argument(
            help=help_text(
                ko="훈련할 모델: sgd, dense, deep, cnn, cnn-one-cycle, modern.",
                en="The model to train: sgd, dense, deep, cnn, cnn-one-cycle or "
                "modern.",
            )
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="결과를 저장할 새 폴더나 빈 폴더. [기본값: fmnist-learn-MODEL]",
                en="A new or empty folder for results. [default: fmnist-learn-MODEL]",
            ),
        ),
    ] = None,
    epochs: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="최대 에포크 횟수. [기본값: 책의 횟수]",
                en="Epochs at most. [default: the book's]",
            ),
        ),
    ] = None,
    optimizer: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=help_text(
                ko="케라스 옵티마이저. [기본값: 책의 옵티마이저]",
                en="A Keras optimizer. [default: the book's]",
            ),
        ),
    ] = None,
    learning_rate: LearningRateOption = None,
    seed: SeedOption = BOOK_SEED,
    lang: LangOption = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            help=help_text(
                ko="마지막 표와 저장한 폴더만 출력합니다.",
                en="Print only the final table and the folder of the results.",
            ),
        ),
    ] = False,
) -> None:
    """Train one model of the course on all training images."""
    console = console_for(lang)
    if model is Model.sgd and (optimizer or learning_rate):
        option = "--optimizer" if optimizer else "--learning-rate"
        message = Text(
            ko=f"{option}: sgd는 그 자체가 옵티마이저라서 쓸 수 없습니다.",
            en=f"{option} does not apply to sgd, which is its own optimizer.",
        )
        raise typer.BadParameter(message.to())
    with results_folder(out, f"fmnist-learn-{model}") as folder:
        if model is Model.sgd:
            passes = epochs or BASELINE_EPOCHS
            figures = _train_sgd(console, folder, passes, seed, quiet=quiet)
            differences = _differences(epochs=(passes, BASELINE_EPOCHS))
            note = None
        else:
            the_books = RECIPES[model]
            recipe = replace(
                the_books,
                epochs=epochs or the_books.epochs,
                optimizer=optimizer or the_books.optimizer,
                learning_rate=(
                    the_books.learning_rate if learning_rate is None else learning_rate
                ),
            )
            figures, note = _train_keras(console, folder, recipe, seed, quiet=quiet)
            differences = _differences(
                optimizer=(recipe.optimizer, the_books.optimizer),
                learning_rate=(recipe.learning_rate, the_books.learning_rate),
                epochs=(recipe.epochs, the_books.epochs),
            )
        differences += _differences(seed=(seed, BOOK_SEED))
        _print_figures(console, model, figures, differences)
        if note is not None:
            console.print(note.to(), soft_wrap=True)
        saved = Text(ko="저장한 폴더: {}", en="Saved in {}")
        console.print(saved.to().format(folder), soft_wrap=True)


def _differences(**options: tuple[object, object]) -> list[Text]:
    """Where this run does what the book does not: here, and in the book."""
    usual = Text(ko="기본값", en="default")

    def written(value: object, lang: Lang) -> str:
        return usual.to(lang) if value is None else str(value)

    return [
        Text(
            ko=f"{OPTIONS[name].ko} {written(here, 'ko')} (책 {written(book, 'ko')})",
            en=f"{OPTIONS[name].en} {written(here, 'en')} "
            f"(the book: {written(book, 'en')})",
        )
        for name, (here, book) in options.items()
        if here != book
    ]


def _train_sgd(
    console: "Console", folder: Path, epochs: int, seed: int, *, quiet: bool
) -> Figures:
    """Cross-validate the baseline; what it measured."""
    with waiting(console, quiet):
        import numpy as np

        started = time.perf_counter()
        result = fl.baseline_sgd(max_iter=epochs, random_state=seed)
        seconds = time.perf_counter() - started
        splits = fl.prepare_data()
        estimator = result.estimator
        evaluation = fl.evaluate(estimator, splits.test_scaled, splits.test_target)
        scores = {"scores": result.scores, "converged": result.converged}
        write_json(folder / "scores.json", scores)
        weights = {"coef": estimator.coef_, "intercept": estimator.intercept_}
        with replacing(folder / "weights.npz") as draft:
            np.savez(draft, **weights)
        _save_pictures(folder, splits, evaluation)
    return {
        "cv_accuracy": result.mean,
        "converged": sum(result.converged),
        "test_accuracy": result.test_accuracy,
        "parameters": sum(array.size for array in weights.values()),
        "epochs": epochs,
        "seconds": round(seconds),
    }


def _train_keras(
    console: "Console", folder: Path, recipe: Recipe, seed: int, *, quiet: bool
) -> tuple[Figures, Text | None]:
    """Train a model of the course and save it with its history.

    What it measured, and of which epoch that is where it is not the last.
    """
    with waiting(console, quiet), quiet_start():
        import keras

        from fmnist_learn._optimizers import find_optimizer
        from fmnist_learn.training import epoch_kept

        keras.utils.set_random_seed(seed)
        model = recipe.build()
    try:
        find_optimizer(recipe.optimizer, recipe.learning_rate, schedule=recipe.schedule)
    except ValueError as error:
        raise typer.BadParameter(korean_first(error)) from error
    splits = fl.prepare_data(layout=recipe.layout)
    file = folder / "model.keras"
    with _saying_what_is_left(file):
        started = time.perf_counter()
        history = fl.train(
            model,
            splits,
            **recipe.options(),
            checkpoint=file,
            # A bar that is redrawn in place is a thousand lines in a log file.
            verbose=0 if quiet else 1 if sys.stdout.isatty() else 2,
        ).history
        seconds = time.perf_counter() - started
        with waiting(console, quiet):
            # The model in hand: without patience it need not be the best on the way.
            with replacing(file) as draft:
                model.save(draft)
            write_json(folder / "history.json", history)
            # The book's figure is Keras's; with JAX that of `fl.evaluate` can differ.
            test = splits.test_scaled, splits.test_target
            test_loss, _ = model.evaluate(*test, verbose=0)
            evaluation = fl.evaluate(model, *test)
            _save_pictures(folder, splits, evaluation, model, history)
    losses, accuracies = history["val_loss"], history["val_accuracy"]
    last = len(losses) - 1
    kept = epoch_kept(losses, recipe.patience)
    figures = {
        "val_loss": losses[kept],
        "val_accuracy": accuracies[kept],
        "test_loss": test_loss,
        "test_accuracy": evaluation.accuracy,
        "parameters": model.count_params(),
        "epochs": len(losses),
        "seconds": round(seconds),
    }
    if kept == last:
        return figures, None
    return figures, Text(
        ko=f"손실과 정확도는 {kept + 1}번째 에포크의 가중치로 잰 값입니다. 이때 검증 "
        "손실이 가장 낮아 조기 종료가 그 가중치로 되돌렸습니다. 마지막 "
        f"{last + 1}번째 에포크의 검증 정확도는 {accuracies[last]:.5f}였습니다.",
        en=f"Losses and accuracies are those of epoch {kept + 1}: its validation loss "
        "was the lowest, so early stopping put its weights back. The last epoch, "
        f"{last + 1}, had a validation accuracy of {accuracies[last]:.5f}.",
    )


@contextlib.contextmanager
def _saying_what_is_left(file: Path) -> Iterator[None]:
    """Let the last line of a run that is stopped name the model that it leaves."""
    try:
        yield
    except Stopped as stopped:
        if file.exists():
            stopped.line = Text(
                ko=f"중단했습니다. 지금까지 저장한 모델: {file}",
                en=f"Stopped. The model saved so far: {file}",
            )
        else:
            stopped.line = Text(
                ko="모델을 저장하기 전에 중단했습니다.",
                en="Stopped before a model was saved.",
            )
        raise


def _save_pictures(
    folder: Path,
    splits: "fl.Splits",
    evaluation: "Evaluation",
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
    if model is not None and model.name in {"cnn", "modern"}:
        image = splits.test_scaled[0]
        pictures["filters"] = fl.visualize_filters(model)
        pictures["feature_maps"] = fl.visualize_feature_maps(model, image)
    for name, figure in pictures.items():
        save_figure(folder / f"{name}.png", figure)


def _print_figures(
    console: "Console", model: Model, figures: Figures, differences: list[Text]
) -> None:
    """What was measured beside the book's figures, where they can be compared."""
    from rich.table import Table

    from fmnist_learn.lessons.reference import REFERENCES

    book = {
        row: REFERENCES[section][key] for row, (section, key) in BOOK[model].items()
    }
    table = Table(
        model,
        Text(ko="측정한 값", en="measured").to(),
        Text(ko="책", en="the book").to(),
    )
    different = Text(ko="비교할 수 없음", en="not comparable").to()
    for row, value in figures.items():
        reference = book.get(row)
        if reference is None:
            beside = "-"
        elif differences and row != "parameters":  # however they were trained
            beside = different
        else:
            beside = _number(cast("float", reference.figure))
        table.add_row(ROWS[row].to(), _number(value), beside)
    console.print(table)
    if differences and book:
        why = Text(
            ko="책과 다르게 훈련했으므로 비교할 수 없습니다: {}.",
            en="Not comparable, since this run differs from the book's: {}.",
        )
        listed = ", ".join(difference.to() for difference in differences)
        console.print(why.to().format(listed), soft_wrap=True)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.5f}"
