"""Losses: by property, by hand, by differences, by Keras."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrays import MODERATE, as_numpy, differences, matrices, normal
from fmnist_learn import ops


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


@given(matrices(MODERATE.map(np.float32), columns=(2, 10)), st.integers(0, 2**32 - 1))
def test_cross_entropy_is_entropy_plus_divergence(logits, seed):
    p = ops.softmax(logits.astype(np.float64))
    q = ops.softmax(np.random.default_rng(seed).normal(size=p.shape))
    divergence = ops.kl_divergence(q, p, epsilon=0)
    both = float(np.mean(ops.entropy(q, base=np.e) + divergence))
    assert ops.cross_entropy(q, p, epsilon=0) == pytest.approx(both)
    assert (divergence >= -1e-9).all()
    assert (ops.entropy(p) <= math.log2(p.shape[1]) + 1e-9).all()


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


def test_accuracy_counts_the_most_probable_class():
    scores = [[5, 1, 0], [0, 1, 5], [0, 5, 1], [-1, -3, -2]]
    assert ops.accuracy([0, 1, 1, 0], scores) == 0.75
    assert ops.accuracy(np.eye(3)[[0, 1, 1, 0]], scores) == 0.75


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


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ops.one_hot([3], 3), ValueError, "labels must lie between 0 and 2"),
        (lambda: ops.one_hot([-1]), ValueError, "labels must lie between 0 and 9"),
        (lambda: ops.one_hot([0.0]), TypeError, "labels must be a NumPy array of whol"),
        (lambda: ops.one_hot([], 3), ValueError, "labels must hold at least one"),
        (lambda: ops.one_hot(3), ValueError, r"labels must have the shape \(n, ...\)"),
        (lambda: ops.one_hot([[1]]), ValueError, r"argmax\(axis=1\)"),
        (lambda: ops.one_hot([0], 0), ValueError, "num_classes must be a whole number"),
        (lambda: ops.entropy([[0.5, 1.0 + 1e-4]]), ValueError,
         "probabilities must lie between 0 and 1"),
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
    ],
)  # fmt: skip
def test_errors_name_the_argument_and_the_rule(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "Received: " in str(caught.value)
