"""The experiments of 07-1, and that on the output layer: measured, and what is said."""

import re

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.experiments import Spread
from recorded_experiments import RECORDED, put, recorded, with_few_images


@pytest.mark.sklearn
def test_memory_and_the_split_need_no_training():
    memory = fl.run_experiment("memory", fast=True, verbose=0)
    assert memory.confirmed
    sizes = [row[2] for row in memory.rows]
    assert sizes == [6_000 * 784, 6_000 * 784 * 8, 6_000 * 784 * 4]
    split = fl.run_experiment("split-twice", seeds=7, verbose=0)
    assert split.confirmed
    assert split.rows == (
        (1, 48_000, 12_000, 1_500, "7 3 5 8 6 9 3 3 9 9"),
        (2, 38_400, 9_600, 1_200, "9 4 9 0 4 9 3 6 4 7"),
    )
    for result in (memory, split):
        assert result.seeds == ()
        assert len(result.numbers) == 1


@pytest.mark.sklearn
def test_one_versus_rest_is_no_softmax(monkeypatch):
    result = with_few_images("one-versus-rest", monkeypatch)
    assert result.confirmed
    _, scores, shares, softmax = map(np.array, zip(*result.rows, strict=True))
    assert scores.tolist() == result.numbers[0]["scores"]
    assert abs(shares - softmax).max() == pytest.approx(result.numbers[0]["largest"])
    for probabilities in (shares, softmax):
        assert probabilities.sum() == pytest.approx(1)
    one, two = result.numbers
    assert one["scores"] != two["scores"]
    assert one["typical"] < one["largest"]


@pytest.mark.sklearn
def test_cross_validation_estimates(monkeypatch):
    result = with_few_images("cross-validation", monkeypatch)
    for one in result.numbers:
        assert len(one["folds"]) == 5
        assert np.mean(one["folds"]) == pytest.approx(one["mean"])
        assert one["train_accuracy"] > one["test_accuracy"] > 0.5
    folds, mean, test, training = (row[1].mean for row in result.rows)
    assert folds == pytest.approx(mean)
    assert training > test


@pytest.mark.sklearn
def test_more_iterations_are_used(monkeypatch):
    result = with_few_images("sgd-iterations", monkeypatch)
    assert [row[0] for row in result.rows] == [5, 20]
    for one in result.numbers:
        assert one["used"]["5"] == 5
        assert 5 < one["used"]["20"] <= 20


@pytest.mark.newest
def test_one_softmax_layer_is_logistic_regression(monkeypatch):
    result = with_few_images("softmax-regression", monkeypatch, images=200)
    assert {row[1] for row in result.rows} == {7_850}
    for one in result.numbers:
        assert one["difference"] < 1e-5
        assert len(set(one["accuracy"].values())) > 1  # the penalty takes part
    assert result.numbers[0]["accuracy"] != result.numbers[1]["accuracy"]  # drawn anew


@pytest.mark.newest
def test_a_loss_is_compared_with_guessing(monkeypatch):
    result = with_few_images("loss-scale", monkeypatch, images=2_000, seeds=1)
    assert [row[1] for row in result.rows] == pytest.approx(
        [-np.log(1 / 10), -np.log(1 / 2), -np.log(1 / 2)]
    )
    for _, guess, loss, share in result.rows:
        assert share.mean == pytest.approx(loss.mean / guess)
    _, hard, easy = (row[2].mean for row in result.rows)
    assert easy < hard


@pytest.mark.newest
def test_unscaled_input_is_trained_with_two_learning_rates(monkeypatch):
    result = with_few_images("unscaled-input", monkeypatch, images=1_000, seeds=1)
    assert [row[:2] for row in result.rows] == [
        ("sgd", "0.01"),
        ("sgd", "0.0001"),
        ("adam", "0.001"),
        ("adam", "0.0001"),
    ]
    sgd = result.numbers[0]["accuracy"]["sgd"]
    assert sgd["scaled"][0] > 0.4 > sgd["unscaled"][0]
    assert sgd["unscaled"][1] > 0.4 > sgd["scaled"][1]
    assert result.confirmed is None  # one seed
    assert "one seed says nothing" in result.conclusion


@pytest.mark.newest
def test_impossible_classes_are_left_empty(monkeypatch):
    result = with_few_images("output-units", monkeypatch, seeds=1)
    assert [row[:2] for row in result.rows] == [(10, 79_510), (100, 88_600)]
    assert isinstance(result.rows[0][2], Spread)
    (one,) = result.numbers
    assert 0 < one["impossible"] < 0.9


# --- What is said of the numbers ---


@pytest.mark.parametrize(
    ("name", "change", "confirmed"),
    [
        ("memory", put("arrays", 1, 2, 47_040_000), False),
        ("split-twice", put("runs", 1, 0, 48_000), False),
        ("unscaled-input", put("accuracy", "adam", "unscaled", 0, 0.99), False),
        ("unscaled-input", put("accuracy", "adam", "unscaled", 1, 0.99), False),
        ("unscaled-input", put("accuracy", "sgd", "unscaled", 1, 0.05), False),
        ("cross-validation", put("train_accuracy", 0.5), False),
        ("cross-validation", put("mean", 0.5), False),
        ("sgd-iterations", put("accuracy", "20", 0.5), False),
        ("one-versus-rest", put("largest", 0.05), False),
        ("softmax-regression", put("difference", 0.1), False),
        ("softmax-regression", put("parameters", "Dense(10, softmax)", 9), False),
        ("loss-scale", put("hard", "loss", 0.9), False),
        ("loss-scale", put("hard", "loss", 0.01), False),
        ("loss-scale", put("easy", "loss", 0.4), False),
        ("output-units", put("impossible", 0.5), False),
        ("output-units", put("accuracy", "100", 0.1), False),
        (
            "sgd-iterations",
            lambda one: one["accuracy"].update(
                {
                    "20": one["accuracy"]["5"]
                    + (0.1 if one["accuracy"]["5"] > 0.8 else -0.1)
                }
            ),
            None,
        ),
        (
            "softmax-regression",
            lambda one: one["accuracy"].update(
                {
                    name: one["accuracy"]["LogisticRegression()"]
                    for name in one["accuracy"]
                }
            ),
            None,
        ),
    ],
)
def test_a_conclusion_follows_from_the_numbers(name, change, confirmed):
    assert recorded(name).confirmed is True
    assert recorded(name, change=change).confirmed is confirmed


def concept(name, lang):
    return fl.explain(name, lang=lang).markdown


def values(name, *path):
    """What stands there for each recorded seed."""
    found = RECORDED[name]["numbers"]
    for key in path:
        found = [one[key] for one in found]
    return found


def test_the_concepts_say_what_was_recorded():
    largest = values("one-versus-rest", "largest")
    few, many = (values("sgd-iterations", "accuracy", n) for n in ("5", "20"))
    impossible = values("output-units", "impossible")
    sgd = [
        values("unscaled-input", "accuracy", "sgd", p) for p in ("scaled", "unscaled")
    ]
    rates = [[one[0] for one in sgd[0]], *zip(*sgd[1], strict=True)]
    for name, figures in [
        ("array-shape", ["44.86 MiB", "358.9 MiB"]),
        ("validation", ["38,400", "9,600"]),
        ("logistic-regression", [f"{min(largest):.2f}", f"{max(largest):.2f}"]),
        ("logistic-regression", [f"{np.mean(few):.3f}", f"{np.mean(many):.3f}"]),
        ("layers", [f"{min(impossible):.6f}", f"{max(impossible):.6f}"]),
        ("scaling", [f"{edge(one):.3f}" for one in rates for edge in (min, max)]),
    ]:
        for lang in ("ko", "en"):
            for figure in figures:
                assert figure in concept(name, lang), (name, lang, figure)


def test_the_recorded_conclusions_name_what_is_known_of_the_data():
    for name, figure in [
        ("memory", "44.86 MiB"),
        ("memory", "358.9 MiB"),
        ("one-versus-rest", "10,000 of 10,000"),
        ("split-twice", "38,400 and 9,600"),
    ]:
        assert figure in recorded(name).conclusion
    assert re.search(r"better in 10 of 10", recorded("sgd-iterations").conclusion)
