"""`fmnist-learn predict`: what ordinary photos show."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, quiet_start, say_error, waiting
from fmnist_learn.cli._folders import make_folder, save_figure, unused
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text, korean_first, refusal

if TYPE_CHECKING:
    from rich.console import Console


HELP = help_text(
    ko="옷 사진을 분류합니다. 무늬 없는 배경에 옷 하나를 찍은 사진이 가장 좋습니다.",
    en="Classify photos of clothes; one garment on a plain background works best.",
)


def predict(
    photos: Annotated[
        list[Path],
        typer.Argument(
            help=help_text(ko="사진 파일.", en="Image files."), show_default=False
        ),
    ],
    model: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help=help_text(
                ko="훈련한 모델(.keras 파일). [기본값: 패키지에 든 합성곱 신경망]",
                en="A trained .keras file. [default: the package's trained CNN]",
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
    images = {}
    for photo in photos:
        try:
            images[photo] = fl.prepare_photo(photo)
        except (OSError, ValueError) as error:
            say_error(korean_first(error))
    if images:
        if show_input is not None:
            make_folder(show_input)
        _predict(console, images, model, show_input)
    if len(images) < len(set(photos)):
        raise typer.Exit(1)


def _predict(
    console: "Console",
    images: dict[Path, Any],
    model: Path | None,
    show_input: Path | None,
) -> None:
    import numpy as np

    with waiting(console, quiet=False):
        with quiet_start():
            from fmnist_learn._checks import one_shape
            from fmnist_learn.training import load_safely

        network = fl.load_pretrained("cnn") if model is None else load_safely(model)
    takes, gives = one_shape(network, "input"), one_shape(network, "output")
    if takes is None or np.prod(takes) != 784 or gives != (10,):
        rule = Text(
            ko="28x28 이미지 하나를 받아 확률 열 개를 출력해야 합니다",
            en="take one image of 28x28 and give ten probabilities",
        )
        received = Text(
            ko=f"{str(model)!r}, 입력 {takes}, 출력 {gives}",
            en=f"{str(model)!r} from {takes} to {gives}",
        )
        raise refusal(ValueError, "model", rule, received)
    batch = np.divide(np.stack([*images.values()]), np.float32(255))
    outputs = network.predict(batch.reshape(-1, *takes), verbose=0)

    names = fl.class_names()
    for (photo, image), probabilities in zip(images.items(), outputs, strict=True):
        first, *others = np.argsort(-probabilities)[:3]
        best = f"{names[first]} {probabilities[first]:.1%}"
        rest = ", ".join(f"{names[i]} {probabilities[i]:.1%}" for i in others)
        console.print(f"{photo}: {best} ({rest})", soft_wrap=True)
        if show_input is not None:
            file = unused(show_input, photo.stem, ".png")
            save_figure(file, fl.plot_prediction(image, probabilities))
            console.print(f"  {file}", soft_wrap=True)
