"""How the built site looks: to everyone, in light and dark, on a screen and a phone."""

import io
import os

import numpy as np
import pytest
from PIL import Image

from built_site import DOCS, LANGUAGES, both_languages, pages_of

pytestmark = pytest.mark.browser

# A page of each kind; all of them, for a quarter of an hour, where this is asked for.
KINDS = (
    "",
    "concepts/",
    "concepts/fashion-mnist/",
    "errors/",
    "errors/loss-log/",
    "faq/",
    "instructors/",
    "lessons/07-1/",
    "lessons/09/",
    "play/",
    "reference/models/",
    "results/",
    "source/models/",
)
EVERY_PAGE = os.environ.get("FMNIST_LEARN_EVERY_PAGE") == "1"
AXE = "4.14.1"

OPENED = "document.querySelectorAll('details').forEach((part) => part.open = true)"
VIOLATIONS = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] })
  return found.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
}"""


@pytest.fixture(scope="session")
def axe(site):
    """The script of axe-core, which finds what shuts readers out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        from npm import fetch

        return (fetch("axe-core", AXE) / "axe.min.js").read_text(encoding="utf-8")


# The pieces load when the reader comes near.
PIECES_LOADED = """async () => {
  for (const piece of document.querySelectorAll("article *")) {
    if (!piece.localName.startsWith("fl-")) continue
    piece.scrollIntoView()
    await customElements.whenDefined(piece.localName)
  }
}"""


@both_languages
@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_shuts_a_reader_out(site, visit, axe, lang, width):
    folder, address = site
    page = visit("404", reduced_motion="reduce", width=width)
    page.context.add_init_script(axe)
    pages = pages_of(folder, lang)
    kinds = [f"{lang}/{kind}" for kind in KINDS]
    assert set(kinds) <= set(pages)
    found = {}
    for path in pages if EVERY_PAGE else kinds:
        page.goto(f"{address}/{path}")
        page.evaluate(OPENED)
        page.evaluate(PIECES_LOADED)
        for scheme in ("default", "slate"):
            change = "(scheme) => document.body.dataset.mdColorScheme = scheme"
            page.evaluate(change, scheme)
            wrong = page.evaluate(VIOLATIONS)
            if wrong:
                found[path, scheme] = wrong
    assert found == {}


def test_paper_is_light_whatever_the_screen_was(visit):
    page = visit("en/lessons/07-1/", color_scheme="dark")
    page.emulate_media(media="print")
    colours = """[...document.querySelectorAll("article :is(h1, h2, p, p a, pre code)")]
      .map((part) => getComputedStyle(part).color.match(/[\\d.]+/g).slice(0, 3)
        .reduce((sum, one) => sum + Number(one) / 3, 0))"""
    assert max(page.evaluate(colours)) < 140
    page.emulate_media(media="screen")
    assert max(page.evaluate(colours)) > 140


def ground(image):
    """How light the corner of a figure is, from 0 to 255."""
    return np.asarray(Image.open(io.BytesIO(image.screenshot())).convert("L"))[4, 4]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_light_or_dark_as_the_page_is(visit, scheme):
    """Whatever the system prefers, and with nothing fetched again."""
    page = visit("en/concepts/stride/", color_scheme=scheme)
    image = page.locator("article img").first
    image.scroll_into_view_if_needed()
    assert (ground(image) > 200) == (scheme == "light")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("label[for^=__palette]:visible").click()
    page.wait_for_function("!document.querySelector('article img').matches(':hover')")
    assert (ground(image) > 200) == (scheme == "dark")
    assert not [url for url in asked if url.endswith(".svg")]


@both_languages
def test_light_or_dark_is_kept_from_one_language_to_the_other(visit, lang):
    page = visit(f"{lang}/faq/", color_scheme="light")
    page.locator("label[for^=__palette]:visible").click()
    (other,) = set(LANGUAGES) - {lang}
    page.goto(page.url.replace(f"/{lang}/", f"/{other}/"))
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


SHIFTS = """(since) => new Promise((resolve) => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const { startTime, value } of list.getEntries()) {
      if (startTime > since) sum += value
    }
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => resolve(sum), 300)
})"""


@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("ko", 1280)])
def test_nothing_moves_when_the_figures_arrive(site, visit, lang, width):
    """They are held back until the reader is at the section that the link names.

    A busy machine may have painted half of the header before, which is not theirs.
    """
    _, address = site
    page = visit("404", width=width)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/recorded/*.svg", hold)
    page.goto(f"{address}/{lang}/lessons/07-2/#relu", wait_until="domcontentloaded")
    page.locator(".md-code__nav").first.wait_for(state="attached")
    place = "document.querySelector('#relu').getBoundingClientRect().top"
    page.wait_for_function(f"Math.abs({place}) < 200")
    before = page.evaluate(place)
    first = held[:]
    assert first
    released = page.evaluate("performance.now()")
    for route in first:
        route.continue_()
    images = "[...document.querySelectorAll('article img')]"
    arrived = f"{images}.filter((image) => image.naturalWidth).length"
    page.wait_for_function(f"{arrived} >= {len(first)}")
    assert page.evaluate(place) == pytest.approx(before, abs=1)
    assert page.evaluate(SHIFTS, released) < 0.01


def test_a_phone_gets_the_narrow_figures(visit):
    page = visit("en/lessons/07-1/", width=360)
    image = page.locator('img[src$="07-1-samples.svg"]')
    image.scroll_into_view_if_needed()
    image.evaluate("image => image.decode()")
    shown = image.evaluate("image => [image.currentSrc, image.clientHeight]")
    assert shown[0].endswith("07-1-samples-narrow.svg")
    assert shown[1] > 100  # of 45 when all ten stand in a row


# What is wider than its place: code that is no table, and anything else.
WIDER = """() => [...document.querySelectorAll(
    "article .highlight:not(.columns) pre > code, .md-typeset__scrollwrap, article td"
  )].filter((part) => part.offsetParent && part.scrollWidth > part.clientWidth + 1)
  .map((part) => part.innerText.slice(0, 60))"""


CODE = ("lessons/07-1/", "lessons/08-2/", "faq/", "instructors/", "errors/loss-log/")


@both_languages
def test_code_and_tables_fit(site, visit, lang):
    """On a phone, and on the screen of a laptop."""
    _, address = site
    page = visit("404")
    for path in (*CODE, "results/", "reference/data/"):
        page.goto(f"{address}/{lang}/{path}")
        page.evaluate(OPENED)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDER) == [], (path, width)


@both_languages
def test_every_cell_of_a_wide_table_is_on_the_screen_of_a_phone(visit, lang):
    page = visit(f"{lang}/results/", width=320)
    page.evaluate(OPENED)
    cells = page.locator("article [data-stacked] td:visible")
    right = cells.evaluate_all("all => all.map((e) => e.getBoundingClientRect().right)")
    assert len(right) > 200
    assert max(right) <= 320
    title = cells.nth(1).evaluate("e => getComputedStyle(e, '::before').content")
    assert title.strip('"') == cells.nth(1).get_attribute("data-title") + ": "


def test_wrapped_code_is_copied_as_it_was_written(visit):
    may = ["clipboard-read", "clipboard-write"]
    page = visit("en/lessons/07-1/", width=320, permissions=may)
    block = page.locator("article .language-python").nth(3)
    block.locator("button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == block.locator("code").text_content().rstrip()
    assert copied.count("\n") > 3


def test_no_button_lies_on_what_was_printed(visit):
    page = visit("en/lessons/07-1/", width=320)
    printed = page.locator("article .highlight + .language-text")
    assert printed.count() > 10
    assert printed.locator("button").first.is_hidden()


def test_hangul_is_neither_slanted_nor_broken_within_a_word(visit):
    page = visit("ko/concepts/softmax/", width=320)
    texts = "<em>한</em><i>글</i><cite>책</cite>"
    page.locator("article p").first.evaluate("(e, texts) => e.innerHTML = texts", texts)
    for part in ("em", "i", "cite"):
        slant = page.locator(f"article p {part}").first
        assert slant.evaluate("e => getComputedStyle(e).fontStyle") == "normal", part
    for part in ("h1", "p a", "li", ".md-nav__link", ".md-header__title", "td"):
        breaks = page.locator(part).evaluate_all(
            "all => all.map((e) => getComputedStyle(e).wordBreak)"
        )
        assert set(breaks) <= {"keep-all"}, part
