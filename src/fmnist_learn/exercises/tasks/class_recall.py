"""Compute the recall of each class."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_CLASSES = Text(ko="재현율이 서로 다른 클래스", en="classes that differ in recall")


def class_recall(labels, predictions, classes):
    return [(predictions[labels == one] == one).mean() for one in range(classes)]


def _cases(draw: Draw):
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2])
    predictions = np.array([0, 0, 0, 1, 1, 0, 0, 2, 2, 2, 2, 1])
    for _ in range(2):
        order = draw.shuffled(range(12))
        turn = draw.whole(0, 2)
        yield Case(
            _CLASSES, ((labels[order] + turn) % 3, (predictions[order] + turn) % 3, 3)
        )


def _accepts(labels, predictions, classes):
    return len(labels) == len(predictions) and len(np.unique(labels)) == classes


def _precision(labels, predictions, classes):
    return [(labels[predictions == one] == one).mean() for one in range(classes)]


def _overall(labels, predictions, classes):
    return (labels == predictions).mean()


def _of_all_images(labels, predictions, classes):
    return [((labels == one) & (predictions == one)).mean() for one in range(classes)]


def _numbers(labels, predictions, classes):
    return [
        int(((labels == one) & (predictions == one)).sum()) for one in range(classes)
    ]


def _one_versus_rest(labels, predictions, classes):
    return [((labels == one) == (predictions == one)).mean() for one in range(classes)]


def _mistakes(labels, predictions, classes):
    return [(predictions[labels == one] != one).mean() for one in range(classes)]


def _by_bincount(labels, predictions, classes):
    right = np.bincount(labels[labels == predictions], minlength=classes)
    return right / np.bincount(labels, minlength=classes)


def _by_matrix(labels, predictions, classes):
    matrix = np.zeros((classes, classes), dtype="float32")
    np.add.at(matrix, (labels, predictions), 1)
    return np.diagonal(matrix) / matrix.sum(axis=1)


def _with_a_loop(labels, predictions, classes):
    right, total = [0] * classes, [0] * classes
    for label, prediction in zip(labels, predictions):
        total[label] += 1
        right[label] += int(label == prediction)
    return tuple(one / count for one, count in zip(right, total))


EXERCISE = FunctionExercise(
    name="class-recall",
    section="08-2",
    place=45,
    title=Text(
        ko="클래스마다 재현율을 구하세요.", en="Compute the recall of each class."
    ),
    concept="accuracy",
    minutes=4,
    task=Text(
        ko="`class_recall(labels, predictions, classes)`는 정답과 예측(정수 배열, "
        "크기 (n,))과 클래스 개수를 받아, 클래스마다 정답이 그 클래스인 이미지 가운데 "
        "맞힌 비율, 곧 재현율을 클래스 순서로 돌려줍니다. 모든 클래스에 이미지가 하나 "
        "이상 있습니다.",
        en="`class_recall(labels, predictions, classes)` takes right and predicted "
        "classes (whole numbers, shape (n,)) and the number of classes. Return, in "
        "the order of the classes, the share of each class's images that were "
        "predicted correctly: the recall. Every class has at least one image.",
    ),
    hints=(
        Text(
            ko="`labels == 3`은 정답이 3인 이미지를 고르는 배열입니다.",
            en="`labels == 3` picks the images whose right class is 3.",
        ),
        Text(
            ko="고른 이미지의 예측 가운데 맞은 것의 비율은 비교한 배열의 평균입니다.",
            en="Among those, the share that is right is the mean of a comparison.",
        ),
    ),
    solution=class_recall,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _precision,
            Text(
                ko="정밀도입니다. 예측이 아니라 정답으로 이미지를 고르세요.",
                en="That is precision. Pick images by their right class, not by the "
                "prediction.",
            ),
        ),
        Wrong(
            _overall,
            Text(
                ko="전체의 정확도입니다. 클래스마다 따로 구하세요.",
                en="That is the overall accuracy. Measure each class separately.",
            ),
        ),
        Wrong(
            _of_all_images,
            Text(
                ko="이미지 전체로 나누었습니다. 그 클래스의 이미지 수로 나누세요.",
                en="It divides by all images. Divide by those of the class.",
            ),
        ),
        Wrong(
            _numbers,
            Text(
                ko="맞은 개수입니다. 비율로 바꾸세요.",
                en="That is how many are right. Turn it into a share.",
            ),
        ),
        Wrong(
            _one_versus_rest,
            Text(
                ko="다른 클래스의 이미지도 맞은 것으로 셌습니다. 정답이 그 클래스인 "
                "이미지만 보세요.",
                en="It counts images of other classes as right, too. Look only at "
                "images of the class.",
            ),
        ),
        Wrong(
            _mistakes,
            Text(
                ko="틀린 비율입니다. 맞힌 비율을 돌려주세요.",
                en="That is the share that is wrong. Return the share that is right.",
            ),
        ),
    ),
    also_right=(_by_bincount, _by_matrix, _with_a_loop),
)
