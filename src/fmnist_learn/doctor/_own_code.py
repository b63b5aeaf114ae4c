"""Where in the learner's own code an error comes from."""

import linecache
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from fmnist_learn.i18n import Lang, Text

_CELL = Text(ko="노트북 셀", en="notebook cell")
_LINE = Text(ko="{}, {}번째 줄", en="{}, line {}")
_HERE = str(Path(__file__).parents[1])


class Place(NamedTuple):
    """The last line of the learner's own code; false where there is none."""

    filename: str
    number: int
    line: str

    def __bool__(self) -> bool:
        return bool(self.filename)

    def in_words(self, lang: Lang) -> str:
        """The file or cell, and the line; empty where there is none."""
        if not self:
            return ""
        cell = "ipykernel_" in self.filename or "<ipython-input" in self.filename
        name = _CELL.to(lang) if cell else Path(self.filename).name
        return _LINE.to(lang).format(name, self.number)


def place_of(exc: BaseException) -> Place:
    """Where the learner's own code was when the error came."""
    if isinstance(exc, SyntaxError) and exc.filename:
        return Place(exc.filename, exc.lineno or 0, exc.text or "")
    own = [step for step in _steps(exc) if _is_own(_filename(step))]
    if not own:
        return Place("", 0, "")
    filename, number = _filename(own[-1]), own[-1].tb_lineno
    linecache.checkcache(filename)  # it may have been edited since
    return Place(filename, number, linecache.getline(filename, number))


def is_raised_there(exc: BaseException) -> bool:
    """Whether the learner's own line raised the error, not what a library did in it.

    A look-up in a module and a function of NumPy belong to the line.
    """
    for step in reversed([*_steps(exc)]):
        filename = _filename(step)
        if _is_own(filename):
            return True
        look_up = step.tb_frame.f_code.co_name == "__getattr__"
        if not look_up and "numpy" not in Path(filename).parts:
            return False
    return True  # it was not raised at all


def _steps(exc: BaseException) -> Iterator[TracebackType]:
    step = exc.__traceback__
    while step is not None:
        yield step
        step = step.tb_next


def _filename(step: TracebackType) -> str:
    return step.tb_frame.f_code.co_filename


def _is_own(filename: str) -> bool:
    libraries = (sysconfig.get_path("stdlib"), _HERE, "<frozen")
    # Cython names the source it was compiled from.
    if filename.startswith(libraries) or ".pyx" in filename:
        return False
    return {"site-packages", "dist-packages"}.isdisjoint(Path(filename).parts)
