"""Keras starts without the log of TensorFlow, and an error is not hidden."""

import faulthandler
import gc
import os
import subprocess
import sys
import tempfile

import pytest

import fmnist_learn as fl

pytestmark = pytest.mark.keras


def script(code, **environment):
    """What a learner's script leaves: the exit code, the output, and stderr."""
    variables = {key: value for key, value in os.environ.items() if "TF_" not in key}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=variables | environment,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "from fmnist_learn import build_dense, train; build_dense()",
        # With JAX, to set the seed starts TensorFlow as well, in the lesson itself.
        pytest.param(
            "import fmnist_learn as fl; fl.run_lesson('08-1', verbose=0)",
            marks=pytest.mark.tensorflow,
        ),
    ],
)
def test_a_script_begins_without_the_log_of_tensorflow(code):
    assert script(f"{code}; print('done')") == (0, "done\n", "")


@pytest.mark.parametrize(
    ("name", "arguments", "module"),
    [
        ("build_dense", (), "models"),
        ("build_deep", (), "models"),
        ("build_cnn", (), "models"),
        ("build_modern", (), "models"),
        ("load_pretrained", (), "training"),
        ("run_experiment", ("output-units",), "_keras"),
    ],
)
def test_whatever_comes_first_looks_for_devices_quietly(
    monkeypatch, name, arguments, module
):
    class Started(Exception):
        pass

    def start():
        raise Started

    monkeypatch.setattr(f"fmnist_learn.{module}.start", start)
    with pytest.raises(Started):
        getattr(fl, name)(*arguments)


def test_an_error_at_the_start_is_shown():
    code, out, err = script(
        "import fmnist_learn as fl; fl.build_dense", KERAS_BACKEND="?"
    )
    assert (code, out) == (1, "")
    assert "Traceback" in err
    assert "?" in err.splitlines()[-1]


@pytest.fixture
def quiet():
    from fmnist_learn import _keras

    return _keras.quiet


def test_what_is_written_is_shown_only_if_an_error_ends_it(capfd, quiet):
    with pytest.raises(KeyError), quiet():
        {}[os.write(2, b"no driver\n")]
    assert capfd.readouterr().err.endswith("no driver\n")
    with quiet():
        os.write(2, b"no driver\n")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


def test_where_nothing_can_be_kept_all_is_shown(capfd, monkeypatch, quiet):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with quiet():
        os.write(2, b"no driver\n")
    assert capfd.readouterr().err == "no driver\n"


def test_a_program_without_stderr_starts_as_well(monkeypatch, quiet):
    monkeypatch.setattr(sys, "stderr", None)
    with quiet():
        pass
    code = "import os; os.close(2); from fmnist_learn import build_dense; print(1)"
    assert script(code) == (0, "1\n", "")


@pytest.mark.parametrize("watched", [True, False])
def test_who_watches_for_crashes_goes_on_watching(watched, quiet):
    before = faulthandler.is_enabled()
    change = faulthandler.enable if watched else faulthandler.disable
    change()
    try:
        with quiet():
            assert faulthandler.is_enabled()
        assert faulthandler.is_enabled() == watched
    finally:
        if before != watched:
            (faulthandler.enable if before else faulthandler.disable)()


@pytest.mark.parametrize("before", [True, False])
def test_garbage_is_searched_for_as_before(before):
    from fmnist_learn._keras import _without_collections

    def start():
        with _without_collections():
            during.append(gc.isenabled())
            raise ImportError

    during = []
    searched = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        with pytest.raises(ImportError):
            start()
        assert (during, gc.isenabled()) == ([False], before)
    finally:
        (gc.enable if searched else gc.disable)()
