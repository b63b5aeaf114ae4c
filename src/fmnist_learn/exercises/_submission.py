"""A file that was handed in: it is run, and each answer in it is graded.

The grading stays in this process. The other one runs the file and is asked for what
its functions return, so that nothing it changes there changes a mark.
"""

import contextlib
import os
import tempfile
import threading
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, cast

from fmnist_learn.doctor._notebook import read_notebook
from fmnist_learn.doctor._unit import Unit
from fmnist_learn.exercises._calls import Seen
from fmnist_learn.exercises._child import Cell, Child, Lost, Ran, Why
from fmnist_learn.exercises._grade import (
    Outcome,
    asked_of,
    grade,
    grade_calls,
    is_starter,
)
from fmnist_learn.exercises._kinds import AnyExercise, ValueExercise
from fmnist_learn.exercises._progress import FILE, STUDENT
from fmnist_learn.i18n import Text, bilingual, korean_first

SUFFIXES = (".py", ".ipynb")
# For the calls of one exercise; where it trains, so much longer for each second that
# it takes here.
SECONDS_OF_AN_EXERCISE = 10
_SLOWER = 10
_LARGEST = 50_000_000
# A notebook is run again without a cell that did not come back, so many times; the
# last time without those below it.
_MOST_WITHOUT = 3
# What a stranger's code may use: TensorFlow maps 3 GiB of addresses.
_GIB = 2**30
LIMITS = {
    "RLIMIT_AS": 4 * _GIB,
    "RLIMIT_CPU": 1200,
    "RLIMIT_FSIZE": 100_000_000,
    "RLIMIT_CORE": 0,
}
_MORE_PROCESSES = 500
# Of the environment: what Python and Keras need to start here.
_PASSED_ON = (
    "PATH",
    "PYTHONPATH",
    "LD_LIBRARY_PATH",
    "SYSTEMROOT",
    "LANG",
    "KERAS_BACKEND",
)
# What a notebook has without importing it.
_OF_JUPYTER = Cell("Jupyter", "Jupyter", "display = print")
# One grading at a time: it redirects what is printed, and warnings, for the process.
_GRADING = threading.Lock()


class _Mistake(NamedTuple):
    name: str
    says: Text


_LOST: dict[Why, _Mistake] = {
    "time": _Mistake(
        "takes-too-long",
        Text(
            ko="너무 오래 걸려서 멈추었습니다. 끝나지 않는 반복이 있나요?",
            en="It took too long and was stopped. Is there a loop without an end?",
        ),
    ),
    "ended": _Mistake(
        "ends-python",
        Text(
            ko="파이썬이 끝났습니다. `os._exit()` 같은 호출을 지우세요.",
            en="It ended Python. Remove what does, such as `os._exit()`.",
        ),
    ),
    "signal": _Mistake(
        "was-killed",
        Text(
            ko="시스템이 파이썬을 강제로 끝냈습니다. 메모리를 너무 많이 쓰나요?",
            en="The system killed Python. Does it use too much memory?",
        ),
    ),
    "broken": _Mistake(
        "no-answer",
        Text(
            ko="답을 읽을 수 없습니다. 너무 크거나, 파이썬 자체를 바꾸는 코드가 "
            "있습니다.",
            en="What it gave cannot be read: it is too large, or the code changes "
            "Python itself.",
        ),
    ),
}


_NOT_RUN = Text(
    ko="그 아래의 셀은 실행하지 않았습니다.",
    en="The cells below it were not run.",
)
_NOT_GRADED = Text(
    ko="채점하다가 {} 오류가 났습니다: {}. 문제를 만든 사람에게 알려 주세요.",
    en="Grading it failed with {}: {}. Tell who wrote the exercise.",
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which a file is run.

    Attributes:
        apart: In a temporary folder, with few environment variables, and limits.
        seconds: How long running the file may take.
        seconds_of_an_exercise: How long an exercise may take.
        exercises: The folder of the instructor's own exercises.
        stopped: Is set when nobody waits for the answers any more.
    """

    apart: bool
    seconds: float = 60
    seconds_of_an_exercise: float = SECONDS_OF_AN_EXERCISE
    exercises: Path | None = None
    stopped: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a file.

    Attributes:
        problems: What stopped it, or a cell of it.
        printed: What it printed; the beginning.
        student: Whose numbers it answers.
        outcomes: Of each exercise that it answers, by name.
        disturbed: Whether it ran out of time or was killed, which others may cause.
    """

    problems: tuple[Text, ...] = ()
    printed: str = ""
    student: str = ""
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    disturbed: bool = False


def mark(
    path: Path,
    known: Mapping[str, AnyExercise],
    conditions: Conditions,
    *,
    student: str | None,
    also: str | None = None,
) -> Marked:
    """Run a file and grade what it answers.

    The numbers are those of the `student` that the file names, else of `student`; a
    value that is right for `also` counts as well, where the file names nobody.
    """
    try:
        cells = cells_of(path)
    except (OSError, ValueError) as error:
        said = Text(ko=korean_first(error), en=str(error))
        return Marked((said,), student=student or "")
    with _Running(path, cells, conditions, student or "") as running:
        ran = running.run([one.answer_name for one in known.values()])
        whose = [student or "", *([] if also is None else [also])]
        if ran.student is not None:
            whose = [ran.student]
        outcomes = {}
        for name, one in known.items():
            if (given := ran.answers.get(one.answer_name)) is not None:
                outcomes[name] = running.graded(one, given, whose)
        problems = (*map(_problem, ran.problems), *running.problems)
        return Marked(problems, ran.printed, whose[0], outcomes, running.disturbed)


def cells_of(path: Path) -> list[Cell]:
    """The code of a script or of the cells of a notebook, without IPython's lines.

    OSError or ValueError if it cannot be read.
    """
    if path.stat().st_size > _LARGEST:
        large = Text(ko="너무 큰 파일입니다.", en="The file is too large.")
        raise bilingual(ValueError, large)
    if path.suffix.casefold() == ".py":
        try:
            with tokenize.open(path) as file:
                return [Cell(path.name, path.name, file.read())]
        except (SyntaxError, UnicodeDecodeError) as error:  # of its encoding
            none = Text(
                ko="읽을 수 있는 파이썬 파일이 아닙니다({}). UTF-8로 저장하세요.",
                en="It is no Python file that can be read ({}). Save it as UTF-8.",
            )
            raise bilingual(ValueError, none.format(error)) from error
    passages = read_notebook(path.read_text(encoding="utf-8-sig"))
    return [
        _OF_JUPYTER,
        *(
            Cell(one.name, f"{path.name} {one.name}", _python(one.code))
            for one in passages
        ),
    ]


def _python(code: str) -> str:
    try:
        return Unit(code).code.decode()
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return code  # which says what is wrong with it when it is run


class _Running:
    """A submission that runs, and runs again where a process was lost."""

    def __init__(
        self, path: Path, cells: list[Cell], conditions: Conditions, student: str
    ) -> None:
        self.problems: list[Text] = []
        self.disturbed = False
        self._path, self._cells = path, cells
        self._conditions, self._student = conditions, student
        self._answers: Sequence[str] = ()
        self._child: Child | None = None
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "_Running":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, answers: Sequence[str]) -> Ran:
        """Run it, if need be without the cells that do not come back."""
        self._answers = answers
        for _ in range(_MOST_WITHOUT + 1):
            try:
                return self._start()
            except Lost as lost:
                says, cell = self._note(lost).says, lost.cell
            where = f"{cell}: " if cell else ""
            self.problems.append(Text(ko=where + says.ko, en=where + says.en))
            names = [one.name for one in self._cells]
            if cell not in names:
                break
            place = names.index(cell)
            # Whoever has so many of them may have more: what stands above counts.
            if len(self.problems) == _MOST_WITHOUT and self._cells[place + 1 :]:
                self.problems.append(_NOT_RUN)
                self._cells = self._cells[: place + 1]
            del self._cells[place]
            if not self._cells:
                break
        return Ran((), "", None, {})

    def graded(
        self, one: AnyExercise, given: Mapping[str, Any], whose: Sequence[str]
    ) -> Outcome:
        """Grade one answer; a process that is lost with it is started anew later."""
        try:
            if self._child is None:
                self._start()
            with _GRADING:
                return self._grade(one, given, whose)
        except Lost as lost:
            mistake = self._note(lost)
            return Outcome("wrong", (), mistake.name, mistake.says)
        except Exception as error:  # a fault of the exercise; the class goes on
            says = _NOT_GRADED.format(type(error).__name__, error)
            return Outcome("wrong", (), "not-graded", says)

    def _grade(
        self, one: AnyExercise, given: Mapping[str, Any], whose: Sequence[str]
    ) -> Outcome:
        value = given.get("value", mark)  # any function, where none is wanted
        if isinstance(one, ValueExercise):
            outcomes = [grade(one, value, student) for student in whose]
            right = (outcome for outcome in outcomes if outcome.state == "right")
            return next(right, outcomes[0])
        if "value" in given:
            return grade(one, value, whose[0])
        if is_starter(one, given["function"]):
            return grade(one, None, whose[0])
        if "keras" in one.imports:
            from fmnist_learn._keras import start  # noqa: PLC0415 - it takes its time

            start()  # the solution needs it here, without TensorFlow's lines
        left = self._conditions.seconds_of_an_exercise + _SLOWER * one.seconds
        measured_by = None
        if one.measure:
            folder = self._conditions.exercises
            measured_by = one.name, str(folder.absolute()) if folder else None

        def ask(arguments: tuple[Any, ...]) -> Seen:
            nonlocal left
            begin = monotonic()
            with _meanwhile():
                seen = cast("Child", self._child).call(
                    one.answer_name, arguments, left, measured_by
                )
            left -= monotonic() - begin
            return seen

        return grade_calls(one, ask, asked_of(one, whose[0]), smallest=True)

    def _start(self) -> Ran:
        self._stack.close()
        started = _started(self._path, self._conditions, self._student)
        child = self._stack.enter_context(started)
        ran = child.run(self._cells, self._answers, self._conditions.seconds)
        self._child = child
        return ran

    def _note(self, lost: Lost) -> "_Mistake":
        self._child = None
        self.disturbed |= lost.why in ("time", "signal")
        return _LOST[lost.why]


@contextlib.contextmanager
def _started(path: Path, conditions: Conditions, student: str) -> Iterator[Child]:
    """The process, in a place of its own if the file is a stranger's."""
    ours = {"MPLBACKEND": "Agg", STUDENT: student}
    if not conditions.apart:
        folder = path.absolute().parent
        environment = {**os.environ, **ours}
        with Child(folder, environment, conditions.stopped, folder) as child:
            yield child
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()  # as the process itself calls it
        (folder / path.name).write_bytes(path.read_bytes())
        for variable in _PASSED_ON:
            if variable in os.environ:
                ours[variable] = os.environ[variable]
        for variable in ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"):
            ours[variable] = name
        ours[FILE] = str(folder / "progress.json")
        ours |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        ours |= {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
        limits = LIMITS | _most_processes()
        with Child(folder, ours, conditions.stopped, limits=limits) as child:
            yield child


@cache
def _most_processes() -> dict[str, int]:
    """A limit to what forks without end: what this user runs now, and some more.

    The system counts threads as well, and does not limit an administrator.
    """
    mine = 0
    for path in Path("/proc").glob("[0-9]*/task"):
        with contextlib.suppress(OSError):  # gone meanwhile
            if path.stat().st_uid == os.getuid():
                mine += len(list(path.iterdir()))
    return {"RLIMIT_NPROC": mine + _MORE_PROCESSES} if mine else {}


@contextlib.contextmanager
def _meanwhile() -> Iterator[None]:
    """Let another grading go on while this one waits for an answer."""
    _GRADING.release()
    try:
        yield
    finally:
        _GRADING.acquire()


def _problem(one: tuple[str, str, str, int]) -> Text:
    cell, kind, said, line = one
    where = Text(ko=cell, en=cell)
    if line:  # of a byte that no source may hold Python says no line
        where = Text(ko=f"{cell}, {line}번째 줄", en=f"{cell}, line {line}")
    return Text(ko=f"{where.ko}: {kind}: {said}", en=f"{where.en}: {kind}: {said}")
