"""`fmnist-learn sweep`: tables, files, and going on where it was stopped."""

import inspect
import json
import signal
from pathlib import Path

import pytest
from PIL import Image
from rich.cells import cell_len

import fmnist_learn as fl
from conftest import run, small
from fmnist_learn.cli import sweep

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")

FILES = {"runs.jsonl", "runs.csv", "runs.png", "summary.md"}
FEW = ("--seeds", 2, "--epochs", 1, "--jobs", 1, "--quiet", "--out", "결과")


@pytest.fixture
def few_images(monkeypatch):
    from fmnist_learn.sweeps import _plan

    def prepared(layout, path=None):
        assert path in {None, Path("data")}
        return small(layout, 200, 100, 10)

    monkeypatch.setattr(_plan, "prepare_data", prepared)
    monkeypatch.setattr(fl, "prepare_data", prepared)


@pytest.mark.keras
def test_a_sweep_is_left_in_a_folder_and_goes_on(capfd, few_images, monkeypatch):
    code, out, err = run(capfd, "sweep", "deep", "--vary", "hidden=2,3", *FEW)
    assert (code, err) == (0, "")
    folder = Path("결과")
    assert {path.name for path in folder.iterdir()} == FILES
    with Image.open(folder / "runs.png") as image:
        assert min(image.size) > 100
    assert len((folder / "runs.csv").read_text("utf-8-sig").splitlines()) == 5
    summary = (folder / "summary.md").read_text("utf-8")
    assert "| 3 |" in summary
    assert "The highest mean validation accuracy: hidden=" in out
    assert "build_deep, 200 images to train on, 100 to validate on" in out
    assert out.endswith("\nSaved in 결과\n")
    assert max(map(cell_len, out.splitlines())) <= 88  # of the 100 columns there are

    # Again, with a value more: two runs are missing.
    before = (folder / "runs.jsonl").read_text("utf-8")
    more = ("--vary", "hidden=2,3,(4,3)", "--lang", "ko")
    code, out, err = run(capfd, "sweep", "deep", *more, *FEW)
    assert (code, err) == (0, "")
    now = (folder / "runs.jsonl").read_text("utf-8")
    assert now.startswith(before)
    added = [json.loads(line) for line in now.removeprefix(before).splitlines()]
    assert [(one["settings"], one["seed"]) for one in added] == [
        ({"hidden": [4, 3]}, 42), ({"hidden": [4, 3]}, 43),
    ]  # fmt: skip
    assert len((folder / "runs.csv").read_text("utf-8-sig").splitlines()) == 7
    assert "평균 검증 정확도가 가장 높은 설정: hidden=" in out
    assert "저장한 폴더: 결과" in out
    fl.set_language(None)  # as in a process of its own

    # With another recipe it is another sweep.
    code, out, err = run(capfd, "sweep", "deep", *FEW, "--batch-size", 50)
    assert (code, out) == (2, "")
    assert "store must be of the same batch_size as now, 50" in err
    assert (folder / "runs.jsonl").read_text("utf-8") == now

    def stopped(*arguments, **options):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(fl, "sweep", stopped)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code, out, err = run(capfd, "sweep", "deep", *FEW)
    assert code == 130
    assert err == (
        "Stopped. What had finished is kept. To go on, give the same command with "
        "--out 결과\n"
    )


@pytest.mark.keras
@pytest.mark.usefixtures("hearing")
def test_stopped_before_the_first_run_it_leaves_nothing(capfd, few_images, monkeypatch):
    def stopped(*arguments, store, **options):
        store.touch()
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(fl, "sweep", stopped)
    code, out, err = run(capfd, "sweep", "dense", *FEW, "--lang", "ko")
    assert (code, out, err) == (130, "", "중단했습니다.\n")
    assert not any(Path().iterdir())


@pytest.mark.keras
def test_every_option_reaches_the_sweep(capfd, few_images, monkeypatch):
    given = {}

    class Enough(Exception):
        pass

    def noted(build, grid, data, **options):
        given.update(options, build=build, grid=grid, data=data)
        raise Enough

    monkeypatch.setattr(fl, "sweep", noted)
    code, _, _ = run(capfd, "sweep", "dense", "--quiet")
    assert code == 1
    defaults = {
        name: one.default
        for name, one in inspect.signature(sweep.fl.sweeps.sweep).parameters.items()
        if name in given and name not in {"build", "grid", "store", "verbose"}
    }
    assert {name: given[name] for name in defaults} == defaults
    assert (given["build"], given["grid"]) == (fl.build_dense, {})
    assert given["store"] == Path("fmnist-learn-sweep-dense/runs.jsonl")

    Path("data").mkdir()
    options = {
        "--optimizer": "sgd", "--learning-rate": 0.5, "--epochs": 3, "--limit": 50,
        "--batch-size": 16, "--patience": 2, "--jobs": 2, "--seeds": 4,
        "--data": "data", "--schedule": "one-cycle", "--label-smoothing": 0.1,
    }  # fmt: skip
    words = [word for option in options.items() for word in option]
    vary = ("--vary", "dropout=none, 0.3", "--vary", "activation=relu,tanh")
    run(capfd, "sweep", "deep", *words, *vary)
    assert given["grid"] == {"dropout": [None, 0.3], "activation": ["relu", "tanh"]}
    run(capfd, "sweep", "modern", *words, "--vary", "flip=true,False", "--out", "2")
    assert given["grid"] == {"flip": [True, False]}
    run(capfd, "sweep", "deep", *words, "--vary", "dropout=None,0.3", "--out", "3")
    assert given["grid"] == {"dropout": [None, 0.3]}
    assert given["data"].train_scaled.shape == (200, 28, 28)
    expected = {
        "optimizer": "sgd", "learning_rate": 0.5, "epochs": 3, "limit": 50,
        "batch_size": 16, "patience": 2, "n_jobs": 2, "seeds": 4, "verbose": 1,
        "schedule": "one-cycle", "label_smoothing": 0.1,
    }  # fmt: skip
    assert {name: given[name] for name in expected} == expected


@pytest.mark.keras
@pytest.mark.parametrize(
    ("vary", "message"),
    [
        ("hiden=1", "--vary: deep has no setting 'hiden'. Near it: hidden. All names: "
         "hidden, activation, dropout, optimizer, learning_rate, schedule, "
         "label_smoothing, epochs, batch_size, patience."),
        ("x=1", "--vary: deep has no setting 'x'. All names: "),
        ("hidden", "--vary must be NAME=VALUE,VALUE, and each name given once"),
        ("hidden=", "--vary must be NAME=VALUE,VALUE"),
        ("=5", "--vary must be NAME=VALUE,VALUE"),
        ("hidden=0", "hidden must be a whole number of at least 1. "
         "Received: hidden=0"),
        ("optimizer=adamm", "optimizer must be the name of an optimizer"),
        ("hidden=2,2", "grid must hold every value only once"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_a_usage_error_and_leaves_nothing(
    capfd, few_images, vary, message
):
    code, out, err = run(capfd, "sweep", "deep", "--vary", vary, *FEW)
    assert (code, out) == (2, "")
    assert message in err
    assert not any(Path().iterdir())


@pytest.mark.keras
def test_a_name_is_given_once_and_korean_is_spoken(capfd, few_images):
    twice = ("--vary", "hidden=2", "--vary", "hidden=3")
    code, _, err = run(capfd, "sweep", "deep", *twice, *FEW)
    assert code == 2
    assert "Received: 'hidden=3'." in err
    code, _, err = run(
        capfd, "sweep", "deep", "--vary", "hiden=1", *FEW, "--lang", "ko"
    )
    assert code == 2
    assert "이런 설정이 없습니다: 'hiden'. 비슷한 이름: hidden. 모든 이름: " in err


@pytest.mark.keras
def test_what_is_not_of_a_sweep_is_left_alone(capfd, few_images):
    folder = Path("결과")
    folder.mkdir()
    (folder / "summary.md").write_text("mine")
    code, out, err = run(capfd, "sweep", "dense", *FEW)
    assert (code, out) == (2, "")
    assert "--out must be a new or empty folder" in err
    (folder / "runs.jsonl").write_text("mine too\n")
    code, out, err = run(capfd, "sweep", "dense", *FEW)
    assert (code, out) == (2, "")
    assert "store must be a file that a sweep has written, or none" in err
    assert (folder / "summary.md").read_text() == "mine"
    assert (folder / "runs.jsonl").read_text() == "mine too\n"
    assert {path.name for path in folder.iterdir()} == {"summary.md", "runs.jsonl"}
