"""What holds for every operation."""

import numpy as np

from arrays import normal
from fmnist_learn import ops

STEPS = (
    ops.sgd_step, ops.momentum_step, ops.nesterov_step,
    ops.adagrad_step, ops.rmsprop_step, ops.adam_step,
)  # fmt: skip


def test_float32_stays_and_whole_numbers_become_float64():
    z = normal(2, 4, 4, 3).astype(np.float32)
    kernel = normal(2, 2, 3, 5).astype(np.float32)
    rows, weights = z.reshape(2, -1), normal(48, 3).astype(np.float32)
    maps, p = ops.conv2d(z, kernel), ops.softmax(rows)
    found = [
        ops.relu(z), ops.leaky_relu(z), ops.sigmoid(z), ops.tanh(z), p,
        ops.relu_gradient(z), ops.leaky_relu_gradient(z), ops.sigmoid_gradient(z),
        ops.tanh_gradient(z, z.astype(np.float64)),
        ops.softmax_cross_entropy_gradient([0, 1], p),
        ops.sigmoid_binary_cross_entropy_gradient([0, 1], p[:, 0]),
        ops.entropy(p), ops.kl_divergence(p, p), ops.pad2d(z, 1), ops.flatten(z),
        ops.dense(rows, weights), *ops.dense_gradient(rows, weights, 1.0),
        maps, *ops.conv2d_gradient(z, kernel, maps.astype(np.float64)),
        ops.max_pool2d(z), ops.max_pool2d_gradient(z, np.ones((2, 2, 2, 3))),
        ops.avg_pool2d(z), ops.avg_pool2d_gradient(z, np.ones((2, 2, 2, 3))),
        *ops.dropout(z, 0.5, np.random.default_rng(0)),
        ops.batch_norm(z), *ops.batch_norm_gradient(z, 1.0, z.astype(np.float64)),
        *(step(z, z.astype(np.float64))[0] for step in STEPS),
    ]  # fmt: skip
    assert {array.dtype for array in found} == {np.dtype(np.float32)}
    assert ops.relu(np.array([1, 2], np.uint8)).dtype == np.float64
    assert ops.max_pool2d(np.ones((1, 2, 2, 1), np.uint8)).dtype == np.float64


def test_what_is_given_is_not_changed():
    images, kernel = normal(2, 5, 5, 1), normal(3, 3, 1, 2)
    parameter, gradient = normal(3), normal(3, seed=1)
    kept = [array.copy() for array in (images, kernel, parameter, gradient)]
    ops.conv2d_gradient(images, kernel, 1.0, padding="same")
    ops.max_pool2d_gradient(images, 1.0, padding="same")
    ops.avg_pool2d_gradient(images, 1.0)
    ops.dropout(images, 0.5, np.random.default_rng(0))
    ops.batch_norm_gradient(images, 1.0, 1.0)
    for step in STEPS:
        _, state = step(parameter, gradient)
        velocity = np.copy(state.velocity)
        step(parameter, gradient, state)
        np.testing.assert_array_equal(state.velocity, velocity)
    for array, copy in zip((images, kernel, parameter, gradient), kept, strict=True):
        np.testing.assert_array_equal(array, copy)
