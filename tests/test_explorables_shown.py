"""The interactive pieces in Chromium: what is drawn and said is true of a setting."""

import json
import re

import numpy as np
import pytest

from opened_piece import EXPLORABLES, expect, field
from test_explorables import SURFACES, batch_tilts, descent

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


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
