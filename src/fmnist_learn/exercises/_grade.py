"""Whether an answer is right, and if not, what happened."""

import ast
import dis
import functools
import inspect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import CodeType, FunctionType
from typing import Any, Literal

import numpy as np

from fmnist_learn.exercises._calls import Answer, Seen, call
from fmnist_learn.exercises._common import (
    OTHER,
    Named,
    common_mistake,
    common_value,
)
from fmnist_learn.exercises._draw import Draw
from fmnist_learn.exercises._kinds import (
    AnyExercise,
    Case,
    FunctionExercise,
    ValueExercise,
    Wrong,
)
from fmnist_learn.exercises._shrink import shrink
from fmnist_learn.exercises._values import as_array, same, written
from fmnist_learn.i18n import Text

State = Literal["not attempted", "wrong", "right"]

_NOT_A_FUNCTION = Text(
    ko="함수를 주세요. 함수를 호출한 값이 아니라 함수 이름입니다.",
    en="Give the function itself, by its name, not what a call of it returned.",
)
_ANOTHER_VALUE = Text(
    ko="다른 값입니다. 한 단계씩 다시 계산해 보세요.",
    en="It is another value. Work it out again, one step at a time.",
)
_NOT_ATTEMPTED = Text(
    ko="아직 답을 쓰지 않았습니다. 돌려주는 값이 없습니다.",
    en="Nothing has been written yet: nothing is returned.",
)
_RIGHT = Text(ko="맞습니다.", en="Right.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer came to, in both languages.

    Attributes:
        state: `"not attempted"`, `"wrong"` or `"right"`.
        parts: What was tried, and whether it was right.
        mistake: The name of the mistake that was recognised.
        message: What to say about it.
        example: Lines that show it: the arguments, what is expected, what came.
    """

    state: State
    parts: tuple[tuple[Text, bool], ...] = ()
    mistake: str | None = None
    message: Text = _RIGHT
    example: tuple[Text, ...] = ()

    @property
    def marks(self) -> float:
        """The part that is right, from 0 to 1."""
        if not self.parts:
            return float(self.state == "right")
        return sum(right for _, right in self.parts) / len(self.parts)


class Asked:
    """One case, what is expected of it, and what each typical mistake does there.

    Each is found out once, however many answers are graded with it.
    """

    def __init__(self, exercise: FunctionExercise, case: Case) -> None:
        """Ask the solution, unless the case says what is expected."""
        self.case = case
        self._measure = exercise.measure
        self._mistakes: dict[Any, Seen] = {}
        self.expected = case.expected
        if self.expected is None:
            self.expected = self._call(exercise.solution).value

    def seen_of(self, wrong: Wrong) -> Seen:
        """What comes of a typical wrong answer."""
        if wrong.answer not in self._mistakes:
            self._mistakes[wrong.answer] = self._call(wrong.answer)
        return self._mistakes[wrong.answer]

    def _call(self, function: Any) -> Seen:
        return call(function, self.case.arguments, self._measure)


def asked_of(exercise: FunctionExercise, student: str) -> list[Asked]:
    """The cases that are drawn for a student."""
    cases = exercise.cases(Draw(exercise.name, student))
    return [Asked(exercise, case) for case in cases]


def grade(
    exercise: AnyExercise,
    answer: Any,
    student: str,
    *,
    smallest: bool = True,
    asked: Sequence[Asked] | None = None,
) -> Outcome:
    """Grade an answer: a function, or a value.

    `smallest` looks for the smallest example. `asked` is what `asked_of` gave for this
    student, where it is there already.
    """
    if isinstance(exercise, ValueExercise):
        return _grade_value(exercise, answer, Draw(exercise.name, student))
    if answer is None or answer is ...:
        return Outcome("not attempted", message=_NOT_ATTEMPTED)
    if not callable(answer):
        return Outcome("wrong", mistake="not-a-function", message=_NOT_A_FUNCTION)
    if isinstance(answer, FunctionType) and is_starter(exercise, answer):
        return Outcome("not attempted", message=_NOT_ATTEMPTED)
    return grade_calls(
        exercise,
        lambda arguments: call(answer, arguments, exercise.measure),
        asked_of(exercise, student) if asked is None else asked,
        smallest=smallest,
    )


def is_starter(
    exercise: FunctionExercise, answer: FunctionType | list[Any] | None
) -> bool:
    """Whether a function, or its `instructions`, are still those to begin with.

    In either language, and with another docstring or none.
    """
    if isinstance(answer, FunctionType):
        answer = instructions(answer.__code__)
    return answer in _starters(exercise.start("en", Draw(exercise.name, "")))


@functools.cache
def _starters(source: str) -> list[list[Any]]:
    """The instructions of the function in a code to begin with."""
    whole = ast.parse(source)
    # A notebook compiles a cell statement by statement, and a function whose module is
    # imported in the same unit calls it in another way.
    units = [whole, *(ast.Module([one], []) for one in whole.body)]
    return [
        instructions(one)
        for unit in units
        for one in compile(unit, "<starter>", "exec").co_consts
        if isinstance(one, CodeType)
    ]


@functools.lru_cache(maxsize=100)  # an answer is graded for many students
def instructions(code: CodeType) -> list[Any]:
    """What a function does, whatever it is called and wherever it stands."""
    return [
        [
            one.opname,
            instructions(one.argval)
            if isinstance(one.argval, CodeType)
            else repr(one.argval),
        ]
        for one in dis.get_instructions(code)
        if one.opname not in ("RESUME", "NOP")
    ]


def grade_calls(
    exercise: FunctionExercise,
    answer: Answer,
    asked: Sequence[Asked],
    *,
    smallest: bool,
) -> Outcome:
    """Grade what an answer does when it is called, here or in another process."""
    tried = [
        _Tried(one.case, one.expected, answer(one.case.arguments)) for one in asked
    ]
    if all(one.seen.error == "NotImplementedError" for one in tried):
        return Outcome("not attempted", message=_NOT_ATTEMPTED)
    parts: dict[Text, bool] = {}
    for one in tried:
        parts[one.case.part] = parts.get(one.case.part, True) and one.is_right
    failed = [one for one in tried if not one.is_right]
    if not failed:
        return Outcome("right", tuple(parts.items()))
    shown = failed[0]
    wrong = _recognised(exercise, asked, tried)
    if smallest:
        shown = _smallest(exercise, answer, shown, wrong)
    # What is said of a shape or an error is that of the example.
    mistake, message = (wrong.name, wrong.says) if wrong else shown.common
    return Outcome(
        "wrong", tuple(parts.items()), mistake, message, _example(exercise, shown)
    )


@dataclass(frozen=True)
class _Tried:
    """One case, what is expected of it, and what came."""

    case: Case
    expected: Any
    seen: Seen

    @functools.cached_property
    def is_right(self) -> bool:
        return (
            self.seen.error is None
            and not self.seen.changed
            and same(self.expected, self.seen.value)
        )

    @property
    def common(self) -> Named:
        """What is wrong, as far as it can be told without knowing the exercise."""
        return common_mistake(self.case.arguments, self.expected, self.seen)


def _recognised(
    exercise: FunctionExercise, asked: Sequence[Asked], tried: list[_Tried]
) -> Wrong | None:
    """The typical wrong answer that does the same wherever this one fails.

    Of several, the one that does the same in the other cases as well.
    """
    both = [*zip(asked, tried, strict=True)]
    failed = [pair for pair in both if not pair[1].is_right]
    alike = [wrong for wrong in exercise.wrong if _does_the_same(wrong, failed)]
    if len(alike) <= 1:
        return alike[0] if alike else None
    return next((wrong for wrong in alike if _does_the_same(wrong, both)), alike[0])


def _does_the_same(wrong: Wrong, both: list[tuple[Asked, _Tried]]) -> bool:
    return all(one.seen.is_like(asked.seen_of(wrong)) for asked, one in both)


def _smallest(
    exercise: FunctionExercise, answer: Answer, shown: _Tried, wrong: Wrong | None
) -> _Tried:
    """The same failure with the smallest arguments that show it."""
    if shown.case.expected is not None:
        return shown
    found = shown

    def fails(arguments: tuple[Any, ...]) -> bool:
        nonlocal found
        if not exercise.accepts(*arguments):
            return False
        right = call(exercise.solution, arguments, exercise.measure)
        if right.error or not _is_finite(right.value):
            return False
        case = replace(shown.case, arguments=arguments)
        one = _Tried(case, right.value, answer(arguments))
        if one.is_right or not _is_alike(one, shown):
            return False
        if wrong and not one.seen.is_like(
            call(wrong.answer, arguments, exercise.measure)
        ):
            return False
        found = one
        return True

    shrink(shown.case.arguments, fails)
    return found


def _is_alike(one: _Tried, other: _Tried) -> bool:
    """Whether both fail in the same way, as far as it can be told."""
    (name, _), (wanted, _) = one.common, other.common
    finite = _is_finite(one.seen.value) == _is_finite(other.seen.value)
    return name == wanted and finite


def _is_finite(value: Any) -> bool:
    array = as_array(value)
    return array is None or bool(np.isfinite(array).all())


def _example(exercise: FunctionExercise, shown: _Tried) -> tuple[Text, ...]:
    """What goes in, what is expected, what came."""
    names = inspect.signature(exercise.solution).parameters
    given = [
        f"{name} = {written(value)}"
        for name, value in zip(names, shown.case.arguments, strict=False)
    ]
    if shown.seen.error:
        came = f"{shown.seen.error}: {shown.seen.message}"
    else:
        came = written(shown.seen.value)
    return (
        *(Text(ko=line, en=line) for line in given),
        Text(
            ko=f"기대한 값: {written(shown.expected)}",
            en=f"expected: {written(shown.expected)}",
        ),
        Text(ko=f"받은 값: {came}", en=f"received: {came}"),
        *(
            Text(ko=f"출력: {line}", en=f"printed: {line}")
            for line in shown.seen.printed.splitlines()[:5]
        ),
    )


def _grade_value(exercise: ValueExercise, answer: Any, draw: Draw) -> Outcome:
    if answer is None or answer is ...:
        return Outcome("not attempted", message=_NOT_ATTEMPTED)
    numbers = dict(exercise.draw(draw))
    near = exercise.tolerance
    if same(exercise.solution(**numbers), answer, near):
        return Outcome("right", message=exercise.why(**numbers))
    received = Text(ko=f"받은 값: {written(answer)}", en=f"received: {written(answer)}")
    for wrong in exercise.wrong:
        if same(wrong.answer(**numbers), answer, near):
            return Outcome("wrong", (), wrong.name, wrong.says, (received,))
    mistake, message = common_value((), exercise.solution(**numbers), answer)
    if mistake == OTHER:
        message = _ANOTHER_VALUE
    return Outcome("wrong", (), mistake, message, (received,))
