"""Layers: by property, by hand, by differences, by Keras."""

import math
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrays import as_numpy, assert_gradients, normal
from fmnist_learn import ops


@given(
    size=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    border=st.integers(0, 3),
    strides=st.integers(1, 4),
)
def test_the_size_of_a_feature_map(size, kernel, border, strides):
    images = np.ones((2, *size, 3))
    weights = np.ones((*kernel, 3, 5))
    same = ops.conv2d(images, weights, strides=strides, padding="same")
    assert same.shape == (2, *(math.ceil(n / strides) for n in size), 5)

    padded = ops.pad2d(images, border)
    if all(n + 2 * border >= k for n, k in zip(size, kernel, strict=True)):
        rows, columns = (
            (n + 2 * border - k) // strides + 1
            for n, k in zip(size, kernel, strict=True)
        )
        assert ops.conv2d(padded, weights, strides=strides).shape == (
            2, rows, columns, 5,
        )  # fmt: skip
    else:
        with pytest.raises(ValueError, match="kernel must be no larger than the imag"):
            ops.conv2d(padded, weights, strides=strides)


@given(st.data(), st.integers(1, 7), st.integers(1, 7), st.integers(1, 3))
def test_convolution_and_pooling_by_four_loops(data, height, width, strides):
    size = data.draw(st.integers(1, min(height, width)))
    images, kernel = normal(2, height, width, 2), normal(size, size, 2, 3, seed=1)
    maps = ops.conv2d(images, kernel, [1, 2, 3], strides=strides)
    largest = ops.max_pool2d(images, size, strides=strides)
    mean = ops.avg_pool2d(images, size, strides=strides)
    for row, column in np.ndindex(maps.shape[1:3]):
        top, left = row * strides, column * strides
        window = images[:, top : top + size, left : left + size]
        for image in range(2):
            for output in range(3):
                expected = (window[image] * kernel[..., output]).sum() + output + 1
                assert maps[image, row, column, output] == pytest.approx(expected)
        np.testing.assert_array_equal(largest[:, row, column], window.max(axis=(1, 2)))
        np.testing.assert_allclose(mean[:, row, column], window.mean(axis=(1, 2)))


@given(st.floats(0.05, 0.95), st.integers(0, 2**32 - 1))
def test_dropout_keeps_or_drops(rate, seed):
    inputs = np.full((100, 100), 3, np.float32)
    outputs, mask = ops.dropout(inputs, rate, np.random.default_rng(seed))
    assert outputs.dtype == mask.dtype == np.float32
    kept = outputs != 0
    np.testing.assert_allclose(outputs[kept], 3 / (1 - rate), rtol=1e-5)
    assert abs(kept.mean() - (1 - rate)) < 0.03  # 6 standard deviations
    np.testing.assert_array_equal(mask * 3, outputs)
    np.testing.assert_array_equal(ops.dropout_gradient(mask, inputs), outputs)


def test_a_dense_layer_by_hand():
    # One image of ones through the 7,850 numbers of the dense model
    assert ops.dense(np.ones((1, 784)), np.ones((784, 10))).tolist() == [[784.0] * 10]


def test_a_convolution_by_hand():
    image = np.array([[1, 2, 0], [0, 1, 3], [4, 0, 1]]).reshape(1, 3, 3, 1)
    kernel = np.array([[1, 0], [0, -1]]).reshape(2, 2, 1, 1)
    maps = ops.conv2d(image, kernel, [10])
    assert maps[0, :, :, 0].tolist() == [[10, 9], [10, 10]]
    # An even kernel on an odd side: TensorFlow puts the one border last.
    same = ops.conv2d(image, kernel, padding="same")
    assert same[0, :, :, 0].tolist() == [[0, -1, 0], [0, 0, 3], [4, 0, 1]]
    padded = ops.pad2d(image, ((1, 0), (0, 2)), value=7)
    assert padded.shape == (1, 4, 5, 1)
    assert padded[0, :2, :, 0].tolist() == [[7] * 5, [1, 2, 0, 7, 7]]


def test_pooling_by_hand():
    image = np.array([[-1, -2, -3], [-4, -5, -6], [-7, -8, -9]]).reshape(1, 3, 3, 1)
    assert ops.max_pool2d(image).tolist() == [[[[-1]]]]
    # The border is no pixel: it is neither the largest nor counted.
    assert ops.max_pool2d(image, padding="same")[0, :, :, 0].tolist() == [
        [-1, -3], [-7, -9],
    ]  # fmt: skip
    assert ops.avg_pool2d(image, padding="same")[0, :, :, 0].tolist() == [
        [-3, -4.5], [-7.5, -9],
    ]  # fmt: skip


def test_the_first_of_equal_pixels_gets_the_gradient():
    equal = np.zeros((1, 4, 4, 2))
    gradient = ops.max_pool2d_gradient(equal, np.ones((1, 2, 2, 2)))
    assert gradient[0, :, :, 1].tolist() == [
        [1, 0, 1, 0], [0, 0, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0],
    ]  # fmt: skip


def test_dropout_does_nothing_in_prediction():
    inputs = normal(5, 4)
    rng = np.random.default_rng(0)
    outputs, mask = ops.dropout(inputs, 0.5, rng, training=False)
    np.testing.assert_array_equal(outputs, inputs)
    assert (mask == 1).all()
    assert rng.random() == np.random.default_rng(0).random()  # nothing was drawn


def test_the_gradients_of_dense_flatten_padding_and_dropout():
    assert_gradients(ops.dense, lambda *a: ops.dense_gradient(*a[:2], a[3]),
                     normal(4, 3), normal(3, 2), normal(2))  # fmt: skip
    assert_gradients(ops.flatten, ops.flatten_gradient, normal(2, 3, 2, 2))
    for border in (2, ((1, 0), (0, 3))):
        assert_gradients(
            lambda x, b=border: ops.pad2d(x, b),
            lambda x, up, b=border: ops.pad2d_gradient(x, b, up),
            normal(2, 3, 2, 2),
        )
    _, mask = ops.dropout(normal(3, 4), 0.5, np.random.default_rng(0))
    assert 0 < np.count_nonzero(mask) < 12
    assert_gradients(
        lambda x: ops.dropout(x, 0.5, np.random.default_rng(0))[0],
        lambda x, up: ops.dropout_gradient(mask, up),
        normal(3, 4),
    )


SHAPES = [  # height, width, kernel height, kernel width, strides
    (4, 5, 3, 2, 1), (5, 4, 2, 3, 2), (6, 5, 1, 1, 3), (5, 7, 3, 3, 2),
]  # fmt: skip


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_gradients_of_convolution_and_pooling(shape, padding):
    height, width, *kernel, strides = shape
    images = normal(2, height, width, 2)
    options = {"strides": strides, "padding": padding}
    assert_gradients(
        partial(ops.conv2d, **options),
        lambda x, w, b, up: ops.conv2d_gradient(x, w, up, **options),
        images,
        normal(*kernel, 2, 3),
        normal(3),
    )
    for size, forward, backward in [
        (kernel[0], ops.max_pool2d, ops.max_pool2d_gradient),
        (kernel[1], ops.avg_pool2d, ops.avg_pool2d_gradient),
    ]:
        assert_gradients(
            partial(forward, pool_size=size, **options),
            partial(backward, pool_size=size, **options),
            images,
        )


@pytest.mark.parametrize("shape", [(5, 3), (2, 3, 4, 2)])
def test_the_gradients_of_batch_normalisation(shape):
    assert_gradients(
        lambda x, gamma, beta: ops.batch_norm(x, gamma, beta, epsilon=0.01),
        lambda x, gamma, beta, up: ops.batch_norm_gradient(x, gamma, up, epsilon=0.01),
        3 + 2 * normal(*shape),
        normal(shape[-1], seed=1),
        normal(shape[-1], seed=2),
    )


def test_batch_normalisation_by_hand():
    outputs = ops.batch_norm([[0, 5], [2, 5], [2, 5], [8, 5]], [2, 1], [1, 7])
    expected = [[-1, 7], [1 / 3, 7], [1 / 3, 7], [13 / 3, 7]]
    np.testing.assert_allclose(outputs, expected, atol=1e-3)
    # One of the two may be the batch's.
    moved = ops.batch_norm([[0], [2], [2], [8]], moving_mean=2, epsilon=1e-9)
    np.testing.assert_allclose(moved, [[-2 / 3], [0], [0], [2]], atol=1e-6)


@pytest.mark.keras
@pytest.mark.parametrize("shape", [(6, 3), (4, 5, 3, 2)])
def test_batch_normalisation_equals_keras_in_training_and_in_prediction(shape):
    import keras

    given, upstream, kernel, gamma, beta, mean, variance = (
        normal(*size, seed=seed).astype(np.float32)
        for seed, size in enumerate([shape] * 2 + [shape[-1:] * 2] + [shape[-1:]] * 4)
    )
    variance = np.abs(variance)
    layer = keras.layers.BatchNormalization(momentum=0.9)
    dense = keras.layers.Dense(shape[-1], use_bias=False)
    model = keras.Sequential([keras.Input(shape[1:]), dense, layer])
    # The weights move by the gradient itself, as in the stack below.
    model.compile(
        keras.optimizers.SGD(learning_rate=1.0),
        loss=lambda y, z: keras.ops.sum(y * z),
        # One operation after the other. In a graph TensorFlow 2.19 has been seen to
        # move gamma while what is multiplied by it still waited.
        run_eagerly=True,
    )
    model.set_weights([kernel, gamma, beta, mean, variance])
    x = given @ kernel
    close = partial(np.testing.assert_allclose, rtol=1e-5, atol=1e-5)
    close(
        ops.batch_norm(x, gamma, beta, moving_mean=mean, moving_variance=variance),
        as_numpy(layer(x)),
    )
    close(ops.batch_norm(x, gamma, beta), as_numpy(layer(x, training=True)))

    model.set_weights([kernel, gamma, beta, mean, variance])
    model.train_on_batch(given, upstream)
    back, along_gamma, along_beta = ops.batch_norm_gradient(x, gamma, upstream)
    features, axes = shape[-1], tuple(range(x.ndim - 1))
    after = [
        kernel - given.reshape(-1, features).T @ back.reshape(-1, features),
        gamma - along_gamma,
        beta - along_beta,
        0.9 * mean + 0.1 * x.mean(axis=axes),
        0.9 * variance + 0.1 * x.var(axis=axes),
    ]
    for ours, theirs in zip(after, model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)


@pytest.mark.keras
def test_convolution_and_pooling_equal_keras():
    import keras

    rng = np.random.default_rng(0)
    for _ in range(40):
        height, width, channels, filters = rng.integers(1, 12, 4)
        kernel_height, kernel_width, size, strides = map(int, rng.integers(1, 5, 4))
        images = rng.normal(size=(3, height, width, channels)).astype(np.float32)
        kernel = rng.normal(size=(kernel_height, kernel_width, channels, filters))
        kernel, bias = kernel.astype(np.float32), rng.normal(size=filters)
        for padding in ("valid", "same"):
            options = {"strides": strides, "padding": padding}
            case = f"{images.shape} {kernel.shape} {size} {options}"
            close = partial(
                np.testing.assert_allclose, rtol=1e-4, atol=1e-4, err_msg=case
            )
            if padding == "same" or (kernel_height <= height and kernel_width <= width):
                expected = as_numpy(keras.ops.conv(images, kernel, **options)) + bias
                close(ops.conv2d(images, kernel, bias, **options), expected)
            if padding == "same" or size <= min(height, width):
                for ours, theirs in [
                    (ops.max_pool2d, keras.ops.max_pool),
                    (ops.avg_pool2d, keras.ops.average_pool),
                ]:
                    close(ours(images, size, **options),
                          as_numpy(theirs(images, size, **options)))  # fmt: skip


@pytest.mark.keras
def test_dropout_scales_as_keras_does():
    import keras

    ones = np.ones((1000,), np.float32)
    outputs, _ = ops.dropout(ones, 0.4, np.random.default_rng(0))
    expected = as_numpy(keras.layers.Dropout(0.4)(ones, training=True))
    np.testing.assert_allclose(np.unique(outputs), np.unique(expected), rtol=1e-6)


@pytest.mark.keras
def test_the_gradients_of_a_stack_equal_keras():
    """1x1 convolution, max pooling, convolution, average pooling: one step of SGD.

    With a learning rate of 1 the weights move by the gradient itself, and those of
    the first layer by what has come back through all the others.
    """
    import keras

    rng = np.random.default_rng(0)
    images = rng.normal(size=(5, 9, 7, 2)).astype(np.float32)
    same = {"strides": 2, "padding": "same"}
    model = keras.Sequential(
        [
            keras.Input(images.shape[1:]),
            keras.layers.Conv2D(3, 1),
            keras.layers.MaxPooling2D(3, **same),
            keras.layers.Conv2D(4, (2, 3), **same),
            keras.layers.AveragePooling2D(2, padding="same", strides=1),
        ]
    )
    upstream = rng.normal(size=(5, 3, 2, 4)).astype(np.float32)
    assert model.output_shape[1:] == upstream.shape[1:]
    model.compile(
        keras.optimizers.SGD(learning_rate=1.0),
        loss=lambda y, z: 5 * keras.ops.sum(y * z, axis=(1, 2, 3)),  # the mean is of 5
    )
    w1, b1, w2, b2 = before = model.get_weights()
    model.train_on_batch(images, upstream)

    maps_1 = ops.conv2d(images, w1, b1)
    pooled = ops.max_pool2d(maps_1, 3, **same)
    maps_2 = ops.conv2d(pooled, w2, b2, **same)
    back = ops.avg_pool2d_gradient(maps_2, upstream, 2, padding="same", strides=1)
    back, w2_gradient, b2_gradient = ops.conv2d_gradient(pooled, w2, back, **same)
    back = ops.max_pool2d_gradient(maps_1, back, 3, **same)
    _, w1_gradient, b1_gradient = ops.conv2d_gradient(images, w1, back)
    for gradient, old, new in zip(
        (w1_gradient, b1_gradient, w2_gradient, b2_gradient),
        before,
        model.get_weights(),
        strict=True,
    ):
        np.testing.assert_allclose(gradient, old - new, rtol=1e-4, atol=1e-4)
        assert np.abs(gradient).max() > 0.1


ZEROS = np.zeros


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ops.dense([1, 2], [[1]]), ValueError,
         r"inputs must have the shape \(n, features\)"),
        (lambda: ops.dense([[1, 2]], [[1]]), ValueError,
         "weights must have one row for each of the 2 features"),
        (lambda: ops.dense([[1]], [[1]], [1, 2]), ValueError,
         r"bias must have the shape \(1,\)"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3)), ZEROS((3, 3, 1, 1))), ValueError,
         r"images must have .*channels\).*images\[..., np.newaxis\]"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 1)), ZEROS((4, 2, 1, 1))), ValueError,
         "kernel must be no larger than the image, 3x3. Received: kernel=4x2.*'same'"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 1)), ZEROS((2, 4, 1, 1))), ValueError,
         "kernel must be no larger than the image, 3x3. Received: kernel=2x4"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 2)), ZEROS((3, 3, 1, 1))), ValueError,
         "kernel must have the 2 channels of the images"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 1)), ZEROS((3, 3))), ValueError,
         r"kernel must have the shape \(kernel height"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 1)), ZEROS((1, 1, 1, 1)), strides=0),
         ValueError, "strides must be a whole number of at least 1"),
        (lambda: ops.conv2d(ZEROS((1, 3, 3, 1)), ZEROS((1, 1, 1, 1)), padding="full"),
         ValueError, "padding must be one of 'valid', 'same'"),
        (lambda: ops.pad2d(ZEROS((1, 3, 3, 1)), -1), ValueError, "border must be a"),
        (lambda: ops.max_pool2d(ZEROS((1, 3, 3, 1)), 4), ValueError,
         "pool_size must be no larger than the image, 3x3"),
        (lambda: ops.avg_pool2d(ZEROS((1, 3, 3, 1)), 0), ValueError,
         "pool_size must be a whole number"),
        (lambda: ops.flatten(3), ValueError, "images must have the shape"),
        (lambda: ops.dropout([1], 1, np.random.default_rng()), ValueError,
         "rate must be a number between 0 and 1"),
        (lambda: ops.dropout([1], 0.5, 42), TypeError, "rng must be a generator"),
        (lambda: ops.batch_norm([1, 2]), ValueError, "inputs must have the shape"),
        (lambda: ops.batch_norm(ZEROS((2, 3)), [1, 2]), ValueError,
         r"gamma must have the shape \(3,\)"),
        (lambda: ops.batch_norm(ZEROS((2, 3)), epsilon=0), ValueError,
         "epsilon must be a number above 0"),
        (lambda: ops.batch_norm(ZEROS((2, 3)), moving_variance=[1, -2, 1]), ValueError,
         "moving_variance must not be below 0. Received: moving_variance=-2.0"),
    ],
)  # fmt: skip
def test_errors_name_the_argument_and_the_rule(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "Received: " in str(caught.value)


def test_a_border_may_be_a_number_of_numpy_or_a_list():
    images = np.ones((1, 2, 2, 1))
    assert ops.pad2d(images, np.int64(1)).shape == (1, 4, 4, 1)
    sides = [[0, 1], [2, 0]]
    assert ops.pad2d(images, sides).shape == (1, 3, 4, 1)
