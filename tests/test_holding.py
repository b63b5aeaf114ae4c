"""Who holds a folder, and what is left of processes that were killed."""

import concurrent.futures
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fmnist_learn import _files, _holding
from fmnist_learn.cli import _folders

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")


def killed(program, *arguments):
    """Run a program until it prints a line, and kill it."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)


WRITES = """
import sys, time
from fmnist_learn._files import replacing
with replacing(sys.argv[1]) as draft:
    draft.write_text("half")
    print(flush=True)
    time.sleep(60)
"""

RUNS = """
import sys, time
from pathlib import Path
from fmnist_learn._files import replacing
from fmnist_learn.cli._folders import results_folder
with results_folder(Path(sys.argv[1]), "name") as folder:
    with replacing(folder / "model.keras") as draft:
        draft.write_text("half")
        print(flush=True)
        time.sleep(60)
"""


@posix
def test_the_draft_of_a_killed_process_is_removed_by_the_next(tmp_path):
    file = tmp_path / "best.keras"
    killed(WRITES, file)
    (left,) = tmp_path.iterdir()
    assert (left / "best.keras").read_text() == "half"
    with _files.replacing(file) as draft:
        draft.write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["best.keras"]
    assert file.read_text() == "whole"


@posix
def test_the_folder_of_a_killed_run_is_empty_to_the_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for out in (Path("out"), None):
        killed(RUNS, "out" if out else "name")
        folder = out or Path("name")
        assert any(folder.iterdir())
        with _folders.results_folder(out, "name") as found:
            assert found == folder
            (found / "result").touch()
        assert [path.name for path in folder.iterdir()] == ["result"]


def test_a_draft_that_is_being_written_is_left_alone(tmp_path):
    with _files.replacing(tmp_path / "a") as draft:
        draft.write_text("a")
        _holding.remove_dead_drafts(tmp_path)
        with _files.replacing(tmp_path / "b") as other:
            other.write_text("b")
        assert draft.read_text() == "a"
        assert not _holding.is_empty(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_threads_write_the_same_file(tmp_path):
    def write(number):
        for _ in range(20):
            with _files.replacing(tmp_path / "best") as draft:
                draft.write_text(f"{number}" * 10_000)

    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        assert list(threads.map(write, range(8))) == [None] * 8
    assert [path.name for path in tmp_path.iterdir()] == ["best"]
    assert len(set((tmp_path / "best").read_text())) == 1


@pytest.mark.parametrize("exists", [False, True])
def test_of_six_runs_at_once_one_gets_the_folder(tmp_path, exists):
    out = tmp_path / "same"
    if exists:
        out.mkdir()
    program = (
        "import sys; from pathlib import Path\n"
        "from fmnist_learn.cli._folders import results_folder\n"
        "with results_folder(Path(sys.argv[1]), 'name') as folder:\n"
        "    sys.stdin.read(); (folder / 'result').touch()\n"
    )
    children = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(out)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    for _ in range(600):  # all but one end by themselves; the one waits for us
        if sum(child.poll() is not None for child in children) == 5:
            break
        time.sleep(0.1)
    for child in children:
        child.stdin.close()
        child.wait()
    assert sorted(child.returncode for child in children) == [0, 1, 1, 1, 1, 1]
    for child in children:
        refused = b"no other run writes to" in child.stderr.read()
        assert refused == bool(child.returncode)
        child.stderr.close()
    assert [path.name for path in out.iterdir()] == ["result"]


def test_runs_without_a_name_take_folders_of_their_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("name-2").touch()
    full = Path("name-3")
    full.mkdir()
    (full / "result").touch()
    full.chmod(0o500)
    with (
        _folders.results_folder(None, "name") as one,
        _folders.results_folder(None, "name") as two,
    ):
        assert (one, two) == (Path("name"), Path("name-4"))
    assert not one.exists()
    assert not two.exists()
    full.chmod(0o700)


def test_files_of_one_stem_get_names_of_their_own(tmp_path):
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        found = threads.map(
            lambda _: _folders.unused(tmp_path, "a", ".png").name, range(8)
        )
    assert set(found) == {"a.png", *(f"a-{n}.png" for n in range(2, 9))}


def test_a_lock_that_was_removed_meanwhile_holds_nothing(tmp_path, monkeypatch):
    lock = _holding.lock

    def late(file):
        lock(file)
        (tmp_path / _holding._LOCK).unlink()
        monkeypatch.setattr(_holding, "lock", lock)

    monkeypatch.setattr(_holding, "lock", late)
    with _holding.holding(tmp_path) as mine:
        assert mine is False
    with _holding.holding(tmp_path) as mine:
        assert mine is True
    with _holding.holding(tmp_path / "gone") as mine:
        assert mine is False


def test_a_new_folder_may_be_taken_for_that_of_a_dead_process(tmp_path, monkeypatch):
    make, made = _holding.tempfile.mkdtemp, []

    def overtaken(**options):
        made.append(make(**options))
        if len(made) == 1:
            _holding.remove_dead_drafts(tmp_path)
        return made[-1]

    monkeypatch.setattr(_holding.tempfile, "mkdtemp", overtaken)
    with _holding.draft_folder(tmp_path) as folder:
        assert [str(folder)] == made[1:]
        assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert not any(tmp_path.iterdir())


def test_without_locks_nobody_is_refused_and_nothing_removed(tmp_path, monkeypatch):
    def none(file):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(_holding, "lock", none)
    with _files.replacing(tmp_path / "a") as draft:
        draft.write_text("a")
        _holding.remove_dead_drafts(tmp_path)
        assert draft.read_text() == "a"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    with _folders.results_folder(tmp_path / "out", "name") as out:
        (out / "result").touch()
    assert [path.name for path in out.iterdir()] == ["result"]


@pytest.mark.parametrize(
    "reason", [(errno.ENOSPC, "full"), (errno.EACCES, "closed"), ("HDF5 is full",)]
)
def test_an_error_names_the_file_that_was_to_be_written(tmp_path, reason):
    file, raised = tmp_path / "모델.keras", OSError(*reason)
    with pytest.raises(OSError, match=r"모델\.keras") as error, _files.replacing(file):
        raise raised
    assert type(error.value) is type(raised)
    assert error.value.errno == raised.errno
    assert not any(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
def test_a_full_disk_is_named(tmp_path):
    def write():
        with _files.replacing(tmp_path / "a.txt") as draft:
            draft.symlink_to("/dev/full")
            draft.write_text("a")

    with pytest.raises(OSError, match=r"No space left on device: '.*/a\.txt'"):
        write()
    assert not any(tmp_path.iterdir())
