"""How long a class takes: `python tests/benchmarks/collect.py [STUDENTS EXERCISES]`.

Each student answers each exercise, three in four rightly, the others in one of the
typical wrong ways; one student in twenty has a loop without an end.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from fmnist_learn.exercises import Exercise, FunctionExercise, found
from fmnist_learn.exercises._collect import collect, mistakes_of


def answer(one: Exercise, random: Random) -> str:
    """A function of the student's own that does what one of the exercise does."""
    wrong = random.choice([wrong.answer for wrong in one.wrong])
    function = one.solution if random.random() < 0.75 else wrong
    return (
        f"import {function.__module__} as module_of_{one.answer_name}\n"
        f"def {one.answer_name}(*given):\n"
        f"    return module_of_{one.answer_name}.{function.__name__}(*given)\n"
    )


def main() -> None:
    students, exercises = map(int, sys.argv[1:] or (60, 20))
    quick = [
        one
        for one in found().values()
        if isinstance(one, FunctionExercise) and not one.seconds
    ]
    random = Random(0)
    with tempfile.TemporaryDirectory() as name:
        for number in range(students):
            texts = [answer(one, random) for one in quick[:exercises]]
            if number % 20 == 19:
                texts.append(f"def {quick[0].answer_name}(*_):\n    while True: pass\n")
            folder = Path(name) / f"student {number:02}"
            folder.mkdir()
            (folder / "answers.py").write_text("".join(texts), encoding="utf-8")
        begin = time.perf_counter()
        collected = collect(Path(name))
        wall = time.perf_counter() - begin
    whose = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    ours, theirs = (one.ru_utime + one.ru_stime for one in whose)
    answers = sum(len(student.outcomes) for student in collected.students)
    print(f"{students} students, {answers} answers")
    print(f"{wall:.1f} s; CPU {ours:.1f} s to grade, {theirs:.1f} s in the submissions")
    print(f"{len(mistakes_of(collected))} mistakes, the commonest:")
    for one in mistakes_of(collected)[:3]:
        print(f"  {one.exercise.name}, {one.name}: {len(one.students)}")


if __name__ == "__main__":
    main()
