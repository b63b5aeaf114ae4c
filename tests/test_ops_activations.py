"""Activations: by property, by differences, by Keras."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrays import FINITE, as_numpy, assert_gradients, matrices, normal
from fmnist_learn import ops


@given(matrices(FINITE), st.floats(0.01, 100))
def test_softmax_gives_probabilities_whatever_the_logits(logits, temperature):
    p = ops.softmax(logits, temperature=temperature)
    assert p.shape == logits.shape
    assert p.dtype == np.float32
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(axis=-1), 1, rtol=1e-5)


@given(matrices(st.floats(-50, 50, width=32)), st.integers(-50, 50))
def test_softmax_sees_differences_only(logits, shift):
    z = logits.astype(np.float64)
    np.testing.assert_allclose(ops.softmax(z + shift), ops.softmax(z), rtol=1e-9)


@given(matrices(st.floats(-20, 20, width=32)), st.floats(0.5, 20))
def test_the_temperature_divides_the_logits(logits, temperature):
    np.testing.assert_allclose(
        ops.softmax(logits.astype(np.float64), temperature=temperature),
        ops.softmax(logits.astype(np.float64) / temperature),
        rtol=1e-9,
    )


@given(matrices(FINITE))
def test_activations_stay_in_their_range(z):
    a = ops.sigmoid(z)
    assert ((a >= 0) & (a <= 1)).all()
    np.testing.assert_allclose(ops.sigmoid(-z), 1 - a, atol=1e-6)
    assert (np.abs(ops.tanh(z)) <= 1).all()
    assert (ops.relu(z) == np.where(z > 0, z, 0)).all()
    np.testing.assert_array_equal(ops.relu(z) - ops.relu(-z), z)
    np.testing.assert_array_equal(ops.leaky_relu(z, negative_slope=1), z)


@pytest.mark.parametrize(
    ("forward", "backward"),
    [
        (ops.sigmoid, ops.sigmoid_gradient),
        (ops.relu, ops.relu_gradient),
        (ops.leaky_relu, ops.leaky_relu_gradient),
        (
            partial(ops.leaky_relu, negative_slope=0.5),
            partial(ops.leaky_relu_gradient, negative_slope=0.5),
        ),
        (ops.tanh, ops.tanh_gradient),
    ],
)
def test_the_slopes_of_the_activations(forward, backward):
    z = normal(4, 5) * 2
    assert_gradients(forward, backward, z)
    np.testing.assert_array_equal(backward(z), backward(z, np.ones_like(z)))
    assert np.isfinite(backward(np.array([-1e4, 0.0, 1e4]))).all()


def test_at_zero_relu_has_the_slope_of_keras():
    assert ops.relu_gradient([0.0]) == 0
    assert ops.leaky_relu_gradient([0.0]) == 0.2


@pytest.mark.keras
def test_activations_equal_keras():
    import keras

    z = (normal(20, 11) * 10).astype(np.float32)
    z[0, :4] = [-1e4, 1e4, 0, -1e-6]
    for name in ("sigmoid", "relu", "leaky_relu", "tanh", "softmax"):
        expected = as_numpy(getattr(keras.activations, name)(z))
        np.testing.assert_allclose(
            getattr(ops, name)(z), expected, rtol=1e-5, atol=1e-7, err_msg=name
        )
    np.testing.assert_allclose(
        ops.leaky_relu(z, negative_slope=0.3), as_numpy(keras.layers.LeakyReLU()(z))
    )


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ops.relu("3"), TypeError, "z must be an array of numbers"),
        (lambda: ops.relu([]), ValueError, "z must hold at least one number"),
        (lambda: ops.softmax(3), ValueError, r"logits must have the shape \(n, ...\)"),
        (lambda: ops.softmax([1], temperature=0), ValueError,
         "temperature must be a number above 0. Received: temperature=0"),
        (lambda: ops.relu_gradient([1, 2], [1, 2, 3]), ValueError,
         r"upstream must have the shape \(2,\). Received: upstream=array of shape \(3"),
    ],
)  # fmt: skip
def test_errors_name_the_argument_and_the_rule(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "Received: " in str(caught.value)
