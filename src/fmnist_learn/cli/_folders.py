"""Where the commands leave their results: folders, and files that never end half."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fmnist_learn._files import check_writable, replacing
from fmnist_learn._holding import holding, is_empty
from fmnist_learn.cli._console import say_error
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@contextlib.contextmanager
def results_folder(
    out: Path | None, name: str, *, resumed: str | None = None
) -> Iterator[Path]:
    """The folder for the results, new or empty, and no other process's meanwhile.

    It is removed again if nothing came of it. Where `out` holds a file of the name
    `resumed`, that goes on.
    """
    for folder in _names(Path(), name, "") if out is None else (out,):
        with _claimed(folder, resumed if out else None) as free:
            if free:
                yield folder
                return
    message = Text(
        ko="--out: 다른 실행이 쓰지 않는 새 폴더나 빈 폴더여야 합니다. 받은 값: {}",
        en="--out must be a new or empty folder that no other run writes to. "
        "Received: {}",
    )
    raise typer.BadParameter(message.to().format(out))


@contextlib.contextmanager
def _claimed(folder: Path, resumed: str | None) -> Iterator[bool]:
    """Whether `folder` is new or empty; in the block it is no other process's."""

    def is_free() -> bool:
        goes_on = resumed is not None and (folder / resumed).is_file()
        return goes_on or is_empty(folder)

    existed = folder.exists()
    if existed and not (folder.is_dir() and is_free()):
        yield False
        return
    make_folder(folder)
    try:
        with holding(folder) as mine:
            # Empty still: six commands may have come here at once.
            yield mine is not False and is_free()
    finally:
        if not existed:
            with contextlib.suppress(OSError):  # there is something in it
                folder.rmdir()


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
    """`stem` in `folder`, or stem-2, stem-3, ...: a new file, empty so far.

    It is made here, so that two commands at once do not take the same name.
    """
    paths = _names(folder, stem, suffix)
    path = next(paths)
    while not _is_made(path):
        path = next(paths)
    return path


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    yield folder / f"{stem}{suffix}"
    number = 2
    while True:
        yield folder / f"{stem}-{number}{suffix}"
        number += 1


def _is_made(path: Path) -> bool:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def write_json(path: Path, content: object) -> None:
    with replacing(path) as draft:
        draft.write_text(json.dumps(content, indent=1), encoding="utf-8")


def save_figure(path: Path, figure: "Figure") -> None:
    import matplotlib.pyplot as plt

    with replacing(path) as draft:
        figure.savefig(draft, dpi=120)
    plt.close(figure)
