"""The interactive pieces in Chromium, by keyboard: they give the numbers of ops."""

import re

import numpy as np
import pytest

from fmnist_learn import class_names, ops
from opened_piece import (
    BOOT,
    EDGE,
    HEIGHTS,
    MAP,
    cell,
    channels,
    conv2d,
    expect,
    field,
    left_after,
    minus,
    numbers,
    picture,
    relu_output,
    sheet,
    shown_output,
    shown_places,
    xor,
)
from test_explorables import OPTIMIZERS, SURFACES, batch_tilts, descent

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


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


def xor_loss(parameters, x, y):
    w1, b1, w2, b2 = np.split(parameters, [4, 6, 8])
    p = ops.sigmoid(
        ops.dense(ops.tanh(ops.dense([x], w1.reshape(2, 2), b1)), w2.reshape(2, 1), b2)
    )
    return ops.binary_cross_entropy([[y]], p)


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
