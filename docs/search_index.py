"""The index of the search: what is in it, and which page a name leads to first.

`theme/assets/js/search.js` asks for it when the search is used, and reads the names.
"""

import json
import re
from collections.abc import Iterable
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
        "val loss goes up",
        "val loss increases",
        "validation loss goes up",
        "validation loss increases",
        "정확도가 떨어",
        "정확도가 낮아",
        "정확도 하락",
        "검증 손실이 커",
        "검증 손실이 늘",
        "검증 손실이 증가",
    ),
    "errors/input-does-not-fit/": (
        "shape error",
        "shape mismatch",
        "shape 오류",
        "shape 에러",
        "shape 불일치",
        "모양 오류",
        "차원 오류",
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
    "lessons/#practice": ("exercises", "연습", "연습 문제", "퀴즈"),
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


def mend_engine(workers: Path) -> None:
    """Make the search engine, lunr, tell words with digits apart.

    It keeps words in a tree, and takes two places for one where they are written alike:
    each letter, then the number of the place that it leads to. So 1 to 23 and 4 to 5
    are like 1 to 2 and 3 to 45. A search that comes by there finds words that are
    nowhere, and ends with an error and no result.
    """
    (file,) = workers.glob("search.*.min.js")
    branch = re.compile(r"\b(\w)=\1\+\w\+\w\.id(?=\})")
    text, found = branch.subn(r'\g<0>+","', file.read_text(encoding="utf-8"))
    if found != 1:
        message = f"{file.name} writes the branches of lunr's tree in another way"
        raise ValueError(message)
    file.write_text(text, encoding="utf-8")


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
        "beginnings": {
            name_key(w): page for page, words in WORDS.items() for w in words
        },
    }
    for kind, found in places.items():
        index["config"][kind] = {name: numbers[page] for name, page in found.items()}
    for page in {page for found in places.values() for page in found.values()}:
        index["docs"][numbers[page]]["tags"] = [f"n{numbers[page]}"]


def names_of(locations: Iterable[str]) -> dict[str, str]:
    """The place that each name leads to.

    A concept comes before the operation of its name, `softmax`, for which `ops.softmax`
    can be typed, and a function before a class, `quiz` before `Quiz`.
    """
    functions, classes, operations = {}, {}, {}
    for location in locations:
        *modules, written = location.partition("#fmnist_learn.")[2].split(".")
        name = name_key(written)
        if not name or any(module[0].isupper() for module in modules):
            continue  # it is not in the reference, or a method
        if not modules:
            functions |= dict.fromkeys((name, f"fl{name}"), location)
        elif modules == ["ops"]:
            operations |= dict.fromkeys((name, f"ops{name}", f"flops{name}"), location)
        else:
            classes |= dict.fromkeys((name, f"fl{name}"), location)
    concepts = {name: f"concepts/{page}/" for name, page in known_names().items()}
    pages = {name_key(name): page for page, names in NAMES.items() for name in names}
    return operations | classes | concepts | functions | pages
