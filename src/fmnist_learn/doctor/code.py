"""Code corrected: what is sure is changed, what is doubtful is pointed out.

A correction is made only if Python can read the result, and finds in it, outside the
edits, the very tree that was there before.
"""

import re
import sys
from ast import AST
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from operator import attrgetter

from fmnist_learn._html import as_html
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rules import BY_NAME, RULES
from fmnist_learn.doctor._unit import Edit, Match, Unit
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

# Sources without any of these have nothing to correct, and are not searched.
_TOUCHES = re.compile(
    r"keras|fmnist_learn|tensorflow|sklearn|\btf\b|\bnp\.|numpy|\.compile\(|_weights\(|\.history|"
    r"predict_classes|_generator|nb_epoch|Sequential|SGDClassifier|train_test_split|"
    r"\.load\(|\.save\(|\.(fit|evaluate|predict|train|add_layer)\(|"
    r"\.(lr|input_shape|output_shape)\b"
)
_PASSES = 20
_NOT_PYTHON = Text(
    ko="파이썬으로 읽을 수 없습니다: {}.", en="Python cannot read it: {}."
)
_TOO_DEEP = Text(
    ko="너무 깊이 겹쳐 있어 살펴보지 않았습니다.",
    en="It is nested too deeply to be looked at.",
)
_LINE = Text(ko="{}번째 줄", en="Line {}")
NOTHING_TO_CORRECT = Text(ko="고칠 곳이 없습니다.", en="Nothing to correct.")
_WITHOUT_END = Text(
    ko="고친 코드에서 고칠 것이 자꾸 나와 그대로 두었습니다.",
    en="Corrections led to ever more corrections, so it was left as it is.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A mistake in code that was corrected.

    Attributes:
        rule: The name of its rule.
        line: The number of the line, from 1.
        before: The lines as they were; of a very long one the part with the change.
        after: The lines as they are now.
        reason: Why, in one language.

    --- 한국어 ---
    코드에서 고친 실수 하나입니다.

    Attributes:
        rule: 규칙의 이름.
        line: 줄 번호. 1부터 셉니다.
        before: 원래 줄. 아주 긴 줄이면 바뀐 곳의 앞뒤만 담습니다.
        after: 고친 줄.
        reason: 한 언어로 쓴 까닭.
    """

    rule: str
    line: int
    before: str
    after: str
    reason: str

    @property
    def diff(self) -> tuple[str, ...]:
        """The lines as a diff shows them."""
        return (*_signed("-", self.before), *_signed("+", self.after))


@dataclass(frozen=True, slots=True)
class Note:
    """Something in code that was pointed out, and left as it is.

    Attributes:
        rule: The name of its rule; None for what no rule knows.
        line: The number of the line, from 1.
        code: The line.
        reason: Why, in one language.
        syntax: Whether Python cannot read the source because of it.

    --- 한국어 ---
    코드에서 지적만 하고 그대로 둔 것 하나입니다.

    Attributes:
        rule: 규칙의 이름. 어떤 규칙에도 없으면 None입니다.
        line: 줄 번호. 1부터 셉니다.
        code: 그 줄.
        reason: 한 언어로 쓴 까닭.
        syntax: 이것 때문에 파이썬이 소스를 읽지 못하면 True입니다.
    """

    rule: str | None
    line: int
    code: str
    reason: str
    syntax: bool = False

    @property
    def diff(self) -> tuple[str, ...]:
        """The line as a diff shows it, with a question mark."""
        return _signed("?", self.code)


def _signed(sign: str, code: str) -> tuple[str, ...]:
    return tuple(f"{sign} {line}" for line in code.splitlines())


@dataclass(frozen=True, slots=True, repr=False)
class Fix:
    """Code after the corrections that are sure.

    Print it, or let a notebook show it: a diff with the reasons.

    Attributes:
        source: The corrected source.
        changes: What was changed.
        notes: What was only pointed out.
        lang: `"ko"` or `"en"`.

    --- 한국어 ---
    확실한 것을 고친 코드입니다.

    print로 출력하거나 노트북에서 그대로 보면 고친 줄과 까닭이 나옵니다.

    Attributes:
        source: 고친 소스.
        changes: 바꾼 곳.
        notes: 지적만 한 곳.
        lang: `"ko"` 또는 `"en"`.
    """

    source: str
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    lang: Lang = "en"

    @property
    def found(self) -> tuple[Change | Note, ...]:
        """What was changed, then what was only pointed out."""
        return (*self.changes, *self.notes)

    def __str__(self) -> str:
        """The diff with the reasons, as `fmnist-learn fix` shows it."""
        shown = [
            "\n".join([self._place(one), *one.diff, f"  {one.reason}"])
            for one in self.found
        ]
        return "\n\n".join(shown) or NOTHING_TO_CORRECT.to(self.lang)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_html_(self) -> str:
        """The same for a notebook, with the lines that go and come in colours."""
        shown = [
            f"<p><b>{self._place(one)}</b></p>\n"
            f"<pre>{''.join(map(_coloured, one.diff))}</pre>\n"
            f"<p>{as_html(one.reason)}</p>"
            for one in self.found
        ]
        return "\n".join(shown) or f"<p>{as_html(NOTHING_TO_CORRECT.to(self.lang))}</p>"

    def _place(self, one: Change | Note) -> str:
        return _LINE.to(self.lang).format(one.line)


def _coloured(line: str) -> str:
    """A line of a diff on a tint that light and dark notebooks both show through."""
    tint = {"-": "rgba(248, 81, 73, .25)", "+": "rgba(46, 160, 67, .25)"}.get(line[:1])
    style = f"display: block; background: {tint}" if tint else "display: block"
    return f'<span style="{style}">{escape(line)}</span>'


def fix_code(source: str, *, lang: Lang | None = None) -> Fix:
    """Correct old or mistaken Keras and scikit-learn code.

    Only what is sure is changed, and the rest stays as it is to the last character:
    comments, formatting, line endings. What may be on purpose is only pointed out. The
    code is not run. Lines for IPython (`%`, `!`) are left alone.

    Args:
        source: Python, as in a file or a cell.
        lang: The language of the reasons; None for the language in use.

    Returns:
        The new source, what was changed, and what remains to be looked at. Print it to
        see the lines and the reasons.

    Raises:
        TypeError: If source is not a string.
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import fix_code
        >>> fixed = fix_code("sgd = keras.optimizers.SGD(lr=0.1)  # old", lang="en")
        >>> fixed
        Line 1
        - sgd = keras.optimizers.SGD(lr=0.1)  # old
        + sgd = keras.optimizers.SGD(learning_rate=0.1)  # old
          `lr` was renamed to `learning_rate`. Replace `lr=` with `learning_rate=`.
        >>> fixed.source
        'sgd = keras.optimizers.SGD(learning_rate=0.1)  # old'

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
        새 소스, 바꾼 곳, 더 살펴볼 곳. 출력하면 줄과 까닭이 나옵니다.

    Raises:
        TypeError: source가 문자열이 아닐 때 발생합니다.
        ValueError: 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    if not isinstance(source, str):
        rule = Text(ko="문자열이어야 합니다", en="be a string")
        raise refusal(TypeError, "source", rule, type(source).__name__)
    return fix_together([source], lang=resolve_language(lang))[0]


def fix_together(sources: Sequence[str], *, lang: Lang) -> list[Fix]:
    """Correct the cells of one notebook, which use each other's names."""
    drafts = [_Draft(source, lang) for source in sources]
    if not any(_TOUCHES.search(source) for source in sources):
        return [draft.fix([]) for draft in drafts]
    # A correction can make room for another in the same place.
    for _ in range(_PASSES):
        left = _one_pass(drafts, lang)
        if left is not None:
            return [
                draft.fix([_note(draft, match, lang) for match in left[draft]])
                for draft in drafts
            ]
    reason = _WITHOUT_END.to(lang)
    return [Fix(one, (), (Note(None, 1, "", reason),), lang) for one in sources]


class _Draft:
    """One source on its way: as it is now, and what was changed so far.

    Attributes:
        unit: The source as it is now; None if Python cannot read it.
        lines: Where each line was at first: the learner finds what is reported there.
    """

    def __init__(self, source: str, lang: Lang) -> None:
        self.source, self.lang = source, lang
        self.unit, self.unreadable = _read(source, lang)
        self.changes: list[Change] = []
        self.lines = list(range(1, len(self.unit.starts) + 1)) if self.unit else []

    def become(self, unit: Unit, edits: Iterable[Edit]) -> None:
        """Take on the source after the edits."""
        assert self.unit is not None
        # From the end on, so that the lines before an edit are where they were.
        for edit in sorted(edits, key=attrgetter("start"), reverse=True):
            first, last = self.unit.line(edit.start), self.unit.line(edit.end)
            more = len(re.findall(r"\r\n?|\n", edit.new))
            self.lines[first + 1 : last + 1] = [self.lines[first]] * more
        self.unit, self.source = unit, unit.source

    def fix(self, notes: list[Note]) -> Fix:
        """What came of it, with what is left to be looked at."""
        changes = tuple(sorted(self.changes, key=attrgetter("line")))
        return Fix(self.source, changes, (*self.unreadable, *notes), self.lang)


def _one_pass(drafts: list[_Draft], lang: Lang) -> dict[_Draft, list[Match]] | None:
    """Make the corrections that are sure; if there are none, what is left."""
    of_unit = {draft.unit: draft for draft in drafts if draft.unit}
    unread = [draft.source for draft in drafts if not draft.unit]
    found = _find(Program(list(of_unit), unread))
    made, after = _that_hold(_that_fit(found))
    if not made:
        left: dict[_Draft, list[Match]] = {draft: [] for draft in drafts}
        for match in found:
            left[of_unit[match.unit]].append(match)
        return left
    for match in made:
        draft = of_unit[match.unit]
        draft.changes.append(_change(draft, match, lang))
    for unit, edits in _edits(made).items():
        of_unit[unit].become(after[unit], edits)
    return None


def _find(program: Program) -> list[Match]:
    """All mistakes in the units of a program, in the order of the source."""
    of_keras_2 = program.is_of_keras_2  # what would be wrong in Keras 3 is right there
    rules = [rule for rule in RULES if rule.in_keras_2 or not of_keras_2]
    found = [one for rule in rules if rule.find for one in rule.find(program)]
    if of_keras_2:
        found = [replace(one, edits=()) for one in found]
    order = {unit: number for number, unit in enumerate(program.units)}
    return sorted(found, key=lambda match: (order[match.unit], match.start))


def _that_fit(found: list[Match]) -> list[list[Match]]:
    """The corrections, in groups, that are sure and far enough from one another.

    What touches the place of another waits for the next pass.
    """
    groups: dict[object, list[Match]] = defaultdict(list)
    for number, match in enumerate(found):
        groups[(match.rule, match.group) if match.group else number].append(match)
    taken = {match.unit: sorted(match.unit.fixed) for match in found}
    accepted = []
    for group in groups.values():
        places = [
            (match.unit, edit.start, edit.end)
            for match in group
            for edit in match.edits
        ]
        if all(map(_is_sure, group)) and all(
            _is_free(taken[unit], start, end) for unit, start, end in places
        ):
            accepted.append(group)
            for unit, start, end in places:
                insort(taken[unit], (start, end))
    return accepted


def _is_sure(match: Match) -> bool:
    """Whether there are edits, and what they change is what they take it for."""
    return bool(match.edits) and all(_fits(edit, match.unit) for edit in match.edits)


def _fits(edit: Edit, unit: Unit) -> bool:
    old = unit.text[edit.start : edit.end]
    there = edit.old is None or edit.old.encode(errors="replace") == old
    # A comment would be lost with what it stands in.
    return there and old.count(b"#") <= edit.new.count("#")


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place touches none of those, which are in order."""
    number = bisect_right(taken, (end, sys.maxsize))
    return not number or taken[number - 1][1] < start


def _that_hold(groups: list[list[Match]]) -> tuple[list[Match], dict[Unit, Unit]]:
    """The corrections after which the rest of the tree is the same, and the units."""
    held, after = _held([], groups)
    if after is None:
        after = _after(held) or {}
    return [match for group in held for match in group], after


def _held(
    held: list[list[Match]], groups: list[list[Match]]
) -> tuple[list[list[Match]], dict[Unit, Unit] | None]:
    """Those that hold, and of `groups` those that hold with them; by halves.

    With what they make of the units, unless that was not the last that was tried.
    """
    after = _after([*held, *groups])
    if after is not None:
        return [*held, *groups], after
    if len(groups) == 1:
        return held, None
    middle = len(groups) // 2
    held, _ = _held(held, groups[:middle])
    return _held(held, groups[middle:])


def _after(groups: list[list[Match]]) -> dict[Unit, Unit] | None:
    """Each unit that changes with what it becomes; None if that would damage one."""
    found = {}
    for unit, edits in _edits(match for group in groups for match in group).items():
        if (new := _edited(unit, edits)) is None:
            return None
        found[unit] = new
    return found


def _edited(unit: Unit, edits: list[Edit]) -> Unit | None:
    try:
        new = Unit(_apply(unit.text, edits))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if new.repeats_a_keyword and not unit.repeats_a_keyword:
        return None
    return new if _is_same_outside(unit, new, edits) else None


def _is_same_outside(old: Unit, new: Unit, edits: list[Edit]) -> bool:
    """Whether the trees have the same nodes in the same places, outside the edits.

    What begins or ends where something is edited is left out. All other bytes are the
    same, and so is what a node does not say by its type and its place.
    """
    moved: list[int] = []  # each byte's place in the new text, or -1 if it is edited
    kept = list(range(len(new.text) + 1))
    shift = 0
    for edit in edits:
        start, end = edit.start + shift, edit.start + shift + len(edit.new.encode())
        moved += range(len(moved) + shift, start)
        moved += [-1] * (edit.end + 1 - len(moved))
        kept[start : end + 1] = [-1] * (end + 1 - start)
        shift = end - edit.end
    moved += range(len(moved) + shift, len(new.text) + 1)
    return _places(old, moved) == _places(new, kept)


def _places(unit: Unit, where: list[int]) -> dict[type[AST], set[int]]:
    """The nodes of each type that begin and end where `where` has a place, as numbers.

    Tuples would take three times as long, most of it in the garbage collection.
    """
    found = {
        kind: {
            where[start] << 32 | where[end]
            for start, end in zip(*places, strict=True)
            if where[start] >= 0 and where[end] >= 0
        }
        for kind, places in unit.places.items()
    }
    return {kind: places for kind, places in found.items() if places}


def _edits(matches: Iterable[Match]) -> dict[Unit, list[Edit]]:
    """The edits of each unit, in their order."""
    found: dict[Unit, list[Edit]] = defaultdict(list)
    for match in matches:
        found[match.unit] += match.edits
    return {unit: _in_order(edits) for unit, edits in found.items()}


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=attrgetter("start", "end"))


def _apply(text: bytes, edits: list[Edit]) -> str:
    """What a text becomes."""
    parts, end = [], 0
    for edit in edits:
        parts += [text[end : edit.start], edit.new.encode()]
        end = edit.end
    return b"".join([*parts, text[end:]]).decode()


def _change(draft: _Draft, match: Match, lang: Lang) -> Change:
    """What an accepted match changes, by whole lines."""
    unit, edits = match.unit, _in_order(match.edits)
    first = min(match.start, edits[0].start)
    start, stop = unit.lines_of(first, max(match.start, edits[-1].end))
    here = [replace(one, start=one.start - start, end=one.end - start) for one in edits]
    return Change(
        rule=match.rule,
        line=draft.lines[unit.line(match.start)],
        before=unit.text[start:stop].decode(),
        after=_apply(unit.text[start:stop], here),
        reason=_reason(match, lang),
    )


def _note(draft: _Draft, match: Match, lang: Lang) -> Note:
    unit = match.unit
    start, stop = unit.lines_of(match.start, match.start)
    line = draft.lines[unit.line(match.start)]
    return Note(match.rule, line, unit.text[start:stop].decode(), _reason(match, lang))


def _reason(match: Match, lang: Lang) -> str:
    rule = BY_NAME[match.rule]
    return f"{rule.title.to(lang)}. {(match.remedy or rule.remedy).to(lang)}"


def _read(source: str, lang: Lang) -> tuple[Unit | None, list[Note]]:
    """The source as Python reads it, or why it cannot."""
    try:
        return Unit(source), []
    except SyntaxError as error:
        return None, [_syntax_error(source, error, lang)]
    except (RecursionError, MemoryError):
        reason = _TOO_DEEP.to(lang)
    except ValueError as error:  # a NUL, half of a surrogate pair
        reason = _NOT_PYTHON.to(lang).format(error)
    return None, [Note(None, 1, "", reason, syntax=True)]


def _syntax_error(source: str, error: SyntaxError, lang: Lang) -> Note:
    """Where Python cannot read the source, and the likely typo."""
    number = error.lineno or 1
    lines = re.split(r"\r\n?|\n", source)
    line = lines[number - 1] if number <= len(lines) else ""
    for rule in RULES:
        if rule.matches(error, line):
            reason = f"{rule.title.to(lang)}. {rule.remedy.to(lang)} ({error.msg})"
            return Note(rule.name, number, line, reason, syntax=True)
    reason = _NOT_PYTHON.to(lang).format(error.msg)
    return Note(None, number, line, reason, syntax=True)
