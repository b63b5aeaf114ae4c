"""The site as it is built, looked at in Chromium."""

import re
from urllib.parse import urlsplit

import pytest

from built_site import both_languages, html, pages_of
from fmnist_learn.doctor import RULES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def search(chromium, site):
    """Search in one page for each language: search("ko", "풀링") -> Page."""
    from playwright.sync_api import expect

    _, address = site
    pages = {}
    may = ["clipboard-read", "clipboard-write"]

    def results(lang, words, *, paste=False):
        if lang not in pages:
            pages[lang] = chromium.new_context(permissions=may).new_page()
            pages[lang].goto(f"{address}/{lang}/faq/", wait_until="networkidle")
            button = pages[lang].locator("label.md-header__button[for=__search]")
            button.evaluate("e => e.click()")
        page = pages[lang]
        page.locator("input.md-search__input").fill("")
        page.keyboard.press("End")  # what is filled in by a script lifts no key
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        if paste:
            page.evaluate("words => navigator.clipboard.writeText(words)", words)
            page.keyboard.press("Control+V")
        else:
            page.keyboard.type(words)
            page.keyboard.press("End")
        return page

    yield results
    for page in pages.values():
        page.context.close()


@both_languages
def test_every_page_is_whole_on_a_phone(site, visit, lang):
    """No request to another host, no error, nothing wider than the screen."""
    folder, address = site
    page = visit(f"{lang}/", width=390, search=False)
    lines = {rule.name: f"{rule.broken}\n{rule.fixed}".split("\n") for rule in RULES}
    widest = sorted(lines, key=lambda name: max(map(len, lines[name])))[-8:]
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda r: None if r.url.startswith((address, "data:")) else wrong.append(r.url),
    )
    for path in pages_of(folder, lang):
        if f"{lang}/source/" in path and path != f"{lang}/source/models/":
            continue  # they differ in their code only
        error = re.search(r"/errors/([\w-]+)/", path)
        if error and error[1] not in widest:
            continue  # they are of one kind
        page.goto(f"{address}/{path}")
        state = page.evaluate(
            """() => ({
                lang: document.documentElement.lang,
                wide: document.documentElement.scrollWidth - innerWidth,
                images: [...document.querySelectorAll("article img")].map((image) =>
                    [image.alt, image.naturalWidth]),
                formulas: document.querySelectorAll(".arithmatex").length,
                typeset: document.querySelectorAll(".arithmatex > .katex, " +
                    ".arithmatex > .katex-display").length,
                titles: document.querySelectorAll("h1").length,
            })"""
        )
        assert state["lang"] == lang
        assert state["wide"] <= 0, path
        assert state["titles"] == 1
        assert state["formulas"] == state["typeset"], path
        for alternative, width in state["images"]:
            assert width > 0, path
            assert bool(re.search("[가-힣]", alternative)) == (lang == "ko"), path
    page.wait_for_load_state("networkidle")
    assert wrong == []


@both_languages
def test_formulas_are_typeset_without_scripts(visit, lang):
    page = visit(f"{lang}/concepts/softmax/", scripts=False)
    assert page.locator(".katex-display").first.is_visible()
    formula = page.locator(".katex").first
    assert "KaTeX" in formula.evaluate("e => getComputedStyle(e).fontFamily")


def test_the_switch_keeps_page_and_anchor(site, visit):
    """There and back again, on a page of each folder and on all that are in none."""
    from playwright.sync_api import expect

    folder, address = site
    paths = [path.removeprefix("en/") for path in pages_of(folder, "en")]
    page = visit("en/", search=False)
    for path in {re.sub(r"/[^/]+/$", "/*", path): path for path in paths}.values():
        ids = re.findall(r'<h2 id="([\w.-]+)"', html(folder, f"en/{path}"))
        place = f"{path}#{ids[-1]}" if ids else path
        page.goto(f"{address}/en/{place}", wait_until="commit")
        for lang in ("ko", "en"):
            # The switch knows the pages of the other language from its sitemap.
            sitemap = f"performance.getEntriesByName('{address}/{lang}/sitemap.xml')"
            page.wait_for_function(f"{sitemap}.some((entry) => entry.responseEnd)")
            page.locator(f'.md-header a[hreflang="{lang}"]').evaluate("a => a.click()")
            # Both are asked anew until they hold: the document itself is replaced.
            expect(page).to_have_url(f"{address}/{lang}/{place}")
            expect(page.locator(f'html[lang="{lang}"]')).to_be_attached()


@pytest.mark.parametrize(
    ("lang", "words", "first"),
    [
        ("ko", "합성곱", "concepts/convolution/"),
        ("ko", "풀링", "concepts/pooling/"),
        ("ko", "교차엔트로피", "concepts/cross-entropy/"),
        ("ko", "특성맵", "concepts/feature-map/"),
        ("ko", "최대풀링", "concepts/pooling/"),
        ("ko", "build_cnn", "reference/models/ #fmnist_learn.build_cnn"),
        ("ko", "cross-entropy", "concepts/cross-entropy/"),
        ("ko", "padding", "concepts/padding/"),
        ("en", "build_cnn", "reference/models/ #fmnist_learn.build_cnn"),
        ("en", "cross-entropy", "concepts/cross-entropy/"),
        ("en", "padding", "concepts/padding/"),
        ("en", "convolution", "concepts/convolution/"),
    ],
)
def test_search_finds_the_right_page_first(site, search, lang, words, first):
    from playwright.sync_api import expect

    _, address = site
    page = search(lang, words)
    place, _, anchor = first.partition(" ")
    links = page.locator(".md-search-result__item").first.locator("a")
    found = re.compile(re.escape(f"{address}/{lang}/{place}") + r"(\?.*)?$")
    # The results change while the words are being typed: these wait for the last.
    expect(links.first).to_have_attribute("href", found)
    if anchor:
        sections = page.locator(f'.md-search-result__item a[href$="{anchor}"]')
        expect(sections).to_have_count(1)


# What a learner has before him, and the rule.
MESSAGES = {
    "ValueError: Expected `metrics` argument to be a list, tuple, or dict. Received "
    "instead: metrics=accuracy of type <class 'str'>": "metrics-not-a-list",
    "ValueError: '패션 MNIST 모델' is not a valid root scope name. A root scope name "
    "has to match the following pattern: "
    "^[A-Za-z0-9.][A-Za-z0-9_.\\\\/>-]*$": "name-tensorflow-rejects",
    "ValueError: Data cardinality is ambiguous. Make sure all arrays contain the same "
    "number of samples.'x' sizes: 75\n'y' sizes: 25": "rows-do-not-match",
    "ValueError: The filename must end in `.weights.h5`. Received: "
    "filepath=model-weights.h5": "weights-file-name",
    "NameError: name 'keras' is not defined": "name-not-defined",
    "ValueError: Found array with dim 3. SGDClassifier expected <= 2.":
        "images-for-scikit-learn",
    "InvalidParameterError: The 'loss' parameter of SGDClassifier must be a str among "
    "{'hinge', 'log_loss', 'squared_hinge'}. Got 'log' instead.": "loss-log",
}  # fmt: skip
TRACEBACK = """Traceback (most recent call last):
  File "/home/learner/07-2.py", line 9, in <module>
    model.fit(train_scaled, val_target)
"""


@both_languages
@pytest.mark.parametrize(("message", "rule"), MESSAGES.items(), ids=MESSAGES.values())
def test_the_words_of_an_error_find_its_page(search, lang, message, rule):
    from playwright.sync_api import expect

    kind, _, words = message.partition(": ")
    first = " ".join(words.split()[:7])
    for text, paste in (
        (first, False),
        (f"{kind}: {first}", False),
        (message, True),
        (TRACEBACK + message, True),
    ):
        page = search(lang, text, paste=paste)
        three = page.locator(".md-search-result__item:nth-child(-n+3)")
        link = three.locator(f'a[href*="/{lang}/errors/{rule}/"]')
        expect(link.first, text).to_be_attached()


@both_languages
def test_code_can_be_copied(visit, site, lang):
    page = visit(f"{lang}/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("button.md-code__button, .md-clipboard").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() in page.locator("pre code").first.inner_text()
    assert "pip install fmnist-learn" in copied
    page.goto(f"{site[1]}/{lang}/reference/data/")
    page.locator("article pre:has(.gp) button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("from fmnist_learn import load_data\n")
    assert ">>>" not in copied


@both_languages
def test_light_and_dark(visit, lang):
    def background():
        return page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")

    first = {}
    for scheme in ("light", "dark"):
        page = visit(f"{lang}/", color_scheme=scheme)
        first[scheme] = background()
        page.locator("label[for^=__palette]:visible").click()
        assert background() != first[scheme]
    assert first["light"] != first["dark"]


@both_languages
def test_the_landing_page_is_light_and_readable_before_any_script(visit, lang, site):
    folder, address = site
    page = visit(f"{lang}/", scripts=False)
    assert page.locator("h1").is_visible()
    assert "pip install fmnist-learn" in page.locator("article").inner_text()
    page = visit("404")
    asked = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{address}/{lang}/", wait_until="networkidle")
    places = [urlsplit(url).path.lstrip("/") for url in asked]
    files = [folder / f"{place}index.html" if place.endswith("/") else folder / place
             for place in places]  # fmt: skip
    assert len(files) > 5
    assert sum(path.stat().st_size for path in files) < 1_000_000


@pytest.mark.parametrize(("locale", "lang"), [("ko-KR", "ko"), ("de-DE", "en")])
def test_the_root_leads_to_the_language_of_the_browser(visit, locale, lang, site):
    page = visit("", locale=locale)
    page.wait_for_url(f"{site[1]}/{lang}/")
