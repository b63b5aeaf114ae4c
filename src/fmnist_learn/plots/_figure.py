"""What every plot needs: a figure that is displayed once, and Hangul in its texts."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text as TextArtist

Drawing = TypeVar("Drawing", bound=Artist)

_FONT_FILE = Path(__file__).parents[1] / "_fonts" / "hangul.ttf"
_FONT_FAMILY = "FMNIST Learn Hangul"


@contextmanager
def korean_font() -> Iterator[None]:
    """Let Hangul render in plots of your own, on a machine without a Korean font.

    Inside the `with` block the bundled Hangul font is the fallback of the plot's font:
    letters, digits and the minus sign look as before.

    Example:
        >>> import matplotlib.pyplot as plt
        >>> from fmnist_learn import korean_font
        >>> with korean_font():
        ...     fig, ax = plt.subplots()
        ...     title = ax.set_title("손실")
        >>> plt.close(fig)

    The functions of this package do not need it. Lesson 07-3.

    --- 한국어 ---
    한글 글꼴이 없는 컴퓨터에서도 직접 그리는 그림에 한글이 나오게 합니다.

    `with` 블록 안에서는 그림의 글꼴에 없는 글자를 패키지에 들어 있는 한글 글꼴로
    그립니다. 영문자와 숫자, 마이너스 기호의 모양은 그대로입니다.

    이 패키지의 함수로 그릴 때는 필요하지 않습니다. 07-3절.
    """
    _register_font()
    with mpl.rc_context({"font.family": [*mpl.rcParams["font.family"], _FONT_FAMILY]}):
        yield


def with_hangul(artist: Drawing) -> Drawing:
    """Put the bundled font behind the font of every text of a plot.

    On the artists, not in a setting: a setting would not reach the texts of an axes
    that the learner made before.
    """
    _register_font()
    for text in artist.findobj(TextArtist):
        families = text.get_fontfamily()
        if _FONT_FAMILY not in families:
            text.set_fontfamily([*families, _FONT_FAMILY])
    return artist


def new_figure(size: tuple[float, float]) -> Figure:
    """A figure of `size` inches that pyplot manages, displayed once in a notebook."""
    return plt.figure(figsize=size, layout="constrained", FigureClass=NotebookFigure)


def axes_or_new(ax: Axes | None, size: tuple[float, float]) -> Axes:
    """The learner's axes, or those of a new figure."""
    return new_figure(size).add_subplot() if ax is None else ax


def picture_grid(
    fig: Figure | None, count: int, *, columns: int, cell: tuple[float, float]
) -> tuple[Figure, list[Axes]]:
    """A figure with `count` axes for pictures, each of `cell` inches if it is new.

    Few pictures still leave a title its width, and the line above them its height.
    """
    columns = min(columns, count)
    rows = math.ceil(count / columns)
    if fig is None:
        size = (max(columns * cell[0], 4.5), max(rows * cell[1], 1.35))
        fig = new_figure(size)
    cells = list(fig.subplots(rows, columns, squeeze=False).flat)
    for ax in cells:
        ax.set_axis_off()
    for ax in cells[count:]:
        ax.remove()
    return fig, cells[:count]


class NotebookFigure(Figure):
    """A figure that a notebook displays once, also as the last line of a cell.

    There IPython displays it as the value of the cell, and the inline backend, once
    more, as a figure that pyplot still manages when the cell has run.
    """

    def _ipython_display_(self) -> None:
        """Leave the display to IPython alone."""
        if "inline" in mpl.get_backend():
            plt.close(self)
        # To IPython: nothing was displayed here, go on as with any other figure.
        raise NotImplementedError


def _register_font() -> None:
    """Tell matplotlib where the bundled font is; adding it changes no plot."""
    known = {entry.name for entry in font_manager.fontManager.ttflist}
    if _FONT_FAMILY not in known:
        font_manager.fontManager.addfont(_FONT_FILE)
