"""The figure of a report: bars, a dot for each seed, or a line for each seed."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from fmnist_learn.experiments._report import (
    Bars,
    Dots,
    Lines,
    Panel,
    to_language,
    written,
)
from fmnist_learn.i18n import Lang
from fmnist_learn.plots._figure import new_figure, with_hangul
from fmnist_learn.plots.diagrams._drawing import BLACK, BLUE, ORANGE
from fmnist_learn.plots.seeds import draw_seeds

_COLORS = (BLUE, ORANGE, BLACK)


def draw(panels: Sequence[Panel], title: str, lang: Lang, fig: Figure | None) -> Figure:
    """Draw the panels side by side."""
    if fig is None:
        width = max(6.4, 4.6 * len(panels))
        height = max(map(_height, panels))
        fig = new_figure((width, height))
    fig.suptitle(title, fontsize=11)
    # Curves side by side are there to be compared.
    curves = all(isinstance(panel, Lines) for panel in panels)
    axes = fig.subplots(1, len(panels), sharey=curves, squeeze=False)[0]
    for ax, panel in zip(axes, panels, strict=True):
        match panel:
            case Bars():
                _draw_bars(ax, panel, lang)
            case Dots():
                _draw_dots(ax, panel, lang)
            case _:
                _draw_lines(ax, panel, lang)
        if panel.title is not None:
            legend_above = isinstance(panel, Bars) or bool(panel.marks)
            pad = 20 if legend_above else 6
            ax.set_title(panel.title.to(lang), fontsize=10, pad=pad)
        ax.spines[["top", "right"]].set_visible(False)
        ax.tick_params(labelleft=True)  # on a phone they stand one below the other
    return with_hangul(fig)


def _height(panel: Panel) -> float:
    match panel:
        case Bars():
            return max(2.4, 1.4 + 0.3 * len(panel.ticks) * len(panel.series))
        case Dots():
            return max(2.4, 1.4 + 0.42 * len(panel.rows))
        case _:
            return 3.6


def _draw_bars(ax: Axes, panel: Bars, lang: Lang) -> None:
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
    ax.set_yticks(places, [str(to_language(tick, lang)) for tick in panel.ticks])
    ax.invert_yaxis()
    ax.set_xlabel(panel.x.to(lang))
    ax.margins(x=0.16)  # room for the numbers
    if several:
        _put_legend_above(ax)


def _draw_dots(ax: Axes, panel: Dots, lang: Lang) -> None:
    rows = [(str(to_language(name, lang)), values) for name, values in panel.rows]
    draw_seeds(rows, panel.x.to(lang), ax=ax)
    for place, name in panel.marks:
        ax.axvline(place, color="0.3", linestyle=":", label=name.to(lang))
    if panel.marks:
        _put_legend_above(ax)


def _draw_lines(ax: Axes, panel: Lines, lang: Lang) -> None:
    places = range(1, len(panel.ticks) + 1)
    for number, (name, curves) in enumerate(panel.series):
        color = _COLORS[number]
        for curve in curves:
            ax.plot(places, curve, color=color, linewidth=0.7, alpha=0.5)
        mean = np.mean(curves, axis=0)
        label = to_language(name, lang)
        ax.plot(places, mean, color=color, marker=".", linewidth=2, label=label)
    for (place, name), style in zip(panel.marks, (":", "--"), strict=False):
        ax.axvline(place, color="0.3", linestyle=style, label=name.to(lang))
    ax.set_xticks(places, [str(to_language(tick, lang)) for tick in panel.ticks])
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
