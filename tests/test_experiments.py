"""The experiments: each shows what it says on real data, and says what it shows."""

import copy
import json
import re
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn import experiments
from fmnist_learn.concepts._catalogue import SECTIONS
from fmnist_learn.experiments import EXPERIMENTS

NAMES = list(EXPERIMENTS)
LANGUAGES = ("ko", "en")
every_experiment = pytest.mark.parametrize("name", NAMES)

RECORDED = json.loads(
    (Path(__file__).parent.parent / "docs/recorded/experiments.json").read_text("utf-8")
)


def recorded(name, lang="en"):
    """The result of the recorded full run."""
    record = RECORDED[name]
    numbers = copy.deepcopy(record["numbers"])
    return experiments.result_of(
        name, numbers, lang=lang, seed=record["seed"], fast=False
    )


# --- On real data, in the fast variant -----------------------------------------------


def run(name):
    return fl.run_experiment(name, fast=True, verbose=0, lang="en")


@pytest.mark.sklearn
def test_memory_and_the_split_need_no_training():
    memory = run("memory")
    assert memory.confirmed
    sizes = [row[2] for row in memory.rows]
    assert sizes == [12_000 * 784, 12_000 * 784 * 8, 12_000 * 784 * 4]
    split = run("split-twice")
    assert split.confirmed
    assert split.rows == (
        (1, 48_000, 12_000, 1_500, "7 3 5 8 6 9 3 3 9 9"),
        (2, 38_400, 9_600, 1_200, "9 4 9 0 4 9 3 6 4 7"),
    )
    other = fl.run_experiment("split-twice", seed=7, verbose=0)
    assert other.rows[0][4] != split.rows[0][4]


@pytest.mark.sklearn
def test_one_versus_rest_is_no_softmax():
    result = run("one-versus-rest")
    assert result.confirmed
    assert result.numbers["same_class"] == 10_000
    _, scores, shares, softmax = map(np.array, zip(*result.rows, strict=True))
    assert abs(shares - softmax).max() > 0.5
    for probabilities in (shares, softmax):
        assert probabilities.sum() == pytest.approx(1)
        assert probabilities.argmax() == scores.argmax()


@pytest.mark.newest
def test_the_mean_of_the_folds_is_not_the_test_accuracy():
    result = run("cross-validation")
    assert result.confirmed
    assert result.rows[-1] == ("test set", 0.8104)
    assert result.rows[-2][1] == pytest.approx(np.mean(result.numbers["scores"]))


@pytest.mark.newest
def test_more_iterations_help():
    result = run("sgd-iterations")
    assert result.confirmed
    (five, few), (twenty, many) = result.rows
    assert (five, twenty) == (5, 20)
    assert many - few > 0.005


@pytest.mark.newest
def test_one_softmax_layer_is_logistic_regression():
    result = run("softmax-regression")
    assert result.confirmed
    assert [row[1] for row in result.rows] == [7_850, 7_850]
    assert min(row[2] for row in result.rows) > 0.8
    assert result.numbers["difference"] < 1e-5


@pytest.mark.newest
def test_a_loss_is_compared_with_guessing():
    result = run("loss-scale")
    assert result.confirmed
    assert [row[1] for row in result.rows] == pytest.approx(
        [-np.log(1 / 10), -np.log(1 / 2)]
    )


@pytest.mark.newest
def test_unscaled_input_hardly_learns():
    result = run("unscaled-input")
    assert result.confirmed
    (_, sgd, sgd_raw), (_, adam, adam_raw) = result.rows
    assert sgd_raw < 0.3
    assert sgd > 0.75
    assert adam_raw < adam


@pytest.mark.keras
@pytest.mark.tensorflow
def test_a_linear_hidden_layer_collapses(capsys):
    result = fl.run_experiment("linear-hidden-layer", fast=True, lang="ko")
    assert capsys.readouterr().out == "- linear\n- relu\n"
    assert result.confirmed
    (none, linear), (name, relu) = result.rows
    assert (none, name) == ("활성화 함수 없음", "렐루 함수")
    assert relu > linear > 0.75
    assert result.numbers["difference"] < 1e-4


@pytest.mark.newest
def test_fewer_hidden_neurons_than_outputs_learn():
    result = run("hidden-units")
    assert result.confirmed
    assert [row[0] for row in result.rows] == [5, 10, 100]


@pytest.mark.newest
def test_impossible_classes_are_left_empty():
    result = run("output-units")
    assert result.confirmed
    assert [row[:2] for row in result.rows] == [(10, 79_510), (100, 88_600)]
    assert 0 < result.numbers["impossible"] < 0.001


@pytest.mark.newest
def test_sigmoid_fails_in_depth():
    result = run("depth")
    assert result.confirmed
    (one, *_), (eight, sigmoid, relu) = result.rows
    assert (one, eight) == (1, 8)
    assert sigmoid < 0.3
    assert relu > 0.7


@pytest.mark.newest
def test_no_optimizer_wins_by_much():
    result = run("optimizers")
    assert result.confirmed
    assert len(result.rows) == 6
    assert "lowest is" in result.conclusion
    assert "`adagrad`" in result.conclusion


@pytest.mark.newest
def test_dropout_narrows_the_gap():
    result = run("dropout")
    assert result.confirmed
    for _, train, validation, gap in result.rows:
        assert gap == pytest.approx(validation - train)


@pytest.mark.newest
def test_early_stopping_stops_after_the_best_epoch():
    result = run("patience")
    assert result.confirmed
    losses = result.numbers["val_loss"]
    assert result.numbers["checkpoint_loss"] == pytest.approx(min(losses), rel=1e-4)
    assert result.numbers["last_loss"] == pytest.approx(losses[-1], rel=1e-4)
    # What is read off one long training is what Keras does.
    import keras

    from fmnist_learn.experiments._run import Run

    keras.utils.set_random_seed(42)
    history = fl.train(
        fl.build_deep(dropout=0.3),
        Run(42, fast=True, verbose=0).splits(),
        epochs=20,
        patience=2,
        verbose=0,
    )
    patience, epochs, best, loss, _ = result.rows[1]
    assert patience == 2
    assert len(history.epoch) == epochs
    assert min(history.history["val_loss"]) == loss
    assert int(np.argmin(history.history["val_loss"])) + 1 == best


@pytest.mark.keras
@pytest.mark.tensorflow
def test_padding_keeps_the_size_and_pooling_halves_it():
    result = run("padding-and-pooling")
    assert result.confirmed
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
    from fmnist_learn.experiments.patience import stopping

    assert stopping(losses, patience) == (best, last)


# --- What is said of the numbers ---


def test_every_experiment_was_recorded_in_full():
    assert list(RECORDED) == NAMES
    for name in NAMES:
        assert recorded(name).confirmed
        assert RECORDED[name]["confirmed"]


# The figures of the README and of the concepts.
FULL = [
    ("memory", "44.86 MiB"),
    ("memory", "358.9 MiB"),
    ("one-versus-rest", "0.70"),
    ("one-versus-rest", "10,000 of 10,000"),
    ("cross-validation", "0.8194"),
    ("cross-validation", "0.8104"),
    ("sgd-iterations", "0.8441"),
    ("linear-hidden-layer", "0.841"),
    ("linear-hidden-layer", "0.871"),
    ("hidden-units", "0.787"),
    ("hidden-units", "0.855"),
    ("softmax-regression", "0.8458"),
    ("output-units", "0.000025"),
    ("split-twice", "38,400 and 9,600"),
]


@pytest.mark.parametrize(("name", "figure"), FULL)
def test_the_recorded_numbers_are_those_of_the_course(name, figure):
    assert figure in recorded(name).conclusion


def worse(numbers, *path):
    """Set one number so that it no longer supports the lesson."""
    *way, last, value = path
    for key in way:
        numbers = numbers[key]
    numbers[last] = value


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("memory", ("arrays", 1, 2, 47_040_000)),
        ("split-twice", ("runs", 1, 0, 48_000)),
        ("unscaled-input", ("accuracy", "adam", 1, 0.99)),
        ("cross-validation", ("test", 0.8194)),
        ("sgd-iterations", ("scores", "20", 0.8195)),
        ("one-versus-rest", ("softmax", None)),
        ("softmax-regression", ("difference", 0.1)),
        ("softmax-regression", ("keras_parameters", 79_510)),
        ("loss-scale", ("two", "loss", 0.9)),
        ("loss-scale", ("two", "loss", 0.01)),
        ("output-units", ("impossible", 0.5)),
        ("output-units", ("accuracy", "100", 0.1)),
        ("hidden-units", ("accuracy", "5", 0.1)),
        ("hidden-units", ("accuracy", "5", 0.85)),
        ("hidden-units", ("accuracy", "100", 0.85)),
        ("linear-hidden-layer", ("linear", -1, 0.99)),
        ("linear-hidden-layer", ("difference", 0.1)),
        ("depth", ("sigmoid", -1, 0.84)),
        ("depth", ("sigmoid", 0, 0.1)),
        ("optimizers", ("accuracy", "adam", 0.99)),
        ("dropout", ("with", "val_loss", -1, 0.9)),
        ("dropout", ("with", "loss", -1, 0.1)),
        ("patience", ("checkpoint_loss", 9.0)),
        ("patience", ("val_loss", [3.0, 2.0, 1.0])),
        ("padding-and-pooling", ("same", "shapes", "conv_1", [27, 27, 32])),
    ],
)
def test_a_conclusion_follows_from_the_numbers(name, path):
    numbers = copy.deepcopy(RECORDED[name]["numbers"])
    if path == ("softmax", None):
        path = ("softmax", numbers["shares"])
    worse(numbers, *path)
    for lang, sentence in (
        ("ko", "결론을 내릴 수 없습니다."),
        ("en", "does not settle the question."),
    ):
        result = experiments.result_of(name, numbers, lang=lang, seed=1, fast=False)
        assert not result.confirmed
        assert result.conclusion.endswith(sentence)
        assert sentence not in recorded(name, lang).conclusion


@every_experiment
def test_both_languages_say_the_same(name):
    korean, english = (recorded(name, lang) for lang in LANGUAGES)
    for said in ("recipe", "conclusion"):
        ko, en = getattr(korean, said), getattr(english, said)
        assert not re.search("[가-힣]", en)
        assert re.search(r"[다요]\.$", ko) or said == "recipe"
        numbers = [re.findall(r"\d[\d,.]*\d|\d", text) for text in (ko, en)]
        assert sorted(set(numbers[0])) == sorted(set(numbers[1])), said
        code = [sorted(set(re.findall("`[^`]+`", text))) for text in (ko, en)]
        assert code[0] == code[1]
    assert len(korean.columns) == len(english.columns) == len(english.rows[0])
    figures = [
        [[cell for cell in row if not isinstance(cell, str)] for row in result.rows]
        for result in (korean, english)
    ]
    assert figures[0] == figures[1]
    assert re.search("[가-힣]", korean.title)
    assert korean.title.endswith("?")
    assert english.title.endswith("?")


@every_experiment
def test_a_result_reads_well_everywhere(name):
    for lang in LANGUAGES:
        result = recorded(name, lang)
        terminal = str(result)
        assert terminal == repr(result)
        assert terminal.startswith(f"{result.title}\n")
        for said in (result.conclusion, result.recipe):
            plain = said.replace("`", "")
            assert "".join(plain.split()) in "".join(terminal.split())
        assert "`" not in terminal
        assert f"fmnist-learn explain {result.concept}" in terminal
        notebook = result._repr_markdown_()
        assert notebook.startswith(f"### {result.title}\n")
        table = [line for line in notebook.splitlines() if line.startswith("|")]
        assert len(table) == 2 + len(result.rows)
        assert {line.count("|") for line in table} == {1 + len(result.columns)}
        assert f'explain("{result.concept}")' in notebook


@every_experiment
def test_the_figure_shows_the_numbers(name):
    drawn = []
    for lang in LANGUAGES:
        result = recorded(name, lang)
        figure = result.plot()
        figure.canvas.draw()  # a letter without a glyph would be a warning
        assert figure.get_suptitle() == result.title
        texts = [text.get_text() for text in figure.findobj(match=_is_text)]
        assert any(re.search("[가-힣]", text) for text in texts) == (lang == "ko")
        width = figure.bbox.width
        box = figure._suptitle.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= width
        drawn.append([_values(ax) for ax in figure.axes])
    assert drawn[0] == drawn[1]
    shown = {round(value, 6) for values in drawn[0] for value in values}
    assert len(shown) > 1
    assert shown & _every_number(result.numbers), "what was measured is drawn"


def _is_text(artist):
    return hasattr(artist, "get_text") and bool(artist.get_text())


def _values(ax):
    """The widths of bars, the places of dots, the heights of curves; no dotted line."""
    values = [patch.get_width() for patch in ax.patches]
    for line in ax.lines:
        if line.get_marker() == "o":
            values += map(float, line.get_xdata())
        elif line.get_marker() == ".":
            values += map(float, line.get_ydata())
    return values


def _every_number(numbers):
    if isinstance(numbers, dict):
        numbers = list(numbers.values())
    if isinstance(numbers, list):
        return set().union(*map(_every_number, numbers))
    if isinstance(numbers, str):
        return set()
    return {round(numbers, 6), round(numbers / 1024**2, 6)}


def test_bars_dots_and_lines():
    result = recorded("unscaled-input")
    bars = result.plot().axes[0]
    (_, sgd, sgd_raw), (_, adam, adam_raw) = result.rows
    widths = [bar.get_width() for bar in bars.patches]
    assert widths == [sgd, adam, sgd_raw, adam_raw]
    assert [label.get_text() for label in bars.get_yticklabels()] == ["sgd", "adam"]
    assert bars.yaxis_inverted()  # the first on top
    assert [mark.get_xdata()[0] for mark in bars.lines] == [0.1]
    assert [text.get_text() for text in bars.get_legend().get_texts()] == [
        "guessing",
        "pixels divided by 255",
        "pixels as they are",
    ]
    assert bars.get_xlim()[0] == 0
    result = recorded("optimizers")
    dots = result.plot().axes[0]
    assert [*dots.lines[0].get_xdata()] == [row[2] for row in result.rows]
    names = [label.get_text() for label in dots.get_yticklabels()]
    assert names == [row[0] for row in result.rows]
    assert dots.get_xlim()[0] > 0
    assert dots.get_legend() is None
    result = recorded("dropout")
    left, right = result.plot().axes
    assert [*right.lines[1].get_ydata()] == result.numbers["with"]["val_loss"]
    assert left.get_ylim() == right.get_ylim()
    assert left.get_title() == "without dropout"
    stops = recorded("patience")
    marks = [line for line in stops.plot().axes[0].lines if len(line.get_xdata()) == 2]
    assert [mark.get_xdata()[0] for mark in marks] == [
        stops.rows[1][2],
        stops.rows[1][1],
    ]
    import matplotlib.pyplot as plt

    figure = plt.figure()
    assert recorded("memory").plot(figure) is figure


# --- The names ---


@every_experiment
def test_an_experiment_belongs_to_a_concept_that_names_it(name):
    experiment = experiments.find(name)
    result = recorded(name)
    assert experiment.title.en == result.title
    assert any(experiment.concept in concepts for concepts in SECTIONS.values())
    for lang in LANGUAGES:
        text = fl.explain(experiment.concept, lang=lang).markdown
        assert f"`{name}`" in text or f'`run_experiment("{name}")`' in text
        assert "`fmnist-learn experiment" in text


def test_concepts_name_no_other_experiments():
    for concepts in SECTIONS.values():
        for concept in concepts:
            text = fl.explain(concept, lang="en").markdown
            for name in re.findall(r"(?:experiment |experiment\(\")([\w-]+)", text):
                assert name in [*NAMES, "followed"]


def test_the_list_of_experiments_is_in_the_order_of_the_course():
    listed = fl.list_experiments(lang="ko")
    assert [entry.name for entry in listed] == NAMES
    sections = [entry.section for entry in listed]
    assert sections == sorted(sections)
    assert sorted(set(sections)) == ["07-1", "07-2", "07-3", "08-1"]
    assert NAMES[:2] == ["memory", "unscaled-input"]  # as they come in the lesson
    assert listed[0].title == "훈련 이미지는 메모리를 얼마나 차지하나요?"
    last = fl.list_experiments()[-1]
    assert last.title == "Which layers make the feature maps smaller?"


def test_every_module_of_the_folder_is_one_experiment():
    folder = Path(experiments.__file__).parent
    modules = {file.stem for file in folder.glob("*.py") if file.stem[0] != "_"}
    assert {name.replace("-", "_") for name in NAMES} == modules
    places = [(one.section, one.place) for one in EXPERIMENTS.values()]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", ["Split_Twice", " split twice "])
@pytest.mark.sklearn
def test_names_are_read_generously(name):
    assert fl.run_experiment(name, verbose=0).name == "split-twice"
    assert experiments.find(name) is EXPERIMENTS["split-twice"]


def test_what_is_no_experiment_is_said_to_be_none():
    with pytest.raises(ValueError, match="name must be the name of an exp") as caught:
        fl.run_experiment("hidden-unit")
    assert "Did you mean 'hidden-units'" in str(caught.value)
    with pytest.raises(ValueError, match="'quaternion'. list_experiments") as caught:
        fl.run_experiment("quaternion")
    assert "Did you mean" not in str(caught.value)
    with pytest.raises(TypeError, match="name must be the name of an experiment"):
        fl.run_experiment(7)
    assert experiments.find("quaternion") is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"seed": -1}, "seed must be a whole number"),
        ({"verbose": 3}, "verbose must be one of 0, 1, 2"),
        ({"lang": "fr"}, "lang must be one of"),
    ],
)
def test_options_are_checked_before_anything_runs(options, message):
    with pytest.raises(ValueError, match=message):
        fl.run_experiment("sgd-iterations", **options)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("words", "words"),
        (48_000, "48,000"),
        (0.8194, "0.8194"),
        (2.5e-05, "2.5e-05"),
        (-0.0002, "-2.0e-04"),
        (0.0, "0.0000"),
        (358.88671875, "358.89"),
    ],
)
def test_how_numbers_are_written(value, shown):
    from fmnist_learn.experiments._report import written

    assert written(value) == shown


@pytest.mark.parametrize(
    ("fast", "train", "sizes"),
    [
        (False, None, {"train": 48_000, "val": 12_000}),
        (False, 100, {"train": 100, "val": 12_000}),
        (True, None, {"train": 12_000, "val": 4_000}),
        (True, 100, {"train": 100, "val": 4_000}),
    ],
)
def test_how_many_images_are_used(fast, train, sizes):
    from fmnist_learn.experiments import _run

    data = _run.Run(42, fast=fast, verbose=0).splits("flat", train)
    assert _run.sizes(data) == sizes
    assert len(data.train_scaled) == sizes["train"]
