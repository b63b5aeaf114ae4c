"""The experiments: what a result says, wherever it is shown, and from which seeds."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn import experiments
from fmnist_learn.concepts._catalogue import SECTIONS
from fmnist_learn.experiments import EXPERIMENTS, Spread
from fmnist_learn.experiments._evidence import (
    all_of,
    amount,
    between,
    each,
    paired,
    spread,
    versus,
)
from fmnist_learn.experiments._report import Bars, Dots, Lines, Report, written
from fmnist_learn.i18n import Text
from recorded_experiments import RECORDED, recorded, with_few_images

NAMES = list(EXPERIMENTS)
LANGUAGES = ("ko", "en")
every_experiment = pytest.mark.parametrize("name", NAMES)


# --- One measurement for each seed ---


@pytest.fixture
def a_measurement(monkeypatch):
    """An experiment without Keras that notes each run, and gives its seed."""
    runs = []

    def measure(run):
        runs.append(run)
        return {"value": run.seed}

    def report(numbers):
        name = Text(ko="값", en="value")
        row = ("x", spread([one["value"] for one in numbers]))
        panel = Dots([("x", [one["value"] for one in numbers])], name)
        return Report(name, (name, name), [row], name, True, name, [panel])

    mine = replace(EXPERIMENTS["one-versus-rest"], measure=measure, report=report)
    monkeypatch.setitem(EXPERIMENTS, "one-versus-rest", mine)
    return runs


@pytest.mark.parametrize(
    ("options", "seeds"),
    [
        ({}, (42, 43, 44, 45, 46)),
        ({"fast": True}, (42, 43, 44)),
        ({"fast": True, "seeds": 2}, (42, 43)),
        ({"seeds": [7, 3]}, (7, 3)),
        ({"seeds": range(50, 52)}, (50, 51)),
        ({"seeds": np.array([7, 3])}, (7, 3)),
        ({"seeds": np.int64(2)}, (42, 43)),
    ],
)
def test_each_seed_is_measured(a_measurement, options, seeds):
    result = fl.run_experiment("one-versus-rest", verbose=0, **options)
    assert result.seeds == seeds
    assert result.numbers == tuple({"value": seed} for seed in seeds)
    assert [run.seed for run in a_measurement] == [*seeds]
    assert {run.fast for run in a_measurement} == {options.get("fast", False)}


def test_where_no_chance_takes_part_one_measurement_is_all(a_measurement, monkeypatch):
    exact = replace(EXPERIMENTS["one-versus-rest"], exact=True)
    monkeypatch.setitem(EXPERIMENTS, "one-versus-rest", exact)
    result = fl.run_experiment("one-versus-rest", seeds=4, lang="en", verbose=0)
    assert (result.seeds, result.numbers) == ((), ({"value": 42},))
    assert "No chance takes part: measured once." in str(result)


@pytest.mark.usefixtures("a_measurement")
def test_a_bar_shows_how_many_seeds_are_done(monkeypatch):
    from fmnist_learn import _progress

    shown = []

    def with_progress(done, count, verbose):
        shown.append((count, verbose))
        return done

    monkeypatch.setattr(_progress, "with_progress", with_progress)
    fl.run_experiment("one-versus-rest", seeds=2)
    fl.run_experiment("one-versus-rest", seeds=3, verbose=0)
    assert shown == [(2, 1), (3, 0)]


@pytest.mark.slow
@pytest.mark.newest
@pytest.mark.tensorflow
def test_other_processes_give_the_same_digits(monkeypatch):
    there = fl.run_experiment("loss-scale", seeds=2, fast=True, n_jobs=2, verbose=0)
    here = with_few_images("loss-scale", monkeypatch, images=6_000, val=4_000)
    assert there.numbers == here.numbers
    assert there.numbers[0] != there.numbers[1]


@pytest.mark.parametrize(
    ("fast", "asked", "sizes"),
    [
        (False, {"train": 48_000}, {"train": 48_000, "val": 12_000}),
        (False, {"train": 100, "val": 50}, {"train": 100, "val": 50}),
        (True, {"train": 48_000}, {"train": 6_000, "val": 4_000}),
        (True, {"train": 100, "val": 50}, {"train": 100, "val": 50}),
    ],
)
def test_how_many_images_are_used(fast, asked, sizes):
    from fmnist_learn.experiments import _run

    data = _run.Run(42, fast=fast).splits("flat", **asked)
    assert _run.sizes(data) == sizes
    assert len(data.train_scaled) == sizes["train"]
    assert len(data.val_scaled) == sizes["val"]


def test_images_can_be_drawn_by_the_seed(flat):
    from fmnist_learn.experiments._run import Run

    one, two = (
        Run(seed, fast=False).splits("flat", train=50, drawn=True) for seed in (1, 2)
    )
    assert (one.train_target != two.train_target).any()
    assert (one.val_scaled == flat.val_scaled).all()
    again = Run(1, fast=True).splits("flat", train=50, drawn=True)
    assert (again.train_scaled == one.train_scaled).all()
    rows = Run(1, fast=False).draw(50, 48_000)
    assert sorted(Run(1, fast=False).draw(60, 60)) == [*range(60)]  # none twice
    assert (one.train_scaled == flat.train_scaled[rows]).all()
    assert (one.train_target == flat.train_target[rows]).all()


# --- What follows from the seeds ---


def test_numbers_of_all_seeds_are_taken_together():
    found = [{"a": {"b": [1, 2]}}, {"a": {"b": [3, 4]}}]
    assert each(found, "a", "b", 1) == [2, 4]
    assert spread([1.0, 3.0]) == Spread(2.0, pytest.approx(2**0.5))
    assert written(Spread(0.8714, 0.0021)) == "0.8714 ± 0.0021"
    assert written(Spread(0.0016, 0.00043)) == "0.0016 ± 0.0004"
    assert written(Spread(2e-05, 3.14e-06)) == "2.0e-05 ± 3.1e-06"
    assert written(spread([0.8714])) == "0.8714"


APART = paired([3.0, 3.1, 3.2], [1.0, 1.0, 1.0])  # 2.1 ± 0.25
LEVEL = paired([3.0, 1.0, 2.0], [2.0, 2.0, 2.0])  # 0 ± 2.5


@pytest.mark.parametrize(
    ("comparison", "low", "high", "answer"),
    [
        (APART, 0, float("inf"), True),
        (APART, 1, 3, True),
        (APART, 2, 3, None),
        (APART, 1, 2.2, None),
        (APART, 3, 4, False),
        (APART, -4, 0, False),
        (LEVEL, 0, float("inf"), None),
        (paired([1.0], [0.0]), 0, float("inf"), None),
        (paired([1.0], [0.0]), float("-inf"), 0, None),
    ],
)
def test_a_difference_lies_surely_in_a_range_or_not(comparison, low, high, answer):
    assert between(comparison, low, high) is answer


@pytest.mark.parametrize(
    ("claims", "answer"),
    [
        ((True, True), True),
        ((True, None), None),
        ((None, False, True), False),
    ],
)
def test_one_claim_that_fails_is_enough(claims, answer):
    assert all_of(*claims) is answer


def test_what_two_settings_differ_by():
    one, two = Text(ko="가", en="A"), Text(ko="나", en="B")
    assert versus(one, two, APART).en.startswith("A against B: better in 3 of 3 seeds")
    assert versus(one, two, APART).ko.startswith("나 대비 가: 시드 3개 중 3개에서")
    assert "worse in 3" in versus(one, two, APART, lower_is_better=True).en
    assert versus(one, two, LEVEL).en.startswith("A against B: not told apart by 3")
    assert amount(APART).en == "+2.1000 ± 0.2484 in 3 of 3 seeds"
    assert amount(APART).ko == "+2.1000 ± 0.2484(시드 3개 중 3개)"
    assert amount(paired([1.0, 2.0, 4.0], [3.0, 1.0, 9.0])).en.endswith(
        "in 2 of 3 seeds"
    )
    assert amount(paired([1.0], [1.5])).en == "-0.5000 in 1 of 1 seeds"


@pytest.mark.parametrize(
    ("confirmed", "korean", "english"),
    [
        (True, "사실 교훈", "fact lesson"),
        (False, "이번 숫자가 다릅니다.", "not what the course says should happen."),
        (None, "알 수 있을지도 모릅니다.", "more of them may."),
    ],
)
def test_a_conclusion_says_so_if_the_seeds_do_not_tell(confirmed, korean, english):
    fact, lesson = Text(ko="사실", en="fact"), Text(ko="교훈", en="lesson")
    said = Report(fact, [], [], fact, confirmed, lesson, []).conclusion
    assert said.ko.endswith(korean)
    assert said.en.endswith(english)
    assert said.en.startswith("fact ")
    assert ("lesson" in said.en) == (confirmed is True)


@pytest.mark.parametrize(
    ("seeds", "korean", "english"),
    [
        ([42, 43, 44], "시드 3개: 42-44.", "Number of seeds: 3 (42-44)."),
        ([7], "시드 1개: 7.", "Number of seeds: 1 (7)."),
        ([7, 9, 8], "시드 3개: 7, 9, 8.", "Number of seeds: 3 (7, 9, 8)."),
    ],
)
@pytest.mark.usefixtures("a_measurement")
def test_the_seeds_are_named(seeds, korean, english):
    for lang, sentence in (("ko", korean), ("en", english)):
        result = fl.run_experiment("one-versus-rest", seeds=seeds, lang=lang, verbose=0)
        assert sentence in str(result)
        assert sentence in result._repr_markdown_()


@pytest.mark.parametrize(
    ("lang", "sentence"), [("ko", "±는 표에서는"), ("en", "In the table ± is")]
)
@every_experiment
def test_what_stands_after_plus_or_minus_is_said(name, lang, sentence):
    result = recorded(name, lang)
    table = "".join(written(cell) for row in result.rows for cell in row)
    assert (sentence in result._repr_markdown_()) == ("±" in table)
    assert ("±" in result.conclusion) == ("±" in table)


# --- What was recorded ---


@every_experiment
def test_every_experiment_was_recorded_with_ten_seeds(name):
    record = RECORDED[name]
    count = 1 if EXPERIMENTS[name].exact else 10
    assert len(record["numbers"]) == count
    assert record["seeds"] == [] if count == 1 else [*range(42, 52)]
    assert {"Python", "keras", "numpy", "machine", "cores"} <= {*record["environment"]}
    assert recorded(name).confirmed is True


def test_the_times_of_the_list_are_those_recorded():
    assert list(RECORDED) == NAMES
    assert experiments.seconds() == {
        name: record["seconds"] for name, record in RECORDED.items()
    }
    assert max(experiments.seconds().values()) <= 120


@every_experiment
def test_both_languages_say_the_same(name):
    korean, english = (recorded(name, lang) for lang in LANGUAGES)
    for said in ("recipe", "control", "limits", "conclusion"):
        ko, en = getattr(korean, said), getattr(english, said)
        assert not re.search("[가-힣]", en)
        assert re.search(r"[다요]\.$", ko) or said == "recipe"
        assert en.endswith(".")
        numbers = [re.findall(r"\d[\d,.]*\d|\d", text) for text in (ko, en)]
        if said in {"recipe", "conclusion"}:  # the others count in words
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
        notebook = result._repr_markdown_()
        for said in (result.recipe, result.control, result.conclusion, result.limits):
            assert said in notebook
            plain = said.replace("`", "")
            assert "".join(plain.split()) in "".join(terminal.split())
        for row in result.rows:
            for cell in row:
                assert isinstance(cell, str) or written(cell) in terminal
        assert "`" not in terminal
        assert f"fmnist-learn explain {result.concept}" in terminal
        assert notebook.startswith(f"### {result.title}\n")
        table = [line for line in notebook.splitlines() if line.startswith("|")]
        assert len(table) == 2 + len(result.rows)
        assert {line.count("|") for line in table} == {1 + len(result.columns)}
        assert f'explain("{result.concept}")' in notebook


@every_experiment
def test_the_figure_shows_every_seed(name):
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
        # Also where two panels have the same: on a phone each stands by itself.
        assert all(ax.get_yticklabels() for ax in figure.axes)
        drawn.append([_values(ax) for ax in figure.axes])
    assert drawn[0] == drawn[1]
    shown = {round(value, 6) for values in drawn[0] for value in values}
    assert len(shown) > 1
    for one in result.numbers:
        assert shown & _every_number(one), "what each seed gave is drawn"


def _is_text(artist):
    return hasattr(artist, "get_text") and bool(artist.get_text())


def _values(ax):
    """The widths of bars, the places of dots, the heights of thin curves."""
    values = [patch.get_width() for patch in ax.patches]
    for line in ax.lines:
        if line.get_marker() == "o":
            values += map(float, line.get_xdata())
        elif line.get_linewidth() < 1:
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


# --- The figures ---

NAME = Text(ko="이름", en="name")
MARK = Text(ko="표시", en="mark")


def drawn(*panels):
    from fmnist_learn.experiments._drawing import draw

    figure = draw(panels, "title", "en", None)
    figure.canvas.draw()
    return figure.axes


def legend_of(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_bars_are_exact_numbers():
    one = [(NAME, [1.0, 2.0])]
    (ax,) = drawn(Bars(["a", "b"], one, NAME))
    assert [bar.get_width() for bar in ax.patches] == [1.0, 2.0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b"]
    assert ax.yaxis_inverted()  # the first on top
    assert ax.get_xlim()[0] == 0
    assert ax.get_legend() is None
    (ax,) = drawn(Bars(["a", "b"], [*one, (MARK, [3.0, 4.0])], NAME, title=MARK))
    assert [bar.get_width() for bar in ax.patches] == [1.0, 2.0, 3.0, 4.0]
    assert legend_of(ax) == ["name", "mark"]
    assert ax.get_title() == "mark"
    title, legend = (one.get_window_extent() for one in (ax.title, ax.get_legend()))
    assert title.y0 >= legend.y1


def test_dots_are_seeds_and_their_mean():
    (ax,) = drawn(Dots([(NAME, [0.8, 0.9]), ("b", [0.5, 0.7])], MARK))
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert [[*line.get_xdata()] for line in dots] == [[0.8, 0.9], [0.5, 0.7]]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["name", "b"]
    assert ax.get_xlabel() == "mark"
    assert ax.get_legend() is None
    (ax,) = drawn(Dots([(NAME, [0.8, 0.9])], NAME, marks=[(0.1, MARK)]))
    assert 0.1 in [line.get_xdata()[0] for line in ax.lines]
    assert legend_of(ax) == ["mark"]


def test_lines_are_seeds_and_their_mean():
    curves = [[1.0, 2.0], [3.0, 6.0]]
    left, right = drawn(
        Lines(["a", "b"], [(NAME, curves)], MARK, x=MARK),
        Lines([*range(12)], [(NAME, [[9.0] * 12])], MARK, marks=[(3, MARK)]),
    )
    assert [[*line.get_ydata()] for line in left.lines] == [*curves, [2.0, 4.0]]
    thin, _, mean = (line.get_linewidth() for line in left.lines)
    assert thin < 1 < mean
    assert [label.get_text() for label in left.get_xticklabels()] == ["a", "b"]
    assert (left.get_xlabel(), left.get_ylabel()) == ("mark", "mark")
    assert legend_of(left) == ["name"]
    assert legend_of(right) == ["name", "mark"]
    assert left.get_ylim() == right.get_ylim()
    assert len(right.get_xticks()) < 12


def test_a_figure_of_your_own_is_drawn_on():
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
        ({"seeds": 0}, "seeds must be a whole number of at least 1"),
        ({"seeds": []}, "seeds must be a number of seeds, or a list of at least one"),
        ({"seeds": "42"}, "seeds must be a number of seeds, or a list"),
        ({"seeds": [1, 1]}, "at least one, all different"),
        ({"seeds": [-1]}, "seeds must be a whole number from 0"),
        ({"verbose": 3}, "verbose must be one of 0, 1"),
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
    assert written(value) == shown
