"""`fmnist-learn sweep`: settings of a network, compared over seeds."""

import ast
import re
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn._stopping import Stopped
from fmnist_learn.cli._console import console_for, quiet_start, waiting, with_near
from fmnist_learn.cli._folders import results_folder, save_figure
from fmnist_learn.cli._options import (
    JobsOption,
    LangOption,
    LearningRateOption,
    help_text,
)
from fmnist_learn.i18n import Text, korean_first

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from fmnist_learn._optimizers import Schedule

STORE = "runs.jsonl"


class Network(StrEnum):
    """What `fmnist-learn sweep` can train."""

    dense = "dense"
    deep = "deep"
    cnn = "cnn"
    modern = "modern"


HELP = help_text(
    ko="설정을 바꾸어 가며 여러 시드로 훈련하고 비교하여 표와 그림을 폴더에 저장합니다."
    " 같은 폴더로 다시 실행하면 남은 훈련만 합니다.",
    en="Train with several settings and seeds, compare, and save a table and a figure "
    "in a folder. Run again with the same folder, it trains only what is missing.",
)


def sweep(  # noqa: PLR0917 - typer passes them by name
    model: Annotated[
        Network,
        typer.Argument(
            help=help_text(
                ko="훈련할 모델: dense, deep, cnn, modern.",
                en="The model to train: dense, deep, cnn or modern.",
            )
        ),
    ],
    vary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SETTING",
            help=help_text(
                ko="바꾸어 볼 설정과 값. hidden=5,10,100 등. 여러 번 줄 수 있습니다.",
                en="A setting and its values, such as hidden=5,10,100. "
                "May be repeated.",
            ),
        ),
    ] = None,
    seeds: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="시드의 개수. 42부터 셉니다. [기본값: 5]",
                en="How many seeds, from 42 on. [default: 5]",
            ),
        ),
    ] = 5,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=help_text(
                ko="결과를 저장할 새 폴더나 빈 폴더, 또는 계속할 폴더. "
                "[기본값: fmnist-learn-sweep-MODEL]",
                en="A new or empty folder for results, or one to continue. "
                "[default: fmnist-learn-sweep-MODEL]",
            ),
        ),
    ] = None,
    epochs: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="최대 에포크 횟수. [기본값: 5]", en="Epochs at most. [default: 5]"
            ),
        ),
    ] = 5,
    optimizer: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help=help_text(
                ko="케라스 옵티마이저. [기본값: Adam]",
                en="A Keras optimizer. [default: Adam]",
            ),
        ),
    ] = "adam",
    learning_rate: LearningRateOption = None,
    schedule: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=help_text(
                ko="one-cycle이면 --learning-rate까지 올렸다가 0 가까이 내립니다. "
                "[기본값: 학습률 그대로]",
                en="one-cycle: up to --learning-rate, then down to nearly 0. "
                "[default: the same rate]",
            ),
        ),
    ] = None,
    label_smoothing: Annotated[
        float | None,
        typer.Option(
            metavar="NUMBER",
            help=help_text(
                ko="타깃에서 떼어 모든 클래스에 나눌 비율. 0.1 등. "
                "[기본값: 나누지 않음]",
                en="The part of each target to spread over all classes, such as 0.1. "
                "[default: none]",
            ),
        ),
    ] = None,
    batch_size: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="한 스텝에 쓰는 이미지 개수. [기본값: 32]",
                en="Images in one step. [default: 32]",
            ),
        ),
    ] = 32,
    patience: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="검증 손실이 나아지지 않아도 기다릴 에포크 횟수. "
                "[기본값: 멈추지 않음]",
                en="Epochs to wait for a lower validation loss. "
                "[default: train all epochs]",
            ),
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=help_text(
                ko="훈련에 쓸 이미지 개수. [기본값: 전체]",
                en="How many images to train on. [default: all]",
            ),
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            metavar="FOLDER",
            help=help_text(
                ko="다른 데이터의 IDX 파일 네 개가 있는 폴더. [기본값: 패션 MNIST]",
                en="A folder with four IDX files of other data. "
                "[default: Fashion-MNIST]",
            ),
        ),
    ] = None,
    jobs: JobsOption = None,
    lang: LangOption = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            help=help_text(
                ko="마지막 표와 결론, 저장한 폴더만 출력합니다.",
                en="Print only the final table, what follows and the folder.",
            ),
        ),
    ] = False,
) -> None:
    """Compare settings of one network over seeds."""
    console = console_for(lang)
    grid = _grid(model, vary or [])
    with results_folder(out, f"fmnist-learn-sweep-{model}", resumed=STORE) as folder:
        with waiting(console, quiet), quiet_start():
            build = getattr(fl, f"build_{model}")
            splits = None
            if data is not None:
                from fmnist_learn.recipes import RECIPES

                splits = fl.prepare_data(layout=RECIPES[model].layout, path=data)
        store = folder / STORE
        try:
            result = fl.sweep(
                build,
                grid,
                splits,
                seeds=seeds,
                optimizer=optimizer,
                learning_rate=learning_rate,
                schedule=cast("Schedule | None", schedule),
                label_smoothing=label_smoothing,
                epochs=epochs,
                batch_size=batch_size,
                patience=patience,
                limit=limit,
                store=store,
                n_jobs=jobs,
                verbose=0 if quiet else 1,
            )
        except (TypeError, ValueError) as error:
            _remove_if_empty(store)
            raise typer.BadParameter(korean_first(error)) from error
        except Stopped as stopped:
            if not _remove_if_empty(store):
                stopped.line = Text(
                    ko="중단했습니다. 끝난 훈련은 남아 있습니다. 이어서 하려면 같은 "
                    f"명령에 다음을 더하세요: --out {folder}",
                    en="Stopped. What had finished is kept. To go on, give the same "
                    f"command with --out {folder}",
                )
            raise
        result.to_csv(folder / "runs.csv")
        save_figure(folder / "runs.png", cast("Figure", result.plot().figure))
        with replacing(folder / "summary.md") as draft:
            draft.write_text(f"{result._repr_markdown_()}\n", encoding="utf-8")
        # Longer lines than these are hard to read.
        console.print(result, width=min(console.width, 88))
        saved = Text(ko="저장한 폴더: {}", en="Saved in {}")
        console.print(saved.to().format(folder), soft_wrap=True)


def _grid(model: Network, varied: list[str]) -> dict[str, list[Any]]:
    """What `--vary` says: names and values."""
    from fmnist_learn.sweeps import can_vary

    grid: dict[str, list[Any]] = {}
    known = can_vary(getattr(fl, f"build_{model}"))
    for one in varied:
        name, equals, values = (part.strip() for part in one.partition("="))
        if not (name and equals and values) or name in grid:
            rule = Text(
                ko="--vary: 이름=값,값 형식으로, 이름마다 한 번만 주어야 합니다. "
                f"예: hidden=5,10,100. 받은 값: {one!r}.",
                en="--vary must be NAME=VALUE,VALUE, and each name given once, such as "
                f"hidden=5,10,100. Received: {one!r}.",
            )
            raise typer.BadParameter(rule.to())
        if name not in known:
            unknown = Text(
                ko=f"--vary: {model}에 이런 설정이 없습니다: {name!r}.",
                en=f"--vary: {model} has no setting {name!r}.",
            )
            said = with_near(unknown, get_close_matches(name, known)).to()
            every = Text(ko="모든 이름: {}.", en="All names: {}.").format(
                ", ".join(known)
            )
            raise typer.BadParameter(" ".join([said, every.to()]))
        # Commas part values, but not inside of a tuple.
        grid[name] = [
            _value(text.strip()) for text in re.findall(r"\([^)]*\)|[^,]+", values)
        ]
    return grid


def _value(text: str) -> Any:
    """A number, true, false, none, a tuple; else a name, as of an activation."""
    if text.lower() in {"true", "false", "none"}:  # as other programs write them
        text = text.capitalize()
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text


def _remove_if_empty(store: Path) -> bool:
    """Whether nothing has been trained: then the folder is as it was."""
    if store.exists() and store.stat().st_size:
        return False
    store.unlink(missing_ok=True)
    return True
