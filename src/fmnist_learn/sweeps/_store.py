"""What a sweep has finished, in a file that a kill leaves whole."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fmnist_learn.i18n import Text, refusal
from fmnist_learn.sweeps._runs import Run, Settings

if TYPE_CHECKING:
    import numpy.typing as npt

_FORMAT = 1


class Store:
    """A file of lines: first what all runs have in common, then one line for each run.

    A line is appended whole. Of a process that dies, or a disk that is full, half a
    line can be left; the next sweep takes it away.
    """

    def __init__(self, path: str | os.PathLike[str], common: dict[str, Any]) -> None:
        """Read what is there; refuse a file that belongs to something else."""
        self.path = Path(path)
        self.runs: list[Run] = []
        common = json.loads(json.dumps({"format": _FORMAT, **common}))
        content = self.path.read_bytes() if self.path.exists() else b""
        whole = content[: content.rfind(b"\n") + 1]
        if whole:
            self._read(whole, common)
        elif content and not json.dumps(common).encode().startswith(content):
            raise self._refused("no first line")
        if whole != content:
            os.truncate(self.path, len(whole))
        if not whole:
            self._append(common)

    def _read(self, content: bytes, common: dict[str, Any]) -> None:
        try:
            first, *lines = [json.loads(line) for line in content.splitlines()]
            runs = [_as_run(line) for line in lines]
        except (ValueError, TypeError, AttributeError) as error:
            raise self._refused(str(error)) from error
        if not isinstance(first, dict) or "format" not in first:
            raise self._refused("no first line")
        names = first.keys() | common.keys()
        for name in sorted(names):
            before, now = first.get(name), common.get(name)
            if before != now:
                rule = Text(
                    ko=f"{name} 값이 지금과 같아야 합니다: {now}",
                    en=f"be of the same {name} as now, {now}",
                )
                remedy = Text(
                    ko="다른 파일 이름을 주면 처음부터 훈련합니다.",
                    en="Give another file name to train from the beginning.",
                )
                received = f"{str(self.path)!r} ({name}: {before})"
                raise refusal(ValueError, "store", rule, received, remedy)
        self.runs = runs

    def _refused(self, why: str) -> Exception:
        rule = Text(
            ko="sweep이 쓴 파일이거나 없는 파일이어야 합니다",
            en="be a file that a sweep has written, or none",
        )
        return refusal(ValueError, "store", rule, f"{str(self.path)!r} ({why})")

    def add(self, run: Run) -> None:
        """Append a finished run."""
        self.runs.append(run)
        self._append(asdict(run))

    def _append(self, line: dict[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        with self.path.open("ab", buffering=0) as file:
            file.write(data)
            os.fsync(file.fileno())


def _as_run(line: dict[str, Any]) -> Run:
    # JSON has lists where a setting is a tuple.
    settings: Settings = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in line["settings"].items()
    }
    return Run(**{**line, "settings": settings})


def digest(arrays: "Sequence[npt.NDArray[Any]]") -> str:
    """A name for the data: another array, shape or type has another one."""
    total = hashlib.sha256()
    for array in arrays:
        total.update(f"{array.dtype} {array.shape} ".encode())
        total.update(array.tobytes() if not array.flags.c_contiguous else array.data)
    return total.hexdigest()
