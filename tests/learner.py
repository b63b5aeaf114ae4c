"""What a learner has at hand and runs: the names of the course, and a cell."""

import sys
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np

import fmnist_learn as fl


def names(code="model"):
    """The names of the course after the data has been prepared, with little data.

    The model only for code that names one: most of the errors that are run here take
    less time than it takes to build it.
    """
    import keras

    rng = np.random.default_rng(0)
    images = rng.random((40, 784), dtype="float32")
    labels = np.arange(40) % 10
    space = {
        "fl": fl,
        "keras": keras,
        "np": np,
        "train_input": (images * 255).astype("uint8").reshape(-1, 28, 28),
        "train_scaled": images,
        "train_target": labels,
        "val_scaled": rng.random((10, 784), dtype="float32"),
        "val_target": labels[:10],
    }
    if "model" in code:
        space["model"] = model = keras.Sequential(
            [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
        )
        # SGD, since nearly all of the time of such a training is TensorFlow's tracing,
        # and the steps of other optimizers take longer to trace.
        model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return space


def run(code, space=None):
    """Run code as a cell: the error, the warnings, and the names it leaves."""
    space = names(code) if space is None else space
    # The line is there to be shown, as in a notebook.
    file = Path("cell.py")
    file.write_text(code, encoding="utf-8")
    # What Python keeps for "." is of the folder in which it first looked there.
    sys.path_importer_cache.pop(".", None)
    # Some choose a style, which is not to be that of the plots after them.
    with mpl.rc_context(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(compile(code, str(file.resolve()), "exec"), space)
        except Exception as error:
            return error, caught, space
    return None, caught, space
