"""Whether an exercise keeps what it promises: the tests of every exercise."""

import json
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from fmnist_learn.concepts import list_concepts
from fmnist_learn.exercises._calls import is_as_before
from fmnist_learn.exercises._draw import Draw
from fmnist_learn.exercises._grade import Asked, Outcome, asked_of, grade
from fmnist_learn.exercises._kinds import AnyExercise, FunctionExercise, ValueExercise
from fmnist_learn.exercises._values import as_array
from fmnist_learn.exercises._wire import decode, encode
from fmnist_learn.i18n import Lang, Text

STUDENTS = tuple(f"student {number}" for number in range(200))
_LANGUAGES: tuple[Lang, ...] = ("ko", "en")


def prove(exercise: AnyExercise) -> list[Text]:
    """What is wrong with an exercise; nothing, if it may be given to a class.

    The solution and the answers that are also right pass for every student; the code
    to begin with counts as not attempted; each typical wrong answer is told by its own
    message; what returns nothing, zeros, nan or its input, or stops with an error, is
    never right; no hint before the last holds the solution.
    """
    problems: list[Text] = []
    for look in (_of_texts, _of_the_way, _of_answers):
        try:
            problems.extend(look(exercise))
        except Exception as error:  # whatever an exercise of a stranger does
            return [*problems, _stopped(error)]
    return problems


def _stopped(error: Exception) -> Text:
    place = traceback.extract_tb(error.__traceback__)[-1]
    file = Path(place.filename).name
    said = f"{type(error).__name__}: {error}"
    return Text(
        ko=f"시험하다가 오류가 났습니다({file}, {place.lineno}번째 줄): {said}",
        en=f"Proving it stops ({file}, line {place.lineno}): {said}",
    )


def _of_the_way(exercise: AnyExercise) -> Iterator[Text]:
    """What does not come through to another process, where a class is marked."""
    if isinstance(exercise, ValueExercise):
        return
    for case in exercise.cases(Draw(exercise.name, STUDENTS[0])):
        if not exercise.accepts(*case.arguments):
            yield Text(
                ko=f"`accepts`가 문제의 인수를 받지 않습니다: {case.part.ko}",
                en=f"`accepts` refuses arguments of the exercise: {case.part.en}",
            )
        for argument in case.arguments:
            there = decode(json.loads(json.dumps(encode(argument))))
            if type(there) is not type(argument) or not is_as_before(argument, there):
                kind = type(argument).__name__
                yield Text(
                    ko=f"{kind} 값은 인수가 될 수 없습니다. 수, 문자열, 배열, 또는 "
                    "그것의 리스트, 튜플, 딕셔너리만 됩니다.",
                    en=f"An argument cannot be a {kind}: only numbers, strings, "
                    "arrays, and lists, tuples and dicts of them.",
                )


class _Grader:
    """Grades answers, and asks a student's cases only once for all of them."""

    def __init__(self, exercise: AnyExercise) -> None:
        self._exercise = exercise
        self._asked: dict[str, list[Asked]] = {}

    def __call__(self, answer: Any, student: str, *, smallest: bool = False) -> Outcome:
        one = self._exercise
        if isinstance(one, FunctionExercise) and student not in self._asked:
            self._asked[student] = asked_of(one, student)
        asked = self._asked.get(student)
        return grade(one, answer, student, smallest=smallest, asked=asked)


def _of_answers(exercise: AnyExercise) -> Iterator[Text]:
    graded = _Grader(exercise)
    slow = isinstance(exercise, FunctionExercise) and exercise.seconds
    # What takes seconds is proved for two students, and the other answers for one.
    students = STUDENTS[:2] if slow else STUDENTS
    others = STUDENTS[:1] if slow else STUDENTS
    for answer in [exercise.solution, *exercise.also_right]:
        for student in students if answer is exercise.solution else others:
            given = _given(exercise, answer, student)
            outcome = graded(given, student)
            if outcome.state != "right":
                yield _problem("{} is right but is not taken for it", answer, outcome)
                return
    for wrong in exercise.wrong:
        for student in others[:20]:
            given = _given(exercise, wrong.answer, student)
            smallest = student is students[0] and not slow
            outcome = graded(given, student, smallest=smallest)
            if outcome.mistake != wrong.name:
                yield _problem("{} is not recognised", wrong.answer, outcome)
                break
    if isinstance(exercise, FunctionExercise):
        names: dict[str, Any] = {}
        exec(exercise.source(), names)
        outcome = graded(names.get(exercise.answer_name), students[0], smallest=True)
        if outcome.state != "right":
            yield _problem("the solution that is shown", exercise.solution, outcome)
    yield from _never_right(exercise, graded)


def _never_right(exercise: AnyExercise, graded: _Grader) -> Iterator[Text]:
    student = STUDENTS[0]
    for lang in _LANGUAGES:
        names: dict[str, Any] = {}
        source = exercise.start(lang, Draw(exercise.name, student))
        exec(source, names)
        outcome = graded(names[exercise.answer_name], student, smallest=True)
        if outcome.state != "not attempted":
            yield Text(
                ko=f"시작 코드가 '{outcome.state}'로 나옵니다.",
                en=f"The code to begin with is {outcome.state}.",
            )
    for name, answer in _useless(exercise, student):
        outcome = graded(answer, student)
        if outcome.state == "right" or not outcome.message.ko:
            yield Text(
                ko=f"{name}을(를) 돌려주어도 '{outcome.state}'로 나옵니다.",
                en=f"What returns {name} is {outcome.state}.",
            )


def _useless(exercise: AnyExercise, student: str) -> Iterator[tuple[str, Any]]:
    """Answers that nobody means, and that no exercise may take."""
    if isinstance(exercise, ValueExercise):
        value = exercise.solution(**exercise.draw(Draw(exercise.name, student)))
        yield from _in_place_of(value)
        return
    solution = exercise.solution

    def fails(*_: Any) -> Any:
        raise RuntimeError

    yield "an error", fails
    yield "None", lambda *_: None
    if exercise.measure:
        return
    yield "zeros", lambda *given: dict(_in_place_of(solution(*given))).get("zeros")
    yield "nan", lambda *given: dict(_in_place_of(solution(*given))).get("nan")
    yield "its input", lambda *given: given[0] if given else None


def _in_place_of(value: Any) -> Iterator[tuple[str, Any]]:
    """The same type with nothing in it."""
    array = as_array(value)
    if array is None:
        yield "zeros", 0
        yield "nan", float("nan")
        return
    if array.any():
        yield "zeros", np.zeros_like(array)
    yield "nan", np.full(array.shape, np.nan)


def _of_texts(exercise: AnyExercise) -> Iterator[Text]:
    draw = Draw(exercise.name, STUDENTS[0])
    if exercise.concept not in {entry.name for entry in list_concepts()}:
        yield Text(
            ko=f"이런 개념이 없습니다: {exercise.concept!r}",
            en=f"There is no concept {exercise.concept!r}.",
        )
    if not re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", exercise.name):
        yield Text(
            ko=f"이름은 count-class처럼 소문자와 `-`로 써야 합니다: {exercise.name!r}",
            en="The name must be written like count-class, in small letters and `-`: "
            f"{exercise.name!r}",
        )
    texts = [exercise.title, exercise.question(draw), *exercise.hints]
    texts += [wrong.says for wrong in exercise.wrong]
    if not all(isinstance(text, Text) for text in texts):
        yield Text(
            ko="`Text(ko=..., en=...)`가 아닌 글이 있습니다.",
            en="A text is no `Text(ko=..., en=...)`.",
        )
        return
    if not exercise.hints:
        yield Text(ko="힌트가 없습니다.", en="There is no hint.")
    if not all(text.ko.strip() and text.en.strip() for text in texts):
        yield Text(ko="비어 있는 글이 있습니다.", en="A text is empty.")
    says = [wrong.says for wrong in exercise.wrong]
    if any(len({one.to(lang) for one in says}) < len(says) for lang in _LANGUAGES):
        yield Text(
            ko="두 실수의 설명이 같습니다.", en="Two mistakes have the same message."
        )
    if len(exercise.also_right) < 3:
        yield Text(
            ko="다르게 쓴 정답이 세 개보다 적습니다.",
            en="There are fewer than three other right answers.",
        )
    if isinstance(exercise, FunctionExercise):
        body = [line.strip() for line in exercise.source().splitlines()[1:]]
        # A name alone, such as `return epoch`, tells nothing.
        telling = [
            line
            for line in body
            if line.startswith("return ") and not line[7:].isidentifier()
        ]
        for hint in exercise.hints[:-1]:
            if any(line[7:] in text for line in telling for text in (hint.ko, hint.en)):
                yield Text(
                    ko=f"마지막이 아닌 힌트에 풀이가 있습니다: {hint.ko}",
                    en=f"A hint before the last holds the solution: {hint.en}",
                )


def _given(exercise: AnyExercise, answer: Any, student: str) -> Any:
    """What a student hands in: the function, or the value that it gives."""
    if isinstance(exercise, ValueExercise):
        return answer(**exercise.draw(Draw(exercise.name, student)))
    return answer


def _problem(what: str, answer: Any, outcome: Any) -> Text:
    told = f"{what.format(answer.__name__)}: {outcome.state}, {outcome.mistake}"
    details = " | ".join(line.en for line in outcome.example)
    return Text(ko=f"{told} {details}", en=f"{told} {details}")
