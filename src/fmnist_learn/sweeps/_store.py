"""What a sweep has finished, in a file that a kill leaves whole."""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_learn._checks import check_path
from fmnist_learn._holding import lock
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.sweeps._runs import Run, Settings, written

if TYPE_CHECKING:
    from fmnist_learn.data import Splits

_FORMAT = 1
# Where the lock is: far behind the end, since Windows lets nobody read what is locked.
_FAR = 2**30

Key = tuple[frozenset[tuple[str, Any]], int]


def key(settings: Settings, seed: int) -> Key:
    """A run among others, in whatever order the settings were given."""
    return frozenset(settings.items()), seed


class Store:
    """A file of lines: first what all runs have in common, then one line for each run.

    A line is appended whole, and is on the disk before the next one. Of a process that
    dies, or of a disk that is full, half a line can be left; the next sweep takes it
    away. Nothing else is ever removed, and a file that begins otherwise is left alone.
    The file is locked until `close`, or until the process ends, however it ends.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        common: Mapping[str, Any],
        models: Mapping[Key, str],
    ) -> None:
        """Read what is there; refuse a file that belongs to something else.

        `models` has a digest of the model of each run that is wanted now.
        """
        self.path = check_path("store", path)
        self.runs: dict[Key, Run] = {}
        self._models = models
        # As it will be read: JSON has lists where there are tuples.
        self._common = json.loads(json.dumps({"format": _FORMAT, **common}))
        try:
            self._file = self.path.open("a+b", buffering=0)
        except OSError as error:
            raise _unwritable(self.path, error) from error
        try:
            self._lock()
            self._read()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let another sweep have the file."""
        self._file.close()

    def add(self, run: Run) -> None:
        """Append a finished run, with the digest of its model."""
        model = self._models[key(run.settings, run.seed)]
        line = _as_line({**asdict(run), "model": model})
        try:
            if not self._file.seek(0, os.SEEK_END):
                line = _as_line(self._common) + line
            left = memoryview(line)
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def _lock(self) -> None:
        try:
            self._file.seek(_FAR)
            lock(self._file.fileno())
        except BlockingIOError as error:
            rule = Text(
                ko="다른 sweep이 쓰고 있지 않은 파일이어야 합니다",
                en="be a file that no other sweep is writing to",
            )
            raise refusal(OSError, "store", rule, repr(str(self.path))) from error
        except OSError:  # a file system without locks
            pass

    def _read(self) -> None:
        self._file.seek(0)
        content = self._file.readall()
        whole = content[: content.rfind(b"\n") + 1]
        if not whole and not _as_line(self._common).startswith(content):
            raise _foreign(self.path, 1)
        for number, line in enumerate(whole.splitlines(), start=1):
            read = self._parsed(number, line)
            if number == 1:
                self._compare(read)
            else:
                self._keep(read)
        if whole != content:
            self._file.truncate(len(whole))
        _sync_folder(self.path.parent)

    def _parsed(self, number: int, line: bytes) -> dict[str, Any]:
        with suppress(ValueError):
            read = json.loads(line)
            expected = {"format"} if number == 1 else {*Run.__slots__, "model"}
            if isinstance(read, dict) and expected <= read.keys():
                return read
        raise _foreign(self.path, number)

    def _compare(self, first: dict[str, Any]) -> None:
        for name in {**self._common, **first}:
            before, now = first.get(name), self._common.get(name)
            if before != now:
                raise _different(self.path, name, before, now)

    def _keep(self, line: dict[str, Any]) -> None:
        # JSON has lists where a setting is a tuple.
        settings: Settings = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in line["settings"].items()
        }
        one, model = key(settings, line["seed"]), line.pop("model")
        if (now := self._models.get(one, model)) != model:
            name = f"model ({written(settings)})"
            raise _different(self.path, name, model, now)
        self.runs[one] = Run(**{**line, "settings": settings})


def _as_line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode() + b"\n"


def _sync_folder(folder: Path) -> None:
    """See that the file has its name on the disk as well."""
    if os.name == "posix":  # only on: systems that open folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def digest_of_data(data: "Splits") -> str:
    """A name for what is trained on: another array, shape or type has another one."""
    total = hashlib.sha256()
    for array in (
        data.train_scaled,
        data.train_target,
        data.val_scaled,
        data.val_target,
    ):
        total.update(f"{array.dtype} {array.shape} ".encode())
        total.update(array.data if array.flags.c_contiguous else array.tobytes())
    return total.hexdigest()[:16]


def _foreign(path: Path, line: int) -> Exception:
    rule = Text(
        ko="sweep이 쓴 파일이거나 없는 파일이어야 합니다",
        en="be a file that a sweep has written, or none",
    )
    received = Text(
        ko=f"{str(path)!r} (sweep이 쓰지 않은 줄: {line})",
        en=f"{str(path)!r} (line {line} is not from a sweep)",
    )
    return refusal(ValueError, "store", rule, received)


def _different(path: Path, name: str, before: object, now: object) -> Exception:
    rule = Text(
        ko=f"{name} 값이 지금과 같아야 합니다: {now}",
        en=f"be of the same {name} as now, {now}",
    )
    remedy = Text(
        ko="다른 파일 이름을 주면 처음부터 훈련합니다.",
        en="Give another file name to train from the beginning.",
    )
    received = f"{str(path)!r} ({name}: {before})"
    return refusal(ValueError, "store", rule, received, remedy)


def _unwritable(path: Path, error: OSError) -> Exception:
    rule = Text(
        ko=f"쓸 수 있는 파일이어야 합니다({error.strerror})",
        en=f"be a file that can be written to ({error.strerror})",
    )
    return refusal(OSError, "store", rule, repr(str(path)))
