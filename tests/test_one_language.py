import inspect
import re
from pathlib import Path

import pytest

import fmnist_learn as fl

MARKER = "\n--- 한국어 ---\n"
SHOWN = {
    name: inspect.getdoc(getattr(fl, name))
    for name in fl.__all__
    if inspect.isfunction(getattr(fl, name))
}


@pytest.fixture(autouse=True)
def docs(monkeypatch):
    """The scripts of the site; they need packages that only the site needs."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "docs")


@pytest.mark.parametrize("name", SHOWN)
def test_the_korean_page_shows_the_one_example_below_the_sections(name):
    from one_language import with_example

    english, _, korean = SHOWN[name].partition(MARKER)
    shown = with_example(korean, english)
    example = shown.partition("\nExample:\n")[2].partition("\n\n")[0]
    assert example.strip().startswith(">>> ")
    assert f"\nExample:\n{example}" in english
    # Above it the sections, below it the closing words on the lesson.
    before, after = shown.split(example)
    assert not re.search(r"^\w+:$", after, re.MULTILINE)
    assert before.partition("\nExample:")[0].rstrip() + after == korean.rstrip()


def test_a_docstring_without_sections_gets_the_example_at_its_end():
    from one_language import with_example

    assert with_example("설명.\n", "Text.\n\nExample:\n    >>> 1\n    1\n\nMore.") == (
        "설명.\n\nExample:\n    >>> 1\n    1"
    )
    assert with_example("설명.", "Text.") == "설명."


@pytest.mark.parametrize(("lang", "shown"), [("en", "Text."), ("ko", "설명.")])
def test_each_site_shows_its_half_with_the_example_and_the_source(lang, shown):
    import griffe
    from one_language import OneLanguage

    text = f"Text.\n\nExample:\n    >>> 1\n    1\n{MARKER}설명.\n"
    function = griffe.Function("f", lineno=3)
    function.docstring = griffe.Docstring(text)
    function.parent = griffe.Module("fmnist_learn")
    OneLanguage(lang).on_object(obj=function)
    value = function.docstring.value
    assert value.startswith(f"{shown}\n\nExamples:\n    >>> 1\n    1")
    assert value.count(">>>") == 1
    assert "source/" in value
