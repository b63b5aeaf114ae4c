"""Which images are the same, or nearly: every one compared with every other."""

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_rate
from fmnist_learn.data import Float32, Uint8
from fmnist_learn.i18n import Text, refusal

Int64 = npt.NDArray[np.int64]
Pair = tuple[int, int, float]  # two positions and the RMS

_PIXELS = 28 * 28
_WHITE = 255
# Who has more pairs than this has no twins but one image many times.
_MOST_PAIRS = 1_000_000
# How many images one matrix product compares with how many: 16 MB of float32.
_ROWS, _COLUMNS = 1024, 4096


def twins(first: Uint8, second: Uint8, *, near: float = 0.05) -> list[Pair]:
    """For each image of `second` that is in `first`, or nearly, the nearest there.

    Both are uint8 of shape (n, 28, 28). The position in `first`, that in `second` and
    the RMS of their difference, as in `audit_data`; the nearest pair comes first.
    """
    near = check_rate("near", near)
    return across(len(first), *alike(np.concatenate([first, second]), near))


def across(count: int, earliest: list[int], pairs: list[Pair]) -> list[Pair]:
    """What `twins` gives, of all the pairs in both together; `count` are in the first.

    The earliest of identical images is in the first part if any of them is.
    """
    nearest: dict[int, tuple[int, float]] = {}
    for one, other, rms in pairs:  # the nearest first
        if one < count:
            nearest.setdefault(other, (one, rms))
    found = []
    for position, row in enumerate(earliest[count:]):
        if row < count:
            found.append((row, position, 0.0))
        elif row in nearest:
            one, rms = nearest[row]
            found.append((one, position, rms))
    return sorted(found, key=lambda pair: pair[2])


def alike(images: Uint8, near: float) -> tuple[list[int], list[Pair]]:
    """For each image the first that is identical; the pairs that are nearly so.

    Of identical images only the first is in a pair: a thousand of them would make half
    a million pairs that say nothing new.
    """
    seen: dict[bytes, int] = {}
    earliest = [seen.setdefault(one.tobytes(), row) for row, one in enumerate(images)]
    rows = list(seen.values())
    del seen
    pairs = [
        (rows[one], rows[other], rms) for one, other, rms in _near(images[rows], near)
    ]
    return earliest, pairs


def _near(images: Uint8, near: float) -> list[Pair]:
    """The pairs whose RMS is `near` at most, the nearest first.

    Two images whose brightness differs, or the means of whose 2x2 pixels do, differ
    pixel by pixel at least as much. So most pairs need not be compared in full. What
    is left is compared in whole numbers: a matrix product rounds, and differently on
    different machines.
    """
    brightness = images.sum(axis=(1, 2), dtype=np.int64)
    order = np.argsort(brightness, kind="stable")
    brightness = brightness[order]
    reach = near * _PIXELS * _WHITE + 1
    left, right, least = _factors(images[order], near)
    found = []
    total = 0
    for start in range(0, len(order), _ROWS):
        brightest = brightness[start : start + _ROWS][-1]
        stop = int(np.searchsorted(brightness, brightest + reach, side="right"))
        for place in range(start, stop, _COLUMNS):
            columns = right[place : min(place + _COLUMNS, stop)]
            likely = np.flatnonzero(left[start : start + _ROWS] @ columns.T >= least)
            one, other = np.divmod(likely, len(columns))
            later = start + one < place + other  # each pair once
            one, other = order[start + one[later]], order[place + other[later]]
            rms = _rms(images, one, other)
            kept = rms <= near
            total += int(kept.sum())
            if total > _MOST_PAIRS:
                raise _too_near(near)
            pair = np.minimum(one, other), np.maximum(one, other), rms
            found.append([array[kept] for array in pair])
    first, second, rms = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    sort = np.lexsort((second, first, rms))
    return list(
        zip(
            first[sort].tolist(), second[sort].tolist(), rms[sort].tolist(), strict=True
        )
    )


def _factors(images: Uint8, near: float) -> tuple[Float32, Float32, np.float32]:
    """Two matrices whose product is -|a - b|² / 2, and the least it is for two near.

    a and b are the means of 2x2 pixels, 196 for each image; a float32 holds them, and
    the product of two, exactly.
    """
    means = images.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4), dtype=np.float32)
    means = means.reshape(len(images), -1)
    half = np.einsum("ij,ij->i", means, means, dtype=np.float64) / 2
    one, minus_half = np.ones(len(half), np.float32), -half.astype(np.float32)
    left = np.column_stack([means, minus_half, one])
    right = np.column_stack([means, one, minus_half])
    # A sum of n numbers is wrong by less than n eps times the sum of their magnitudes,
    # whatever the order; that is at most 4 of the largest half.
    n = left.shape[1]
    wrong = n * np.finfo(np.float32).eps * 4 * half.max()
    return left, right, np.float32(-((near * _WHITE) ** 2) * means.shape[1] / 2 - wrong)


def _rms(images: Uint8, one: Int64, other: Int64) -> npt.NDArray[np.float64]:
    """How far apart the images at these positions are, a few at a time."""
    squares = np.zeros(len(one), np.int64)
    for start in range(0, len(one), _COLUMNS):
        few = slice(start, start + _COLUMNS)
        difference = images[one[few]].astype(np.int32) - images[other[few]]
        squares[few] = np.square(difference).sum(axis=(1, 2))
    return np.sqrt(squares / (_PIXELS * _WHITE**2))


def _too_near(near: float) -> Exception:
    rule = Text(
        ko=f"쌍둥이가 {_MOST_PAIRS:,}쌍을 넘지 않을 만큼 작아야 합니다",
        en=f"be small enough for at most {_MOST_PAIRS:,} pairs of twins",
    )
    remedy = Text(
        ko=f"더 작은 값을 쓰세요: near={near / 2:g}",
        en=f"Take a smaller one: near={near / 2:g}.",
    )
    return refusal(ValueError, "near", rule, f"{near:g}", remedy)
