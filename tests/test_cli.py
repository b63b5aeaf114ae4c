"""The command line as a whole: help, languages, consoles, usage errors, the data."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import fmnist_learn as fl
from conftest import process, run
from fmnist_learn import cli
from fmnist_learn.cli._console import choose_language, console_for
from fmnist_learn.cli._options import Language

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


def test_a_wrong_language_in_the_environment_is_a_usage_error(capfd, monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "fr")
    for arguments in ("data",), ("train", "--help"):
        code, out, err = run(capfd, *arguments)
        assert (code, out) == (2, "")
        assert err.startswith("error: FMNIST_LEARN_LANG must be one of 'ko', 'en'")
        fl.set_language(None)
    assert run(capfd, "data", "--lang", "ko")[0] == 0


def test_help_and_version(capfd):
    code, out, _ = run(capfd, "--version")
    assert (code, out) == (0, f"{fl.__version__}\n")
    assert "train" in run(capfd, "--help")[1]
    _, out, _ = run(capfd, "train", "-h")
    for option in ("--out", "--lang", "--epochs", "--seed", "--optimizer", "--quiet"):
        assert option in out


OWN = "sys.argv[1:] = ['--version']; from fmnist_learn.__main__ import main; main()"
CALLED = "from fmnist_learn.cli import main; main(['--version'])"


@pytest.mark.parametrize(("call", "frozen"), [(OWN, True), (CALLED, False)])
def test_only_a_process_of_its_own_ends_without_a_search_for_garbage(call, frozen):
    """After Keras that takes seconds; a program that calls us may have files there."""
    last = (
        "import atexit, gc, sys\natexit.register(lambda: print(gc.get_freeze_count()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{last}\n{call}"], capture_output=True, check=True
    )
    version, count = done.stdout.split()
    assert version.decode() == fl.__version__
    assert (int(count) > 0) == frozen


def test_every_module_is_a_command():
    commands = [*typer.main.get_command(cli.app).commands]
    assert commands == (
        [
            "train",
            "lesson",
            "notebook",
            "predict",
            "analyse",
            "data",
            "make-dataset",
            "audit",
            "explain",
            "experiment",
            "sweep",
            "exercise",
            "check",
            "quiz",
            "collect",
            "fix",
            "doctor",
        ]
    )
    modules = {path.stem for path in Path(cli.__file__).parent.glob("[!_]*.py")}
    assert {command.replace("-", "_") for command in commands} == modules


def test_data_verifies_and_counts(capfd):
    code, out, err = run(capfd, "data", "--lang", "ko")
    assert (code, err) == (0, "")
    from fmnist_learn.data import SHA256

    for digest in SHA256.values():
        assert digest in out
    assert "47,040,016바이트, SHA-256 확인" in out
    assert out.count("6,000") == 10
    assert out.count("1,000") == 10
    assert "앵클 부츠" in out


def test_changed_data_are_an_error_without_a_traceback(capfd, monkeypatch, tmp_path):
    from fmnist_learn import data

    monkeypatch.setattr(data, "_BUNDLED", tmp_path)
    code, _, err = run(capfd, "data")
    assert code == 1
    assert err.startswith(
        "error: bundled train-images-idx3-ubyte must have the SHA-256"
    )
    assert len(err.splitlines()) == 1


def closed():
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize("stream", [io.StringIO, closed, lambda: None])
@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_any_stream_or_none_will_do(capfd, monkeypatch, name, stream):
    monkeypatch.setattr(sys, name, given := stream())
    for arguments, expected in (("data",), 0), (("teach",), 2), (("explain", "x"), 1):
        code, out, err = run(capfd, *arguments)
        assert code == expected
        # The other stream shows what it always does.
        assert bool(out) == (name != "stdout" and code == 0)
        assert bool(err) == (name != "stderr" and code != 0)
        assert getattr(sys, name) is given


def test_a_stringio_gets_what_is_printed(capfd, monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "ko")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert run(capfd, "data") == (0, "", "")
    assert "앵클 부츠" in sys.stdout.getvalue()


@pytest.mark.parametrize("encoding", ["cp949", "ascii", "utf-8"])
def test_any_console_can_print_everything(encoding):
    done = process("data", "--lang", "ko", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert ("앵클 부츠" in text) == (encoding != "ascii")
    assert "6,000" in text


def test_a_console_without_hangul_gets_english_unless_asked_otherwise():
    done = process("data", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="ascii")
    assert "Ankle boot" in done.stdout.decode("ascii")
    done = process("data", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="cp949")
    assert "앵클 부츠" in done.stdout.decode("cp949")


def test_the_choice_of_language_in_this_process(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "ko")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
    choose_language(["data"])
    assert fl.class_names()[9] == "Ankle boot"
    choose_language(["data", "--lang", "ko"])
    assert fl.class_names()[9] == "앵클 부츠"
    console_for(Language.en)
    assert fl.class_names()[9] == "Ankle boot"
