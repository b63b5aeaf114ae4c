"""Code in the text of a file, and the text with other code in its place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Passage:
    """Where code stands in a text: a cell, a block, or the whole of a script.

    `spell` gives what belongs between `start` and `end` for other code: the code as it
    is in a script, JSON in a notebook, lines with the indentation of a list in notes.
    """

    name: str
    line: int
    code: str
    start: int
    end: int
    spell: Callable[[str], str]


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """For each new line the old one whose place it takes, and whether it is the same.

    A line that comes in between takes the place of the one that it stands before.
    """
    for kind, first, last, start, stop in SequenceMatcher(None, old, new).get_opcodes():
        for shift in range(stop - start):
            place = min(first + shift, max(first, last - 1), len(old) - 1)
            yield place, kind == "equal"
