"""`fmnist-learn predict`: what ordinary photos show."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, say_error, waiting
from fmnist_learn.cli._folders import make_folder, save_figure, unused
from fmnist_learn.cli._options import LangOption, help_text, trained_model
from fmnist_learn.i18n import Text, korean_first

if TYPE_CHECKING:
    from rich.console import Console


HELP = help_text(
    ko="옷 사진을 분류합니다. 무늬 없는 배경에 옷 하나를 찍은 사진이 가장 좋습니다.",
    en="Classify photos of clothes; one garment on a plain background works best.",
)


_NOT_TOLD = Text(
    ko="확률은 열 가지 클래스를 서로 비교한 값입니다. 사진에 옷이 있는지는 알려 주지 "
    "않습니다.",
    en="A probability compares the ten classes with each other. It does not tell "
    "whether the photo shows a garment at all.",
)


def predict(
    photos: Annotated[
        list[Path],
        typer.Argument(
            metavar="PHOTO",
            help=help_text(ko="사진 파일.", en="Image files."),
            show_default=False,
        ),
    ],
    model: Annotated[
        str | None,
        typer.Option(
            metavar="MODEL",
            help=help_text(
                ko="훈련한 dense, deep, cnn, modern, 또는 .keras 파일. [기본값: cnn]",
                en="The trained dense, deep, cnn or modern, or a .keras file. "
                "[default: cnn]",
            ),
        ),
    ] = None,
    show_input: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="모델이 본 28x28 이미지와 확률을 이 폴더에 저장합니다.",
                en="Save what the model saw, with the probabilities, in this folder.",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Predict the class of each photo."""
    console = console_for(lang)
    file = trained_model("cnn" if model is None else model, "--model")
    images = {}
    for photo in photos:
        try:
            images[photo] = fl.prepare_photo(photo)
        except (OSError, ValueError) as error:
            say_error(korean_first(error))
    if images:
        if show_input is not None:
            make_folder(show_input)
        _predict(console, images, file, show_input)
    if len(images) < len(set(photos)):
        raise typer.Exit(1)


def _predict(
    console: "Console",
    images: dict[Path, Any],
    model: Path,
    show_input: Path | None,
) -> None:
    from fmnist_learn.prediction import classify, find_model

    with waiting(console, quiet=False):
        predictions = classify(find_model(model), [*images.values()])
    for photo, prediction in zip(images, predictions, strict=True):
        console.print(f"{photo}: {prediction}", soft_wrap=True)
        if show_input is not None:
            file = unused(show_input, photo.stem, ".png")
            figure = fl.plot_prediction(prediction.image, prediction.probabilities)
            save_figure(file, figure)
            console.print(f"  {file}", soft_wrap=True)
    typer.echo(_NOT_TOLD.to(), err=True)  # beside the answers, which a program may read
