"""The ideas of the course, explained: the same files make the pages of the site.

A concept is two texts of its own, `ko/<name>.md` and `en/<name>.md`, with the same
headings, formulas, examples and numbers. Nothing heavy is imported here: an
explanation is there at once.
"""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rich.console import Group

from fmnist_learn._checks import did_you_mean
from fmnist_learn.concepts._catalogue import SECTIONS
from fmnist_learn.concepts._glossary import GLOSSARY as GLOSSARY
from fmnist_learn.concepts._terminal import as_rich, as_text
from fmnist_learn.entries import Entry
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

_FOLDER = Path(__file__).parent
# Below the first sentence: other names for the same, and words that belong to it.
_LISTED = re.compile(
    r"^\*(?:Also called|Related|다른 이름|관련 용어): (.*)\*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """An explanation in one language. Print it, or let a notebook show it.

    Attributes:
        name: The name of the concept, the same in both languages.
        title: Its name in this language.
        section: The section of the book, "07-1" to "08-3", or "09", beyond it.
        lang: `"ko"` or `"en"`.
        markdown: The text as it stands in the file: Markdown, formulas in LaTeX.

    --- 한국어 ---
    한 언어로 쓴 설명입니다. print로 출력하거나 노트북에서 그대로 보세요.

    Attributes:
        name: 개념의 이름. 두 언어에서 같습니다.
        title: 이 언어로 쓴 제목.
        section: 책의 절 "07-1"부터 "08-3"까지, 또는 책에 없는 "09".
        lang: `"ko"` 또는 `"en"`.
        markdown: 파일에 있는 글 그대로. 마크다운이며 공식은 LaTeX입니다.
    """

    name: str
    title: str
    section: str
    lang: Lang
    markdown: str

    def __str__(self) -> str:
        """The text as a terminal shows it, without colours, 80 columns wide."""
        return as_text(self.markdown, self.lang)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def __rich__(self) -> Group:
        """The text for rich, in colours and at the width of the terminal."""
        return as_rich(self.markdown, self.lang)

    def _repr_markdown_(self) -> str:
        text = re.sub(r" \{#[\w-]+\}$", "", self.markdown, flags=re.MULTILINE)
        text = re.sub(r"^<!-- .* -->\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^!\[(.*)\]\(.*\)$", r"*\1*", text, flags=re.MULTILINE)
        return re.sub(r"\[([^]]+)\]\(([\w-]+)\.md\)", r'**\1** (`explain("\2")`)', text)


def explain(concept: str, *, lang: Lang | None = None) -> Explanation:
    """Explain an idea of the course: what it is, an example, what people get wrong.

    Args:
        concept: Its name, another name for it or a word that its text explains, in
            Korean or English: "softmax", "conv", "epoch".
        lang: The language of the text; None for the language in use. Where none has
            been chosen, a Korean name is answered in Korean.

    Returns:
        The explanation, to be printed, or shown by a notebook.

    Raises:
        TypeError: If concept is not a string.
        ValueError: If no concept has this name; the nearest ones are suggested.

    Example:
        >>> from fmnist_learn import explain
        >>> explanation = explain("소프트맥스", lang="en")
        >>> explanation.title
        'Softmax'
        >>> print(str(explanation)[:48])
        Softmax
        <BLANKLINE>
        Softmax turns the scores of the classes
        >>> explain("softmax", lang="ko").title
        '소프트맥스 함수'

    All sections; `list_concepts` gives the names.

    --- 한국어 ---
    수업에 나오는 개념을 설명합니다. 무엇인지, 예제, 흔한 오해를 함께 봅니다.

    Args:
        concept: 한국어나 영어로 쓴 이름, 다른 이름, 또는 글에서 설명하는 말.
            "softmax", "소프트맥스", "에포크"처럼 씁니다.
        lang: 설명의 언어. None이면 지금 쓰는 언어입니다. 고른 언어가 없을 때 한국어
            이름으로 물으면 한국어로 답합니다.

    Returns:
        설명. print로 출력하거나 노트북에서 봅니다.

    Raises:
        TypeError: concept이 문자열이 아닐 때 발생합니다.
        ValueError: 그런 개념이 없을 때 발생하며, 가장 비슷한 이름을 알려 줍니다.

    모든 절에서 씁니다. 이름은 `list_concepts`에서 볼 수 있습니다.
    """
    rule = Text(ko="개념의 이름이어야 합니다", en="be the name of a concept")
    if not isinstance(concept, str):
        raise refusal(TypeError, "concept", rule, repr(concept))
    known = known_names()
    if (name := known.get(name_key(concept))) is None:
        remedy = did_you_mean(suggestions(concept), "list_concepts()")
        raise refusal(ValueError, "concept", rule, repr(concept), remedy)
    lang = resolve_language(lang, otherwise=language_of(concept))
    text = _read(name, lang)
    (section,) = [key for key, names in SECTIONS.items() if name in names]
    return Explanation(name, _title(text), section, lang, text)


def list_concepts(*, lang: Lang | None = None) -> list[Entry]:
    """List the ideas that `explain` explains, in the order of learning.

    Args:
        lang: The language of the titles; None for the language in use.

    Returns:
        For each concept its name, its title and the section of the book, "07-1" to
        "08-3", or "09", beyond it.

    Raises:
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import list_concepts
        >>> list_concepts(lang="en")[-1]
        Entry(name='transfer-learning', title='Transfer learning', section='09')
        >>> [name for name, _, section in list_concepts() if section == "08-1"]
        ['convolution', 'filter', 'padding', 'stride', 'pooling']
        >>> list_concepts(lang="ko")[-1].title
        '전이 학습'

    All sections.

    --- 한국어 ---
    `explain`이 설명하는 개념을 배우는 순서대로 나열합니다.

    Args:
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        개념마다 이름, 제목, 절. 절은 책의 "07-1"부터 "08-3"까지, 또는 책에 없는
        "09"입니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    lang = resolve_language(lang)
    return [
        Entry(name, _title(_read(name, lang)), section)
        for section, names in SECTIONS.items()
        for name in names
    ]


def suggestions(concept: str) -> list[str]:
    """The names most like one that is unknown, at most one for each concept."""
    # Letter by letter in Hangul too, so that 폴링 is near 풀링.
    letters = {unicodedata.normalize("NFD", key): key for key in known_names()}
    wanted = unicodedata.normalize("NFD", name_key(concept))
    best: dict[str, str] = {}
    for match in difflib.get_close_matches(wanted, letters, n=10, cutoff=0.7):
        best.setdefault(known_names()[letters[match]], letters[match])
    every = [spelling for names in _spellings().values() for spelling in names]
    every.reverse()  # the first of two wins
    spelled = {name_key(spelling): spelling for spelling in every}
    return [spelled[key] for key in best.values()][:3]


def language_of(concept: str) -> Lang | None:
    """Korean for a name in Hangul; a Latin one may be meant in either language."""
    hangul = re.search("[가-힣]", unicodedata.normalize("NFC", concept))
    return "ko" if hangul else None


def name_key(name: str) -> str:
    """What counts in a name: not case, spaces, hyphens or how Hangul is encoded."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return re.sub(r"[\W_]", "", folded)


@cache
def known_names() -> dict[str, str]:
    """The concept that each spelling leads to."""
    known = {
        name_key(spelling): name
        for name, spellings in _spellings().items()
        for spelling in spellings
    }
    # A spelling that the texts avoid leads where the one in its place does.
    for term in GLOSSARY:
        for variant in term.avoid:
            known.setdefault(name_key(variant), known[name_key(term.name.ko)])
    return known


@cache
def _spellings() -> dict[str, list[str]]:
    """What leads to each concept, in both languages.

    Its file name and title, its other names, and the words that its text explains.
    """
    found: dict[str, list[str]] = {}
    for names in SECTIONS.values():
        for name in names:
            found[name] = [name]
            for lang in ("ko", "en"):
                text = _read(name, lang)
                found[name].append(_title(text))
                for listed in _LISTED.findall(text):
                    found[name] += listed.split(", ")
    return found


def _read(name: str, lang: str) -> str:
    return (_FOLDER / lang / f"{name}.md").read_text(encoding="utf-8")


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")
