"""Find the least loss that smoothed targets allow."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_TARGETS = Text(ko="스무딩한 타깃", en="smoothed targets")


def least_loss(classes, smoothing):
    low = smoothing / classes
    right = 1 - smoothing + low
    return -right * np.log(right) - (classes - 1) * low * np.log(low)


def _cases(draw: Draw):
    yield Case(_TARGETS, (4, 0.4))
    yield Case(_TARGETS, (10, 0.1))
    yield Case(_TARGETS, (draw.whole(5, 9), draw.whole(3, 8) / 20))


def _accepts(classes, smoothing):
    return classes > 2 and 0.05 <= smoothing <= 0.6


def _nothing(classes, smoothing):
    return 0.0


def _of_the_right_class(classes, smoothing):
    right = 1 - smoothing + smoothing / classes
    return -right * np.log(right)


def _without_its_share(classes, smoothing):
    low = smoothing / classes
    right = 1 - smoothing
    return -right * np.log(right) - (classes - 1) * low * np.log(low)


def _among_the_others(classes, smoothing):
    low = smoothing / (classes - 1)
    right = 1 - smoothing
    return -right * np.log(right) - smoothing * np.log(low)


def _of_one_hot(classes, smoothing):
    return -np.log(1 - smoothing + smoothing / classes)


def _in_bits(classes, smoothing):
    return least_loss(classes, smoothing) / np.log(2)


def _negative(classes, smoothing):
    return -least_loss(classes, smoothing)


def _mean_of_the_classes(classes, smoothing):
    return least_loss(classes, smoothing) / classes


def _by_rows(classes, smoothing):
    target = np.full(classes, smoothing / classes)
    target[0] += 1 - smoothing
    return -(target * np.log(target)).sum()


def _by_adding_up(classes, smoothing):
    target = [smoothing / classes] * classes
    target[-1] += 1 - smoothing
    return sum(-one * float(np.log(one)) for one in target)


def _in_float32(classes, smoothing):
    return np.float32(least_loss(classes, smoothing))


EXERCISE = FunctionExercise(
    name="least-loss",
    section="09",
    place=25,
    title=Text(
        ko="레이블 스무딩에서 가장 작은 손실을 구하세요.",
        en="Find the least loss with label smoothing.",
    ),
    concept="label-smoothing",
    minutes=5,
    task=Text(
        ko="`least_loss(classes, smoothing)`은 클래스 개수와 스무딩할 정도를 받아, "
        "이미지 하나의 크로스 엔트로피가 될 수 있는 가장 작은 값을 돌려줍니다. 타깃은 "
        "케라스의 `label_smoothing`처럼 스무딩한 것이고, 예측이 타깃과 똑같을 때 "
        "손실이 가장 작습니다. 로그는 자연로그입니다.",
        en="`least_loss(classes, smoothing)` takes the number of classes and how much "
        "is smoothed. Return the least that the cross-entropy of an image can be with "
        "targets smoothed as by Keras's `label_smoothing`: it is least where the "
        "prediction equals the target. The logarithm is the natural one.",
    ),
    hints=(
        Text(
            ko="정답 클래스의 타깃은 `1 - smoothing + smoothing / classes`, 나머지는 "
            "저마다 `smoothing / classes`입니다.",
            en="The target of the right class is `1 - smoothing + smoothing / "
            "classes`, that of each other class `smoothing / classes`.",
        ),
        Text(
            ko="타깃을 예측으로 넣으면 손실은 모든 클래스의 `-t * np.log(t)`를 더한 "
            "값입니다.",
            en="With the target as the prediction, the loss is the sum of `-t * "
            "np.log(t)` over all classes.",
        ),
    ),
    solution=least_loss,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _nothing,
            Text(
                ko="0은 타깃이 원-핫일 때의 값입니다. 스무딩한 타깃에서는 예측이 "
                "타깃과 똑같아도 손실이 남습니다.",
                en="0 is for one-hot targets. With smoothed ones a loss is left even "
                "where the prediction equals the target.",
            ),
        ),
        Wrong(
            _of_the_right_class,
            Text(
                ko="정답 클래스만 더했습니다. 타깃이 0이 아닌 나머지 클래스도 "
                "더하세요.",
                en="Only the right class is counted. The others have a target above 0, "
                "so they count too.",
            ),
        ),
        Wrong(
            _without_its_share,
            Text(
                ko="정답 클래스의 몫을 빠뜨렸습니다. `smoothing / classes`가 정답 "
                "클래스에도 더해집니다.",
                en="The right class lacks its share: `smoothing / classes` goes to it "
                "as well.",
            ),
        ),
        Wrong(
            _among_the_others,
            Text(
                ko="정답이 아닌 클래스에만 나누어 주었습니다. 케라스는 정답 "
                "클래스에도 나누어 줍니다.",
                en="It is shared among the wrong classes only. In Keras the right "
                "class gets its share too.",
            ),
        ),
        Wrong(
            _of_one_hot,
            Text(
                ko="정답 클래스의 로그만 구했습니다. 클래스마다 타깃을 곱해서 "
                "더하세요.",
                en="That is the logarithm for the right class alone. Multiply each by "
                "its target, and add them up.",
            ),
        ),
        Wrong(
            _in_bits,
            Text(
                ko="밑이 2인 로그를 썼습니다. `np.log`는 자연로그입니다.",
                en="The logarithm is of base 2. `np.log` is the natural one.",
            ),
        ),
        Wrong(
            _negative,
            Text(
                ko="부호가 반대입니다. 1보다 작은 수의 로그는 음수이므로 앞에 "
                "`-`가 있습니다.",
                en="The sign is wrong. The logarithm of a number below 1 is negative, "
                "hence the `-` before it.",
            ),
        ),
        Wrong(
            _mean_of_the_classes,
            Text(
                ko="클래스 개수로 나누었습니다. 클래스에 대해서는 더하기만 합니다.",
                en="It is divided by the number of classes. Over the classes there is "
                "a sum, not a mean.",
            ),
        ),
    ),
    also_right=(_by_rows, _by_adding_up, _in_float32),
)
