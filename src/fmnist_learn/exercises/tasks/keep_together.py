"""Keep the photos of one thing in one part."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(
    ko="한 물건의 사진이 두 세트에 나뉜 경우", en="one thing with photos in both parts"
)
_SEVERAL = Text(
    ko="여러 물건의 사진이 두 세트에 나뉜 경우",
    en="several things with photos in both parts",
)


def keep_together(things, in_test):
    return np.isin(things, things[in_test])


def _cases(draw: Draw):
    yield Case(_ONE, (np.array([1, 1, 0, 2, 1]), np.arange(5) == 0))
    for _ in range(2):
        numbers = draw.shuffled([*range(10, 20)])[:5]
        things = np.array(draw.shuffled([*numbers, *numbers[:3], numbers[0]]))
        in_test = np.zeros(9, dtype=bool)
        # The last photo of one that was taken three times, and one of the next.
        in_test[np.flatnonzero(things == numbers[0])[-1]] = True
        in_test[np.flatnonzero(things == numbers[1])[draw.whole(0, 1)]] = True
        yield Case(_SEVERAL, (things, in_test))


def _accepts(things, in_test):
    return len(things) == len(in_test) and in_test.dtype == bool


def _as_it_was(things, in_test):
    return in_test.copy()


def _to_training(things, in_test):
    return in_test & ~np.isin(things, things[~in_test])


def _others(things, in_test):
    return np.isin(things, things[in_test]) & ~in_test


def _training_instead(things, in_test):
    return ~np.isin(things, things[in_test])


def _neighbours(things, in_test):
    after = np.roll(in_test, 1)
    after[0] = False
    same = np.append(False, things[1:] == things[:-1])
    return in_test | (after & same)


def _positions(things, in_test):
    return np.flatnonzero(np.isin(things, things[in_test]))


def _numbers_of_photos(things, in_test):
    return np.isin(things, np.flatnonzero(in_test))


def _by_comparing(things, in_test):
    return (things[:, None] == things[in_test]).any(axis=1)


def _with_a_set(things, in_test):
    tested = set(things[in_test].tolist())
    return [thing in tested for thing in things.tolist()]


def _with_a_loop(things, in_test):
    result = in_test.copy()
    for thing in np.unique(things):
        mine = things == thing
        result[mine] = in_test[mine].any()
    return result


EXERCISE = FunctionExercise(
    name="keep-together",
    section="08-2",
    place=80,
    title=Text(
        ko="한 물건의 사진을 한 세트에 두세요.",
        en="Keep the photos of one thing in one part.",
    ),
    concept="validation",
    minutes=5,
    task=Text(
        ko="직접 찍은 사진을 훈련 세트와 테스트 세트로 랜덤하게 나누었더니, 같은 "
        "물건을 찍은 사진이 두 세트에 모두 들어갔습니다. 그러면 훈련한 것으로 "
        "테스트하게 됩니다. `keep_together(things, in_test)`는 사진마다 어느 물건인지 "
        "나타내는 번호(정수 배열, 크기 (n,))와 테스트 세트에 있는지(불리언 배열, 크기 "
        "(n,))를 받아, 테스트 세트에 한 장이라도 든 물건의 사진을 모두 테스트 세트에 "
        "넣은 새 불리언 배열을 돌려줍니다.",
        en="Your own photos were split at random into a training and a test set, and "
        "now there are photos of one and the same thing in both: the network is tested "
        "on what it was trained on. `keep_together(things, in_test)` takes the number "
        "of the thing that each photo shows (whole numbers, shape (n,)), and whether "
        "the photo is in the test set (boolean, shape (n,)). Return a new boolean "
        "array, in which all photos of a thing are in the test set if any one was.",
    ),
    hints=(
        Text(
            ko="`things[in_test]`는 테스트 세트에 있는 물건의 번호입니다.",
            en="`things[in_test]` are the numbers of the things in the test set.",
        ),
        Text(
            ko="`np.isin(a, b)`는 `a`의 값마다 `b`에 있는지 알려 줍니다.",
            en="`np.isin(a, b)` says of each value of `a` whether it is in `b`.",
        ),
    ),
    solution=keep_together,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _as_it_was,
            Text(
                ko="나눈 것이 그대로입니다. 테스트 세트에 있는 물건의 다른 사진이 아직 "
                "훈련 세트에 있습니다.",
                en="The split is as it was: other photos of a thing in the test set "
                "are still in the training set.",
            ),
        ),
        Wrong(
            _to_training,
            Text(
                ko="두 세트에 걸친 물건을 훈련 세트로 옮겼습니다. 테스트 세트로 "
                "옮기세요.",
                en="It moves what is in both to the training set. Move it to the test "
                "set.",
            ),
        ),
        Wrong(
            _others,
            Text(
                ko="옮긴 사진만 표시했습니다. 처음부터 테스트 세트에 있던 사진도 "
                "넣으세요.",
                en="It marks only the photos that move. Those that were in the test "
                "set belong there as well.",
            ),
        ),
        Wrong(
            _training_instead,
            Text(
                ko="훈련 세트를 표시했습니다. 테스트 세트가 `True`여야 합니다.",
                en="That marks the training set. `True` is to mean the test set.",
            ),
        ),
        Wrong(
            _neighbours,
            Text(
                ko="바로 다음 사진만 살펴보았습니다. 같은 물건의 사진은 어디에나 있을 "
                "수 있습니다.",
                en="It looks only at the photo that comes next. Photos of one thing "
                "may be anywhere.",
            ),
        ),
        Wrong(
            _positions,
            Text(
                ko="사진의 인덱스를 돌려주었습니다. 사진마다 `True`나 `False`여야 "
                "합니다.",
                en="Those are positions. Return `True` or `False` for each photo.",
            ),
        ),
        Wrong(
            _numbers_of_photos,
            Text(
                ko="사진의 인덱스를 물건의 번호와 비교했습니다. 그 사진에 있는 물건의 "
                "번호와 비교하세요.",
                en="It compares the numbers of things with the positions of photos. "
                "Compare with the things in those photos.",
            ),
        ),
    ),
    also_right=(_by_comparing, _with_a_set, _with_a_loop),
)
