"""A user's script that touches every public function, as type checkers see it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import fmnist_learn as fl

SCRIPT = Path(__file__).with_name("typed") / "course.py"
CHECKERS = {
    "mypy": ["mypy", "--strict", "--config-file=", "--no-incremental",
             "--disable-error-code=import-untyped"],
    "pyright": ["pyright", "--pythonpath", sys.executable],
}  # fmt: skip


def check(checker, path):
    command = [sys.executable, "-m", *CHECKERS[checker], str(path)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=path.parent
    )


def test_the_script_touches_every_public_function():
    used = set(re.findall(r"\bfl\.(\w+)", SCRIPT.read_text(encoding="utf-8")))
    assert used == set(fl.__all__) - {"Splits"}  # which `prepare_data` gives


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_strict_type_checker_passes_the_script(checker):
    done = check(checker, SCRIPT)
    assert done.returncode == 0, done.stdout + done.stderr


MISTAKES = """\
import fmnist_learn as fl
fl.run_lesson("09-1")
fl.build_deep(100)
fl.class_names("ko")
print(fl.Evaluation)
fl.plot_pooling(kind="avg")
fl.load_data()[0][0].lower()
"""


@pytest.mark.parametrize("checker", CHECKERS)
def test_it_finds_each_mistake(checker, tmp_path):
    (tmp_path / "mistakes.py").write_text(MISTAKES, encoding="utf-8")
    done = check(checker, tmp_path / "mistakes.py")
    assert done.returncode == 1, done.stdout + done.stderr
    found = set(map(int, re.findall(r"mistakes\.py:(\d+)", done.stdout)))
    assert found == set(range(2, 8))
