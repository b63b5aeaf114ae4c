import json
from math import ceil
from pathlib import Path

import pytest

import fmnist_learn as fl
from conftest import process, run
from fmnist_learn.experiments import seconds

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


def test_experiment_prints_the_answer_and_saves_the_figure(capfd):
    code, out, err = run(capfd, "experiment", "split-twice", "--lang", "ko")
    assert (code, err) == (0, "")
    assert out.startswith("데이터를 나누는 셀을 두 번 실행하면 어떻게 되나요?\n")
    assert "9 4 9 0 4 9 3 6 4 7" in out
    assert not any(Path().iterdir())
    fl.set_language(None)  # as in a process of its own
    for _ in range(2):
        code, out, _ = run(capfd, "experiment", "Split_Twice", "--out", "결과")
        assert code == 0
    assert out.rstrip().endswith(f"The figure: {Path('결과/split-twice-2.png')}")
    assert max(map(len, out.splitlines())) <= 88  # of the 100 columns there are
    names = {
        f"split-twice{number}.{suffix}"
        for number in ("", "-2")
        for suffix in ("png", "md", "json")
    }
    assert {path.name for path in Path("결과").iterdir()} == names
    saved = json.loads(Path("결과/split-twice.json").read_text())
    assert (saved["name"], saved["seeds"], saved["fast"]) == ("split-twice", [], False)
    assert saved["numbers"][0]["runs"][1][:2] == [38_400, 9_600]
    assert Path("결과/split-twice.md").read_text("utf-8").startswith("### What happens")


@pytest.mark.keras
def test_an_experiment_with_keras_is_run(capfd):
    arguments = ("padding-and-pooling", "--fast", "--lang", "en")
    code, out, _ = run(capfd, "experiment", *arguments)
    assert code == 0
    assert "333,526" in out


@pytest.mark.keras
@pytest.mark.tensorflow  # whose log it is that is not seen
def test_an_experiment_with_keras_starts_quietly():
    done = process("experiment", "padding-and-pooling", "--fast", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"333,526" in done.stdout


def test_seeds_and_jobs_are_passed_on(capfd, monkeypatch):
    from fmnist_learn import experiments

    asked = []
    result = experiments.run_experiment("split-twice", verbose=0)

    def run_experiment(name, **options):
        asked.append((name, options))
        return result

    monkeypatch.setattr(experiments, "run_experiment", run_experiment)
    run(capfd, "experiment", "memory", "--seeds", 7, "--jobs", 1, "--fast")
    run(capfd, "experiment", "memory")
    assert asked == [
        ("memory", {"seeds": 7, "n_jobs": 1, "fast": True}),
        ("memory", {"seeds": None, "n_jobs": None, "fast": False}),
    ]


def test_experiment_lists_and_suggests(capfd):
    code, out, err = run(capfd, "experiment", "--list", "--lang", "ko")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    (optimizers,) = (line for line in lines if line[:1] == ["optimizers"])
    time = ceil(seconds()["optimizers"])
    assert " ".join(optimizers[1:]) == f"어느 옵티마이저가 가장 좋은가요? 약 {time}초"
    assert "약 0초" not in out  # the shortest take a moment, too
    assert " ".join(lines[-1]) == "시간은 시드 5개로, 코어 두 개에서 잰 것입니다."
    assert ["08-1"] in lines
    code, out, err = run(capfd, "experiment", "drop-out")
    assert (code, out) == (1, "")
    assert "이런 이름의 실험이 없습니다: 'drop-out'. 비슷한 이름: dropout." in err
    fl.set_language(None)  # as in a process of its own
    code, out, err = run(capfd, "experiment", "quaternion")
    assert (code, out) == (1, "")
    assert err == (
        "error: no experiment is called 'quaternion'. "
        "All of them: fmnist-learn experiment --list\n"
    )
    for wrong in ((), ("dropout", "--list")):
        code, out, err = run(capfd, "experiment", *wrong)
        assert (code, out) == (2, "")
        assert "give either a NAME or --list" in err
