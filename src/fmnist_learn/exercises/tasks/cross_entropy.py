"""Write the cross-entropy loss."""

import math

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="이미지 하나", en="one image")
_SEVERAL = Text(ko="이미지 여러 개", en="several images")
_ZERO = Text(ko="정답의 확률이 0인 이미지", en="a right class with probability 0")


def cross_entropy(probabilities, labels):
    right = probabilities[np.arange(len(labels)), labels]
    return -np.log(np.maximum(right, 1e-7)).mean()


def _rows(draw: Draw, count: int, classes: int):
    parts = draw.wholes(count, classes, low=1, high=9)
    return parts / parts.sum(axis=1, keepdims=True)


def _cases(draw: Draw):
    yield Case(_ONE, (_rows(draw, 1, 3), np.array([draw.whole(0, 2)])))
    yield Case(_SEVERAL, (_rows(draw, 4, 3), np.array(draw.shuffled([0, 1, 2, 2]))))
    yield Case(
        _ZERO, (np.array([[0.0, 0.25, 0.75], [0.5, 0.25, 0.25]]), np.array([0, 0]))
    )


def _accepts(probabilities, labels):
    return (
        labels.min() >= 0
        and labels.max() < probabilities.shape[1]
        and np.allclose(probabilities.sum(axis=1), 1)
        and probabilities.shape[1] > 1
    )


def _without_the_minus(probabilities, labels):
    return -cross_entropy(probabilities, labels)


def _summed(probabilities, labels):
    return cross_entropy(probabilities, labels) * len(labels)


def _base_two(probabilities, labels):
    return cross_entropy(probabilities, labels) / math.log(2)


def _without_the_logarithm(probabilities, labels):
    return 1 - probabilities[np.arange(len(labels)), labels].mean()


def _logarithm_of_the_mean(probabilities, labels):
    right = probabilities[np.arange(len(labels)), labels]
    return -np.log(np.maximum(right.mean(), 1e-7))


def _every_class(probabilities, labels):
    return -np.log(np.maximum(probabilities, 1e-7)).sum(axis=1).mean()


def _infinite_at_zero(probabilities, labels):
    return -np.log(probabilities[np.arange(len(labels)), labels]).mean()


def _of_each_image(probabilities, labels):
    right = probabilities[np.arange(len(labels)), labels]
    return -np.log(np.maximum(right, 1e-7))


def _with_a_loop(probabilities, labels):
    total = 0.0
    for row, label in zip(probabilities, labels):
        total -= math.log(max(row[label], 1e-7))
    return total / len(labels)


def _with_one_hot(probabilities, labels):
    one_hot = np.eye(probabilities.shape[1])[labels]
    return float(
        -(one_hot * np.log(np.clip(probabilities, 1e-7, 1))).sum(axis=1).mean()
    )


def _in_float32(probabilities, labels):
    return cross_entropy(probabilities.astype("float32"), labels)


EXERCISE = FunctionExercise(
    name="cross-entropy",
    section="07-1",
    place=50,
    title=Text(
        ko="크로스 엔트로피 손실을 만드세요.", en="Write the cross-entropy loss."
    ),
    concept="cross-entropy",
    minutes=8,
    task=Text(
        ko="`cross_entropy(probabilities, labels)`는 확률 배열(크기 (n, 클래스 수), "
        "행마다 합이 1)과 정수 레이블(크기 (n,))을 받아 손실의 평균을 수 하나로 "
        "돌려줍니다. 로그는 자연로그이고, 확률이 0이면 1e-7로 계산하세요.",
        en="`cross_entropy(probabilities, labels)` takes probabilities of shape (n, "
        "classes), whose rows sum to 1, and whole-number labels of shape (n,). Return "
        "the mean loss as one number. Use the natural logarithm, and count a "
        "probability of 0 as 1e-7.",
    ),
    hints=(
        Text(
            ko="이미지마다 정답 클래스의 확률 하나만 필요합니다.",
            en="For each image only one probability is needed: that of the right "
            "class.",
        ),
        Text(
            ko="손실은 그 확률의 로그에 음의 부호를 붙인 값이고, 마지막에 평균을 "
            "냅니다.",
            en="The loss is minus the logarithm of that probability; the mean comes "
            "last.",
        ),
        Text(
            ko="`probabilities[np.arange(len(labels)), labels]`는 행마다 정답의 "
            "확률을 고르고, `np.maximum(…, 1e-7)`은 0을 막습니다.",
            en="`probabilities[np.arange(len(labels)), labels]` picks the right class "
            "of each row, and `np.maximum(…, 1e-7)` keeps 0 away from the logarithm.",
        ),
    ),
    solution=cross_entropy,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _without_the_minus,
            Text(
                ko="음의 부호가 빠졌습니다. 1보다 작은 수의 로그는 음수이므로 -를 "
                "붙여야 손실이 양수가 됩니다.",
                en="The minus is missing. The logarithm of a number below 1 is "
                "negative; with a minus the loss is positive.",
            ),
        ),
        Wrong(
            _summed,
            Text(
                ko="이미지의 손실을 더하기만 했습니다. 이미지 수로 나누어 평균을 "
                "내세요.",
                en="It adds the losses of the images. Divide by their number: the "
                "loss is a mean.",
            ),
        ),
        Wrong(
            _base_two,
            Text(
                ko="밑이 2인 로그입니다. 케라스의 손실은 자연로그 `np.log`를 씁니다.",
                en="That is the logarithm to base 2. Keras's loss uses the natural "
                "one, `np.log`.",
            ),
        ),
        Wrong(
            _without_the_logarithm,
            Text(
                ko="1에서 정답의 확률을 뺐습니다. 크로스 엔트로피는 확률의 로그를 "
                "씁니다.",
                en="It subtracts the right class's probability from 1. Cross-entropy "
                "takes its logarithm.",
            ),
        ),
        Wrong(
            _logarithm_of_the_mean,
            Text(
                ko="확률을 먼저 평균했습니다. 이미지마다 로그를 구한 뒤에 평균을 "
                "내세요.",
                en="It averages the probabilities first. Take the logarithm for each "
                "image, then the mean.",
            ),
        ),
        Wrong(
            _every_class,
            Text(
                ko="모든 클래스의 로그를 더했습니다. 정답 클래스 하나만 씁니다.",
                en="It adds the logarithms of all classes. Only the right class "
                "counts.",
            ),
        ),
        Wrong(
            _infinite_at_zero,
            Text(
                ko="확률이 0이면 `np.log(0)`은 -inf이고 손실이 무한대가 됩니다. 먼저 "
                "`np.maximum(…, 1e-7)`을 쓰세요.",
                en="With a probability of 0 `np.log(0)` is -inf and the loss is "
                "infinite. Use `np.maximum(…, 1e-7)` first.",
            ),
        ),
        Wrong(
            _of_each_image,
            Text(
                ko="이미지마다 손실을 돌려주었습니다. 평균을 내어 수 하나로 "
                "돌려주세요.",
                en="It returns a loss for each image. Return their mean, one number.",
            ),
        ),
    ),
    also_right=(_with_a_loop, _with_one_hot, _in_float32),
)
