"""The cells of a notebook: a text, the exercises and the quiz of its section."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Literal, NamedTuple

from fmnist_learn.exercises import (
    AnyExercise,
    Draw,
    FunctionExercise,
    ValueExercise,
    found,
)
from fmnist_learn.exercises.quizzes import as_question, questions
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons.reference import REFERENCES
from fmnist_learn.lessons.strip import Strip
from fmnist_learn.lessons.texts import (
    NAMES,
    STEP,
    place_of,
    text_of,
    title_of,
    with_seeds,
)
from fmnist_learn.notebooks._markdown import Links, plain

CONTENTS = "index"  # the notebook that lists the others

Kind = Literal["markdown", "code"]

_HEADING = re.compile(r"#+ .* \{#(?P<key>[\w-]+)\}$", re.MULTILINE)
_ABOVE_A_HEADING = re.compile(r"^(?=#+ .* \{#[\w-]+\}$)", re.MULTILINE)
_SETUP = Text(
    ko="""\
import sys

if "google.colab" in sys.modules:  # 코랩에는 아직 없습니다
    %pip install -q "fmnist-learn=={}"
""",
    en="""\
import sys

if "google.colab" in sys.modules:  # it is not installed there
    %pip install -q "fmnist-learn=={}"
""",
)
_HOW_TO = Text(
    ko="셀을 위에서부터 차례로 실행하세요(Shift + Enter). 코랩에서는 첫 번째 셀이 "
    "패키지를 설치하고, 다른 곳에서는 아무 일도 하지 않습니다. 글에 나오는 숫자는 "
    '기록해 둔 실행의 결과이며, 여기서 나온 숫자는 같거나 가깝습니다. `fl.explain("소'
    '프트맥스")`는 개념을, `fl.explain_error()`는 방금 난 오류를 설명합니다.',
    en="Run the cells from the top, one after the other (Shift + Enter). In Colab the "
    "first one installs the package; anywhere else it does nothing. The numbers in the "
    "text are those of a run that was recorded; yours are the same or close. "
    '`fl.explain("softmax")` explains an idea, `fl.explain_error()` the error that you '
    "have just seen.",
)
_PAGE = Text(ko="이 수업의 웹 페이지", en="This lesson on the web")
_LEGEND = Text(
    ko="마지막 열은 시드를 바꾸어 CPU에서 열 번 이상 잰 값 가운데 가장 작은 값과 "
    "가장 큰 값입니다.",
    en="In the last column are the lowest and the highest value of ten seeds or more, "
    "measured on a CPU.",
)
_EXERCISES = Text(
    ko="""\
## 연습 문제

답을 셀에 쓰고 실행한 다음 바로 아래 셀을 실행하면 확인합니다. `print(task.hint())`는 \
다음 힌트를, `print(task.solution())`은 풀이를 보여 줍니다.""",
    en="""\
## Exercises

Write each answer into its cell and run it, then run the cell below, which checks it. \
`print(task.hint())` shows the next hint, `print(task.solution())` a solution.""",
)
_MINUTES = Text(ko="*약 {}분*", en="*about {} minutes*")
_QUIZ = Text(
    ko="""\
## 퀴즈

질문마다 `-` 하나를 고른 보기의 글자로 바꾸고, 두 셀을 실행하세요.""",
    en="""\
## Quiz

Put the letter of your choice in the place of each `-`, one for each question, and run \
both cells.""",
)
_COURSE = Text(
    ko="""\
# 패션 MNIST로 배우는 신경망

07-1부터 08-3까지는 책의 절이고, 09는 책에 없는 내용입니다.
위에서부터 차례로 열어 보세요.

{}""",
    en="""\
# Neural networks with Fashion-MNIST

Those from 07-1 to 08-3 are the sections of the book; 09 goes beyond it.
Work through them from the top.

{}""",
)
_IS_ALL_WELL = Text(
    ko="다음 셀은 이 컴퓨터에서 모두 잘되는지 살펴봅니다.",
    en="The next cell looks whether everything is well on this machine.",
)


class Cell(NamedTuple):
    """One cell.

    Its id is the heading it stands below and its number there, the same in both
    languages. A word that is corrected changes no id, and a new cell only the ids of
    those that follow it below the same heading: what has changed stays small to read.
    """

    id: str
    kind: Kind
    source: str

    def as_json(self) -> dict[str, Any]:
        """The cell as a notebook of format 4.5 has it; not run."""
        lines = self.source.strip().splitlines(keepends=True)
        cell: dict[str, Any] = {
            "cell_type": self.kind,
            "id": self.id,
            "metadata": {},
            "source": lines,
        }
        if self.kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        return cell


def lesson_cells(name: str, links: Links) -> Iterator[Cell]:
    """The cells of a lesson or of the first steps."""
    title, *rest = _text_cells(name, links)
    yield title
    how_to = _HOW_TO.to(links.lang)
    if links.site is not None:
        page = links.to_page(_PAGE.to(links.lang), place_of(name))
        how_to = f"{how_to} {page}."
    yield Cell("how-to", "markdown", how_to)
    yield _setup(links.lang)
    yield from rest
    if name in REFERENCES:
        yield from _practice(name, links.lang)


def contents_cells(links: Links) -> Iterator[Cell]:
    """The cells of the notebook that lists the others."""
    lang = links.lang
    listed = "\n".join(f"- [{title_of(n, lang)}]({n}.ipynb)" for n in NAMES)
    yield Cell("title", "markdown", _COURSE.format(listed).to(lang))
    yield Cell("how-to", "markdown", f"{_HOW_TO.to(lang)} {_IS_ALL_WELL.to(lang)}")
    yield _setup(lang)
    code = f'import fmnist_learn as fl\n\nfl.set_language("{lang}")\nfl.diagnose()'
    yield Cell("diagnose", "code", code)


def _setup(lang: Lang) -> Cell:
    setup = _SETUP.format(version("fmnist-learn"))
    return Cell("setup", "code", setup.to(lang))


def _text_cells(name: str, links: Links) -> Iterator[Cell]:
    """The text of the page; outputs and figures are left to the code."""
    text, lang = text_of(name, links.lang), links.lang
    if name in REFERENCES:
        text = with_seeds(text, name, lang, _spread, _LEGEND.to(lang))
    key, numbers = "title", Counter[str]()
    for kind, source in _pieces(text):
        if heading := _HEADING.match(source):
            key = heading["key"]
        numbers[key] += 1
        shown = source if kind == "code" else links.resolved(plain(source), name)
        yield Cell(f"{key}-{numbers[key]}", kind, shown)


def _pieces(text: str) -> Iterator[tuple[Kind, str]]:
    """The code of a page, and the text between, cut above each heading."""
    end = 0
    for step in STEP.finditer(text):
        yield from _paragraphs(text[end : step.start()])
        yield "code", step["code"]
        end = step.end()
    yield from _paragraphs(text[end:])


def _paragraphs(text: str) -> Iterator[tuple[Kind, str]]:
    for part in _ABOVE_A_HEADING.split(text):
        if part.strip():
            yield "markdown", part.lstrip("\n")


def _spread(strip: Strip) -> str:
    """What the seeds gave, where the page has a picture of it."""
    low, *_, high = map(strip.reference.written, strip.seeds)
    return f"{low} ~ {high}"


def _practice(section: str, lang: Lang) -> Iterator[Cell]:
    yield Cell("exercises", "markdown", _EXERCISES.to(lang))
    for one in found().values():
        if one.section == section:
            yield from _exercise_cells(one, lang)
    asked = enumerate(questions(section), start=1)
    parts = [_QUIZ.to(lang), *(as_question(*one, lang) for one in asked)]
    yield Cell("quiz", "markdown", "\n\n".join(map(str.strip, parts)))
    answers = "-" * len(questions(section))
    yield Cell("quiz-answer", "code", f'answers = "{answers}"')
    yield Cell("quiz-check", "code", f'fl.quiz("{section}").check(answers)')


def _exercise_cells(one: AnyExercise, lang: Lang) -> Iterator[Cell]:
    """The task, a cell for the answer, and one that checks it.

    Who has numbers of their own sees them: what has numbers is asked by a cell.
    """
    draw = Draw(one.name, "")
    task = f'task = fl.exercise("{one.name}")'
    about = f"### {one.title.to(lang)}\n\n{_MINUTES.format(one.minutes).to(lang)}"
    if isinstance(one, FunctionExercise):
        about += f"\n\n{one.question(draw).to(lang)}"
    yield Cell(f"{one.name}-task", "markdown", about)
    if isinstance(one, ValueExercise):
        yield Cell(f"{one.name}-show", "code", f"{task}\ntask")
        if one.plot:
            yield Cell(f"{one.name}-plot", "code", "axes = task.plot()")
    yield Cell(f"{one.name}-answer", "code", one.start(lang, draw))
    check = f"{task}\ntask.check({one.answer_name})"
    yield Cell(f"{one.name}-check", "code", check)
