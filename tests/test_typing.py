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
MISTAKES = """\
import fmnist_learn as fl
fl.run_lesson("09-1")
fl.build_deep(100)
fl.class_names("ko")
print(fl.Evaluation)
fl.plot_pooling(kind="avg")
fl.load_data()[0][0].lower()
"""


def test_the_script_touches_every_public_function():
    used = set(re.findall(r"\bfl\.(\w+)", SCRIPT.read_text(encoding="utf-8")))
    assert used == set(fl.__all__) - {"Splits"}  # which `prepare_data` gives


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_strict_type_checker_passes_the_script_and_finds_mistakes(checker, tmp_path):
    mistakes = tmp_path / "mistakes.py"
    mistakes.write_text(MISTAKES, encoding="utf-8")
    command = [sys.executable, "-m", *CHECKERS[checker], str(SCRIPT), str(mistakes)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found = re.findall(r"(\w+\.py):(\d+)", done.stdout)
    assert {file for file, _ in found} == {"mistakes.py"}, done.stdout
    assert {int(line) for _, line in found} == set(range(2, 8))
