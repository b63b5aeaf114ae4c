"""The process in which a submission runs.

It reads a line of JSON and writes one. It knows no expected values and gives no marks:
whatever a submission changes in here changes its own answers only.
"""

import contextlib
import json
import linecache
import os
import signal
import sys
import traceback
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, BinaryIO

from fmnist_learn.exercises._calls import Printed, Seen, call, text_of
from fmnist_learn.exercises._found import named
from fmnist_learn.exercises._grade import instructions
from fmnist_learn.exercises._wire import decode, encode

Message = dict[str, Any]


def main() -> None:
    """Serve whoever has started this process, until he asks no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # from a neighbour
    asked, answers = _channel()
    with asked, answers:
        serve(asked, answers)
    os._exit(0)  # whatever is registered for the end


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Run a submission, then answer one call after another."""

    def say(message: Message) -> None:
        answers.write(json.dumps(message).encode() + b"\n")
        answers.flush()

    start = json.loads(asked.readline())
    _limit(start["limits"])
    if start["folder"]:
        sys.path.insert(0, start["folder"])
    # What a script defines is in a module of this name.
    module = sys.modules["__main__"] = ModuleType("__main__")
    names = module.__dict__
    problems = []
    with contextlib.redirect_stdout(Printed()) as printed:
        for cell in start["cells"]:
            say({"cell": cell["name"]})
            if problem := _run(cell, names):
                problems.append([cell["name"], *problem])
        say(
            {
                "problems": problems,
                "printed": printed.text,
                "student": encode(names.get("student")),
                "answers": _answers(names, start["answers"]),
            }
        )
        for line in asked:
            say(_called(json.loads(line), names))


def _channel() -> tuple[BinaryIO, BinaryIO]:
    """Streams of its own: what a submission reads and prints goes elsewhere."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return asked, answers


def _limit(limits: dict[str, int]) -> None:
    """What the system grants this process, where it can be told: not on Windows."""
    try:
        import resource  # noqa: PLC0415 - not there on every system
    except ImportError:  # only on: Windows
        return
    for name, most in limits.items():
        # macOS refuses some of them.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def _run(cell: dict[str, str], names: dict[str, Any]) -> tuple[str, str, int] | None:
    """Run a cell, or a script; what stopped it, and in which line."""
    file, source = cell["file"], cell["source"]
    names["__file__"] = file
    # So that the line of an error is found, which stands in no file.
    lines = source.splitlines(keepends=True)
    linecache.cache[file] = (len(source), None, lines, file)
    try:
        exec(compile(source, file, "exec", dont_inherit=True), names)
    except BaseException as error:
        places = traceback.extract_tb(error.__traceback__)
        line = next((one.lineno for one in reversed(places) if one.filename == file), 0)
        said = text_of(error)[:400]
        if isinstance(error, SyntaxError) and error.filename == file:
            line, said = error.lineno, error.msg  # the rest is the place once more
        return type(error).__name__, said, line or 0
    return None


def _answers(names: dict[str, Any], wanted: list[str]) -> Message:
    """What the submission gives: a function by what it does, a value by itself."""
    found: Message = {}
    for name in wanted:
        if name not in names:
            continue
        value = names[name]
        # Imported from this package it is nobody's answer.
        if str(getattr(value, "__module__", "")).startswith("fmnist_learn."):
            continue
        code = getattr(value, "__code__", None)
        if callable(value):
            does = instructions(code) if isinstance(code, CodeType) else None
            found[name] = {"function": does}
        else:
            found[name] = {"value": _encoded(value)}
    return found


def _called(message: Message, names: dict[str, Any]) -> Message:
    measure = None
    if message["measured_by"]:
        name, folder = message["measured_by"]
        exercise = named(name, Path(folder) if folder else None)
        measure = getattr(exercise, "measure", None)
    arguments = decode(message["arguments"])
    try:
        seen = call(names[message["call"]], arguments, measure)
    except BaseException as error:  # such as KeyboardInterrupt, raised on purpose
        seen = Seen(error=type(error).__name__, message=text_of(error)[:400])
    return {
        "value": _encoded(seen.value),
        "error": seen.error,
        "message": seen.message,
        "line": seen.line,
        "changed": seen.changed,
        "printed": seen.printed,
    }


def _encoded(value: Any) -> Any:
    """The value for the wire; its type, if that fails, as a list within itself does."""
    try:
        encoded = encode(value)
        json.dumps(encoded)
    except Exception:
        return {"other": type(value).__name__, "text": "..."}
    return encoded
