"""`fmnist-learn analyse`: what a model gets wrong, and how sure it is of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for, quiet_start, waiting
from fmnist_learn.cli._folders import make_folder, save_figure
from fmnist_learn.cli._options import LangOption, help_text, trained_model
from fmnist_learn.i18n import Text, refusal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fmnist_learn.analysis.results import Analysis
    from fmnist_learn.data import Layout

HELP = help_text(
    ko="모델이 검증 세트에서 무엇을 틀리고 얼마나 확신하는지 분석합니다.",
    en="Look into what a model gets wrong in the validation set, and how sure it is.",
)
_PICTURES = (".png", ".svg", ".pdf")


def analyse(
    model: Annotated[
        str | None,
        typer.Argument(
            metavar="MODEL",
            help=help_text(
                ko="훈련한 dense, deep, cnn, modern, 또는 .keras 파일. [기본값: cnn]",
                en="The trained dense, deep, cnn or modern, or a .keras file. "
                "[default: cnn]",
            ),
            show_default=False,
        ),
    ] = None,
    path: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help=help_text(
                ko="다른 데이터의 IDX 파일 네 개가 있는 폴더. MODEL도 주어야 합니다. "
                "[기본값: 패션 MNIST]",
                en="A folder with four IDX files of other data, to be given with a "
                "MODEL. [default: Fashion-MNIST]",
            ),
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            metavar="PICTURE",
            help=help_text(
                ko="그림을 저장할 새 .png, .svg, .pdf 파일.",
                en="Save the pictures in a new .png, .svg or .pdf file.",
            ),
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Analyse a model, and print what was found."""
    console = console_for(lang)
    if model is None and path is not None:
        message = Text(
            ko="--path를 주면 MODEL도 주세요. 기본값인 cnn은 옷만 배웠습니다.",
            en="--path needs a MODEL: the default, cnn, has learned garments only.",
        )
        raise typer.BadParameter(message.to())
    file = trained_model("cnn" if model is None else model, "MODEL")
    if save is not None:
        _check_picture(save)
    with waiting(console, quiet=False), quiet_start():
        found = _analyse(file, path)
    console.print(found, width=min(console.width, 88))
    if save is not None:
        save_figure(save, _draw(found))
        console.print(Text(ko="\n저장: {}", en="\nSaved: {}").format(save).to())


def _check_picture(save: Path) -> None:
    """Before the work rather than after."""
    if save.suffix.lower() not in _PICTURES or save.exists():
        message = Text(
            ko="--save: 아직 없는 {} 파일이어야 합니다. 받은 값: {!r}.",
            en="--save must be a {} file that does not exist yet. Received: {!r}.",
        )
        raise typer.BadParameter(message.format(", ".join(_PICTURES), str(save)).to())
    make_folder(save.parent)


def _analyse(model: Path, path: Path | None) -> "Analysis":
    from fmnist_learn._checks import LAYOUT_OF_INPUT, one_shape
    from fmnist_learn.training import load_safely

    network = load_safely(model)
    shape = one_shape(network, "input")
    layout = None if shape is None else LAYOUT_OF_INPUT.get(shape)
    if layout is None:
        rule = Text(
            ko="28x28 이미지 하나를 받아야 합니다", en="take one image of 28x28"
        )
        raise refusal(ValueError, "model", rule, f"{network.name!r}, {shape}")
    data = fl.prepare_data(layout=cast("Layout", layout), path=path)
    return fl.analyse(network, data)


def _draw(found: "Analysis") -> "Figure":
    """All the pictures of an analysis on one sheet, as far as the model allows."""
    from fmnist_learn.plots._figure import new_figure, with_hangul

    if found.calibration is None:
        return fl.plot_pairs(found)
    fig = new_figure((10, 11.5))
    parts: Any = fig.subfigures(4, 1, height_ratios=(4.3, 1.6, 1.6, 4))
    fl.plot_pairs(found, fig=parts[0])
    evaluation = found.evaluation
    for part, said, ranked, labels in (
        (
            parts[1],
            Text(ko="가장 전형적인 이미지", en="The most typical of each class"),
            found.typical,
            evaluation.target,
        ),
        (
            parts[2],
            Text(
                ko="가장 특이한 이미지와 그 예측",
                en="The oddest of each class, and what it was taken for",
            ),
            found.odd,
            evaluation.predicted,
        ),
    ):
        first = [positions[0] for positions in ranked if len(positions)]
        fl.plot_samples(
            found.images[first],
            labels[first],
            count=len(first),
            names=found.names,
            fig=part,
        )
        part.suptitle(said.to())
    fl.plot_calibration(found, fig=parts[3])
    return with_hangul(fig)
