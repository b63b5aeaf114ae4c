"""The index of the search: what is in it, and which page a name leads to first.

`theme/assets/js/search.js` asks for it when the search is used, and reads the names.
"""

import json
import re
from pathlib import Path
from typing import Any

from fmnist_learn.concepts import known_names, name_key

# What readers type for what the pages call otherwise, in either language. The words
# that follow make no difference: "accuracy drops after epoch 3".
WORDS = {
    "concepts/scaling/": ("normaliz", "normalis", "standardiz", "standardis", "정규화"),
    "concepts/overfitting/": (
        "accuracy drop",
        "accuracy goes down",
        "accuracy falls",
        "loss goes up",
        "loss increases",
        "val loss goes up",
        "val loss increases",
        "validation loss goes up",
        "validation loss increases",
        "정확도가 떨어",
        "정확도가 낮아",
        "정확도 하락",
        "손실이 커",
        "손실이 늘",
        "손실이 증가",
        "검증 손실이 커",
        "검증 손실이 늘",
        "검증 손실이 증가",
    ),
    "concepts/reproducibility/": ("different result", "결과가 달라", "결과가 다르"),
}
# Where such a word is all that was typed.
NAMES = {
    "errors/": (
        "error",
        "errors",
        "error message",
        "error messages",
        "exception",
        "traceback",
        "오류",
        "오류 메시지",
        "에러",
        "에러 메시지",
        "예외",
    ),
    "faq/": ("faq", "질문", "자주 묻는 질문"),
    "glossary/": ("glossary", "용어", "용어집"),
}


def prepare(path: Path) -> None:
    """Leave out of the index what nobody searches for, and add the names."""
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = [
        shortened(entry)
        for entry in index["docs"]
        if not entry["location"].startswith(("contributing/", "changelog/"))
    ]
    add_names(index)
    # Hangul as it is, unescaped, takes less than half.
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def shortened(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without code, which its text names, and without tags of HTML.

    But the FAQ and the pages of errors keep the messages, which a search is for. An
    error is found by its message and its cause, a function by its name and what it
    does.
    """
    text = entry["text"]
    if entry["location"].startswith(("errors/", "reference/")):
        text = re.sub(r"(</p>).*", r"\1", text, flags=re.DOTALL)
    elif not entry["location"].startswith("faq/"):
        text = re.sub("<pre>.*?</pre>", "", text, flags=re.DOTALL)
    return entry | {"title": words_of(entry["title"]), "text": words_of(text)}


def words_of(text: str) -> str:
    """The words of a part of a page: of its text nothing else counts."""
    words = re.sub("</?(p|ul|ol|li)>", " ", re.sub("</?code>", "", text))
    return re.sub(" {2,}", " ", words).strip()


def add_names(index: dict[str, Any]) -> None:
    """Say which entry comes first for a name, by a tag that only it has.

    To Material a tag counts a thousand times as much as a title.
    """
    numbers = {entry["location"]: n for n, entry in enumerate(index["docs"])}
    places = {
        "names": names_of(numbers),
        "beginnings": {name_key(w): page for page, words in WORDS.items() for w in words},
    }
    for kind, found in places.items():
        index["config"][kind] = {name: numbers[page] for name, page in found.items()}
    for page in {page for found in places.values() for page in found.values()}:
        index["docs"][numbers[page]]["tags"] = [f"n{numbers[page]}"]


def names_of(locations: dict[str, int]) -> dict[str, str]:
    """The place for each name: pages, functions and classes, concepts.

    A concept shares its name with its operation, `softmax`, and comes first;
    `ops.softmax` leads to the operation.
    """
    found = {name_key(name): page for page, names in NAMES.items() for name in names}
    of_concepts = {name: f"concepts/{concept}/" for name, concept in known_names().items()}
    operations = {}
    for location in locations:
        path = location.partition("#fmnist_learn.")[2].split(".")
        if path == [""] or path[-2:-1] and path[-2][0].isupper():
            continue  # no name of the reference, or a method
        name = name_key(path[-1])
        if path[0] == "ops" and len(path) > 1:
            operations[name] = location
            found[f"ops{name}"] = found[f"flops{name}"] = location
        else:
            found[name] = found[f"fl{name}"] = location
    return operations | of_concepts | found
