import json
import os
import platform
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import fmnist_learn as fl
from conftest import run
from fmnist_learn import _machine
from fmnist_learn.doctor import machine
from fmnist_learn.doctor.machine import without_paths


@pytest.fixture
def started(monkeypatch):
    """Keras is said to start at once; what is said can be changed."""
    said = ({"backend": "tensorflow", "devices": ["cpu:0"]}, "")
    monkeypatch.setattr(machine, "_start", lambda: said)


def test_the_machine_is_described_without_paths(monkeypatch, tmp_path, capfd):
    broken = tmp_path / "keras"
    broken.mkdir()
    home = Path.home()
    text = f"raise ImportError('no libfoo in {home}/secret/token.so')"
    (broken / "__init__.py").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    code, out, _ = run(capfd, "doctor", "--json")
    assert code == 1
    content = json.loads(out)
    assert any("no libfoo in" in one for one in content["problems"])
    assert str(home) not in out
    assert str(tmp_path) not in out
    assert content["facts"]["data"] == "intact"
    code, out, _ = run(capfd, "doctor", "--lang", "ko")
    assert (code, "고쳐야 할 것:" in out) == (1, True)


def test_paths_and_the_user_are_taken_out(monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/minsu"))
    text = "cannot open '/home/minsu/a b/c.so' of minsu, C:\\Users\\minsu\\x.dll"
    assert without_paths(text) == "cannot open 'c.so' of …, x.dll"
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_paths("a of b") == "a of b"


@pytest.mark.keras
def test_a_machine_where_all_is_well(capfd):
    code, out, _ = run(capfd, "doctor", "--lang", "en")
    assert code == 0
    assert "Nothing has to be put right." in out
    assert "cpu" in out.lower()
    assert "bundled data: intact" in out


def test_packages_that_do_not_go_together_are_named(monkeypatch, started):
    real = metadata.version
    there = {"numpy": "1.19.0", "matplotlib": None, "tensorflow-metal": "1.2"}

    def version(name):
        found = there.get(name, "")
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found or real(name)

    monkeypatch.setattr(metadata, "version", version)
    found = fl.diagnose(lang="en")
    text = str(found)
    assert "fmnist-learn needs `numpy>=2.0.0`, but numpy 1.19.0 is installed." in text
    assert "fmnist-learn needs matplotlib, which is not installed." in text
    assert found.facts["matplotlib"] == "not installed"
    assert found.facts["tensorflow-metal"] == "1.2"
    assert "tensorflow-metal" in found.notes[0]
    assert "hypothesis" not in text  # only an extra asks for it
    assert "설치된 버전은 1.19.0입니다" in str(fl.diagnose(lang="ko"))


@pytest.mark.parametrize(
    ("here", "words"),
    [
        (("Darwin", "x86_64", 8), "Intel Mac"),
        (("Windows", "ARM64", 8), "Windows ARM64"),
        (("Windows", "AMD64", 4), "32 bit"),
    ],
)
def test_where_there_is_no_tensorflow_it_says_so(monkeypatch, started, here, words):
    system, processor, bits = here
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: processor)
    monkeypatch.setattr(machine.struct, "calcsize", lambda _: bits)
    monkeypatch.setattr(machine, "_version", lambda _: None)
    problems = fl.diagnose(lang="en").problems
    assert "There is no TensorFlow of a version that" in problems[0]
    assert f"needs for {words}. Use Colab." in problems[0]


def test_an_unfit_python_and_little_memory_are_problems(monkeypatch, started):
    monkeypatch.setattr(sys, "version_info", (3, 15, 0, "final", 0))
    monkeypatch.setattr(machine.os, "sysconf", lambda _: 2**15, raising=False)
    monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", "0")
    found = fl.diagnose(lang="en")
    assert "There is no TensorFlow for Python" in found.problems[0]
    assert "less than 4 GiB" in " ".join(found.problems)
    assert not any("oneDNN" in note for note in found.notes)

    def none(_):
        raise ValueError

    monkeypatch.setattr(machine.os, "sysconf", none, raising=False)
    assert fl.diagnose(lang="en").facts["memory"] == "?"


def test_of_a_container_its_limit_counts(monkeypatch, tmp_path):
    new, old = tmp_path / "memory.max", tmp_path / "memory.limit_in_bytes"
    monkeypatch.setattr(_machine, "_LIMITS", (new, old))
    monkeypatch.setattr(os, "sysconf", lambda _: 2**17, raising=False)
    assert _machine.memory() == 16
    old.write_text("9223372036854771712\n")  # no limit
    new.write_text("max\n")
    assert _machine.memory() == 16
    old.write_text(f"{3 * 2**30}\n")
    assert _machine.memory() == 3
    new.write_text(f"{2**30}\n")
    assert _machine.memory() == 1


def test_damage_is_told_from_health(monkeypatch, started):
    def unreadable():
        raise ValueError

    monkeypatch.setattr("fmnist_learn.data.read_bundled", unreadable)
    found = fl.diagnose(lang="en")
    assert found.facts["data"] == "ValueError"
    assert "--force-reinstall" in found.problems[0]
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    assert fl.diagnose(lang="en").facts["font"] == "hangul.ttf"


def test_a_process_that_dies_or_hangs_is_a_problem(monkeypatch):
    for done, words in (
        (subprocess.CompletedProcess([], -11, "", "noise\n"), "exit code -11"),
        (subprocess.CompletedProcess([], 1, "", ""), "exit code 1"),
        (subprocess.TimeoutExpired("python", 1), "TimeoutExpired"),
        (OSError(), "OSError"),
    ):

        def run(*_, done=done, **__):
            if isinstance(done, Exception):
                raise done
            return done

        monkeypatch.setattr(subprocess, "run", run)
        found = fl.diagnose(lang="en")
        assert any(
            "Keras does not start" in one and words in one for one in found.problems
        )
        assert found.facts["backend"] == "?"


def test_a_notebook_shows_text_to_copy(started):
    found = fl.diagnose(lang="ko")
    assert found._repr_markdown_() == f"```text\n{found}\n```"
