"""A submission in a process of its own: started, asked, and ended with all it began.

It is no jail: the process is one of this user's, who may do there what he may here. It
keeps accidents, and most mischief, from the marks of others.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, Literal, cast

from fmnist_learn.exercises._calls import Seen
from fmnist_learn.exercises._values import visible
from fmnist_learn.exercises._wire import decode, encode
from fmnist_learn.i18n import shortened

_START = "from fmnist_learn.exercises._worker import main; main()"
# An answer longer than this is none.
_LONGEST = 50_000_000
# How many seconds Python may take to begin, on a busy machine.
_TO_BEGIN = 60
# How often it is looked whether anybody still waits.
_PATIENCE = 0.5
# By this in its environment a process is known for one of a submission.
_TOKEN = "FMNIST_LEARN_SUBMISSION"

Why = Literal["time", "ended", "signal", "broken"]


class Lost(Exception):
    """The process is gone: `time` ran out, it `ended`, a `signal`, a `broken` answer.

    `cell` is the one that it was running, if it was.
    """

    def __init__(self, *, why: Why, cell: str | None = None) -> None:
        """Remember why."""
        super().__init__(why)
        self.why = why
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Cell:
    """Code that is run in one go: a script, or a cell of a notebook."""

    name: str
    file: str
    source: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running a submission.

    Attributes:
        problems: The cell, the kind of error, what it says, and the line.
        printed: What was printed; the beginning of it.
        student: The value of `student`, if that is a string.
        answers: For each answer what its function does, or its value.
    """

    problems: tuple[tuple[str, str, str, int], ...]
    printed: str
    student: str | None
    answers: Mapping[str, Mapping[str, Any]]


@dataclass(slots=True)
class Child:
    """The process, where it runs, and what it may use.

    Attributes:
        folder: Where it runs.
        environment: Its environment variables.
        stopped: Is set when nobody waits for its answers any more.
        imports_from: A folder from which it may import, too.
        limits: What `resource` limits, by name.
    """

    folder: Path
    environment: Mapping[str, str]
    stopped: threading.Event
    imports_from: Path | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes]" = field(init=False)
    _token: str = field(init=False)
    _says: "queue.SimpleQueue[bytes]" = field(init=False)
    _asked: "queue.SimpleQueue[bytes | None]" = field(init=False)

    def __enter__(self) -> "Child":
        """Start it."""
        self._token = uuid.uuid4().hex
        self._says, self._asked = queue.SimpleQueue(), queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env={**self.environment, _TOKEN: self._token},
            start_new_session=True,
        )
        # In threads of their own, since a pipe that is full or empty waits for ever.
        for move in (self._read, self._write):
            threading.Thread(target=move, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and all that it has started."""
        self._asked.put(None)
        kill_family(self._process, self._token)
        self._process.wait()

    def run(self, cells: Sequence[Cell], answers: Sequence[str], seconds: float) -> Ran:
        """Run the cells, and see which answers they give; `Lost` if that fails."""
        self._send(
            {
                "cells": [
                    {"name": one.name, "file": one.file, "source": one.source}
                    for one in cells
                ],
                "answers": [*answers],
                "folder": str(self.imports_from) if self.imports_from else None,
                "limits": {**self.limits},
            }
        )
        cell, end = None, monotonic() + _TO_BEGIN
        while True:
            try:
                message = self._next(end - monotonic())
                if cell is None:
                    end = monotonic() + seconds
                if "cell" not in message:
                    return _ran(message, len(cells))
                cell = _text(message["cell"])
            except Lost as lost:
                raise Lost(why=lost.why, cell=cell) from None
            except Exception:  # whatever comes of a message of a stranger
                raise Lost(why="broken", cell=cell) from None

    def call(
        self,
        name: str,
        arguments: tuple[Any, ...],
        seconds: float,
        measured_by: tuple[str, str | None] | None = None,
    ) -> Seen:
        """Call an answer of the submission; `Lost` if nothing comes back."""
        self._send(
            {
                "call": name,
                "arguments": encode(arguments),
                "measured_by": measured_by,
            }
        )
        try:
            return _seen(self._next(seconds))
        except Lost:
            raise
        except Exception:  # as above
            raise Lost(why="broken") from None

    def _send(self, message: Mapping[str, Any]) -> None:
        self._asked.put(json.dumps(message).encode() + b"\n")

    def _next(self, seconds: float) -> dict[str, Any]:
        """The next message; `Lost` if none comes in time."""
        end, line = monotonic() + seconds, None
        while line is None:
            if self.stopped.is_set():
                raise Lost(why="ended")
            wait = min(end - monotonic(), _PATIENCE)
            if wait <= 0:
                raise Lost(why="time")
            with suppress(queue.Empty):
                line = self._says.get(timeout=wait)
        if not line:
            raise Lost(why=self._why())
        if not line.endswith(b"\n"):  # the beginning of one that is too long
            raise Lost(why="broken")
        if self.imports_from is None:  # its folder has another name each time
            line = line.replace(json.dumps(str(self.folder))[1:-1].encode(), b".")
        message = json.loads(line)
        if not isinstance(message, dict):
            raise TypeError
        return message

    def _why(self) -> Why:
        """Why it says nothing any more."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # it has closed its end
            return "broken"
        if code < 0:  # not on Windows
            return "time" if code == -signal.SIGXCPU else "signal"
        return "ended"

    def _read(self) -> None:
        line = b""
        with suppress(OSError), cast("BinaryIO", self._process.stdout) as stream:
            while (line := stream.readline(_LONGEST)).endswith(b"\n"):
                self._says.put(line)
        self._says.put(line[:1])

    def _write(self) -> None:
        with suppress(OSError), cast("BinaryIO", self._process.stdin) as stream:
            while (line := self._asked.get()) is not None:
                stream.write(line)
                stream.flush()


def _ran(message: Mapping[str, Any], cells: int) -> Ran:
    problems = tuple(
        (_text(cell), _text(kind), _text(said), int(line))
        for cell, kind, said, line in message["problems"][:cells]
    )
    student = message["student"]
    answers = {
        str(name): {"function": given["function"]}
        if "function" in given
        else {"value": decode(given["value"])}
        for name, given in message["answers"].items()
    }
    return Ran(
        problems,
        _text(message["printed"]),
        # A number of a student may be written without quotation marks.
        _text(student) if isinstance(student, str | int) else None,
        answers,
    )


def _seen(message: Mapping[str, Any]) -> Seen:
    error = message["error"]
    return Seen(
        decode(message["value"]),
        None if error is None else _text(error),
        _text(message["message"]),
        _text(message["line"]),
        bool(message["changed"]),
        _text(message["printed"]),
    )


def _text(given: Any) -> str:
    """What a stranger says: no longer than anyone reads, and harmless to print."""
    return visible(shortened(str(given), 500))


def kill_family(process: "subprocess.Popen[bytes]", token: str) -> None:
    """End a process, its group, and what has left the group.

    A process that was forked off keeps the environment, by which it is known; on
    systems that do not show it, only the group is ended.
    """
    # Windows has no groups of this kind.
    with suppress(AttributeError, ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    # Again and again: while some are ended others may be born.
    for _ in range(50):
        if not (family := _family(token)):
            return
        for number in family:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(number, signal.SIGKILL)


def _family(token: str) -> list[int]:
    wanted = f"{_TOKEN}={token}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):  # gone, or somebody else's
            if wanted in path.read_bytes():
                found.append(int(path.parent.name))
    return found
