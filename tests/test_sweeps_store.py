"""What a store keeps, and what it refuses; no training is needed for that."""

import json
import math
import os
import signal
import subprocess
import sys
from contextlib import closing

import numpy as np
import pytest

import fmnist_learn as fl
from conftest import small
from fmnist_learn.sweeps import Run, _store
from fmnist_learn.sweeps._store import Store, digest_of_data, key

COMMON = {"train": 100, "epochs": 2, "sizes": (1, 2), "keras": "3.10.0"}


def a_run(hidden=5, seed=42, loss=0.25):
    return Run(
        settings={"hidden": hidden, "filters": (32, 64), "name": "층"},
        seed=seed,
        epochs_trained=2,
        loss=loss,
        accuracy=0.5,
        val_loss=loss,
        val_accuracy=0.5,
        seconds=0.1,
    )


RUNS = [a_run(), a_run(hidden=10), a_run(seed=43, loss=math.nan)]
MODELS = {key(one.settings, one.seed): "ab12" for one in RUNS}


def opened(path, common=COMMON, models=MODELS):
    return closing(Store(path, common, models))


@pytest.fixture
def path(tmp_path):
    """A store of two runs."""
    path = tmp_path / "보관 1.jsonl"
    with opened(path) as store:
        for one in RUNS[:2]:
            store.add(one)
    return path


def test_what_was_added_is_read_again_to_the_last_digit(path):
    with opened(path) as store:
        assert [*store.runs.values()] == RUNS[:2]
        assert store.runs[key(dict(reversed(RUNS[1].settings.items())), 42)] == RUNS[1]
        store.add(RUNS[2])
    with opened(path, {**COMMON, "sizes": [1, 2]}) as store:
        *two, diverged = store.runs.values()
    assert two == RUNS[:2]
    assert math.isnan(diverged.val_loss)
    lines = path.read_text("utf-8").splitlines()
    assert [json.loads(line).get("seed") for line in lines] == [None, 42, 42, 43]
    assert "층" in lines[1]


def test_nothing_is_written_before_the_first_run(tmp_path):
    with opened(tmp_path / "new") as store:
        assert store.runs == {}
    assert (tmp_path / "new").read_bytes() == b""
    with opened(tmp_path / "new", {"epochs": 9}):  # of no other sweep yet
        pass


@pytest.mark.parametrize("at", [-1, -2, -30])
def test_half_a_line_is_taken_away_and_the_run_done_again(path, at):
    whole = path.read_bytes()
    path.write_bytes(whole[:at])
    with opened(path) as store:
        assert [*store.runs.values()] == RUNS[:1]
        store.add(RUNS[1])
    assert path.read_bytes() == whole


def test_half_of_the_first_line_is_as_good_as_nothing(path):
    whole = path.read_bytes()
    path.write_bytes(whole[:20])
    with opened(path) as store:
        for one in RUNS[:2]:
            store.add(one)
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"My notes\n", 1),
        (b"My notes", 1),
        (b"\xff\xfe\n", 1),
        (b"[1]\n", 1),
        (b'"format"\n', 1),
        (b'{"a": 1}\n{"format": 1}\n', 1),
        (None, 2),
        (b"\n", 4),
        (b"\0\0\n", 4),
        (b'{"settings": {}}\n', 4),
    ],
)
def test_another_file_is_refused_and_left_alone(path, content, line):
    ours = path.read_bytes()
    if content is None:  # damaged in the middle
        ours = ours.replace(b'"settings"', b'"sett', 1)
        content = b""
    content = content if line == 1 else ours + content
    path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"line {line} is not from a sweep"):
        opened(path)
    assert path.read_bytes() == content


DIFFERENT = [
    ({**COMMON, "epochs": 3}, r"the same epochs as now, 3\. .* \(epochs: 2\)"),
    ({**COMMON, "keras": "3.11.0"}, r"the same keras as now, 3\.11\.0"),
    ({"train": 100}, r"the same epochs as now, None"),
    ({**COMMON, "patience": 1}, r"the same patience as now, 1\. .* \(patience: None\)"),
]


@pytest.mark.parametrize(("common", "difference"), DIFFERENT)
def test_a_store_of_another_sweep_is_refused_with_the_difference(
    path, common, difference
):
    before = path.read_bytes()
    with pytest.raises(ValueError, match=difference):
        opened(path, common)
    assert path.read_bytes() == before


def test_a_run_of_another_model_is_refused(path):
    edited = MODELS | {key(RUNS[1].settings, 42): "cd34"}
    with pytest.raises(ValueError, match=r"same model \(hidden=10, .*\) as now, cd34"):
        opened(path, models=edited)
    with opened(path, models={}) as store:  # it is not asked for
        assert len(store.runs) == 2
    fl.set_language("ko")
    with pytest.raises(ValueError, match="the same train as now") as error:
        opened(path, {**COMMON, "train": 7})
    assert "train 값이 지금과 같아야 합니다: 7" in error.value.__notes__[0]


def test_no_two_sweeps_write_to_one_store(path):
    with opened(path) as store:
        with pytest.raises(OSError, match="that no other sweep is writing to"):
            opened(path)
        store.add(RUNS[2])
    with opened(path) as store:
        assert len(store.runs) == 3


def test_without_locks_nobody_is_refused(path, monkeypatch):
    def no_locks(file):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(_store, "lock", no_locks)
    with opened(path) as store:
        assert len(store.runs) == 2


def test_what_cannot_be_written_is_said(tmp_path, path, monkeypatch):
    for wrong in (tmp_path, tmp_path / "no folder" / "store"):
        with pytest.raises(OSError, match=r"store must be a file that can be written"):
            opened(wrong)
    with pytest.raises(TypeError, match="store must be a path"):
        opened(7)

    def full(handle):
        raise OSError(28, "No space left on device")

    with opened(path) as store:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="written to .No space left on device"):
            store.add(RUNS[2])


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="root may write to any file"
)
def test_a_file_that_is_read_only_is_said(path):
    path.chmod(0o400)
    with pytest.raises(OSError, match=r"can be written to .Permission denied"):
        opened(path)


CHILD = """
import sys
sys.path.insert(0, {tests!r})
from test_sweeps_store import *
with opened({path!r}) as store:
    while True:
        store.add(RUNS[0])
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_killed_while_it_writes_it_is_whole_and_free(tmp_path):
    path = tmp_path / "store"
    code = CHILD.format(tests=os.path.dirname(__file__), path=str(path))  # noqa: PTH120
    rng = np.random.default_rng(0)
    for turn in range(1, 4):
        with subprocess.Popen([sys.executable, "-c", code]) as child:
            most = path.stat().st_size + 2_000 if turn > 1 else 2_000
            most += int(rng.integers(2_000))
            while not path.exists() or path.stat().st_size < most:
                assert child.poll() is None
            child.send_signal(signal.SIGKILL)
        with opened(path) as store:
            assert [*store.runs.values()] == RUNS[:1]
    assert path.read_bytes().endswith(b"\n")


def test_the_digest_is_of_values_shapes_types_and_parts():
    data = small("flat", 20, 10, 5)
    same = small("flat", 20, 10, 3)  # the test set is not trained on
    assert digest_of_data(data) == digest_of_data(same)
    images = data.train_scaled
    others = [
        {"train_scaled": images[::-1]},
        {"train_scaled": images.reshape(-1, 28, 28)},
        {"train_scaled": images.astype(np.float64)},
        {"train_scaled": images[:10]},
        {"val_target": data.val_target[::-1]},
    ]
    from dataclasses import replace

    digests = {digest_of_data(replace(data, **other)) for other in others}
    assert len(digests | {digest_of_data(data)}) == 6
    turned = replace(data, train_scaled=np.asfortranarray(images))
    assert digest_of_data(turned) == digest_of_data(data)
