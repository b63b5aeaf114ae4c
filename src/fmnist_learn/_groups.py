"""Images that belong together, and a split in which none of them part.

Two photos of one thing, one to train on and one to test on, ask the model what it has
seen already: its accuracy on the test set is then too high.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt


def groups_of(count: int, pairs: Iterable[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """The number of the group that each of `count` images is in.

    The two of a pair are in one group, and so is whatever is in a pair with either. The
    number is that of the first image of the group.
    """
    leader = [*range(count)]

    def find(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]  # the way is shorter next time
            one = leader[one]
        return one

    for pair in pairs:
        first, second = sorted(map(find, pair))
        leader[second] = first
    return np.array([find(one) for one in range(count)], dtype=np.int64)


def split_groups(
    labels: npt.NDArray[np.integer],
    groups: npt.NDArray[np.integer],
    *,
    size: float,
    random_state: int,
) -> npt.NDArray[np.bool_]:
    """Which images are split off: whole groups, about `size` of each class.

    At least one image of each class is split off and one is left, unless the groups do
    not allow it: a class of a single group stays.
    """
    classes = int(labels.max()) + 1
    numbers, places = np.unique(groups, return_inverse=True)
    # How many images of each class each group has, (groups, classes).
    counts = np.zeros((len(numbers), classes), dtype=np.int64)
    np.add.at(counts, (places, labels), 1)
    total = counts.sum(axis=0)
    wanted = np.floor(size * total + 0.5).clip(1, np.maximum(total - 1, 1))
    wanted[total < 2] = 0
    order = np.random.RandomState(random_state).permutation(len(numbers))
    taken = np.zeros(len(numbers), dtype=bool)
    held = np.zeros(classes, dtype=np.int64)
    for one in order:
        if (held + counts[one] <= wanted).all():
            taken[one], held = True, held + counts[one]
    # Where each group of a class is larger than what is wanted of it, the smallest.
    by_size = sorted(order, key=lambda one: counts[one].sum())
    for label in np.flatnonzero(held == 0):
        for one in by_size:
            leaves = (total - held - counts[one] > 0) | (counts[one] == 0)
            if held[label] == 0 < counts[one, label] and leaves.all():
                taken[one], held = True, held + counts[one]
    split_off: npt.NDArray[np.bool_] = taken[places]
    return split_off
