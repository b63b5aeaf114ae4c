"""What the concepts say of Keras and of the maths, and the numbers that they give."""

import dataclasses
import json
import math
import re
import runpy
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from concept_texts import FOLDER, LANGUAGES, blocks, read, sentences
from fmnist_learn import ops
from fmnist_learn.sweeps.comparison import paired

RECORDS = Path(__file__).parents[1] / "docs" / "recorded"


def test_the_bias_is_the_threshold_with_the_opposite_sign():
    inputs, weights = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), [2, 1]
    assert list(inputs @ weights > 2) == list(inputs @ weights - 2 > 0)
    for lang in LANGUAGES:
        assert re.search(
            r"threshold of 2 is a bias of -2|임계값이 2라는 말은 절편이 -2",
            read("neuron", lang),
        )


def test_a_dead_unit_moves_while_the_optimizer_remembers():
    for step in (ops.momentum_step, ops.adam_step):
        alive, state = step(1.0, 1.0)
        dead, _ = step(alive, 0.0, state)
        assert dead < alive
    still, _ = ops.sgd_step(1.0, 0.0)
    assert still == 1


@pytest.mark.keras
@pytest.mark.parametrize("patience", [0, 1, 2, 3])
def test_when_keras_stops_early(patience):
    import keras

    model = keras.Sequential([keras.layers.Input(shape=(1,)), keras.layers.Dense(1)])
    model.compile(loss="mse")
    stop = keras.callbacks.EarlyStopping(patience=patience)
    stop.set_model(model)
    stop.on_train_begin()
    best = 3
    for epoch, loss in enumerate([3, 2, 1, 2, 3, 4, 5, 6]):
        stop.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            break
    assert epoch + 1 == best + max(patience, 1)


@pytest.mark.keras
def test_predict_too_goes_in_batches_of_32():
    import keras

    batches = []
    count = keras.callbacks.LambdaCallback()
    count.on_predict_batch_end = lambda batch, logs: batches.append(
        len(logs["outputs"])
    )
    fl.build_dense().predict(np.zeros((100, 784)), verbose=0, callbacks=[count])
    assert batches == [32, 32, 32, 4]


@pytest.mark.keras
def test_with_groups_a_filter_sees_some_of_the_channels():
    import keras

    layer = keras.layers.Conv2D(4, kernel_size=3, groups=2)
    layer.build((None, 8, 8, 4))
    assert tuple(layer.kernel.shape) == (3, 3, 2, 4)
    assert keras.layers.Conv2D(4, kernel_size=3).groups == 1
    assert hasattr(keras.config, "set_backend")


@pytest.mark.keras
def test_what_is_said_of_the_first_network_holds_for_its_weights():
    weights, biases = fl.load_pretrained("dense").get_weights()
    data = fl.prepare_data()
    labels = data.val_target

    def predicted(images):
        scores = images.astype("float64") @ weights + biases
        gaps = scores - scores.max(axis=1, keepdims=True)
        logs = gaps - np.log(np.exp(gaps).sum(axis=1, keepdims=True))
        loss = -logs[np.arange(len(labels)), labels].mean()
        return scores.argmax(axis=1), round(float(loss), 3)

    classes, loss = predicted(data.val_scaled)
    unscaled, large_loss = predicted(data.val_scaled * 255)
    twice, _ = predicted(data.val_scaled / 255)
    shares = [(one == labels).mean().round(3) for one in (classes, unscaled, twice)]
    recalls = [(classes == c)[labels == c].mean().round(3) for c in (9, 1, 6)]
    shirts = np.bincount(classes[labels == 6], minlength=10)
    assert {int(c) for c in shirts.argsort()[-4:-1]} == {0, 2, 4}
    for lang in LANGUAGES:
        for number in (*shares, loss):
            assert f"{number:.3f}" in sentences("scaling", lang)
        assert f"{large_loss:.2f}" in sentences("scaling", lang)
        for number in recalls:
            assert f"{number:.3f}" in sentences("fashion-mnist", lang)


# --- what was measured with several seeds -------------------------------------------


def recorded(file):
    return json.loads((RECORDS / file).read_text(encoding="utf-8"))


TRAININGS = recorded("concepts.json")["trainings"]
SAMPLES = json.loads(
    (FOLDER.parent / "lessons" / "samples.json").read_text(encoding="utf-8")
)


def last(training, key="val_accuracy"):
    """What each seed ended with."""
    return {seed: history[key][-1] for seed, history in TRAININGS[training].items()}


def differences(first, second):
    """What `first` is ahead of `second` with each seed that both were trained with."""
    return [first[seed] - second[seed] for seed in first if seed in second]


def states_range(name, values, digits=3):
    """Whether both texts name the lowest and the highest value, side by side."""
    low, high = (f"{one(values):.{digits}f}" for one in (min, max))
    return all(
        f"{low}{to}{high}" in sentences(name, lang)
        for lang, to in (("ko", "~"), ("en", " to "))
    )


TEN_SEEDS = {"adam 0.1", "sgd, momentum", "sgd, nesterov"}


def test_each_training_was_measured_with_five_seeds_at_least():
    for name, seeds in TRAININGS.items():
        assert len(seeds) == (10 if name in TEN_SEEDS else 5), name
        assert "42" in seeds


@pytest.mark.keras
@pytest.mark.newest
def test_the_script_knows_the_trainings_of_the_record(monkeypatch):
    file = RECORDS.parent / "measure_concepts.py"
    monkeypatch.syspath_prepend(file.parent)  # as when the script is started
    script = runpy.run_path(str(file))
    assert list(script["TRAININGS"]) == list(TRAININGS)
    whole = fl.prepare_data(layout="image")
    few = dataclasses.replace(
        whole, val_scaled=whole.val_scaled[:32], val_target=whole.val_target[:32]
    )
    one = script["Training"](images=64, epochs=2)
    history = script["measure"](one, 42, few)
    assert history == script["measure"](one, 42, few)
    assert len(history["val_accuracy"]) == 2
    assert script["hundred_outputs"]().count_params() == 88_600


@pytest.mark.parametrize(
    ("name", "training", "key"),
    [
        ("scaling", "sgd", "val_accuracy"),
        ("scaling", "sgd, unscaled", "val_accuracy"),
        ("scaling", "adam", "val_accuracy"),
        ("scaling", "adam, unscaled", "val_accuracy"),
        ("layers", "100 outputs", "val_accuracy"),
        ("layers", "5 hidden", "val_accuracy"),
        ("layers", "10 hidden", "val_accuracy"),
        ("layers", "adam", "val_accuracy"),
        ("logistic-regression", "adam", "val_accuracy"),
        ("logistic-regression", "linear", "val_accuracy"),
        ("relu", "adam", "val_accuracy"),
        ("relu", "linear", "val_accuracy"),
        ("sigmoid", "sigmoid", "val_accuracy"),
        ("sigmoid", "rmsprop", "val_accuracy"),
        ("sigmoid", "8 layers, relu", "val_accuracy"),
        *[
            ("learning-rate", f"sgd{rate}", key)
            for rate in (" 0.0001", "", " 0.1", " 10")
            for key in ("loss", "val_accuracy")
        ],
        ("learning-rate", "adam", "val_accuracy"),
        ("learning-rate", "adam 0.1", "val_accuracy"),
        *[
            ("momentum", training, key)
            for training in ("sgd", "sgd, momentum", "sgd, nesterov")
            for key in ("loss", "val_accuracy")
        ],
        ("momentum", "sgd 0.1", "loss"),
        ("adam", "adam", "val_accuracy"),
        ("adam", "adam 0.1", "val_accuracy"),
        ("adam", "rmsprop", "val_accuracy"),
        ("adam", "sgd, nesterov", "val_accuracy"),
        ("adam", "adagrad", "val_accuracy"),
        ("adam", "adagrad 0.01", "val_accuracy"),
        ("overfitting", "5 hidden", "accuracy"),
        ("overfitting", "5 hidden", "val_accuracy"),
        ("overfitting", "adam", "accuracy"),
        ("overfitting", "adam", "val_accuracy"),
        ("overfitting", "20 epochs", "val_loss"),
        ("dropout", "20 epochs", "val_loss"),
        ("dropout", "20 epochs, dropout", "val_loss"),
    ],
)
def test_a_text_gives_the_range_that_was_measured(name, training, key):
    assert states_range(name, last(training, key).values())


@pytest.mark.parametrize(
    ("better", "worse", "key"),
    [
        ("sgd", "sgd, unscaled", "val_accuracy"),
        ("adam", "adam, unscaled", "val_accuracy"),
        ("adam", "10 hidden", "val_accuracy"),
        ("10 hidden", "5 hidden", "val_accuracy"),
        ("adam", "linear", "val_accuracy"),
        ("8 layers, relu", "8 layers, sigmoid", "val_accuracy"),
        ("sgd 0.1", "sgd", "val_accuracy"),
        ("sgd", "sgd 0.0001", "val_accuracy"),
        ("sgd", "sgd 10", "val_accuracy"),
        ("adam", "adam 0.1", "val_accuracy"),
        ("sgd, momentum", "sgd", "val_accuracy"),
        ("sgd, nesterov", "sgd", "val_accuracy"),
        ("adam", "sgd, nesterov", "val_accuracy"),
        ("sgd, nesterov", "adagrad", "val_accuracy"),
        ("adagrad 0.01", "adagrad", "val_accuracy"),
    ],
)
def test_what_is_called_better_was_so_with_every_seed(better, worse, key):
    first, second = last(better, key), last(worse, key)
    assert all(first[seed] > second[seed] for seed in first if seed in second)


def test_what_is_called_undecided_is():
    pairs = (
        ("adam", "rmsprop", 3),
        ("sgd, nesterov", "sgd, momentum", 6),
        ("rmsprop", "sigmoid", 3),
        ("adam", "100 outputs", 4),
    )
    for one, other, ahead in pairs:
        first, second = last(one), last(other)
        assert sum(first[seed] > second[seed] for seed in first) == ahead
    leads = differences(last("adam"), last("sgd, nesterov"))
    for lang, to in (("ko", "에서 "), ("en", " to ")):
        assert f"{min(leads):.3f}{to}{max(leads):.3f}" in sentences("adam", lang)


def stopping(losses, patience):
    """The best epoch and the last one, with early stopping; both from 1."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch == best + max(patience, 1):
            break
    return best + 1, epoch + 1


@pytest.mark.parametrize(
    ("name", "training", "epochs"),
    [
        ("overfitting", "20 epochs", 20),
        ("dropout", "20 epochs, dropout", 20),
        ("early-stopping", "20 epochs, dropout", 15),
    ],
)
def test_the_curves_are_those_of_one_recorded_training(name, training, epochs):
    history = TRAININGS[training]["42"]
    drawn = {}
    code = next(
        one for one in blocks(read(name, "en"), "python") if "train_curve" in one
    )
    exec(code.partition("fig = ")[0], drawn)
    assert drawn["train_curve"] == [round(x, 3) for x in history["loss"][:epochs]]
    assert drawn["val_curve"] == [round(x, 3) for x in history["val_loss"][:epochs]]


def test_what_is_said_of_overfitting_over_five_seeds():
    curves = [history["val_loss"] for history in TRAININGS["20 epochs"].values()]
    dropped = [
        history["val_loss"] for history in TRAININGS["20 epochs, dropout"].values()
    ]
    best = [int(np.argmin(curve)) + 1 for curve in curves]
    rises = [curve[-1] - min(curve) for curve in curves]
    assert states_range("dropout", rises)
    assert states_range("dropout", [curve[-1] - min(curve) for curve in dropped])
    assert all(a[-1] > b[-1] for a, b in zip(curves, dropped, strict=True))
    stops = [stopping(curve, 2) for curve in dropped]
    missed = [
        curve[stop[0] - 1] - min(curve)
        for curve, stop in zip(dropped, stops, strict=True)
    ]
    missed = [gap for gap in missed if gap]
    assert len(missed) == 4
    assert stops[0] == (13, 15)
    ends = [end for _, end in stops]
    for lang, to, nth in (("ko", "에서 ", "번째"), ("en", " to ", "")):
        assert f"{min(best)}{nth}{to}{max(best)}" in sentences("overfitting", lang)
        text = sentences("early-stopping", lang)
        assert f"{min(ends)}{nth}{to}{max(ends)}" in text
        assert f"{min(missed):.3f}{to}{max(missed):.3f}" in text


def test_the_cnn_beats_a_dense_network_of_its_size():
    dense = [
        history["val_accuracy"][int(np.argmin(history["val_loss"]))]
        for history in TRAININGS["420 hidden"].values()
    ]
    cnn = SAMPLES["08-2"]["val_accuracy"].values()
    assert max(dense) < min(cnn)
    assert states_range("cnn", dense)
    assert states_range("cnn", cnn)


def test_eight_layers_of_sigmoids_only_guess():
    assert {f"{value:.3f}" for value in last("8 layers, sigmoid").values()} == {"0.100"}


def test_the_first_network_over_ten_seeds():
    values = SAMPLES["07-1"]["dense_val_accuracy"].values()
    assert states_range("logistic-regression", values)


def test_the_table_of_seeds_is_what_the_lessons_recorded():
    lessons = recorded("lessons.json")
    rows = [
        ("07-1", "cv_mean", False),
        ("07-1", "dense_val_accuracy", True),
        ("07-2", "adam_val_accuracy", True),
        ("07-3", "early_val_accuracy", True),
        ("08-2", "val_accuracy", True),
        ("08-2", "test_accuracy", True),
    ]
    for lang, to in (("ko", "~"), ("en", " to ")):
        table = re.findall(
            r"^\| (0.*) \|$", read("reproducibility", lang), re.MULTILINE
        )
        for line, (section, key, seeds) in zip(table, rows, strict=True):
            (row,) = (one for one in lessons[section]["rows"] if one["key"] == key)
            values = SAMPLES[section].get(key, {}).values()
            shown = line.split(" | ")
            assert shown[0] == section
            assert shown[2] == f"{row['book']:.4f}"
            assert shown[3] == f"{row['measured']:.4f}"
            if seeds:
                assert shown[4] == f"{min(values):.4f}{to}{max(values):.4f}"
        assert f"{TRAININGS['adam']['42']['val_accuracy'][-1]:.4f}" in sentences(
            "reproducibility", lang
        )
    # The one that lies outside, as the text says.
    assert max(SAMPLES["08-2"]["test_accuracy"].values()) < 0.9160


def test_where_the_lesson_stopped_early():
    rows = {
        row["key"]: row["measured"] for row in recorded("lessons.json")["07-3"]["rows"]
    }
    stops = SAMPLES["07-3"]["stopped_epoch"].values()
    for lang, to in (("ko", "에서 "), ("en", " to ")):
        text = sentences("early-stopping", lang)
        for key in ("early_val_loss", "early_val_accuracy"):
            assert f"{rows[key]:.5f}" in text
        assert f"{min(stops):.0f}{to}{max(stops):.0f}" in text
    assert rows["stopped_epoch"] == 9


# --- comparing two models -----------------------------------------------------------


def says(name, *numbers):
    """Whether both texts give these numbers, in their sentences and tables."""
    return all(
        number in sentences(name, lang) for number in numbers for lang in LANGUAGES
    )


def standard_error(p, n):
    return math.sqrt(p * (1 - p) / n)


def test_the_standard_error_of_an_accuracy():
    error = standard_error(0.92, 10_000)
    drawn = np.random.default_rng(1).binomial(10_000, 0.92, size=100_000) / 10_000
    assert drawn.std() == pytest.approx(error, rel=0.01)
    assert f"{error:.4f}" == "0.0027"
    assert f"{1.96 * error:.4f}" == "0.0053"
    assert f"{math.sqrt(2) * error:.4f}" == "0.0038"
    assert says("comparing-models", "0.0027", "0.92 ± 0.0053", "√2 × 0.0027 = 0.0038")
    other = standard_error(0.916, 10_000)
    assert says("comparing-models", f"0.916 ± {1.96 * other:.4f}")


def test_the_two_kinds_of_luck_of_the_convolutional_network():
    values = np.array(list(SAMPLES["08-2"]["test_accuracy"].values()))
    error, deviation = standard_error(values.mean(), 10_000), values.std(ddof=1)
    numbers = [
        f"{error:.4f}",
        f"{deviation:.4f}",
        f"{math.hypot(error, deviation):.4f}",
    ]
    assert says(
        "comparing-models",
        f"{values.mean():.3f}",
        f"√({numbers[0]}² + {numbers[1]}²) = {numbers[2]}",
        f"{values.max() - values.mean():.4f}",
    )


def test_both_kinds_of_luck_are_at_most_the_sum_of_their_squares():
    rng = np.random.default_rng(0)
    images, seeds, rounds = 300, 10, 2_000
    # How hard an image is, and how good a training: both decide whether it is right.
    hard = rng.normal(1.5, 1, size=(rounds, images, 1))
    good = rng.normal(0, 0.1, size=(rounds, 1, seeds))
    right = hard + good + rng.normal(size=(rounds, images, seeds)) > 0
    scores = right.mean(axis=1)
    true = scores[:, 0].var()  # of one training, over other images and seeds
    within = scores.var(axis=1, ddof=1).mean()
    p = scores.mean()
    assert p * (1 - p) / images < true < p * (1 - p) / images + within


@pytest.mark.parametrize(("b", "c", "p"), [(140, 100, 0.9), (440, 400, 0.9)])
def test_the_standard_error_of_a_difference_on_the_same_images(b, c, p):
    n = 10_000
    shares = [b / n, c / n, p, 1 - p - (b + c) / n]
    counts = np.random.default_rng(2).multinomial(n, shares, size=100_000)
    scattered = ((counts[:, 0] - counts[:, 1]) / n).std()
    assert math.sqrt(b + c - (b - c) ** 2 / n) / n == pytest.approx(scattered, rel=0.01)


def test_the_count_of_two_trained_models():
    # What the code of the text prints, which runs there.
    printed = next(
        one
        for one in blocks(read("comparing-models", "en"), "text")
        if one[:3] == "735"
    )
    b, c, difference, error = map(float, printed.split())
    assert (b - c) / 12_000 == pytest.approx(difference, abs=5e-5)
    times = f"{difference / error:.0f}"
    assert says("comparing-models", f"{difference}")
    assert f"{difference}, {times} standard errors" in read("comparing-models", "en")
    assert f"표준 오차의 {times}배" in read("comparing-models", "ko")


def test_the_quantiles_of_student():
    from scipy.stats import t

    for seeds, quantile in ((5, "2.776"), (10, "2.262")):
        assert f"{t.ppf(0.975, seeds - 1):.3f}" == quantile
        assert says("comparing-models", quantile)
    assert "half = 2.262 *" in read("comparing-models", "en")


def test_the_two_kinds_of_momentum():
    from scipy.stats import ttest_ind

    momentum, nesterov = last("sgd, momentum"), last("sgd, nesterov")
    assert list(momentum) == list(nesterov)
    momentum, nesterov = list(momentum.values()), list(nesterov.values())
    drawn = {}
    code = next(
        one for one in blocks(read("comparing-models", "en"), "python") if "gap" in one
    )
    exec(code.partition("fig, ")[0], drawn)
    assert list(drawn["momentum"]) == momentum
    assert list(drawn["nesterov"]) == nesterov
    found, first = paired(nesterov, momentum), paired(nesterov[:5], momentum[:5])
    assert drawn["half"] == pytest.approx(found.margin, rel=1e-3)
    assert (found.higher, found.told_apart, first.told_apart) == (6, False, True)
    alone = ttest_ind(nesterov, momentum).confidence_interval()
    low, high = found.difference - found.margin, found.difference + found.margin
    assert says("comparing-models", f"{low:.4f}", f"{high:.4f}")
    assert says("comparing-models", f"± {(alone.high - alone.low) / 2:.4f}")
    for one in (found, first):
        stated = f"{one.difference:.4f} ± {one.margin:.4f}"
        assert says("comparing-models", stated)
    assert says("momentum", f"{found.difference:.4f} ± {found.margin:.4f}")


def test_relu_in_place_of_the_sigmoid_is_not_told_apart():
    relu, sigmoid = (
        list(SAMPLES["07-2"][f"{name}_val_accuracy"].values())
        for name in ("relu", "sigmoid")
    )
    found = paired(relu, sigmoid)
    assert (found.higher, found.seeds, found.told_apart) == (8, 10, False)
    low, high = found.difference - found.margin, found.difference + found.margin
    assert says("comparing-models", f"{found.difference:.4f} ± {found.margin:.4f}")
    assert (f"{high:.3f}", f"{-low:.3f}") == ("0.005", "0.001")


@pytest.mark.parametrize(
    ("models", "errors"), [(5, "1.16"), (20, "1.87"), (100, "2.51")]
)
def test_how_much_too_good_the_best_of_equal_models_looks(models, errors):
    from scipy.stats import norm

    x = np.linspace(-9, 9, 20_001)
    density = models * norm.pdf(x) * norm.cdf(x) ** (models - 1)
    assert f"{(x * density).sum() * (x[1] - x[0]):.2f}" == errors
    assert says("comparing-models", errors)
    assert says("validation", "0.005")


def test_how_many_seeds_a_difference_takes():
    from scipy.stats import nct, t

    def narrow(ratio, n):  # half of the interval against the difference
        return t.ppf(0.975, n - 1) / math.sqrt(n) <= ratio

    def power(ratio, n):  # how often 0 lies outside
        quantile = t.ppf(0.975, n - 1)
        shift = ratio * math.sqrt(n)
        return nct.sf(quantile, n - 1, shift) + nct.cdf(-quantile, n - 1, shift) >= 0.8

    rows = {"s": 1, "s / 2": 1 / 2, "s / 4": 1 / 4}
    for written, ratio in rows.items():
        least = [
            next(n for n in range(2, 1_000) if enough(ratio, n))
            for enough in (narrow, power)
        ]
        assert says("comparing-models", f"| {written} | {least[0]} | {least[1]} |")


def test_the_spread_of_the_first_network():
    values = np.array(list(SAMPLES["07-1"]["dense_val_accuracy"].values()))
    code = next(
        one
        for one in blocks(read("reproducibility", "en"), "python")
        if "scores" in one
    )
    drawn = {"np": np}
    exec(code, drawn)
    assert list(drawn["scores"]) == list(values.round(4))
    best = max(SAMPLES["07-1"]["dense_val_accuracy"].items(), key=lambda one: one[1])
    assert best[0] == "8"
    deviation = values.std(ddof=1)
    assert says(
        "reproducibility",
        f"√2 × {deviation:.4f} = {math.sqrt(2) * deviation:.4f}",
        f"{best[1]:.4f}",
        f"{values.max() - values.min():.4f}",
    )
