"""What every lesson has at hand: its options, and how it shows what it measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from rich.console import Console

from fmnist_learn._files import replacing
from fmnist_learn.data import Layout, Splits, prepare_data
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons.reference import REFERENCES, Section, Value

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_FEW = {"train": 2_000, "val": 500, "test": 500}


@dataclass(slots=True)
class Lesson:
    """A lesson while it runs."""

    name: Section
    lang: Lang
    seed: int
    fast: bool
    out: Path | None
    model: Path | None
    verbose: Literal[0, 1, 2]
    console: Console
    measured: dict[str, Value] = field(default_factory=dict)
    figures: dict[str, "Figure"] = field(default_factory=dict)

    def step(self, ko: str, en: str) -> None:
        """Say what comes now, and why."""
        self.console.print(f"\n{Text(ko=ko, en=en).to(self.lang)}", soft_wrap=True)

    def measure(self, key: str, value: Any) -> None:
        """Show a value and keep it for the table."""
        self.measured[key] = value
        reference = REFERENCES[self.name][key]
        line = f"  {reference.what.to(self.lang)}: {reference.written(value)}"
        self.console.print(line, soft_wrap=True)

    def figure(self, name: str, drawn: "Artist") -> None:
        """Keep a figure, or the figure of an axes, and save it where asked to."""
        figure = cast("Figure", drawn.get_figure(root=True))
        self.figures[name] = figure
        if self.out is not None:
            file = self.out / f"{self.name}-{name}.png"
            with replacing(file) as draft:
                figure.savefig(draft, dpi=120)
            self.console.print(f"  {file}", soft_wrap=True)

    def epochs(self, number: int) -> int:
        """So many, or two where it has to be fast."""
        return min(number, 2) if self.fast else number

    def data(self, layout: Layout) -> Splits:
        """The split that all sections use, or the first rows of it."""
        data = prepare_data(layout=layout)
        if not self.fast:
            return data
        few = {
            f"{part}_{half}": getattr(data, f"{part}_{half}")[:count]
            for part, count in _FEW.items()
            for half in ("scaled", "target")
        }
        return Splits(**few)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """A sign of life while there is no progress bar."""
        with self.console.status(Text(ko="작업하는 중", en="Working").to(self.lang)):
            yield


def open_shape(shape: tuple[int | None, ...]) -> tuple[int | str, ...]:
    """The shape of an output as Keras prints it, None where any number may stand."""
    return tuple("None" if side is None else side for side in shape)
