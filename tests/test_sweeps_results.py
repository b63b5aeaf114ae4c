"""What a sweep says, from runs made up for it: no training is needed."""

import csv
import math

import pytest
from rich.cells import cell_len

import fmnist_learn as fl
from fmnist_learn.sweeps import Run, SweepResult

RECIPE = {
    "build": "build_deep",
    "train": 48_000,
    "val": 12_000,
    "optimizer": "adam",
    "learning_rate": None,
    "epochs": 5,
}
# Of three seeds: one setting is the best, one is near it, one is far.
ACCURACIES = {50: [0.87, 0.88, 0.875], 10: [0.86, 0.882, 0.87], 5: [0.8, 0.82, 0.81]}


def runs_of(settings, accuracies, losses=None):
    losses = losses or [1 - accuracy for accuracy in accuracies]
    return [
        Run(
            settings=settings,
            seed=42 + number,
            epochs_trained=5,
            loss=loss,
            accuracy=accuracy,
            val_loss=loss,
            val_accuracy=accuracy,
            seconds=2.0 + number,
        )
        for number, (accuracy, loss) in enumerate(zip(accuracies, losses, strict=True))
    ]


def result_of(*groups):
    return SweepResult(RECIPE, tuple(run for group in groups for run in group))


@pytest.fixture
def result():
    return result_of(
        *(
            runs_of({"hidden": hidden, "filters": (32, hidden)}, accuracies)
            for hidden, accuracies in ACCURACIES.items()
        )
    )


def test_the_summary_has_mean_deviation_and_number_of_seeds(result):
    best, near, far = result.summary()
    assert best.settings == {"hidden": 50, "filters": (32, 50)}
    assert (best.mean, best.deviation) == pytest.approx((0.875, 0.005))
    assert (best.seeds, best.seconds) == (3, 3.0)
    assert far.mean == pytest.approx(0.81)
    assert near.deviation == pytest.approx(0.0110151, abs=1e-6)
    losses = result.summary("val_loss")
    assert losses[2].mean == pytest.approx(0.19)
    (alone,) = result_of(runs_of({"hidden": 5}, [0.5])).summary()
    assert (alone.mean, alone.seeds) == (0.5, 1)
    assert math.isnan(alone.deviation)


def test_settings_are_named_by_what_tells_them_apart(result):
    assert result.values({"hidden": 10}) == ACCURACIES[10]
    assert result.values({"filters": [32, 10]}, "accuracy") == ACCURACIES[10]
    for wrong in ({}, {"hidden": 7}, {"hiden": 10}):
        with pytest.raises(ValueError, match="settings must mean exactly one of"):
            result.values(wrong)
    with pytest.raises(ValueError, match="measure must be one of 'val_accuracy'"):
        result.summary("accurracy")


def test_a_comparison_is_of_the_same_seeds(result):
    found = result.compare({"hidden": 50}, {"hidden": 10})
    assert found.difference == pytest.approx(0.0043333, abs=1e-6)
    assert found.margin == pytest.approx(0.0149737, abs=1e-6)
    assert (found.higher, found.lower, found.seeds) == (2, 1, 3)
    loss = result.compare({"hidden": 50}, {"hidden": 10}, "val_loss")
    assert loss.difference == pytest.approx(-0.0043333, abs=1e-6)


CONCLUSION = """\
The highest mean validation accuracy: hidden=50, filters=(32, 50) (0.8750)
- against hidden=10, filters=(32, 10): not told apart by 3 seeds (better in 2, \
on average by +0.0043 ± 0.0150).
- against hidden=5, filters=(32, 5): better in 3 of 3 seeds, by 0.0650 ± 0.0124.
± is the 95% confidence interval of the difference, paired by seed. The best of 3 \
settings may have been lucky, too: where the difference is small, compare the two \
again with new seeds."""
KOREAN = """\
평균 검증 정확도가 가장 높은 설정: hidden=50, filters=(32, 50) (0.8750)
- hidden=10, filters=(32, 10) 대비: 시드 3개로는 구별되지 않습니다(2개에서 더 좋음, \
평균 차이 +0.0043 ± 0.0150).
- hidden=5, filters=(32, 5) 대비: 시드 3개 중 3개에서 더 좋고, 평균 차이는 \
0.0650 ± 0.0124입니다.
±는 시드끼리 짝지은 차이의 95% 신뢰 구간입니다. 설정 3개 가운데 가장 좋은 것은 운이 \
좋았을 수도 있습니다. 차이가 작으면 두 설정을 새로운 시드로 다시 비교하세요."""


def test_the_conclusion(result):
    assert result.conclusion() == CONCLUSION
    assert result.conclusion(lang="ko") == KOREAN
    of_loss = result.conclusion("val_loss").splitlines()
    assert of_loss[0] == (
        "The lowest mean validation loss: hidden=50, filters=(32, 50) (0.1250)"
    )
    assert of_loss[2].endswith("(32, 5): better in 3 of 3 seeds, by 0.0650 ± 0.0124.")
    korean = result.conclusion("val_loss", lang="ko")
    assert korean.startswith("평균 검증 손실이 가장 낮은 설정: hidden=50")


def test_two_settings_need_no_word_of_choosing():
    two = result_of(runs_of({"a": 1}, [0.5, 0.6]), runs_of({"a": 2}, [0.7, 0.9]))
    lines = two.conclusion().splitlines()
    assert lines[0] == "The highest mean validation accuracy: a=2 (0.8000)"
    assert lines[2:] == [
        "± is the 95% confidence interval of the difference, paired by seed."
    ]
    one_seed = result_of(runs_of({"a": 1}, [0.5]), runs_of({"a": 2}, [0.7]))
    assert one_seed.conclusion().splitlines() == [
        "The highest mean validation accuracy: a=2 (0.7000)",
        "- against a=1: one seed says nothing.",
    ]


def test_one_setting_is_about_its_spread():
    alone = result_of(runs_of({}, [0.5, 0.7, 0.6]))
    assert alone.conclusion() == (
        "The validation accuracy with 3 seeds: 0.5000 to 0.7000."
    )
    assert alone.conclusion(lang="ko") == (
        "검증 정확도: 시드 3개에서 0.5000부터 0.7000까지."
    )
    assert alone.plot().get_yticklabels()[0].get_text() == "build_deep"


def test_what_diverged_is_said_and_does_not_win():
    lost = runs_of({"rate": 9}, [0.1, 0.1], [math.nan, math.inf])
    kept = runs_of({"rate": 1}, [0.8, 0.9])
    said = result_of(lost, kept).conclusion("val_loss").splitlines()
    assert said[:3] == [
        "rate=9: 2 of 2 trainings diverged (the loss is nan).",
        "The lowest mean validation loss: rate=1 (0.1500)",
        "- against rate=9: not comparable, since a training gave nan.",
    ]
    assert "rate=9: 훈련 2번 중 2번이 발산했습니다" in result_of(lost).conclusion(
        lang="ko"
    )
    assert "nothing to compare" in result_of(lost).conclusion("val_loss")
    assert "nan" in str(result_of(lost, kept))
    names = result_of(lost, kept).plot("val_loss").get_yticklabels()
    assert names[0].get_text() == "rate=9 (nan: 1)"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_is_read_in_a_terminal_of_80_columns(result, lang):
    fl.set_language(lang)
    more = {"hidden": 100, "activation": "sigmoid", "dropout": 0.3, "filters": (32, 64)}
    for one in (result, result_of(runs_of(more, [0.8, 0.9]))):
        text = str(one)
        assert repr(one) == text
        assert all(cell_len(line) <= 80 for line in text.splitlines())
        assert "…" not in text
        words = one.conclusion().replace("- ", "").split()
        assert [word for word in words if word not in text] == []
    text = str(result).splitlines()
    rows = [line.split() for line in text]
    assert [
        "50",
        "(32,",
        "50)",
        "0.8750",
        "0.0050",
        "0.1250",
        "0.0050",
        "3",
        "3.0",
    ] in (rows)
    assert text[0].startswith("build_deep, ")
    assert "48,000" in text[0]
    assert "learning_rate" not in str(result)
    assert ("검증" in str(result)) == (lang == "ko")


def test_a_notebook_shows_a_table_and_a_list(result):
    lines = result._repr_markdown_().splitlines()
    assert lines[2].startswith("| hidden | filters | val. accuracy | std. | val. loss")
    assert lines[3] == "|" + " --- |" * 8
    assert lines[4] == (
        "| 50 | (32, 50) | 0.8750 | 0.0050 | 0.1250 | 0.0050 | 3 | 3.0 |"
    )
    items = [number for number, line in enumerate(lines) if line.startswith("- ")]
    assert len(items) == 2
    assert items[1] == items[0] + 1
    assert lines[items[0] - 1] == lines[items[1] + 1] == ""
    fl.set_language("ko")
    assert "| 검증 정확도 | 표준 편차 |" in result._repr_markdown_()


def test_the_csv_has_a_row_for_each_run(result, tmp_path):
    path = tmp_path / "결과.csv"
    result.to_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # for Excel
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9
    assert rows[3]["filters"] == "(32, 10)"
    assert float(rows[3]["val_accuracy"]) == 0.86
    assert list(rows[0]) == [
        "hidden", "filters", "seed", "epochs_trained",
        "loss", "accuracy", "val_loss", "val_accuracy", "seconds",
    ]  # fmt: skip
    result_of(runs_of({"dropout": None}, [0.5])).to_csv(path)
    assert path.read_text("utf-8-sig").splitlines()[1].startswith("None,42,")
    with pytest.raises(TypeError, match="path must be a path"):
        result.to_csv(7)


def test_the_figure_shows_every_run_in_both_languages(result, settings):
    ax = result.plot()
    assert ax.get_xlabel() == "validation accuracy"
    assert [len(line.get_xdata()) for line in ax.lines] == [2, 3] * 3
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[0] == "hidden=50, filters=(32, 50)"
    korean = result.plot("loss", lang="ko")
    assert korean.get_xlabel() == "훈련 손실"
    assert result.plot(ax=korean) is korean
