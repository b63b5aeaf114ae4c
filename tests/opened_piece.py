"""The interactive pieces: what their tests share, and how one is opened in Chromium."""

import json
import re

import numpy as np
import pytest

from built_site import DOCS
from fmnist_learn import ops

EXPLORABLES = DOCS / "explorables"
PIECES = sorted(path.parent.name for path in EXPLORABLES.glob("*/arithmetic.mjs"))
CONCEPTS = [f"en/concepts/{piece}/" for piece in PIECES]
every_piece = pytest.mark.parametrize("piece", PIECES)

# What stands there at first.
BOOT = [
    "00000000",
    "00009990",
    "00009990",
    "00009990",
    "00099990",
    "09999990",
    "99999990",
    "00000000",
]
MAP = ["1320", "5204", "0162", "2100"]
EDGE = np.array([[-1.0, 0, 1]] * 3)
TOUCH = {"has_touch": True, "is_mobile": True}


def texts(folder):
    path = EXPLORABLES / folder / "texts.json"
    return json.loads(path.read_text(encoding="utf-8"))


def channels(array):
    """(rows, columns) -> (1, rows, columns, 1), as `ops` takes it."""
    return array[np.newaxis, ..., np.newaxis]


def sheet(array):
    """Back again, as lists."""
    return array[0, ..., 0].tolist()


def picture(rows):
    return np.array([[float(digit) for digit in row] for row in rows])


def conv2d(image, kernel, **options):
    kernel = np.reshape(kernel, (3, 3, 1, 1))
    return sheet(ops.conv2d(channels(image), kernel, **options))


@pytest.fixture
def from_docs(monkeypatch):
    """What the pieces show comes from docs/pieces.py."""
    monkeypatch.syspath_prepend(DOCS)


@pytest.fixture
def open_piece(visit):
    """Open the concept of a piece: open_piece("softmax", "en") -> (page, piece)."""

    def open_(name, lang="en", query="", **options):
        page = visit(f"{lang}/concepts/{name}/{query}", **options)
        return page, ready(page, name)

    return open_


def ready(page, name):
    piece = page.locator(f"fl-{name}")
    piece.scroll_into_view_if_needed()
    piece.locator(".caption").wait_for()
    return piece


def field(piece, label):
    return piece.get_by_label(label, exact=True)


def cell(piece, label, row, column):
    """A cell of one of the grids, counted from 0."""
    rows = piece.locator(f'svg[aria-label="{label}"] [role="row"]')
    return rows.nth(row).locator('[role="gridcell"]').nth(column)


def numbers(piece, label):
    rows = piece.locator(f'svg[aria-label="{label}"] > g > g').all()
    found = [row.locator("text").all_text_contents() for row in rows]
    return [[float(text.replace("−", "-")) for text in row] for row in found]


def expect(subject):
    """Asked anew until it holds; Playwright is not there where nothing is built."""
    from playwright import sync_api

    return sync_api.expect(subject)


def xor(steps):
    """The parameters of `ops.train_xor` in the order of the piece."""
    weights = ops.train_xor(hidden=2, epochs=steps).weights
    return np.concatenate([part.ravel() for part in weights])


def minus(value, places=3):
    return f"{value:.{places}f}".replace("-", "−")


def left_after(function, gradient, z, layers):
    """The last slope, and the gradient at z, of neurons with the weight 1."""
    upstream, sums = 1.0, [z]
    while len(sums) < layers:
        sums.append(float(function(sums[-1])))
    for one in reversed(sums):
        upstream = float(gradient(one, upstream))
    return float(gradient(sums[-1])), upstream


def relu_output(ys, kinks):
    """The bias and the weights with the smallest squared error, by NumPy."""
    xs = np.arange(-3.0, 4.0)
    hidden = ops.relu(ops.dense(xs[:, np.newaxis], np.ones((1, 3)), np.negative(kinks)))
    inputs = np.column_stack([np.ones(7), hidden])
    output = np.linalg.lstsq(inputs, ys, rcond=None)[0]
    return output, np.mean((inputs @ output - ys) ** 2)


HEIGHTS = [-0.3, -1.8, -1.7, 0, 1.7, 1.8, 0.3]


def shown_output(piece):
    """Bias and weights of the equation: y = −1.26 + 0.42 · relu(x + 2.0) …"""
    text = piece.locator(".equation").inner_text().replace("−", "-").replace(" ", "")
    weights = re.findall(r"([+-][\d.]+)·relu", text)
    return [float(re.match(r"y=(-?[\d.]+)", text)[1]), *map(float, weights)]


def shown_places(piece):
    """The weights of each optimizer, as the table has them."""
    cells = piece.locator("tbody tr td:nth-of-type(1)").all_inner_texts()
    return [
        [float(one) for one in cell.replace("−", "-").split(", ")] for cell in cells
    ]
