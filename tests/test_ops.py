"""Each operation against what is true of it, by hand, by differences and by Keras."""

import math
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import fmnist_learn as fl
from fmnist_learn import ops

MODERATE = st.floats(-50, 50)
FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)


def matrices(elements, columns=(1, 12)):
    rows = st.integers(1, 6)
    shapes = st.tuples(rows, st.integers(*columns))
    return hnp.arrays(np.float32, shapes, elements=elements)


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


# --- Properties ---------------------------------------------------------------------


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


@given(st.integers(1, 20).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n - 1), min_size=1))
))  # fmt: skip
def test_one_hot_round_trips(case):
    classes, labels = case
    rows = ops.one_hot(labels, num_classes=classes)
    assert rows.shape == (len(labels), classes)
    assert rows.dtype == np.float64
    assert (rows.sum(axis=1) == 1).all()
    assert rows.argmax(axis=1).tolist() == labels


@given(matrices(FINITE))
def test_activations_stay_in_their_range(z):
    a = ops.sigmoid(z)
    assert ((a >= 0) & (a <= 1)).all()
    np.testing.assert_allclose(ops.sigmoid(-z), 1 - a, atol=1e-6)
    assert (np.abs(ops.tanh(z)) <= 1).all()
    assert (ops.relu(z) == np.where(z > 0, z, 0)).all()
    np.testing.assert_array_equal(ops.relu(z) - ops.relu(-z), z)
    np.testing.assert_array_equal(ops.leaky_relu(z, negative_slope=1), z)


@given(matrices(MODERATE.map(np.float32), columns=(2, 10)), st.integers(0, 2**32 - 1))
def test_cross_entropy_is_entropy_plus_divergence(logits, seed):
    p = ops.softmax(logits.astype(np.float64))
    q = ops.softmax(np.random.default_rng(seed).normal(size=p.shape))
    divergence = ops.kl_divergence(q, p, epsilon=0)
    both = float(np.mean(ops.entropy(q, base=np.e) + divergence))
    assert ops.cross_entropy(q, p, epsilon=0) == pytest.approx(both)
    assert (divergence >= -1e-9).all()
    assert (ops.entropy(p) <= math.log2(p.shape[1]) + 1e-9).all()


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


# --- By hand ------------------------------------------------------------------------


def test_the_numbers_of_the_course():
    p = [[0.7, 0.1, 0.05, 0.05, 0.1]]
    assert ops.cross_entropy([1], p) == pytest.approx(2.303, abs=5e-4)
    assert ops.cross_entropy([0], p) == pytest.approx(0.357, abs=5e-4)
    assert ops.cross_entropy([3], np.full((1, 10), 0.1)) == pytest.approx(math.log(10))
    assert ops.entropy(np.full(10, 0.1)) == pytest.approx(3.3219, abs=1e-4)
    assert ops.entropy(np.full(10, 0.1), base=np.e) == pytest.approx(2.3026, abs=1e-4)
    assert ops.entropy([[0.5, 0.5], [1, 0]]).tolist() == [1, 0]
    assert ops.one_hot([2, 0, 1, 2], num_classes=3).argmax(axis=1).tolist() == [
        2, 0, 1, 2,
    ]  # fmt: skip
    # One image of ones through the 7,850 numbers of the dense model
    assert ops.dense(np.ones((1, 784)), np.ones((784, 10))).tolist() == [[784.0] * 10]


def test_a_certain_mistake_costs_16_118_or_infinity():
    right, wrong = [[1.0, 0.0]], [[0.0, 1.0]]
    for target in ([0], [[1, 0]]):
        assert ops.cross_entropy(target, wrong) == pytest.approx(16.118, abs=5e-4)
        assert ops.cross_entropy(target, wrong, epsilon=0) == math.inf
        assert ops.cross_entropy(target, right, epsilon=0) == 0
        assert ops.cross_entropy(target, right) == pytest.approx(1e-7, rel=1e-3)
    assert ops.binary_cross_entropy([1], [0.0]) == pytest.approx(16.118, abs=5e-4)
    assert ops.binary_cross_entropy([1, 0], [0.0, 0.0], epsilon=0) == math.inf
    assert ops.binary_cross_entropy([1, 0], [1.0, 0.0], epsilon=0) == 0
    assert ops.kl_divergence([1, 0], [0, 1], epsilon=0) == math.inf
    assert ops.kl_divergence([1, 0], [1, 0], epsilon=0) == 0


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


def test_accuracy_counts_the_most_probable_class():
    scores = [[5, 1, 0], [0, 1, 5], [0, 5, 1], [-1, -3, -2]]
    assert ops.accuracy([0, 1, 1, 0], scores) == 0.75
    assert ops.accuracy(np.eye(3)[[0, 1, 1, 0]], scores) == 0.75


def test_dropout_does_nothing_in_prediction():
    inputs = normal(5, 4)
    rng = np.random.default_rng(0)
    outputs, mask = ops.dropout(inputs, 0.5, rng, training=False)
    np.testing.assert_array_equal(outputs, inputs)
    assert (mask == 1).all()
    assert rng.random() == np.random.default_rng(0).random()  # nothing was drawn


def test_the_perceptron_by_hand():
    inputs = [[0, 0], [0, 1], [1, 0], [1, 1]]
    # OR. Epoch 1: 01 is missed, weights (0, 1), bias 1; nothing else is wrong.
    # Epoch 2: 00 is 1, bias 0; 10 is missed, weights (1, 1), bias 1.
    # Epoch 3: 00 is 1, bias 0. Epoch 4: no mistake.
    found = ops.perceptron(inputs, [0, 1, 1, 1])
    assert (found.weights.tolist(), found.bias) == ([1, 1], 0)
    assert (found.epochs, found.converged) == (4, True)
    found = ops.perceptron(inputs, [0, 0, 0, 1])
    half = ops.perceptron(inputs, [0, 0, 0, 1], learning_rate=0.5)
    assert (2 * half.weights).tolist() == found.weights.tolist()
    assert (2 * half.bias, half.epochs) == (found.bias, found.epochs)
    predicted = np.array(inputs) @ found.weights + found.bias > 0
    assert predicted.tolist() == [False, False, False, True]
    assert found.converged


def test_no_perceptron_solves_xor_but_two_layers_do():
    inputs, target = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    for epochs in (1, 1000):
        found = ops.perceptron(inputs, target, epochs=epochs)
        assert (found.epochs, found.converged) == (epochs, False)

    network = ops.train_xor()
    assert network.probabilities.round().tolist() == target
    assert network.losses.shape == (500,)
    assert network.losses[0] > 0.5
    assert network.losses[-1] < 0.05
    assert [w.shape for w in network.weights] == [(2, 4), (4,), (4, 1), (1,)]
    again, other = ops.train_xor(seed=42), ops.train_xor(seed=7)
    np.testing.assert_array_equal(again.losses, network.losses)
    assert other.losses[0] != network.losses[0]
    w1, b1, w2, b2 = network.weights
    p = ops.sigmoid(np.tanh(np.array(inputs) @ w1 + b1) @ w2 + b2)
    np.testing.assert_allclose(p[:, 0], network.probabilities)


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
    for step in STEPS:
        _, state = step(parameter, gradient)
        velocity = np.copy(state.velocity)
        step(parameter, gradient, state)
        np.testing.assert_array_equal(state.velocity, velocity)
    for array, copy in zip((images, kernel, parameter, gradient), kept, strict=True):
        np.testing.assert_array_equal(array, copy)


# --- Gradients by finite differences ------------------------------------------------


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


def test_the_gradient_before_softmax_and_before_sigmoid():
    labels, logits = np.array([2, 0, 1, 1]), normal(4, 3)
    soft = ops.softmax(normal(4, 3, seed=1))
    for target in (labels, np.eye(3)[labels], soft):
        np.testing.assert_allclose(
            ops.softmax_cross_entropy_gradient(target, ops.softmax(logits)),
            differences(
                lambda z, t=target: ops.cross_entropy(t, ops.softmax(z)), logits
            ),
            atol=1e-8,
        )
    target = np.array([[1, 0, 1], [0, 0, 1], [1, 1, 1], [0, 1, 0]])
    np.testing.assert_allclose(
        ops.sigmoid_binary_cross_entropy_gradient(target, ops.sigmoid(logits)),
        differences(lambda z: ops.binary_cross_entropy(target, ops.sigmoid(z)), logits),
        atol=1e-8,
    )


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


# --- Equal to Keras -----------------------------------------------------------------

STEPS = (
    ops.sgd_step, ops.momentum_step, ops.nesterov_step,
    ops.adagrad_step, ops.rmsprop_step, ops.adam_step,
)  # fmt: skip


def as_numpy(tensor):
    import keras

    return keras.ops.convert_to_numpy(tensor)


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


@pytest.mark.keras
def test_losses_equal_keras():
    import keras

    labels = np.random.default_rng(0).integers(0, 10, 200)
    one_hot = ops.one_hot(labels)
    np.testing.assert_array_equal(one_hot, keras.utils.to_categorical(labels, 10))
    p = ops.softmax((normal(200, 10) * 8).astype(np.float32))
    p[:10] = one_hot[9::-1]  # certain: right or wrong by 0 and 1
    losses = keras.losses
    for found, expected in [
        (ops.cross_entropy(labels, p),
         losses.sparse_categorical_crossentropy(labels, p)),
        (ops.cross_entropy(one_hot, p), losses.categorical_crossentropy(one_hot, p)),
        (ops.binary_cross_entropy(one_hot, p), losses.binary_crossentropy(one_hot, p)),
        (ops.accuracy(labels, p),
         keras.metrics.sparse_categorical_accuracy(labels, p)),
    ]:  # fmt: skip
        assert found == pytest.approx(float(as_numpy(expected).mean()), rel=1e-6)
    q = ops.softmax((normal(200, 10, seed=1) * 8).astype(np.float32))
    q[:10] = one_hot[:10]
    expected = as_numpy(losses.kl_divergence(q, p))
    np.testing.assert_allclose(ops.kl_divergence(q, p), expected, rtol=1e-4, atol=1e-6)


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
@pytest.mark.parametrize(
    ("step", "name", "options"),
    [
        (ops.sgd_step, "SGD", {}),
        (ops.sgd_step, "SGD", {"learning_rate": 0.5}),
        (ops.momentum_step, "SGD", {"momentum": 0.9}),
        (ops.nesterov_step, "SGD", {"momentum": 0.8, "nesterov": True}),
        (ops.adagrad_step, "Adagrad", {}),
        (ops.adagrad_step, "Adagrad", {"initial_accumulator_value": 0.0}),
        (ops.rmsprop_step, "RMSprop", {}),
        (ops.rmsprop_step, "RMSprop", {"rho": 0.5, "epsilon": 0.01}),
        (ops.adam_step, "Adam", {}),
        (ops.adam_step, "Adam", {"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}),
    ],
)
def test_five_steps_of_each_optimizer_equal_keras(step, name, options):
    import keras

    variable = keras.Variable(normal(4, 3).astype(np.float32))
    optimizer = getattr(keras.optimizers, name)(**options)
    parameter, state = normal(4, 3).astype(np.float32), None
    options.pop("nesterov", None)
    for number in range(5):
        gradient = (normal(4, 3, seed=number) * 3).astype(np.float32)
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [variable])
        parameter, state = step(parameter, gradient, state, **options)
        np.testing.assert_allclose(parameter, as_numpy(variable), rtol=0, atol=1e-6)
        assert state.step == number + 1
    moved = np.abs(parameter - normal(4, 3)).max()
    assert moved > 1e-3


def batch(layout, count=16):
    shape = {"flat": (784,), "image": (28, 28), "channel": (28, 28, 1)}[layout]
    rng = np.random.default_rng(3)
    images = rng.random((count, *shape), dtype=np.float32)
    return images, rng.integers(0, 10, count)


def randomised(model):
    """Other weights than Keras's first ones, whose biases are all 0."""
    rng = np.random.default_rng(5)
    model.set_weights(
        [w + rng.normal(size=w.shape, scale=0.05) for w in model.get_weights()]
    )
    return model


MODELS = [
    ("flat", "build_dense", {}, {}),
    ("image", "build_deep", {"dropout": 0.3}, {}),
    ("image", "build_deep", {"hidden": (20, 10)}, {"activation": "tanh"}),
    *(
        ("image", "build_deep", {"hidden": 9}, {"activation": name})
        for name in ("sigmoid", "linear", "leaky_relu")
    ),
    ("channel", "build_cnn", {}, {}),
    ("channel", "build_cnn", {"filters": (3, 4, 5), "kernel_size": 4}, {}),
    ("channel", "build_cnn", {"filters": (4,)},
     {"padding": "valid", "pooling": "average"}),
]  # fmt: skip


@pytest.mark.keras
@pytest.mark.parametrize(("layout", "build", "sizes", "options"), MODELS)
def test_forward_gives_what_every_layer_of_keras_gives(layout, build, sizes, options):
    import keras

    model = randomised(getattr(fl, build)(**sizes, **options))
    images, _ = batch(layout)
    layers = [layer for layer in model.layers if "dropout" not in layer.name]
    outputs = {layer.name: layer.output for layer in layers}
    expected = keras.Model(model.inputs[0], outputs)(images, training=False)
    found = ops.forward(model.get_weights(), images, **options)
    assert list(found) == [layer.name for layer in layers]
    for name, tensor in expected.items():
        np.testing.assert_allclose(
            found[name], as_numpy(tensor), rtol=0, atol=1e-5, err_msg=name
        )


@pytest.mark.keras
@pytest.mark.parametrize(
    ("layout", "build", "sizes", "options", "step", "optimizer"),
    [
        ("flat", "build_dense", {}, {}, ops.sgd_step, "SGD"),
        ("flat", "build_dense", {}, {}, ops.adam_step, "Adam"),
        ("image", "build_deep", {}, {}, ops.sgd_step, "SGD"),
        ("image", "build_deep", {}, {}, ops.adam_step, "Adam"),
        ("image", "build_deep", {"hidden": (30, 20)}, {"activation": "sigmoid"},
         ops.adagrad_step, "Adagrad"),
        ("channel", "build_cnn", {"filters": (4, 6), "hidden": 8, "dropout": None}, {},
         ops.sgd_step, "SGD"),
        ("channel", "build_cnn", {"filters": (3,), "hidden": 8, "dropout": None},
         {"padding": "valid", "pooling": "average"}, ops.rmsprop_step, "RMSprop"),
    ],
)  # fmt: skip
def test_three_steps_equal_train_on_batch(
    layout, build, sizes, options, *, step, optimizer
):
    import keras

    model = randomised(getattr(fl, build)(**sizes, **options))
    rate = {"SGD": 0.1, "Adagrad": 0.1}.get(optimizer)  # None: the default
    settings = {"learning_rate": rate} if rate else {}
    model.compile(
        optimizer=getattr(keras.optimizers, optimizer)(**settings),
        loss="sparse_categorical_crossentropy",
    )
    images, labels = batch(layout)
    start = weights = model.get_weights()
    states = None
    for _ in range(3):
        model.reset_metrics()  # older versions give the mean loss of the steps so far
        expected = model.train_on_batch(images, labels)
        weights, states, loss = ops.train_step(
            weights, images, labels, optimizer=step, learning_rate=rate, states=states,
            **options,
        )  # fmt: skip
        assert loss == pytest.approx(float(expected), rel=1e-4)
    for ours, theirs, before in zip(weights, model.get_weights(), start, strict=True):
        assert ours.dtype == np.float32
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-5)
        assert np.abs(theirs - before).max() > 1e-4  # there was something to compare


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


# --- Errors that say what to change -------------------------------------------------

ZEROS = np.zeros
PAIR = [ZEROS((784, 10)), ZEROS(10)]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ops.relu("3"), TypeError, "z must be an array of numbers"),
        (lambda: ops.relu([]), ValueError, "z must hold at least one number"),
        (lambda: ops.softmax(3), ValueError, r"logits must have the shape \(n, ...\)"),
        (lambda: ops.softmax([1], temperature=0), ValueError,
         "temperature must be a number above 0. Received: temperature=0"),
        (lambda: ops.one_hot([3], 3), ValueError, "labels must lie between 0 and 2"),
        (lambda: ops.one_hot([-1]), ValueError, "labels must lie between 0 and 9"),
        (lambda: ops.one_hot([0.0]), TypeError, "labels must be a NumPy array of whol"),
        (lambda: ops.one_hot([], 3), ValueError, "labels must hold at least one"),
        (lambda: ops.one_hot(3), ValueError, r"labels must have the shape \(n, ...\)"),
        (lambda: ops.one_hot([[1]]), ValueError, r"argmax\(axis=1\)"),
        (lambda: ops.one_hot([0], 0), ValueError, "num_classes must be a whole number"),
        (lambda: ops.relu_gradient([1, 2], [1, 2, 3]), ValueError,
         r"upstream must have the shape \(2,\). Received: upstream=array of shape \(3"),
        (lambda: ops.cross_entropy([0], [[2.0, 1.0]]), ValueError,
         "probabilities must lie between 0 and 1.*from 1 to 2.*softmax"),
        (lambda: ops.cross_entropy([0], [[0.2, 0.2]]), ValueError,
         "probabilities must hold rows that sum to 1.*from 0.4 to 0.4"),
        (lambda: ops.cross_entropy([0], [[math.nan, 1]]), ValueError, "lie between 0"),
        (lambda: ops.cross_entropy([0], [0.5, 0.5]), ValueError,
         r"probabilities must have the shape \(n, classes\)"),
        (lambda: ops.cross_entropy([2], [[0.5, 0.5]]), ValueError,
         "target must lie between 0 and 1"),
        (lambda: ops.cross_entropy([0, 1], [[0.5, 0.5]]), ValueError,
         "target must hold one label for each of the 1"),
        (lambda: ops.cross_entropy(np.eye(3), [[0.5, 0.5]]), ValueError,
         r"target must have the shape \(1, 2\)"),
        (lambda: ops.cross_entropy([[-1, 2]], [[0.5, 0.5]]), ValueError,
         "target must lie between 0 and 1"),
        (lambda: ops.cross_entropy([0], [[0.5, 0.5]], epsilon=0.5), ValueError,
         "epsilon must be a number from 0 to 0.5"),
        (lambda: ops.binary_cross_entropy([1], [3.0]), ValueError,
         "probabilities must lie between 0 and 1.*sigmoid"),
        (lambda: ops.binary_cross_entropy([1, -1], [0.5, 0.5]), ValueError,
         "target must lie between 0 and 1"),
        (lambda: ops.binary_cross_entropy([[1]], [0.5]), ValueError,
         r"target must have the shape \(1,\)"),
        (lambda: ops.entropy([1.0], base=1), ValueError, "base must be a number above"),
        (lambda: ops.kl_divergence([1.0], [0.5, 0.5]), ValueError,
         r"target must have the shape \(2,\)"),
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
        (lambda: ops.sgd_step([1], [1, 2]), ValueError, "gradient must have the"),
        (lambda: ops.sgd_step([1], [1], learning_rate=0), ValueError, "learning_rate"),
        (lambda: ops.momentum_step([1], [1], momentum=1), ValueError, "momentum must"),
        (lambda: ops.nesterov_step([1], [1], momentum=0), ValueError, "momentum must"),
        (lambda: ops.adagrad_step([1], [1], initial_accumulator_value=-1), ValueError,
         "initial_accumulator_value must be 0 or more"),
        (lambda: ops.adagrad_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
        (lambda: ops.rmsprop_step([1], [1], rho=1), ValueError, "rho must be a number"),
        (lambda: ops.rmsprop_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
        (lambda: ops.adam_step([1], [1], beta_1=1), ValueError, "beta_1 must be"),
        (lambda: ops.adam_step([1], [1], beta_2=1), ValueError, "beta_2 must be"),
        (lambda: ops.adam_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
        (lambda: ops.perceptron([[0, 1]], [2]), ValueError, "target must lie between"),
        (lambda: ops.perceptron([0, 1], [0]), ValueError, "inputs must have the"),
        (lambda: ops.perceptron([[0]], [0], learning_rate=0), ValueError, "learning_r"),
        (lambda: ops.perceptron([[0]], [0], epochs=0), ValueError, "epochs must be a "),
        (lambda: ops.train_xor(hidden=0), ValueError, "hidden must be a whole number"),
        (lambda: ops.train_xor(epochs=0), ValueError, "epochs must be a whole number"),
        (lambda: ops.train_xor(seed=-1), ValueError, "seed must be a whole number"),
        (lambda: ops.forward(PAIR, ZEROS((1, 28, 28))), ValueError,
         r"inputs must have the shape \(n, features\)"),
        (lambda: ops.forward(PAIR, ZEROS((1, 784)), activation="gelu"), ValueError,
         "activation must be one of 'relu', 'leaky_relu', 'sigmoid', 'tanh', 'linear'"),
        (lambda: ops.forward(PAIR, ZEROS((1, 784)), pooling="min"), ValueError,
         "pooling must be one of 'max', 'average'"),
        (lambda: ops.train_step(PAIR, ZEROS((1, 784)), [0],
                                states=[ops.OptimizerState()]), ValueError,
         "states must hold one state for each of the 2 arrays of weights"),
    ],
)  # fmt: skip
def test_errors_name_the_argument_and_the_rule(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "Received: " in str(caught.value)


@pytest.mark.parametrize(
    "weights",
    [
        [],
        PAIR[:1],
        [*PAIR, ZEROS((10, 2))],
        [ZEROS((784, 10)), ZEROS(9)],
        [ZEROS((784, 10)), ZEROS((10, 1))],
        [ZEROS((3, 3, 1, 4)), ZEROS(4)],
        [*PAIR, ZEROS((3, 3, 1, 4)), ZEROS(4)],
        [ZEROS((5, 3, 4)), ZEROS(4), *PAIR],
    ],
)
def test_weights_of_other_models_are_refused(weights):
    with pytest.raises(ValueError, match="model_weights must be kernels"):
        ops.forward(weights, ZEROS((1, 784)))


def test_the_names_of_the_layers_follow_the_weights():
    dense = [ZEROS((4, 4)), ZEROS(4)]
    first = [ZEROS((1, 1, 1, 1)), ZEROS(1)]
    images = ZEROS((2, 4, 4, 1))
    for weights, x, names in [
        (dense, ZEROS((2, 4)), ["output"]),
        (dense * 2, ZEROS((2, 2, 2)), ["flatten", "hidden", "output"]),
        (dense * 3, ZEROS((2, 4)), ["flatten", "hidden_1", "hidden_2", "output"]),
        (first + dense, images, ["conv_1", "pool_1", "flatten", "output"]),
        ([*first, *first, ZEROS((1, 4)), ZEROS(4), *dense], images,
         ["conv_1", "pool_1", "conv_2", "pool_2", "flatten", "hidden", "output"]),
    ]:  # fmt: skip
        assert list(ops.forward(weights, x)) == names
        _, gradients = ops.backward(weights, x, [0, 3])
        assert [g.shape for g in gradients] == [w.shape for w in weights]
