"""The interactive pieces in Chromium, by touch: they give the numbers of ops."""

import numpy as np
import pytest

from fmnist_learn import ops
from opened_piece import (
    BOOT,
    EDGE,
    HEIGHTS,
    TOUCH,
    cell,
    conv2d,
    expect,
    field,
    left_after,
    minus,
    numbers,
    picture,
    relu_output,
    shown_output,
    shown_places,
    xor,
)
from test_explorables import OPTIMIZERS, descent

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


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
    expect(piece.locator(".equation")).to_contain_text("relu(x − 2.5)")
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
