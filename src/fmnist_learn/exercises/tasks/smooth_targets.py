"""Write label smoothing."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ALL = Text(ko="모든 클래스가 나오는 레이블", en="labels of every class")
_MISSING = Text(
    ko="나오지 않는 클래스가 있는 레이블", en="labels that leave out a class"
)


def smooth_targets(labels, classes, smoothing):
    return (1 - smoothing) * np.eye(classes)[labels] + smoothing / classes


def _cases(draw: Draw):
    yield Case(_ALL, (np.array(draw.shuffled([0, 1, 2])), 3, 0.3))
    labels = np.array(draw.shuffled(range(10)))
    yield Case(_ALL, (labels, 10, draw.whole(1, 4) / 20))
    yield Case(_MISSING, (draw.wholes(3, low=1, high=3), 5, 0.25))


def _accepts(labels, classes, smoothing):
    inside = labels.min() >= 0 and labels.max() < classes
    return inside and classes > 2 and 0.01 < smoothing < 0.9


def _lowered_only(labels, classes, smoothing):
    return (1 - smoothing) * np.eye(classes)[labels]


def _raised_only(labels, classes, smoothing):
    return np.eye(classes)[labels] + smoothing / classes


def _among_the_others(labels, classes, smoothing):
    rows = np.full((len(labels), classes), smoothing / (classes - 1))
    rows[np.arange(len(labels)), labels] = 1 - smoothing
    return rows


def _not_shared(labels, classes, smoothing):
    return (1 - smoothing) * np.eye(classes)[labels] + smoothing


def _turned_round(labels, classes, smoothing):
    return smoothing * np.eye(classes)[labels] + (1 - smoothing) / classes


def _not_smoothed(labels, classes, smoothing):
    return np.eye(classes)[labels]


def _of_the_labels_alone(labels, classes, smoothing):
    return (1 - smoothing) * labels + smoothing / classes


def _without_its_share(labels, classes, smoothing):
    rows = np.full((len(labels), classes), smoothing / classes)
    rows[np.arange(len(labels)), labels] = 1 - smoothing
    return rows


def _row_by_row(labels, classes, smoothing):
    rows = []
    for label in labels:
        row = [smoothing / classes] * classes
        row[label] += 1 - smoothing
        rows.append(row)
    return rows


def _by_comparison(labels, classes, smoothing):
    is_label = labels[:, None] == np.arange(classes)
    low = smoothing / classes
    return np.where(is_label, 1 - smoothing + low, low)


def _in_float32(labels, classes, smoothing):
    return smooth_targets(labels, classes, smoothing).astype("float32")


EXERCISE = FunctionExercise(
    name="smooth-targets",
    section="09",
    place=20,
    title=Text(ko="레이블 스무딩을 만드세요.", en="Write label smoothing."),
    concept="label-smoothing",
    minutes=5,
    task=Text(
        ko="`smooth_targets(labels, classes, smoothing)`은 정수 레이블 배열(크기 "
        "(n,)), 클래스 개수, 스무딩할 정도를 받아, 케라스의 "
        "`CategoricalCrossentropy(label_smoothing=…)`처럼 바꾼 타깃을 크기가 (n, "
        "classes)인 배열로 돌려줍니다. 행마다 더하면 1이 되고, `smoothing`이 0.3이고 "
        "클래스가 3개이면 정답 클래스는 0.8, 나머지는 0.1입니다.",
        en="`smooth_targets(labels, classes, smoothing)` takes labels, whole numbers "
        "of shape (n,), the number of classes, and how much is smoothed. Return the "
        "targets that Keras's `CategoricalCrossentropy(label_smoothing=…)` makes of "
        "them, of shape (n, classes). Each row adds up to 1; with a `smoothing` of 0.3 "
        "and 3 classes, the right class has 0.8 and each of the others 0.1.",
    ),
    hints=(
        Text(
            ko="원-핫 인코딩부터 만드세요. `np.eye(classes)[labels]`면 됩니다.",
            en="Begin with one-hot rows: `np.eye(classes)[labels]`.",
        ),
        Text(
            ko="1에서 `smoothing`만큼 떼어, 정답을 포함한 모든 클래스에 똑같이 "
            "나누어 줍니다.",
            en="`smoothing` is taken from the 1, and shared out equally to all "
            "classes, the right one too.",
        ),
    ),
    solution=smooth_targets,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _lowered_only,
            Text(
                ko="정답에서 떼기만 했습니다. 뗀 만큼을 모든 클래스에 나누어 주어야 "
                "합이 1이 됩니다.",
                en="It only takes away from the right class. What is taken goes to all "
                "classes, so that a row adds up to 1.",
            ),
        ),
        Wrong(
            _raised_only,
            Text(
                ko="모든 클래스에 더하기만 해서 합이 1보다 큽니다. 먼저 정답에서 "
                "그만큼 떼세요.",
                en="It only adds, so that a row comes to more than 1. Take it from the "
                "right class first.",
            ),
        ),
        Wrong(
            _among_the_others,
            Text(
                ko="정답이 아닌 클래스에만 나누어 주었습니다. 그렇게 정의하기도 "
                "하지만, 케라스는 정답 클래스에도 똑같이 나누어 줍니다.",
                en="It is shared among the wrong classes only. That is a definition "
                "too, but in Keras the right class gets its share as well.",
            ),
        ),
        Wrong(
            _not_shared,
            Text(
                ko="클래스마다 `smoothing` 전부를 더했습니다. 클래스 개수로 나누세요.",
                en="Each class gets the whole of `smoothing`. Divide it by the number "
                "of classes.",
            ),
        ),
        Wrong(
            _turned_round,
            Text(
                ko="`smoothing`과 `1 - smoothing`이 뒤바뀌었습니다.",
                en="`smoothing` and `1 - smoothing` are swapped.",
            ),
        ),
        Wrong(
            _not_smoothed,
            Text(
                ko="원-핫 인코딩 그대로입니다. 정답의 1을 조금 줄여야 합니다.",
                en="Those are one-hot rows as they were. The 1 has to become smaller.",
            ),
        ),
        Wrong(
            _of_the_labels_alone,
            Text(
                ko="레이블의 숫자를 줄였습니다. 먼저 원-핫 인코딩으로 바꾸세요.",
                en="It makes the numbers of the labels smaller. Make one-hot rows of "
                "them first.",
            ),
        ),
        Wrong(
            _without_its_share,
            Text(
                ko="정답 클래스의 몫을 빠뜨려 합이 1보다 작습니다. 정답 클래스에도 "
                "`smoothing / classes`를 더하세요.",
                en="The right class lacks its share, so that a row adds up to less "
                "than 1. `smoothing / classes` goes to it as well.",
            ),
        ),
    ),
    also_right=(_row_by_row, _by_comparison, _in_float32),
)
