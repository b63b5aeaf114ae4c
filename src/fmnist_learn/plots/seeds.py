"""Numbers that vary with the seed: every one a dot."""

from collections.abc import Sequence
from math import isnan
from statistics import fmean

from matplotlib.axes import Axes

from fmnist_learn.plots._figure import axes_or_new, with_hangul
from fmnist_learn.plots.diagrams._drawing import BLUE


def draw_seeds(
    rows: Sequence[tuple[str, Sequence[float]]], measure: str, *, ax: Axes | None
) -> Axes:
    """Draw a row of dots for each name, and their mean as a line behind them.

    What is nan has no place: the name says how many there are, and no mean is drawn.
    """
    ax = axes_or_new(ax, (6.4, max(2.0, 1.0 + 0.42 * len(rows))))
    names = []
    for place, (name, values) in enumerate(rows):
        mean, lost = fmean(values), sum(map(isnan, values))
        ax.plot([mean, mean], [place - 0.32, place + 0.32], color="0.6", linewidth=3)
        ax.plot(values, [place] * len(values), "o", color=BLUE, alpha=0.7)
        names.append(f"{name} (nan: {lost})" if lost else name)
    ax.set_yticks(range(len(rows)), names)
    ax.set_ylim(len(rows) - 0.5, -0.5)  # the first on top
    ax.set_xlabel(measure)
    ax.grid(axis="x", color="0.9")
    ax.set_axisbelow(True)
    ax.spines[["top", "right"]].set_visible(False)
    return with_hangul(ax)
