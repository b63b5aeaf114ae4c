"""The smallest arguments that still show what is wrong."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

Arguments = tuple[Any, ...]
# So that an answer stays quick; a shorter example is worth no longer wait.
_MOST_TRIES = 300


def shrink(arguments: Arguments, fails: Callable[[Arguments], bool]) -> Arguments:
    """Make the arguments smaller and simpler, one step after another.

    `fails` says whether the answer is still wrong there, and the arguments are still
    such as the exercise means.
    """
    tries = 0
    progress = True
    while progress:
        progress = False
        for candidate in _smaller(arguments):
            tries += 1
            if tries > _MOST_TRIES:
                return arguments
            if fails(candidate):
                arguments, progress = candidate, True
                break
    return arguments


def _smaller(arguments: Arguments) -> Iterator[Arguments]:
    """What is one step smaller, the largest steps first."""
    yield from _shorter(arguments)
    for place, value in enumerate(arguments):
        for simpler in _simpler(value):
            yield (*arguments[:place], simpler, *arguments[place + 1 :])


def _shorter(arguments: Arguments) -> Iterator[Arguments]:
    """Arrays with fewer rows or columns: all axes of a length at once, then one."""
    axes = [
        (place, axis, length)
        for place, value in enumerate(arguments)
        if isinstance(value, np.ndarray)
        for axis, length in enumerate(value.shape)
        if length > 1
    ]
    together = [
        [(place, axis) for place, axis, other in axes if other == length]
        for length in sorted({length for *_, length in axes}, reverse=True)
    ]
    alone = [[(place, axis)] for place, axis, _ in axes]
    for group in [*together, *(one for one in alone if one not in together)]:
        place, axis = group[0]
        length = arguments[place].shape[axis]
        keeps = [slice(0, length // 2), slice(length // 2, length)]
        for keep in [*keeps, slice(0, length - 1), slice(1, length)]:
            made = list(arguments)
            for place, axis in group:
                made[place] = made[place][(slice(None),) * axis + (keep,)]
            yield tuple(made)


def _simpler(value: Any) -> Iterator[Any]:
    if isinstance(value, np.ndarray) and value.dtype.kind in "if":
        for made in (np.zeros_like(value), np.sign(value), np.trunc(value)):
            if not np.array_equal(made, value):
                yield made.astype(value.dtype) + value.dtype.type(0)  # -0. is 0.
        # Number by number, where there are few.
        if value.size <= 9:
            for place in np.ndindex(value.shape):
                for number in (0, 1):
                    if value[place] not in (0, 1):
                        made = value.copy()
                        made[place] = number
                        yield made
    elif isinstance(value, int) and not isinstance(value, bool) and value > 1:
        yield from sorted({1, value // 2, value - 1})
