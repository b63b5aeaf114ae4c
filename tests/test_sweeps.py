"""Settings compared over seeds: the same digits as alone, however it is run."""

import math
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from conftest import small
from fmnist_learn import _progress
from fmnist_learn.sweeps import SweepResult, can_vary

pytestmark = pytest.mark.keras

GRID = {"hidden": [2, (4, 3)], "optimizer": ["adam", "sgd"]}
OPTIONS = {"seeds": 2, "epochs": 2, "batch_size": 50, "verbose": 0}


def few_images():
    """One batch to train on: a single step is traced fastest."""
    return small("image", 50, 50, 10)


@pytest.fixture(scope="module")
def data():
    return few_images()


@pytest.fixture(scope="module")
def done(data, tmp_path_factory):
    """A sweep of eight runs in this process, and its store."""
    store = tmp_path_factory.mktemp("done") / "store"
    return fl.sweep(fl.build_deep, GRID, data, store=store, n_jobs=1, **OPTIONS), store


def digits(run):
    return run.loss, run.accuracy, run.val_loss, run.val_accuracy


def alone(build, data, seed, **options):
    import keras

    keras.utils.set_random_seed(seed)
    history = fl.train(build(), data, batch_size=50, verbose=0, **options).history
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    return tuple(history[name][-1] for name in names)


def test_every_setting_with_every_seed_and_the_same_digits_as_alone(done, data):
    result, _ = done
    assert isinstance(result, SweepResult)
    assert [(run.settings["hidden"], run.settings["optimizer"], run.seed) for run in (
        result.runs
    )] == [
        (hidden, optimizer, seed)
        for hidden in (2, (4, 3))
        for optimizer in ("adam", "sgd")
        for seed in (42, 43)
    ]  # fmt: skip
    assert result.recipe == {
        "build": "build_deep",
        "train": 50,
        "val": 50,
        "learning_rate": None,
        "schedule": None,
        "label_smoothing": None,
        "epochs": 2,
        "batch_size": 50,
        "patience": None,
    }
    run = result.runs[-1]
    assert run.epochs_trained == 2
    assert run.seconds > 0
    expected = alone(
        lambda: fl.build_deep(hidden=(4, 3)), data, 43, optimizer="sgd", epochs=2
    )
    assert digits(run) == expected


def test_started_again_it_does_only_what_is_missing(done, data, tmp_path, monkeypatch):
    result, whole = done
    store = tmp_path / "store"
    lines = whole.read_bytes().splitlines(keepends=True)
    store.write_bytes(b"".join(lines[:8]) + lines[8][:20])  # of the last run a part
    again = fl.sweep(fl.build_deep, GRID, data, store=store, n_jobs=1, **OPTIONS)
    assert again.runs[:-1] == result.runs[:-1]  # with the seconds of then
    assert digits(again.runs[-1]) == digits(result.runs[-1])
    before = store.read_bytes()
    assert before.startswith(b"".join(lines[:8]))
    from fmnist_learn import training

    monkeypatch.setattr(training, "train", lambda *a, **o: pytest.fail("trained"))
    some = {"optimizer": ["sgd"], "hidden": [(4, 3)]}  # in another order
    few = fl.sweep(fl.build_deep, some, data, store=store, **OPTIONS | {"verbose": 1})
    assert few.runs == again.runs[-2:]
    assert store.read_bytes() == before


def test_a_store_of_other_data_or_options_is_refused(done, data):
    _, store = done
    before = store.read_bytes()
    other = replace(data, train_target=data.train_target[::-1])
    for changed, what in (
        ({"data": other}, "data"),
        ({"limit": 40}, "train"),
        ({"epochs": 3}, "epochs"),
        ({"learning_rate": 0.1}, "learning_rate"),
        ({"schedule": "one-cycle", "learning_rate": 0.1}, "learning_rate"),
        ({"label_smoothing": 0.1}, "label_smoothing"),
    ):
        options = {"data": data, **OPTIONS, **changed}
        with pytest.raises(ValueError, match=f"must be of the same {what} as now"):
            fl.sweep(fl.build_deep, GRID, store=store, n_jobs=1, **options)
    assert store.read_bytes() == before


def network(units, activation):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation=activation),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def test_a_function_of_your_own_is_known_by_the_model_that_it_builds(data, tmp_path):
    store = tmp_path / "store"
    options = {**OPTIONS, "epochs": 1, "seeds": [7], "n_jobs": 1, "store": store}
    grid = {"units": [2, 3]}
    build = lambda units: network(units, "relu")  # noqa: E731
    first = fl.sweep(build, grid, data, **options)
    assert first.recipe["build"] == "lambda"
    # Another function that builds the same, when Keras has counted further.
    again = fl.sweep(lambda units: network(units, "relu"), grid, data, **options)
    assert again.runs == first.runs
    with pytest.raises(ValueError, match=r"same model \(units=2\) as now"):
        fl.sweep(lambda units: network(units, "tanh"), grid, data, **options)


def test_with_patience_it_is_the_best_epoch_that_counts(data):
    grid = {"learning_rate": [0.3]}
    options = OPTIONS | {"epochs": 20, "seeds": 1, "patience": 1, "n_jobs": 1}
    (run,) = fl.sweep(fl.build_deep, grid, data, **options).runs
    import keras

    keras.utils.set_random_seed(42)
    model = fl.build_deep()
    history = fl.train(
        model, data, learning_rate=0.3, epochs=20, batch_size=50, patience=1, verbose=0
    ).history
    assert run.epochs_trained == len(history["loss"])
    best = int(np.argmin(history["val_loss"]))
    assert best < run.epochs_trained - 1  # or this shows nothing
    assert run.val_loss == history["val_loss"][best]
    assert run.loss == history["loss"][best]


def test_schedule_and_label_smoothing_can_be_varied(data):
    grid = {"schedule": [None, "one-cycle"], "label_smoothing": [None, 0.1]}
    options = OPTIONS | {"seeds": 1, "n_jobs": 1, "learning_rate": 0.01}
    runs = fl.sweep(fl.build_deep, grid, data, **options).runs
    for run in runs:
        both = {"epochs": 2, "learning_rate": 0.01}
        assert digits(run) == alone(fl.build_deep, data, 42, **both, **run.settings)
    assert len({run.val_loss for run in runs}) == 4


def test_a_training_that_diverges_is_kept(data, tmp_path):
    options = OPTIONS | {
        "seeds": 1,
        "patience": 1,
        "n_jobs": 1,
        "store": tmp_path / "s",
    }
    grid = {"learning_rate": [1e30]}
    sgd = {"optimizer": "sgd"}
    lost = fl.sweep(fl.build_deep, grid, data, **sgd, **options)
    assert math.isnan(lost.runs[0].val_loss)
    assert "1 of 1 trainings diverged" in str(lost)
    again = fl.sweep(fl.build_deep, grid, data, **sgd, **options)
    assert again.runs[0].seconds == lost.runs[0].seconds


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_other_processes_give_the_same_digits():
    """Of a CNN and of a network without convolutions, built by a function in here."""
    import keras

    pictures = small("channel", 400, 100, 50)

    def build(kind):
        if kind == "cnn":
            return fl.build_cnn(filters=(8,), hidden=8)
        flat = [keras.layers.Input((28, 28, 1)), keras.layers.Flatten()]
        return keras.Sequential([*flat, keras.layers.Dense(10, activation="softmax")])

    options = {**OPTIONS, "epochs": 1}
    grid = {"kind": ["cnn", "dense"]}
    here = fl.sweep(build, grid, pictures, n_jobs=1, **options)
    there = fl.sweep(build, grid, pictures, n_jobs=2, **options)
    assert [*map(digits, there.runs)] == [*map(digits, here.runs)]
    assert [run.seed for run in there.runs] == [42, 43] * 2
    expected = alone(lambda: build("cnn"), pictures, 43, epochs=1)
    assert digits(there.runs[1]) == expected


@pytest.mark.usefixtures("hearing")
def test_ctrl_c_keeps_what_has_finished(data, tmp_path):
    built = []

    def build(units):
        built.append(units)
        if len(built) == 5:  # two to look at, and the third of four runs
            signal.raise_signal(signal.SIGINT)
        return network(units, "relu")

    store = tmp_path / "store"
    options = OPTIONS | {"epochs": 1, "n_jobs": 1, "store": store}
    with pytest.raises(KeyboardInterrupt):
        fl.sweep(build, {"units": [2, 3]}, data, **options)
    assert len(store.read_text().splitlines()) == 3
    whole = fl.sweep(build, {"units": [2, 3]}, data, **options)
    assert len(whole.runs) == 4
    assert len(built) == 5 + 2 + 2


CHILD = """
import sys
sys.path.insert(0, {tests!r})
from test_sweeps import *
fl.sweep(
    fl.build_deep, GRID, few_images(), store={store!r}, n_jobs=1, **OPTIONS
)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_killed_at_random_moments_it_ends_as_if_it_had_not_been(done, data, tmp_path):
    store = tmp_path / "store"
    code = CHILD.format(tests=str(Path(__file__).parent), store=str(store))
    rng = random.Random(7)
    lines = 0
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", code]) as child:
            lines += rng.randint(1, 3)
            while child.poll() is None and (
                not store.exists() or store.read_bytes().count(b"\n") < lines
            ):
                time.sleep(0.01)
            time.sleep(rng.random() / 10)
            child.kill()
        assert store.read_bytes().count(b"\n") >= lines
        lines = store.read_bytes().count(b"\n")
    result, _ = done
    whole = fl.sweep(fl.build_deep, GRID, data, store=store, n_jobs=1, **OPTIONS)
    assert [*map(digits, whole.runs)] == [*map(digits, result.runs)]
    assert store.read_bytes().count(b"\n") == 9


def test_the_bar_says_how_many_and_the_time_left(data, capsys, monkeypatch):
    options = OPTIONS | {"seeds": 1, "epochs": 1, "n_jobs": 1, "verbose": 1}
    fl.sweep(fl.build_deep, {"hidden": [2]}, data, **options)
    assert capsys.readouterr().out == ""  # no terminal
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    fl.set_language("ko")
    fl.sweep(fl.build_deep, {"hidden": [2]}, data, **options)
    shown = capsys.readouterr().out
    assert "훈련" in shown
    assert "남은 시간" in shown
    assert "1/1" in re.sub("\x1b[^m]*m", "", shown)


def test_a_notebook_without_widgets_shows_no_bar(capsys, monkeypatch):
    """It would show a warning of rich in its place; warnings are errors here."""
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    monkeypatch.setattr(_progress, "find_spec", lambda name: None)
    assert [*_progress.with_progress(iter("ab"), 2, 1)] == ["a", "b"]
    assert capsys.readouterr() == ("", "")


def small_cnn():
    return fl.build_cnn(filters=(2,), hidden=2)


def test_without_data_it_takes_those_in_the_shape_of_the_model(monkeypatch):
    from fmnist_learn.sweeps import _plan

    asked = []

    def prepared(layout):
        asked.append(layout)
        return small(layout, 100, 50, 10)

    monkeypatch.setattr(_plan, "prepare_data", prepared)
    options = {"seeds": 1, "epochs": 1, "n_jobs": 1, "verbose": 0, "limit": 30}
    for build in (fl.build_dense, small_cnn):
        result = fl.sweep(build, {}, **options)
        assert len(result.runs) == 1
        assert result.recipe["train"] == 30
    assert asked == ["flat", "channel"]


def test_numbers_of_numpy_are_as_good(data):
    grid = {"hidden": np.array([2]), "learning_rate": np.logspace(-3, -3, 1)}
    options = {"seeds": np.arange(1), "epochs": np.int64(1), "batch_size": 100}
    result = fl.sweep(fl.build_deep, grid, data, n_jobs=1, verbose=0, **options)
    assert [type(value) for value in result.runs[0].settings.values()] == [int, float]
    assert result.runs[0].seed == 0
    tuples = {"hidden": [[np.int64(2), 3]]}
    result = fl.sweep(fl.build_deep, tuples, data, n_jobs=1, verbose=0, **options)
    assert result.runs[0].settings == {"hidden": (2, 3)}


def mine(units, *, epochs=1, **more):
    return network(units, "relu")


def print_it():
    """Forgets to return what it has made."""


def any_shape(size):
    import keras

    return keras.Sequential([keras.layers.Input((size,)), keras.layers.Dense(10)])


def test_what_can_be_varied():
    of_train = [
        *("optimizer", "learning_rate", "schedule", "label_smoothing"),
        *("epochs", "batch_size", "patience"),
    ]
    assert can_vary(fl.build_deep) == ["hidden", "activation", "dropout", *of_train]
    assert can_vary(mine) == ["units", "epochs", *of_train]


@pytest.mark.parametrize(
    ("build", "grid", "options", "kind", "message"),
    [
        (3, {}, {}, TypeError, "build must be a function that returns a model"),
        ("deep", [], {}, TypeError, "grid must be a dictionary"),
        ("deep", {"hiden": [1]}, {}, ValueError, "build or of train: hidden, "
         "activation, dropout, optimizer, learning_rate, schedule, label_smoothing, "
         "epochs, batch_size, patience.*'hiden'. Did you mean 'hidden'"),
        ("deep", {3: [1]}, {}, ValueError, "Received: grid=3.$"),
        ("deep", {"hidden": []}, {}, ValueError, "a list of at least one value"),
        ("deep", {"activation": "relu"}, {}, ValueError, "a list of at least one"),
        ("deep", {"hidden": 5}, {}, ValueError, "Received: grid={'hidden': 5}"),
        ("deep", {"hidden": [5, 5.0]}, {}, ValueError, "hold every value only once"),
        ("deep", {"hidden": [math.nan]}, {}, TypeError, "hidden must be a finite"),
        ("deep", {"hidden": [{}]}, {}, TypeError, "hidden must be a finite"),
        ("deep", {"hidden": [0]}, {}, ValueError, "hidden must be a whole number"),
        ("deep", {"epochs": [0]}, {}, ValueError, "epochs must be a whole number"),
        ("deep", {"patience": [0]}, {}, ValueError, "patience must be a whole number"),
        ("deep", {"epochs": [1]}, {"epochs": 7}, ValueError, "epochs must not be given "
         "where the grid varies it. Received: epochs=7"),
        ("deep", {"optimizer": ["adamm"]}, {}, ValueError, "optimizer must be the"),
        ("deep", {}, {"optimizer": len}, TypeError, "optimizer must be a name, since"),
        ("deep", {}, {"learning_rate": -1}, ValueError, "learning_rate must be"),
        ("deep", {"schedule": [None, "one-cycle"]}, {}, ValueError, "learning_rate "
         "must be the peak of the cycle"),
        ("deep", {"patience": [2]}, {"schedule": "one-cycle", "learning_rate": 0.1},
         ValueError, "patience must be None with schedule='one-cycle'"),
        ("deep", {"label_smoothing": [0]}, {}, ValueError, "label_smoothing must be a"),
        ("deep", {}, {"seeds": True}, ValueError, "seeds must be a whole number"),
        ("deep", {}, {"seeds": 0}, ValueError, "seeds must be a whole number"),
        ("deep", {}, {"seeds": []}, ValueError, "at least one, all different"),
        ("deep", {}, {"seeds": [1, 1]}, ValueError, "at least one, all different"),
        ("deep", {}, {"seeds": "42"}, ValueError, "at least one, all different"),
        ("deep", {}, {"seeds": [-1]}, ValueError, "be a whole number from 0"),
        ("deep", {}, {"limit": 0}, ValueError, "limit must be a whole number of at"),
        ("deep", {}, {"limit": 51}, ValueError, "at most the 50 images to train on"),
        ("deep", {}, {"n_jobs": 0}, ValueError, "n_jobs must be a whole number"),
        ("deep", {}, {"verbose": 2}, ValueError, "verbose must be one of 0, 1"),
        ("deep", {}, {"data": (1, 2)}, TypeError, "data must be the Splits"),
        ("dense", {}, {}, ValueError, "train_scaled must hold images of shape .784,."),
        (mine, {}, {}, TypeError, "every argument that build needs.*'units'"),
        (mine, {"units": [1], "epochs": [1]}, {}, ValueError, "of build or of train, "
         "not of both. Received: grid='epochs'"),
        (print_it, {}, {}, TypeError, "return a Keras model. Received: build=NoneType"),
        (any_shape, {"size": [3, 4]}, {"data": None}, ValueError, "data must be given"),
        (any_shape, {"size": [3]}, {"data": None}, ValueError, "data must be given"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_before_anything_is_trained(  # noqa: PLR0917
    data, monkeypatch, build, grid, options, kind, message
):
    from fmnist_learn import training

    monkeypatch.setattr(training, "train", lambda *a, **o: pytest.fail("trained"))
    build = {"deep": fl.build_deep, "dense": fl.build_dense}.get(build, build)
    with pytest.raises(kind, match=message):
        fl.sweep(build, grid, **{"data": data, "n_jobs": 1, "verbose": 0, **options})


def test_a_store_needs_a_model_that_can_be_described(data, tmp_path):
    import keras

    class Mine(keras.layers.Layer):
        def __init__(self, how):
            super().__init__()

        def call(self, inputs):
            return inputs

    def build():
        first = [keras.layers.Input((28, 28)), keras.layers.Flatten(), Mine(len)]
        return keras.Sequential([*first, keras.layers.Dense(10, activation="softmax")])

    options = OPTIONS | {"epochs": 1, "seeds": 1, "n_jobs": 1}
    assert len(fl.sweep(build, {}, data, **options).runs) == 1
    with pytest.raises(TypeError, match="build must return a model that Keras can"):
        fl.sweep(build, {}, data, store=tmp_path / "store", **options)
