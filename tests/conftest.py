"""What the tests share: small data, IDX files to damage, a clean slate."""

import copy
import functools
import gc
import gzip
import os
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# Before Keras is imported: its data sets and settings come from an empty folder.
_KERAS_HOME = tempfile.TemporaryDirectory()
os.environ["KERAS_HOME"] = _KERAS_HOME.name
_PROGRESS = Path(_KERAS_HOME.name)
os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
# With JupyterLab, nbformat has it compile grammars of addresses for seconds.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

import hypothesis
import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.data import prepare_data

# The site, built once for the modules that test it, and the pieces of its pages.
pytest_plugins = ["built_site", "opened_piece"]

# No test is about time.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


# What the tests of a group share takes long to make: the built site, the book's
# cross-validation, a lesson. With `-n`, one worker gets them all. Groups are given out
# first, so that what takes longest, as the type checkers do, is not what all wait for
# at the end.
TOGETHER = {
    "tests/test_typing.py": "types",
    "tests/test_collect.py": "collect",
    "tests/test_lessons.py::test_07_1_gives_the_books_numbers": "baseline",
    "tests/test_package.py::test_the_examples_run[baseline_sgd]": "baseline",
    "tests/test_lessons.py::test_08_3_": "lesson 08-3",
}
if not os.environ.get("FMNIST_LEARN_SITE"):  # where it stands, no test builds it
    TOGETHER |= {
        "tests/test_site_built.py": "site",
        "tests/test_site_browser.py": "site",
        "tests/test_explorables_": "site",
        "tests/test_site_look.py": "site",
    }


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give out the tests one by one, but for those that stand together."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            groups = (TOGETHER[key] for key in TOGETHER if nodeid.startswith(key))
            return next(groups, nodeid)

    return Together(config, log)


def pytest_collection() -> None:
    """Nothing of what is imported for the tests is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported stays: a search for garbage need not go through it.

    With TensorFlow that takes a third of a second each time.
    """
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def clean_slate(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, whatever the machine's locale; no figure left open."""
    for variable in ("FMNIST_LEARN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    # Nobody's progress is touched, and nobody has a name.
    monkeypatch.setenv("FMNIST_LEARN_PROGRESS", str(_PROGRESS / "progress.json"))
    monkeypatch.delenv("FMNIST_LEARN_STUDENT", raising=False)
    fl.set_language(None)
    yield
    fl.set_language(None)
    import matplotlib.pyplot as plt

    plt.close("all")


@pytest.fixture
def settings() -> Iterator[None]:
    """Matplotlib's settings and backend, the same afterwards."""
    import matplotlib as mpl

    before, backend = dict(mpl.rcParams), mpl.get_backend()
    yield
    assert dict(mpl.rcParams) == before
    assert mpl.get_backend() == backend


@pytest.fixture(scope="session")
def raw() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    (train_input, train_target), (test_input, test_target) = fl.load_data()
    return train_input, train_target, test_input, test_target


@pytest.fixture(scope="session")
def flat() -> fl.Splits:
    return fl.prepare_data()


@pytest.fixture(scope="session")
def baseline_once() -> Callable[..., object]:
    """`baseline_sgd`, which cross-validates with the same arguments only once.

    With the book's it takes half a minute, and more than one test looks at the result.
    """
    return functools.cache(fl.baseline_sgd)


@functools.cache
def first_rows(layout: str) -> fl.Splits:
    """As many as any test takes: all 70,000 are prepared once, not for each test."""
    # A copy, since a view would keep the others in memory.
    return copy.deepcopy(prepare_data(layout=layout)[:5000])


def small(layout: str, train: int = 1000, val: int = 200, test: int = 100) -> fl.Splits:
    """The first rows of the real data, to be changed at will."""
    rows = first_rows(layout)
    return fl.Splits(
        train_scaled=rows.train_scaled[:train].copy(),
        train_target=rows.train_target[:train].copy(),
        val_scaled=rows.val_scaled[:val].copy(),
        val_target=rows.val_target[:val].copy(),
        test_scaled=rows.test_scaled[:test].copy(),
        test_target=rows.test_target[:test].copy(),
    )


def idx(array: np.ndarray) -> bytes:
    """An array in IDX format."""
    header = struct.pack(">HBB", 0, 8, array.ndim)
    return header + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


@pytest.fixture
def idx_folder(tmp_path: Path) -> Path:
    """A folder, its name in Hangul with a space, with a data set of 30 + 10 images."""
    folder = tmp_path / "데이터 폴더"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for part, count in (("train", 30), ("t10k", 10)):
        images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        labels = np.arange(count, dtype=np.uint8) % 10
        (folder / f"{part}-images-idx3-ubyte").write_bytes(idx(images))
        (folder / f"{part}-labels-idx1-ubyte.gz").write_bytes(
            gzip.compress(idx(labels))
        )
    return folder


@pytest.fixture
def a_terminal_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder and 100 columns, for what the command line leaves and prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("MPLBACKEND", "Agg")


@pytest.fixture
def hearing() -> Iterator[None]:
    """Ctrl-C is heard; a shell starts what runs in its background deaf to it.

    Afterwards signals are what they were, also where a command ended deaf to them.
    """
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, the output and the errors of one call of the command line."""
    from fmnist_learn import cli

    capfd.readouterr()  # what the fixtures wrote, TensorFlow's start among it
    with pytest.raises(SystemExit) as stopped:
        cli.main([str(argument) for argument in arguments])
    return stopped.value.code, *capfd.readouterr()


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A call in a process of its own, for what only that can show."""
    return subprocess.run(
        [sys.executable, "-m", "fmnist_learn", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def imported_of(modules: list[str], code: str) -> str:
    """`heavy [...]`: which of the modules are imported once `code` has run."""
    check = f"import sys; print('heavy', [m for m in {modules} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{check}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]
