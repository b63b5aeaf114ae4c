"""The commands `exercise` and `check`."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import fmnist_learn as fl
from conftest import process, run
from fmnist_learn.exercises import found
from fmnist_learn.exercises._progress import keep_progress, read_progress

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own", "no_progress")

RIGHT = fl.exercise("softmax").solution()
WRONG = RIGHT.replace(" - z.max(axis=1, keepdims=True)", "")
OWN = """
from fmnist_learn.exercises import Case, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

def both(words):
    return Text(ko=words + "다.", en=words)

def double(numbers):
    return 2 * numbers

def as_sum(numbers):
    return numbers + numbers

def as_lists(numbers):
    return [2 * one for one in numbers.tolist()]

def as_floats(numbers):
    return numbers * 2.0

def plus_two(numbers):
    return numbers + 2

EXERCISE = FunctionExercise(
    name="double", section="07-1", place=1, title=both("Double."), concept="softmax",
    hints=(both("a"), both("b")), solution=double,
    wrong=(Wrong(plus_two, both("no")),),
    also_right=(as_sum, as_lists, as_floats), task=both("Double it."),
    cases=lambda draw: [Case(both("three"), (draw.wholes(3, low=3, high=9),))],
)
"""


@pytest.fixture
def no_progress(monkeypatch, tmp_path):
    monkeypatch.setenv("FMNIST_LEARN_PROGRESS", str(tmp_path / "progress.json"))


@pytest.fixture
def own(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "double.py").write_text(OWN, encoding="utf-8")
    return "ours"


def words(out):
    return [line.split() for line in out.splitlines()]


def test_what_is_done_and_what_comes_next(capfd, own):
    first, second = [*found()][:2]
    code, out, err = run(capfd, "exercise", "--lang", "ko")
    assert (code, err) == (0, "")
    assert out.rstrip().endswith(f"다음: fmnist-learn exercise {first}")
    section = [one for one in found().values() if one.section == "07-1"]
    assert ["07-1", f"0/{len(section)}"] in words(out)
    fl.set_language(None)  # as in a process of its own
    keep_progress(first, "right")
    keep_progress(second, "wrong")
    _, out, _ = run(capfd, "exercise", "--exercises", own)
    assert ["07-1", f"1/{len(section) + 1}"] in words(out)
    states = {line[0]: line[1] for line in words(out) if line}
    assert (states[first], states[second]) == ("Right", "Wrong")
    assert "fmnist-learn exercise double --exercises ours" in out
    for name in found():
        keep_progress(name, "right")
    assert "All of them are right." in run(capfd, "exercise")[1]


def test_the_list_fits_into_a_terminal(capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for lang in ("en", "ko"):
        _, out, _ = run(capfd, "exercise", "--lang", lang)
        assert max(map(cell_len, out.splitlines())) <= 80


def test_an_exercise_is_shown(capfd):
    code, out, err = run(capfd, "exercise", "softmax", "--lang", "ko")
    assert (code, err) == (0, "")
    assert "def softmax(z):" in out
    assert "힌트: fmnist-learn exercise softmax --hint 1" in out
    fl.set_language(None)  # as in a process of its own
    code, out, err = run(capfd, "exercise", "softmx")
    assert (code, out) == (1, "")
    assert "Did you mean 'softmax'?" in err


def test_hints_and_the_solution(capfd):
    hints = fl.exercise("softmax", lang="en").hints()
    shown = [run(capfd, "exercise", "softmax", "--hint", n)[1] for n in (1, len(hints))]
    for number, out in zip((1, len(hints)), shown, strict=True):
        head = f"Hint {number} of {len(hints)}: "
        assert " ".join(out.split()) == head + hints[number - 1]
    code, _, err = run(capfd, "exercise", "softmax", "--hint", len(hints) + 1)
    assert code == 2
    assert f"this exercise has {len(hints)} hints" in err
    assert run(capfd, "exercise", "softmax", "--hint", "0")[0] == 2
    assert run(capfd, "exercise", "softmax", "--solution")[1] == RIGHT
    for option in (["--hint", "1"], ["--solution"], ["--start", "a.py"]):
        code, _, err = run(capfd, "exercise", *option)
        assert code == 2
        assert "need a NAME" in err


def test_a_file_is_begun_and_left_alone(capfd):
    arguments = ("exercise", "deep-parameters", "--start", "a.py", "--student", "김")
    code, out, err = run(capfd, *arguments)
    assert (code, err) == (0, "")
    assert "Next: fmnist-learn check a.py" in out
    content = Path("a.py").read_text("utf-8")
    assert "student = '김'\n" in content
    code, _, err = run(capfd, *arguments)
    assert code == 1
    assert "a.py is there already, and is left alone." in err
    assert Path("a.py").read_text("utf-8") == content
    code, out, _ = run(capfd, "check", "a.py")
    assert code == 1
    assert "Not attempted: deep-parameters" in out
    answer = fl.exercise("deep-parameters", student="김").solution()
    Path("a.py").write_text(f"student = '김'\n{answer}", encoding="utf-8")
    assert run(capfd, "check", "a.py")[0] == 0
    Path("a.py").write_text(answer, encoding="utf-8")
    assert run(capfd, "check", "a.py")[0] == 1
    assert run(capfd, "check", "a.py", "--student", "김")[0] == 0


def test_own_exercises_are_proved(capfd, own):
    code, out, err = run(capfd, "exercise", "--test", own)
    assert (code, out, err) == (0, "double: good\n", "")
    path = Path(own) / "double.py"
    path.write_text(OWN.replace('concept="softmax"', 'concept="x"'), encoding="utf-8")
    code, out, _ = run(capfd, "exercise", "--test", own)
    assert code == 1
    assert out == "double: bad\n  - There is no concept 'x'.\n"
    path.unlink()
    code, _, err = run(capfd, "exercise", "--test", own)
    assert (code, err) == (1, "error: No exercises are in ours\n")
    assert run(capfd, "exercise", "--test", "nowhere")[0] == 2


def test_check_tells_right_wrong_and_not_attempted_apart(capfd):
    Path("a.py").write_text(RIGHT + "deep_parameters = ...\nprint('so')\n")
    code, out, err = run(capfd, "check", "a.py", "--lang", "en")
    assert (code, err) == (1, "")
    assert out.startswith("so\n")
    assert "Right: softmax" in out
    assert "Not attempted: deep-parameters" in out
    assert "1 of 2 right" in out
    assert read_progress() == {"softmax": "right", "deep-parameters": "not attempted"}
    Path("b.py").write_text(WRONG)
    code, out, _ = run(capfd, "check", "b.py", "--lang", "ko")
    assert code == 1
    assert "틀림: softmax" in out
    assert "힌트: fmnist-learn exercise softmax --hint 1" in " ".join(out.split())
    assert read_progress()["softmax"] == "right"
    Path("c.py").write_text(RIGHT)
    assert run(capfd, "check", "c.py")[0] == 0


def test_check_reads_a_notebook_and_what_stands_beside_it(capfd):
    cells = ["%pip list", "from beside import softmax", "1/0"]
    made = [{"cell_type": "code", "source": cell} for cell in cells]
    Path("n.ipynb").write_text(json.dumps({"cells": made, "nbformat": 4}))
    Path("beside.py").write_text(RIGHT)
    code, out, err = run(capfd, "check", "n.ipynb")
    assert code == 0
    assert "Right: softmax" in out
    assert err == "error: [3], line 1: ZeroDivisionError: division by zero\n"


@pytest.mark.slow
@pytest.mark.keras
@pytest.mark.tensorflow  # whose log it is that is not seen
def test_an_answer_with_keras_is_checked_quietly():
    Path("a.py").write_text(fl.exercise("small-network").solution())
    done = process("check", "a.py", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Right: small-network" in done.stdout


@pytest.mark.keras
def test_an_answer_with_keras_is_checked_in_this_process(capfd):
    network = fl.exercise("small-network").solution()
    Path("a.py").write_text(network.replace("(40,", "(100,"))
    code, out, _ = run(capfd, "check", "a.py", "--lang", "en")
    assert code == 1
    assert "There are too many parameters" in out


def test_check_of_own_exercises(capfd, own):
    Path("a.py").write_text("def double(numbers):\n    return numbers + 2\n")
    code, out, _ = run(capfd, "check", "a.py", "--exercises", own)
    assert code == 1
    assert "no" in out.split()


def test_an_endless_file_is_told(capfd):
    Path("a.py").write_text("while True: pass\n")
    code, out, err = run(capfd, "check", "a.py", "--seconds", "1")
    assert (code, out) == (1, "")
    assert err.startswith("error: a.py: It took too long and was stopped.")


def test_a_file_without_an_answer(capfd):
    Path("a.py").write_text("my_softmax = 3\n")
    code, out, err = run(capfd, "check", "a.py")
    assert (code, out) == (1, "")
    assert err.startswith("error: a.py answers no exercise.")
    Path("a.txt").touch()
    code, _, err = run(capfd, "check", "a.txt")
    assert code == 2
    assert "FILE must be a .py or .ipynb file. Received: 'a.txt'." in err
    assert run(capfd, "check", "nowhere.py")[0] == 2


def test_watch_checks_at_each_save(capfd, monkeypatch):
    """Also where the editor puts another file in the place of the old one."""
    from fmnist_learn.cli import check

    file = Path("a.py")
    file.write_text(WRONG)

    def replace():
        Path("new").write_text(RIGHT)
        Path("new").replace(file)

    def stop():
        raise KeyboardInterrupt

    nothing = lambda: None  # noqa: E731
    steps = iter([nothing, nothing, file.unlink, nothing, replace, nothing, nothing,
                  stop])  # fmt: skip
    monkeypatch.setattr(check.time, "sleep", lambda _: next(steps)())
    with pytest.raises(KeyboardInterrupt):
        check.check(file, watch=True, lang=None)
    out, _ = capfd.readouterr()
    assert out.count("Wrong: softmax") == 1
    assert out.count("Right: softmax") == 1
    assert out.count("Waiting for the next save. Ctrl-C ends this.") == 2


@pytest.mark.usefixtures("hearing")
def test_ctrl_c_ends_watching():
    Path("a.py").write_text(RIGHT)
    process = subprocess.Popen(
        [sys.executable, "-m", "fmnist_learn", "check", "a.py", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    for line in process.stdout:
        if b"Waiting for the next save" in line:
            break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"Stopped.\n")
