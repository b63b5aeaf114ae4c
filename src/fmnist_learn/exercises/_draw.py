"""The numbers that a student gets: others than a neighbour's, the same everywhere."""

import unicodedata
from collections.abc import Sequence
from random import Random
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Choice = TypeVar("Choice")


class Draw:
    """Draws from a seed of exercise and student.

    Only `Random.random` of the standard library promises the same numbers in every
    version; NumPy's generators do not, and a student's NumPy need not be the
    instructor's.
    """

    def __init__(self, exercise: str, student: str) -> None:
        """Begin at the first number of this student."""
        # macOS writes the Hangul of a folder's name in another way.
        name = unicodedata.normalize("NFC", student)
        self._random = Random(f"{exercise}/{name}")

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        """One of them, each as likely as another."""
        return choices[self.whole(0, len(choices) - 1)]

    def shuffled(self, items: Sequence[Choice]) -> list[Choice]:
        """All of them, in a different order."""
        rest = list(items)
        return [rest.pop(self.whole(0, len(rest) - 1)) for _ in items]

    def wholes(
        self, *shape: int, low: int = -3, high: int = 3
    ) -> npt.NDArray[np.int64]:
        """An array of whole numbers from `low` to `high`."""
        drawn = [self.whole(low, high) for _ in range(int(np.prod(shape)))]
        return np.array(drawn, np.int64).reshape(shape)

    def numbers(
        self, *shape: int, low: int = -3, high: int = 3
    ) -> npt.NDArray[np.float64]:
        """An array of quarters from `low` to `high`: exact, and short to print."""
        return self.wholes(*shape, low=4 * low, high=4 * high) / 4
