"""No model gives probabilities for what it was trained on."""

import numpy as np
import pytest

import fmnist_learn as fl
from conftest import small

# 30 images of one pixel, each other than the rest, in three classes.
IMAGES = np.arange(30.0)[:, np.newaxis]
LABELS = np.arange(30) % 3


def memory(**options):
    """A classifier that is sure of what it has seen, and of nothing else."""
    from sklearn.base import BaseEstimator, ClassifierMixin

    class Memory(ClassifierMixin, BaseEstimator):
        seen = ()

        def fit(self, images, labels):
            assert not len(self.seen)  # a clone has forgotten
            self.seen = images[:, 0].tolist()
            counts = np.bincount(labels, minlength=3)
            assert counts.max() - counts.min() <= 1  # an equal share of each
            self.classes_ = np.arange(3)
            return self

        def predict_proba(self, images):
            known = np.isin(images[:, 0], self.seen)
            rows = np.full((len(images), 3), 1 / 3)
            rows[known] = [1, 0, 0]
            rows[:, 1] += images[:, 0] / 1e5  # says which image it was
            rows[:, 2] -= images[:, 0] / 1e5
            return rows

    return Memory(**options)


@pytest.mark.sklearn
@pytest.mark.parametrize("folds", [2, 5, 10])
def test_every_image_is_judged_once_in_its_place_by_who_has_not_seen_it(folds):
    rows = fl.cross_val_probabilities(memory(), IMAGES, LABELS, folds=folds)
    assert rows.shape == (30, 3)
    assert rows.dtype == np.float64
    assert rows[:, 0] == pytest.approx(1 / 3)
    assert rows[:, 1] == pytest.approx(1 / 3 + np.arange(30) / 1e5)


@pytest.mark.sklearn
def test_the_folds_are_those_of_scikit_learn():
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.neighbors import KNeighborsClassifier

    rng = np.random.default_rng(0)
    images, labels = rng.random((120, 5)), rng.integers(0, 3, 120)
    nearest = KNeighborsClassifier(7)
    parts = StratifiedKFold(4, shuffle=True, random_state=1)
    theirs = cross_val_predict(
        nearest, images, labels, cv=parts, method="predict_proba"
    )
    ours = fl.cross_val_probabilities(nearest, images, labels, folds=4, random_state=1)
    assert np.array_equal(ours, theirs)
    other = fl.cross_val_probabilities(nearest, images, labels, folds=4)
    assert not np.array_equal(ours, other)


@pytest.mark.sklearn
def test_a_wrong_label_is_found():
    from sklearn.neighbors import KNeighborsClassifier

    data = small("flat", 600)
    labels = data.train_target.copy()
    images = data.train_scaled
    boots = np.flatnonzero(labels == 9)
    far = np.linalg.norm(images[boots] - images[boots].mean(axis=0), axis=1)
    wrong = boots[far.argmin()]
    labels[wrong] = 1
    rows = fl.cross_val_probabilities(KNeighborsClassifier(10), images, labels)
    found = fl.doubtful_labels(rows, labels)
    place = found.indices.tolist().index(wrong)
    assert (found.given[place], found.suggested[place]) == (1, 9)


@pytest.mark.sklearn
@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"images": [[0.0]]}, TypeError, "images must be a NumPy array"),
        ({"images": IMAGES * np.nan}, ValueError, "images must hold finite"),
        ({"labels": LABELS[:9]}, ValueError, "labels must hold one label for each of"),
        ({"labels": LABELS - 1}, ValueError, "labels must lie between 0 and 29"),
        ({"labels": LABELS * 9}, ValueError, "label from 0 to 18 at least 5 .* 0 of"),
        ({"folds": 1}, ValueError, "folds must be a whole number of at least 2"),
        ({"folds": 11}, ValueError, "at least 11 times.* with 10 of label 0"),
        ({"epochs": 0}, ValueError, "epochs must be a whole number of at least 1"),
        ({"random_state": -1}, ValueError, "random_state must be a whole number"),
    ],
)
def test_bad_input(options, error, message):
    images, labels = options.pop("images", IMAGES), options.pop("labels", LABELS)
    with pytest.raises(error, match=message):
        fl.cross_val_probabilities(memory(), images, labels, **options)


@pytest.mark.sklearn
def test_models_that_cannot_be_cloned_for_each_fold():
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.svm import LinearSVC

    fixed = memory()
    fixed.__sklearn_clone__ = lambda: fixed  # as a FrozenEstimator does
    for model, error, message in (
        (LinearSVC(), TypeError, "be a classifier of scikit-learn with predict_proba"),
        (
            KNeighborsClassifier,
            TypeError,
            "model_or_build must .*=ABCMeta",
        ),
        (None, TypeError, "each fold needs a new one"),
        (fixed, ValueError, "model_or_build must give a new model for each fold"),
    ):
        with pytest.raises(error, match=message):
            fl.cross_val_probabilities(model, IMAGES, LABELS)


@pytest.mark.sklearn
def test_what_a_classifier_gives_must_be_probabilities():
    model = memory()
    model_class = type(model)
    model_class.predict_proba = lambda _, images: np.ones((len(images), 3))
    with pytest.raises(ValueError, match="model_or_build must give .* sum to 1"):
        fl.cross_val_probabilities(model, IMAGES, LABELS)


def network(activation="softmax", units=3):
    import keras

    return keras.Sequential(
        [keras.layers.Input((1,)), keras.layers.Dense(units, activation=activation)]
    )


@pytest.mark.keras
def test_a_new_network_is_trained_for_each_fold():
    """The same digits as by hand, fold by fold."""
    import keras
    from sklearn.model_selection import StratifiedKFold

    images = (IMAGES / 30).astype(np.float32)
    keras.utils.set_random_seed(42)
    ours = fl.cross_val_probabilities(
        network, images, LABELS, folds=2, random_state=3, epochs=2, verbose=0
    )
    keras.utils.set_random_seed(42)
    models = [network() for _ in range(2)]
    for model in models:
        model.compile("adam", "sparse_categorical_crossentropy")
    parts = StratifiedKFold(2, shuffle=True, random_state=3).split(images, LABELS)
    for model, (seen, left_out) in zip(models, parts, strict=True):
        model.fit(images[seen], LABELS[seen], epochs=2, verbose=0)
        theirs = model.predict(images[left_out], verbose=0)
        np.testing.assert_allclose(ours[left_out], theirs, atol=1e-6)
    assert ours.dtype == np.float64


@pytest.mark.keras
def test_what_is_wrong_with_a_network_shows_before_training(monkeypatch):
    from fmnist_learn import training

    def trained(*_, **__):
        pytest.fail("a network has been trained")

    monkeypatch.setattr(training, "train", trained)
    one = network()
    diverged = network()
    diverged.set_weights([np.full_like(w, np.nan) for w in diverged.get_weights()])
    images = IMAGES.astype(np.float32) / 30
    for build, error, message in (
        (one, TypeError, "function that builds a Keras model.*=Sequential"),
        (lambda: one, ValueError, "new model for each fold.*the same model twice"),
        (lambda: None, TypeError, "model_or_build must return a Keras .*=NoneType"),
        (lambda: network("linear"), ValueError, "give each image probabilities that"),
        (lambda: network("sigmoid"), ValueError, "give each image probabilities that"),
        (fl.build_dense, ValueError, r"images must hold images of shape \(784,\)"),
        (cloned(diverged), ValueError, "model_or_build must give finite numbers"),
    ):
        with pytest.raises(error, match=message):
            fl.cross_val_probabilities(build, images, LABELS, verbose=0)


def cloned(model):
    import keras

    def build():
        copy = keras.models.clone_model(model)
        copy.set_weights(model.get_weights())
        return copy

    return build
