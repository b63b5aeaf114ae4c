"""What `analyse` finds, by hand and against scikit-learn and SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fmnist_learn as fl
from conftest import small
from fmnist_learn.evaluation import interval_of
from test_evaluation import Fixed, images, one_hot


def rows(*given):
    """Outputs for three classes."""
    return np.array(given, dtype=np.float32)


# Of class 0 one is right, of class 1 two are; class 2 is never seen.
OUTPUTS = rows(
    (0.85, 0.10, 0.05),
    (0.25, 0.70, 0.05),
    (0.05, 0.95, 0.00),
    (0.60, 0.35, 0.05),
    (0.20, 0.75, 0.05),
    (0.04, 0.94, 0.02),
)
TARGET = np.array([0, 0, 0, 1, 1, 1])


def analysed(outputs=OUTPUTS, target=TARGET, **options):
    data = images(len(outputs)), np.asarray(target)
    return fl.analyse(Fixed(outputs), data, **options)


def test_by_hand():
    found = analysed()
    assert found.part is None
    assert found.evaluation.recall[:2].tolist() == pytest.approx([1 / 3, 2 / 3])
    assert found.interval.shape == (3, 2)
    assert np.isnan(found.interval[2]).all()
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.count) == (0, 1, 3)
    assert pair.first_as_second.tolist() == [2, 1]  # the most confident first
    assert pair.second_as_first.tolist() == [3]
    # Probabilities 0.6, 0.7, 0.75, 0.85, 0.94, 0.95; right are 0.75, 0.85 and 0.94.
    calibration = found.calibration
    assert calibration.count.tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 1, 2]
    assert calibration.accuracy[5:].tolist() == [0, 0, 1, 1, 0.5]
    assert calibration.confidence[5:] == pytest.approx([0.6, 0.7, 0.75, 0.85, 0.945])
    assert np.isnan(calibration.confidence[0])
    assert np.isnan(calibration.interval[0]).all()
    gaps = 0.6 + 0.7 + 0.25 + 0.15 + 2 * 0.445
    assert calibration.error == pytest.approx(gaps / 6)
    coverage = found.coverage
    assert coverage.order.tolist() == [2, 5, 0, 4, 1, 3]
    assert coverage.confidence[[0, -1]] == pytest.approx([0.95, 0.6])
    expected = [0, 1 / 2, 2 / 3, 3 / 4, 3 / 5, 3 / 6]
    assert coverage.accuracy.tolist() == pytest.approx(expected)
    assert [one.tolist() for one in found.typical] == [[0, 1, 2], [5, 4, 3], []]
    assert [one.tolist() for one in found.odd] == [[2, 1, 0], [3, 4, 5], []]


def test_a_probability_on_the_edge_belongs_to_the_lower_bin():
    found = analysed(rows((0.5, 0.5, 0), (0.25, 0.75, 0), (1, 0, 0)), [0, 0, 0])
    assert found.calibration.count.tolist() == [0, 0, 0, 0, 1, 0, 0, 1, 0, 1]


def test_what_float32_rounds_to_the_same_is_still_told_apart():
    outputs = rows((1, 1e-12, 0), (1, 1e-20, 0), (1, 1e-20, 0), (0, 0, 1), (0, 0, 1))
    found = analysed(outputs, [0, 0, 0, 0, 0])
    assert found.typical[0].tolist() == [1, 2, 0, 3, 4]
    assert found.odd[0].tolist() == [3, 4, 0, 1, 2]
    assert found.coverage.order.tolist() == [3, 4, 1, 2, 0]


def test_the_direction_with_more_mistakes_comes_first():
    outputs = one_hot([1, 0, 0, 2, 2, 2, 2], 3)
    found = analysed(outputs, [0, 1, 1, 0, 0, 0, 0])
    assert [(one.first, one.second, one.count) for one in found.pairs] == [
        (0, 2, 4),
        (1, 0, 3),
    ]
    assert found.pairs[1].first_as_second.tolist() == [1, 2]
    assert found.pairs[1].second_as_first.tolist() == [0]


@given(st.integers(0, 1000), st.integers(1, 60))
def test_the_figures_agree_with_each_other(seed, count):
    rng = np.random.default_rng(seed)
    target = rng.integers(0, 10, count)
    found = analysed(rng.dirichlet(np.ones(10), count).astype(np.float32), target)
    evaluation = found.evaluation
    assert sum(pair.count for pair in found.pairs) == len(evaluation.mistakes)
    assert sorted(pair.count for pair in found.pairs)[::-1] == [
        pair.count for pair in found.pairs
    ]
    for pair in found.pairs:
        assert (evaluation.target[pair.first_as_second] == pair.first).all()
        assert (evaluation.predicted[pair.first_as_second] == pair.second).all()
        assert len(pair.first_as_second) >= len(pair.second_as_first)
    assert found.calibration.count.sum() == count
    assert 0 <= found.calibration.error <= 1
    assert found.coverage.accuracy[-1] == pytest.approx(evaluation.accuracy)
    assert np.sort(found.coverage.order).tolist() == list(range(count))
    for ranked in (found.typical, found.odd):
        assert np.sort(np.concatenate(ranked)).tolist() == list(range(count))
    recall, (low, high) = evaluation.recall, found.interval.T
    seen = ~np.isnan(recall)
    assert (low[seen] <= recall[seen] + 1e-12).all()
    assert (recall[seen] <= high[seen] + 1e-12).all()


@pytest.mark.parametrize(("right", "total"), [(0, 5), (5, 5), (3, 7), (990, 1000)])
def test_the_interval_is_wilsons(right, total):
    from scipy.stats import binomtest

    expected = binomtest(right, total).proportion_ci(method="wilson")
    assert interval_of(right, total) == pytest.approx([expected.low, expected.high])
    assert ((interval_of(right, total) >= 0) & (interval_of(right, total) <= 1)).all()


def test_of_a_splits_the_validation_set_is_the_default():
    data = small("flat", 30, 20, 10)
    for part, count in (("val", 20), ("train", 30), ("test", 10)):
        target = getattr(data, f"{part}_target")
        options = {} if part == "val" else {"part": part}
        found = fl.analyse(Fixed(one_hot(target)), data, **options)
        assert (found.part, found.evaluation.accuracy) == (part, 1)
        assert found.images is getattr(data, f"{part}_scaled")
        assert len(found.evaluation.target) == count


@pytest.mark.sklearn
def test_calibration_and_coverage_are_those_of_scikit_learn():
    from sklearn.calibration import calibration_curve
    from sklearn.linear_model import LogisticRegression

    data = small("flat", 300, 200)
    few, pixels = data.train_scaled[:, ::16], data.val_scaled[:, ::16]
    model = LogisticRegression(max_iter=1000).fit(few, data.train_target)
    found = fl.analyse(model, (pixels, data.val_target))
    p = model.predict_proba(pixels)
    right = model.predict(pixels) == data.val_target
    expected = calibration_curve(right, p.max(axis=1), n_bins=10)
    there = found.calibration.count > 0
    assert found.calibration.accuracy[there] == pytest.approx(expected[0])
    assert found.calibration.confidence[there] == pytest.approx(expected[1], rel=1e-5)
    surest = np.argsort(-p.max(axis=1))[:50]
    assert found.coverage.accuracy[49] == pytest.approx(right[surest].mean())


@pytest.mark.sklearn
def test_a_classifier_without_probabilities_has_recall_and_pairs():
    from sklearn.linear_model import SGDClassifier
    from sklearn.svm import LinearSVC

    data = small("flat", 300, 100)
    few, pixels = data.train_scaled[:, ::16], data.val_scaled[:, ::16]
    given = pixels, data.val_target
    for model in (SGDClassifier(loss="hinge", random_state=0), LinearSVC(C=0.01)):
        found = fl.analyse(model.fit(few, data.train_target), given)
        assert found.pairs
        assert not np.isnan(found.interval).all()
        nothing = (found.calibration, found.coverage, found.typical, found.odd)
        assert nothing == (None, None, None, None)
        said = " ".join(str(found).split())
        assert "gives no probabilities. So there is no calibration" in said
        assert "확률을 출력하지 않습니다" in str(fl.analyse(model, given, lang="ko"))


def test_scores_are_no_probabilities():
    found = analysed(10 * OUTPUTS)
    assert found.calibration is None
    assert len(found.pairs) == 1
    assert "Let its last layer end in softmax. So there is" in " ".join(
        str(found).split()
    )


@pytest.mark.keras
def test_a_network_of_the_package():
    data = small("channel", 10, 60)
    found = fl.analyse(fl.load_pretrained("cnn"), data)
    assert found.evaluation.accuracy > 0.8
    assert found.calibration.count.sum() == 60
    assert found.typical[0][0] != found.odd[0][0]


def test_the_report_shows_what_was_found():
    text = str(analysed(names=["cat", "dog", "owl"]))
    assert text == repr(analysed(names=["cat", "dog", "owl"]))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == (
        "The images given: 6 images, accuracy 0.5000 (95% interval 0.1876–0.8124)"
    )
    for line in (
        "dog 3 0.667 0.208–0.939",
        "owl 0 nan nan–nan",
        "The pairs confused most, 1 of 1",
        "cat → dog 2 1",
        "0.9–1.0 2 0.945 0.500 0.095–0.905",
        "10% 1 0.9500 0.0000",
        "50% 3 0.8500 0.6667",
        "cat 0 2 0.05 dog",
        "dog 5 3 0.35 cat",
    ):
        assert line in lines
    assert not any(line.startswith("owl 0 0") for line in lines)
    assert max(map(len, text.splitlines())) <= 80


def test_the_report_of_a_notebook_is_in_the_language_in_use():
    target = np.arange(10)
    found = analysed(one_hot(target[::-1]), target)
    again = analysed(one_hot(target[::-1]), target, lang="ko")
    assert "| Ankle boot | 1 | 0.000 | 0.000–0.793 |" in found._repr_markdown_()
    fl.set_language("ko")
    text = found._repr_markdown_()
    assert text == again._repr_markdown_()
    assert (
        "| 클래스 | 이미지 | 재현율 | 95% 신뢰 구간 |\n| --- | --: | --: | --: |"
        in text
    )
    assert "| 앵클 부츠 | 1 | 0.000 | 0.000–0.793 |" in text
    assert "정확도 0.0000" in text


def test_names_of_fashion_mnist_follow_the_language_of_the_report():
    data = small("flat", 20, 20, 20)  # prepared in English
    found = fl.analyse(Fixed(one_hot(data.val_target)), data, lang="ko")
    assert found.names == fl.class_names(lang="ko")
    names = [f"kind {label}" for label in range(10)]
    own = fl.analyse(Fixed(one_hot(data.val_target)), data, names=names, lang="ko")
    assert own.names == tuple(names)


def test_without_a_mistake_the_report_says_so():
    found = analysed(one_hot([0, 1, 2], 3), [0, 1, 2])
    assert found.pairs == ()
    assert "No image was misclassified." in str(found)


def test_what_is_not_quite_certain_is_never_called_certain():
    outputs = rows((0.99999, 0.00001, 0), (1, 0, 0))
    text = str(analysed(outputs, [0, 0]))
    assert ">0.9999" in text
    assert " 1.0000" in text


@pytest.mark.parametrize("data", [None, [images(1), np.array([0])], (images(1),)])
def test_data_of_another_kind_is_refused(data):
    message = r"data must be the Splits .* or a pair \(images, labels\)"
    with pytest.raises(TypeError, match=message):
        fl.analyse(Fixed(one_hot([0])), data)


def test_bad_options_are_refused():
    with pytest.raises(ValueError, match="part must be one of 'train', 'val', 'test'"):
        analysed(part="validation")
    with pytest.raises(ValueError, match="lang must be one of"):
        analysed(lang="fr")
    with pytest.raises(ValueError, match="labels must lie between 0 and 2"):
        analysed(target=[0, 0, 0, 1, 1, 3])
    with pytest.raises(TypeError, match="model_or_estimator must be a Keras model"):
        fl.analyse(object(), (images(1), np.array([0])))
