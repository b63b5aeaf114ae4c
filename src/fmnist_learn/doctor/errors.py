"""An exception explained: what happened, where, and what to write instead."""

import ast
import linecache
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fmnist_learn.doctor._own_code import Place, place_of
from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._rules import RULES
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

if TYPE_CHECKING:
    from rich.markdown import Markdown

_HEADS = {
    "where": Text(ko="위치", en="Where"),
    "cause": Text(ko="원인", en="Cause"),
    "remedy": Text(ko="해결", en="Remedy"),
    "instead": Text(ko="이렇게 쓰세요", en="Write instead"),
    "example": Text(ko="예제", en="Example"),
    "more": Text(ko="더 알아보기", en="Read more"),
}
_SECTION = Text(ko="책 {}절", en="section {} of the book")
_BEYOND = Text(ko="책에 없는 {}절", en="lesson {}, beyond the book")
_UNKNOWN = Text(ko="알지 못하는 오류입니다", en="This error is not known here")
_SEARCH = Text(
    ko="오류 메시지의 마지막 줄을 그대로 검색해 보세요.",
    en="Search for the last line of the message as it is.",
)


@dataclass(frozen=True, slots=True, repr=False)
class ErrorExplanation:
    """What is known about an error. Print it, or let a notebook show it.

    Code in the texts stands in backticks.

    Attributes:
        rule: The name of the rule that knows it; None for an unknown error.
        lang: `"ko"` or `"en"`.
        error: The type and the message of the error.
        title: What went wrong, in a few words.
        cause: Why it fails.
        remedy: What to do.
        place: The file or cell of your own code, and the line.
        line: That line.
        instead: What to write in its place, where that is sure.
        example: An example that is right, where it is not.
        section: The section of the book.
        concept: What to read, a name that `explain` takes, if there is one.

    --- 한국어 ---
    오류에 대해 알아낸 것입니다. print로 출력하거나 노트북에서 그대로 보세요.

    글에 나오는 코드는 백틱으로 감쌉니다.

    Attributes:
        rule: 이 오류를 아는 규칙의 이름. 모르는 오류이면 None입니다.
        lang: `"ko"` 또는 `"en"`.
        error: 오류의 타입과 메시지.
        title: 무엇이 잘못되었는지 짧게 쓴 말.
        cause: 실패하는 까닭.
        remedy: 해야 할 일.
        place: 여러분이 쓴 코드의 파일이나 셀, 그리고 줄.
        line: 그 줄의 내용.
        instead: 그 줄 대신 쓸 코드. 확실할 때만 있습니다.
        example: 확실하지 않을 때 참고할 올바른 예제.
        section: 책의 절.
        concept: 읽을 개념이 있으면 `explain`에 넣는 이름.
    """

    rule: str | None
    lang: Lang
    error: str
    title: str
    cause: str
    remedy: str
    place: str
    line: str
    instead: str
    example: str
    section: str
    concept: str

    def _repr_markdown_(self) -> str:
        def head(name: str) -> str:
            return f"**{_HEADS[name].to(self.lang)}**"

        def block(code: str, language: str = "python") -> str:
            return f"```{language}\n{code}\n```"

        parts = [f"#### {self.title}"]
        if self.rule is None:
            parts.append(block(self.error, "text"))
        if self.place:
            parts.append(f"{head('where')}: {self.place}")
        if self.line:
            parts.append(block(self.line))
        if self.cause:
            parts.append(f"{head('cause')}: {self.cause}")
        parts.append(f"{head('remedy')}: {self.remedy}")
        if self.instead:
            parts += [f"{head('instead')}:", block(self.instead)]
        if self.example:
            parts += [f"{head('example')}:", block(self.example)]
        if self.section:
            where = _BEYOND if self.section == "09" else _SECTION
            more = [where.to(self.lang).format(self.section)]
            if self.concept:
                more.insert(0, f'`fl.explain("{self.concept}")`')
            parts.append(f"{head('more')}: {', '.join(more)}")
        return "\n\n".join(parts)

    def __str__(self) -> str:
        """The text as a terminal shows it, without colours."""
        text = self._repr_markdown_().replace("#### ", "")
        text = re.sub(
            r"```\w+\n(.*?)\n```",
            lambda code: re.sub(r"^", "    ", code[1], flags=re.MULTILINE),
            text,
            flags=re.DOTALL,
        )
        return re.sub(r"\*\*(.+?)\*\*:", r"\1:", text)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def __rich__(self) -> "Markdown":
        """The text for rich, in colours and at the width of the terminal."""
        from rich.markdown import Markdown  # noqa: PLC0415 - only where it is shown

        return Markdown(self._repr_markdown_())


def explain_error(
    exc: BaseException | None = None, *, lang: Lang | None = None
) -> ErrorExplanation:
    """Explain an error: the cause, the line of your own code, what to write instead.

    Call it right after a traceback, in an `except` block, in the REPL or in the next
    cell of a notebook. `%load_ext fmnist_learn` does so after every error in IPython.

    Args:
        exc: The error; None for the one being handled, or the last one shown. A
            warning that was caught is explained as well.
        lang: The language of the text; None for the language in use.

    Returns:
        What is known about it, to be printed. Of an unknown error it says so.

    Raises:
        TypeError: If exc is not an exception.
        ValueError: If there has been no error, or if lang is another language.

    Example:
        >>> from fmnist_learn import explain_error
        >>> try:
        ...     print(keras.layers.Dense)
        ... except NameError as error:
        ...     explanation = explain_error(error, lang="en")
        >>> explanation.rule
        'name-not-defined'
        >>> explanation.instead
        'import keras'

    All sections.

    --- 한국어 ---
    오류를 설명합니다. 원인과 여러분이 쓴 코드의 어느 줄인지, 무엇으로 바꿀지 알려
    줍니다.

    오류가 난 바로 다음에 호출하세요. `except` 블록, REPL, 노트북의 다음 셀에서 쓸 수
    있습니다. IPython에서 `%load_ext fmnist_learn`을 실행하면 오류가 날 때마다 설명이
    나옵니다.

    Args:
        exc: 오류. None이면 지금 처리하고 있는 오류나 마지막으로 나온 오류입니다. 잡은
            경고도 설명합니다.
        lang: 설명의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        알아낸 내용. print로 출력하세요. 모르는 오류이면 모른다고 말합니다.

    Raises:
        TypeError: exc가 예외가 아닐 때 발생합니다.
        ValueError: 아직 오류가 없었거나 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    lang = resolve_language(lang)
    if exc is None:
        exc = sys.exception() or getattr(sys, "last_value", None)
        if exc is None:
            needed = Text(
                ko="오류가 일어나지 않은 곳에서는 직접 주어야 합니다",
                en="be given where no error has happened",
            )
            raise refusal(ValueError, "exc", needed, "None")
    if not isinstance(exc, BaseException):
        needed = Text(ko="예외여야 합니다", en="be an exception")
        raise refusal(TypeError, "exc", needed, repr(exc))
    # What an error was raised from may be the one that is known.
    chain: list[BaseException] = []
    link: BaseException | None = exc
    while link is not None and link not in chain:
        chain.append(link)
        hidden = link.__suppress_context__
        link = link.__cause__ or (None if hidden else link.__context__)
    outermost = place_of(exc)
    for one in chain:
        # What was raised inside a library has none of the learner's lines.
        place = place_of(one) or outermost
        for rule in RULES:
            # What a library met and dealt with on the way may have any cause.
            asked = one is exc or not rule.general
            if asked and rule.matches(one, place.line):
                return _explanation(rule, one, place, lang)
    return _unknown(exc, lang)


def _explanation(
    rule: Rule, exc: BaseException, place: Place, lang: Lang
) -> ErrorExplanation:
    advice = rule.advise(exc, place.line) if rule.advise else Advice()
    remedy = rule.remedy.to(lang)
    if advice.remedy:
        remedy = f"{advice.remedy.to(lang)} {remedy}"
    instead = _corrected(place, rule) or advice.instead
    return ErrorExplanation(
        rule=rule.name,
        lang=lang,
        error=_said(exc),
        title=rule.title.to(lang),
        cause=rule.cause.to(lang),
        remedy=remedy,
        place=place.in_words(lang),
        line=place.line.strip(),
        instead=instead,
        example="" if instead else _example(rule, advice),
        section=advice.section or rule.section,
        concept=rule.concept,
    )


def _example(rule: Rule, advice: Advice) -> str:
    """Code about the same thing, which a rule for a whole kind of errors has not."""
    if advice.example is not None:
        return advice.example
    return "" if rule.general else rule.fixed.rstrip()


def _unknown(exc: BaseException, lang: Lang) -> ErrorExplanation:
    place = place_of(exc)
    return ErrorExplanation(
        rule=None,
        lang=lang,
        error=_said(exc),
        title=_UNKNOWN.to(lang),
        cause="",
        remedy=_SEARCH.to(lang),
        place=place.in_words(lang),
        line=place.line.strip(),
        instead="",
        example="",
        section="",
        concept="",
    )


def _said(exc: BaseException) -> str:
    first = message(exc).strip().split("\n\n")[0]
    return f"{type(exc).__name__}: {first}" if first else type(exc).__name__


def _corrected(place: Place, rule: Rule) -> str:
    """The learner's line as `fix_code` would write it, if it is sure."""
    if "code" not in rule.where or not place:
        return ""
    from fmnist_learn.doctor.code import fix_code  # noqa: PLC0415 - where it is needed

    source = "".join(linecache.getlines(place.filename))
    lines = _statement(source, place.number)
    for change in fix_code(source).changes:
        if change.rule == rule.name and change.line in lines:
            return change.after.strip()
    return ""


def _statement(source: str, number: int) -> range:
    """The lines of the statement that the line is of, or of its head."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return range(number, number + 1)
    around = [
        range(node.lineno, _last_line(node) + 1)
        for node in nodes
        if isinstance(node, ast.stmt) and node.lineno <= number <= _last_line(node)
    ]
    return min(around, key=len, default=range(number, number + 1))


def _last_line(node: ast.stmt) -> int:
    """The last line of a statement without the block below it."""
    block = getattr(node, "body", None)
    end = node.end_lineno or node.lineno
    return max(node.lineno, block[0].lineno - 1) if block else end
