"""What the concepts beyond the book say of Keras, of the data and of the maths.

Their examples are run in `test_concepts.py`; here is what the sentences claim.
"""

import inspect
import re

import numpy as np
import pytest

import fmnist_learn as fl
from concept_texts import LANGUAGES, parts, read
from fmnist_learn import ops


def says(name, part, *words):
    """Whether a part of both texts has these words."""
    return all(
        word in parts(read(name, lang))[part] for word in words for lang in LANGUAGES
    )


def small_model(*layers, optimizer="sgd", run_eagerly=True):
    import keras

    model = keras.Sequential([keras.layers.Input(shape=(1,)), *layers])
    model.compile(optimizer, loss="mse", run_eagerly=run_eagerly)
    return model


def unchanged(before, after):
    return [bool(np.array_equal(*pair)) for pair in zip(before, after, strict=True)]


# --- augmentation -------------------------------------------------------------------


def test_every_boot_points_to_the_left():
    (images, labels), _ = fl.load_data()
    boots = images[labels == 9].astype("float32")
    mean = boots.mean(axis=0)
    near, far = (((boots - m) ** 2).sum(axis=(1, 2)) for m in (mean, mean[:, ::-1]))
    assert len(boots) == 6_000
    assert (near < far).all()


@pytest.mark.keras
def test_where_augmentation_works_in_keras():
    import keras

    images = np.arange(9, dtype="float32").reshape(1, 3, 3, 1)
    shift = keras.layers.RandomTranslation(0.07, 0.07)
    assert (shift.fill_mode, 28 * 0.07) == ("reflect", pytest.approx(2, abs=0.05))
    right = keras.layers.RandomTranslation((0, 0), (1 / 3, 1 / 3), "constant")
    moved = keras.ops.convert_to_numpy(right(images))  # without `training`
    assert np.allclose(moved[0, :, 1:], images[0, :, :-1], atol=1e-5)
    assert np.allclose(moved[0, :, 0], 0, atol=1e-5)
    model = keras.Sequential([keras.layers.Input(shape=(3, 3, 1)), right])
    assert np.array_equal(model.predict(images, verbose=0), images)
    assert says("augmentation", "mistakes", '`fill_mode="constant"`', "`flip(images)`")


# --- the learning rate --------------------------------------------------------------


@pytest.mark.keras
def test_a_schedule_and_a_callback_that_sets_the_rate_do_not_go_together():
    import keras

    model = small_model(
        keras.layers.Dense(1),
        optimizer=keras.optimizers.SGD(
            keras.optimizers.schedules.CosineDecay(0.1, decay_steps=5)
        ),
    )
    x = np.ones((8, 1))
    for callback in (
        keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=0, min_delta=9),
        keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate),
    ):
        with pytest.raises(TypeError, match="created with a `LearningRateSchedule` ob"):
            model.fit(x, x * 0, epochs=3, verbose=0, callbacks=[callback])
    model.fit(x, x * 0, epochs=5, verbose=0)  # a step each
    assert float(model.optimizer.learning_rate) == 0
    before = model.get_weights()
    model.fit(x, x * 0, verbose=0)  # after `decay_steps` nothing moves
    assert all(unchanged(before, model.get_weights()))


# --- label smoothing ----------------------------------------------------------------


def test_where_the_smoothed_loss_is_lowest():
    ten = 0.9 * ops.one_hot([3], 10) + 0.1 / 10
    lowest = ops.cross_entropy(ten, ten)
    assert lowest == pytest.approx(float(ops.entropy(ten, base=np.e)[0]))
    assert np.allclose(ops.softmax_cross_entropy_gradient(ten, ten), 0)
    gap = np.log(ten.max() / ten.min())
    assert says("label-smoothing", "formula", f"{lowest:.3f}", f"{gap:.2f}")
    rng = np.random.default_rng(0)
    others = ops.softmax(np.log(ten) + rng.normal(size=(100, 10)))
    assert all(ops.cross_entropy(ten, [other]) > lowest for other in others)


@pytest.mark.keras
def test_which_loss_of_keras_smooths():
    import keras

    losses = keras.losses
    sparse = inspect.signature(losses.SparseCategoricalCrossentropy)
    assert "label_smoothing" not in sparse.parameters
    row, p = np.eye(10)[[3]], np.full((1, 10), 0.1)
    p[0, 3], p[0, 4] = 0.15, 0.05
    smoothed = 0.9 * row + 0.1 / 10
    assert smoothed.max() == pytest.approx(0.91)
    loss = losses.CategoricalCrossentropy(label_smoothing=0.1)
    assert float(loss(row, p)) == pytest.approx(ops.cross_entropy(smoothed, p), 1e-5)


# --- weight decay -------------------------------------------------------------------


def test_decay_and_penalty_part_with_momentum():
    rate, strength, g = 0.1, 0.1, 0.5
    for step, same in ((ops.sgd_step, True), (ops.momentum_step, False)):
        penalised = decayed = np.array(1.0)
        first = second = None
        for _ in range(3):
            penalised, first = step(
                penalised, g + strength * penalised, first, learning_rate=rate
            )
            decayed, second = step(
                (1 - rate * strength) * decayed, g, second, learning_rate=rate
            )
        assert bool(np.isclose(penalised, decayed)) is same


def test_how_much_decays_in_an_epoch():
    factor = 1 - 0.001 * 0.01
    assert says("weight-decay", "mistakes", f"{factor:.5f}", f"{factor**1500:.3f}")


def test_batch_normalisation_undoes_halved_weights():
    x = np.random.default_rng(0).normal(3, 2, size=(50, 4))
    assert np.allclose(ops.batch_norm(x), ops.batch_norm(x / 2), atol=1e-2)


@pytest.mark.keras
def test_the_penalty_is_in_the_loss_and_the_decay_is_not():
    import keras

    def loss(regularizer, optimizer):
        layer = keras.layers.Dense(
            1,
            use_bias=False,
            kernel_initializer="ones",
            kernel_regularizer=regularizer,
        )
        model = small_model(layer, optimizer=optimizer)
        return model.evaluate(np.ones((2, 1)), np.ones(2), verbose=0)

    decaying = keras.optimizers.AdamW(weight_decay=0.1)
    assert loss(None, decaying) == 0
    assert loss(keras.regularizers.L2(0.05), "adam") == pytest.approx(0.05)


# --- averaging ----------------------------------------------------------------------


def test_the_loss_of_an_ensemble_is_at_most_the_mean():
    rng = np.random.default_rng(0)
    p = ops.softmax(rng.normal(scale=3, size=(5, 200, 10)))
    labels = rng.integers(10, size=200)
    members = -np.log(p[:, np.arange(200), labels])
    ensemble = -np.log(p.mean(axis=0)[np.arange(200), labels])
    assert (ensemble <= members.mean(axis=0)).all()
    assert (ensemble > members.min(axis=0)).any()
    # The accuracy of an ensemble has no such bound: here each member is right once.
    three = np.array([[[0.6, 0.4], [0.1, 0.9]], [[0.1, 0.9], [0.6, 0.4]]])
    assert (three.argmax(axis=2) == 0).mean() == 0.5
    assert (three.mean(axis=0).argmax(axis=1) == 0).mean() == 0


@pytest.mark.keras
def test_what_keras_validates_and_restores_with_a_moving_average():
    import keras

    x, y = np.ones((4, 1)), np.array([0, 2, 0, 2])

    def train(*callbacks):
        model = small_model(
            keras.layers.Dense(1, use_bias=False, kernel_initializer="ones"),
            optimizer=keras.optimizers.SGD(0.25, use_ema=True, ema_momentum=0.5),
        )
        history = model.fit(
            *(x, y, 1),
            shuffle=False,
            verbose=0,
            validation_data=(x, y * 0),
            callbacks=list(callbacks),
        )
        weight = float(model.get_weights()[0][0, 0])
        return np.sqrt(history.history["val_loss"][-1]), weight

    plain, average = 1.3125, 1.03125
    assert train() == pytest.approx((plain, average))
    swap = keras.callbacks.SwapEMAWeights(swap_on_epoch=True)
    assert train(swap) == pytest.approx((average, average))
    stop = keras.callbacks.EarlyStopping(restore_best_weights=True)
    assert train(stop) == pytest.approx((plain, plain))
    assert keras.optimizers.SGD(use_ema=True).ema_momentum == 0.99


# --- transfer learning --------------------------------------------------------------


@pytest.mark.keras
@pytest.mark.tensorflow  # JAX stops with an error
@pytest.mark.parametrize("frozen_first", [True, False])
def test_what_is_frozen_is_settled_when_fit_first_runs(frozen_first):
    import keras

    layers = keras.layers.Dense(2), keras.layers.Dense(1)
    layers[0].trainable = not frozen_first
    model = small_model(*layers, run_eagerly=False)
    x = np.ones((4, 1))
    model.fit(x, x * 0, verbose=0)
    layers[0].trainable = frozen_first
    for moves in (not frozen_first, frozen_first):  # before and after `compile`
        before = layers[0].get_weights()
        model.fit(x, x * 0 + 5, verbose=0)
        assert unchanged(before, layers[0].get_weights()) == [not moves] * 2
        model.compile("sgd", loss="mse")


@pytest.mark.keras
def test_fit_overrules_training_false():
    import keras

    norm = keras.layers.BatchNormalization()
    inputs = keras.layers.Input(shape=(1,))
    body = keras.Model(inputs, norm(inputs))
    inputs = keras.layers.Input(shape=(1,))
    outputs = keras.layers.Dense(1)(body(inputs, training=False))
    model = keras.Model(inputs, outputs)
    x = np.array([[5.0], [9.0]])
    for trainable in (True, False):
        norm.trainable = trainable
        model.compile("sgd", loss="mse", run_eagerly=True)
        before = norm.get_weights()[2:]
        model.fit(x, x * 0, verbose=0)
        assert unchanged(before, norm.get_weights()[2:]) == [not trainable] * 2


def test_the_counts_of_the_body_and_the_head():
    for lang in LANGUAGES:
        numbers = re.findall(
            r"\d[\d,]*\d", parts(read("transfer-learning", lang))["by-hand"]
        )
        assert {"333,526", "1,010", "303", "332,516"} <= set(numbers)
    assert 333_526 - (100 + 1) * 10 == 332_516
