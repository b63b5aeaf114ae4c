"""The texts of the concepts, taken apart for the tests that read them."""

import re
from pathlib import Path

import fmnist_learn as fl
from fmnist_learn.concepts._catalogue import SECTIONS

FOLDER = Path(fl.__file__).parent / "concepts"
NAMES = [name for names in SECTIONS.values() for name in names]
LANGUAGES = ("ko", "en")
ALSO = {"ko": "다른 이름", "en": "Also called"}
RELATED = {"ko": "관련 용어", "en": "Related"}


def read(name, lang):
    return (FOLDER / lang / f"{name}.md").read_text(encoding="utf-8")


def parts(text):
    """The text before the first heading, then each section: {"idea": ..., ...}."""
    pieces = re.split(r"^## .* \{#([\w-]+)\}\n", text, flags=re.MULTILINE)
    return {"top": pieces[0]} | dict(zip(pieces[1::2], pieces[2::2], strict=True))


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def without_code(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def prose(text):
    """What is left without code, formulas, addresses and the lists of names."""
    text = without_code(text)
    text = re.sub(r"^\$\$.*?^\$\$$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for heads in (ALSO, RELATED):
        for head in heads.values():
            text = re.sub(rf"^\*{head}: .*\*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\]\([^)]*\)", "]", text)


def listed(name, lang, heads):
    """What stands in one of the two lists of names, if the concept has it."""
    found = re.search(rf"^\*{heads[lang]}: (.*)\*$", read(name, lang), re.MULTILINE)
    return found[1].split(", ") if found else []


def sentences(name, lang):
    """The whole text as plain prose, for a search of words and numbers."""
    return re.sub("`[^`]*`", "", prose(read(name, lang)))
