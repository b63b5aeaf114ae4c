"""What every lesson has at hand: its options, and how it shows what it measured."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from rich.console import Console

from fmnist_learn._files import replacing
from fmnist_learn.data import Layout, Splits, prepare_data
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons._reference import REFERENCES, Band, Reference, Value, band_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

Verdict = Literal["same", "expected", "unexpected", "wrong"]

BOOK_SEED = 42
_FEW = {"train": 2_000, "val": 500, "test": 500}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that ends a lesson."""

    key: str
    what: str
    measured: Value
    book: Value | None
    source: str | None
    difference: float | None
    verdict: Verdict | None
    band: Band | None


@dataclass(slots=True)
class Lesson:
    """A lesson while it runs."""

    name: str
    lang: Lang
    seed: int
    fast: bool
    out: Path | None
    model: Path | None
    verbose: Literal[0, 1, 2]
    console: Console
    rows: dict[str, Row] = field(default_factory=dict)
    figures: dict[str, "Figure"] = field(default_factory=dict)

    def step(self, ko: str, en: str) -> None:
        """Say what comes now, and why."""
        self.console.print(f"\n{Text(ko=ko, en=en).to(self.lang)}", soft_wrap=True)

    def measure(self, key: str, value: Any) -> None:
        """Show a value and keep it for the table."""
        reference = REFERENCES[self.name][key]
        row = compare(self.name, key, value, seed=self.seed, lang=self.lang)
        if self.fast:
            row = replace(row, difference=None, verdict=None, band=None)
        self.rows[key] = row
        shown = written(value, reference)
        self.console.print(f"  {row.what}: {shown}", soft_wrap=True)

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


def compare(name: str, key: str, measured: Value, *, seed: int, lang: Lang) -> Row:
    """A measured value beside its figure, with the verdict on it."""
    reference = REFERENCES[name][key]
    band = band_of(name, key)
    figure = reference.figure
    difference = None
    if isinstance(measured, int | float) and isinstance(figure, int | float):
        difference = measured - figure
    return Row(
        key=key,
        what=reference.what.to(lang),
        measured=measured,
        book=figure,
        source=None if figure is None else reference.source,
        difference=difference,
        verdict=_verdict(reference, measured, difference, band, seed),
        band=band,
    )


def _verdict(
    reference: Reference,
    measured: Value,
    difference: float | None,
    band: Band | None,
    seed: int,
) -> Verdict | None:
    if reference.kind == "shown":
        return None
    if difference is None:
        same = reference.figure is not None and measured == reference.figure
    else:
        same = abs(difference) <= reference.within
    if same:
        return "same"
    if reference.kind == "fact":
        return "wrong"
    if reference.kind == "repeats" and seed == BOOK_SEED:
        return "unexpected"
    if band is None:
        return None
    low, high = band
    return "expected" if low <= cast("float", measured) <= high else "unexpected"


def written(value: Value, reference: Reference) -> str:
    """A value as a lesson and its table show it."""
    if isinstance(value, tuple):
        return str(value).replace("'", "")
    if isinstance(value, float) and reference.kind != "fact":
        return f"{value:.5f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def environment() -> dict[str, str]:
    """What a number may depend on besides the code and the seed."""
    import keras  # noqa: PLC0415 - a lesson has imported it, the package need not

    backend = keras.backend.backend()
    packages = ("fmnist-learn", "keras", backend, "scikit-learn", "numpy")
    return {
        "Python": platform.python_version(),
        **{package: version(package) for package in packages},
        "backend": backend,
        "device": keras.distribution.list_devices()[0],
        "machine": f"{platform.system()} {platform.machine()}",
        "TF_ENABLE_ONEDNN_OPTS": os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1"),
    }
