"""Writing files so that no failure leaves half of one."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from fmnist_learn._holding import draft_folder
from fmnist_learn.i18n import Text, bilingual

_READ_ONLY = Text(ko="읽기 전용 파일입니다.", en="The file is read-only.")
_CHANGED = Text(
    ko="그사이 파일이 바뀌어 그대로 두었습니다. 다시 실행하세요.",
    en="The file was changed meanwhile and is left alone. Run this again.",
)
_NOT_AS_WRITTEN = Text(
    ko="파일에 쓴 내용과 다시 읽은 내용이 다릅니다. 파일을 확인하세요.",
    en="The file does not hold what was written to it. Look at it.",
)
_HALF_WRITTEN = Text(
    ko="쓰다가 실패했습니다({}). 원래 내용은 {}에 있습니다.",
    en="Writing it failed ({}). What it held before is in {}.",
)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary name to write to, and move it to `path` when that succeeded.

    A reader, a crash or a full disk finds the old file or the new one, never half. An
    OSError names `path`, which the one of a full disk does not.
    """
    target = Path(path)
    try:
        with draft_folder(target.parent) as folder:
            # The same name: Keras and matplotlib choose the format by its suffix.
            draft = folder / target.name
            yield draft
            draft.replace(target)
    except OSError as error:
        if error.errno is None:  # h5py has reasons of its own
            named = OSError(f"{error}: {str(target)!r}")
        else:
            named = OSError(error.errno, os.strerror(error.errno), str(target))
        raise named from error


def check_writable(folder: Path) -> None:
    """Raise OSError, before the work rather than after, if `folder` takes no files."""
    with tempfile.TemporaryFile(dir=folder):
        pass


def replace_content(path: Path, old: bytes, new: bytes) -> None:
    """Let a file that holds `old` hold `new`, and be otherwise the same file.

    A link stays a link; mode, owner and extended attributes stay, setuid and setgid do
    not. The new file takes the place of the old one in one move. Only where that would
    part a file from its hard links or its owner, the file itself is overwritten, with
    a copy of the old one beside it until that is done.

    OSError, with the file as it was, if it is read-only, holds no longer `old`, or
    cannot be written.
    """
    target = path.resolve()
    state = target.stat()
    # Who may write anything, as root may, still means the mode of the file.
    if not state.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise bilingual(PermissionError, _READ_ONLY)
    if state.st_nlink > 1 or not _move_in(target, state, old, new):
        _overwrite(target, state, old, new)
    if target.read_bytes() != new:
        raise bilingual(OSError, _NOT_AS_WRITTEN)


def _move_in(target: Path, state: os.stat_result, old: bytes, new: bytes) -> bool:
    """Put a new file in the place of the target, if its owner can be kept."""
    with draft_folder(target.parent) as folder:
        draft = folder / target.name
        with draft.open("x+b", buffering=0) as file:
            _put(file, new)
        shutil.copystat(target, draft)
        os.utime(draft)
        if hasattr(os, "chown"):  # only on: systems where a file has an owner
            try:
                os.chown(draft, state.st_uid, state.st_gid)
            except OSError:  # not allowed, or no such owner in this container
                return False
        draft.chmod(state.st_mode & 0o777)
        if target.read_bytes() != old:
            raise bilingual(OSError, _CHANGED)
        draft.replace(target)
    return True


def _overwrite(target: Path, state: os.stat_result, old: bytes, new: bytes) -> None:
    with target.open("r+b", buffering=0) as file:
        if file.read() != old:
            raise bilingual(OSError, _CHANGED)
        # A name that is seen in the folder, if the power fails before it is removed.
        backup = _copy_beside(target, old)
        try:
            _put(file, new)
        except BaseException:
            try:
                _put(file, old)
            except OSError as error:
                half = _HALF_WRITTEN.format(error, backup)
                raise bilingual(OSError, half) from error
            backup.unlink()
            raise
        backup.unlink()
    if state.st_mode & (stat.S_ISUID | stat.S_ISGID):
        # Of a file of somebody else the system has taken them by now.
        with suppress(PermissionError):
            target.chmod(state.st_mode & 0o777)


def _copy_beside(target: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix="fix-backup-", dir=target.parent)
    try:
        with os.fdopen(handle, "r+b", buffering=0) as file:
            _put(file, content)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _put(file: FileIO, content: bytes) -> None:
    """Let a file hold this and nothing else, on the disk."""
    file.seek(0)
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    file.truncate(len(content))
    os.fsync(file.fileno())
