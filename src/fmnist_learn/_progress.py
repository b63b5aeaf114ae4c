"""A bar for work that takes a while, where somebody can see it."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Literal, TypeVar

from fmnist_learn.i18n import Text

_Result = TypeVar("_Result")
_TRAINING = Text(ko="훈련", en="Training")


def with_progress(
    done: Iterator[_Result],
    count: int,
    verbose: Literal[0, 1],
    *,
    what: Text = _TRAINING,
) -> Iterator[_Result]:
    """What is done, with a bar that shows how many there are and the time left."""
    if not verbose or not count:
        yield from done
        return
    from rich.console import Console  # noqa: PLC0415 - silent work needs no bar
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TimeRemainingColumn,
    )

    console = Console()
    # In a log file there would be nothing but an empty line, in a notebook without
    # widgets a warning.
    if not (find_spec("ipywidgets") if console.is_jupyter else console.is_interactive):
        yield from done
        return
    left = Text(ko="남은 시간", en="time left")
    columns = (
        what.to(),
        BarColumn(),
        MofNCompleteColumn(),
        left.to(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(done, total=count)
