"""Calling an answer, and keeping what came of it."""

import contextlib
import copy
import io
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from fmnist_learn.exercises._values import same, without_addresses
from fmnist_learn.i18n import shortened

# Of what an answer prints, so much is kept, and so much is allowed.
_KEPT, _MOST = 400, 1_000_000

# An answer is called with the arguments of one case; here, or in another process.
Answer = Callable[[tuple[Any, ...]], "Seen"]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What came of one call.

    Attributes:
        value: What was returned.
        error: The kind of error that was raised, such as `"TypeError"`; else None.
        message: What the error said.
        line: The line of the answer that raised it; empty where the call itself failed.
        changed: Whether the arguments are others than before the call.
        printed: What was printed; the beginning of it.
    """

    value: Any = None
    error: str | None = None
    message: str = ""
    line: str = ""
    changed: bool = False
    printed: str = ""

    def is_like(self, other: "Seen") -> bool:
        """Whether both answers did the same."""
        if self.error or other.error:
            return self.error == other.error
        return self.changed == other.changed and same(self.value, other.value)


class TooMuchPrinted(Exception):
    """An answer prints without end."""


class Printed(io.TextIOBase):
    """Where an answer prints to."""

    def __init__(self) -> None:
        """Nothing has been printed yet."""
        self.text = ""
        self._left = _MOST

    def write(self, text: str) -> int:
        """Keep the beginning, and stop what has no end."""
        self.text += text[: _KEPT - len(self.text)]
        self._left -= len(text)
        if self._left < 0:
            raise TooMuchPrinted
        return len(text)


def call(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    measure: Callable[[Any], Any] | None = None,
) -> Seen:
    """Call a function with copies of the arguments, and measure what it returns."""
    given = copy.deepcopy(arguments)
    said = Printed()
    try:
        with (
            np.errstate(all="ignore"),
            warnings.catch_warnings(),
            contextlib.redirect_stdout(said),
        ):
            warnings.simplefilter("ignore")
            value = function(*given)
            # What was returned may be an argument, to be changed by the next call.
            value = measure(value) if measure else _copied(value)
    except (Exception, SystemExit) as error:
        return Seen(
            error=type(error).__name__,
            message=shortened(text_of(error), 400),
            line=_line_of(error),
            printed=said.text,
        )
    changed = not all(
        is_as_before(before, after)
        for before, after in zip(arguments, given, strict=True)
    )
    return Seen(value, changed=changed, printed=said.text)


def text_of(error: BaseException) -> str:
    """What an error says, unless even that fails."""
    try:
        return without_addresses(str(error))
    except Exception:
        return ""


def _copied(value: Any) -> Any:
    try:
        return copy.deepcopy(value)
    except Exception:  # a generator, say, which is no answer and shall be called so
        return value


def _line_of(error: BaseException) -> str:
    """The last line of the answer's own file, not one of NumPy that it called."""
    _, *places = traceback.extract_tb(error.__traceback__)
    if not places:
        return ""
    last = [one for one in places if one.filename == places[0].filename][-1]
    # Of what was typed at a prompt Python keeps no lines.
    line = last.line or f"{Path(last.filename).name}:{last.lineno}"
    return shortened(line, 100)


def is_as_before(before: Any, after: Any) -> bool:
    """Whether two values are the same in every bit, in a list as well."""
    if isinstance(before, np.ndarray):
        # To look for nan takes longer than to compare.
        return np.array_equal(before, after) or (
            before.dtype.kind == "f" and np.array_equal(before, after, equal_nan=True)
        )
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(
            is_as_before(*pair) for pair in zip(before, after, strict=True)
        )
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(
            is_as_before(before[key], after[key]) for key in before
        )
    return bool(before == after)
