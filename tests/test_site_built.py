"""The site as it is built, read without a browser."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

import fmnist_learn as fl
from built_site import (
    DOCS,
    LANGUAGES,
    REPOSITORY,
    SENTENCE,
    Html,
    both_languages,
    html,
    pages_of,
)
from fmnist_learn.doctor import RULES
from fmnist_learn.exercises.quizzes import questions
from fmnist_learn.lessons.reference import REFERENCES
from fmnist_learn.lessons.texts import NAMES, place_of

pytestmark = pytest.mark.browser


def test_the_build_leaves_the_folder_of_the_docs_as_it_is(site):
    def files(folder):
        found = (path.relative_to(folder) for path in folder.glob("**/*"))
        return {path for path in found if "__pycache__" not in path.parts}

    assert files(site[0].parent / "docs") == files(DOCS)


def test_a_second_build_shows_an_edited_docstring_in_both_languages(site):
    folder, _ = site
    for lang, sentence in SENTENCE.items():
        other = SENTENCE["ko" if lang == "en" else "en"]
        text = "".join(Html(html(folder, f"{lang}/reference/models")).text)
        assert sentence in text
        assert other not in text


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


def test_both_languages_have_the_same_pages_and_sections(site):
    """The switch finds a page by the sitemap, and keeps the section."""
    folder, address = site
    paths, same = (
        [path.removeprefix(f"{lang}/") for path in pages_of(folder, lang)]
        for lang in LANGUAGES
    )
    assert paths == same
    for lang in LANGUAGES:
        sitemap = (folder / lang / "sitemap.xml").read_text(encoding="utf-8")
        found = set(re.findall(r"<loc>(.*?)</loc>", sitemap))
        assert found == {f"{address}/{lang}/{path}" for path in paths}
    for path in paths:
        ids, same_ids = (
            re.findall(r'<h2 id="([\w.-]+)"', html(folder, f"{lang}/{path}"))
            for lang in LANGUAGES
        )
        assert ids == same_ids, path


def without_marks(text):
    return re.sub(r"[`\s]", "", text)


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
        links = Html(html(folder, f"{lang}/{page}")).links
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
            assert not anchor or anchor in Html(html(folder, target)).ids, target
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
    assert len(asked) == 6
    for question, part in zip(questions(section), asked, strict=True):
        assert part.count("<legend>") == 1
        text = without_marks(unescape(re.sub("<[^>]*>", "", part)))
        assert without_marks(question.asks.to(lang)) in text
        assert part.count("<input ") == len(question.choices)
        assert part.count('<p class="right">') == 1
        for choice in question.choices:
            assert without_marks(choice.says.to(lang)) in text
            assert without_marks(choice.why.to(lang)) in text
