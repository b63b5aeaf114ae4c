"""What an answer returned: whether it is right, and how it is written."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from fmnist_learn.i18n import shortened

# Between float32 and float64, and between two right ways to compute.
TOLERANCE = 1e-4
# A longer value says no more.
_LONGEST = 300
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
# Control characters, such as turn the direction of a line, and halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs"}


def same(  # noqa: PLR0911 - one for each kind
    expected: Any, received: Any, tolerance: float = TOLERANCE
) -> bool:
    """Whether an answer is as good as the expected one.

    A list counts as an array, and a number of NumPy as one of Python. True is no 1.
    """
    if isinstance(expected, Mapping):
        return (
            isinstance(received, Mapping)
            and expected.keys() == received.keys()
            and all(same(expected[key], received[key], tolerance) for key in expected)
        )
    if isinstance(expected, str):
        return isinstance(received, str) and _plain(expected) == _plain(received)
    if expected is None or received is None:
        return expected is received
    if isinstance(expected, tuple | list) and _is_ragged(expected):
        return (
            (isinstance(received, tuple | list) or _has_rows(received))
            and len(expected) == len(received)
            and all(
                same(one, other, tolerance)
                for one, other in zip(expected, received, strict=True)
            )
        )
    one, other = as_array(expected), as_array(received)
    if one is None or other is None or one.shape != other.shape:
        return False
    if (one.dtype.kind == "b") != (other.dtype.kind == "b"):
        return False
    if (one == other).all():  # most answers; `allclose` takes ten times as long
        return True
    if one.dtype.kind in "biu":  # a count is right or wrong
        return False
    return bool(np.allclose(other, one, rtol=tolerance, atol=tolerance, equal_nan=True))


def as_array(value: Any) -> "np.ndarray[Any, Any] | None":
    """The value as numbers; None if it is none."""
    try:
        array = np.asarray(value)
    except Exception:  # whatever the value says to being an array
        return None
    return array if array.dtype.kind in "iufb" else None


def written(value: Any) -> str:
    """The value as a message shows it: lists for arrays, four digits."""
    try:
        return _written(value)
    except Exception:  # whatever the value says to being written
        return f"<{type(value).__name__}>"


def _written(value: Any) -> str:
    if isinstance(value, np.ndarray):
        shown = value + 0.0 if value.dtype.kind == "f" else value  # -0. is 0.
        text = np.array2string(
            shown, separator=", ", precision=4, suppress_small=True, threshold=200
        )
        text = shortened(text, 10 * _LONGEST)  # of words it may be any length
        one_line = " ".join(text.split())
        return one_line if len(one_line) <= 60 else text.replace("\n", "\n  ")
    if isinstance(value, np.generic):
        return _written(value.item())
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1e4 else f"{value:g}"
    if isinstance(value, tuple | list) and any(
        isinstance(one, np.ndarray | np.generic | float) for one in value
    ):
        # The first of them are long enough already.
        inside = ", ".join(map(_written, value[:_LONGEST]))
        text = f"({inside})" if isinstance(value, tuple) else f"[{inside}]"
    else:
        text = without_addresses(repr(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def without_addresses(text: str) -> str:
    """The text without where things lie in memory, which is elsewhere each time."""
    return _ADDRESS.sub("", text)


def visible(text: str) -> str:
    """The text without colours, and with what a terminal would obey written out.

    What is no whole character either, which no file takes.
    """
    return "".join(
        one.encode("unicode_escape").decode()
        if unicodedata.category(one) in _UNSEEN and one not in "\n\t"
        else one
        for one in _COLOURS.sub("", text)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_ragged(value: Sequence[Any]) -> bool:
    """Whether it is several results rather than a row of numbers."""
    return any(not isinstance(one, int | float | np.generic) for one in value)


def _has_rows(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0
