"""What convolution and pooling make of an image, number by number."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from fmnist_learn import ops
from fmnist_learn._checks import check_choice
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.ops._arrays import Floats, Padding, find_border
from fmnist_learn.plots._figure import new_figure, with_hangul
from fmnist_learn.plots.diagrams._drawing import (
    BLUE,
    LIGHT_BLUE,
    LIGHT_ORANGE,
    draw_cells,
    few_floats,
    written_number,
)

_IMAGE = Text(ko="이미지", en="image")
_KERNEL = Text(ko="커널", en="kernel")
_FEATURE_MAP = Text(ko="특성 맵", en="feature map")


def plot_convolution(
    image: npt.ArrayLike = ((3, 1, 0, 2), (0, 2, 4, 1), (1, 0, 3, 2), (2, 1, 0, 1)),
    kernel: npt.ArrayLike = ((1, 0, 2), (0, 3, 0), (1, 0, -1)),
    *,
    padding: Padding = "valid",
    strides: int = 1,
    at: tuple[int, int] = (0, 0),
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw an image, a kernel, their feature map, and how one number of it came about.

    Below, pixels times weights: the sum that makes the marked number. The hatched
    border is the padding.

    Args:
        image: A few rows of numbers, shape (rows, columns).
        kernel: The weights, shape (rows, columns), no larger than the image.
        padding: `"valid"` adds no border, `"same"` one of 0, as in `ops.conv2d`.
        strides: Pixels from one place of the kernel to the next.
        at: The row and column of the feature map to explain, from 0.
        fig: The figure to draw on; None makes one.
        lang: The language of the titles; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If an array is not a small table, the kernel is larger than the
            image, or an option is outside its range.

    Example:
        >>> from fmnist_learn import plot_convolution
        >>> fig = plot_convolution([[1, 2], [3, 4]], [[1, 0], [0, -1]])
        >>> print(fig.get_supxlabel())
        1×1 + 2×0 +
        3×0 + 4×(−1) = −3

    Lesson 08-1.

    --- 한국어 ---
    이미지와 커널, 합성곱으로 만든 특성 맵을 그리고, 특성 맵의 수 하나를 계산합니다.

    아래에 픽셀과 가중치를 곱해 더하는 식을 씁니다. 이 식의 값이 표시된 수입니다.
    빗금 친 둘레는 패딩입니다.

    Args:
        image: 수 몇 행. 크기는 (행, 열)입니다.
        kernel: 가중치. 크기는 (행, 열)이며 이미지보다 크지 않아야 합니다.
        padding: `ops.conv2d`와 같이 `"valid"`는 패딩을 하지 않고 `"same"`은 0을
            덧댑니다.
        strides: 한 번에 옮기는 픽셀 수(스트라이드).
        at: 계산을 보여 줄 특성 맵의 행과 열. 0부터 셉니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 작은 표가 아니거나, 커널이 이미지보다 크거나, 옵션이 범위를 벗어날
            때 발생합니다.

    08-1절.
    """
    pixels = few_floats("image", image, "rows", "columns")
    weights = few_floats("kernel", kernel, "rows", "columns")
    batch = pixels[np.newaxis, ..., np.newaxis]
    filters = weights[..., np.newaxis, np.newaxis]
    maps = ops.conv2d(batch, filters, strides=strides, padding=padding)
    feature_map = maps[0, ..., 0]
    if at not in list(np.ndindex(feature_map.shape)):
        rule = Text(
            ko=f"크기가 {_size(feature_map)}인 특성 맵의 행과 열이어야 합니다",
            en=f"be a row and a column of the feature map, {_size(feature_map)}",
        )
        raise refusal(ValueError, "at", rule, at)
    border = find_border("kernel", batch, weights.shape, strides, padding)
    padded = np.pad(pixels, border)
    inside = np.pad(np.ones_like(pixels), border) == 1
    row, column = at[0] * strides, at[1] * strides
    height, width = weights.shape
    window = np.s_[row : row + height, column : column + width]
    written = _sum_of_products(padded[window], weights, feature_map[at])

    tables, lines = [padded, weights, feature_map], written.count("\n") + 1
    fig, (left, middle, right) = _panels(fig, tables, beyond=0.25 * lines)
    colors = np.full(padded.shape, "white", dtype=object)
    colors[window] = LIGHT_BLUE
    draw_cells(left, padded, colors, hatched=~inside)
    _outline(left, column, row, width, height)
    draw_cells(middle, weights, np.full(weights.shape, LIGHT_ORANGE))
    colors = np.full(feature_map.shape, "white", dtype=object)
    colors[at] = LIGHT_BLUE
    draw_cells(right, feature_map, colors)
    _outline(right, at[1], at[0], 1, 1)
    left.set_title(f"{_IMAGE.to(lang)} {_size(pixels)}")
    middle.set_title(f"{_KERNEL.to(lang)} {_size(weights)}")
    right.set_title(f"{_FEATURE_MAP.to(lang)} {_size(feature_map)}")
    fig.supxlabel(written)
    return with_hangul(fig)


def plot_pooling(
    image: npt.ArrayLike = ((3, 1, 0, 2), (0, 2, 4, 1), (1, 0, 3, 2), (2, 1, 0, 1)),
    *,
    pool_size: int = 2,
    kind: Literal["max", "average"] = "max",
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw an image with its pooling windows, and the smaller map that they give.

    A window and its number have one colour. Pixels that do not fill a window stay
    white: pooling leaves them out.

    Args:
        image: A few rows of numbers, shape (rows, columns).
        pool_size: Height and width of the window.
        kind: `"max"` keeps the largest number of each window, `"average"` takes the
            mean.
        fig: The figure to draw on; None makes one.
        lang: The language of the titles; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If `image` does not hold numbers.
        ValueError: If `image` is not a small table, the window is larger than it, or
            `kind` is another one.

    Example:
        >>> from fmnist_learn import plot_pooling
        >>> fig = plot_pooling([[1, 2], [3, 4]], kind="average")
        >>> [text.get_text() for text in fig.axes[1].texts]
        ['2.5']

    Lesson 08-1.

    --- 한국어 ---
    이미지를 풀링 영역으로 나누어 그리고, 풀링으로 줄어든 특성 맵을 나란히 그립니다.

    풀링 영역과 거기에서 나온 수는 색이 같습니다. 영역을 채우지 못하고 남는 픽셀은
    풀링에서 버리므로 흰색으로 둡니다.

    Args:
        image: 수 몇 행. 크기는 (행, 열)입니다.
        pool_size: 풀링 영역의 높이와 너비.
        kind: `"max"`는 영역마다 가장 큰 값을 고르고(최대 풀링), `"average"`는 평균을
            냅니다(평균 풀링).
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: `image`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `image`가 작은 표가 아니거나, 풀링 영역이 더 크거나, `kind`가 다른
            값일 때 발생합니다.

    08-1절.
    """
    pixels = few_floats("image", image, "rows", "columns")
    check_choice("kind", kind, ("max", "average"))
    check_choice("pool_size", pool_size, range(1, min(pixels.shape) + 1))
    pool = ops.max_pool2d if kind == "max" else ops.avg_pool2d
    pooled = pool(pixels[np.newaxis, ..., np.newaxis], pool_size)[0, ..., 0]
    tints = np.where(np.indices(pooled.shape).sum(axis=0) % 2, LIGHT_ORANGE, LIGHT_BLUE)
    colors = np.full(pixels.shape, "white", dtype=object)
    for (row, column), tint in np.ndenumerate(tints):
        top, start = row * pool_size, column * pool_size
        colors[top : top + pool_size, start : start + pool_size] = tint

    fig, (left, right) = _panels(fig, [pixels, pooled], beyond=0.35)
    draw_cells(left, pixels, colors)
    for row, column in np.ndindex(pooled.shape):
        _outline(left, column * pool_size, row * pool_size, pool_size, pool_size)
    draw_cells(right, pooled, tints)
    left.set_title(f"{_IMAGE.to(lang)} {_size(pixels)}")
    right.set_title(f"{_FEATURE_MAP.to(lang)} {_size(pooled)}")
    names = {
        "max": Text(ko="최대 풀링({size})", en="max pooling ({size})"),
        "average": Text(ko="평균 풀링({size})", en="average pooling ({size})"),
    }
    fig.suptitle(names[kind].to(lang).format(size=f"{pool_size}x{pool_size}"))
    return with_hangul(fig)


def _panels(
    fig: Figure | None, tables: Sequence[Floats], *, beyond: float
) -> tuple[Figure, list[Axes]]:
    """Axes side by side, all cells of one size; narrow tables get room for a title.

    A new figure has `beyond` inches for the text above or below them.
    """
    height = max(len(table) for table in tables) + 0.2
    widths = [max(table.shape[1], 3) + 0.2 for table in tables]
    if fig is None:
        size = (0.55 * sum(widths) + 0.5 * len(tables), 0.55 * height + 0.4 + beyond)
        fig = new_figure(size)
    axes = list(fig.subplots(1, len(tables), width_ratios=widths))
    for ax, table, width in zip(axes, tables, widths, strict=True):
        middle = (table.shape[1] - 1) / 2
        ax.set(xlim=(middle - width / 2, middle + width / 2), ylim=(height - 0.6, -0.6))
        ax.set_aspect("equal")
        ax.set_axis_off()
    return fig, axes


def _outline(ax: Axes, column: int, row: int, width: int, height: int) -> None:
    corner = (column - 0.5, row - 0.5)
    frame = Rectangle(corner, width, height, fill=False, edgecolor=BLUE, linewidth=3)
    ax.add_patch(frame)


def _sum_of_products(window: Floats, weights: Floats, total: float) -> str:
    """The sum written out, a row of the kernel on each line; of many rows three."""

    def factor(number: np.floating[Any]) -> str:
        return written_number(number) if number >= 0 else f"({written_number(number)})"

    lines = [
        " + ".join(
            f"{written_number(x)}×{factor(w)}" for x, w in zip(*pair, strict=True)
        )
        for pair in zip(window, weights, strict=True)
    ]
    if len(lines) > 4:
        lines[2:-1] = ["…"]
    return " +\n".join(lines) + f" = {written_number(total)}"


def _size(table: Floats) -> str:
    return "x".join(map(str, table.shape))
