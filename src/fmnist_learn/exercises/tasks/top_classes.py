"""Name the most likely classes of a prediction."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_THREE = Text(ko="클래스 여러 개", en="several classes")
_ALL = Text(ko="클래스 전부", en="all classes")


def top_classes(probabilities, names, count):
    order = np.argsort(-probabilities)
    return [names[place] for place in order[:count]]


def _cases(draw: Draw):
    shares = np.array(draw.shuffled([1, 2, 3, 5, 9, 12])) / 32
    yield Case(_THREE, (shares, ("shirt", "coat", "bag", "boot", "dress", "sandal"), 3))
    shares = np.array(draw.shuffled([1, 3, 4])) / 8
    yield Case(_ALL, (shares, ("coat", "bag", "dress"), 3))


def _accepts(probabilities, names, count):
    return len(names) == len(probabilities) >= count


def _least_likely(probabilities, names, count):
    return [names[place] for place in np.argsort(probabilities)[:count]]


def _in_rising_order(probabilities, names, count):
    return top_classes(probabilities, names, count)[::-1]


def _places(probabilities, names, count):
    return np.argsort(-probabilities)[:count].tolist()


def _shares_alone(probabilities, names, count):
    return np.sort(probabilities)[::-1][:count].tolist()


def _the_first_ones(probabilities, names, count):
    return list(names[:count])


def _the_surest(probabilities, names, count):
    return top_classes(probabilities, names, 1)


def _by_sorted(probabilities, names, count):
    pairs = sorted(zip(probabilities, names), reverse=True)
    return tuple(name for _, name in pairs[:count])


def _by_taking(probabilities, names, count):
    rest = dict(zip(names, probabilities.tolist()))
    out = []
    for _ in range(count):
        out.append(max(rest, key=lambda name: rest[name]))
        del rest[out[-1]]
    return out


def _reversed(probabilities, names, count):
    return [names[place] for place in np.argsort(probabilities)[::-1][:count]]


EXERCISE = FunctionExercise(
    name="top-classes",
    section="08-2",
    place=30,
    title=Text(
        ko="확률이 큰 클래스를 차례로 고르세요.", en="Name the most likely classes."
    ),
    concept="softmax",
    minutes=4,
    task=Text(
        ko="`top_classes(probabilities, names, count)`는 이미지 하나의 확률(크기 "
        "(클래스 수,)), 클래스 이름의 튜플, 개수를 받아, 확률이 가장 큰 클래스부터 "
        "`count`개의 이름을 리스트로 돌려줍니다.",
        en="`top_classes(probabilities, names, count)` takes the probabilities of one "
        "image, of shape (classes,), a tuple of class names, and a number. Return a "
        "list of the names of the `count` most likely classes, the most likely first.",
    ),
    hints=(
        Text(
            ko="`np.argsort`는 작은 값의 자리부터 놓습니다.",
            en="`np.argsort` puts the places of small values first.",
        ),
        Text(
            ko="부호를 바꾸어 정렬하거나, 정렬한 뒤 거꾸로 읽으세요.",
            en="Sort with the sign changed, or read the result backwards.",
        ),
    ),
    solution=top_classes,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _least_likely,
            Text(
                ko="확률이 가장 작은 클래스입니다. `np.argsort`는 작은 값부터 "
                "놓습니다.",
                en="Those are the least likely: `np.argsort` puts small values first.",
            ),
        ),
        Wrong(
            _in_rising_order,
            Text(
                ko="순서가 뒤바뀌었습니다. 확률이 가장 큰 클래스가 먼저입니다.",
                en="The order is reversed: the most likely comes first.",
            ),
        ),
        Wrong(
            _places,
            Text(
                ko="클래스의 번호입니다. 클래스의 이름으로 바꾸세요.",
                en="Those are the numbers of the classes. Turn them into names.",
            ),
        ),
        Wrong(
            _shares_alone,
            Text(
                ko="확률만 돌려주었습니다. 이름을 돌려주세요.",
                en="Those are the probabilities. Return the names.",
            ),
        ),
        Wrong(
            _the_first_ones,
            Text(
                ko="이름을 앞에서부터 골랐습니다. 확률의 순서로 고르세요.",
                en="It takes the first names. Choose them by their probabilities.",
            ),
        ),
        Wrong(
            _the_surest,
            Text(
                ko="하나만 돌려주었습니다. `count`개가 필요합니다.",
                en="It returns only one. Return `count` of them.",
            ),
        ),
    ),
    also_right=(_by_sorted, _by_taking, _reversed),
)
