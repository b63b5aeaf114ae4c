"""The interactive pieces in Chromium: by keyboard and touch, from links, on phones."""

import gzip
import json
import re

import numpy as np
import PIL
import pytest

from built_site import DOCS, both_languages
from fmnist_learn import class_names, load_data, ops, prepare_photo
from test_explorables import (
    EXPLORABLES,
    OPTIMIZERS,
    PIECES,
    SURFACES,
    batch_tilts,
    channels,
    descent,
    sheet,
    texts,
)
from test_live_cnn import write_photos

pytestmark = pytest.mark.browser
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


def picture(rows):
    return np.array([[float(digit) for digit in row] for row in rows])


def conv2d(image, kernel, **options):
    kernel = np.reshape(kernel, (3, 3, 1, 1))
    return sheet(ops.conv2d(channels(image), kernel, **options))


@pytest.fixture(autouse=True)
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


# By keyboard


def test_convolution_by_keyboard(open_piece):
    page, piece = open_piece("convolution")
    kernel = EDGE.copy()
    field(piece, "Weight in row 1, column 1").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    kernel[0, 0] = 2.5
    for key in ("Tab", "ArrowDown"):  # the weight beside it, a thousandth less
        page.keyboard.press(key)
    kernel[0, 1] = -0.001
    field(piece, "Padding").focus()
    page.keyboard.press("ArrowDown")
    expect(field(piece, "Padding")).to_have_value("same")
    rows = piece.locator('svg[aria-label="Image"] [role="row"]')
    expect(rows).to_have_count(len(BOOT) + 2)  # drawn anew: zeros all around
    # Draw: the first cell of the picture, which is one of the zeros around it now.
    image = picture(BOOT)
    cell(piece, "Image", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "7", "ArrowRight", " "):
        page.keyboard.press(key)
    image[0, 0], image[0, 1] = 7, 9
    found = conv2d(image, kernel, padding="same")
    # Walk over the feature map.
    cell(piece, "Feature map", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(piece.locator(".result")).to_have_text(f"= {found[1][1]:.2f}".rstrip("0."))
    rounded = [[float(f"{value:.3g}") for value in row] for row in found]
    np.testing.assert_allclose(numbers(piece, "Feature map"), rounded, atol=0.011)
    # The same by the buttons.
    piece.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    expect(piece.locator(".caption")).to_contain_text("row 2, column 1")


def test_pooling_by_keyboard(open_piece):
    page, piece = open_piece("pooling")
    field(piece, "Keep").focus()
    page.keyboard.press("ArrowDown")
    field(piece, "Stride").focus()
    page.keyboard.press("ArrowUp")
    cell(piece, "Feature map", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "9", "Enter", "3"):
        page.keyboard.press(key)
    image = picture(MAP)
    image[1, 1] = 3
    pooled = ops.avg_pool2d(channels(image), strides=1)
    back = ops.avg_pool2d_gradient(channels(image), np.ones_like(pooled), strides=1)
    expect(piece.locator(".written")).to_have_text("(1 + 3 + 5 + 3) / 4 = 3")
    assert numbers(piece, "Pooled") == np.round(sheet(pooled), 2).tolist()
    assert numbers(piece, "Gradient at the map") == sheet(back)


def test_softmax_by_keyboard(open_piece):
    page, piece = open_piece("softmax")
    field(piece, "Shirt").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    field(piece, "Temperature").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    field(piece, "Add to all scores").focus()
    page.keyboard.press("ArrowLeft")
    field(piece, "Right class").focus()
    page.keyboard.press("ArrowDown")
    scores = np.array([1.5, 2, 3]) - 1
    probabilities = ops.softmax(scores, temperature=2)
    loss = ops.cross_entropy([1], [probabilities])
    answer = f"−log {probabilities[1]:#.4g} = {loss:.3f}"
    expect(piece.locator(".result")).to_have_text(answer)
    rows = piece.locator("tbody tr").all()
    shown = [row.locator("td").all_inner_texts()[1:] for row in rows]
    found = zip(probabilities, ops.sigmoid(scores / 2), strict=True)
    assert [[text.strip() for text in row] for row in shown] == [
        [f"{together:.3f}", f"{alone:.3f}"] for together, alone in found
    ]


def test_padding_by_keyboard(open_piece):
    page, piece = open_piece("padding")
    field(piece, "Stride").focus()
    page.keyboard.press("ArrowRight")
    field(piece, "Place in the last map").focus()
    page.keyboard.press("ArrowRight")
    maps = [channels(np.ones((12, 12)))]
    for _ in range(2):
        maps.append(
            ops.conv2d(maps[-1], np.ones((3, 3, 1, 1)), strides=2, padding="same")
        )
    upstream = np.zeros_like(maps[2])
    upstream[0, 1, 1, 0] = 1
    seen_of_all = 1
    for one in (maps[1], maps[0]):
        back = {"strides": 2, "padding": "same"}
        upstream = ops.conv2d_gradient(one, np.ones((3, 3, 1, 1)), upstream, **back)[0]
        seen = np.flatnonzero(upstream[0, ..., 0].any(axis=1))
        seen_of_all += len(seen)
    caption = piece.locator(".caption")
    side = maps[2].shape[1]
    expect(caption).to_contain_text(f"The last map has {side}x{side} numbers")
    expect(caption).to_contain_text(f"number 2 sees {len(seen)} of the image's pixels")
    drawn = {
        path.get_attribute("class"): path.get_attribute("d").count("M")
        for path in piece.locator(".levels path").all()
    }
    assert drawn["cell seen"] == seen_of_all
    assert drawn["cell seen"] + drawn["cell"] == sum(m.shape[1] for m in maps)


SAYS = [
    ("padding", "size:2,stride:3,padding:valid", "lies between the windows", True),
    ("padding", "padding:valid", "lies beyond the edge", False),
    ("padding", "", "lies beyond the edge", True),
    ("softmax", "temperature:0.1,right:shirt", "1e-7 counts as 1e-7", True),
    ("softmax", "right:shirt", "1e-7", False),
    ("early-stopping", "seed:1", "the lowest validation loss so far, 0.342", True),
]


@pytest.mark.parametrize(("piece", "query", "words", "is_said"), SAYS)
def test_a_caption_is_true_of_its_setting(open_piece, piece, query, words, is_said):
    """Gaps are no edge, what is clipped is said, and what comes later is not known."""
    _, found = open_piece(piece, query=f"?{piece}={query}")
    assert (words in found.locator(".caption").inner_text()) is is_said


def xor(steps):
    """The parameters of `ops.train_xor` in the order of the piece."""
    weights = ops.train_xor(hidden=2, epochs=steps).weights
    return np.concatenate([part.ravel() for part in weights])


def xor_loss(parameters, x, y):
    w1, b1, w2, b2 = np.split(parameters, [4, 6, 8])
    p = ops.sigmoid(
        ops.dense(ops.tanh(ops.dense([x], w1.reshape(2, 2), b1)), w2.reshape(2, 1), b2)
    )
    return ops.binary_cross_entropy([[y]], p)


def minus(value, places=3):
    return f"{value:.{places}f}".replace("-", "−")


def test_backpropagation_by_keyboard(open_piece):
    page, piece = open_piece("backpropagation")
    for steps in ("+10", "+1"):
        piece.get_by_role("button", name=f"Steps: {steps}", exact=True).focus()
        page.keyboard.press("Enter")
    field(piece, "Example").focus()
    page.keyboard.press("ArrowDown")  # 1, 0: target 1
    found, x, y = xor(11), [1, 0], 1
    losses = ops.train_xor(hidden=2, epochs=12).losses
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("After 11 steps")
    expect(caption).to_contain_text(f"four examples is {minus(losses[11])},")
    # The slope along v1, the first on the way back to a weight, is the one nudged.
    field(piece, "Line").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    tiny = np.zeros(9)
    tiny[6] = 1e-6
    slope = (xor_loss(found + tiny, x, y) - xor_loss(found - tiny, x, y)) / 2e-6
    result = piece.locator(".line .result")
    expect(result).to_have_text(minus(slope))
    expect(piece.locator(".network .current").first).to_be_visible()
    field(piece, "Nudge").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    moved = xor_loss(found + tiny * 2e5, x, y)
    change = moved - xor_loss(found, x, y)
    expect(caption).to_contain_text(f"= {minus(slope * 0.2)}; the loss")
    expect(caption).to_contain_text(f"by {minus(change)}, to {minus(moved)}")
    expect(caption).to_contain_text("After 11 steps and the nudge, the mean loss")
    piece.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    expect(caption).to_contain_text("Backwards begins")


def test_early_stopping_by_keyboard(open_piece):
    """The seed 1 of the record: stopped by 2 it is kept at 6, by 4 at 9."""
    page, piece = open_piece("early-stopping")
    field(piece, "Seed").focus()
    page.keyboard.press("ArrowDown")
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("Training ends after epoch 8")
    expect(caption).to_contain_text("epoch 14 would have reached 0.322, lower by 0.020")
    field(piece, "patience").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("No later epoch was lower")
    chosen = piece.locator("tr[aria-current]")
    expect(chosen).to_have_text("▸ 120140.3220.000")
    field(piece, "restore_best_weights").focus()
    page.keyboard.press("ArrowDown")
    expect(caption).to_contain_text("leaves the weights of epoch 20, with 0.332")


def left_after(function, gradient, z, layers):
    """The last slope, and the gradient at z, of neurons with the weight 1."""
    upstream, sums = 1.0, [z]
    while len(sums) < layers:
        sums.append(float(function(sums[-1])))
    for one in reversed(sums):
        upstream = float(gradient(one, upstream))
    return float(gradient(sums[-1])), upstream


def test_sigmoid_by_keyboard(open_piece):
    page, piece = open_piece("sigmoid")
    field(piece, "Function").focus()
    page.keyboard.press("ArrowDown")
    field(piece, "The sum z").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    field(piece, "Layers").focus()
    page.keyboard.press("ArrowRight")
    a, slope = float(ops.tanh(1.5)), float(ops.tanh_gradient(1.5))
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(f"tanh(1.5) = {a:.3f}; the gradient there is")
    expect(caption).to_contain_text(f"{slope:.3f}. Back through all layers (here 9)")
    found = {
        "sigmoid": left_after(ops.sigmoid, ops.sigmoid_gradient, 1.5, 9),
        "tanh": left_after(ops.tanh, ops.tanh_gradient, 1.5, 9),
        "relu": left_after(ops.relu, ops.relu_gradient, 1.5, 9),
        "leaky_relu": left_after(ops.leaky_relu, ops.leaky_relu_gradient, 1.5, 9),
    }
    rows = piece.locator("tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts() for row in rows]
    for (name, last, left), (key, (slope, gradient)) in zip(
        cells, found.items(), strict=True
    ):
        assert name.strip() == key
        assert last == f"{float(f'{slope:.3g}'):g}"
        assert float(left.replace("−", "-")) == pytest.approx(gradient, rel=5e-3)
    # Below 0 nothing passes ReLU, and the line of a gradient of 0 is none.
    field(piece, "The sum z").press("Home")
    expect(caption).to_contain_text("and 0 with ReLU. Here the curve is nearly flat")
    expect(caption).to_contain_text("At 0 and below, the gradient of ReLU is 0")
    expect(piece.locator(".plot polyline.relu")).to_have_attribute("points", "")


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


def test_relu_by_keyboard(open_piece):
    page, piece = open_piece("relu")
    field(piece, "Height at x = −3").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    field(piece, "Kink of neuron 2").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    ys = [2.5, *HEIGHTS[1:]]
    output, error = relu_output(ys, [-2, -0.5, 1])
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(f"The mean squared error is {error:.3f};")
    np.testing.assert_allclose(shown_output(piece), output, atol=0.0051)
    cells = piece.locator("tbody tr").nth(1).locator("td")
    slope = output[1] + output[2]
    assert cells.all_inner_texts() == ["−0.5", minus(output[2], 2), minus(slope, 2)]
    piece.get_by_role("button", name="Find the best kinks").focus()
    page.keyboard.press("Enter")
    expect(field(piece, "Kink of neuron 1")).not_to_have_value("-2")
    kinks = [
        float(field(piece, f"Kink of neuron {one}").input_value()) for one in (1, 2, 3)
    ]
    output, least = relu_output(ys, kinks)
    assert least < error
    expect(caption).to_contain_text(f"The mean squared error is {least:.3f};")
    np.testing.assert_allclose(shown_output(piece), output, atol=0.0051)


def shown_places(piece):
    """The weights of each optimizer, as the table has them."""
    cells = piece.locator("tbody tr td:nth-of-type(1)").all_inner_texts()
    return [
        [float(one) for one in cell.replace("−", "-").split(", ")] for cell in cells
    ]


def test_gradient_descent_by_keyboard(open_piece):
    page, piece = open_piece("gradient-descent")
    field(piece, "Surface").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    field(piece, "Images in a batch").focus()
    page.keyboard.press("ArrowDown")
    field(piece, "Learning rate η").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    field(piece, "Start: w1").focus()
    page.keyboard.press("ArrowLeft")
    field(piece, "Show the formulas of").focus()
    page.keyboard.press("ArrowDown")
    piece.get_by_role("button", name="Step ▶").focus()
    page.keyboard.press("Enter")
    tilts = batch_tilts(4, 42, 21)
    walks = [descent(name, "two", [3.9, 2], tilts, rate=0.13) for name in OPTIMIZERS]
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("After 21 steps Momentum has")
    np.testing.assert_allclose(
        shown_places(piece), [walk[-1] for walk in walks], atol=0.0051
    )
    losses = [SURFACES["two"][0](*walk[-1]) for walk in walks]
    shown = piece.locator("tbody tr td:nth-of-type(2)").all_inner_texts()
    assert shown == [f"{loss:.3f}" for loss in losses]
    expect(caption).to_contain_text(f"The lowest of the five is {min(losses):.3f}")
    # The step that led there, for w1: m ← β · m − η · g.
    before, last = walks[1][-3:-1], walks[1][-2:]
    m, moved = before[1][0] - before[0][0], last[1][0] - last[0][0]
    slope = (0.9 * m - moved) / 0.13
    numbers = f"m1 = 0.90 · {bracketed(m)} − 0.13 · {bracketed(slope)} = {minus(moved)}"
    expect(piece.locator(".update p").nth(1)).to_have_text(numbers)
    # A step back.
    piece.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    expect(caption).to_contain_text("After 20 steps")
    places = [walk[-2] for walk in walks]
    np.testing.assert_allclose(shown_places(piece), places, atol=0.0051)


def bracketed(value):
    return f"({minus(value)})" if value < 0 else minus(value)


def test_a_learning_rate_that_is_too_large_is_said(open_piece):
    """In the long valley the limit of plain SGD is 1, as 2 / 2 is."""
    query = "?gradient-descent=rate:{}"
    _, piece = open_piece("gradient-descent", query=query.format("1"))
    assert "SGD:" not in piece.locator(".caption").inner_text()
    _, piece = open_piece("gradient-descent", query=query.format("1.01"))
    higher = re.compile("SGD[^:]*: after 100 steps the loss is above")
    expect(piece.locator(".caption")).to_contain_text(higher)
    _, piece = open_piece("gradient-descent", "ko", query=query.format("1.1"))
    expect(piece.locator(".caption")).to_contain_text(
        re.compile("SGD.*: 학습률이 너무")
    )
    found = descent("sgd", "valley", [4, 2], [[0, 0]] * 100, rate=1.1)
    assert len(found) < 101
    slider = piece.locator(".player input")
    slider.press("End")
    loss = SURFACES["valley"][0](*found[-1])
    expect(piece.locator("tbody tr").first).to_contain_text(f"{loss:.2e}"[:4])


@pytest.fixture
def in_eight_bits(from_docs):
    """The weights of the network as the page has them."""
    from pieces import packed_weights

    packed = packed_weights()
    sizes = [(3, 3, 1, 32), (3, 3, 32, 64), (3136, 100), (100, 10)]
    floats = np.frombuffer(packed, np.float32, 2 * sum(size[-1] for size in sizes))
    whole = np.frombuffer(packed, np.int8, offset=floats.nbytes)
    weights = []
    for size in sizes:
        scale, bias, floats = np.split(floats, [size[-1], 2 * size[-1]])
        steps, whole = np.split(whole, [np.prod(size)])
        weights += [steps.reshape(size) * scale.astype(float), bias]
    return weights


def garment(label):
    _, (images, labels) = load_data()
    return images[np.argmax(labels == label)][np.newaxis, ..., np.newaxis] / 255.0


def said(output):
    best = int(output.argmax())
    return (
        f"says {class_names(lang='en')[best]}, with a probability of {output[best]:.1%}"
    )


PAINTED = """() => {
  window.painted = []
  const { prototype } = CanvasRenderingContext2D
  const put = prototype.putImageData
  prototype.putImageData = function (...given) {
    const { ariaLabel, nextElementSibling } = this.canvas
    window.painted.push(nextElementSibling?.ariaLabel ?? ariaLabel)
    put.apply(this, given)
  }
}"""


@pytest.mark.keras
def test_cnn_by_keyboard(open_piece, in_eight_bits):
    page, piece = open_piece("cnn")
    fetched = "performance.getEntriesByType('resource').map((one) => one.name)"
    asked = page.evaluate(fetched)
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("fetched once you touch something")
    assert not [url for url in asked if url.endswith("weights.bin")]
    piece.get_by_role("radio", name="Ankle boot", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    image = garment(8)
    found = ops.forward(in_eight_bits, image)
    expect(caption).to_contain_text(said(found["output"][0]))
    expect(caption).to_contain_text("The label says Bag.")
    assert [url for url in page.evaluate(fetched) if url.endswith("weights.bin")]
    shares = piece.locator(".probabilities td").all_inner_texts()
    expected = [f"{probability:.1%}" for probability in found["output"][0]]
    assert [share.strip() for share in shares] == expected
    # A number of the second convolution, and what it saw.
    field(piece, "Layer").focus()
    page.keyboard.press("ArrowDown")
    expect(caption).to_contain_text("In map 1 of conv_2")  # all its maps are painted
    field(piece, "Map number").focus()
    page.evaluate(PAINTED)
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("In map 2 of conv_2")
    painted = page.evaluate("[...new Set(painted)]")
    assert painted == ["Image", "Map"]  # what is small
    cell(piece, "Map", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    value = found["conv_2"][0, 1, 2, 1]
    expect(caption).to_contain_text(f"row 2, column 3 is {value:.3f}.")
    expect(caption).to_contain_text("rows 1 to 7, columns 2 to 9")
    # A kernel of one's own.
    field(piece, "Filter to replace with my kernel").focus()
    page.keyboard.press("ArrowDown")
    expect(caption).to_contain_text("Filter 1 of conv_1 is yours")
    field(piece, "Weight in row 1, column 1").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    changed = [part.copy() for part in in_eight_bits]
    changed[0][:, :, 0, 0] = [[2.5, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    changed[1][0] = 0
    own = ops.forward(changed, image)
    expect(caption).to_contain_text(f"column 3 is {own['conv_2'][0, 1, 2, 1]:.3f}.")
    expect(caption).to_contain_text(said(own["output"][0]))


@pytest.mark.keras
def test_a_drawing_is_classified(open_piece, in_eight_bits):
    page, piece = open_piece("cnn")
    piece.get_by_role("button", name="Draw on an empty one").focus()
    page.keyboard.press("Enter")
    cell(piece, "Image", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "5"):
        page.keyboard.press(key)
    image = np.zeros((1, 28, 28, 1))
    image[0, 1:3, 1:3], image[0, 3, 1] = 1, 5 / 9
    caption = piece.locator(".caption")
    found = ops.forward(in_eight_bits, image)["output"][0]
    expect(caption).to_contain_text(said(found))
    runs = "29a2j26a2j26af698a"
    expect(page).to_have_url(re.compile(f"picture:drawing,drawing:{runs}$"))
    page.reload()
    piece = ready(page, "cnn")
    expect(piece.locator(".caption")).to_contain_text(said(found))


@pytest.mark.keras
def test_cnn_by_touch(open_piece, in_eight_bits):
    _, piece = open_piece("cnn", width=320, **TOUCH)
    piece.get_by_role("radio", name="Sandal", exact=True).tap()
    found = ops.forward(in_eight_bits, garment(5))
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(said(found["output"][0]))
    cell(piece, "Map", 14, 3).tap()
    value = found["conv_1"][0, 14, 3, 0]
    expect(caption).to_contain_text(f"row 15, column 4 is {value:.3f}.")
    maps = piece.get_by_role("img", name="All maps")
    box = maps.bounding_box()
    maps.tap(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(caption).to_contain_text("In map 32 of conv_1")


@pytest.mark.skipif(
    int(PIL.__version__.split(".")[0]) < 13,
    reason="Pillow rounds in another order since 13, which the page follows",
)
def test_photos_are_prepared_as_by_the_package(open_piece, tmp_path):
    """By the browser, from their files; nothing is sent."""
    page, piece = open_piece("cnn")
    sent = []
    page.on("request", lambda one: sent.append(one.method + (one.post_data or "")))
    image = piece.locator('.grid:has([aria-label="Image"]) canvas')
    for path in write_photos(tmp_path):
        expected = prepare_photo(path).astype(float)
        field(piece, "A photo of mine").set_input_files(path)
        page.wait_for_function(
            "input => input.value === ''",
            arg=field(piece, "A photo of mine").element_handle(),
        )
        page.wait_for_timeout(100)
        inks = image.evaluate(
            """canvas => {
                const { data } = canvas.getContext("2d").getImageData(0, 0, 28, 28)
                return Array.from(data.filter((_, at) => at % 4 === 3))
            }"""
        )
        furthest = np.abs(np.reshape(inks, (28, 28)) - expected).max()
        assert furthest <= 1, path.name
    assert set(sent) <= {"GET"}
    wrong = tmp_path / "words.txt"
    wrong.write_text("no image")
    field(piece, "A photo of mine").set_input_files(wrong)
    expect(piece.get_by_role("status").first).to_contain_text("cannot read this")


def test_a_link_to_a_garment_asks_for_the_network(open_piece):
    _, piece = open_piece("cnn", query="?cnn=picture:mistake-1")
    expect(piece.locator(".caption")).to_contain_text("The network says")


def test_a_network_that_cannot_be_fetched_is_asked_again(open_piece):
    page, piece = open_piece("cnn")
    page.route("**/weights.bin", lambda route: route.abort())
    piece.get_by_role("button", name="Fetch the network").click()
    expect(piece.locator(".caption")).to_contain_text("could not be fetched")
    page.unroute("**/weights.bin")
    piece.get_by_role("button", name="Fetch the network").click()
    expect(piece.locator(".caption")).to_contain_text("The network says Ankle boot")


def test_a_photo_that_cannot_be_prepared_is_said(open_piece, tmp_path):
    page, piece = open_piece("cnn")
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    picture = write_photos(tmp_path)[0]
    status = piece.get_by_role("status").first
    held = []

    def hold(route):
        held.append(route)

    page.route("**/photo.mjs", hold)
    with page.expect_request("**/photo.mjs"):
        field(piece, "A photo of mine").set_input_files(picture)
    expect(status).to_contain_text("is being prepared")
    held.pop().abort()
    expect(status).to_contain_text("could not be fetched")
    page.unroute("**/photo.mjs")
    for name in ("empty.png", "cut.png"):
        (tmp_path / name).write_bytes(picture.read_bytes()[: 60 * (name == "cut.png")])
        field(piece, "A photo of mine").set_input_files(tmp_path / name)
        expect(status).to_contain_text("cannot read this")
    field(piece, "A photo of mine").set_input_files(picture)
    expect(status).to_contain_text("stays on your device")
    assert wrong == []


def test_what_is_chosen_while_a_photo_is_prepared_stays(open_piece, tmp_path):
    page, piece = open_piece("cnn", query="?cnn=picture:9")
    held = []
    page.route("**/photo.mjs", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/photo.mjs"):
        field(piece, "A photo of mine").set_input_files(write_photos(tmp_path)[0])
    piece.get_by_role("radio").nth(1).check()
    expect(page).to_have_url(re.compile("cnn=picture:1$"))
    held.pop().continue_()
    expect(piece.get_by_role("status").first).to_contain_text("stays on your device")
    expect(piece.get_by_role("radio").nth(1)).to_be_checked()


def test_a_slider_goes_as_far_as_there_are_maps(open_piece):
    _, piece = open_piece("cnn", query="?cnn=filter:64")
    slider = field(piece, "Map number")
    expect(slider).to_have_attribute("max", "32")
    expect(slider).to_have_attribute("aria-valuetext", "32")
    expect(piece.locator(".caption")).to_contain_text("In map 32 of conv_1")
    field(piece, "Layer").select_option("conv_2")
    expect(slider).to_have_attribute("max", "64")
    slider.press("End")
    expect(piece.locator(".caption")).to_contain_text("In map 64 of conv_2")


@pytest.mark.parametrize(
    ("query", "show", "garment"),
    [
        ("garment:150", "3", 150),
        ("show:3", "3", 150),
        ("show:3,garment:7", "3", 150),
        ("show:3,garment:170", "3", 170),
    ],
)
def test_a_garment_of_a_link_is_among_those_that_are_shown(
    open_piece, query, show, garment
):
    _, piece = open_piece("fashion-mnist", query=f"?fashion-mnist={query}")
    expect(field(piece, "Show")).to_have_value(show)
    expect(piece.get_by_role("radio", checked=True)).to_be_visible()
    assert piece.get_by_role("radio", include_hidden=True).nth(garment).is_checked()


def test_a_link_to_another_place_of_the_page_keeps_what_is_set(open_piece):
    page, piece = open_piece("softmax")
    page.evaluate("window.isTheSame = true")
    field(piece, "Coat").press("End")
    expect(page).to_have_url(re.compile(r"\?softmax=coat:10$"))
    places = page.locator(".md-sidebar--secondary .md-nav__link")
    for number in (0, 1):
        places.nth(number).click()
        anchor = places.nth(number).get_attribute("href").partition("#")[2]
        expect(page).to_have_url(re.compile(rf"\?softmax=coat:{10 - number}#{anchor}$"))
        expect(field(piece, "Coat")).to_have_value(f"{10 - number}")
        field(piece, "Coat").fill("9")
        expect(page).to_have_url(re.compile("coat:9#"))
    assert page.evaluate("window.isTheSame")


@pytest.mark.parametrize("filter_", ["1", "4", "17"])
def test_the_sum_of_a_trained_filter_fits_on_a_phone(open_piece, filter_):
    _, piece = open_piece(
        "convolution", query="?convolution=picture:9,at:300", width=320
    )
    field(piece, "Choose a kernel").select_option(label=f"Filter {filter_}")
    expect(piece.locator(".sum span").first).to_contain_text(".")
    outer = piece.locator(".piece").bounding_box()
    inner = piece.locator(".sum").bounding_box()
    assert inner["x"] >= outer["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


def test_fashion_mnist_by_keyboard(open_piece):
    from pieces import garments

    _, about = garments()
    page, piece = open_piece("fashion-mnist")
    field(piece, "Show").focus()
    page.keyboard.press("ArrowDown")  # trousers
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(f"Image {about['indices'][50]} of the training set")
    piece.get_by_role("radio").first.focus()
    for _ in range(49):
        page.keyboard.press("ArrowRight")
    doubt = about["doubts"][99]
    names = class_names(lang="en")
    expect(caption).to_contain_text(f"Image {about['indices'][99]}")
    words = f"{doubt['given']} are labelled Trouser, and {doubt['other']} "
    expect(caption).to_contain_text(words + names[doubt["suggested"]])
    expect(page).to_have_url(re.compile(r"\?fashion-mnist=show:1,garment:99$"))


def test_fashion_mnist_by_touch(open_piece):
    from pieces import garments

    packed, about = garments()
    _, piece = open_piece("fashion-mnist", width=320, **TOUCH)
    piece.get_by_role("radio").nth(2).tap()
    nearest = about["neighbours"][2][0]
    pixels = np.frombuffer(packed, np.uint8).reshape(500, 784).astype(float)
    far = np.linalg.norm(pixels[2] - pixels[nearest])
    first = piece.locator(".near button").first
    expect(first).to_contain_text(f"{far:.0f}")
    first.tap()
    expect(piece.locator(".caption")).to_contain_text(
        f"Image {about['indices'][nearest]} of"
    )


# The home page


@both_languages
def test_home_classifies_at_a_touch(visit, site, lang):
    page = visit("404", width=320, **TOUCH)
    sizes, wrong = {}, []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def note(response):
        size = response.headers.get("content-length", 0)
        sizes[response.url.removeprefix(site[1])] = int(size)

    page.on("response", note)
    page.goto(f"{site[1]}/{lang}/", wait_until="networkidle")
    assert not [url for url in sizes if "/cnn/" in url]
    assert len([url for url in sizes if re.search(r"/classify/\d.png", url)]) == 10
    assert sum(sizes.values()) < 600_000
    piece = page.locator("fl-classify")
    height = piece.evaluate("e => e.offsetHeight")
    boot = piece.get_by_role("button", name=class_names(lang=lang)[9])
    boot.tap()
    name = class_names(lang=lang)[9]
    expect(piece.get_by_role("status")).to_have_text(re.compile(rf"{name}: \d+\.\d%"))
    expect(boot).to_have_attribute("aria-pressed", "true")
    assert piece.evaluate("e => e.offsetHeight") == height
    # And by keyboard, another.
    boot.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(piece.locator("[aria-pressed=true] img")).to_have_attribute(
        "alt", class_names(lang=lang)[8]
    )
    # With all that it fetched, the network included, not a megabyte.
    expect(piece.get_by_role("status")).to_contain_text("%")
    assert [url for url in sizes if "weights.bin" in url]
    assert sum(sizes.values()) < 1_000_000
    assert wrong == []


# By touch


def test_backpropagation_by_touch(open_piece):
    _, piece = open_piece("backpropagation", width=320, **TOUCH)
    piece.get_by_role("button", name="Step ▶").tap()
    weights = xor(1)  # after one step
    piece.get_by_role("button", name="Steps: +1", exact=True).tap()
    w11, w21, b1 = weights[0], weights[2], weights[4]
    result = piece.locator(".line .result")
    expect(result).to_have_text(minus(np.tanh(w11 + w21 + b1)))
    piece.get_by_role("button", name="Steps: +100", exact=True).tap()
    expect(piece.locator(".caption")).to_contain_text("4 of 4 answers")


def test_convolution_by_touch(open_piece):
    _, piece = open_piece("convolution", width=320, **TOUCH)
    image = picture(BOOT)
    cell(piece, "Image", 0, 0).tap()  # ink
    cell(piece, "Image", 1, 4).tap()  # and none
    image[0, 0], image[1, 4] = 9, 0
    cell(piece, "Feature map", 0, 2).tap()
    found = conv2d(image, EDGE)
    expect(piece.locator(".result")).to_have_text(f"= {found[0][2]:.0f}")
    assert numbers(piece, "Feature map") == found
    piece.get_by_role("button", name="Step").tap()
    expect(piece.locator(".result")).to_have_text(f"= {found[0][3]:.0f}")


def test_pooling_by_touch(open_piece):
    _, piece = open_piece("pooling", width=320, **TOUCH)
    cell(piece, "Feature map", 0, 0).tap()
    expect(cell(piece, "Feature map", 0, 0)).to_have_text("2")
    cell(piece, "Pooled", 1, 1).tap()
    expect(piece.locator(".written")).to_have_text("max(6, 2, 0, 0) = 6")


def test_a_touch_on_the_map_begins_there(open_piece):
    page, piece = open_piece("gradient-descent", width=320, **TOUCH)
    place = piece.locator(".map")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.7)
    expect(field(piece, "Start: w1")).to_have_value("-3")
    expect(field(piece, "Start: w2")).to_have_value("-1.5")
    tilts = [[0, 0]] * 20
    walks = [
        descent(name, "valley", [-3, -1.5], tilts, rate=0.1)[-1] for name in OPTIMIZERS
    ]
    expect(piece.locator("tbody tr").first).to_contain_text("−2.00, −0.02")
    np.testing.assert_allclose(shown_places(piece), walks, atol=0.0051)


def drag(page, start, end):
    """With a finger, as the browser gets it."""
    touch = page.context.new_cdp_session(page)
    for kind, places in (
        ("touchStart", [start]),
        ("touchMove", [[(start[i] + end[i]) / 2 for i in (0, 1)]]),
        ("touchMove", [end]),
        ("touchEnd", []),
    ):
        points = [{"x": x, "y": y} for x, y in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def middle(mark):
    box = mark.bounding_box()
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


def test_the_curve_is_bent_with_a_finger(open_piece):
    page, piece = open_piece("relu", width=320, **TOUCH)
    handles = piece.locator(".plot").first.locator(".handle")
    handles.first.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    x, y = middle(handles.nth(3))
    drag(page, (x, y), (x, middle(handles.nth(1))[1]))
    expect(field(piece, "Height at x = 0")).to_have_value("-1.8")
    assert page.evaluate("scrollY") == scrolled
    output, _ = relu_output([*HEIGHTS[:3], -1.8, *HEIGHTS[4:]], [-2, 0, 1])
    np.testing.assert_allclose(shown_output(piece), output, atol=0.0051)
    piece.get_by_role("button", name="Find the best kinks").tap()
    expect(field(piece, "Kink of neuron 2")).not_to_have_value("0")


def test_the_dot_is_dragged_along_the_curve(open_piece):
    page, piece = open_piece("sigmoid")
    dots = piece.locator(".plot").first.locator(".handle")
    x, y = middle(dots.nth(1))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 1000, y - 300, steps=3)
    expect(field(piece, "The sum z")).to_have_value("6")
    page.mouse.up()
    page.mouse.move(x, y)
    answer = f"sigmoid(6.0) = {float(ops.sigmoid(6)):.3f}"
    expect(piece.locator(".caption")).to_contain_text(answer)
    expect(field(piece, "The sum z")).to_have_value("6")


@pytest.fixture
def touched(open_piece):
    """Put a slider to its end with a finger: touched("softmax", "Coat", "10")."""

    def touched_(name, label, value):
        page, piece = open_piece(name, width=320, **TOUCH)
        slider = field(piece, label)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
        expect(slider).to_have_value(value)
        return piece

    return touched_


def test_softmax_by_touch(touched):
    piece = touched("softmax", "Coat", "10")
    probabilities = ops.softmax([1, 10, 3])
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(f"Coat gets {probabilities[1]:.3f}")
    loss = ops.cross_entropy([2], [probabilities])
    expect(caption).to_contain_text(f"the cross-entropy is {loss:.3f}")


def test_padding_by_touch(touched):
    piece = touched("padding", "Layers", "4")
    one = np.zeros((1, 12, 12, 1))
    one[0, 6, 6, 0] = 1
    for _ in range(4):
        one = ops.conv2d(one, np.ones((3, 3, 1, 1)), padding="same")
    seen = len(np.flatnonzero(one[0, 6, :, 0]))
    words = f"a receptive field of {seen}x{seen} pixels"
    expect(piece.locator(".caption")).to_contain_text(words)


def test_early_stopping_by_touch(touched):
    from pieces import histories

    piece = touched("early-stopping", "patience", "19")
    losses = histories()["dropout"]["42"]["val_loss"]
    best = f"{min(losses):.3f}, was in epoch {np.argmin(losses) + 1}."
    words = f"all 20 epochs are trained. The lowest validation loss, {best}"
    expect(piece.locator(".caption")).to_contain_text(words)


def test_sigmoid_by_touch(touched):
    piece = touched("sigmoid", "Layers", "10")
    _, gradient = left_after(ops.sigmoid, ops.sigmoid_gradient, 2, 10)
    _, through_relu = left_after(ops.relu, ops.relu_gradient, 2, 10)
    power = f"{gradient:.2e}".replace("e-0", "e−")
    words = f"it is {power} with the sigmoid and {through_relu:g} with ReLU."
    expect(piece.locator(".caption")).to_contain_text(words)


def test_relu_by_touch(touched):
    piece = touched("relu", "Kink of neuron 3", "2.5")
    output, _ = relu_output(HEIGHTS, [-2, 0, 2.5])
    np.testing.assert_allclose(shown_output(piece), output, atol=0.0051)


def test_gradient_descent_by_touch(touched):
    piece = touched("gradient-descent", "Learning rate η", "1.5")
    expect(piece.locator(".caption")).to_contain_text("this learning rate is too")
    tilts = [[0, 0]] * 20
    adam = descent("adam", "valley", [4, 2], tilts, rate=1.5)[-1]
    shown = piece.locator("tbody tr", has_text="Adam")
    place = ", ".join(minus(coordinate, 2) for coordinate in adam)
    expect(shown).to_contain_text(place)


def test_a_finger_draws_a_stroke(open_piece):
    page, piece = open_piece("convolution")
    ends = [cell(piece, "Image", 0, column).bounding_box() for column in (0, 3)]
    first, last = ((box["x"] + 8, box["y"] + 8) for box in ends)
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(*last, steps=12)
    page.mouse.up()
    expect(cell(piece, "Image", 0, 3)).to_have_text("9")
    page.mouse.click(*last, button="right")
    second = {"pointerId": 7, "buttons": 1, "isPrimary": False, "bubbles": True}
    x, y = last
    cell(piece, "Image", 0, 3).evaluate(
        """(cell, [x, y, options]) => cell.dispatchEvent(
            new PointerEvent("pointermove", { ...options, clientX: x, clientY: y })
        )""",
        [x, y + 30, second],
    )
    page.wait_for_timeout(100)
    assert numbers(piece, "Image")[0] == [9, 9, 9, 9, 0, 0, 0, 0]


# The address


def test_a_link_leads_to_a_setting(open_piece, site):
    query = "?utm=a&pooling=kind:average,stride:1,map:9999000000000000,at:2"
    page, piece = open_piece("pooling", query=query)
    expect(field(piece, "Keep")).to_have_value("average")
    expect(piece.locator(".written")).to_have_text("(9 + 9 + 0 + 0) / 4 = 4.5")
    # What is changed goes into the address, beside what others have there.
    field(piece, "Keep").select_option("max")
    stays = re.compile(r"\?utm=a&pooling=map:9999000000000000,stride:1,at:2$")
    expect(page).to_have_url(stays)
    piece.get_by_role("button", name="Start again").click()
    expect(page).to_have_url(re.compile(r"/pooling/\?utm=a$"))
    expect(piece.locator(".written")).to_have_text("max(1, 3, 5, 2) = 5")


def test_a_link_leads_to_the_same_noise(open_piece):
    query = "?gradient-descent=batch:1,seed:3,rate:0.05,shown:adam,at:77"
    for lang in ("en", "ko"):
        page, piece = open_piece("gradient-descent", lang, query=query)
        tilts = batch_tilts(1, 3, 77)
        walks = [
            descent(name, "valley", [4, 2], tilts, rate=0.05) for name in OPTIMIZERS
        ]
        last = [walk[-1] for walk in walks]
        np.testing.assert_allclose(shown_places(piece), last, atol=0.0051)
        way = piece.locator("path.adam").get_attribute("d")
        drawn = [point.split(",") for point in way.removeprefix("M").split("L")]
        np.testing.assert_allclose(
            np.array(drawn, float), walks[-1] * [1, -1], atol=6e-4
        )
        page.keyboard.press("Tab")
        assert page.url.endswith(query)


def test_contours_are_drawn_once_and_where_the_loss_is_that_of_their_level(open_piece):
    query = "?gradient-descent=surface:two"
    page, piece = open_piece("gradient-descent", query=query)
    contours = piece.locator(".contours")
    contours.evaluate(
        """path => {
            window.drawn = 0
            const count = () => window.drawn++
            new MutationObserver(count).observe(path, { attributes: true })
        }"""
    )
    for _ in range(3):
        piece.get_by_role("button", name="Step ▶").click()
    field(piece, "Learning rate η").press("ArrowRight")
    expect(piece.locator(".caption")).to_contain_text("After 23 steps")
    assert contours.evaluate("() => window.drawn") == 0
    # Momentum moves two of the five, and nothing else is drawn again.
    piece.locator(".map").evaluate(
        """map => {
            window.moved = new Set()
            new MutationObserver((all) => {
                for (const { target } of all) moved.add(target.classList[0])
            }).observe(map, { attributes: true, subtree: true })
        }"""
    )
    field(piece, "Momentum β (M, N)").press("ArrowLeft")
    page.wait_for_function("window.moved.has('nesterov')")
    assert set(page.evaluate("[...moved]")) <= {"momentum", "nesterov", "letter"}
    numbers = re.findall(r"-?[\d.]+", contours.get_attribute("d"))
    places = np.array(numbers, float).reshape(-1, 2) * [1, -1]
    script = (EXPLORABLES / "gradient-descent" / "gradient-descent.mjs").read_text()
    levels = np.array(json.loads(re.search(r"LEVELS = (\[.*\])", script)[1]))
    losses = SURFACES["two"][0](*places.T)
    away = np.abs(losses[:, np.newaxis] - levels).min(axis=1)
    assert len(places) > 1000
    assert (away < 0.03 + 0.02 * losses).all()
    field(piece, "Surface").select_option("valley")
    expect(piece.locator(".caption")).to_contain_text("At the start the loss is 5.600")
    assert contours.evaluate("() => window.drawn") == 1


def test_of_a_path_that_leaves_the_map_only_what_it_shows_is_drawn(open_piece):
    _, piece = open_piece("gradient-descent", query="?gradient-descent=rate:0.7,at:100")
    walk = descent("nesterov", "valley", [4, 2], batch_tilts(16, 42, 100), rate=0.7)
    assert np.abs(walk).max() > 100
    way = piece.locator("path.nesterov").get_attribute("d")
    parts = [
        np.array([point.split(",") for point in part.split("L")], float) * [1, -1]
        for part in way.removeprefix("M").split("M")
    ]
    drawn = np.concatenate(parts)
    assert (np.abs(drawn) <= [5.5, 4.25]).all()
    # Each place on the map is there, and in parts: between them the path is outside.
    seen = walk[(np.abs(walk) < [5.5, 4.25]).all(axis=1)]
    apart = np.linalg.norm(seen[:, np.newaxis] - drawn, axis=2).min(axis=1)
    assert len(seen) > 2
    assert apart.max() < 1e-3
    assert len(parts) > 2


def test_wrong_values_in_the_address_are_ignored(open_piece):
    wrong = "kind:least,size:9,stride:1.5,map:12,at:-1,toString:1,:,size,at:0.0000001"
    page, piece = open_piece("pooling", query=f"?%=%E0%A4%A&pooling={wrong}")
    expect(piece.locator(".written")).to_have_text("max(1, 3, 5, 2) = 5")
    # What is chosen then stands there once, however the address began.
    field(piece, "Keep").select_option("average")
    expect(page).to_have_url(re.compile(r"\?%=%E0%A4%A&pooling=kind:average$"))
    wrong = "kernel:1_2_3,bias:,stride:0x2,padding:full,at:9e9,drawing:9"
    _, piece = open_piece("convolution", query=f"?convolution={wrong}")
    expect(piece.locator(".result")).to_have_text("= 27")


@both_languages
def test_a_link_can_be_copied(open_piece, lang):
    may = ["clipboard-read", "clipboard-write"]
    page, piece = open_piece("softmax", lang, permissions=may)
    piece.get_by_role("slider").first.press("ArrowLeft")
    words = texts("lib")[lang]
    piece.get_by_role("button", name=words["copy"]).click()
    expect(piece.get_by_role("status")).to_have_text(words["copied"])
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.endswith(f"/{lang}/concepts/softmax/?softmax=shirt:0.9")
    # Where something else is set, the link is an old one.
    piece.get_by_role("slider").first.press("ArrowLeft")
    expect(piece.get_by_role("status")).to_have_text("")


def test_a_link_from_the_page_of_all_pieces_opens_there(visit):
    page = visit("en/play/", permissions=["clipboard-read", "clipboard-write"])
    piece = ready(page, "softmax")
    piece.get_by_role("button", name=texts("lib")["en"]["copy"]).click()
    expect(page).to_have_url(re.compile("/play/#softmax$"))
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_back_to_another_place_of_the_page_brings_what_was_set_there(open_piece):
    page, piece = open_piece("softmax", query="?softmax=coat:5")
    page.evaluate("location.hash = 'elsewhere'")
    field(piece, "Coat").press("End")
    expect(page).to_have_url(re.compile(r"softmax=coat:10#elsewhere$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"softmax=coat:5$"))
    expect(field(piece, "Coat")).to_have_value("5")
    page.go_forward()
    expect(field(piece, "Coat")).to_have_value("10")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("softmax=shirt:0,coat:0,pullover:-1", "Shirt and Coat have the same score"),
        ("softmax=temperature:2", "divided by the temperature of 2.0"),
        ("padding=side:4,size:5,padding:valid", "larger than the image"),
    ],
)
def test_the_words_fit_what_is_shown(open_piece, setting, said):
    _, piece = open_piece(setting.partition("=")[0], query=f"?{setting}")
    expect(piece.locator(".caption")).to_contain_text(said)


@pytest.mark.parametrize(
    ("scores", "equation"),
    [
        ("shirt:-8,coat:0,pullover:8", "−log 0.0003354 = 8.000"),
        ("shirt:-3,coat:-3,pullover:1.2", "−log 0.014559 = 4.230"),
    ],
)
def test_probabilities_are_written_so_that_the_logarithm_is_right(
    open_piece, scores, equation
):
    _, piece = open_piece("softmax", query=f"?softmax={scores},right:coat")
    expect(piece.locator(".result")).to_have_text(equation)


def test_one_place_is_not_played(open_piece):
    query = "?padding=side:5,size:5,padding:valid,layers:1"
    page, piece = open_piece("padding", query=query)
    piece.get_by_role("button", name="Play").click()
    page.wait_for_timeout(700)
    field(piece, "Side of the image").press("End")
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("24x24 numbers")
    expect(caption).to_contain_text("number 1 ")


def test_one_layer_of_gradients_is_seen(open_piece):
    _, piece = open_piece("sigmoid", query="?sigmoid=layers:1")
    line = piece.locator(".plot polyline.sigmoid")
    expect(line).to_have_css("stroke-linecap", "round")
    expect(line).to_have_attribute("points", re.compile(r"^(\S+) \1$"))


def test_pieces_of_one_page_keep_apart(visit):
    page = visit("en/play/?softmax=coat:5&pooling=kind:average")
    pieces = {name: ready(page, name) for name in PIECES}
    field(pieces["padding"], "Padding").select_option("valid")
    end = r"\?softmax=coat:5&pooling=kind:average&padding=padding:valid$"
    expect(page).to_have_url(re.compile(end))
    expect(field(pieces["pooling"], "Keep")).to_have_value("average")
    expect(field(pieces["softmax"], "Coat")).to_have_value("5")


# The page around it


def test_a_page_without_a_piece_loads_none(visit, site):
    page = visit("404")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site[1]}/en/concepts/stride/", wait_until="networkidle")
    names = {url.rpartition("/")[2] for url in asked if "/explorables/" in url}
    assert names == {"loader.mjs", "page.css"}
    asked.clear()
    page.goto(f"{site[1]}/en/concepts/softmax/", wait_until="networkidle")
    ready(page, "softmax")
    folders = {url.split("/")[-2] for url in asked if "/explorables/" in url}
    assert folders == {"explorables", "lib", "softmax"}


@pytest.mark.parametrize("path", ["en/", "en/play/", *CONCEPTS])
def test_a_page_takes_little_script(visit, site, path):
    """Of ours, Material's apart; with each piece of it looked at.

    As servers send it, since one page has all pieces. Of a piece alone it is less even
    as it is written.
    """
    folder, address = site
    page = visit(path)
    scripts = set()

    def note(request):
        if request.url.split("?")[0].endswith(("js", "mjs")):
            scripts.add(request.url.removeprefix(f"{address}/"))

    page.on("request", note)
    page.goto(f"{address}/{path}")
    for piece in PIECES:
        if page.locator(f"fl-{piece}").count():
            ready(page, piece)
    ours = [folder / one for one in scripts if "assets/javascripts/" not in one]
    assert folder / "en/assets/explorables/loader.mjs" in ours
    assert sum(len(gzip.compress(one.read_bytes())) for one in ours) < 40_000
    if path != "en/play/":
        assert sum(one.stat().st_size for one in ours) < 40_000


@both_languages
def test_links_the_switch_and_back_find_the_piece(visit, site, lang):
    """Without a reload, as Material opens pages."""
    _, address = site
    other = {"en": "ko", "ko": "en"}[lang]
    page = visit(f"{lang}/concepts/stride/")
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.evaluate("window.isTheSame = true")
    page.locator('article a[href$="/pooling/"]').first.click()
    title = ready(page, "pooling").locator(".title")
    expect(title).to_have_text(texts("pooling")[lang]["title"])
    page.locator('article a[href$="/convolution/"]').first.click()
    piece = ready(page, "convolution")
    piece.get_by_role("combobox").nth(2).select_option("same")
    expect(page).to_have_url(re.compile("padding:same$"))
    page.locator('article a[href$="/stride/"]').first.click()
    expect(page).to_have_url(f"{address}/{lang}/concepts/stride/")
    expect(page.locator("fl-convolution")).not_to_be_attached()
    page.go_back()
    piece = ready(page, "convolution")
    expect(piece.get_by_role("combobox").nth(2)).to_have_value("same")
    assert page.evaluate("window.isTheSame")
    page.locator(f'.md-header a[hreflang="{other}"]').evaluate("a => a.click()")
    expect(page.locator(f'html[lang="{other}"]')).to_be_attached()
    title = ready(page, "convolution").locator(".title")
    expect(title).to_have_text(texts("convolution")[other]["title"])
    assert wrong == []


def test_a_link_takes_along_what_was_set_a_moment_ago(open_piece):
    """The address is written when nothing changes for a while, or the focus leaves."""
    page, piece = open_piece("softmax")
    field(piece, "Coat").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".md-header a[hreflang]").first.focus()
    assert "softmax=" in page.evaluate("location.search")


def test_a_page_that_is_opened_next_keeps_its_own_address(visit, site):
    """Also where the focus was in a piece that had just been changed."""
    page = visit("en/concepts/convolution/")
    padding = ready(page, "convolution").get_by_role("combobox").nth(2)
    padding.focus()
    padding.select_option("same")
    page.locator('article a[href$="/stride/"]').first.evaluate("a => a.click()")
    expect(page.locator("h1")).to_contain_text("Stride")
    page.wait_for_timeout(600)
    assert page.url == f"{site[1]}/en/concepts/stride/"


@both_languages
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_piece_fits_into_the_room_of_its_figure(visit, site, lang, width):
    """Nothing below moves when it comes, and nothing is wider than the screen."""
    page = visit("404", width=width)
    held, is_held = [], True

    def hold(route):
        held.append(route) if is_held else route.continue_()

    page.route("**/explorables/*/*.mjs", hold)
    longest = "?gradient-descent=shown:adam,at:100"  # its formulas
    page.goto(f"{site[1]}/{lang}/play/{longest}")
    heights = {
        name: page.locator(f"fl-{name}").evaluate("e => e.offsetHeight")
        for name in PIECES
    }
    assert page.locator("fl-softmax img").is_visible()
    is_held = False
    for route in held:
        route.continue_()
    for name in PIECES:
        piece = ready(page, name)
        assert piece.evaluate("e => e.offsetHeight") == heights[name], name
        assert not piece.locator("img").is_visible()
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    for name in PIECES:
        beyond = page.locator(f"fl-{name}").evaluate(
            """piece => {
                const edge = (part) => part.getBoundingClientRect().right
                const parts = [...piece.shadowRoot.querySelectorAll("*")]
                return parts.filter((part) => edge(part) > edge(piece) + 1).length
            }"""
        )
        assert beyond == 0, name


@both_languages
@pytest.mark.parametrize("width", [320, 390, 500, 600, 1000, 1280])
@pytest.mark.parametrize("own", ["", ",instead:32"])
def test_what_a_link_opens_has_its_room(visit, site, lang, width, own):
    """Nothing below moves when the network comes, with or without an own kernel."""
    page = visit("404", width=width)
    held = []
    page.route("**/weights.bin", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/weights.bin"):
        setting = f"?cnn=picture:mistake-1,layer:conv_2,filter:64,at:783{own}"
        page.goto(f"{site[1]}/{lang}/play/{setting}")
        piece = ready(page, "cnn")
    height = piece.evaluate("e => e.offsetHeight")
    assert not piece.locator(".maps").is_visible()
    held.pop().continue_()
    piece.locator(".maps").wait_for()
    assert piece.evaluate("e => e.offsetHeight") == height


@every_piece
def test_the_figure_stands_there_without_scripts_and_on_paper(open_piece, visit, piece):
    page = visit(f"ko/concepts/{piece}/", scripts=False)
    assert page.locator(f'img[src$="figures/{piece}.svg"]').is_visible()
    page, found = open_piece(piece)
    page.emulate_media(media="print")
    assert page.locator(f'img[src$="figures/{piece}.svg"]').is_visible()
    assert not found.locator(".piece").is_visible()


# Everyone


PLAYERS = ["backpropagation", "convolution", "gradient-descent", "padding", "pooling"]


@pytest.mark.parametrize("piece", PLAYERS)
def test_nothing_moves_by_itself_and_play_can_be_stopped(open_piece, piece):
    page, found = open_piece(piece)
    place = found.locator(".player input")
    before = place.input_value()
    page.wait_for_timeout(700)
    assert place.input_value() == before
    found.get_by_role("button", name="Play").click()
    expect(place).not_to_have_value(before)
    found.get_by_role("button", name="Pause").click()
    stopped = place.input_value()
    assert stopped != place.get_attribute("max")
    page.wait_for_timeout(700)
    assert place.input_value() == stopped
    expect(found.get_by_role("button", name="Play")).to_be_visible()


def test_to_start_again_ends_a_play(open_piece):
    page, found = open_piece("pooling")
    place = found.locator(".player input")
    found.get_by_role("button", name="Play").click()
    expect(place).not_to_have_value("0")
    found.get_by_role("button", name="Start again").click()
    page.wait_for_timeout(700)
    assert place.input_value() == "0"
    expect(found.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("piece", PLAYERS)
def test_with_reduced_motion_play_shows_the_end(open_piece, piece):
    _, found = open_piece(piece, reduced_motion="reduce")
    place = found.locator(".player input")
    found.get_by_role("button", name="Play").click()
    expect(place).to_have_value(place.get_attribute("max"))
    expect(found.get_by_role("button", name="Play")).to_be_visible()


def test_a_change_is_read_out_once_it_rests(open_piece):
    page, piece = open_piece("softmax")
    spoken = piece.locator('.spoken[aria-live="polite"]')
    _, plotted = open_piece("relu")
    plotted.page.wait_for_timeout(600)
    assert plotted.locator(".spoken").inner_text() == ""  # nothing has changed there
    assert spoken.inner_text() == ""
    spoken.evaluate(
        """e => {
            window.said = 0
            new MutationObserver(() => window.said++).observe(e, { childList: true })
        }"""
    )
    field(piece, "Coat").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(spoken).to_contain_text("Coat gets")
    assert spoken.inner_text() == piece.locator(".caption").inner_text()
    assert page.evaluate("window.said") < 5


@every_piece
@both_languages
def test_every_input_has_a_name(open_piece, piece, lang):
    _, found = open_piece(piece, lang)
    for role in ("slider", "combobox", "spinbutton", "button"):
        for one in found.get_by_role(role).all():
            name = one.evaluate(
                "e => e.ariaLabel || e.labels?.[0]?.textContent || e.textContent"
            )
            assert name.strip()
    tree = found.aria_snapshot()
    assert texts(piece)[lang]["title"] in tree


@every_piece
def test_the_focus_can_be_seen(open_piece, piece):
    """Through all of a piece by Tab, each stop with a ring, or a cell with its mark."""
    page, found = open_piece(piece)
    found.locator("select, input").first.focus()
    stops = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = found.evaluate(
            """piece => {
                const e = piece.shadowRoot.activeElement
                if (!e) return null
                const cursor = e.closest("svg")?.querySelector(".cursor")
                const seen = cursor
                    ? getComputedStyle(cursor).visibility === "visible"
                    : parseFloat(getComputedStyle(e).outlineWidth) > 1
                const name = e.ariaLabel ?? e.parentElement.textContent + e.textContent
                return [name, seen]
            }"""
        )
        if stop is None:
            break
        assert stop[1], stop[0]
        stops.add(stop[0])
    assert len(stops) > 4
