"""Arrays to try the operations on, and slopes found by small steps."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

MODERATE = st.floats(-50, 50)
FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)


def matrices(elements, columns=(1, 12)):
    rows = st.integers(1, 6)
    shapes = st.tuples(rows, st.integers(*columns))
    return hnp.arrays(np.float32, shapes, elements=elements)


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


def differences(function, array, step=1e-6):
    """How far the number `function(array)` moves with each entry of the array."""
    slopes = np.empty(array.shape)
    for index in np.ndindex(array.shape):
        ends = []
        for sign in (1, -1):
            moved = array.copy()
            moved[index] += sign * step
            ends.append(function(moved))
        slopes[index] = (ends[0] - ends[1]) / (2 * step)
    return slopes


def assert_gradients(forward, backward, *arrays):
    """Compare with the differences of the sum of the outputs, randomly weighted."""
    upstream = normal(*forward(*arrays).shape, seed=9)
    found = backward(*arrays, upstream)
    found = found if isinstance(found, tuple) else (found,)
    assert len(found) == len(arrays)
    for place, gradient in enumerate(found):

        def weighted(moved, place=place):
            changed = [*arrays[:place], moved, *arrays[place + 1 :]]
            return (forward(*changed) * upstream).sum()

        expected = differences(weighted, arrays[place])
        np.testing.assert_allclose(gradient, expected, rtol=1e-5, atol=1e-8)


def as_numpy(tensor):
    import keras

    return keras.ops.convert_to_numpy(tensor)
