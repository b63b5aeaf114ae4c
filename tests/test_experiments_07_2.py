"""The experiments of 07-2 to 08-1, but for `output-units`: measured, what is said."""

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.experiments import depth, dropout, patience
from fmnist_learn.experiments.patience import stopping
from recorded_experiments import put, recorded, with_few_images


@pytest.mark.newest
def test_fewer_hidden_neurons_than_outputs_learn(monkeypatch):
    result = with_few_images("hidden-units", monkeypatch, seeds=1)
    assert [row[0] for row in result.rows] == [5, 10, 100]
    five, _, hundred = (row[1].mean for row in result.rows)
    assert 0.1 < five < hundred


@pytest.mark.newest
def test_a_linear_hidden_layer_collapses(monkeypatch):
    result = with_few_images("linear-hidden-layer", monkeypatch, seeds=1)
    assert [row[1] for row in result.rows] == [7_850, 79_510, 79_510]
    (one,) = result.numbers
    assert one["difference"] < 1e-5
    assert [row[2].mean for row in result.rows] == [
        one[name]["accuracy"][-1] for name in ("none", "linear", "relu")
    ]


@pytest.mark.newest
def test_sigmoid_fails_in_depth(monkeypatch):
    assert [row[0] for row in recorded("depth").rows] == [1, 4, 8]
    monkeypatch.setattr(depth, "_DEPTHS", (1, 8))
    result = with_few_images("depth", monkeypatch, images=2_000, seeds=1)
    assert [row[0] for row in result.rows] == [1, 8]
    (_, shallow, _), (_, sigmoid, relu) = result.rows
    assert shallow.mean > 0.6
    assert sigmoid.mean < 0.3 < relu.mean


@pytest.mark.newest
def test_optimizers_are_compared_with_adam(monkeypatch):
    result = with_few_images("optimizers", monkeypatch, seeds=1)
    for name, _, _ in result.rows[:-1]:
        assert f"`{name}`" in result.conclusion  # one seed tells none apart
    optimizers = result.numbers[0]["optimizers"]
    faster = optimizers["SGD(0.1)"]["accuracy"]
    assert optimizers["adagrad"]["accuracy"] < optimizers["sgd"]["accuracy"] < faster


@pytest.mark.newest
def test_the_gap_is_measured_with_dropout_off(monkeypatch):
    monkeypatch.setattr(dropout, "_EPOCHS", 8)
    result = with_few_images("dropout", monkeypatch, seeds=1)
    fit, training, validation, gap, _ = (row[1:] for row in result.rows)
    assert fit[1].mean > training[1].mean  # neurons were missing
    for place in range(2):
        difference = validation[place].mean - training[place].mean
        assert gap[place].mean == pytest.approx(difference)
    assert gap[1].mean < gap[0].mean


@pytest.mark.newest
def test_the_weights_of_every_epoch_are_those_of_early_stopping(monkeypatch):
    import keras

    from fmnist_learn.experiments._run import Run

    epochs = 20
    monkeypatch.setattr(patience, "_EPOCHS", epochs)
    result = with_few_images("patience", monkeypatch, seeds=1)
    (numbers,) = result.numbers
    data = Run(42, fast=True).splits(train=8_000, val=4_000)
    keras.utils.set_random_seed(42)
    model = fl.build_deep()
    history = fl.train(model, data, epochs=epochs, patience=1, verbose=0)
    best, last = stopping(numbers["val_loss"], 1)
    assert last == len(history.epoch) < epochs
    name, trained, loss, accuracy = result.rows[0]
    assert (name, trained) == ("patience=1", str(last))
    assert loss.mean == numbers["test_loss"][best - 1]
    assert [loss.mean, accuracy.mean] == pytest.approx(
        model.evaluate(data.test_scaled, data.test_target, verbose=0), rel=1e-4
    )
    lowest, most, final = result.rows[-3:]
    assert {row[1] for row in (lowest, most, final)} == {str(epochs)}
    assert final[2].mean == numbers["test_loss"][-1]
    chosen = int(np.argmax(numbers["val_accuracy"]))
    assert most[3].mean == numbers["test_accuracy"][chosen]


@pytest.mark.keras
@pytest.mark.tensorflow
def test_padding_keeps_the_size_and_pooling_halves_it():
    result = fl.run_experiment("padding-and-pooling", lang="en", verbose=0)
    assert result.confirmed
    assert result.seeds == ()
    assert result.rows[1] == ("conv_1", "28x28x32", "26x26x32")
    assert result.rows[-1] == ("parameters", "333,526", "179,926")


@pytest.mark.parametrize(
    ("losses", "patience", "best", "last"),
    [
        ([3, 2, 1], 1, 3, 3),
        ([3, 2, 2, 1], 1, 2, 3),  # the same again is no improvement
        ([3, 2, 4, 1, 5, 6], 2, 4, 6),
        ([1, 2, 3, 4], 2, 1, 3),
    ],
)
def test_where_training_would_stop(losses, patience, best, last):
    assert stopping(losses, patience) == (best, last)


# --- What is said of the numbers ---


def both(*changes):
    """Both changes to what a seed gave."""

    def change(numbers):
        for one in changes:
            one(numbers)

    return change


@pytest.mark.parametrize(
    ("name", "change", "confirmed"),
    [
        ("hidden-units", put("accuracy", "5", 0.3), False),
        ("hidden-units", put("accuracy", "100", 0.6), False),
        ("linear-hidden-layer", put("difference", 0.1), False),
        (
            "linear-hidden-layer",
            both(put("linear", "accuracy", -1, 0.9), put("relu", "accuracy", -1, 0.95)),
            False,
        ),
        ("linear-hidden-layer", put("relu", "accuracy", -1, 0.6), False),
        ("depth", put("accuracy", "sigmoid", 0, 0.1), False),
        ("depth", put("accuracy", "sigmoid", -1, 0.84), False),
        ("optimizers", put("optimizers", "adam", "accuracy", 0.78), False),
        ("optimizers", put("optimizers", "adagrad", "accuracy", 0.99), False),
        (
            "optimizers",
            put("optimizers", "SGD(0.1)", "accuracy", 0.1),
            False,
        ),
        ("dropout", put("with", "train_loss", 0.0), False),
        (
            "dropout",
            both(put("with", "train_loss", 0.8), put("with", "val_loss", -1, 0.9)),
            False,
        ),
        ("patience", put("test_loss", -1, 0.1), False),
        (
            "padding-and-pooling",
            put("same", "shapes", "conv_1", [27, 27, 32]),
            False,
        ),
    ],
)
def test_a_conclusion_follows_from_the_numbers(name, change, confirmed):
    assert recorded(name).confirmed is True
    assert recorded(name, change=change).confirmed is confirmed


def test_a_range_of_epochs_is_one_number_where_all_stop_alike():
    def rising_from_the_third(numbers):
        numbers["val_loss"] = [3.0, 2.0, 1.0, *range(2, 29)]

    result = recorded("patience", change=rising_from_the_third)
    assert [row[1] for row in result.rows[:4]] == ["4", "5", "6", "8"]
    apart = recorded("patience")
    assert any("-" in row[1] for row in apart.rows[:4])
