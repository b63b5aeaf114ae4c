"""Count the images of each class."""

from collections import Counter

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ALL = Text(ko="모든 클래스가 있는 레이블", en="labels with every class")
_MISSING = Text(ko="마지막 클래스가 없는 레이블", en="labels without the last class")


def class_counts(labels):
    return np.bincount(labels, minlength=10)


def _cases(draw: Draw):
    everyone = draw.shuffled([*range(10), draw.whole(0, 9), draw.whole(0, 9)])
    yield Case(_ALL, (np.array(everyone, np.uint8),))
    yield Case(_MISSING, (np.array(draw.shuffled([3, 3, 5, 6, 1]), np.uint8),))


def _accepts(labels):
    return labels.max() < 10


def _only_those_that_occur(labels):
    return np.unique(labels, return_counts=True)[1]


def _up_to_the_highest(labels):
    return np.bincount(labels)


def _which_classes(labels):
    return np.unique(labels)


def _as_proportions(labels):
    return class_counts(labels) / len(labels)


def _as_a_dictionary(labels):
    return dict(Counter(labels.tolist()))


def _number_of_images(labels):
    return len(labels)


def _by_comparison(labels):
    return [int((labels == label).sum()) for label in range(10)]


def _with_a_loop(labels):
    counts = np.zeros(10)
    for label in labels:
        counts[label] += 1
    return counts


def _with_one_hot(labels):
    return np.eye(10, dtype=int)[labels].sum(axis=0)


EXERCISE = FunctionExercise(
    name="class-counts",
    section="07-1",
    place=10,
    title=Text(ko="클래스마다 이미지를 세세요.", en="Count the images of each class."),
    concept="fashion-mnist",
    minutes=3,
    task=Text(
        ko="`class_counts(labels)`는 0부터 9까지의 레이블 배열(크기 (n,), uint8)을 "
        "받아 클래스 0부터 9까지 차례로 이미지 개수를 담은 크기 (10,)의 배열을 "
        "돌려줍니다. 한 번도 나오지 않은 클래스는 0입니다.",
        en="`class_counts(labels)` takes an array of labels from 0 to 9, of shape "
        "(n,) and dtype uint8. Return an array of shape (10,) with the number of "
        "images of the classes 0 to 9, in this order. A class that does not occur "
        "gets 0.",
    ),
    hints=(
        Text(
            ko="`np.unique(train_target, return_counts=True)`는 나온 클래스만 셉니다. "
            "나오지 않은 클래스는 어떻게 할까요?",
            en="`np.unique(train_target, return_counts=True)` counts the classes that "
            "occur. What about the others?",
        ),
        Text(
            ko="`np.bincount`에는 결과의 최소 길이를 정하는 매개변수가 있습니다.",
            en="`np.bincount` has a parameter for the minimum length of its result.",
        ),
    ),
    solution=class_counts,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _only_those_that_occur,
            Text(
                ko="나온 클래스만 셌습니다. 나오지 않은 클래스의 자리에도 0이 있어야 "
                "합니다.",
                en="It counts only the classes that occur. The others need a 0 in "
                "their place.",
            ),
        ),
        Wrong(
            _up_to_the_highest,
            Text(
                ko="가장 큰 레이블에서 끝났습니다. `np.bincount(labels, "
                "minlength=10)`이면 언제나 10개입니다.",
                en="It ends at the highest label. `np.bincount(labels, minlength=10)` "
                "always gives ten.",
            ),
        ),
        Wrong(
            _which_classes,
            Text(
                ko="어떤 클래스가 있는지 돌려주었습니다. 클래스마다 개수가 필요합니다.",
                en="It says which classes there are. What is wanted is how many "
                "images each has.",
            ),
        ),
        Wrong(
            _as_proportions,
            Text(
                ko="비율입니다. 이미지 수로 나누지 말고 개수를 돌려주세요.",
                en="Those are proportions. Return the counts, not divided by the "
                "number of images.",
            ),
        ),
        Wrong(
            _as_a_dictionary,
            Text(
                ko="딕셔너리입니다. 클래스 순서로 놓은 크기 (10,)의 배열을 돌려주세요.",
                en="That is a dictionary. Return an array of shape (10,), in the "
                "order of the classes.",
            ),
        ),
        Wrong(
            _number_of_images,
            Text(
                ko="이미지 전체의 개수입니다. 클래스마다 따로 세세요.",
                en="That is the number of all images. Count each class separately.",
            ),
        ),
    ),
    also_right=(_by_comparison, _with_a_loop, _with_one_hot),
)
