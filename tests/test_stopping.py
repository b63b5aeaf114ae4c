"""Signals, pipes that nobody reads, and odd terminals: what ends a command, and how."""

import _imp
import contextlib
import functools
import os
import random
import runpy
import signal
import subprocess
import sys
import threading
import time
from importlib.machinery import ExtensionFileLoader
from pathlib import Path

import pytest

from conftest import process, run
from fmnist_learn import _stopping
from fmnist_learn.cli._console import quiet_start

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own", "hearing")

linux = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def hears(child):
    """Whether the process answers SIGTERM itself by now, or has ended."""
    status = Path(f"/proc/{child.pid}/status").read_text("utf-8")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    # A process that has ended and is not waited for catches nothing any more.
    return int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1 or "Z (" in status


def start(*arguments):
    child = subprocess.Popen(
        # A shell starts what runs in its background deaf to SIGINT.
        [
            sys.executable, "-c", "import signal; "
            "signal.signal(signal.SIGINT, signal.default_int_handler); "
            "from fmnist_learn.__main__ import main; main()",
            *map(str, arguments),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    while not hears(child):
        time.sleep(0.001)
    return child


def stop_at(moment, number, *arguments):
    """The exit code and what was said on stderr of a command that is stopped."""
    with start(*arguments) as child:
        time.sleep(moment)
        child.send_signal(number)
        _, err = child.communicate(timeout=120)
    return child.returncode, err.decode()


@functools.cache
def duration(*arguments):
    """How long a command takes that is not stopped."""
    began = time.monotonic()
    with start(*arguments) as child:
        assert child.communicate()[1] == b""
    return time.monotonic() - began


# Of commands that end within a second, at moments from the first import to the end.
@linux
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("arguments", [["data"], ["explain", "adam"], ["--help"]])
def test_a_signal_at_any_moment_is_one_line_and_the_code_of_shells(arguments, number):
    lasts = duration(*arguments)
    for moment in [random.uniform(0, lasts) for _ in range(4)]:
        code, err = stop_at(moment, number, *arguments)
        # What had ended already has ended well.
        assert (code, err) in {(128 + number, "Stopped.\n"), (0, "")}, moment


# And of one that takes TensorFlow, while that starts, trains and saves pictures.
@pytest.mark.slow
@linux
@pytest.mark.keras
@pytest.mark.parametrize("moment", [0.1, 1, 2, 3.5, 6, 9])
def test_a_signal_while_keras_starts_and_trains(moment, tmp_path):
    number, out = random.choice(SIGNALS), tmp_path / "out"
    moment += random.random()
    code, err = stop_at(moment, number, "train", "dense", "--epochs", 2, "--out", out)
    if code == 0:  # a fast machine
        assert err == ""
        return
    assert code == 128 + number
    assert err.count("\n") == 1
    assert err.startswith("Stopped")
    saved = (out / "model.keras").exists()
    assert saved == (str(out / "model.keras") in err)
    assert saved == out.exists()


@linux
def test_the_line_is_in_the_language_in_use(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "ko")
    assert stop_at(0, signal.SIGTERM, "data") == (143, "중단했습니다.\n")
    monkeypatch.setenv("FMNIST_LEARN_LANG", "fr")
    assert stop_at(0, signal.SIGTERM, "data") == (143, "Stopped.\n")


@pytest.mark.parametrize("number", SIGNALS)
def test_what_hides_a_signal_does_not_hide_it_for_good(capsys, number):
    handlers = [signal.getsignal(one) for one in SIGNALS]

    def swallow():
        with contextlib.suppress(BaseException):
            signal.raise_signal(number)

    def swallowed():
        swallow()

    def replaced():
        swallow()
        raise ImportError

    def told():
        swallow()
        _stopping.raise_if_stopped()

    def twice():
        swallow()
        signal.raise_signal(signal.SIGINT)

    for way in (swallowed, replaced, told, twice):
        with pytest.raises(SystemExit) as ended, _stopping.stoppable():
            way()
        assert ended.value.code == 128 + number
        assert capsys.readouterr().err == "Stopped.\n"
        assert [signal.getsignal(one) for one in SIGNALS] == handlers
    _stopping.raise_if_stopped()  # of that nothing is left


@pytest.mark.parametrize("number", SIGNALS)
def test_a_destructor_that_lets_nothing_out_is_stopped_after_it(
    monkeypatch, capsys, number
):
    class Dying:
        def __del__(self):
            signal.raise_signal(number)

    class Failing:
        def __del__(self):
            raise ZeroDivisionError

    def train():
        Failing()
        Dying()
        for _ in range(1000):
            time.sleep(0.01)
        told.append("training went on")

    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with pytest.raises(SystemExit) as ended, _stopping.stoppable():
        train()
    assert sys.unraisablehook == told.append
    assert ended.value.code == 128 + number
    assert capsys.readouterr().err == "Stopped.\n"
    (other,) = told
    assert other.exc_type is ZeroDivisionError


def test_a_thread_that_fails_since_all_was_stopped_says_nothing(monkeypatch, capsys):
    def fail():
        raise ZeroDivisionError

    def in_a_thread():
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    def stop():
        in_a_thread()
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            in_a_thread()

    told = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    with pytest.raises(SystemExit), _stopping.stoppable():
        stop()
    assert threading.excepthook == told.append
    assert [one.exc_type for one in told] == [ZeroDivisionError]  # of the first
    assert capsys.readouterr().err == "Stopped.\n"


def test_machine_code_is_loaded_to_its_end(monkeypatch, capsys):
    loaded = []

    def load(spec):
        signal.raise_signal(signal.SIGTERM)
        time.sleep(0.03)  # it is raised again, and again too early
        loaded.append(spec)

    def start():
        ExtensionFileLoader("name", "path").create_module("numpy")
        time.sleep(10)
        loaded.append("went on")

    monkeypatch.setattr(_imp, "create_dynamic", load)
    with pytest.raises(SystemExit) as ended, _stopping.stoppable():
        start()
    assert (ended.value.code, loaded) == (143, ["numpy"])
    assert capsys.readouterr().err == "Stopped.\n"


def test_what_was_stopped_is_not_stopped_once_more(monkeypatch):
    monkeypatch.setattr(signal, "raise_signal", pytest.fail)
    _stopping._raise_again(signal.SIGTERM)


def test_what_is_not_stopped_ends_as_ever():
    with pytest.raises(KeyError), _stopping.stoppable():
        raise KeyError
    with _stopping.stoppable():
        pass


@pytest.mark.parametrize("last", [True, False])
def test_what_is_left_to_do_at_the_end_of_the_process_is_done(last):
    """Threads are waited for then, before anything that is registered for the end."""
    before = [signal.getsignal(number) for number in SIGNALS]
    try:
        with _stopping.stoppable(last=last):
            pass
        after = [signal.getsignal(number) for number in SIGNALS]
    finally:
        for number, handler in zip(SIGNALS, before, strict=True):
            signal.signal(number, handler)
    assert after == ([signal.SIG_IGN] * 2 if last else before)


def test_in_a_thread_nothing_is_listened_to():
    heard = []

    def listen():
        with _stopping.stoppable():
            heard.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert heard == [signal.SIG_DFL]


def test_who_is_deaf_to_ctrl_c_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with _stopping.stoppable():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.keras
def test_what_tensorflow_wrote_is_not_shown_when_stopped(capfd):
    def start():
        with _stopping.stoppable(), quiet_start():
            os.write(2, b"no driver\n")
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit):
        start()
    assert capfd.readouterr().err == "Stopped.\n"


def test_an_interrupted_command_is_no_failure_of_its_own(capfd, monkeypatch):
    from fmnist_learn import data

    def fails():
        try:
            signal.raise_signal(signal.SIGINT)
        except BaseException as error:
            raise ImportError from error

    monkeypatch.setattr(data, "read_bundled", fails)
    code, _, err = run(capfd, "data")
    assert (code, err) == (130, "Stopped.\n")


def test_the_command_is_the_command_line(capfd, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["fmnist-learn", "--version"])
    monkeypatch.delitem(sys.modules, "fmnist_learn.__main__", raising=False)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("fmnist_learn", run_name="__main__")
    assert ended.value.code == 0
    assert capfd.readouterr().out
    from fmnist_learn.__main__ import main  # runs nothing by itself

    assert main.__doc__


def test_a_signal_while_signals_are_switched_off(monkeypatch, capsys):
    """The work is done then, and the command says that it was stopped all the same."""
    signals = [signal.SIGTERM]
    ignore = _stopping._ignore

    def late():
        if signals:
            signal.raise_signal(signals.pop())
        ignore()

    monkeypatch.setattr(_stopping, "_ignore", late)
    with pytest.raises(SystemExit) as ended, _stopping.stoppable():
        pass
    assert ended.value.code == 128 + signal.SIGTERM
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize(
    "arguments", ["explain --glossary", "data", "--help", "experiment --list"]
)
def test_a_pipe_that_nobody_reads_is_nobodys_error(arguments):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m fmnist_learn {arguments} | true;"
         "echo ${PIPESTATUS[0]}"],
        capture_output=True,
        check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b"0\n", b"")


@pytest.mark.skipif(os.name != "posix", reason="a pipe of POSIX")
def test_what_is_written_into_such_a_pipe_is_written_for_nobody(monkeypatch, capfd):
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert run(capfd, "explain", "--glossary")[0] == 0
        assert sys.stdout is stream


def test_zero_columns_are_no_width(capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "0")
    code, out, _ = run(capfd, "experiment", "--list")
    assert code == 0
    assert "hidden-units" in out


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    ["--help", "data", "doctor", "explain adam", "experiment --list", "fix ."],
)
def test_warnings_as_errors_are_no_errors(arguments):
    done = process(*arguments.split(), PYTHONWARNINGS="error")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.keras
@pytest.mark.newest  # old libraries call what the newer ones beneath have deprecated
def test_warnings_as_errors_stop_no_training_and_no_import():
    """In one process, since Keras takes long to import."""
    code = (
        "from fmnist_learn.__main__ import main\n"
        "try: main()\n"
        "finally:\n"
        "    import fmnist_learn as fl\n"
        "    for name in fl.__all__: getattr(fl, name)"
    )
    arguments = ("train", "dense", "--epochs", "1", "--quiet", "--out", "o")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
