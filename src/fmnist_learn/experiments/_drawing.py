"""The figure of a report: bars, dots or lines, and nothing else."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from fmnist_learn.experiments._report import Panel, to_language, written
from fmnist_learn.i18n import Lang
from fmnist_learn.plots._figure import new_figure, with_hangul
from fmnist_learn.plots.diagrams._drawing import BLUE, ORANGE

_COLORS = (BLUE, ORANGE)


def draw(panels: Sequence[Panel], title: str, lang: Lang, fig: Figure | None) -> Figure:
    """Draw the panels side by side."""
    if fig is None:
        width = max(6.4, 4.6 * len(panels))
        height = max(map(_height, panels))
        fig = new_figure((width, height))
    fig.suptitle(title, fontsize=11)
    drawing = {"bars": _draw_bars, "dots": _draw_dots, "lines": _draw_lines}
    # Curves side by side are there to be compared.
    curves = all(panel.kind == "lines" for panel in panels)
    axes = fig.subplots(1, len(panels), sharey=curves, squeeze=False)[0]
    for ax, panel in zip(axes, panels, strict=True):
        drawing[panel.kind](ax, panel, lang)
        if panel.title is not None:
            ax.set_title(panel.title.to(lang), fontsize=10)
        ax.spines[["top", "right"]].set_visible(False)
    return with_hangul(fig)


def _height(panel: Panel) -> float:
    rows = len(panel.ticks) * len(panel.series)
    return 3.6 if panel.kind == "lines" else max(2.4, 1.4 + 0.3 * rows)


def _draw_bars(ax: Axes, panel: Panel, lang: Lang) -> None:
    """Lying bars, for their names are long; the first on top."""
    places = np.arange(len(panel.ticks))
    thickness = 0.8 / len(panel.series)
    several = len(panel.series) > 1
    for number, (name, values) in enumerate(panel.series):
        bars = ax.barh(
            places + (number - (len(panel.series) - 1) / 2) * thickness,
            values,
            thickness,
            color=_COLORS[number],
            label=to_language(name, lang) if several else None,
        )
        ax.bar_label(bars, [f" {written(value)}" for value in values], fontsize=8)
    for place, name in panel.marks:
        ax.axvline(place, color="0.3", linestyle=":", label=name.to(lang))
    _name_rows(ax, panel, lang)
    ax.margins(x=0.16)  # room for the numbers
    if several or panel.marks:
        _put_legend_above(ax)


def _draw_dots(ax: Axes, panel: Panel, lang: Lang) -> None:
    """One series of numbers close together; bars from 0 would look the same."""
    ((_, values),) = panel.series
    ax.plot(values, range(len(values)), "o", color=_COLORS[0])
    for place, value in enumerate(values):
        ax.annotate(
            written(value),
            (value, place),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    _name_rows(ax, panel, lang)
    ax.grid(axis="x", color="0.9")
    ax.margins(x=0.16, y=0.16)


def _name_rows(ax: Axes, panel: Panel, lang: Lang) -> None:
    ax.set_yticks(
        range(len(panel.ticks)), [str(to_language(tick, lang)) for tick in panel.ticks]
    )
    ax.invert_yaxis()
    ax.set_xlabel(panel.y.to(lang))


def _draw_lines(ax: Axes, panel: Panel, lang: Lang) -> None:
    for number, (name, values) in enumerate(panel.series):
        ax.plot(
            range(1, len(values) + 1),
            values,
            marker=".",
            color=_COLORS[number],
            label=to_language(name, lang),
        )
    for (place, name), style in zip(panel.marks, (":", "--"), strict=False):
        ax.axvline(place, color="0.3", linestyle=style, label=name.to(lang))
    ax.set_xticks(
        range(1, len(panel.ticks) + 1),
        [str(to_language(tick, lang)) for tick in panel.ticks],
    )
    if len(panel.ticks) > 10:
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if panel.x is not None:
        ax.set_xlabel(panel.x.to(lang))
    ax.set_ylabel(panel.y.to(lang))
    if panel.marks:
        _put_legend_above(ax)
    else:
        ax.legend(fontsize=8)


def _put_legend_above(ax: Axes) -> None:
    """Where it hides no bar and no mark."""
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        frameon=False,
        fontsize=8,
        borderpad=0,
    )
