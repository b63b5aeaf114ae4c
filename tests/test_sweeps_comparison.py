"""Two settings over the same seeds."""

import math

import pytest

import fmnist_learn as fl
from fmnist_learn.sweeps.comparison import deviation_of, margin_of, mean_of, paired

# Student (1908) himself: hours of sleep gained by ten patients with two drugs.
FIRST = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SECOND = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]


def test_the_interval_is_that_of_students_own_example():
    """1.58 hours, 0.70 to 2.46: as textbooks and R's `t.test` have it."""
    sleep = paired(FIRST, SECOND)
    assert sleep.difference == pytest.approx(1.58)
    assert sleep.margin == pytest.approx(0.8798861, abs=1e-6)
    assert (sleep.higher, sleep.lower, sleep.seeds) == (9, 0, 10)  # one is the same
    assert sleep.told_apart


@pytest.mark.sklearn
def test_the_interval_is_scipys():
    from scipy.stats import ttest_rel

    interval = ttest_rel(FIRST, SECOND).confidence_interval(0.95)
    sleep = paired(FIRST, SECOND)
    assert sleep.difference - sleep.margin == pytest.approx(interval.low)
    assert sleep.difference + sleep.margin == pytest.approx(interval.high)


BETTER, WORSE = [0.9, 0.92, 0.91], [0.8, 0.81, 0.83]
SENTENCES = {
    (0.9, 0.92, 0.91): (
        "better in 3 of 3 seeds, by 0.0967 ± 0.0379",
        "시드 3개 중 3개에서 더 좋고, 평균 차이는 0.0967 ± 0.0379입니다",
    ),
    (0.7, 0.72, 0.71): (
        "worse in 3 of 3 seeds, by 0.1033 ± 0.0379",
        "시드 3개 중 3개에서 더 나쁘고, 평균 차이는 0.1033 ± 0.0379입니다",
    ),
    (0.81, 0.8, 0.84): (
        "not told apart by 3 seeds (better in 2, on average by +0.0033 ± 0.0287)",
        "시드 3개로는 구별되지 않습니다(2개에서 더 좋음, 평균 차이 +0.0033 ± 0.0287)",
    ),
    (0.8, 0.81, math.nan): (
        "not comparable, since a training gave nan",
        "값이 nan인 훈련이 있어 비교할 수 없습니다",
    ),
}


@pytest.mark.parametrize("values", SENTENCES)
def test_what_is_said(values):
    english, korean = SENTENCES[values]
    said = paired(values, WORSE)
    assert said.to_text("en", lower_is_better=False) == english
    assert said.to_text("ko", lower_is_better=False) == korean
    # Of losses the same, the other way round.
    turned = paired(WORSE, values)
    assert turned.to_text("en", lower_is_better=True) == english
    fl.set_language("ko")
    assert turned.to_text(lower_is_better=True) == korean


def test_one_seed_says_nothing():
    alone = paired([0.9], [0.1])
    assert alone.margin == math.inf
    assert not alone.told_apart
    assert alone.to_text("en", lower_is_better=False) == "one seed says nothing"
    assert "아무것도" in alone.to_text("ko", lower_is_better=False)


def test_the_same_values_are_not_told_apart():
    same = paired(WORSE, WORSE)
    assert (same.difference, same.margin, same.told_apart) == (0, 0, False)


def test_what_is_not_finite_is_not_a_number():
    assert mean_of([1, 2]) == 1.5
    assert deviation_of([1, 2]) == pytest.approx(0.5**0.5)
    assert math.isnan(deviation_of([1]))
    for lost in (math.nan, math.inf, -math.inf):
        assert math.isnan(mean_of([1, lost]))
        assert math.isnan(deviation_of([1, lost]))
        assert math.isnan(margin_of([1, lost]))
    lost = paired([math.inf, 1], [1, math.inf])
    assert math.isnan(lost.difference)
    assert not lost.told_apart


@pytest.mark.parametrize("second", [[0.1], []])
def test_each_seed_has_one_value_of_each(second):
    with pytest.raises(ValueError, match="second must hold one value for each seed"):
        paired([0.1, 0.2] if second else [], second)
