"""The interactive pieces in Chromium: a setting in the address, and links."""

import re

import numpy as np
import pytest

from built_site import both_languages
from opened_piece import PIECES, expect, field, ready, shown_places, texts
from test_explorables import OPTIMIZERS, batch_tilts, descent

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


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


def test_pieces_of_one_page_keep_apart(visit):
    page = visit("en/play/?softmax=coat:5&pooling=kind:average")
    pieces = {name: ready(page, name) for name in PIECES}
    field(pieces["padding"], "Padding").select_option("valid")
    end = r"\?softmax=coat:5&pooling=kind:average&padding=padding:valid$"
    expect(page).to_have_url(re.compile(end))
    expect(field(pieces["pooling"], "Keep")).to_have_value("average")
    expect(field(pieces["softmax"], "Coat")).to_have_value("5")
