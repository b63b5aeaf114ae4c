import re
from pathlib import Path
from typing import get_args

import pytest

import fmnist_learn as fl
from conftest import run
from fmnist_learn import lessons
from fmnist_learn.cli.lesson import Section

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


@pytest.mark.keras
def test_a_lesson_speaks_and_leaves_its_figures(capfd):
    code, out, err = run(capfd, "lesson", "08-1", "--lang", "ko", "--out", "그림")
    assert (code, err) == (0, "")
    assert out.strip().startswith("합성곱은")
    assert len(re.findall(" 같음 *$", out, re.MULTILINE)) == 14
    assert Path("그림/08-1-valid.png").exists()
    with pytest.MonkeyPatch.context() as patch:
        # An exact fact that is wrong is a failure, once the table is there.
        patch.setattr(fl, "run_lesson", wrong_fact)
        code, _, err = run(capfd, "lesson", "08-1", "--lang", "en")
    assert (code, err) == (1, "error: same_shape must be (4, 4).\n")


def wrong_fact(*arguments, **options):
    message = "same_shape must be (4, 4)."
    raise RuntimeError(message)


def test_the_options_of_a_lesson_reach_it(capfd, monkeypatch):
    got = []
    monkeypatch.setattr(fl, "run_lesson", lambda *a, **o: got.append((a, o)))
    code, _, _ = run(
        capfd, "lesson", "08-3", "--fast", "--seed", "7", "--model", __file__
    )
    assert code == 0
    options = {"out": None, "fast": True, "seed": 7, "model": Path(__file__)}
    assert got == [(("08-3",), options | {"verbose": 2})]


@pytest.mark.typer
@pytest.mark.keras
def test_a_section_may_be_written_without_its_zero(capfd, monkeypatch):
    got = []
    monkeypatch.setattr(fl, "run_lesson", lambda *a, **o: got.append((a, o["seed"])))
    assert run(capfd, "lesson", "8-1", "--seed", 7)[0] == 0
    assert got == [(("08-1",), 7)]
    code, _, err = run(capfd, "lesson", "7-9")
    assert code == 2
    assert "'7-9'" in err


def test_the_sections_are_those_of_the_lessons():
    assert tuple(Section) == get_args(lessons.Section)
