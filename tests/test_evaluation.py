from typing import Any, get_args, get_type_hints

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fmnist_learn as fl
from conftest import small
from fmnist_learn.evaluation import Evaluation


class Fixed:
    """Stands for a Keras model: gives the outputs it was made with."""

    def __init__(self, outputs):
        self.outputs = np.asarray(outputs, dtype=np.float32)

    def predict(self, images, verbose):
        assert verbose == 0
        return self.outputs


def images(count):
    return np.zeros((count, 784), dtype=np.float32)


def one_hot(labels, classes=10):
    return np.eye(classes, dtype=np.float32)[labels]


def test_by_hand():
    outputs = np.full((4, 10), 0.02)
    outputs[0, 9] = outputs[1, 0] = outputs[2, 0] = 0.82
    outputs[3, 6], outputs[3, 0] = 0.62, 0.22
    labels = np.array([9, 0, 6, 0], dtype=np.uint8)
    result = fl.evaluate(Fixed(outputs), images(4), labels)
    assert result.accuracy == 0.5
    assert result.predicted.tolist() == [9, 0, 0, 6]
    assert result.loss == pytest.approx(-np.log([0.82, 0.82, 0.02, 0.22]).mean())
    assert result.confusion[0].tolist() == [1, 0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert result.confusion[6, 0] == 1
    assert result.confusion.sum() == 4
    assert result.precision[0] == 0.5
    assert result.recall[0] == 0.5
    assert np.isnan(result.precision[1])
    assert np.isnan(result.recall[1])
    # Image 2 was taken for a T-shirt with 0.82, image 3 for a shirt with 0.62.
    assert result.mistakes.tolist() == [2, 3]


@given(st.data())
def test_the_figures_agree_with_each_other(data):
    count = data.draw(st.integers(1, 40))
    seed = data.draw(st.integers(0, 1000))
    rng = np.random.default_rng(seed)
    outputs = rng.dirichlet(np.ones(10), count)
    labels = rng.integers(0, 10, count)
    result = fl.evaluate(Fixed(outputs), images(count), labels)
    assert result.confusion.sum() == count
    assert np.trace(result.confusion) == round(result.accuracy * count)
    assert len(result.mistakes) == count - np.trace(result.confusion)
    assert (result.confusion.sum(axis=1) == np.bincount(labels, minlength=10)).all()
    confidence = result.probabilities[result.mistakes].max(axis=1)
    assert (np.diff(confidence) <= 0).all()


def test_a_probability_of_zero_has_a_large_loss_not_an_infinite_one():
    result = fl.evaluate(Fixed(one_hot([0])), images(1), np.array([1]))
    assert result.loss == pytest.approx(87.3365, abs=1e-3)
    sure = fl.evaluate(Fixed(one_hot([1])), images(1), np.array([1]))
    assert sure.loss == 0


@pytest.mark.parametrize("outputs", [[[2.0] * 10], [[-1.0] + [0.2] * 9]])
def test_logits_have_no_loss_here(outputs):
    result = fl.evaluate(Fixed(outputs), images(1), np.array([0]))
    assert result.loss is None
    assert repr(result).startswith("Evaluation(accuracy=")
    assert "loss=None" in repr(result)


def test_a_hundred_outputs_are_a_hundred_classes():
    result = fl.evaluate(Fixed(one_hot([99, 3], 100)), images(2), np.array([3, 3]))
    assert result.confusion.shape == (100, 100)
    assert result.confusion[3, 99] == 1
    assert "| 99 | 0.000 | nan |" in result._repr_markdown_()


def test_the_table_of_a_notebook_is_in_the_language_in_use():
    result = fl.evaluate(Fixed(one_hot([0])), images(1), np.array([0]))
    assert "| T-shirt/top | 1.000 | 1.000 |" in result._repr_markdown_()
    fl.set_language("ko")
    assert "| 클래스 | 정밀도 | 재현율 |" in result._repr_markdown_()
    assert "| 티셔츠 | 1.000 | 1.000 |" in result._repr_markdown_()


@pytest.mark.keras
def test_the_loss_of_a_model_is_keras_own():
    import keras

    data = small("channel", 32, 300)
    keras.utils.set_random_seed(42)
    model = fl.build_cnn(filters=(4,), hidden=8)
    fl.train(model, data, epochs=1, verbose=0)
    loss, accuracy = model.evaluate(data.val_scaled, data.val_target, verbose=0)
    result = fl.evaluate(model, data.val_scaled, data.val_target)
    assert result.loss == pytest.approx(loss, rel=1e-5)
    assert result.accuracy == pytest.approx(accuracy, abs=1e-6)
    expected = model.predict(data.val_scaled, verbose=0)
    np.testing.assert_array_equal(result.probabilities, expected)


@pytest.mark.keras
@pytest.mark.tensorflow  # elsewhere Keras clips the probability
def test_the_loss_is_keras_own_where_the_model_is_sure_of_a_wrong_class():
    model = fl.load_pretrained("cnn")
    data = fl.prepare_data(layout="channel")
    x, y = data.test_scaled[5502:5522], data.test_target[5502:5522]
    model.compile(loss="sparse_categorical_crossentropy")
    result = fl.evaluate(model, x, y)
    assert result.probabilities[10, y[10]] < 1e-7
    assert result.loss == pytest.approx(model.evaluate(x, y, verbose=0), rel=1e-6)


@pytest.mark.sklearn
def test_a_classifier_of_scikit_learn():
    from sklearn.linear_model import LogisticRegression, SGDClassifier
    from sklearn.metrics import confusion_matrix, log_loss

    data = small("flat", 500, 300)
    x, y = data.train_scaled, data.train_target
    for estimator in (LogisticRegression(max_iter=1000), SGDClassifier(random_state=0)):
        estimator.fit(x, y)
        result = fl.evaluate(estimator, data.val_scaled, data.val_target)
        assert result.accuracy == estimator.score(data.val_scaled, data.val_target)
        expected = confusion_matrix(data.val_target, estimator.predict(data.val_scaled))
        np.testing.assert_array_equal(result.confusion, expected)
        if isinstance(estimator, LogisticRegression):
            p = estimator.predict_proba(data.val_scaled)
            assert result.loss == pytest.approx(log_loss(data.val_target, p), rel=1e-4)
        else:  # a hinge loss gives no probabilities
            assert result.loss is None
            assert result.probabilities is None
            assert (np.diff(result.mistakes) > 0).all()


@pytest.mark.sklearn
def test_a_classifier_that_knows_some_classes_only():
    from sklearn.dummy import DummyClassifier

    guess = DummyClassifier(strategy="prior").fit(images(4), [2, 2, 2, 5])
    result = fl.evaluate(guess, images(3), np.array([2, 5, 9]))
    assert result.predicted.tolist() == [2, 2, 2]
    assert result.probabilities[0].tolist() == [0, 0, 0.75, 0, 0, 0.25, 0, 0, 0, 0]


@pytest.mark.sklearn
def test_a_classifier_of_fewer_classes_than_ten_has_as_many_as_there_are_names():
    from sklearn.dummy import DummyClassifier
    from sklearn.linear_model import Perceptron

    x, y = np.eye(4), np.array([0, 1, 0, 1])
    for estimator in (DummyClassifier(), Perceptron()):
        result = fl.evaluate(estimator.fit(x, y), x, y, names=["cat", "a|b"])
        assert result.confusion.shape == (2, 2)
        assert r"| a\|b | " in result._repr_markdown_()
    seen = fl.evaluate(DummyClassifier().fit(x, 2 * y), x, y, names=["cat", "dog"])
    assert seen.names == ("cat", "dog", "2")


@pytest.mark.sklearn
@pytest.mark.parametrize(
    ("labels", "first"),
    [(list("abab"), "'a'"), ([True, False] * 2, "True"), ([0.5, 1] * 2, "0.5")],
)
def test_a_classifier_of_other_labels_is_refused(labels, first):
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    tree = DecisionTreeRegressor if 0.5 in labels else DecisionTreeClassifier
    message = f"labels that are whole numbers from 0.*a classifier that answers {first}"
    with pytest.raises(ValueError, match=message):
        fl.evaluate(tree().fit(np.eye(4), labels), np.eye(4), np.array([0, 1, 0, 1]))


@pytest.mark.sklearn
def test_a_class_is_no_model():
    from sklearn.linear_model import LogisticRegression

    with pytest.raises(TypeError, match="Received: .*=the class LogisticRegression"):
        fl.evaluate(LogisticRegression, np.eye(4), np.array([0, 1, 0, 1]))


@pytest.mark.parametrize(
    ("model", "x", "y", "error", "message"),
    [
        (object(), images(1), [0], TypeError, "model_or_estimator must be a Keras"),
        (Fixed([[1.0]]), images(1), [0], ValueError, "one output for each class"),
        (Fixed([[[1.0]]]), images(1), [0], ValueError, "one output for each class"),
        (Fixed(one_hot([0])), [[0.0]], [0], TypeError, "images must be a NumPy array"),
        (Fixed(one_hot([0])), images(0), [0], ValueError, "images must hold at least"),
        (Fixed(one_hot([0])), images(1), [0.5], TypeError, "labels must be a NumPy"),
        (Fixed(one_hot([0])), images(1), [0, 1], ValueError, "labels must hold one la"),
        (Fixed(one_hot([0])), images(1), [10], ValueError, "labels must lie between"),
        (
            Fixed(one_hot([0])),
            images(1),
            one_hot([0]),
            ValueError,
            r"labels must hold one whole number per image.*labels\.argmax\(axis=1\)",
        ),
    ],
)
def test_bad_input(model, x, y, error, message):
    x = np.asarray(x) if isinstance(x, np.ndarray) else x
    with pytest.raises(error, match=message):
        fl.evaluate(model, x, np.asarray(y))


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_the_interval_of_wilson_has_the_shares_that_fit(count, share):
    """Its ends are where the share is 1.96 standard errors away."""
    right = round(share * count)
    p = right / count
    for end in fl.wilson_interval(right, count):
        error = np.sqrt(end * (1 - end) / count)
        assert abs(p - end) == pytest.approx(1.959963984540054 * error, abs=1e-9)
    low, high = fl.wilson_interval(right, count)
    assert 0 <= low <= p <= high <= 1
    assert low < high


def test_the_interval_of_an_accuracy():
    assert fl.wilson_interval(9200, 10_000) == pytest.approx((0.91453, 0.92516), 1e-4)
    assert fl.wilson_interval(0, 4) == pytest.approx((0, 0.48989), abs=1e-5)
    assert fl.wilson_interval(np.int64(4), np.int64(4))[1] == 1
    for right, count, message in (
        (1, 0, "count must be a whole number of at least 1"),
        (-1, 4, "right must be a whole number of at least 0"),
        (0.5, 4, "right must be a whole number"),
        (5, 4, "right must be at most 4. Received: right=5"),
    ):
        with pytest.raises(ValueError, match=message):
            fl.wilson_interval(right, count)


def test_labels_in_a_list_are_refused():
    with pytest.raises(TypeError, match="labels must be a NumPy array .*labels=list"):
        fl.evaluate(Fixed(one_hot([0])), images(1), [0])


@pytest.mark.keras
def test_images_in_another_layout_are_refused():
    with pytest.raises(ValueError, match=r"images must hold .*layout='channel'"):
        fl.evaluate(fl.build_cnn(), images(2), np.array([0, 1]))


@pytest.mark.sklearn
def test_images_in_another_layout_are_refused_for_an_estimator_too():
    from sklearn.dummy import DummyClassifier

    guess = DummyClassifier().fit(images(2), [0, 1])
    guess.n_features_in_ = 784
    with pytest.raises(ValueError, match=r"images must hold .*layout='flat'"):
        fl.evaluate(guess, np.zeros((2, 28, 28)), np.array([0, 1]))


def test_unscaled_images_are_evaluated_with_a_warning():
    with pytest.warns(UserWarning, match="values from 0 to 255") as caught:
        fl.evaluate(
            Fixed(one_hot([0])), np.array([[0, 255]], dtype=np.uint8), np.array([0])
        )
    assert caught[0].filename == __file__


def test_probabilities_can_be_indexed_before_asking_for_none():
    """`| None` would have a type checker refuse `result.probabilities[0]`."""
    written = get_type_hints(Evaluation)["probabilities"]
    assert get_args(written) == (npt.NDArray[np.float32], Any)
