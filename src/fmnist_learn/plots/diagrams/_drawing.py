"""What the diagrams share: their colours, and numbers few enough to read."""

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from fmnist_learn._checks import array_of_shape
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.ops._arrays import Floats, as_floats

# Told apart by the colour-blind, and in grey by how dark they are.
BLUE, ORANGE, BLACK = "#0072B2", "#E69F00", "black"
LIGHT_BLUE, LIGHT_ORANGE = "#A6CEE3", "#FDEBC8"

MOST = 12  # numbers along an axis; more could not be read


def few_floats(name: str, values: npt.ArrayLike, *axes: str) -> Floats:
    """An array of finite numbers with these axes, few enough to read."""
    array = as_floats(name, values, axes=axes)
    if max(array.shape) > MOST:
        rule = Text(
            ko=f"그림에서 읽을 수 있도록 축마다 수가 {MOST}개 이하여야 합니다",
            en=f"have at most {MOST} numbers along an axis, to be read",
        )
        raise refusal(ValueError, name, rule, array_of_shape(array.shape))
    if not np.isfinite(array).all():
        rule = Text(ko="유한한 수만 있어야 합니다", en="hold finite numbers")
        raise refusal(ValueError, name, rule, values)
    return array


def draw_cells(
    ax: Axes,
    table: Floats,
    colors: npt.NDArray[Any],
    *,
    hatched: npt.NDArray[np.bool_] | None = None,
) -> None:
    """A square for each number; the hatched ones paler."""
    for (row, column), number in np.ndenumerate(table):
        pale = hatched is not None and hatched[row, column]
        ax.add_patch(
            Rectangle(
                (column - 0.5, row - 0.5),
                1,
                1,
                facecolor=colors[row, column],
                edgecolor="0.7" if pale else "0.4",
                hatch="////" if pale else None,
            )
        )
        ax.text(
            column,
            row,
            written_number(number),
            ha="center",
            va="center",
            color="0.25" if pale else "black",
            fontsize=11,
        )


def written_number(number: float | np.floating[Any], decimals: int = 2) -> str:
    """At most these decimals, and a minus sign that is not a hyphen; -0 is 0."""
    return f"{round(float(number), decimals) + 0:g}".replace("-", "\N{MINUS SIGN}")
