"""The code that learners copy from the web ("theirs") against this package ("ours").

    python tests/benchmarks/compare.py [--only ROW ...] [--repeats N] [--json FILE]

Run by hand, on a machine that does nothing else. Both sides run in fresh processes in
turn (theirs, ours, theirs, ours, ...), so that a machine that gets slower or warmer
does so for both, and the median of each is shown. A time is never a failure: only
digits that ought to agree and do not, or a program that fails, end this with 1.
"""

import argparse
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, Literal

# What one process measured, by name, and its "digits": text that is the same for
# both sides if their results are.
Run = dict[str, Any]

NOTHING = "pass"

# The answer is put together by hand: importing json would count as ours.
HEAVY_MODULES = """
import sys
heavy = {"keras", "tensorflow", "sklearn", "matplotlib", "pandas", "scipy"}
print('{"digits": "%s"}' % " ".join([*sorted(heavy & sys.modules.keys()), *problems]))
"""

IMPORT = """
import fmnist_learn
problems = []
"""

HELP = """
from fmnist_learn.cli import main
try:
    main(["--help"])
except SystemExit as end:
    problems = [f"exit code {end.code}"] if end.code else []
"""

EXPLAIN = """
from fmnist_learn.cli import main
try:
    main(["explain", "softmax", "--lang", "ko"])
except SystemExit as end:
    problems = [f"exit code {end.code}"] if end.code else []
"""

ANSWER = """
import hashlib, json, os, time

def answer(digits, **figures):
    print(json.dumps({"digits": digits, **figures}))

def sha256(*arrays):
    return hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest()
"""

# Both sides get the same photo, and print what the command prints.
PHOTO = """
from PIL import Image
from fmnist_learn import load_data
_, (test_input, _) = load_data()
Image.fromarray(255 - test_input[0]).resize((280, 280)).save("boot.png")
"""

PREDICT_THEIRS = """
import fmnist_learn, keras, numpy as np
from pathlib import Path
model = keras.models.load_model(
    Path(fmnist_learn.__file__).parent / "_models" / "cnn.keras")
image = fmnist_learn.prepare_photo("boot.png") / np.float32(255)
p = model.predict(image.reshape(1, 28, 28, 1), verbose=0)[0]
first, *others = (
    f"{fmnist_learn.class_names()[i]} {p[i]:.1%}" for i in np.argsort(-p)[:3])
answer(f"boot.png: {first} ({', '.join(others)})")
"""

PREDICT_OURS = """
import contextlib, io
from fmnist_learn.cli import main
with contextlib.redirect_stdout(io.StringIO()) as printed:
    try:
        main(["predict", "boot.png", "--lang", "en"])
    except SystemExit:
        pass
answer(printed.getvalue().strip())
"""

# The data sets of Keras are looked up beforehand: what is timed is the call alone.
LOAD_THEIRS = """
from keras.datasets import fashion_mnist
started = time.perf_counter()
(train_input, train_target), (test_input, test_target) = fashion_mnist.load_data()
seconds = time.perf_counter() - started
"""

LOAD_OURS = """
import numpy
from fmnist_learn import load_data
started = time.perf_counter()
(train_input, train_target), (test_input, test_target) = load_data()
seconds = time.perf_counter() - started
"""

LOAD_ANSWER = """
answer(sha256(train_input, train_target, test_input, test_target), seconds=seconds)
"""

PEAK = """
import resource, sys

def peak():
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
"""

# Theirs gets our load_data as well: the gzip files of Keras have a row of their own.
PREPARE_THEIRS = """
import numpy as np
from sklearn.model_selection import train_test_split
from fmnist_learn import load_data
before, started = peak(), time.perf_counter()
(train_input, train_target), (test_input, test_target) = load_data()
train_scaled = train_input / 255.0
train_scaled = train_scaled.reshape(-1, 28*28)
train_scaled, val_scaled, train_target, val_target = train_test_split(
    train_scaled, train_target, test_size=0.2, random_state=42)
test_scaled = test_input.reshape(-1, 784) / 255.0
seconds, memory = time.perf_counter() - started, peak() - before
"""

# The check of the dtype is for the answer's astype, which would hide a float64.
PREPARE_OURS = """
import numpy as np
from fmnist_learn import prepare_data
before, started = peak(), time.perf_counter()
data = prepare_data()
seconds, memory = time.perf_counter() - started, peak() - before
train_scaled, train_target = data.train_scaled, data.train_target
val_scaled, val_target = data.val_scaled, data.val_target
test_scaled, test_target = data.test_scaled, data.test_target
assert train_scaled.dtype == val_scaled.dtype == test_scaled.dtype == np.float32
"""

PREPARE_ANSWER = """
scaled = [part.astype(np.float32) for part in (train_scaled, val_scaled, test_scaled)]
digits = sha256(*scaled, train_target, val_target, test_target)
answer(digits, seconds=seconds, memory=memory)
"""

CONVOLUTION = """
import numpy as np
from fmnist_learn import ops
rng = np.random.default_rng(42)
images = rng.random((100, 28, 28, 1), np.float32)
kernel = rng.normal(size=(3, 3, 1, 32)).astype(np.float32)
started = time.perf_counter()
maps = ops.conv2d(images, kernel, padding="same")
seconds = time.perf_counter() - started
answer(str(maps.shape), seconds=seconds)
"""

# The second clock is read on the way, so one process serves both rows.
BASELINE_THEIRS = """
import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import cross_validate
from fmnist_learn import load_data
started = time.perf_counter()
(train_input, train_target), (test_input, test_target) = load_data()
train_scaled = train_input / 255.0
train_scaled = train_scaled.reshape(-1, 28*28)
sc = SGDClassifier(loss='log_loss', max_iter=5, random_state=42)
scores = cross_validate(sc, train_scaled, train_target, n_jobs=-1)
mean = float(np.mean(scores['test_score']))
folds_only = time.perf_counter() - started
test_scaled = test_input.reshape(-1, 28*28) / 255.0
sc.fit(train_scaled, train_target)
accuracy = sc.score(test_scaled, test_target)
seconds = time.perf_counter() - started
answer(f"{mean!r} {float(accuracy)!r}", seconds=seconds, folds_only=folds_only)
"""

BASELINE_OURS = """
from fmnist_learn import baseline_sgd
started = time.perf_counter()
result = baseline_sgd()
seconds = time.perf_counter() - started
answer(f"{result.mean!r} {result.test_accuracy!r}", seconds=seconds)
"""

TRAIN_START = """
import sys
import keras
import fmnist_learn as fl

name, layout, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
seconds = []

class Clock(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.began = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        seconds.append(time.perf_counter() - self.began)

data = fl.prepare_data(layout=layout)
keras.utils.set_random_seed(42)
model = getattr(fl, f"build_{name}")()
"""

TRAIN_THEIRS = """
model.compile(
    optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
history = model.fit(
    data.train_scaled, data.train_target,
    validation_data=(data.val_scaled, data.val_target),
    epochs=epochs, callbacks=[Clock()], verbose=0)
"""

TRAIN_OURS = """
history = fl.train(
    model, data, optimizer="adam", epochs=epochs, callbacks=[Clock()], verbose=0)
"""

# The first epoch contains the tracing of the functions, which more epochs dilute.
TRAIN_ANSWER = """
first, *later = seconds
epoch = sum(later) / len(later)
answer(json.dumps(history.history), epoch=epoch, first_epoch=first)
"""


# Whole lessons, from the start of Python on, with the same steps. Theirs gets our
# load_data as well, and draws only the pictures that the book has.
LESSON_START = """
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import keras
from sklearn.model_selection import train_test_split
from fmnist_learn import load_data

keras.utils.set_random_seed(42)
(train_input, train_target), (test_input, test_target) = load_data()
"""

LESSON_07_1_THEIRS = """
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import cross_validate

fig, axs = plt.subplots(1, 10, figsize=(10, 10))
for i in range(10):
    axs[i].imshow(train_input[i], cmap='gray_r')
    axs[i].axis('off')
train_scaled = train_input / 255.0
train_scaled = train_scaled.reshape(-1, 28*28)
sc = SGDClassifier(loss='log_loss', max_iter=5, random_state=42)
scores = cross_validate(sc, train_scaled, train_target, n_jobs=-1)
mean = float(np.mean(scores['test_score']))
sc.fit(train_scaled, train_target)
test_accuracy = sc.score(test_input.reshape(-1, 28*28) / 255.0, test_target)
train_scaled, val_scaled, train_target, val_target = train_test_split(
    train_scaled, train_target, test_size=0.2, random_state=42)
model = keras.Sequential([
    keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(train_scaled, train_target, epochs=5, verbose=0)
loss, accuracy = model.evaluate(val_scaled, val_target, verbose=0)
answer(f"{mean!r} {test_accuracy:.7f} {accuracy:.7f}")
"""

LESSON_07_2_THEIRS = """
train_scaled = train_input / 255.0
train_scaled, val_scaled, train_target, val_target = train_test_split(
    train_scaled, train_target, test_size=0.2, random_state=42)

def network(activation):
    model = keras.Sequential()
    if activation == 'sigmoid':
        model.add(keras.layers.Input(shape=(784,)))
    else:
        model.add(keras.layers.Input(shape=(28, 28)))
        model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(100, activation=activation))
    model.add(keras.layers.Dense(10, activation='softmax'))
    return model

network('sigmoid'), network('sigmoid')  # the first two of three ways to build
digits = []
for activation, optimizer in (
        ('sigmoid', 'rmsprop'), ('relu', 'rmsprop'), ('relu', 'adam')):
    model = network(activation)
    model.compile(optimizer=optimizer, loss='sparse_categorical_crossentropy',
                  metrics=['accuracy'])
    shape = (-1, 784) if activation == 'sigmoid' else (-1, 28, 28)
    model.fit(train_scaled.reshape(shape), train_target, epochs=5, verbose=0)
    loss, accuracy = model.evaluate(val_scaled.reshape(shape), val_target, verbose=0)
    digits.append(f"{accuracy:.7f}")
answer(" ".join(digits))
"""

LESSON_OURS = """
import sys
import matplotlib
matplotlib.use("Agg")
from fmnist_learn import run_lesson
rows = run_lesson(sys.argv[1], verbose=0).rows
measured = {row.key: row.measured for row in rows}
answer(" ".join(
    repr(measured[key]) if key == "cv_mean" else f"{measured[key]:.7f}"
    for key in sys.argv[2:]))
"""

# The last training of 07-3, with its checkpoint: dropout, at most 20 epochs.
TRAIN_07_3_START = """
import tempfile
import keras
import fmnist_learn as fl

data = fl.prepare_data(layout="image")
keras.utils.set_random_seed(42)
model = fl.build_deep(dropout=0.3)
file = tempfile.mkdtemp() + "/best.keras"
started = time.perf_counter()
"""

TRAIN_07_3_THEIRS = """
model.compile(
    optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
history = model.fit(
    data.train_scaled, data.train_target, epochs=20, verbose=0,
    validation_data=(data.val_scaled, data.val_target),
    callbacks=[
        keras.callbacks.ModelCheckpoint(file, save_best_only=True),
        keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)])
"""

TRAIN_07_3_OURS = """
history = fl.train(
    model, data, optimizer="adam", epochs=20, patience=2, checkpoint=file, verbose=0)
"""

TRAIN_07_3_ANSWER = """
seconds = time.perf_counter() - started
answer(json.dumps(history.history), seconds=seconds)
"""

# One after the other in this process, against two that start meanwhile: their start is
# part of it. What is spent on the store, on both sides, in percent of the whole; and
# the memory of the process that trains.
SWEEP_START = """
import sys
import joblib
import fmnist_learn as fl
from fmnist_learn import sweeps

spent = 0.0

def timed(function):
    def call(*arguments):
        global spent
        started = time.perf_counter()
        result = function(*arguments)
        spent += time.perf_counter() - started
        return result
    return call

sweeps.digest_of_data = timed(sweeps.digest_of_data)
sweeps.Store.__init__ = timed(sweeps.Store.__init__)
sweeps.Store.add = timed(sweeps.Store.add)

# Not of resource, which counts what the process that started it had as well.
def peak():
    lines = open("/proc/self/status").read().splitlines()
    time.sleep(0.2)  # so that no process answers for another
    return next(int(line.split()[1]) for line in lines if line[:6] == "VmHWM:") / 1024

data, optimizers = fl.prepare_data(), ["rmsprop", "adam"]
"""

SWEEP = """
images, epochs = map(int, sys.argv[1:])
folder = os.getcwd()
store = f"{folder}/{jobs}-{time.time_ns()}.jsonl"
started = time.perf_counter()
result = fl.sweep(
    fl.build_dense, {"optimizer": optimizers}, data, seeds=4, epochs=epochs,
    limit=images, store=store, n_jobs=jobs, verbose=0)
seconds = time.perf_counter() - started
memory = max(joblib.Parallel(n_jobs=jobs)(joblib.delayed(peak)() for _ in range(jobs)))
digits = [(one.loss, one.accuracy, one.val_loss, one.val_accuracy)
          for one in result.runs]
answer(json.dumps(digits), seconds=seconds, memory=memory, store=100 * spent / seconds)
"""

# The scripts that `fix` leaves alone, over and over, and with a wrong one now and then.
LONG = """
import ast
import sys
from pathlib import Path
old = Path(sys.argv[1]).read_text(encoding="utf-8")
files = sorted(Path(sys.argv[2]).glob("*.py"))
scripts = [file.read_text("utf-8") for file in files]
# To these a name of the old script means something else: beside them little is sure.
others = {"prepared", "sklearn_proba", "subclass", "two_models"}
beside = [file.read_text("utf-8") for file in files if file.stem not in others]
def long(*texts):
    lines = "\\n".join(texts * 9).splitlines(keepends=True)[:2340]
    while True:  # the last statement may have been cut in two
        try:
            ast.parse("".join(lines))
            return "".join(lines) + "#\\n" * (2340 - len(lines))
        except SyntaxError:
            lines.pop()
correct, wrong = long(*scripts), long(old, *beside)
def seconds_of(what, text):
    what(text)
    started = time.perf_counter()
    what(text)
    return time.perf_counter() - started
"""
PARSE_ONLY = """
answer(correct.count("\\n"), seconds=seconds_of(ast.parse, correct),
       wrong=seconds_of(ast.parse, wrong))
"""
FIX_ONE = """
from fmnist_learn import fix_code
assert fix_code(correct).source == correct and len(fix_code(wrong).changes) > 50
answer(correct.count("\\n"), seconds=seconds_of(fix_code, correct),
       wrong=seconds_of(fix_code, wrong))
"""

# No two of the files are the same, and all have the mistakes of the old script.
FIX = """
import sys
from pathlib import Path
from fmnist_learn.doctor.files import fix_files
old = Path(sys.argv[1]).read_text(encoding="utf-8")
for number in range(500):
    text = "".join(
        f"{line}  # {number}.{place}\\n" if line and line[-1] in ")'" else line + "\\n"
        for place, line in enumerate(old.replace("42", str(number)).splitlines()))
    Path(f"old-{number}.py").write_text(text, encoding="utf-8")
started = time.perf_counter()
fixed = list(fix_files([Path()], write=False, lang="en"))
seconds = time.perf_counter() - started
counts = {sum(len(piece.fix.changes) for piece in one.pieces) for one in fixed}
answer(f"{len(fixed)} files, {counts}", seconds=seconds)
"""

# By the command itself: what it prints is a part of its time.
FIX_MIXED = """
import sys
sys.path.insert(0, sys.argv[1])
import contextlib, io
from pathlib import Path
from fmnist_learn.cli import main
from mixed_folder import make
make(Path())
printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
started = time.perf_counter()
with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
    main(["fix", ".", "--lang", "en"])
seconds = time.perf_counter() - started
printed.seek(0)
paths = {line.rpartition(":")[0].partition(" [")[0] for line in printed
         if line.startswith("week")}
answer(f"{len(paths)} files to correct", seconds=seconds)
"""

# Files that a slow way of reading takes minutes for.
FIX_LARGE = """
import json
from pathlib import Path
from fmnist_learn.doctor.files import fix_file
cells = [{"cell_type": "code", "source": ["model.compile(metrics='accuracy')"],
          "outputs": [{"image/png": "A" * 5_000_000}]}] * 10
Path("pictures.ipynb").write_text(json.dumps({"cells": cells}))
Path("fences.md").write_text("```python\\n" * 20_000)
figures = {}
for name in ("fences.md", "pictures.ipynb"):
    started = time.perf_counter()
    fixed = fix_file(Path(name), lang="en")
    figures[Path(name).stem] = time.perf_counter() - started
answer(f"{sum(bool(piece.fix.changes) for piece in fixed.pieces)} cells", **figures)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure that the processes of both sides gave."""

    what: str
    target: str
    figure: str = "seconds"
    theirs_figure: str | None = None  # if theirs goes by another name
    unit: Literal["s", "MiB", "%"] = "s"
    as_difference: bool = False  # ours - theirs says more here than theirs / ours


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two programs for the same result, and the rows they fill."""

    theirs: str | None
    ours: str
    rows: tuple[Row, ...]
    digits: str  # what must agree, in words
    expected: str | None = None  # the digits themselves, where they are known
    repeats: int = 5
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a row."""

    row: Row
    theirs: float | None
    ours: float
    digits: str
    agree: bool
    # The lowest and the highest ratio of two runs that came one after the other.
    spread: tuple[float, float] | None

    @property
    def ratio(self) -> float | None:
        """Theirs / ours, or, where the row asks for it, ours - theirs."""
        if self.theirs is None:
            return None
        if self.row.as_difference:
            return self.ours - self.theirs
        return self.theirs / self.ours


def epochs_of(name: str, layout: str, epochs: int, target: str) -> Comparison:
    return Comparison(
        theirs=ANSWER + TRAIN_START + TRAIN_THEIRS + TRAIN_ANSWER,
        ours=ANSWER + TRAIN_START + TRAIN_OURS + TRAIN_ANSWER,
        arguments=(name, layout, str(epochs)),
        digits=f"History of {epochs} epochs",
        rows=(Row(f"{name}: an epoch after the first", target, figure="epoch"),),
    )


def lesson(name: str, program: str, target: str, *keys: str) -> Comparison:
    return Comparison(
        theirs=ANSWER + LESSON_START + program,
        ours=ANSWER + LESSON_OURS,
        arguments=(name, *keys),
        repeats=3,
        digits=", ".join(keys),
        rows=(Row(f"lesson {name}, import included", target, figure="wall"),),
    )


FIXED = tuple(
    str(Path(__file__).parents[1] / name) for name in ("old_style.txt", "correct")
)

COMPARISONS = {
    "import": Comparison(
        theirs=NOTHING,
        ours=IMPORT + HEAVY_MODULES,
        digits="no heavy module",
        expected="",
        rows=(
            Row(
                "python -c pass / import fmnist_learn",
                "≤ 0.05 s more",
                figure="wall",
                as_difference=True,
            ),
        ),
    ),
    "help": Comparison(
        theirs=None,
        ours=HELP + HEAVY_MODULES,
        digits="no heavy module",
        expected="",
        rows=(Row("fmnist-learn --help", "≤ 0.4 s", figure="wall"),),
    ),
    "explain": Comparison(
        theirs=None,
        ours=EXPLAIN + HEAVY_MODULES,
        digits="no heavy module",
        expected="",
        rows=(Row("fmnist-learn explain softmax", "≤ 0.5 s", figure="wall"),),
    ),
    "predict": Comparison(
        theirs=ANSWER + PHOTO + PREDICT_THEIRS,
        ours=ANSWER + PHOTO + PREDICT_OURS,
        digits="the class and the probabilities as printed",
        rows=(Row("predict, against load_model and predict", "≥ 6", figure="wall"),),
    ),
    "convolution": Comparison(
        theirs=None,
        ours=ANSWER + CONVOLUTION,
        digits="shape of the maps",
        expected="(100, 28, 28, 32)",
        rows=(Row("ops.conv2d: first layer, 100 images", "≤ 1 s"),),
    ),
    "fix": Comparison(
        theirs=None,
        ours=ANSWER + FIX,
        arguments=FIXED[:1],
        repeats=3,
        digits="files, and the changes in each",
        expected="500 files, {20}",
        rows=(Row("fix: a folder of 500 wrong files", "≤ 20 s"),),
    ),
    "fix-mixed": Comparison(
        theirs=None,
        ours=ANSWER + FIX_MIXED,
        arguments=(str(Path(__file__).parent),),
        repeats=3,
        digits="what is to be corrected",
        expected="87 files to correct",
        rows=(Row("fix: 259 scripts, notebooks and notes", "≤ 3 s"),),
    ),
    "fix-large": Comparison(
        theirs=None,
        ours=ANSWER + FIX_LARGE,
        repeats=3,
        digits="what is to be corrected",
        expected="10 cells",
        rows=(
            Row("fix: 20,000 code fences never closed", "≤ 1 s", figure="fences"),
            Row("fix: a notebook of 50 MB", "≤ 2 s", figure="pictures"),
        ),
    ),
    "fix-one": Comparison(
        theirs=ANSWER + LONG + PARSE_ONLY,
        ours=ANSWER + LONG + FIX_ONE,
        arguments=FIXED,
        digits="lines",
        rows=(
            Row("fix: 2,340 lines, against ast.parse alone", "≤ 0.1 s"),
            Row("the same with 60 mistakes", "≤ 0.3 s", figure="wrong"),
        ),
    ),
    "load": Comparison(
        theirs=ANSWER + LOAD_THEIRS + LOAD_ANSWER,
        ours=ANSWER + LOAD_OURS + LOAD_ANSWER,
        digits="SHA-256 of the arrays",
        rows=(Row("first load_data", "≥ 8"),),
    ),
    "prepare": Comparison(
        theirs=ANSWER + PEAK + PREPARE_THEIRS + PREPARE_ANSWER,
        ours=ANSWER + PEAK + PREPARE_OURS + PREPARE_ANSWER,
        digits="SHA-256 as float32",
        rows=(
            Row("prepare_data", "≥ 3"),
            Row("prepare_data: peak memory", "≥ 2", figure="memory", unit="MiB"),
        ),
    ),
    "baseline": Comparison(
        theirs=ANSWER + BASELINE_THEIRS,
        ours=ANSWER + BASELINE_OURS,
        repeats=3,
        digits="mean and test accuracy",
        expected="0.8194166666666666 0.8104",
        rows=(
            Row("baseline_sgd: the same work", "≥ 1.25"),
            Row(
                "baseline_sgd: theirs without test accuracy",
                "-",
                theirs_figure="folds_only",
            ),
        ),
    ),
    "dense": epochs_of("dense", "flat", 3, "≥ 3"),
    "deep": epochs_of("deep", "image", 3, "≥ 2"),
    "cnn": epochs_of("cnn", "channel", 2, "≥ 1.15"),
    "lesson-07-1": lesson(
        "07-1",
        LESSON_07_1_THEIRS,
        "≥ 1.4",
        "cv_mean",
        "sgd_test_accuracy",
        "dense_val_accuracy",
    ),
    "lesson-07-2": lesson(
        "07-2",
        LESSON_07_2_THEIRS,
        "≥ 1.5",
        "sigmoid_val_accuracy",
        "relu_val_accuracy",
        "adam_val_accuracy",
    ),
    "lesson-07-3": Comparison(
        theirs=ANSWER + TRAIN_07_3_START + TRAIN_07_3_THEIRS + TRAIN_07_3_ANSWER,
        ours=ANSWER + TRAIN_07_3_START + TRAIN_07_3_OURS + TRAIN_07_3_ANSWER,
        repeats=3,
        digits="History until early stopping",
        rows=(Row("lesson 07-3: training with early stopping", "≥ 2"),),
    ),
    "sweep": Comparison(
        theirs=ANSWER + SWEEP_START + "jobs = 1" + SWEEP,
        ours=ANSWER + SWEEP_START + "jobs = 2" + SWEEP,
        arguments=("48000", "5"),
        repeats=3,
        digits="loss and accuracy of 8 trainings",
        rows=(
            Row("sweep: 8 dense trainings, one by one / two at once", "≥ 1.5"),
            Row("sweep: memory of a process that trains", "-", "memory", unit="MiB"),
            Row("sweep: time for the store", "≤ 1 %", "store", unit="%"),
        ),
    ),
}


class ProgramFailed(Exception):
    """A program of either side ended with an error; the message is its stderr."""


def run(program: str, arguments: Sequence[str], home: Path) -> Run:
    """What `program` answers in a fresh process, and how long that process took."""
    environment = os.environ | {
        # Nobody's keras.json or downloaded data, and for `load` the data put there.
        "KERAS_HOME": str(home),
        "TF_CPP_MIN_LOG_LEVEL": "3",
        # By the environment, since the processes of joblib warn as well.
        "PYTHONWARNINGS": "ignore",
        "PYTHONIOENCODING": "utf-8",
    }
    started = time.perf_counter()
    process = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        cwd=home,  # with -c Python imports from here first
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    wall = time.perf_counter() - started
    if process.returncode:
        message = f"{process.stderr}\n(exit code {process.returncode})"
        raise ProgramFailed(message)
    # The answer is the last line; --help writes others before it, `pass` none.
    *_, last = ["{}", *process.stdout.splitlines()]
    return {"digits": "", "wall": wall, **json.loads(last)}


def alternate(
    comparison: Comparison, repeats: int, home: Path
) -> tuple[list[Run], list[Run]]:
    """The runs of theirs and those of ours, made in turn."""
    theirs, ours = [], []
    for _ in range(repeats):
        if comparison.theirs is not None:
            theirs.append(run(comparison.theirs, comparison.arguments, home))
        ours.append(run(comparison.ours, comparison.arguments, home))
    return theirs, ours


def evaluate(
    comparison: Comparison, theirs: list[Run], ours: list[Run]
) -> Iterator[Result]:
    """The rows of a comparison, from its runs."""
    # Of every run, so that digits that change from run to run are found, too.
    found = {one["digits"] for one in (*theirs, *ours)}
    agree = len(found) == 1 and comparison.expected in (None, *found)
    for row in comparison.rows:
        name = row.theirs_figure or row.figure
        ratios = [
            one[name] / other[row.figure]
            for one, other in zip(theirs, ours, strict=False)  # theirs may be none
        ]
        yield Result(
            row=row,
            theirs=median(one[name] for one in theirs) if theirs else None,
            ours=median(one[row.figure] for one in ours),
            digits=comparison.digits,
            agree=agree,
            spread=(min(ratios), max(ratios)) if ratios else None,
        )


def put_gzip_cache(home: Path) -> None:
    """The four files where Keras looks for them, so that it downloads nothing."""
    package = find_spec("fmnist_learn")  # found, not imported
    if package is None or not package.submodule_search_locations:
        sys.exit("fmnist_learn must be installed for this Python.")
    folder = home / "datasets" / "fashion-mnist"
    folder.mkdir(parents=True)
    for file in Path(package.submodule_search_locations[0], "_data").glob("*-ubyte"):
        # In pieces: on Linux the ru_maxrss of a child begins with the peak of the
        # process that started it, so this process must stay small.
        packed = folder / f"{file.name}.gz"
        # Level 6 comes within 0.1 % of the size of the files that Keras downloads.
        with file.open("rb") as plain, gzip.open(packed, "wb", compresslevel=6) as z:
            shutil.copyfileobj(plain, z)


def machine() -> dict[str, str]:
    packages = ("keras", "tensorflow", "scikit-learn", "numpy")
    return {
        "Python": platform.python_version(),
        **{name: version(name) for name in packages},
        "CPUs": str(os.cpu_count()),
    }


def print_table(results: Sequence[Result]) -> None:
    # Not before the measuring is done: see put_gzip_cache on staying small.
    from rich.console import Console
    from rich.table import Table

    table = Table("what", highlight=False)
    for title in ("theirs", "ours", "theirs / ours", "target"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("digits that must agree")
    for result in results:
        row = result.row
        table.add_row(
            row.what,
            with_unit(result.theirs, row),
            with_unit(result.ours, row),
            ratio_text(result),
            row.target,
            f"{result.digits}: {'yes' if result.agree else 'NO'}",
        )
    # In a file the lines may be long; 80 columns, which rich takes there, break them.
    Console(width=None if sys.stdout.isatty() else 140).print(table)


def with_unit(value: float | None, row: Row) -> str:
    if value is None:
        return "-"
    places = {"s": 3, "MiB": 0, "%": 2}[row.unit]
    return f"{value:.{places}f} {row.unit}"


def ratio_text(result: Result) -> str:
    if result.ratio is None or result.spread is None:
        return "-"
    if result.row.as_difference:
        return f"{result.ratio:+.3f} {result.row.unit}"
    low, high = result.spread
    return f"{result.ratio:.2f} ({low:.2f} to {high:.2f})"


def as_json(result: Result) -> dict[str, object]:
    kind = "difference" if result.row.as_difference else "ratio"
    return {
        "what": result.row.what,
        "unit": result.row.unit,
        "theirs": result.theirs,
        "ours": result.ours,
        kind: result.ratio,
        "spread": result.spread,
        "target": result.row.target,
        "digits": result.digits,
        "agree": result.agree,
    }


def print_disagreement(name: str, theirs: list[Run], ours: list[Run]) -> None:
    """Every run's digits, for whoever has to find out why."""
    print(f"{name}: the digits do not agree")
    for side, runs in (("theirs", theirs), ("ours", ours)):
        for one in runs:
            print(f"  {side:6} {one['digits'] or '(none)'}")


def at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        message = f"must be at least 1, not {number}"
        raise argparse.ArgumentTypeError(message)
    return number


def parse_arguments() -> argparse.Namespace:
    first_line = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(description=first_line)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=COMPARISONS,
        default=list(COMPARISONS),
        metavar="ROW",
        help=f"of {', '.join(COMPARISONS)}; all by default",
    )
    parser.add_argument(
        "--repeats",
        type=at_least_one,
        metavar="N",
        help="runs of each side; by default 5, or 3 of the rows that take long",
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write every run to this file"
    )
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    results: list[Result] = []
    runs: dict[str, dict[str, list[Run]]] = {}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if "load" in arguments.only:
            put_gzip_cache(home)
        for name in dict.fromkeys(arguments.only):
            comparison = COMPARISONS[name]
            repeats = arguments.repeats or comparison.repeats
            print(f"{name}: {repeats} of each ...", file=sys.stderr, flush=True)
            try:
                theirs, ours = alternate(comparison, repeats, home)
            except ProgramFailed as error:
                # The other rows are still worth having.
                print(f"{name}: failed\n{error}", file=sys.stderr)
                failed = True
                continue
            runs[name] = {"theirs": theirs, "ours": ours}
            rows = [*evaluate(comparison, theirs, ours)]
            results += rows
            if not all(result.agree for result in rows):
                print_disagreement(name, theirs, ours)
                failed = True
    print_table(results)
    print(", ".join(f"{name} {number}" for name, number in machine().items()))
    if arguments.json:
        rows_as_json = [as_json(result) for result in results]
        content = {"machine": machine(), "rows": rows_as_json, "runs": runs}
        arguments.json.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
