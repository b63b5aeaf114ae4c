"""Dots for what varies with the seed."""

import math

import pytest

from fmnist_learn.plots.seeds import draw_seeds

ROWS = [("은닉층=5", [0.7, 0.8, 0.75]), ("은닉층=50", [0.9, math.nan])]


def test_every_value_is_a_dot_and_the_mean_a_line_behind(settings):
    ax = draw_seeds(ROWS, "정확도", ax=None)
    mean, dots, lost, others = ax.lines
    assert list(mean.get_xdata()) == pytest.approx([0.75, 0.75])
    assert list(dots.get_xdata()) == [0.7, 0.8, 0.75]
    assert list(dots.get_ydata()) == [0, 0, 0]
    assert (dots.get_marker(), dots.get_linestyle()) == ("o", "None")
    assert mean.get_zorder() <= dots.get_zorder()  # and drawn before
    assert all(map(math.isnan, lost.get_xdata()))
    assert list(others.get_ydata()) == [1, 1]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["은닉층=5", "은닉층=50 (nan: 1)"]
    assert ax.get_xlabel() == "정확도"
    assert ax.get_ylim() == (1.5, -0.5)  # the first on top
    ax.figure.canvas.draw()  # a missing glyph would be a warning, and so an error


def test_it_is_drawn_on_the_axes_given(settings):
    from matplotlib.figure import Figure

    figure = Figure()
    ax = figure.add_subplot()
    assert draw_seeds(ROWS[:1], "x", ax=ax) is ax
    assert draw_seeds(ROWS * 9, "x", ax=None).figure.get_figheight() > 8
