"""Every text keeps to the words of the course, as the concepts do."""

import ast
import re
from pathlib import Path

import pytest

import fmnist_learn as fl
from fmnist_learn.concepts import GLOSSARY
from wording import given_up

SOURCE = Path(fl.__file__).parent
ROOT = Path(__file__).parents[1]
MARKER = "--- 한국어 ---"
LANGUAGES = ("en", "ko")
AVOIDED = [variant for term in GLOSSARY for variant in term.avoid]


def prose(text):
    """Without code, links, and what a template or the reference puts in."""
    text = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^ *(?:>>>|\.\.\.) .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"``.+?``|`[^`]*`|(?<!\w)'[\w.-]+'(?!\w)", "", text)
    text = re.sub(r"\]\([^)]*\)|\]\[[\w.]+\]|\{[#{%].*?[}%]?\}|<!--.*?-->", "", text)
    return re.sub(r"^::: .*$", "", text, flags=re.MULTILINE)


def wrong_words(text, lang):
    text = prose(text)
    used = [variant for variant in AVOIDED if variant.lower() in text.lower()]
    return given_up(text, lang) + used


def pages(lang):
    for folder in (lang, f"page-templates/{lang}", f"snippets/{lang}"):
        yield from (ROOT / "docs" / folder).glob("**/*.*")
    yield from (SOURCE / "lessons" / lang).iterdir()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages(lang):
    found = {
        str(page.relative_to(ROOT)): wrong_words(page.read_text("utf-8"), lang)
        for page in pages(lang)
        # What has changed was once called otherwise.
        if page.suffix in {".md", ".jinja"} and page.name != "changelog.md"
    }
    assert len(found) > 20
    assert {page: words for page, words in found.items() if words} == {}


def test_readme():
    assert wrong_words((ROOT / "README.md").read_text("utf-8"), "en") == []
    assert wrong_words((ROOT / "README.ko.md").read_text("utf-8"), "ko") == []


def sentences(path):
    """The docstrings of a module, and what stands behind ko= and en=: [(text, lang)]"""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            english, _, korean = (ast.get_docstring(node) or "").partition(MARKER)
            yield english, "en"
            yield korean, "ko"
        if isinstance(node, ast.keyword) and node.arg in LANGUAGES:
            parts = [
                part.value
                for part in ast.walk(node.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            yield " ".join(parts), node.arg


@pytest.mark.parametrize(
    "room", sorted({path.relative_to(SOURCE).parts[0] for path in SOURCE.rglob("*.py")})
)
def test_what_the_program_says(room):
    place = SOURCE / room
    found = [
        (path.name, word)
        for path in ([place] if place.is_file() else place.rglob("*.py"))
        for text, lang in sentences(path)
        for word in wrong_words(text, lang)
        # A model of the command has this name.
        if room != "cli" or "sgd" not in word
    ]
    assert found == []
