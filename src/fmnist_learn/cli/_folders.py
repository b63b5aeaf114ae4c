"""Where the commands leave their results: folders, and files that never end half."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fmnist_learn._files import check_writable, replacing
from fmnist_learn.cli._console import say_error
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@contextlib.contextmanager
def results_folder(out: Path | None, name: str) -> Iterator[Path]:
    """The folder for the results, new or empty; removed again if nothing came of it."""
    if out is None:
        out = unused(Path(), name, "")
    elif out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = Text(
            ko="--out: 새 폴더나 빈 폴더여야 합니다. 받은 값: {}",
            en="--out must be a new or empty folder. Received: {}",
        )
        raise typer.BadParameter(message.to().format(out))
    existed = out.exists()
    make_folder(out)
    try:
        yield out
    finally:
        if not existed and not any(out.iterdir()):
            out.rmdir()


def make_folder(folder: Path) -> None:
    """Make `folder` and see that it takes files, before the work rather than after."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_writable(folder)
    except OSError as error:
        message = Text(
            ko="쓸 수 있는 폴더여야 합니다: {} ({})",
            en="{} must be a folder that can be written to. ({})",
        )
        say_error(message.to().format(folder, error))
        raise typer.Exit(1) from error


def unused(folder: Path, stem: str, suffix: str) -> Path:
    """`stem` in `folder`, or stem-2, stem-3, ... if there is one already."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def write_json(path: Path, content: object) -> None:
    with replacing(path) as draft:
        draft.write_text(json.dumps(content, indent=1), encoding="utf-8")


def save_figure(path: Path, figure: "Figure") -> None:
    import matplotlib.pyplot as plt

    with replacing(path) as draft:
        figure.savefig(draft, dpi=120)
    plt.close(figure)
