"""Code corrected: what is sure is changed, what is doubtful is pointed out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from fmnist_learn._checks import requirement
from fmnist_learn.doctor._rules import BY_NAME, RULES
from fmnist_learn.i18n import Lang, Text, resolve_language

if TYPE_CHECKING:
    from fmnist_learn.doctor._matchers import Match
    from fmnist_learn.doctor._syntax import Edit, Unit

T = TypeVar("T")
# Sources without any of these have nothing to correct, and are not searched.
_TOUCHES = re.compile(
    r"keras|tensorflow|sklearn|\btf\b|\bnp\.|numpy|\.compile\(|_weights\(|\.history|"
    r"predict_classes|_generator|nb_epoch|Sequential|SGDClassifier|train_test_split|"
    r"\.load\(|\.save\("
)
_PASSES = 5
_NOT_PYTHON = Text(
    ko="파이썬으로 읽을 수 없습니다: {}.", en="Python cannot read it: {}."
)
_TOO_DEEP = Text(
    ko="너무 깊이 겹쳐 있어 살펴보지 않았습니다.",
    en="It is nested too deeply to be looked at.",
)
_TOO_ODD = Text(
    ko="파이썬 코드이지만 여기서 다루지 못하는 표기가 있어 살펴보지 않았습니다.",
    en="It is Python, but written in a way that cannot be dealt with here, and was "
    "not looked at.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A mistake in code, and the correction if that is sure.

    Attributes:
        rule: The name of its rule; None for a syntax error that no rule knows.
        line: The number of the line, from 1.
        before: The lines as they were.
        after: The lines as they are now; the same where it is only pointed out.
        reason: Why, in one language.
        syntax: Whether Python cannot read the source because of it.

    --- 한국어 ---
    코드의 실수 하나와, 확실하면 고친 내용입니다.

    Attributes:
        rule: 규칙의 이름. 규칙이 없는 문법 오류이면 None입니다.
        line: 줄 번호. 1부터 셉니다.
        before: 원래 줄.
        after: 고친 줄. 지적만 했으면 원래와 같습니다.
        reason: 한 언어로 쓴 까닭.
        syntax: 이것 때문에 파이썬이 소스를 읽지 못하면 True입니다.
    """

    rule: str | None
    line: int
    before: str
    after: str
    reason: str
    syntax: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """Code after the corrections that are sure.

    Attributes:
        source: The corrected source.
        changes: What was changed.
        remaining: What was only pointed out.

    --- 한국어 ---
    확실한 것을 고친 코드입니다.

    Attributes:
        source: 고친 소스.
        changes: 바꾼 곳.
        remaining: 지적만 한 곳.
    """

    source: str
    changes: tuple[Change, ...]
    remaining: tuple[Change, ...]


def fix_code(source: str, *, lang: Lang | None = None) -> Fix:
    """Correct old or mistaken Keras and scikit-learn code.

    Only what is sure is changed, and the rest stays as it is to the last character:
    comments, formatting, line endings. What may be meant so is only pointed out. The
    code is not run. Lines for IPython (`%`, `!`) are left alone.

    Args:
        source: Python, as in a file or a cell.
        lang: The language of the reasons; None for the language in use.

    Returns:
        The new source, what was changed, and what remains to be looked at.

    Raises:
        TypeError: If source is not a string.
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import fix_code
        >>> fix_code("model.compile(metrics='accuracy')  # old").source
        "model.compile(metrics=['accuracy'])  # old"

    All sections.

    --- 한국어 ---
    오래되었거나 잘못 쓴 케라스와 사이킷런 코드를 고칩니다.

    확실한 것만 고치고 주석, 서식, 줄 끝 문자까지 나머지는 한 글자도 바꾸지 않습니다.
    일부러 그렇게 썼을 수 있는 것은 지적만 합니다. 코드를 실행하지는 않습니다.
    IPython의 `%`, `!` 줄은 그대로 둡니다.

    Args:
        source: 파일이나 셀에 쓴 파이썬 코드.
        lang: 까닭을 설명할 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        새 소스, 바꾼 곳, 더 살펴볼 곳.

    Raises:
        TypeError: source가 문자열이 아닐 때 발생합니다.
        ValueError: 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    if not isinstance(source, str):
        raise TypeError(requirement("source", "be a string", type(source).__name__))
    return fix_together([source], lang=resolve_language(lang))[0]


def fix_together(sources: Sequence[str], *, lang: Lang) -> list[Fix]:
    """Correct the cells of one notebook, which use each other's names."""
    from fmnist_learn.doctor._syntax import Unit, parse  # noqa: PLC0415 - has libcst

    current = list(sources)
    changes: list[list[Change]] = [[] for _ in sources]
    if not any(_TOUCHES.search(source) for source in sources):
        problems = [_read(parse, source, lang)[1] for source in sources]
        return _fixes(current, changes, problems)
    units: list[Unit | None] = [None for _ in sources]
    # Where each line was at first: what is reported is where the learner finds it.
    lines = [list(range(1, source.count("\n") + 2)) for source in sources]
    # A correction can make room for another in the same place.
    for _ in range(_PASSES):
        before = list(current)
        remaining = _one_pass(current, units, lines, changes, lang)
        if current == before:
            break
    return _fixes(current, changes, remaining)


def _fixes(
    sources: list[str], changes: list[list[Change]], remaining: list[list[Change]]
) -> list[Fix]:
    return [
        Fix(source, tuple(sorted(changed, key=attrgetter("line"))), tuple(left))
        for source, changed, left in zip(sources, changes, remaining, strict=True)
    ]


def _one_pass(
    sources: list[str],
    units: "list[Unit | None]",
    lines: list[list[int]],
    changes: list[list[Change]],
    lang: Lang,
) -> list[list[Change]]:
    """Apply what is sure to `sources`; what is doubtful is returned."""
    from fmnist_learn.doctor._matchers import find  # noqa: PLC0415 - has libcst
    from fmnist_learn.doctor._syntax import Program, Unit  # noqa: PLC0415

    remaining: list[list[Change]] = []
    for number, source in enumerate(sources):
        earlier, problems = units[number], list[Change]()
        if earlier is None or earlier.source != source:
            read = partial(Unit, earlier=earlier)
            units[number], problems = _read(read, source, lang)
        remaining.append(problems)
    found = find(Program([unit for unit in units if unit is not None]))
    for number, unit in enumerate(units):
        accepted: list[Edit] = []
        for match in found:
            if match.unit is not unit:
                continue
            change = _change(match, lines[number], lang)
            if not match.edits:
                remaining[number].append(change)
            elif _fits(match, accepted):
                accepted += match.edits
                changes[number].append(change)
        if unit is not None and accepted:
            sources[number] = _apply(unit.text, accepted)
            _move(lines[number], unit.text, accepted)
    return remaining


def _fits(match: "Match", accepted: "list[Edit]") -> bool:
    """Whether the edits touch nothing that another edit changes."""
    return all(
        new.end <= old.start or old.end <= new.start
        for new in match.edits
        for old in accepted
    )


def _apply(text: bytes, edits: "list[Edit]") -> str:
    parts, end = [], 0
    # Of two insertions at one place, the bracket stands around the other.
    for edit in sorted(edits, key=lambda one: (one.start, one.end, one.new != "[")):
        parts += [text[end : edit.start], edit.new.encode()]
        end = edit.end
    return b"".join([*parts, text[end:]]).decode()


def _move(lines: list[int], text: bytes, edits: "list[Edit]") -> None:
    """Keep in `lines` where each line was at first, after the edits."""
    # From the end on, so that the lines before an edit are where they were.
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        at = text.count(b"\n", 0, edit.start) + 1
        gone = text.count(b"\n", edit.start, edit.end)
        lines[at : at + gone] = [lines[at - 1]] * edit.new.count("\n")


def _change(match: "Match", lines: list[int], lang: Lang) -> Change:
    text, edits = match.unit.text, list(match.edits)
    first = min([match.start, *(edit.start for edit in edits)])
    last = max([match.start, *(edit.end for edit in edits)])
    start = text.rfind(b"\n", 0, first) + 1
    end = text.find(b"\n", last)
    stop = len(text) if end < 0 else end
    after = _apply(text, edits).encode()
    rule = BY_NAME[match.rule]
    return Change(
        rule=rule.name,
        line=lines[text.count(b"\n", 0, match.start)],
        before=text[start:stop].decode().rstrip("\r"),
        after=after[start : stop + len(after) - len(text)].decode().rstrip("\r"),
        reason=f"{rule.title.to(lang)}. {rule.remedy.to(lang)}",
    )


def _read(
    read: Callable[[str], T], source: str, lang: Lang
) -> tuple[T | None, list[Change]]:
    """What `read` makes of the source, or why it cannot."""
    from libcst import ParserSyntaxError  # noqa: PLC0415 - loaded by now

    try:
        return read(source), []
    except SyntaxError as error:
        return None, [_syntax_error(source, error, lang)]
    except (RecursionError, MemoryError):
        reason = _TOO_DEEP.to(lang)
    except ParserSyntaxError:  # tabs after spaces, and what is newer than libcst
        reason = _TOO_ODD.to(lang)
    except ValueError as error:  # a NUL, half of a surrogate pair
        reason = _NOT_PYTHON.to(lang).format(error)
    return None, [Change(None, 1, "", "", reason, syntax=True)]


def _syntax_error(source: str, error: SyntaxError, lang: Lang) -> Change:
    """Where Python cannot read the source, and the likely typo."""
    line = error.lineno or 1
    lines = source.splitlines()
    before = lines[line - 1] if line <= len(lines) else ""
    for rule in RULES:
        if type(error).__name__ in rule.kinds and re.search(rule.pattern, error.msg):
            reason = f"{rule.title.to(lang)}. {rule.remedy.to(lang)} ({error.msg})"
            return Change(rule.name, line, before, before, reason, syntax=True)
    reason = _NOT_PYTHON.to(lang).format(error.msg)
    return Change(None, line, before, before, reason, syntax=True)
