"""The site as it is built, read without a browser."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

import fmnist_learn as fl
from built_site import (
    DOCS,
    EARLIER,
    LANGUAGES,
    REPOSITORY,
    ROOT,
    SENTENCE,
    Html,
    both_languages,
    html,
    pages_of,
    parsed,
    parsed_page,
)
from fmnist_learn.concepts import known_names, name_key
from fmnist_learn.doctor import RULES
from fmnist_learn.exercises.quizzes import questions
from fmnist_learn.lessons.reference import REFERENCES
from fmnist_learn.lessons.texts import NAMES, place_of

pytestmark = pytest.mark.browser

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def test_the_build_leaves_the_folder_of_the_docs_as_it_is(site):
    def files(folder):
        found = (path.relative_to(folder) for path in folder.glob("**/*"))
        return {path for path in found if "__pycache__" not in path.parts}

    assert files(site[0].parent / "docs") == files(DOCS)


def test_an_edited_docstring_is_shown_in_both_languages(site):
    folder, _ = site
    for lang, sentence in SENTENCE.items():
        other = SENTENCE["ko" if lang == "en" else "en"]
        text = "".join(parsed_page(folder, f"{lang}/reference/models").text)
        assert sentence in text
        assert other not in text


def test_nothing_of_an_earlier_build_is_left(site):
    folder, _ = site
    assert [name for name in EARLIER if (folder.parent / name).exists()] == []
    assert not any("earlier" in path.name for path in folder.glob("*/*"))


def test_every_link_and_anchor_resolves(site):
    folder, address = site
    broken = []
    pages = {
        path.relative_to(folder).as_posix(): parsed(path)
        for path in folder.glob("**/*.html")
    }
    assert len(pages) > 100
    checked = 0
    for name, page in pages.items():
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
            if not found or (anchor and unquote(anchor) not in pages[place].ids):
                broken.append((name, link))
            checked += 1
    assert checked > 5000
    assert broken == []


def test_both_languages_have_the_same_pages_and_sections(site):
    """The switch leads to the same page, and keeps the section."""
    folder, _ = site
    paths, same = (
        [path.removeprefix(f"{lang}/") for path in pages_of(folder, lang)]
        for lang in LANGUAGES
    )
    assert paths == same
    for path in paths:
        ids, same_ids = (
            re.findall(r'<h2 id="([\w.-]+)"', html(folder, f"{lang}/{path}"))
            for lang in LANGUAGES
        )
        assert ids == same_ids, path


@both_languages
def test_every_page_names_itself_in_each_language(site, lang):
    folder, address = site
    for page in pages_of(folder, lang):
        path = page.removeprefix(f"{lang}/")
        found = parsed_page(folder, page)
        assert found.head["canonical"] == [f"{address}/{page}"]
        assert found.head["en"] == found.head["x-default"] == [f"{address}/en/{path}"]
        assert found.head["ko"] == [f"{address}/ko/{path}"]
        # In the HTML itself: a reader without scripts comes to the same page.
        switch = {key: urljoin(page, link) for key, link in found.switch.items()}
        assert switch == {other: f"{other}/{path}" for other in LANGUAGES}, page
    missing = parsed(folder / lang / "404.html")
    assert {normpath(link) for link in missing.switch.values()} == {"/en", "/ko"}


@both_languages
def test_every_page_has_a_description_and_a_card_of_its_own(site, lang):
    folder, address = site
    described = {}
    for page in pages_of(folder, lang):
        text = html(folder, page)
        head = parsed_page(folder, page).head
        (about,) = head["description"]
        assert 10 < len(about) <= 160
        assert not re.search(r"`|</?\w+>|&\w+;", about), page
        assert described.setdefault(about, page) == page
        if "/source/" not in page:
            assert bool(re.search("[가-힣]", about)) == (lang == "ko"), page
        assert head["og:description"] == [about]
        assert head["og:url"] == head["canonical"]
        # The title is that of the page: what Material makes of it in <title>.
        title = re.search("<title>(.*?)</title>", text)[1]
        assert unescape(title).removesuffix(" - fmnist-learn") == head["og:title"][0]
        assert head["twitter:card"] == ["summary_large_image"]
        assert head["og:image"] == [f"{address}/{lang}/assets/card.png"]
    with Image.open(folder / lang / "assets" / "card.png") as card:
        assert card.size == (1200, 630)
    assert (folder / lang / "assets" / "card.png").stat().st_size < 300_000


def test_crawlers_find_every_page_but_the_source_code(site):
    folder, address = site
    root = parsed(folder / "index.html")
    assert root.head["og:url"] == root.head["canonical"] == [f"{address}/"]
    assert root.head["og:image"] == [f"{address}/en/assets/card.png"]
    robots = (folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert robots == ["User-agent: *", "Allow: /", f"Sitemap: {address}/sitemap.xml"]

    def places(sitemap):
        root = ElementTree.parse(folder / sitemap).getroot()
        return [place.text for place in root.iter(f"{{{SITEMAPS}}}loc")]

    listed = places("sitemap.xml")
    assert listed == [f"{address}/{lang}/sitemap.xml" for lang in LANGUAGES]
    for lang in LANGUAGES:
        pages = {page for page in pages_of(folder, lang) if "/source/" not in page}
        found = places(f"{lang}/sitemap.xml")
        assert sorted(found) == sorted(f"{address}/{page}" for page in pages)


@both_languages
def test_every_page_links_to_its_text_in_the_repository(site, lang):
    folder, _ = site
    repository = f"https://github.com/{REPOSITORY}"
    seen = set()
    for page in pages_of(folder, lang):
        found = parsed_page(folder, page)
        assert repository in found.links
        if "/source/" in page:
            assert found.edit is None
            continue
        place = found.edit.removeprefix(f"{repository}/edit/main/")
        assert (ROOT / place).is_file(), page
        seen.add(place)
    assert {
        f"docs/{lang}/faq.md",
        f"src/fmnist_learn/concepts/{lang}/softmax.md",
        f"src/fmnist_learn/lessons/{lang}/first-steps.md",
        "src/fmnist_learn/doctor/rules/metrics_not_a_list.py",
        "src/fmnist_learn/experiments/hidden_units.py",
        f"docs/page-templates/{lang}/errors/index.md.jinja",
    } <= seen


@both_languages
def test_from_each_error_the_way_leads_on_and_back(site, lang):
    folder, _ = site
    heads, sections = {}, {rule.name: rule.section for rule in RULES}
    for rule in RULES:
        page = parsed_page(folder, f"{lang}/errors/{rule.name}")
        heads[rule.name] = page.head
        # The sidebar has those of the same section.
        beside = {name for name in sections if sections[name] == rule.section}
        assert {f"../{name}/" for name in beside - {rule.name}} <= set(page.links)
    # The first follows the FAQ, and the last is followed by another part of the site.
    (following,) = parsed_page(folder, f"{lang}/faq").head["next"]
    walked = []
    while (name := following.rstrip("/").rpartition("/")[2]) in sections:
        walked.append(name)
        (following,) = heads[name]["next"]
    assert sorted(walked) == sorted(sections)


@both_languages
def test_old_links_to_an_experiment_find_it_in_the_list(site, lang):
    folder, _ = site
    listed = html(folder, f"{lang}/experiments")
    for name, title, _ in fl.list_experiments(lang=lang):
        link = re.search(f'<a href="{name}/" id="{name}">(.*?)</a>', listed)
        assert unescape(link[1]) == title
        assert f"../../figures/experiment-{name}.svg" in html(
            folder, f"{lang}/experiments/{name}"
        )


@both_languages
def test_a_name_leads_to_its_page_first(site, lang):
    """What the script of the search rests on."""
    folder, _ = site
    path = folder / lang / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    names, entries = index["config"]["names"], index["docs"]

    def place(name):
        entry = entries[names[name]]
        assert entry["tags"] == [f"n{names[name]}"]
        return entry["location"]

    concepts = known_names()
    for name in fl.__all__:
        key = name_key(name)
        if name != "ops":
            for typed in {key, f"fl{key}"}:
                assert place(typed).endswith(f"#fmnist_learn.{name}"), name
    for name, concept in concepts.items():
        if name not in map(name_key, fl.__all__):
            assert place(name) == f"concepts/{concept}/"
    for name in fl.ops.__all__:
        # A class and its function may differ in case only: they stand together.
        found = place(f"ops{name_key(name)}").casefold()
        assert found.endswith(f"#fmnist_learn.ops.{name.casefold()}")
    tags = [tag for entry in entries for tag in entry.get("tags", [])]
    assert len(tags) == len(set(tags))


@both_languages
def test_the_search_tells_words_with_digits_apart(site, lang):
    """Two places of its tree, which lead from different digits to different places."""
    folder, _ = site
    workers = folder / lang / "assets" / "javascripts" / "workers"
    (engine,) = workers.glob("search.*.min.js")
    code = """
        globalThis.self = globalThis
        globalThis.addEventListener = () => {}
        require(process.argv[1])
        for (const leads of [{ 1: 23, 4: 5 }, { 1: 2, 3: 45 }]) {
            const place = new lunr.TokenSet()
            for (const digit in leads) place.edges[digit] = { id: leads[digit] }
            console.log(place.toString())
        }
    """
    done = subprocess.run(
        ["node", "-e", code, engine], check=True, capture_output=True, text=True
    )
    one, other = done.stdout.split()
    assert one != other


def without_marks(text):
    return re.sub(r"[`\s]", "", text)


@both_languages
def test_every_rule_has_its_page_and_a_line_in_the_index(site, lang):
    folder, _ = site
    index = set(parsed_page(folder, f"{lang}/errors").links)
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
        shown = without_marks(unescape(re.sub("<[^>]*>", "", article)))
        # Nothing in the texts is a sign of Markdown, but for the marks of code.
        texts = [rule.title, rule.cause, rule.remedy, rule.holds]
        for text in [text.to(lang) for text in texts if text] + [rule.error]:
            assert without_marks(text) in shown
        # The search has the message and the words, and no code.
        entry = entries[f"errors/{rule.name}/"]
        title = without_marks(rule.title.to(lang))
        assert without_marks(entry["title"]) == title
        assert rule.error in unescape(entry["text"])
        assert entry["text"].count("<pre>") == bool(rule.error)
        assert sum(place.startswith(f"errors/{rule.name}/") for place in entries) == 1


@both_languages
def test_each_lesson_offers_its_notebook_and_the_links_there_resolve(site, lang):
    folder, address = site
    for name in NAMES:
        page = place_of(name).removesuffix(".md")
        links = parsed_page(folder, f"{lang}/{page}").links
        colab = "https://colab.research.google.com/github"
        assert f"{colab}/{REPOSITORY}/blob/notebooks/{lang}/{name}.ipynb" in links
        places = [urljoin(f"{lang}/{page}/", link) for link in links]
        assert f"{lang}/notebooks/{name}.ipynb" in places
        notebook = folder / lang / "notebooks" / f"{name}.ipynb"
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
        linked = re.findall(rf"\]\({address}/(\S+?)\)", "\n".join(texts))
        assert f"{lang}/{page}/" in linked
        for target, anchor in map(urldefrag, linked):
            assert not anchor or anchor in parsed_page(folder, target).ids, target
            assert (folder / target / "index.html").is_file(), target


@both_languages
def test_every_formula_of_the_concepts_is_typeset(site, lang):
    folder, _ = site
    count = 0
    for path in (Path(fl.__file__).parent / "concepts" / lang).glob("*.md"):
        written = len(re.findall(r"^\$\$$", path.read_text("utf-8"), re.MULTILINE)) // 2
        built = html(folder, f"{lang}/concepts/{path.stem}")
        assert built.count('<span class="katex-display">') == written
        count += written
    assert count > 40


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


@both_languages
@pytest.mark.parametrize("section", REFERENCES)
def test_every_lesson_ends_with_its_exercises_and_its_quiz(site, lang, section):
    page = html(site[0], f"{lang}/lessons/{section}")
    page = page[page.index('id="exercises"') : page.index("</article>")]
    exercises, quiz = page.split('id="quiz"')
    folded = [part.split("<details")[0] for part in exercises.split("<details")]
    shown = without_marks(unescape(re.sub("<[^>]*>", "", exercises)))
    mine = [e for e in fl.list_exercises(lang=lang) if e.section == section]
    assert len(mine) >= 8
    places = [shown.index(without_marks(entry.title)) for entry in mine]
    assert places == sorted(places)
    hints = 0
    for entry in mine:
        task = fl.exercise(entry.name, lang=lang, student="")
        assert f"fmnist-learnexercise{entry.name}--startanswer.py" in shown
        assert without_marks(task.start()) in shown
        for hint in task.hints():
            assert without_marks(hint) in shown
        assert f"../../concepts/{task.exercise.concept}/" in exercises
        hints += len(task.hints())
        # What is asked for stands nowhere in the source.
        for line in map(str.strip, task.solution().splitlines()):
            tells = line.startswith("return ") and not line[7:].isidentifier()
            if tells and not line.endswith("(") and line not in task.start():
                assert without_marks(line) not in shown
    assert len(folded) == 1 + len(mine) + hints
    asked = quiz.split("<fieldset>")[1:]
    assert len(asked) == (7 if section == "09" else 6)
    for question, part in zip(questions(section), asked, strict=True):
        assert part.count("<legend>") == 1
        text = without_marks(unescape(re.sub("<[^>]*>", "", part)))
        assert without_marks(question.asks.to(lang)) in text
        assert part.count("<input ") == len(question.choices)
        assert part.count('<p class="right">') == 1
        for choice in question.choices:
            assert without_marks(choice.says.to(lang)) in text
            assert without_marks(choice.why.to(lang)) in text
