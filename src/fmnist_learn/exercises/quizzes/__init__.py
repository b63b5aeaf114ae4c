"""The quizzes of the course: six or seven questions to a section, with reasons.

Each is a module of this folder: its `QUESTIONS`.
"""

import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from string import ascii_lowercase
from typing import NamedTuple

from rich.console import Group

from fmnist_learn._checks import check_choice
from fmnist_learn.concepts._terminal import as_rich, as_text
from fmnist_learn.exercises._draw import Draw
from fmnist_learn.exercises._kinds import Question
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

_RIGHT, _WRONG = Text(ko="맞음", en="Right"), Text(ko="틀림", en="Wrong")
_OPEN = Text(ko="답하지 않음", en="Not answered")


class Answered(NamedTuple):
    """One question of a quiz that was checked.

    Attributes:
        question: What was asked.
        chosen: The letter that was given, or None.
        right: The letter of the right choice.
        reasons: For each choice why it is right or wrong.

    --- 한국어 ---
    확인한 퀴즈의 질문 하나입니다.

    Attributes:
        question: 질문.
        chosen: 고른 글자. 고르지 않았으면 None입니다.
        right: 맞는 보기의 글자.
        reasons: 보기마다 왜 맞거나 틀리는지.
    """

    question: str
    chosen: str | None
    right: str
    reasons: tuple[str, ...]

    def as_markdown(self, lang: Lang) -> str:
        """Whether it is right, and the reasons; of one left out neither.

        --- 한국어 ---
        맞았는지 여부와 그 까닭입니다. 답하지 않은 질문에는 둘 다 없습니다.
        """
        if self.chosen is None:
            return f"**{_OPEN.to(lang)}**\n"
        state = _RIGHT if self.chosen == self.right else _WRONG
        is_right = Text(ko=" (맞음)", en=" (right)").to(lang)
        lines = [
            f"- {letter}{is_right if letter == self.right else ''}: {reason}"
            for letter, reason in zip(ascii_lowercase, self.reasons, strict=False)
        ]
        return "\n".join([f"**{state.to(lang)} ({self.chosen})**", "", *lines, ""])


@dataclass(frozen=True, slots=True, repr=False)
class QuizResult:
    """What the check of a quiz says, in one language.

    Print it, or let a notebook show it.

    Attributes:
        section: The section of the book.
        answers: The questions with what was chosen, what is right, and why.
        lang: `"ko"` or `"en"`.

    --- 한국어 ---
    퀴즈를 확인한 결과를 한 언어로 담습니다. print로 출력하거나 노트북에서 보세요.

    Attributes:
        section: 책의 절.
        answers: 질문마다 고른 것, 맞는 것, 그 까닭.
        lang: `"ko"` 또는 `"en"`.
    """

    section: str
    answers: tuple[Answered, ...]
    lang: Lang

    @property
    def right(self) -> int:
        """How many were answered rightly.

        --- 한국어 ---
        맞게 답한 질문의 수입니다.
        """
        return sum(one.chosen == one.right for one in self.answers)

    def __str__(self) -> str:
        """The result as a terminal shows it."""
        return as_text(self._repr_markdown_(), self.lang).lstrip("\n")

    __repr__ = __str__

    def __rich__(self) -> Group:
        """The result for rich, in colours and at the width of the terminal."""
        return as_rich(self._repr_markdown_(), self.lang)

    def _repr_markdown_(self) -> str:
        score = Text(ko="{}문제 가운데 {}문제 맞음", en="{1} of {0} right")
        said = score.format(len(self.answers), self.right).to(self.lang)
        parts = [f"**{said}**\n"]
        for number, one in enumerate(self.answers, start=1):
            parts.append(f"**{number}.** {one.question}\n")
            parts.append(one.as_markdown(self.lang))
        return "\n".join(parts)


@dataclass(frozen=True, slots=True, repr=False)
class Quiz:
    """The questions of one section, in one language.

    Print it, or let a notebook show it.

    Attributes:
        section: The section of the book.
        lang: `"ko"` or `"en"`.

    --- 한국어 ---
    한 절의 질문을 한 언어로 담습니다. print로 출력하거나 노트북에서 보세요.

    Attributes:
        section: 책의 절.
        lang: `"ko"` 또는 `"en"`.
    """

    section: str
    lang: Lang

    def check(self, answers: Sequence[str | None]) -> QuizResult:
        """Say which answers are right, and why each choice is right or wrong.

        Args:
            answers: A letter for each question, in order: `"abcabc"` or a list. None
                or `"-"` leaves one out.

        --- 한국어 ---
        어느 답이 맞는지, 보기마다 왜 맞거나 틀리는지 말합니다.

        Args:
            answers: 질문마다 글자 하나, 순서대로. `"abcabc"`나 리스트로 줍니다.
                None이나 `"-"`는 답하지 않은 것입니다.
        """
        asked = questions(self.section)
        given = [None if one in (None, "-") else one for one in answers]
        if len(given) != len(asked) or not all(
            one is None or one in letters(question)
            for one, question in zip(given, asked, strict=False)
        ):
            rule = Text(
                ko=f"질문 {len(asked)}개에 보기의 글자가 하나씩 있어야 합니다",
                en=f"hold the letter of a choice for each of the {len(asked)} "
                "questions",
            )
            raise refusal(ValueError, "answers", rule, repr(answers))
        found = (
            answered(question, chosen, self.lang)
            for question, chosen in zip(asked, given, strict=True)
        )
        return QuizResult(self.section, tuple(found), self.lang)

    def __str__(self) -> str:
        """The questions as a terminal shows them."""
        return as_text(self._repr_markdown_(), self.lang).lstrip("\n")

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        title = Text(ko=f"{self.section}절 퀴즈", en=f"Quiz of section {self.section}")
        asked = enumerate(questions(self.section), start=1)
        parts = [as_question(number, one, self.lang) for number, one in asked]
        return "\n".join([f"# {title.to(self.lang)}\n", *parts])


def quiz(section: str, *, lang: Lang | None = None) -> Quiz:
    """Give the quiz of a section: six or seven questions, with reasons for each choice.

    Args:
        section: The section of the book, "07-1" to "08-3", or "09", beyond it.
        lang: The language of the texts; None for the language in use.

    Returns:
        The quiz, to be printed or shown by a notebook. `quiz("07-1").check("abcabc")`
        says which answers are right, and why.

    Raises:
        ValueError: If section has no quiz, or lang is another language.

    Example:
        >>> from fmnist_learn import quiz
        >>> str(quiz("07-1", lang="en")).splitlines()[0]
        'Quiz of section 07-1'

    All sections.

    --- 한국어 ---
    한 절의 퀴즈를 냅니다. 질문 여섯 개나 일곱 개이고, 보기마다 까닭이 있습니다.

    Args:
        section: 책의 절 "07-1"부터 "08-3"까지, 또는 책에 없는 "09".
        lang: 글의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        퀴즈. print로 출력하거나 노트북에서 봅니다. `quiz("07-1").check("abcabc")`는
        어느 답이 왜 맞는지 말합니다.

    Raises:
        ValueError: 그 절의 퀴즈가 없거나 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    known = sections()
    section = f"0{section}" if f"0{section}" in known else section  # 7-1
    check_choice("section", section, known)
    return Quiz(section, resolve_language(lang))


def sections() -> list[str]:
    """The sections that have a quiz."""
    modules = pkgutil.iter_modules(__path__)
    return [one.name.removeprefix("_").replace("_", "-") for one in modules]


@cache
def questions(section: str) -> tuple[Question, ...]:
    """The questions of a section, their choices in the order in which they are shown.

    In the files the right one often stands first, as one writes.
    """
    name = f"{__name__}._{section.replace('-', '_')}"
    return tuple(
        replace(
            one,
            choices=tuple(Draw(f"quiz {section}", one.asks.en).shuffled(one.choices)),
        )
        for one in import_module(name).QUESTIONS
    )


def letters(question: Question) -> tuple[str, ...]:
    """What the choices of a question are called."""
    return tuple(ascii_lowercase[: len(question.choices)])


def answered(question: Question, chosen: str | None, lang: Lang) -> Answered:
    """A question with what was chosen, what is right, and why."""
    (right,) = (
        letter
        for letter, choice in zip(letters(question), question.choices, strict=True)
        if choice.is_right
    )
    reasons = tuple(choice.why.to(lang) for choice in question.choices)
    return Answered(question.asks.to(lang), chosen, right, reasons)


def as_question(number: int, question: Question, lang: Lang) -> str:
    """A question with its choices."""
    choices = zip(letters(question), question.choices, strict=True)
    lines = [f"- {letter}: {choice.says.to(lang)}" for letter, choice in choices]
    return "\n".join([f"**{number}.** {question.asks.to(lang)}", "", *lines, ""])
