"""Write the accuracy."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SOME = Text(ko="일부만 맞은 예측", en="predictions that are partly right")
_ALL = Text(ko="모두 맞은 예측", en="predictions that are all right")


def accuracy(probabilities, labels):
    return (probabilities.argmax(axis=1) == labels).mean()


def _scores(draw: Draw, images: int):
    scores = np.array(draw.shuffled(range(1, 3 * images + 1)), float)
    scores = scores.reshape(images, 3)
    return scores / scores.sum(axis=1, keepdims=True)


def _cases(draw: Draw):
    for images, wrong in ((5, 1), (7, 3)):
        probabilities = _scores(draw, images)
        labels = probabilities.argmax(axis=1)
        # Never the least likely, so that argmin is right nowhere.
        second = np.argsort(probabilities, axis=1)[:, 1]
        labels[:wrong] = second[:wrong]
        yield Case(_SOME, (probabilities, labels))
    probabilities = _scores(draw, 4)
    yield Case(_ALL, (probabilities, probabilities.argmax(axis=1)))


def _accepts(probabilities, labels):
    return probabilities.shape[1] > 1 and np.ptp(probabilities, axis=1).min() > 0


def _number_right(probabilities, labels):
    return (probabilities.argmax(axis=1) == labels).sum()


def _error_rate(probabilities, labels):
    return (probabilities.argmax(axis=1) != labels).mean()


def _in_percent(probabilities, labels):
    return 100 * accuracy(probabilities, labels)


def _each_image(probabilities, labels):
    return probabilities.argmax(axis=1) == labels


def _mean_probability(probabilities, labels):
    return probabilities[np.arange(len(labels)), labels].mean()


def _least_likely(probabilities, labels):
    return (probabilities.argmin(axis=1) == labels).mean()


def _with_a_loop(probabilities, labels):
    right = sum(int(row.argmax() == label) for row, label in zip(probabilities, labels))
    return right / len(labels)


def _in_float32(probabilities, labels):
    return np.mean(np.argmax(probabilities, axis=1) == labels, dtype="float32")


def _by_sorting(probabilities, labels):
    best = np.argsort(probabilities, axis=1)[:, -1]
    return float(np.count_nonzero(best == labels)) / labels.size


EXERCISE = FunctionExercise(
    name="accuracy",
    section="07-1",
    place=55,
    title=Text(ko="정확도를 계산하세요.", en="Compute the accuracy."),
    concept="accuracy",
    minutes=3,
    task=Text(
        ko="`accuracy(probabilities, labels)`는 확률 배열(크기 (n, 클래스 수))과 정수 "
        "레이블(크기 (n,))을 받아, 확률이 가장 큰 클래스가 정답인 이미지의 비율을 0과 "
        "1 사이의 수로 돌려줍니다.",
        en="`accuracy(probabilities, labels)` takes probabilities of shape (n, "
        "classes) and whole-number labels of shape (n,). Return the share of images "
        "whose most likely class is the right one, between 0 and 1.",
    ),
    hints=(
        Text(
            ko="먼저 이미지마다 예측한 클래스를 구하세요. 어느 축을 따라 가장 큰 값을 "
            "찾나요?",
            en="First find the predicted class of each image. Along which axis do you "
            "look for the largest value?",
        ),
        Text(
            ko="`True`는 1, `False`는 0으로 계산되므로 비교한 결과의 평균이 곧 "
            "비율입니다.",
            en="`True` counts as 1 and `False` as 0, so the mean of a comparison is a "
            "share.",
        ),
    ),
    solution=accuracy,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _number_right,
            Text(
                ko="맞은 개수입니다. 이미지 수로 나누세요.",
                en="That is how many are right. Divide by the number of images.",
            ),
        ),
        Wrong(
            _error_rate,
            Text(
                ko="틀린 이미지의 비율입니다. 1에서 빼거나 `==`로 비교하세요.",
                en="That is the share that is wrong. Take it from 1, or compare with "
                "`==`.",
            ),
        ),
        Wrong(
            _in_percent,
            Text(
                ko="백분율입니다. 0과 1 사이의 비율로 돌려주세요.",
                en="That is in percent. Return a share between 0 and 1.",
            ),
        ),
        Wrong(
            _each_image,
            Text(
                ko="이미지마다 맞았는지 돌려주었습니다. 그 평균을 돌려주세요.",
                en="It tells for each image whether it is right. Return the mean of "
                "that.",
            ),
        ),
        Wrong(
            _mean_probability,
            Text(
                ko="정답 클래스의 확률을 평균했습니다. 정확도는 가장 큰 확률이 "
                "정답인지만 봅니다.",
                en="That is the mean probability of the right class. Accuracy asks "
                "only whether the largest is the right one.",
            ),
        ),
        Wrong(
            _least_likely,
            Text(
                ko="확률이 가장 작은 클래스를 골랐습니다. `argmax`를 쓰세요.",
                en="It picks the least likely class. Use `argmax`.",
            ),
        ),
    ),
    also_right=(_with_a_loop, _in_float32, _by_sorting),
)
