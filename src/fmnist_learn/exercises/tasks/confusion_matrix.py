"""Write a confusion matrix."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SOME = Text(ko="예측 몇 개", en="a few predictions")
_MISSING = Text(ko="한 번도 나오지 않은 클래스", en="a class that does not occur")


def confusion_matrix(labels, predictions, classes):
    matrix = np.zeros((classes, classes), int)
    np.add.at(matrix, (labels, predictions), 1)
    return matrix


def _cases(draw: Draw):
    order = draw.shuffled(range(8))
    labels = np.array([0, 0, 0, 1, 1, 2, 2, 2])[order]
    predictions = np.array([0, 1, 1, 1, 1, 2, 0, 0])[order]
    yield Case(_SOME, (labels, predictions, 3))
    order = draw.shuffled(range(5))
    yield Case(
        _MISSING,
        (np.array([0, 0, 2, 2, 2])[order], np.array([0, 2, 2, 2, 0])[order], 4),
    )


def _accepts(labels, predictions, classes):
    both = np.concatenate([labels, predictions])
    return len(labels) == len(predictions) and both.min() >= 0 and both.max() < classes


def _transposed(labels, predictions, classes):
    return confusion_matrix(labels, predictions, classes).T


def _counted_once(labels, predictions, classes):
    matrix = np.zeros((classes, classes), int)
    matrix[labels, predictions] += 1
    return matrix


def _mistakes_only(labels, predictions, classes):
    matrix = confusion_matrix(labels, predictions, classes)
    np.fill_diagonal(matrix, 0)
    return matrix


def _shares(labels, predictions, classes):
    matrix = confusion_matrix(labels, predictions, classes)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)


def _only_those_that_occur(labels, predictions, classes):
    matrix = confusion_matrix(labels, predictions, classes)
    found = np.unique(np.concatenate([labels, predictions]))
    return matrix[np.ix_(found, found)]


def _right_ones(labels, predictions, classes):
    return np.bincount(labels[labels == predictions], minlength=classes)


def _with_a_loop(labels, predictions, classes):
    matrix = [[0] * classes for _ in range(classes)]
    for label, prediction in zip(labels, predictions):
        matrix[label][prediction] += 1
    return matrix


def _by_bincount(labels, predictions, classes):
    counts = np.bincount(labels * classes + predictions, minlength=classes**2)
    return counts.reshape(classes, classes).astype(float)


def _by_one_hot(labels, predictions, classes):
    one_hot = np.eye(classes)
    return one_hot[labels].T @ one_hot[predictions]


EXERCISE = FunctionExercise(
    name="confusion-matrix",
    section="08-2",
    place=40,
    title=Text(ko="혼동 행렬을 만드세요.", en="Write a confusion matrix."),
    concept="accuracy",
    minutes=5,
    task=Text(
        ko="`confusion_matrix(labels, predictions, classes)`는 정답과 예측(정수 배열, "
        "크기 (n,))과 클래스 개수를 받아 크기가 (classes, classes)인 행렬을 "
        "돌려줍니다. i행 j열은 정답이 i이고 예측이 j인 이미지의 개수입니다.",
        en="`confusion_matrix(labels, predictions, classes)` takes the right classes "
        "and the predicted ones (whole numbers, shape (n,)) and the number of "
        "classes. Return a matrix of shape (classes, classes): row i, column j is the "
        "number of images of class i that were predicted as j.",
    ),
    hints=(
        Text(
            ko="이미지마다 한 칸에 1을 더합니다. 어느 행, 어느 열인가요?",
            en="Each image adds 1 to one place. In which row, in which column?",
        ),
        Text(
            ko="`matrix[labels, predictions] += 1`은 같은 칸이 여러 번 나와도 한 번만 "
            "더합니다.",
            en="`matrix[labels, predictions] += 1` adds only once where a place "
            "occurs several times.",
        ),
    ),
    solution=confusion_matrix,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _transposed,
            Text(
                ko="행과 열이 뒤바뀌었습니다. 행이 정답, 열이 예측입니다.",
                en="Rows and columns are swapped: rows are the right classes, columns "
                "the predictions.",
            ),
        ),
        Wrong(
            _counted_once,
            Text(
                ko="여러 번 나온 칸을 한 번만 셌습니다. `matrix[labels, predictions] "
                "+= 1`이 그렇습니다. `np.add.at`이나 for 문을 쓰세요.",
                en="A place that occurs several times is counted once: that is what "
                "`matrix[labels, predictions] += 1` does. Use `np.add.at` or a loop.",
            ),
        ),
        Wrong(
            _mistakes_only,
            Text(
                ko="대각선이 0입니다. 맞은 이미지도 세세요.",
                en="The diagonal is 0. Count the images that are right, too.",
            ),
        ),
        Wrong(
            _shares,
            Text(
                ko="비율입니다. 개수를 돌려주세요.",
                en="Those are shares. Return counts.",
            ),
        ),
        Wrong(
            _only_those_that_occur,
            Text(
                ko="나오지 않은 클래스의 행과 열이 빠졌습니다. 크기는 언제나 "
                "(classes, classes)입니다.",
                en="The classes that do not occur are left out. The shape is always "
                "(classes, classes).",
            ),
        ),
        Wrong(
            _right_ones,
            Text(
                ko="맞은 개수만 셌습니다. 행렬의 대각선에 들어갈 수입니다. 틀린 "
                "이미지도 세세요.",
                en="It counts only those that are right, which belong on the "
                "diagonal. Count the mistakes, too.",
            ),
        ),
    ),
    also_right=(_with_a_loop, _by_bincount, _by_one_hot),
)
