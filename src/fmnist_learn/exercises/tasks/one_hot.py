"""Write one-hot encoding."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_LABELS = Text(ko="레이블 여러 개", en="several labels")
_MISSING = Text(
    ko="나오지 않는 클래스가 있는 레이블", en="labels that leave out a class"
)


def one_hot(labels, classes):
    rows = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def _cases(draw: Draw):
    labels = np.array(draw.shuffled([0, 1, 2, 2]))
    yield Case(_LABELS, (labels, 3))
    yield Case(_LABELS, (np.array(draw.shuffled(range(10))), 10))
    yield Case(_MISSING, (draw.wholes(4, low=1, high=3), 5))


def _accepts(labels, classes):
    return labels.min() >= 0 and labels.max() < classes


def _from_the_highest_label(labels, classes):
    return np.eye(labels.max() + 1)[labels]


def _classes_as_rows(labels, classes):
    return one_hot(labels, classes).T


def _label_in_place_of_one(labels, classes):
    return one_hot(labels, classes) * labels[:, None]


def _zero_in_place_of_one(labels, classes):
    return 1 - one_hot(labels, classes)


def _counted_from_one(labels, classes):
    rows = np.zeros((len(labels), classes))
    for row, label in zip(rows, labels):
        row[label - 1] = 1
    return rows


def _counts(labels, classes):
    return np.bincount(labels, minlength=classes)


def _by_identity(labels, classes):
    return np.eye(classes, dtype="float32")[labels]


def _by_comparison(labels, classes):
    return (labels[:, None] == np.arange(classes)).astype(int)


def _as_lists(labels, classes):
    return [[int(one == label) for one in range(classes)] for label in labels]


EXERCISE = FunctionExercise(
    name="one-hot",
    section="07-1",
    place=30,
    title=Text(ko="원-핫 인코딩을 만드세요.", en="Write one-hot encoding."),
    concept="one-hot",
    task=Text(
        ko="`one_hot(labels, classes)`는 정수 레이블 배열 `labels`(크기 (n,))와 "
        "클래스 개수를 받습니다. 크기가 (n, classes)이고 행마다 레이블 자리만 1, "
        "나머지는 0인 배열을 돌려주세요.",
        en="`one_hot(labels, classes)` takes an array `labels` of whole numbers, of "
        "shape (n,), and the number of classes. Return an array of shape (n, classes) "
        "with a 1 at the label of each row and 0 elsewhere.",
    ),
    hints=(
        Text(
            ko="모두 0인 배열을 만든 뒤 행마다 한 자리만 1로 바꾸세요.",
            en="Begin with zeros, then set one place in each row to 1.",
        ),
        Text(
            ko="열의 개수는 `labels`에 나온 클래스가 아니라 `classes`로 정합니다.",
            en="`classes` says how many columns there are, not the labels that happen "
            "to occur.",
        ),
        Text(
            ko="`rows[np.arange(len(labels)), labels] = 1`은 행마다 자기 레이블 "
            "자리를 고릅니다.",
            en="`rows[np.arange(len(labels)), labels] = 1` picks the place of its "
            "label in each row.",
        ),
    ),
    solution=one_hot,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _from_the_highest_label,
            Text(
                ko="열의 개수를 가장 큰 레이블로 정했습니다. 배치에 마지막 클래스가 "
                "없으면 열이 모자랍니다. `classes`를 쓰세요.",
                en="The number of columns comes from the highest label. A batch "
                "without the last class then has too few: use `classes`.",
            ),
        ),
        Wrong(
            _classes_as_rows,
            Text(
                ko="행과 열이 뒤바뀌었습니다. 한 행이 이미지 하나여야 합니다.",
                en="Rows and columns are swapped: a row should be an image.",
            ),
        ),
        Wrong(
            _label_in_place_of_one,
            Text(
                ko="1이 아니라 레이블의 값을 넣었습니다. 원-핫 인코딩에는 0과 1만 "
                "있습니다.",
                en="It puts the label itself where the 1 belongs. One-hot rows hold "
                "only 0 and 1.",
            ),
        ),
        Wrong(
            _zero_in_place_of_one,
            Text(
                ko="0과 1이 뒤바뀌었습니다. 레이블 자리가 1입니다.",
                en="0 and 1 are swapped: the 1 stands at the label.",
            ),
        ),
        Wrong(
            _counted_from_one,
            Text(
                ko="레이블에서 1을 뺀 자리에 1이 있습니다. 레이블 0은 첫 번째 열, 곧 "
                "인덱스 0입니다.",
                en="The 1 stands at the label minus one. Label 0 is the first column, "
                "which has index 0.",
            ),
        ),
        Wrong(
            _counts,
            Text(
                ko="클래스마다 개수를 셌습니다. 이미지마다 한 행이 있어야 합니다.",
                en="It counts the images of each class. There should be a row for "
                "each image.",
            ),
        ),
    ),
    also_right=(_by_identity, _by_comparison, _as_lists),
)
