"""Folders that one process holds, until it lets go of them or ends, however it ends.

A process that is killed cleans nothing up. What it left is told from what another one
is still writing by a lock, which the system takes back together with the process.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = ".fmnist-learn-lock"
_DRAFTS = ".fmnist-learn-draft-"

if sys.platform == "win32":  # only on: Windows
    import msvcrt

    def lock(file: int) -> None:
        """Lock an open file; BlockingIOError if another process has."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def lock(file: int) -> None:
        """Lock an open file; BlockingIOError if another process has."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def holding(folder: Path) -> Iterator[bool | None]:
    """Hold `folder` in the block; False if somebody else holds it or removes it.

    None on a file system without locks, such as some network drives: there nobody
    knows.
    """
    path = folder / _LOCK
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        yield False
        return
    mine: bool | None = True
    try:
        try:
            lock(file)
        except BlockingIOError:
            mine = False
        except OSError:
            mine = None
        # Who held it a moment ago may have removed the file that is locked now.
        if mine and not _is_still(file, path):
            mine = False
        yield mine
    finally:
        # Only its own, and while it is held: the next may be there already.
        own = mine is not False and _is_still(file, path)
        if own and os.name == "posix":
            path.unlink(missing_ok=True)
        os.close(file)
        if own and os.name != "posix":  # only on: Windows, which removes no open file
            path.unlink(missing_ok=True)


def _is_still(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def draft_folder(parent: Path) -> Iterator[Path]:
    """A hidden folder in `parent` for a file that is not finished; removed at the end.

    Its name is new for each call, so threads and processes may write the same file.
    """
    remove_dead_drafts(parent)
    mine: bool | None = False
    while mine is False:  # who looks for drafts of the dead may come before the lock
        folder = Path(tempfile.mkdtemp(prefix=_DRAFTS, dir=parent))
        try:
            with holding(folder) as mine:
                if mine is not False:
                    yield folder
        finally:
            if mine is not False:
                shutil.rmtree(folder, ignore_errors=True)


def remove_dead_drafts(parent: Path) -> None:
    """Remove the drafts in `parent` of processes that were killed."""
    for folder in parent.glob(f"{_DRAFTS}*"):
        with suppress(OSError):  # somebody else's, or gone
            with holding(folder) as mine:
                # While it is held: it may be new, and its owner about to take it.
                if mine:
                    shutil.rmtree(folder, ignore_errors=True)
            if mine:  # Windows removed no open file, so no folder of the lock either
                folder.rmdir()


def is_empty(folder: Path) -> bool:
    """Whether `folder` holds nothing but what killed processes left half finished."""
    remove_dead_drafts(folder)
    return all(path.name == _LOCK for path in folder.iterdir())
