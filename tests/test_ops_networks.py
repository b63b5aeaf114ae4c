"""Networks: by hand, and layer by layer beside Keras's."""

import numpy as np
import pytest

import fmnist_learn as fl
from arrays import as_numpy
from fmnist_learn import ops


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


ZEROS = np.zeros
PAIR = [ZEROS((784, 10)), ZEROS(10)]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
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
