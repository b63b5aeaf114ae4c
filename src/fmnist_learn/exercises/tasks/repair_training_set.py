"""Repair a split that mixes up its results."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ORDER = Text(ko="네 배열의 순서", en="the order of the four arrays")
_SIZE = Text(ko="검증 세트의 비율", en="the share of the validation set")


def repair_training_set(images, labels):
    from sklearn.model_selection import train_test_split

    train_scaled, val_scaled, train_target, val_target = train_test_split(
        images, labels, test_size=0.2, random_state=42
    )
    return train_scaled, train_target, val_scaled, val_target


_STARTER = """
def repair_training_set(images, labels):
    from sklearn.model_selection import train_test_split

    train_scaled, train_target, val_scaled, val_target = train_test_split(
        images, labels, train_size=0.2, random_state=42
    )
    return train_scaled, train_target, val_scaled, val_target
"""


def _cases(draw: Draw):
    images = draw.wholes(10, 2, low=0, high=99)
    yield Case(_ORDER, (images, np.array(draw.shuffled(range(10)))))
    images = draw.wholes(30, 1, low=0, high=99)
    yield Case(_SIZE, (images, draw.wholes(30, low=0, high=9)))


def _accepts(images, labels):
    return len(images) == len(labels) and len(images) >= 5


def _split(images, labels, **options):
    from sklearn.model_selection import train_test_split

    return train_test_split(images, labels, **options)


def _order_not_repaired(images, labels):
    return tuple(_split(images, labels, test_size=0.2, random_state=42))


def _share_not_repaired(images, labels):
    one, two, three, four = _split(images, labels, train_size=0.2, random_state=42)
    return one, three, two, four


def _another_seed(images, labels):
    one, two, three, four = _split(images, labels, test_size=0.2, random_state=0)
    return one, three, two, four


def _not_shuffled(images, labels):
    one, two, three, four = _split(images, labels, test_size=0.2, shuffle=False)
    return one, three, two, four


def _validation_first(images, labels):
    one, two, three, four = _split(images, labels, test_size=0.2, random_state=42)
    return two, four, one, three


def _by_train_size(images, labels):
    one, two, three, four = _split(images, labels, train_size=0.8, random_state=42)
    return one, three, two, four


def _as_list(images, labels):
    return list(repair_training_set(images, labels))


def _by_place(images, labels):
    places = np.arange(len(labels))
    train, val = _split(places, labels, test_size=0.2, random_state=42)[:2]
    return images[train], labels[train], images[val], labels[val]


EXERCISE = FunctionExercise(
    name="repair-training-set",
    section="07-1",
    place=75,
    title=Text(
        ko="잘못 나눈 훈련 세트를 고치세요.", en="Repair a split that went wrong."
    ),
    concept="validation",
    imports="",
    task=Text(
        ko="이 함수는 이미지와 레이블을 훈련 세트 80%와 검증 세트 20%로 나누어 훈련 "
        "이미지, 훈련 레이블, 검증 이미지, 검증 레이블 순서로 돌려주어야 합니다. "
        "그런데 `fit`에 넣으면 오류가 납니다. 두 군데를 고치세요. `random_state=42`는 "
        "그대로 두세요.",
        en="This function should split images and labels into 80% for training and "
        "20% for validation, and return training images, training labels, validation "
        "images, validation labels, in this order. But `fit` stops with an error. Two "
        "things must be repaired; leave `random_state=42` as it is.",
    ),
    hints=(
        Text(
            ko="`train_test_split`은 배열마다 두 조각을 차례로 돌려줍니다. 이미지 두 "
            "조각이 먼저입니다.",
            en="`train_test_split` returns two pieces for each array, one after the "
            "other: both pieces of the images come first.",
        ),
        Text(
            ko="`train_size`와 `test_size`는 서로 다른 조각의 비율입니다.",
            en="`train_size` and `test_size` are the shares of different pieces.",
        ),
    ),
    starter=_STARTER,
    solution=repair_training_set,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _order_not_repaired,
            Text(
                ko="순서가 그대로입니다. 두 번째 배열은 레이블이 아니라 검증 "
                "이미지입니다.",
                en="The order is as it was: the second array holds validation images, "
                "not labels.",
            ),
        ),
        Wrong(
            _share_not_repaired,
            Text(
                ko="훈련 세트가 20%뿐입니다. 20%는 `test_size`에 주세요.",
                en="The training set gets only 20%. Give the 20% to `test_size`.",
            ),
        ),
        Wrong(
            _another_seed,
            Text(
                ko="`random_state`가 바뀌었습니다. 42 그대로 두세요.",
                en="`random_state` has changed: leave it at 42.",
            ),
        ),
        Wrong(
            _not_shuffled,
            Text(
                ko="섞지 않고 나누었습니다. `random_state=42`로 섞어서 나누세요.",
                en="The images are not shuffled. Split with `random_state=42`, which "
                "shuffles.",
            ),
        ),
        Wrong(
            _validation_first,
            Text(
                ko="검증 세트가 먼저입니다. 훈련 세트를 먼저 돌려주세요.",
                en="The validation set comes first. Return the training set first.",
            ),
        ),
    ),
    also_right=(_by_train_size, _as_list, _by_place),
)
