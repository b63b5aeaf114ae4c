"""Exercises that check themselves, and say why an answer is wrong.

Each is a module of `tasks/`: its texts, the solution, the typical wrong answers with
what to say of them, and what it is tried with. Those that are there are found.
"""

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Group

from fmnist_learn._checks import check_path
from fmnist_learn.concepts._terminal import as_rich, as_text
from fmnist_learn.entries import Entry
from fmnist_learn.exercises._draw import Draw
from fmnist_learn.exercises._found import found as found
from fmnist_learn.exercises._found import named
from fmnist_learn.exercises._grade import Outcome, State, grade
from fmnist_learn.exercises._kinds import (
    AnyExercise,
    Case,
    Choice,
    Exercise,
    FunctionExercise,
    Question,
    ValueExercise,
    Wrong,
)
from fmnist_learn.exercises._progress import keep_progress, student_of
from fmnist_learn.i18n import Lang, Text, bilingual, refusal, resolve_language

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "AnyExercise",
    "Case",
    "Choice",
    "Draw",
    "Exercise",
    "FunctionExercise",
    "Outcome",
    "Question",
    "State",
    "Task",
    "ValueExercise",
    "Verdict",
    "Wrong",
    "exercise",
    "found",
    "list_exercises",
]

STATES: dict[State, Text] = {
    "not attempted": Text(ko="시작 전", en="Not attempted"),
    "wrong": Text(ko="틀림", en="Wrong"),
    "right": Text(ko="맞음", en="Right"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Verdict:
    """What the check of an answer says, in one language.

    Print it, or let a notebook show it.

    Attributes:
        exercise: The name of the exercise.
        state: `"not attempted"`, `"wrong"` or `"right"`.
        marks: The part that is right, from 0 to 1.
        parts: What was tried, and whether it was right.
        mistake: The name of the mistake, if it was recognised.
        message: What happened, and what to do.
        example: The smallest example that shows it, a line each.
        concept: The concept to read, for `explain`.
        lang: `"ko"` or `"en"`.

    --- 한국어 ---
    답을 확인한 결과를 한 언어로 담습니다. print로 출력하거나 노트북에서 보세요.

    Attributes:
        exercise: 연습 문제의 이름.
        state: `"not attempted"`(시작 전), `"wrong"`(틀림), `"right"`(맞음) 중 하나.
        marks: 맞은 부분의 비율. 0부터 1까지입니다.
        parts: 확인한 것과 그것이 맞았는지 여부.
        mistake: 알아본 실수의 이름. 없으면 None입니다.
        message: 무슨 일이 있었고 무엇을 하면 되는지 적은 글.
        example: 실수가 드러나는 가장 작은 예. 한 줄씩입니다.
        concept: 읽어 볼 개념. `explain`에 넣는 이름입니다.
        lang: `"ko"` 또는 `"en"`.
    """

    exercise: str
    state: State
    marks: float
    parts: tuple[tuple[str, bool], ...]
    mistake: str | None
    message: str
    example: tuple[str, ...]
    concept: str
    lang: Lang

    def __str__(self) -> str:
        """The verdict as a terminal shows it."""
        return as_text(self._repr_markdown_(), self.lang).lstrip("\n")

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        more = Text(
            ko="더 알아보기: `explain({})`. 막히면 `.hint()`를 보세요.",
            en="Read more: `explain({})`. Stuck? See `.hint()`.",
        )
        return as_markdown(self, more.format(repr(self.concept)))


@dataclass(slots=True, repr=False)
class Task:
    """One exercise with the numbers of one student, in one language.

    Print it, or let a notebook show it. It remembers how many hints were given.

    Attributes:
        exercise: What it is made of: texts, cases, the solution, wrong answers.
        lang: `"ko"` or `"en"`.
        student: Whose numbers it has.

    --- 한국어 ---
    연습 문제 하나를 한 언어로, 학생에게 주어진 숫자와 함께 담습니다.

    print로 출력하거나 노트북에서 보세요. 힌트를 몇 개 보았는지 기억합니다.

    Attributes:
        exercise: 연습 문제를 이루는 것. 글, 시험할 입력, 풀이, 틀린 답입니다.
        lang: `"ko"` 또는 `"en"`.
        student: 누구에게 주어진 숫자인지.
    """

    exercise: "AnyExercise"
    lang: Lang
    student: str
    _hints: int = field(default=0, init=False)

    @property
    def name(self) -> str:
        """The name of the exercise.

        --- 한국어 ---
        연습 문제의 이름입니다.
        """
        return self.exercise.name

    def check(self, answer: Any) -> Verdict:
        """Say whether an answer is right, and if not, what happened.

        Args:
            answer: The function that was written, or the value that was predicted.

        --- 한국어 ---
        답이 맞는지 확인하고, 틀렸으면 무슨 일이 있었는지 말합니다.

        Args:
            answer: 작성한 함수, 또는 예측한 값.
        """
        outcome = grade(self.exercise, answer, self.student)
        keep_progress(self.name, outcome.state)
        return verdict_of(self.exercise, outcome, self.lang)

    def hint(self) -> str:
        """The next hint; after the last one, the last one again.

        --- 한국어 ---
        다음 힌트를 돌려줍니다. 마지막 힌트 뒤에는 마지막 힌트를 다시 돌려줍니다.
        """
        hints = self.hints()
        self._hints = min(self._hints + 1, len(hints))
        return hints[self._hints - 1]

    def hints(self) -> list[str]:
        """All hints, from a push to nearly all.

        --- 한국어 ---
        모든 힌트를 돌려줍니다. 뒤로 갈수록 풀이에 가깝습니다.
        """
        return [one.to(self.lang) for one in self.exercise.hints]

    def solution(self) -> str:
        """The code of one solution, or the value and why it is that.

        --- 한국어 ---
        풀이 코드 하나를, 또는 정답과 그 까닭을 돌려줍니다.
        """
        return solution_of(self.exercise, self.student, self.lang)

    def start(self, path: str | os.PathLike[str] | None = None) -> str:
        """The code to begin with, which a new file may take.

        Args:
            path: A .py file to write, which must not be there yet. It says whose
                numbers it answers.

        --- 한국어 ---
        시작할 코드를 돌려줍니다. 새 파일에 쓸 수도 있습니다.

        Args:
            path: 쓸 .py 파일. 이미 있으면 안 됩니다. 누구에게 준 숫자의 답인지도
                적습니다.
        """
        code = self.exercise.start(self.lang, Draw(self.name, self.student))
        if path is not None:
            file = check_path("path", path)
            if file.suffix != ".py":  # or `check` would not take it
                rule = Text(
                    ko=".py 파일의 이름이어야 합니다", en="be that of a .py file"
                )
                raise refusal(ValueError, "path", rule, repr(str(file)))
            head = f"# fmnist-learn exercise {self.name}\n"
            head += f"# fmnist-learn check {file.name}\n"
            if self.student:
                head += f"student = {self.student!r}\n"
            try:
                with file.open("x", encoding="utf-8") as new:
                    new.write(f"{head}\n{code}")
            except FileExistsError as error:
                there = Text(
                    ko="{}: 이미 있는 파일이라 그대로 두었습니다.",
                    en="{} is there already, and is left alone.",
                )
                raise bilingual(FileExistsError, there.format(file)) from error
        return code

    def plot(self) -> "Axes":
        """Draw the picture of the question, where it has one; ValueError otherwise.

        --- 한국어 ---
        문제에 그림이 있으면 그립니다. 없으면 ValueError가 발생합니다.
        """
        one = self.exercise
        if not isinstance(one, ValueExercise) or one.plot is None:
            none = Text(
                ko="{!r}: 그림이 없는 문제입니다.",
                en="The exercise {!r} has no picture.",
            )
            raise bilingual(ValueError, none.format(self.name))
        return one.plot(**one.draw(Draw(self.name, self.student)))

    def __str__(self) -> str:
        """The task as a terminal shows it."""
        return as_text(self._with_help(), self.lang).lstrip("\n")

    __repr__ = __str__

    def __rich__(self) -> Group:
        """The task for rich, in colours and at the width of the terminal."""
        return as_rich(self._asked(), self.lang)

    def _repr_markdown_(self) -> str:
        # Within a notebook it is no chapter.
        return f"###{self._with_help()}"

    def _with_help(self) -> str:
        helps = Text(
            ko="`.check(답)`으로 답을 확인하고, 막히면 `.hint()`를 보세요.",
            en="`.check(answer)` checks an answer. Stuck? See `.hint()`.",
        )
        return f"{self._asked()}\n{helps.to(self.lang)}\n"

    def _asked(self) -> str:
        one = self.exercise
        draw = Draw(self.name, self.student)
        about = Text(ko="{}절, 약 {}분", en="Section {}, about {} minutes")
        said = about.format(one.section, one.minutes)
        if isinstance(one, FunctionExercise) and one.seconds:
            takes = Text(ko=", 확인에 약 {}초", en=", a check takes about {} seconds")
            more = takes.format(one.seconds)
            said = Text(ko=said.ko + more.ko, en=said.en + more.en)
        lines = [f"# {one.title.to(self.lang)}", "", f"*{said.to(self.lang)}*", ""]
        lines += [one.question(draw).to(self.lang), ""]
        if isinstance(one, ValueExercise) and one.plot:
            picture = Text(
                ko="그림: `exercise({!r}).plot()`",
                en="The picture: `exercise({!r}).plot()`",
            )
            lines += [picture.format(self.name).to(self.lang), ""]
        return "\n".join([*lines, "```python", self.start().rstrip(), "```", ""])


def exercise(
    name: str,
    *,
    lang: Lang | None = None,
    student: str | None = None,
    folder: str | os.PathLike[str] | None = None,
) -> Task:
    """Give an exercise of the course: a few minutes, checked on this machine.

    Args:
        name: The name of the exercise, as `list_exercises` gives it.
        lang: The language of the texts; None for the language in use.
        student: Whose numbers to draw; None for the environment variable
            `FMNIST_LEARN_STUDENT`, else the same for everyone.
        folder: A folder with exercises of an instructor's own, beside those of the
            course.

    Returns:
        The task. `task.check(answer)` says whether an answer is right and what is wrong
        with it, `task.hint()` gives the next hint, `task.start()` the code to begin
        with, `task.solution()` a solution.

    Raises:
        TypeError: If name or student is not a string, or folder is no path.
        ValueError: If no exercise has this name; the nearest ones are suggested. If a
            file of folder holds no exercise, or there is no such folder.

    Example:
        >>> from fmnist_learn import exercise
        >>> task = exercise("softmax", lang="en")
        >>> task.check(lambda z: z).state
        'wrong'

    All sections.

    --- 한국어 ---
    수업의 연습 문제를 하나 냅니다. 몇 분이면 풀 수 있고, 이 컴퓨터에서 바로 확인합니다.

    Args:
        name: 연습 문제의 이름. `list_exercises`에서 볼 수 있습니다.
        lang: 글의 언어. None이면 지금 쓰는 언어입니다.
        student: 누구에게 줄 숫자인지 정하는 이름. None이면 환경 변수
            `FMNIST_LEARN_STUDENT`를 쓰고, 그것도 없으면 모두 같은 숫자입니다.
        folder: 강사가 직접 만든 연습 문제가 든 폴더. 수업의 연습 문제도 그대로
            있습니다.

    Returns:
        연습 문제. `task.check(answer)`는 답이 맞는지, 틀렸으면 무엇이 틀렸는지
        말합니다. `task.hint()`는 다음 힌트를, `task.start()`는 시작할 코드를,
        `task.solution()`은 풀이를 돌려줍니다.

    Raises:
        TypeError: name이나 student가 문자열이 아니거나 folder가 경로가 아닐 때
            발생합니다.
        ValueError: 그런 연습 문제가 없을 때 발생하며, 비슷한 이름을 알려 줍니다.
            folder가 없거나 그 안의 파일에 연습 문제가 없을 때도 발생합니다.

    모든 절에서 씁니다.
    """
    ours = None if folder is None else check_path("folder", folder)
    return task_of(named(name, ours), resolve_language(lang), student)


def list_exercises(*, lang: Lang | None = None) -> list[Entry]:
    """List the exercises, in the order of the course.

    Args:
        lang: The language of the titles; None for the language in use.

    Returns:
        For each exercise its name, its title and the section of the book.

    Raises:
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import list_exercises
        >>> "softmax" in [entry.name for entry in list_exercises()]
        True

    All sections.

    --- 한국어 ---
    연습 문제를 수업 순서대로 나열합니다.

    Args:
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        연습 문제마다 이름, 제목, 책의 절.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    lang = resolve_language(lang)
    return [
        Entry(name, one.title.to(lang), one.section) for name, one in found().items()
    ]


def task_of(one: AnyExercise, lang: Lang, student: str | None) -> Task:
    """The exercise for a student, in one language."""
    return Task(one, lang, student_of(student))


def verdict_of(one: AnyExercise, outcome: Outcome, lang: Lang) -> Verdict:
    """The outcome in one language."""
    return Verdict(
        exercise=one.name,
        state=outcome.state,
        marks=outcome.marks,
        parts=tuple((what.to(lang), right) for what, right in outcome.parts),
        mistake=outcome.mistake,
        message=outcome.message.to(lang),
        example=tuple(line.to(lang) for line in outcome.example),
        concept=one.concept,
        lang=lang,
    )


def as_markdown(verdict: Verdict, more: Text) -> str:
    """The verdict, and below one that is not right how to go on."""
    lang = verdict.lang
    lines = [f"**{STATES[verdict.state].to(lang)}: {verdict.exercise}**", ""]
    lines += [verdict.message, ""]
    if verdict.example:
        lines += ["```text", *verdict.example, "```", ""]
    if len(verdict.parts) > 1 and verdict.state == "wrong":
        right = Text(ko="맞음", en="right").to(lang)
        wrong = Text(ko="틀림", en="wrong").to(lang)
        lines += [f"- {what}: {right if ok else wrong}" for what, ok in verdict.parts]
        lines += [""]
    if verdict.state != "right":
        lines += [more.to(lang)]
    return "\n".join(lines).rstrip() + "\n"


def solution_of(one: AnyExercise, student: str, lang: Lang) -> str:
    """The code of the solution, or the value and why it is that."""
    if isinstance(one, FunctionExercise):
        return one.source()
    numbers = one.draw(Draw(one.name, student))
    value = one.solution(**numbers)
    return f"{one.answer_name} = {value!r}\n# {one.why(**numbers).to(lang)}\n"
