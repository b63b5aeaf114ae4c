"""Count filters that never respond."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SOME = Text(ko="반응하지 않는 필터가 있는 출력", en="outputs with dead filters")
_NONE = Text(ko="모든 필터가 반응하는 출력", en="outputs of filters that all respond")


def dead_filters(maps):
    return int((maps == 0).all(axis=(0, 1, 2)).sum())


def _cases(draw: Draw):
    maps = draw.wholes(2, 2, 2, 8, low=1, high=4).astype(float)
    first, second, third, fourth = draw.shuffled(range(8))[:4]
    maps[..., [first, second]] = 0
    # Two that respond after all: one to the other image, one at the other places.
    maps[0, ..., third] = 0
    maps[0, 0, 0, fourth] = 0
    yield Case(_SOME, (maps,))
    maps = draw.wholes(2, 2, 3, 4, low=1, high=4).astype(float)
    maps[0, 0, 0] = 0
    yield Case(_NONE, (maps,))


def _accepts(maps):
    return maps.ndim == 4 and maps.min() >= 0


def _zeros(maps):
    return int((maps == 0).sum())


def _silent_somewhere(maps):
    return int((maps == 0).any(axis=(0, 1, 2)).sum())


def _of_each_image(maps):
    return (maps == 0).all(axis=(1, 2)).sum(axis=1)


def _silent_for_an_image(maps):
    return int((maps == 0).all(axis=(1, 2)).any(axis=0).sum())


def _alive(maps):
    return maps.shape[3] - dead_filters(maps)


def _share(maps):
    return dead_filters(maps) / maps.shape[3]


def _by_maximum(maps):
    return np.count_nonzero(maps.max(axis=(0, 1, 2)) == 0)


def _with_a_loop(maps):
    return sum(1.0 for place in range(maps.shape[3]) if not maps[..., place].any())


def _by_sums(maps):
    return len([one for one in maps.sum(axis=(0, 1, 2)).tolist() if one == 0])


EXERCISE = FunctionExercise(
    name="dead-filters",
    section="08-3",
    place=70,
    title=Text(
        ko="반응하지 않는 필터를 세세요.", en="Count filters that never respond."
    ),
    concept="relu",
    minutes=4,
    task=Text(
        ko="`dead_filters(maps)`는 렐루를 지난 특성 맵(크기 (n, 높이, 너비, 필터 "
        "수))을 받아, 모든 이미지의 모든 자리에서 출력이 0인 필터의 개수를 정수로 "
        "돌려줍니다.",
        en="`dead_filters(maps)` takes feature maps after ReLU, of shape (n, height, "
        "width, filters), and returns, as a whole number, how many filters give 0 for "
        "every image at every place.",
    ),
    hints=(
        Text(
            ko="필터마다 모든 값이 0인지 알아보세요. 결과에는 마지막 차원만 남습니다.",
            en="For each filter, find out whether all of its values are 0. Only the "
            "last axis remains.",
        ),
        Text(
            ko="`all`은 모두 참인지, `any`는 하나라도 참인지 봅니다.",
            en="`all` asks whether every one is true, `any` whether at least one is.",
        ),
    ),
    solution=dead_filters,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _zeros,
            Text(
                ko="0의 개수입니다. 필터의 개수를 세세요.",
                en="That is the number of zeros. Count filters.",
            ),
        ),
        Wrong(
            _silent_somewhere,
            Text(
                ko="한 자리라도 0인 필터를 셌습니다. 모든 자리가 0이어야 합니다.",
                en="It counts filters that are 0 at some place. They have to be 0 at "
                "every place.",
            ),
        ),
        Wrong(
            _of_each_image,
            Text(
                ko="이미지마다 셌습니다. 모든 이미지에서 0인 필터만 세세요.",
                en="It counts image by image. Count filters that are 0 for all of "
                "them.",
            ),
        ),
        Wrong(
            _silent_for_an_image,
            Text(
                ko="한 이미지에서라도 0인 필터를 셌습니다. 다른 이미지에서 반응하면 "
                "살아 있습니다.",
                en="It counts filters that are 0 for some image. One that responds to "
                "another image is alive.",
            ),
        ),
        Wrong(
            _alive,
            Text(
                ko="반응하는 필터의 개수입니다. 반응하지 않는 쪽을 세세요.",
                en="That is how many respond. Count those that do not.",
            ),
        ),
        Wrong(
            _share,
            Text(
                ko="비율입니다. 개수를 돌려주세요.",
                en="That is a share. Return a count.",
            ),
        ),
    ),
    also_right=(_by_maximum, _with_a_loop, _by_sums),
)
