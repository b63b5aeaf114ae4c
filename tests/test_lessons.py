"""The lessons: their steps, the comparison with the book, and the trained models."""

import dataclasses
import hashlib
import io
import itertools
import json
import math
import re
import runpy
from pathlib import Path
from statistics import fmean, stdev
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from rich.cells import cell_len
from rich.console import Console

import fmnist_learn as fl
from fmnist_learn import lessons, pretrained
from fmnist_learn.lessons._conclusion import conclusion
from fmnist_learn.lessons.reference import REFERENCES, Reference, band_of, samples
from fmnist_learn.lessons.strip import LEGEND_IN_SVG, LEGEND_IN_TEXT, strip_of
from fmnist_learn.lessons.texts import NAMES, text_of

DOCS = Path(__file__).parent.parent / "docs"
every_lesson = pytest.mark.parametrize("name", REFERENCES)
HERE = {
    "keras": "3.15.1",
    "tensorflow": "2.21.0",
    "scikit-learn": "1.9.1",
    "numpy": "2.4.6",
    "backend": "tensorflow",
    "device": "cpu:0",
}


@pytest.fixture
def few_samples(monkeypatch):
    """Samples of one quantity, and the environment that measured them."""
    values = {str(seed): 0.3 + seed / 1000 for seed in range(10)}
    measured = {
        "environment": HERE,
        "07-2": {"adam_val_loss": values, "sigmoid_val_loss": values},
    }
    for module in ("reference", "strip", "_conclusion"):
        name = f"fmnist_learn.lessons.{module}.samples"
        monkeypatch.setattr(name, lambda: measured)
    return values


def judge(key, measured, name="07-2", seed=42):
    return lessons.compare(name, key, measured, seed=seed, lang="en")


def result_of(*rows, name="07-2", **changes):
    whole = {
        "name": name,
        "lang": "en",
        "seed": 42,
        "fast": False,
        "rows": rows,
        "figures": {},
        "environment": HERE,
    }
    return lessons.LessonResult(**whole | changes)


def said(result):
    return [sentence.to(result.lang) for sentence in conclusion(result)]


def test_every_reference_has_its_words_and_its_figure():
    assert list(REFERENCES) == ["07-1", "07-2", "07-3", "08-1", "08-2", "08-3", "09"]
    for table in REFERENCES.values():
        for reference in table.values():
            assert re.search("[가-힣]|Conv|Pool", reference.what.ko)
            assert not re.search("[가-힣]", reference.what.en)
            # What must be so has a figure; what is only shown has none.
            if reference.kind in {"fact", "repeats"}:
                assert reference.figure is not None
            if reference.kind == "shown":
                assert reference.figure is None


def test_the_samples_are_of_quantities_that_vary():
    for name in REFERENCES:
        for key, values in samples().get(name, {}).items():
            assert REFERENCES[name][key].kind in {"band", "repeats"}
            assert "42" in values


def test_a_band_reaches_four_deviations_and_no_further(few_samples):
    mean, reach = fmean(few_samples.values()), 4 * stdev(few_samples.values())
    low, high = band_of("07-2", "sigmoid_val_loss")
    assert (low, high) == (mean - reach, mean + reach)
    # The book's 0.35219 lies above.
    assert band_of("07-2", "adam_val_loss") == (mean - reach, mean + reach)
    few_samples["9"] = 30.0
    assert band_of("07-2", "sigmoid_val_loss")[0] == 0
    few_samples["8"] = -0.1
    assert band_of("07-2", "sigmoid_val_loss")[0] < -4
    del few_samples["9"]
    assert band_of("07-2", "adam_val_loss") is None
    assert band_of("08-2", "val_loss") is None


def test_the_verdicts(few_samples):
    row = judge("adam_val_loss", 0.35219)
    assert (row.verdict, row.book, row.source) == ("same", 0.35219, "book")
    row = judge("adam_val_loss", 0.31)
    assert row.verdict == "expected"
    assert row.difference == pytest.approx(-0.04219)
    assert row.band == band_of("07-2", "adam_val_loss")
    assert judge("adam_val_loss", 0.36).verdict == "unexpected"
    # Where the book has no figure there is a band only, and here not even that.
    row = judge("sigmoid_val_loss", 0.31)
    assert (row.verdict, row.book, row.source) == ("expected", None, None)
    assert row.difference is None
    assert judge("relu_val_loss", 0.5).verdict is None

    assert judge("steps", 1500).verdict == "same"
    assert judge("steps", 1499).verdict == "wrong"
    assert judge("hidden_shape", ("None", 100)).verdict == "same"
    assert judge("hidden_shape", ("None", 10)).verdict == "wrong"
    assert judge("sgd_converged", 0, "07-1").verdict is None
    assert judge("cv_mean", 0.8194166666666666, "07-1").verdict == "same"
    assert judge("cv_mean", 0.8194166666666667, "07-1").verdict == "wrong"

    assert judge("dense_val_loss", 0.4444444, "07-1").verdict == "same"
    assert judge("dense_val_loss", 0.44446, "07-1").verdict == "unexpected"
    # Another seed need not repeat the book's, and has no band here.
    assert judge("dense_val_loss", 0.44446, "07-1", seed=1).verdict is None


def test_a_value_is_written_as_precisely_as_it_is_meant():
    facts = REFERENCES["07-1"]
    assert facts["cv_mean"].written(0.8194166666666666) == "0.8194166666666666"
    assert facts["dense_val_loss"].written(0.444444) == "0.44444"
    assert facts["first_labels"].written(60_000) == "60,000"
    assert facts["first_labels"].written(("None", 28)) == "(None, 28)"
    assert facts["first_labels"].written("yes") == "yes"


def cells_of(html):
    """The rows of a table of HTML, each a list of what its cells hold."""
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def printed(result, width=80):
    console = Console(file=io.StringIO(), width=width)
    console.print(result)
    return console.file.getvalue()


def test_the_table(few_samples):
    rows = [
        judge("adam_val_loss", 0.31),
        judge("steps", 1500),
        judge("hidden_parameters", 1),
        judge("learning_rates", (0.01, 0.001, 0.001, 0.001)),
    ]
    result = result_of(*rows)
    assert repr(result) == (
        "LessonResult('07-2', rows=4, same=2, expected=1, unexpected=0, wrong=1)"
    )
    head, *table = cells_of(result._repr_html_())
    assert head == ["what", "measured", "the book <br>difference", "band", "verdict"]
    *before, band, verdict = table[0]
    assert before == ["ReLU, Adam: validation loss", "0.31000", "0.35219 <br>-0.04219"]
    low, high = rows[0].band
    assert band.endswith(f"</svg>{low:.4f} ~ {high:.4f}")
    assert verdict == "in the band"
    assert table[1] == ["steps of an epoch", "1,500", "1,500", "", "the same"]
    assert table[2][1:] == ["1", "78,500 <br>-78,499", "", "wrong"]
    assert table[3][2] == "(0.01, 0.001, 0.001, 0.001) (notes)"
    korean = result_of(*rows, lang="ko")._repr_html_()
    assert cells_of(korean)[0] == (
        ["무엇", "측정한 값", "책 <br>차이", "예상 범위", "판정"]
    )
    assert "(노트)" in korean
    # Columns that are empty throughout are left out.
    short = result_of(judge("steps", 1500))
    assert "difference" not in short._repr_html_()
    assert "steps of an epoch" in printed(short)
    assert "band" not in printed(short) + short._repr_html_()


def test_a_sign_of_html_in_a_table_is_shown(monkeypatch):
    what = fl.i18n.Text(ko="1 < 2", en="1 < 2")
    monkeypatch.setitem(REFERENCES["07-2"], "steps", Reference(what, "shown"))
    row = judge("steps", "<b>")
    assert cells_of(result_of(row)._repr_html_())[1] == ["1 &lt; 2", "&lt;b&gt;"]


def strip(measured, key="adam_val_loss", name="07-2"):
    return strip_of(name, judge(key, measured, name))


def test_a_strip_has_a_dot_for_each_seed_between_the_ends_of_the_band(few_samples):
    low, high = band_of("07-2", "adam_val_loss")
    marks, dots = strip(0.304).to_text().split("\n")
    assert len(marks) == len(dots) == 20
    assert (dots[1], dots[18]) == ("[", "]")
    inside = dots[2:18]
    count = {" ": 0, ".": 1, ":": 2} | {str(n): n for n in range(3, 10)}
    expected = [0] * 16
    for value in few_samples.values():
        expected[int(16 * (value - low) / (high - low))] += 1
    assert [count[sign] for sign in inside] == expected
    assert sum(expected) == 10
    # At which place the value is, the mark is above.
    assert marks[2 + int(16 * (0.304 - low) / (high - low))] == "M"
    assert marks[19] == "B"  # 0.35219 lies outside


@pytest.mark.parametrize(
    ("place", "column"), [(-9, 0), (-0.01, 0), (0, 2), (0.5, 10), (1, 17), (1.01, 19)]
)
def test_a_value_stands_where_it_lies(few_samples, place, column):
    low, high = band_of("07-2", "sigmoid_val_loss")
    there = strip(low + place * (high - low), "sigmoid_val_loss")
    marks, _ = there.to_text().split("\n")
    assert marks == f"{'M':>{column + 1}}".ljust(20)
    x = 12 + 120 * max(min(place, 1.06666), -0.06666)
    assert apexes(there.to_svg("en")) == [pytest.approx(x, abs=0.06)]


def test_many_seeds_at_one_place_are_a_digit_and_two_marks_a_star(few_samples):
    few_samples |= dict.fromkeys("01234567", 0.352)
    marks, dots = strip(0.352).to_text().split("\n")
    assert marks.strip() == "*"
    assert dots[marks.index("*")] == "8"
    few_samples["8"] = 0.352
    assert "9" in strip(0.352).to_text()


def apexes(svg):
    """Where the marks below the line point: the measured value, then the book's."""
    return [float(x) for x in re.findall(r'<path d="M([\d.-]+) [\d.]+l', svg)]


def test_the_picture_has_a_dot_for_each_seed_and_none_covers_another(few_samples):
    few_samples |= {"3": 0.3, "4": 0.3005}
    low, high = band_of("07-2", "adam_val_loss")
    svg = strip(0.304).to_svg("en")
    ET.fromstring(svg)
    found = re.findall(r'<circle cx="([\d.]+)" cy="(\d+)" r="2"', svg)
    dots = [(float(x), int(y)) for x, y in found]
    expected = [
        12 + 120 * (value - low) / (high - low)
        for value in sorted(few_samples.values())
    ]
    assert [x for x, _ in dots] == pytest.approx(expected, abs=0.06)
    assert all(math.dist(*two) >= 4 for two in itertools.combinations(dots, 2))
    height = int(re.search(r'height="(\d+)"', svg)[1])
    assert all(2 <= y <= height - 20 for _, y in dots)
    # The book's figure lies above the band, and stands to the right of it.
    assert apexes(svg) == [
        pytest.approx(12 + 120 * (0.304 - low) / (high - low), abs=0.06),
        12 + 120 + 8,
    ]
    assert "#" not in svg  # the colour is that of the text
    assert svg.count("currentColor") == 2


def test_what_the_picture_shows_is_said(few_samples):
    svg = strip(0.31).to_svg("en")
    said = "10 seeds: 0.30000 to 0.30900; measured: 0.31000; the book: 0.35219"
    assert f'role="img" aria-label="{said}"' in svg
    svg = strip(0.31).to_svg("ko")
    said = "시드 10개의 값 0.30000 ~ 0.30900, 측정한 값 0.31000, 책의 값 0.35219"
    assert f'aria-label="{said}"' in svg
    svg = strip(0.31, "sigmoid_val_loss").to_svg("en")
    assert 'measured: 0.31000"' in svg
    assert len(apexes(svg)) == 1


def test_a_training_that_came_to_nothing_has_no_mark(few_samples):
    nothing = strip(math.nan, "sigmoid_val_loss")
    assert nothing.to_text().split("\n")[0].strip() == ""
    assert apexes(nothing.to_svg("en")) == []
    assert "measured: nan" in nothing.to_svg("en")
    assert nothing.to_svg("en").count("nan") == 1


def recorded(name, lang):
    """The result of a lesson as it was recorded."""

    def as_measured(value):
        return tuple(map(as_measured, value)) if isinstance(value, list) else value

    record = json.loads((DOCS / "recorded" / "lessons.json").read_text("utf-8"))[name]
    values = {row["key"]: as_measured(row["measured"]) for row in record["rows"]}
    rows = [
        lessons.compare(name, key, value, seed=42, lang=lang)
        for key, value in values.items()
    ]
    return result_of(*rows, name=name, lang=lang)


def strips_of(result):
    found = {row.key: strip_of(result.name, row) for row in result.rows}
    return {key: strip for key, strip in found.items() if strip}


def test_only_what_varies_has_a_strip():
    drawn = {}
    for name in REFERENCES:
        strips = strips_of(recorded(name, "en"))
        values = samples().get(name, {})
        assert set(strips) == {
            key for key in values if len(set(values[key].values())) > 1
        }
        for key, strip in strips.items():
            assert strip.seeds == tuple(sorted(values[key].values()))
            assert strip.to_svg("en").count("<circle") == len(values[key])
        drawn |= strips
    assert len(drawn) > 25
    assert {"steps", "first_prediction", "cv_mean"}.isdisjoint(drawn)
    # Epochs are whole, also where they were recorded as 4.0.
    said = "10 seeds: 6 to 14; measured: 9; the book: 12"
    assert said in drawn["stopped_epoch"].to_svg("en")


@pytest.mark.parametrize("lang", ["en", "ko"])
@every_lesson
def test_the_table_of_a_lesson_is_whole_in_80_columns(name, lang):
    result = recorded(name, lang)
    text, html = printed(result), result._repr_html_()
    text.encode("cp949")  # what a Korean console can show
    assert max(map(cell_len, text.splitlines())) <= 80
    for row in result.rows:
        assert set(row.what.split()) <= set(text.split())  # no word is broken
    strips = strips_of(result).values()
    for strip in strips:
        assert strip.to_text().isascii()
        for line in strip.to_text().split("\n"):
            assert f" {line} " in text
    legend = LEGEND_IN_TEXT.to(lang).replace(" ", "")
    assert (legend in re.sub(r"\s", "", text)) == bool(strips)
    assert html.count("<svg") == len(strips)
    assert (LEGEND_IN_SVG.to(lang) in html) == bool(strips)
    alternatives = re.findall('aria-label="([^"]*)"', html)
    assert len(set(alternatives)) == len(strips)
    for one in alternatives:
        assert bool(re.search("[가-힣]", one)) == (lang == "ko")


def mean_of(name, key):
    return fmean(samples()[name][key].values())


def ahead(name, one, other, *, lower):
    """With how many seeds the one is better than the other, and of how many."""
    pairs = samples()[name][one], samples()[name][other]
    wins = [
        value < pairs[1][seed] if lower else value > pairs[1][seed]
        for seed, value in pairs[0].items()
    ]
    return sum(wins), len(wins)


def page(lang, name):
    lesson = name.removeprefix("lessons/")
    if lesson in NAMES:
        return text_of(lesson, lang)
    return (DOCS / lang / f"{name}.md").read_text(encoding="utf-8")


def test_what_the_book_has_outside_a_band_is_said_to_be_so():
    outside = {}
    for name, table in REFERENCES.items():
        for key, reference in table.items():
            if (band := band_of(name, key)) and reference.figure is not None:
                low, high = band
                if not low <= reference.figure <= high:
                    outside[name, key] = reference.figure
    assert outside == {("08-2", "test_accuracy"): 0.9160}
    values = samples()["08-2"]["test_accuracy"].values()
    for lang in ("en", "ko"):
        _, _, compare = page(lang, "lessons/08-2").partition("{#compare}")
        for figure in (0.9160, min(values), max(values)):
            assert compare.count(f"{figure:.4f}") >= (2 if figure == 0.9160 else 1)
        results = DOCS / "page-templates" / lang / "results.md.jinja"
        assert "0.9160" in results.read_text(encoding="utf-8")
    assert "cause is not known" in page("en", "lessons/08-2")


def test_one_setting_is_ahead_of_another_as_often_as_the_pages_say():
    """Ten seeds each: a single training tells of itself only."""
    losses, seeds = ahead("07-2", "adam_val_loss", "relu_val_loss", lower=True)
    wins, _ = ahead("07-2", "adam_val_accuracy", "relu_val_accuracy", lower=False)
    assert (losses, wins, seeds) == (10, 5, 10)
    assert f"with {losses} of {seeds} seeds" in page("en", "lessons/07-2")
    assert f"with {wins} of {seeds}" in page("en", "lessons/07-2")
    korean = page("ko", "lessons/07-2")
    assert f"시드 {seeds}개 가운데 {losses}개" in korean
    assert f"{seeds}개 가운데 {wins}개" in korean
    # By the loss after 20 epochs, in the order of 07-3.
    order = ("dropout_val_loss", "adam_val_loss", "rmsprop_val_loss")
    for better, worse in itertools.pairwise(order):
        assert ahead("07-3", better, worse, lower=True) == (10, 10)
    assert "Ten seeds of ten" in page("en", "lessons/07-3")
    assert "시드 10개에서 모두" in page("ko", "lessons/07-3")

    means = [mean_of("08-2", "val_accuracy"), mean_of("07-3", "early_val_accuracy")]
    for lang in ("en", "ko"):
        for mean in means:
            assert f"{mean:.3f}" in page(lang, "lessons/08-2")


def test_how_far_numbers_differ_is_said_as_it_was_recorded():
    recorded = json.loads((DOCS / "recorded" / "lessons.json").read_text("utf-8"))
    farthest = max(
        abs(row["measured"] - row["book"])
        for lesson in recorded.values()
        for row in lesson["rows"]
        if row["key"].endswith("accuracy") and row["book"] is not None
    )
    points = f"{100 * farthest:.1f}"
    for name in ("faq", "instructors"):
        assert f"{points} percentage points" in page("en", name)
        assert f"{points}퍼센트포인트" in page("ko", name)
    # The ranges for a class hold every seed and the book.
    for model, name, key in (
        ("deep", "07-3", "early_val_accuracy"),
        ("cnn", "08-2", "val_accuracy"),
    ):
        values = [*samples()[name][key].values(), REFERENCES[name][key].figure]
        low = math.floor(100 * min(values)) / 100
        high = math.ceil(100 * max(values)) / 100
        assert f"{low:.2f} to {high:.2f} for `{model}`" in page("en", "instructors")
        assert f"`{model}`은 {low:.2f}에서 {high:.2f}" in page("ko", "instructors")


def test_what_the_numbers_depend_on_is_said(few_samples):
    fine = result_of(judge("steps", 1500))
    assert said(fine) == ["Ran on: " + ", ".join(f"{k} {v}" for k, v in HERE.items())]
    assert said(result_of(fast=True))[1].endswith("so they are not compared.")
    assert len(said(result_of(judge("sigmoid_val_loss", 0.31)))) == 1
    unexpected = said(result_of(judge("sigmoid_val_loss", 0.5)))
    assert unexpected[1] == (
        "Unexpected: sigmoid, RMSprop: validation loss. The likely causes:"
    )
    assert [line[:10] for line in unexpected[2:]] == ["- oneDNN: ", "- The data"]
    *_, outside = said(result_of(judge("adam_val_loss", 0.31)))
    assert outside == (
        "Outside its band is a figure of the book: ReLU, Adam: validation loss "
        "0.35219. The cause is not known."
    )


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_differs_here_is_named_as_a_cause(few_samples, lang):
    other = HERE | {"backend": "jax", "device": "gpu:0", "keras": "3.10.0"}
    del other["tensorflow"]
    row = judge("sigmoid_val_loss", 0.5, seed=7)
    found = said(result_of(row, environment=other, seed=7, lang=lang))
    causes = "\n".join(found[2:])
    assert causes.count("\n- ") == 5
    for named in ("7", "42", "jax", "gpu:0", "keras 3.10.0", "3.15.1", "oneDNN"):
        assert named in causes


@pytest.mark.keras
@pytest.mark.sklearn
@every_lesson
def test_a_lesson_in_a_hurry(name, capsys, tmp_path, monkeypatch):
    few = {"train": 384, "val": 100, "test": 100}  # so few batches go one by one
    monkeypatch.setattr("fmnist_learn.lessons._lesson._FEW", few)
    lang = "ko" if name in {"07-1", "07-3", "08-2"} else "en"
    result = fl.run_lesson(name, fast=True, lang=lang, out=tmp_path / "새 폴더")
    assert (result.name, result.lang, result.seed) == (name, lang, 42)
    assert [row.key for row in result.rows] == list(REFERENCES[name])
    for row in result.rows:
        assert row.what == REFERENCES[name][row.key].what.to(lang)
        assert (row.verdict, row.band, row.difference) == (None, None, None)
    files = {f"{name}-{figure}.png" for figure in result.figures}
    assert {file.name for file in (tmp_path / "새 폴더").iterdir()} == files
    for figure in result.figures.values():
        shown = "".join(text.get_text() for text in figure.findobj(match_text))
        assert lang == "ko" or not re.search("[가-힣]", shown)
    out = capsys.readouterr().out
    for row in result.rows:
        assert f"  {row.what}: " in out
    assert ("비교하지 않습니다" if lang == "ko" else "not compared") in out
    assert bool(re.search("[가-힣]", out.replace("새 폴더", ""))) is (lang == "ko")
    assert {"keras", "backend", "device", "machine"} <= set(result.environment)


def match_text(artist):
    from matplotlib.text import Text

    return isinstance(artist, Text)


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
@pytest.mark.newest
def test_07_1_gives_the_books_numbers(capsys, monkeypatch, baseline_once):
    monkeypatch.setattr("fmnist_learn.lessons._07_1.baseline_sgd", baseline_once)
    result = fl.run_lesson("07-1", verbose=0)
    assert capsys.readouterr().out == ""
    verdicts = {row.key: row.verdict for row in result.rows}
    shown = {key for key, verdict in verdicts.items() if verdict is None}
    assert shown == {"sgd_converged", "sgd_test_accuracy"}
    assert {verdicts[key] for key in verdicts.keys() - shown} == {"same"}
    measured = {row.key: row.measured for row in result.rows}
    assert measured["sgd_converged"] == 0
    assert measured["sgd_test_accuracy"] == 0.8104


@pytest.mark.keras
def test_08_1_is_facts_alone(capsys):
    result = fl.run_lesson("8-1", seed=1, verbose=2)
    assert result.name == "08-1"
    assert {row.verdict for row in result.rows} == {"same"}
    assert "verdict" in capsys.readouterr().out


@pytest.mark.keras
def test_a_wrong_fact_is_an_error_after_the_table(monkeypatch, capsys):
    for key in ("valid_shape", "same_shape"):
        wrong = dataclasses.replace(REFERENCES["08-1"][key], figure=(5, 5))
        monkeypatch.setitem(REFERENCES["08-1"], key, wrong)
    message = r"valid_shape must be \(5, 5\)\. Received: valid_shape=\(2, 2\)\..*"
    with pytest.raises(RuntimeError, match=message + "Also wrong: same_shape"):
        fl.run_lesson("08-1", lang="en")
    assert len(re.findall(r" wrong *$", capsys.readouterr().out, re.MULTILINE)) == 2
    monkeypatch.undo()
    wrong = Reference(REFERENCES["08-1"]["vgg_weights"].what, "fact", 1)
    monkeypatch.setitem(REFERENCES["08-1"], "vgg_weights", wrong)
    with pytest.raises(RuntimeError, match="vgg_weights must be 1") as caught:
        fl.run_lesson("08-1", verbose=0)
    assert "Also wrong" not in str(caught.value)


@pytest.fixture(scope="module")
def rows_of_08_3():
    """The rows of lesson 08-3 with the model that comes with the package, by key."""
    return {row.key: row for row in fl.run_lesson("08-3", verbose=0).rows}


@pytest.mark.keras
def test_08_3_looks_into_the_model_it_is_given(tmp_path, rows_of_08_3):
    import keras

    keras.utils.set_random_seed(0)
    model = fl.build_cnn()
    model.save(tmp_path / "own.keras")
    result = fl.run_lesson("08-3", model=tmp_path / "own.keras", verbose=0)
    measured = {row.key: row.measured for row in result.rows}
    kernel = model.layers[0].get_weights()[0]
    assert measured["weights_mean"] == pytest.approx(float(kernel.mean()))
    assert measured["maps_2_shape"] == (1, 14, 14, 64)
    bundled = rows_of_08_3["weights_std"].measured
    assert bundled > 1.5 * measured["weights_std"]

    for other in (fl.build_deep(), fl.build_cnn(filters=(8, 16))):
        other.save(tmp_path / "other.keras")
        with pytest.raises(ValueError, match="model must be the network of 08-2"):
            fl.run_lesson("08-3", model=tmp_path / "other.keras", verbose=0)


@pytest.mark.keras
@pytest.mark.tensorflow
def test_08_3_draws_the_untrained_weights_of_the_book(rows_of_08_3):
    for key, figure in (("untrained_mean", 0.00532), ("untrained_std", 0.08464)):
        row = rows_of_08_3[key]
        assert row.measured == pytest.approx(figure, abs=5e-6)
        assert row.verdict == "same"


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("07-4", {}, "name must be one of '07-1', '07-2'"),
        ("08-1", {"seed": -1}, "seed must be a whole number from 0"),
        ("08-1", {"verbose": 3}, "verbose must be one of 0, 1, 2"),
        ("08-1", {"lang": "fr"}, "lang must be one of 'ko', 'en'"),
        ("08-2", {"model": "a.keras"}, "model must be None in every lesson but 08-3"),
    ],
)
def test_options_outside_their_range(name, options, message):
    with pytest.raises(ValueError, match=message):
        fl.run_lesson(name, **options)


def test_a_folder_that_cannot_be_written_to_is_found_first(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(lessons, "import_module", lambda name: pytest.fail("ran"))
    with pytest.raises(OSError, match="file"):
        fl.run_lesson("08-1", out=tmp_path / "file" / "x", verbose=0)


@pytest.mark.keras
@pytest.mark.parametrize(
    ("name", "layout"),
    [("dense", "flat"), ("deep", "image"), ("cnn", "channel"), ("modern", "channel")],
)
def test_a_trained_model_is_as_good_as_its_card_says(name, layout):
    model = fl.load_pretrained(name)
    card = pretrained.model_card()[name]
    assert model.name == name
    assert not model.compiled
    assert model.count_params() == card["recipe"]["parameters"]
    data = fl.prepare_data(layout=layout)
    result = fl.evaluate(model, data.test_scaled, data.test_target)
    assert result.accuracy == pytest.approx(card["test_accuracy"], abs=5e-4)
    assert np.abs(result.confusion - card["test_confusion"]).sum() <= 10


def test_the_trained_models_are_small_and_have_no_optimizer():
    files = [*(Path(fl.__file__).parent / "_models").iterdir()]
    assert {file.name for file in files} == {
        "dense.keras",
        "deep.keras",
        "cnn.keras",
        "modern.keras",
        "card.json",
    }
    sizes = {file.stem: file.stat().st_size for file in files}
    assert sizes.pop("modern") < 900_000
    assert sum(sizes.values()) < 1_800_000
    for name, card in pretrained.model_card().items():
        file = Path(fl.__file__).parent / "_models" / f"{name}.keras"
        assert hashlib.sha256(file.read_bytes()).hexdigest() == card["sha256"]
        # Four bytes a parameter; the states of Adam would take eight more.
        assert file.stat().st_size < 5 * card["recipe"]["parameters"] + 20_000
        assert card["recipe"]["seed"] == 42
        assert np.sum(card["test_confusion"]) == 10_000


@pytest.mark.keras
def test_a_changed_model_is_not_loaded(monkeypatch, tmp_path):
    (tmp_path / "cnn.keras").write_bytes(b"changed")
    card = pretrained.model_card()
    monkeypatch.setattr(pretrained, "_MODELS", tmp_path)
    monkeypatch.setattr(pretrained, "model_card", lambda: card)
    with pytest.raises(ValueError, match=r"bundled cnn.keras must have the SHA-256"):
        fl.load_pretrained("cnn")
    with pytest.raises(ValueError, match="name must be one of 'dense', 'deep', 'cnn',"):
        fl.load_pretrained("vgg")


@pytest.mark.keras
def test_lessons_are_recorded_one_at_a_time(monkeypatch, tmp_path, capsys):
    script = Path(__file__).parent.parent / "docs" / "record_lessons.py"
    file = tmp_path / "lessons.json"
    # What was recorded before is kept, and compared anew.
    labels = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    before = [
        {"key": "first_labels", "measured": labels, "verdict": None},
        {"key": "one_hot", "measured": [[0, 1]], "verdict": "same"},
    ]
    file.write_text(json.dumps({"07-1": {"seed": 42, "rows": before}}))
    monkeypatch.syspath_prepend(script.parent)  # as when the script is started
    monkeypatch.setattr("sys.argv", [str(script), "08-1", "--to", str(file)])
    runpy.run_path(str(script), run_name="__main__")
    recorded = json.loads(file.read_text(encoding="utf-8"))
    assert list(recorded) == ["07-1", "08-1"]
    rows = {row["key"]: row for row in recorded["08-1"]["rows"]}
    assert list(rows) == list(REFERENCES["08-1"])
    assert rows["same_shape"]["measured"] == [4, 4]
    assert rows["same_shape"]["what"] == {
        "ko": "4x4 입력, 3x3 커널, 세임 패딩",
        "en": "4x4 input, 3x3 kernel, same padding",
    }
    assert rows["same_shape"]["verdict"] == "same"
    assert recorded["08-1"]["environment"]["keras"]
    right, wrong = recorded["07-1"]["rows"]
    assert (right["measured"], right["verdict"]) == (labels, "same")
    assert (wrong["measured"], wrong["verdict"]) == ([[0, 1]], "wrong")


CURRICULUM = json.loads(
    (Path(__file__).parent / "curriculum.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("part", CURRICULUM)
def test_everything_in_the_notes_is_produced_by_something(part):
    """Every figure, number and table of the curriculum, and what shows it here."""
    exist = {f"lesson:{name}/{key}" for name in REFERENCES for key in REFERENCES[name]}
    exist |= {f"function:{name}" for name in fl.__all__}
    exist |= {f"concept:{concept.name}" for concept in fl.list_concepts()}
    exist |= {f"experiment:{experiment.name}" for experiment in fl.list_experiments()}
    for item, producers in CURRICULUM[part].items():
        assert producers, item
        assert set(producers) <= exist, item


def test_nothing_compared_with_the_book_is_left_out_of_the_curriculum():
    named = {one for part in CURRICULUM.values() for by in part.values() for one in by}
    for name, table in REFERENCES.items():
        for key, reference in table.items():
            if reference.source == "book" and reference.kind in {"repeats", "band"}:
                assert reference.figure is None or f"lesson:{name}/{key}" in named
