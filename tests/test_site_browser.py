"""The site as it is built, looked at in Chromium."""

import re
from urllib.parse import urlsplit

import pytest

from built_site import LANGUAGES, both_languages, html, pages_of
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
        listed = page.locator(".md-search-result__item")
        expect(listed).to_have_count(0)
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
    page = visit(f"{lang}/", width=390)
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
            """async () => ({
                lang: document.documentElement.lang,
                wide: document.documentElement.scrollWidth - innerWidth,
                images: await Promise.all(
                    [...document.querySelectorAll("article img")].map(async (image) => {
                        image.loading = "eager"
                        await image.decode().catch(() => {})
                        return [image.alt, image.naturalWidth]
                    })),
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
def test_no_column_stands_empty(visit, site, lang):
    """A page without others beside it, or without headings, takes their room."""

    def shown():
        kinds = ("navigation", "toc")
        columns = {kind: page.locator(f"[data-md-type={kind}]") for kind in kinds}
        return {kind for kind, column in columns.items() if column.is_visible()}

    page = visit(f"{lang}/")
    assert shown() == {"toc"}
    page.goto(f"{site[1]}/{lang}/errors/metrics-not-a-list/")
    assert shown() == {"navigation"}
    page.goto(f"{site[1]}/{lang}/concepts/softmax/")
    assert shown() == {"navigation", "toc"}
    # On a phone the navigation is a drawer, which every page has.
    page = visit(f"{lang}/", width=390)
    page.locator("label[for=__drawer]:visible").first.click()
    link = page.locator('[data-md-type=navigation] a[href$="/first-steps/"]')
    assert link.first.is_visible()


# On how many lines a text stands.
LINES = """element => {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getClientRects().length
}"""


@both_languages
def test_the_number_of_a_section_is_never_broken(visit, lang):
    for path in ("lessons/", "concepts/convolution/", "errors/metrics-not-a-list/"):
        page = visit(f"{lang}/{path}")
        narrow = ".md-sidebar .md-ellipsis { display: block; width: 1em }"
        page.add_style_tag(content=narrow)
        numbers = page.locator(".md-sidebar .md-ellipsis .number:visible").all()
        assert len(numbers) > 4
        assert {number.evaluate(LINES) for number in numbers} == {1}, path


@both_languages
def test_formulas_are_typeset_without_scripts(visit, lang):
    page = visit(f"{lang}/concepts/softmax/", scripts=False)
    assert page.locator(".katex-display").first.is_visible()
    formula = page.locator(".katex").first
    assert "KaTeX" in formula.evaluate("e => getComputedStyle(e).fontFamily")


def test_the_switch_keeps_page_state_and_anchor(site, visit):
    """There and back again, on a page of each folder and on all that are in none."""
    from playwright.sync_api import expect

    folder, address = site
    paths = [path.removeprefix("en/") for path in pages_of(folder, "en")]
    page = visit("en/")
    for path in {re.sub(r"/[^/]+/$", "/*", path): path for path in paths}.values():
        ids = re.findall(r'<h2 id="([\w.-]+)"', html(folder, f"en/{path}"))
        place = f"{path}?x=1" + (f"#{ids[-1]}" if ids else "")
        page.goto(f"{address}/en/{place}")
        for lang in ("ko", "en"):
            page.locator(f'.md-header a[hreflang="{lang}"]').evaluate("a => a.click()")
            # Both are asked anew until they hold: the document itself is replaced.
            expect(page).to_have_url(f"{address}/{lang}/{place}")
            expect(page.locator(f'html[lang="{lang}"]')).to_be_attached()
            page.wait_for_load_state()  # with the script that keeps the state


@pytest.mark.parametrize("by", ["pointer", "keyboard"])
def test_the_switch_follows_where_instant_navigation_went(site, visit, by):
    from playwright.sync_api import expect

    _, address = site
    page = visit("en/concepts/")
    page.evaluate("window.same = true")
    page.locator("article").get_by_role("link", name="Softmax", exact=True).click()
    expect(page).to_have_title("Softmax - fmnist-learn")
    assert page.evaluate("window.same")  # the document, with its header, is still there
    page.evaluate("history.replaceState(null, '', '?state=1')")
    menu = page.get_by_role("button", name="Select language")
    korean = page.get_by_role("link", name="한국어")
    if by == "pointer":
        menu.hover()
        korean.click()
    else:
        menu.focus()
        korean.focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/ko/concepts/softmax/?state=1")


def test_the_index_is_fetched_when_the_search_is_used(site, visit):
    from playwright.sync_api import expect

    _, address = site
    page = visit("404")
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{address}/en/", wait_until="networkidle")
    assert "/en/sitemap.xml" in asked  # what instant navigation goes by
    assert "/ko/sitemap.xml" not in asked
    assert not [path for path in asked if "search_index" in path]
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    found = page.locator(".md-search-result__item").first.locator("a").first
    expect(found).to_contain_text("Softmax")
    assert asked.count("/en/search/search_index.json") == 1
    found.click()
    expect(page).to_have_url(f"{address}/en/concepts/softmax/?h=softmax")
    # What was searched is marked, also when the page is opened anew.
    page.reload()
    expect(page.locator("article mark").first).to_have_text("Softmax")


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
        # A particle of Korean, a wrong letter, the words of readers.
        ("ko", "패딩이란?", "concepts/padding/"),
        ("ko", "소프트멕스", "concepts/softmax/"),
        ("ko", "합성공", "concepts/convolution/"),
        ("ko", "역전퍼", "concepts/backpropagation/"),
        ("ko", "softmx", "concepts/softmax/"),
        ("en", "softmx", "concepts/softmax/"),
        ("en", "cross entrpy", "concepts/cross-entropy/"),
        ("ko", "정확도가 떨어져요", "concepts/overfitting/"),
        ("en", "accuracy drops", "concepts/overfitting/"),
        ("en", "normalize", "concepts/scaling/"),
        ("ko", "normalize", "concepts/scaling/"),
        ("ko", "에러 메시지", "errors/"),
        ("ko", "error", "errors/"),
        ("en", "error", "errors/"),
        ("ko", "shape 오류", "errors/input-does-not-fit/"),
        ("en", "shape error", "errors/input-does-not-fit/"),
        ("ko", "연습 문제", "lessons/ #practice"),
        ("en", "exercises", "lessons/ #practice"),
        # What is code, in whichever way and half way.
        ("en", "plot_hist", "reference/plots/ #fmnist_learn.plot_history"),
        ("ko", "fl.ops.softmax(", "reference/ops/ #fmnist_learn.ops.softmax"),
        ("en", "cross_entropy", "reference/ops/ #fmnist_learn.ops.cross_entropy"),
    ]
    + [
        (lang, typed, f"reference/{page}/ #fmnist_learn.{name}")
        for page, name in (
            ("models", "train"),
            ("plots", "plot_history"),
            ("data", "load_data"),
        )
        for typed in (name, f"fl.{name}")
        for lang in LANGUAGES
    ],
)
def test_search_finds_the_right_page_first(site, search, lang, words, first):
    from playwright.sync_api import expect

    _, address = site
    page = search(lang, words)
    place, _, anchor = first.partition(" ")
    result = page.locator(".md-search-result__item").first
    found = re.compile(re.escape(f"{address}/{lang}/{place}") + r"(\?.*)?$")
    # The results change while the words are being typed: these wait for the last.
    expect(result.locator("a").first).to_have_attribute("href", found)
    if anchor:
        expect(result.locator(f'a[href$="{anchor}"]')).to_have_count(1)
    # Nothing is seen of the tag by which it came first.
    assert not re.search(r"\bn\d+\b", page.locator(".md-search-result").inner_text())


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
    assert copied.strip() in page.locator("pre code").first.text_content()
    assert "pip install fmnist-learn" in copied
    page.goto(f"{site[1]}/{lang}/reference/data/")
    page.locator("article pre:has(.gp) button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("from fmnist_learn import load_data\n")
    assert ">>>" not in copied


@pytest.fixture
def quiz(visit):
    """Open the lesson 07-1 and find its quiz: quiz("ko") -> (Page, Locator)."""

    def open_quiz(lang, **options):
        page = visit(f"{lang}/lessons/07-1/", **options)
        return page, page.locator("form.quiz")

    return open_quiz


def choice(quiz, kind, *, question=0):
    """The radio button and the reason of the first choice that is right or wrong."""
    has = quiz.page.locator(f".{kind}")
    of_kind = quiz.locator("fieldset").nth(question).locator("> div").filter(has=has)
    return of_kind.first.get_by_role("radio"), of_kind.first.locator("p")


@both_languages
def test_the_quiz_gives_the_reason_and_remembers_the_choice(quiz, lang):
    from playwright.sync_api import expect

    page, form = quiz(lang)
    wrong = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    expect(form.locator("p:visible")).to_have_count(0)
    # A reader of the screen hears the question with its choices.
    asked = form.locator("legend").first.inner_text()
    assert form.get_by_role("group", name=asked).get_by_role("radio").count() > 2
    for kind in ("wrong", "right"):
        button, reason = choice(form, kind)
        button.check()
        expect(reason).to_be_visible()
        expect(form.locator("p:visible")).to_have_count(1)
        # It is announced, being in a region that was there before.
        expect(form.get_by_role("status").filter(visible=True)).to_have_text(
            reason.inner_text().removeprefix({"wrong": "✗ ", "right": "✓ "}[kind])
        )
        mark = reason.locator("strong").evaluate(
            "e => getComputedStyle(e, '::before').content"
        )
        assert ("✓" in mark) == (kind == "right")  # not by its colour alone
    choice(form, "wrong", question=5)[0].check()
    page.reload()
    for kind, question in (("right", 0), ("wrong", 5)):
        button, reason = choice(form, kind, question=question)
        expect(button).to_be_checked()
        expect(reason).to_be_visible()
    form.get_by_role("button").click()
    expect(form.locator("p:visible")).to_have_count(0)
    page.reload()
    expect(form.locator("legend").first).to_be_visible()
    expect(form.locator(":checked")).to_have_count(0)
    assert wrong == []


def test_the_quiz_is_answered_by_keyboard(quiz):
    from playwright.sync_api import expect

    page, form = quiz("en")
    buttons = [form.locator("fieldset").nth(i).get_by_role("radio") for i in (0, 1)]
    buttons[0].first.focus()
    page.keyboard.press("Space")
    expect(buttons[0].first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(buttons[0].nth(1)).to_be_checked()
    expect(form.locator("p:visible")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(buttons[1].first).to_be_focused()
    form.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(form.locator(":checked")).to_have_count(0)


@pytest.mark.parametrize(
    "storage",
    [
        "localStorage.setItem('quiz 07-1', '{ damaged')",
        "localStorage.setItem('quiz 07-1', '{\"q1\": 1}')",
        "Storage.prototype.getItem = Storage.prototype.setItem ="
        " () => { throw new DOMException('', 'SecurityError') }",
    ],
    ids=["damaged", "strange", "refused"],
)
def test_the_quiz_works_without_what_the_browser_keeps(quiz, site, storage):
    from playwright.sync_api import expect

    page, form = quiz("en")
    wrong = []
    page.add_init_script(storage)
    page.on("pageerror", lambda e: wrong.append(e) if "quiz.js" in e.stack else None)
    page.reload()
    button, reason = choice(form, "wrong")
    expect(button).not_to_be_checked()
    button.check()
    expect(reason).to_be_visible()
    assert wrong == []


@both_languages
def test_the_quiz_gives_the_reason_without_scripts(quiz, lang):
    from playwright.sync_api import expect

    _, form = quiz(lang, scripts=False)
    button, reason = choice(form, "right")
    expect(reason).to_be_hidden()
    button.check()
    expect(reason).to_be_visible()


# The ratio of contrast of an element, by the formula of WCAG 2.
CONTRAST = """element => {
  const canvas = document.createElement("canvas").getContext("2d")
  const pixel = (colors) => {
    for (const color of colors) {
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
    }
    return canvas.getImageData(0, 0, 1, 1).data
  }
  const light = (colors) => {
    const [r, g, b] = [...pixel(colors)].slice(0, 3).map((byte) => {
      const part = byte / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = []
  for (let e = element; e; e = e.parentElement)
    behind.unshift(getComputedStyle(e).backgroundColor)
  const ground = light(["white", ...behind])
  const ink = light(["white", ...behind, getComputedStyle(element).color])
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_quiz_is_readable_in_light_and_dark(quiz, scheme):
    _, form = quiz("en", color_scheme=scheme)
    for question, kind in enumerate(("right", "wrong")):
        choice(form, kind, question=question)[0].check()
    texts = form.locator(
        "legend, label span, p:visible, p:visible strong, code:visible"
    )
    for text in [*texts.all(), form.get_by_role("button")]:
        assert text.evaluate(CONTRAST) >= 4.5, text.inner_text()


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
