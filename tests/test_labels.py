"""The labels that are doubted: by hand, and as the definition says in plain loops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fmnist_learn as fl

ROWS = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]])
LABELS = np.array([0, 0, 1])


def test_by_hand():
    found = fl.doubtful_labels(ROWS, LABELS)
    assert found.thresholds == pytest.approx([0.55, 0.7])
    assert found.counts.tolist() == [[1, 1], [0, 1]]
    assert (found.indices, found.given, found.suggested) == (1, 0, 1)
    assert found.margin == pytest.approx([0.6])
    assert (found.right, found.images) == (2, 3)
    assert (found.accuracy, found.accuracy_without) == (2 / 3, 1)
    assert repr(found) == (
        "DoubtfulLabels(doubts=1, images=3, accuracy=0.6667, accuracy_without=1.0000)"
    )


def test_a_class_as_probable_as_the_label_is_not_suggested():
    """Of the second row the model is confident of both, of the third of the other."""
    rows = np.array([[0.4, 0.6], [0.5, 0.5], [0.5, 0.5], [0.9, 0.1], [0.6, 0.4]])
    found = fl.doubtful_labels(rows, np.array([1, 1, 0, 0, 1]))
    assert found.thresholds == pytest.approx([0.7, 0.5])
    assert found.indices.tolist() == []
    # Row 2 counts beside the diagonal, row 4 not at all.
    assert found.counts.tolist() == [[1, 1], [0, 2]]


def test_a_label_that_is_more_probable_is_not_doubted():
    """Of row 0 the model is only confident that it is 1, and yet 0 is more probable."""
    rows = np.array([[0.6, 0.4], [0.9, 0.1], [0.7, 0.3]])
    found = fl.doubtful_labels(rows, np.array([0, 0, 1]))
    assert found.thresholds == pytest.approx([0.75, 0.3])
    assert found.indices.tolist() == []
    assert found.counts.tolist() == [[1, 1], [0, 1]]


def test_equal_probabilities_reach_their_own_mean():
    """The sum of three times 0.1, divided by 3, is more than 0.1."""
    rows = np.full((30, 10), 0.1)
    found = fl.doubtful_labels(rows, np.arange(30) % 10)
    assert (found.thresholds > 0.1).all()
    assert found.counts.sum() == np.trace(found.counts) == 30


@given(st.integers(0, 10_000), st.integers(3, 40), st.integers(2, 5))
def test_as_defined(seed, count, classes):
    rng = np.random.default_rng(seed)
    labels = np.append(np.arange(classes), rng.integers(0, classes, count))
    # Of five neighbours, so that many are equal.
    rows = rng.multinomial(5, rng.dirichlet(np.ones(classes)), len(labels)) / 5
    rows[np.arange(classes)] = np.eye(classes)
    found = fl.doubtful_labels(rows.astype(np.float32), labels)
    thresholds = [rows[labels == j, j].mean() for j in range(classes)]
    assert found.thresholds == pytest.approx(thresholds)
    doubts = {}
    for index, (row, label) in enumerate(zip(rows, labels, strict=True)):
        sure = [j for j in range(classes) if row[j] >= thresholds[j] - 1e-7]
        best = max((row[j] for j in sure), default=0)
        if best > row[label]:
            doubts[index] = label, best - row[label]
    assert sorted(found.indices) == sorted(doubts)
    assert found.margin.tolist() == sorted(found.margin, reverse=True)
    for place, index in enumerate(found.indices):
        label, margin = doubts[index]
        assert found.given[place] == label
        assert found.margin[place] == pytest.approx(margin, abs=1e-6)
        other = rows[index, found.suggested[place]]
        assert other == pytest.approx(rows[index, label] + margin)
        assert other >= thresholds[found.suggested[place]] - 1e-7
    right = sum(rows.argmax(axis=1) == labels)
    assert found.right == right
    left = len(labels) - len(doubts)
    assert found.accuracy_without == pytest.approx(right / left)
    assert found.accuracy_without >= found.accuracy


def test_a_wrong_label_is_found_first():
    rng = np.random.default_rng(0)
    labels = np.arange(200) % 4
    rows = 0.8 * np.eye(4)[labels] + 0.2 * rng.dirichlet(np.ones(4), 200)
    labels[7] = 2  # was 3
    found = fl.doubtful_labels(rows, labels, names=["a", "b", "c", "d"])
    assert (found.indices[0], found.given[0], found.suggested[0]) == (7, 2, 3)
    assert "| c | 0." in found._repr_markdown_()
    assert "| 1 | d (1) |" in found._repr_markdown_()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["all rows", "without the doubtful", "suggested most often"]),
        ("ko", ["전체", "의심스러운 것을 빼면", "가장 많이 제안한 클래스"]),
    ],
)
def test_the_table_of_a_notebook(lang, words):
    fl.set_language(lang)
    table = fl.doubtful_labels(ROWS, LABELS)._repr_markdown_()
    for word in words:
        assert word in table
    assert "| 3 | 0.6667 | 0.2077–0.9385 |" in table
    assert "| 2 | 1.0000 | 0.3424–1.0000 |" in table
    assert "| 0 | 0.550 | 1 | 1 (1) |" in table
    assert "| 1 | 0.700 | 0 |  |" in table


def test_where_every_label_is_doubted_none_is_left():
    rows = np.array([[0.1, 0.9], [0.9, 0.1]])
    found = fl.doubtful_labels(rows, LABELS[1:])
    assert len(found.indices) == 2
    assert np.isnan(found.accuracy_without)
    assert "without the doubtful" not in found._repr_markdown_()


@pytest.mark.parametrize(
    ("rows", "labels", "error", "message"),
    [
        ([[0.5, 0.5]], [0], TypeError, "probabilities must be a NumPy array"),
        (np.array([["a", "b"]]), [0], TypeError, "probabilities must be a NumPy ar"),
        (np.ones(3), [0], ValueError, r"probabilities must .* shape \(n, classes\)"),
        (np.ones((3, 1)), LABELS, ValueError, r"probabilities must .* of shape \(3, 1"),
        (np.ones((0, 2)), [0], ValueError, "probabilities must give a probability for"),
        (ROWS * np.nan, LABELS, ValueError, "probabilities must hold finite numbers"),
        (ROWS * 2, LABELS, ValueError, "must .* sum to 1.*with sums from 2 to 2"),
        (ROWS * [-1, 1], LABELS, ValueError, "must .* sum to 1.*=numbers from -0.9"),
        (np.array([[2.0, -1.0]]), [0], ValueError, r"sum to 1.*fl\.ops\.softmax"),
        (ROWS, LABELS[:2], ValueError, "labels must hold one label for each of the 3"),
        (ROWS, LABELS + 1, ValueError, "labels must lie between 0 and 1"),
        (ROWS, LABELS * 0.5, TypeError, "labels must be a NumPy array of whole"),
        (ROWS, LABELS * 0, ValueError, r"labels must hold each label from 0 to 1 at l"),
        (
            np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]),
            LABELS,
            ValueError,
            "probabilities must give each class more than 0 .* 0 for class 1 in all",
        ),
    ],
)
def test_bad_input(rows, labels, error, message):
    with pytest.raises(error, match=message):
        fl.doubtful_labels(rows, np.asarray(labels))


def test_names_must_be_names():
    with pytest.raises(ValueError, match="names must hold a name for each of the 2"):
        fl.doubtful_labels(ROWS, LABELS, names=["a", "b", "c"])
