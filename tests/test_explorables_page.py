"""The interactive pieces in Chromium: the page around them, and for everyone."""

import gzip
import re

import pytest

from built_site import both_languages
from opened_piece import CONCEPTS, PIECES, every_piece, expect, field, ready, texts

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


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
