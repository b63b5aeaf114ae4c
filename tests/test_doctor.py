import ast
import gzip
import importlib.util
import os
import re
import shutil
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.doctor import RULES

BY_NAME = {rule.name: rule for rule in RULES}


def test_every_rule_is_complete():
    assert len(BY_NAME) == len(RULES)
    concepts = {name for part in fl.list_concepts("en").values() for name in part}
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        assert not rule.concept or rule.concept in concepts
        assert rule.section in fl.list_concepts("en")
        assert bool(rule.kinds) == bool(rule.pattern) == ("error" in rule.where)
        for text in (rule.title, rule.cause, rule.remedy, rule.holds):
            if text is not None:
                assert re.search("[가-힣]", text.ko)
                assert not re.search("[가-힣]", text.en)
        ast.parse(rule.fixed)


def names():
    import keras

    rng = np.random.default_rng(0)
    images = rng.random((40, 784), dtype="float32")
    labels = np.arange(40) % 10
    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return {
        "keras": keras,
        "np": np,
        "model": model,
        "train_input": (images * 255).astype("uint8").reshape(-1, 28, 28),
        "train_scaled": images,
        "train_target": labels,
        "val_scaled": rng.random((10, 784), dtype="float32"),
        "val_target": labels[:10],
    }


def run(code):
    """Run an example: the error, the warnings, and the names it leaves."""
    space = names()
    # The line is there to be shown, as in a notebook.
    file = Path("cell.py")
    file.write_text(code, encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(compile(code, str(file.resolve()), "exec"), space)
        except Exception as error:
            return error, caught, space
    return None, caught, space


def happens_here(name):
    """Whether the broken code of a rule is an error on this machine."""
    if name == "disk-full":
        return Path("/dev/full").exists()  # a disk that is always full, on Linux
    if name == "pydot-missing":
        return importlib.util.find_spec("pydot") is None
    return True


def prepare(name):
    """What the broken code of a rule finds when it runs."""
    if name == "disk-full":
        Path("model.keras").symlink_to("/dev/full")
    if name == "truncated-data":
        folder = Path(os.environ["KERAS_HOME"], "datasets", "fashion-mnist")
        folder.mkdir(parents=True, exist_ok=True)
        for part in ("train", "t10k"):
            for kind in ("images-idx3", "labels-idx1"):
                whole = gzip.compress(bytes(1000))
                (folder / f"{part}-{kind}-ubyte.gz").write_bytes(whole[:-10])


def words(error):
    """The type and the message, without colours and line ends."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    said = re.sub(r"\x1b\[\d*m", "", said)
    return " ".join(f"{type(error).__name__}: {said}".split())


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_each_error_is_raised_and_explained_and_its_correction_runs(
    tmp_path, monkeypatch
):
    import keras
    import matplotlib.pyplot as plt

    # With it, Keras takes the process for a notebook, and only prints some errors.
    monkeypatch.delitem(sys.modules, "IPython.core.magics.namespace", raising=False)
    problems = []
    for rule in RULES:
        if "error" not in rule.where or not happens_here(rule.name):
            continue
        folder = tmp_path / rule.name
        folder.mkdir()
        monkeypatch.chdir(folder)
        prepare(rule.name)
        error, caught, _ = run(rule.broken)
        keras.backend.clear_session(free_memory=False)
        candidates = [error] if error else [one.message for one in caught]
        known = {fl.explain_error(one).rule: one for one in reversed(candidates)}
        if rule.name not in known:
            problems.append((rule.name, known, candidates))
        elif not words(known[rule.name]).startswith(rule.error) and not rule.holds:
            problems.append((rule.name, "other words", words(known[rule.name])))
        plt.close("all")
        error, caught, _ = run(rule.fixed)
        again = [fl.explain_error(one.message).rule for one in caught]
        if error is not None or rule.name in again:
            problems.append((rule.name, "corrected", error, again))
        keras.backend.clear_session(free_memory=False)
        plt.close("all")
    shutil.rmtree(Path(os.environ["KERAS_HOME"], "datasets"), ignore_errors=True)
    assert problems == []
