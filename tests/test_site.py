"""The site: that both languages say the same, that its code runs, and how it behaves.

The first half reads the pages; the second builds the site and looks at it in Chromium.
"""

import ast
import contextlib
import functools
import http.server
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

import fmnist_learn as fl
from conftest import small
from fmnist_learn.doctor import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LANGUAGES = ("en", "ko")
# What docs/build.py writes from the package, where other tests hold it.
WRITTEN = (
    "concepts",
    "errors",
    "source",
    "experiments.md",
    "results.md",
    "glossary.md",
)


def hand_written(lang):
    found = sorted((DOCS / lang).glob("**/*.md"))
    names = [path.relative_to(DOCS / lang).as_posix() for path in found]
    return [name for name in names if not name.startswith(WRITTEN)]


PAGES = hand_written("en")
RECORDED = [p for p in PAGES if (DOCS / "recorded" / p).with_suffix(".json").exists()]
every_page = pytest.mark.parametrize("page", PAGES)
both_languages = pytest.mark.parametrize("lang", LANGUAGES)


def read(lang, page):
    return (DOCS / lang / page).read_text(encoding="utf-8")


def find(pattern, text):
    return re.findall(pattern, text, re.DOTALL | re.MULTILINE)


def blocks(text, language):
    return find(rf"^ *```{language}\n(.*?)^ *```$", text)


def steps(text):
    """The code of a page and what it prints, as it is shown: [(code, output), ...]."""
    return find(r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", text)


def without_blocks(text):
    return re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)


def prose(text):
    return re.sub(
        r"`[^`\n]*`|\]\([^)]*\)|\{#.*?\}|<!--.*?-->", "", without_blocks(text)
    )


def without_language(code):
    """The code as it is in either language: only the choice of it may differ."""
    code = re.sub(r', lang="ko"|, lang="en"', "", code)
    return re.sub(r'set_language\("(ko|en)"\)', "set_language(...)", code)


# The pages as they are written


def test_both_languages_have_the_same_pages():
    assert hand_written("ko") == PAGES
    assert "index.md" in PAGES


@every_page
def test_both_languages_show_the_same(page):
    english, korean = read("en", page), read("ko", page)
    if page == "changelog.md":
        english = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert len(find("^- ", english)) == len(find("^- ", korean))
        return
    heading = r"^(#+) [^\n]*?(\{#[\w-]+\})?$"
    texts = [without_blocks(english), without_blocks(korean)]
    for same in (
        heading,
        r"\]\(([^)]*)\)",  # links and figures
        r"^::: [^\n]*$",  # names of the reference
        r"\]\[([\w.]+)\]",
    ):
        found = [find(same, text) for text in texts]
        assert found[0] == found[1], same
    # A heading below the title has an id of its own, not one made from its words.
    assert all(key for level, key in find(heading, texts[0]) if level != "#")
    code = [[ast.dump(ast.parse(without_language(b))) for b in blocks(t, "python")]
            for t in (english, korean)]  # fmt: skip
    assert code[0] == code[1]
    for shell in ("sh", "powershell"):
        shown = [b.replace(" --lang ko", "") for b in blocks(korean, shell)]
        assert shown == blocks(english, shell)
    # What is printed may be in the language of the page.
    assert len(blocks(english, "text")) == len(blocks(korean, "text"))


@every_page
def test_each_language_is_its_own(page):
    assert not re.search("[가-힣]", prose(read("en", page)))
    korean = prose(read("ko", page))
    assert re.search("[가-힣]", korean)
    for line in korean.splitlines():
        # A paragraph is Korean; a list may name things only.
        if re.match(r"[A-Z][a-z]+ [a-z]+ [a-z]+", line):
            pytest.fail(f"English in {page}: {line}")


@both_languages
@pytest.mark.parametrize("page", [page for page in PAGES if page not in RECORDED])
@pytest.mark.keras
@pytest.mark.newest
def test_the_code_of_the_pages_prints_what_is_shown(page, lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "__main__"}
    for code, shown in steps(read(lang, page)):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, f"{lang}/{page}", "exec"), names)
        assert printed.getvalue() == shown


@both_languages
@pytest.mark.parametrize("page", RECORDED)
def test_what_a_recorded_page_shows_was_measured(page, lang):
    path = DOCS / "recorded" / page
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = read(lang, page)
    shown = [{"code": code, "output": output} for code, output in steps(text)]
    assert shown == record[lang]
    assert any(step["output"] for step in shown)
    folder = (DOCS / lang / page).parent
    for figure in re.findall(r"\]\(((?:\.\./)?recorded/[^)]*)\)", text):
        assert (folder / figure).stat().st_size > 1000


@both_languages
@pytest.mark.parametrize("page", [p for p in PAGES if p.startswith("lessons/")])
def test_a_number_in_a_lesson_was_measured_or_is_the_books(page, lang):
    decimals = re.compile(r"\d+\.\d+")
    known = []
    for file in (page, "lessons.md", "experiments.md"):
        path = (DOCS / "recorded" / file).with_suffix(".json")
        if path.exists():
            known += map(float, decimals.findall(path.read_text(encoding="utf-8")))
    for number in re.findall(r"\d\.\d{3,}", prose(read(lang, page))):
        digits = len(number.partition(".")[2])
        assert any(f"{value:.{digits}f}" == number for value in known), number


@pytest.mark.parametrize("page", RECORDED)
@pytest.mark.keras
@pytest.mark.newest
def test_the_code_of_recorded_pages_still_runs(page, tmp_path, monkeypatch, idx_folder):
    """In English: Korean differs in its language only, and was run when recorded."""

    def train(model, data, *, epochs, **options):
        return trained(model, data, epochs=1, **options)

    trained = fl.train
    few = functools.partial(fl.baseline_sgd, path=idx_folder, cv=3)
    monkeypatch.setattr(fl, "baseline_sgd", few)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fl, "prepare_data", lambda layout: small(layout, 200, 50, 50))
    monkeypatch.setattr(fl, "train", train)
    names = {"__name__": "__main__"}
    for code, shown in steps(read("en", page)):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, page, "exec"), names)
        if shown:
            assert printed.getvalue()


def commands():
    command = r"(?<![\w-])fmnist-learn (?!\[)[^\n|;&#]*"
    return sorted(
        {
            found
            for lang in LANGUAGES
            for page in PAGES
            for shell in ("sh", "powershell")
            for block in blocks(read(lang, page), shell)
            for found in find(command, block)
        }
    )


@pytest.mark.parametrize("command", commands())
def test_the_commands_of_the_pages_exist(command):
    import typer

    from fmnist_learn.cli import app

    group = typer.main.get_command(app)
    _, name, *words = shlex.split(command)
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    known = {o for p in group.commands[name].params for o in p.opts} | {"--help"}
    assert given <= known


def test_the_reference_has_every_public_name_once():
    pages = [path.read_text("utf-8") for path in (DOCS / "en/reference").glob("*.md")]
    named = [n for text in pages for n in find(r"^::: fmnist_learn\.(\w+)$", text)]
    assert sorted(named) == sorted(fl.__all__)
    index = read("en", "reference/index.md")
    for name in set(fl.__all__) - {"ops"}:
        assert f"[`{name}`][fmnist_learn.{name}]" in index


def test_every_experiment_is_named_by_the_lesson_of_its_section():
    for section, experiments in fl.list_experiments().items():
        page = read("en", f"lessons/{section}.md")
        for name in experiments:
            assert f"../experiments.md#{name})" in page, name


def test_every_lesson_links_to_the_errors_of_its_section():
    sections = {rule.name: rule.section for rule in RULES}
    for section in fl.list_concepts("en"):
        page = read("en", f"lessons/{section}.md")
        linked = set(find(r"\]\(\.\./errors/([\w-]+)\.md\)", page)) - {"index"}
        assert linked
        assert linked <= set(sections)
        if section in sections.values():
            assert section in {sections[name] for name in linked}


def test_without_node_the_build_says_what_to_install(tmp_path):
    done = subprocess.run(
        [sys.executable, DOCS / "build.py", tmp_path / "site"],
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("docs/build.py needs Node.js and its npm")
    assert not (tmp_path / "site").exists()


# The site as it is built

SENTENCE = {"en": "Zebra crossing.", "ko": "얼룩말 횡단보도입니다."}


def browser_path():
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def needs():
    """Skip with the reason where the site cannot be built or shown; CI demands it."""
    missing = [name for name in ("npm", "node") if not shutil.which(name)]
    missing += [] if browser_path() else ["chromium"]
    for package in ("mkdocs", "playwright"):
        try:
            __import__(package)
        except ImportError:
            missing.append(package)
    if missing:
        reason = f"needs {', '.join(missing)}"
        if os.environ.get("FMNIST_LEARN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def site(needs, tmp_path_factory):
    """Build twice, with an edit of one docstring between, and serve the second."""
    home = tmp_path_factory.mktemp("project")
    for name in ("docs", "src", "mkdocs.yml", "CHANGELOG.md"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, home / name)
        else:
            shutil.copy(ROOT / name, home / name)
    folder = home / "site"
    handler = functools.partial(QuietHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}"
    environment = os.environ | {"SITE_URL": address, "PYTHONPATH": str(home / "src")}
    module = home / "src" / "fmnist_learn" / "models.py"
    for build in (1, 2):
        done = subprocess.run(
            [sys.executable, home / "docs" / "build.py", folder],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING -" not in done.stdout + done.stderr
        if build == 1:
            edited = with_sentences(module.read_text(encoding="utf-8"))
            module.write_text(edited, encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, address
    server.shutdown()
    server.server_close()


def with_sentences(source):
    """Add a sentence to each half of the docstring of build_dense."""
    start = source.index("def build_dense(")
    docstring = source.index('"""', start)
    english = source.index("\n", docstring)
    korean = source.index("\n", source.index("--- 한국어 ---", docstring) + 14)
    return (
        source[:english]
        + f"\n\n    {SENTENCE['en']}"
        + source[english : korean + 1]
        + f"    {SENTENCE['ko']}\n\n"
        + source[korean + 1 :]
    )


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def chromium(needs):
    from playwright.sync_api import sync_playwright

    quiet = ["--disable-background-networking", "--disable-component-update"]
    quiet += ["--disable-sync", "--no-first-run", "--no-sandbox", "--disable-quic"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """Open a page of the site: visit("ko/faq/", width=390) -> Page."""
    _, address = site
    contexts = []

    def open_page(path, *, width=1280, scripts=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


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


class Html(HTMLParser):
    """What the tests ask of a page: its links, ids, images and text."""

    CODE = frozenset({"code", "pre", "script", "style"})

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.images, self.text = [], set(), [], []
        self.code = 0  # inside how many elements of code
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.ids |= {values[key] for key in ("id", "name") if values.get(key)}
        if tag == "img":
            self.images.append(values)
        self.code += tag in self.CODE

    def handle_endtag(self, tag):
        self.code -= tag in self.CODE

    def handle_data(self, data):
        if not self.code:
            self.text.append(data)


def pages_of(folder, lang):
    found = sorted((folder / lang).glob("**/index.html"))
    return [path.relative_to(folder).parent.as_posix() + "/" for path in found]


def html(folder, path):
    return (folder / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_second_build_shows_an_edited_docstring_in_both_languages(site):
    folder, _ = site
    for lang, sentence in SENTENCE.items():
        other = SENTENCE["ko" if lang == "en" else "en"]
        text = "".join(Html(html(folder, f"{lang}/reference/models")).text)
        assert sentence in text
        assert other not in text


@pytest.mark.browser
def test_every_link_and_anchor_resolves(site):
    folder, address = site
    broken = []
    parsed = {
        path.relative_to(folder).as_posix(): Html(path.read_text(encoding="utf-8"))
        for path in folder.glob("**/*.html")
    }
    assert len(parsed) > 100
    checked = 0
    for name, page in parsed.items():
        if name.endswith("404.html"):
            continue
        sources = [image["src"] for image in page.images]
        for link in page.links + sources:
            target, anchor = urldefrag(urljoin(f"{address}/{name}", link))
            if not target.startswith(address):
                assert target.startswith("https://"), (name, link)
                continue
            place = unquote(urlsplit(target).path).lstrip("/")
            place += "index.html" if not place or place.endswith("/") else ""
            found = (folder / place).is_file()
            if not found or (anchor and unquote(anchor) not in parsed[place].ids):
                broken.append((name, link))
            checked += 1
    assert checked > 5000
    assert broken == []


@pytest.mark.browser
@both_languages
def test_every_rule_has_its_page_and_a_line_in_the_index(site, lang):
    folder, _ = site
    index = set(Html(html(folder, f"{lang}/errors")).links)
    path = folder / lang / "search" / "search_index.json"
    entries = {e["location"]: e for e in json.loads(path.read_text("utf-8"))["docs"]}
    built = {path.parent.name for path in (folder / lang / "errors").glob("*/*.html")}
    assert built == {rule.name for rule in RULES}
    for rule in RULES:
        assert f"{rule.name}/" in index
        page = html(folder, f"{lang}/errors/{rule.name}")
        back = {"../", f"../#{rule.section}", f"../../lessons/{rule.section}/"}
        back |= {f"../../concepts/{rule.concept}/"} if rule.concept else set()
        assert back <= set(Html(page).links)
        article = page[page.index("<article") : page.index("</article>")]
        shown = unescape(re.sub("<[^>]*>", "", article))
        cause, remedy = rule.cause.to(lang), rule.remedy.to(lang)
        for text in (rule.title.to(lang), rule.error, cause, remedy):
            assert text in shown
        # The search has the message and the words, and no code.
        entry = entries[f"errors/{rule.name}/"]
        assert entry["title"] == rule.title.to(lang)
        assert rule.error in unescape(entry["text"])
        assert entry["text"].count("<pre>") == bool(rule.error)
        assert sum(place.startswith(f"errors/{rule.name}/") for place in entries) == 1


@pytest.mark.browser
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


@pytest.mark.browser
@both_languages
def test_formulas_are_typeset_without_scripts(site, visit, lang):
    folder, _ = site
    formulas = read_concepts(folder, lang)
    assert formulas > 40
    page = visit(f"{lang}/concepts/softmax/", scripts=False)
    assert page.locator(".katex-display").first.is_visible()
    formula = page.locator(".katex").first
    assert "KaTeX" in formula.evaluate("e => getComputedStyle(e).fontFamily")


def read_concepts(folder, lang):
    """How many formulas the pages hold, all typeset, as many as the texts have."""
    count = 0
    for path in (Path(fl.__file__).parent / "concepts" / lang).glob("*.md"):
        written = len(re.findall(r"^\$\$$", path.read_text("utf-8"), re.MULTILINE)) // 2
        built = html(folder, f"{lang}/concepts/{path.stem}")
        assert built.count('<span class="katex-display">') == written
        count += written
    return count


@pytest.mark.browser
@both_languages
def test_the_reference_is_in_one_language(site, lang):
    folder, _ = site
    for path in (folder / lang / "reference").glob("*/index.html"):
        text = path.read_text(encoding="utf-8")
        article = text[text.index("<article") : text.index("</article>")]
        shown = " ".join(Html(article).text)
        if lang == "en":
            assert not re.search("[가-힣]", shown), path
            continue
        labels = re.findall(
            r"\b(Parameters|Returns|Raises|Examples?|Attributes|Default|default|"
            r"Name|Type|Description|Source|required|Functions|Classes)\b",
            shown,
        )
        assert labels == [], path
        # Four Latin words in a row are a text not in Korean, or the title of a paper.
        words = re.sub(r"출처: .*?\.(?=\s)", "", shown, flags=re.DOTALL)
        assert not re.search(r"\b[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+\b", words), path
        assert re.search("매개변수|속성|예제", shown)


@pytest.mark.browser
def test_the_switch_keeps_page_and_anchor(site, visit):
    """There and back again, on every page; the pages of errors are of one kind."""
    folder, address = site
    paths, same = (
        [path.partition("/")[2] for path in pages_of(folder, lang)]
        for lang in LANGUAGES
    )
    assert paths == same
    one = ("source/models/", f"errors/{RULES[0].name}/")
    page = visit("en/")
    for path in paths:
        if re.match(r"(source|errors)/.", path) and path not in one:
            continue
        ids = re.findall(r'<h2 id="([\w.-]+)"', html(folder, f"en/{path}"))
        place = f"{path}#{ids[-1]}" if ids else path
        page.goto(f"{address}/en/{place}", wait_until="commit")
        for lang in ("ko", "en"):
            # The switch knows the pages of the other language from its sitemap.
            sitemap = f"performance.getEntriesByName('{address}/{lang}/sitemap.xml')"
            page.wait_for_function(f"{sitemap}.some((entry) => entry.responseEnd)")
            page.locator(f'.md-header a[hreflang="{lang}"]').evaluate("a => a.click()")
            page.wait_for_url(f"{address}/{lang}/{place}", wait_until="commit")
            page.wait_for_function(f"document.documentElement.lang === '{lang}'")


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
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


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "lang"), [("ko-KR", "ko"), ("de-DE", "en")])
def test_the_root_leads_to_the_language_of_the_browser(visit, locale, lang, site):
    page = visit("", locale=locale)
    page.wait_for_url(f"{site[1]}/{lang}/")
