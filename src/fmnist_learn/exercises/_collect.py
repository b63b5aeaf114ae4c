"""The desk of the instructor: the files of a class, marked again from their sources."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Event
from typing import Any

import fmnist_learn as fl
from fmnist_learn.exercises._found import found
from fmnist_learn.exercises._grade import Outcome
from fmnist_learn.exercises._kinds import AnyExercise
from fmnist_learn.exercises._submission import SUFFIXES, Conditions, Marked, mark
from fmnist_learn.exercises._values import visible
from fmnist_learn.i18n import Text

# Of `as_json`; `results.schema.json` describes it.
SCHEMA_VERSION = 1
_AT_ONCE = 2
# Somebody who is slow is marked again, alone and with more patience.
_SECONDS, _SECONDS_ALONE = 5, 10


@dataclass(frozen=True, slots=True)
class Student:
    """What came of the files of one student.

    Attributes:
        name: The name of the folder, or of the file.
        files: Each file, and what came of it.
    """

    name: str
    files: tuple[tuple[str, Marked], ...]

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcome of each exercise: the best, where several files answer it."""
        best: dict[str, Outcome] = {}
        for _, marked in self.files:
            for name, outcome in marked.outcomes.items():
                if name not in best or _worth(outcome) > _worth(best[name]):
                    best[name] = outcome
        return best

    @property
    def marks(self) -> float:
        """The sum of the marks."""
        return sum(outcome.marks for outcome in self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Collected:
    """The marks of a class.

    Attributes:
        students: Everyone, by name.
        exercises: The exercises that anyone has answered, in the order of the course.
    """

    students: tuple[Student, ...]
    exercises: tuple[AnyExercise, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that several have given.

    Attributes:
        exercise: The exercise.
        name: What the mistake is called.
        outcome: One of those who made it, with its example.
        students: Who made it.
    """

    exercise: AnyExercise
    name: str
    outcome: Outcome
    students: tuple[str, ...]


def collect(
    folder: Path,
    *,
    exercises: Path | None = None,
    seconds: float = 60,
    done: Callable[[str], object] = lambda _: None,
) -> Collected:
    """Mark what a class has handed in; `done` is told each student that is marked.

    A folder in it is a student, with all scripts and notebooks below it; a file in it
    is one of the student of that name.
    """
    known = found(exercises)
    handed_in = dict(students_in(folder))
    work = [(student, path) for student, paths in handed_in.items() for path in paths]
    stopped = Event()

    def one(job: tuple[str, Path], patience: float) -> Marked:
        student, path = job
        conditions = Conditions(
            apart=True,
            seconds=seconds,
            seconds_of_an_exercise=patience,
            exercises=exercises,
            stopped=stopped,
        )
        marked = mark(path, known, conditions, student=student, also="")
        done(student)
        return marked

    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        marked = [*pool.map(lambda job: one(job, _SECONDS), work)]
    except BaseException:  # Ctrl-C; whoever is at work gives up
        stopped.set()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    # Who ran out of time or was killed may owe it to a neighbour: now nobody is there.
    came = {
        job: one(job, _SECONDS_ALONE) if result.disturbed else result
        for job, result in zip(work, marked, strict=True)
    }
    students = tuple(
        Student(
            name,
            tuple(
                (_shown(path.relative_to(folder)), came[name, path]) for path in paths
            ),
        )
        for name, paths in handed_in.items()
    )
    answered = {name for student in students for name in student.outcomes}
    return Collected(
        students, tuple(one for name, one in known.items() if name in answered)
    )


def students_in(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The students and their files, both in order.

    A folder without such a file is a student, too, who has no marks. A link is passed
    over: it would hand in what lies elsewhere.
    """
    files: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_symlink() or any(
            part.startswith((".", "__")) for part in inside.parts
        ):
            continue
        is_ours = path.is_file() and path.suffix.casefold() in SUFFIXES
        if len(inside.parts) > 1 or path.is_dir():
            first = PurePath(inside.parts[0])
        elif is_ours:
            first = PurePath(inside.stem)
        else:
            continue
        name = unicodedata.normalize("NFC", _shown(first))
        theirs = files.setdefault(name, [])
        if is_ours:
            theirs.append(path)
    yield from sorted(files.items())


def _shown(path: PurePath) -> str:
    """A name as a line of a table shows it, whatever characters there are in it."""
    return " ".join(visible(path.as_posix()).splitlines())


def mistakes_of(collected: Collected) -> list[Mistake]:
    """The wrong answers of the class, the commonest first."""
    order = {one.name: place for place, one in enumerate(collected.exercises)}
    known = {one.name: one for one in collected.exercises}
    made: dict[tuple[str, str], list[tuple[str, Outcome]]] = {}
    for student in collected.students:
        for name, outcome in student.outcomes.items():
            if outcome.mistake:
                who = student.name, outcome
                made.setdefault((name, outcome.mistake), []).append(who)
    mistakes = [
        Mistake(known[name], mistake, who[0][1], tuple(one for one, _ in who))
        for (name, mistake), who in made.items()
    ]
    return sorted(
        mistakes,
        key=lambda one: (-len(one.students), order[one.exercise.name], one.name),
    )


def as_json(collected: Collected) -> dict[str, Any]:
    """The results as plain values, as `results.schema.json` describes them."""
    return {
        "version": SCHEMA_VERSION,
        "package": fl.__version__,
        "exercises": [
            {"name": one.name, "section": one.section, "title": _both(one.title)}
            for one in collected.exercises
        ],
        "students": [
            {
                "name": student.name,
                "marks": round(student.marks, 4),
                "files": [
                    {
                        "path": path,
                        "numbers_of": marked.student,
                        "problems": [*map(_both, marked.problems)],
                    }
                    for path, marked in student.files
                ],
                "results": [
                    _result(name, outcome) for name, outcome in student.outcomes.items()
                ],
            }
            for student in collected.students
        ],
    }


def _result(name: str, outcome: Outcome) -> Mapping[str, Any]:
    return {
        "exercise": name,
        "state": outcome.state,
        "marks": round(outcome.marks, 4),
        "parts": [
            {"part": _both(part), "right": right} for part, right in outcome.parts
        ],
        "mistake": outcome.mistake,
        "message": _both(outcome.message),
        "example": [*map(_both, outcome.example)],
    }


def _both(text: Text) -> dict[str, str]:
    return {"ko": text.ko, "en": text.en}


def _worth(outcome: Outcome) -> tuple[float, bool]:
    return outcome.marks, outcome.state != "not attempted"
