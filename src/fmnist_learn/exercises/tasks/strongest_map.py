"""Find the filter that responds most."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_MAPS = Text(ko="특성 맵 여러 장", en="several feature maps")


def strongest_map(maps):
    return int(maps.mean(axis=(0, 1, 2)).argmax())


def _cases(draw: Draw):
    for places in (4, 6):
        # One map is high everywhere, one has the highest value and little else, one
        # is negative, one swings far to both sides.
        high, peak, low, swing = draw.shuffled(range(places))[:4]
        maps = draw.numbers(2, 3, 3, places, low=0, high=1)
        maps[..., high] += 3
        maps[..., peak] = 0
        maps[0, 1, 1, peak] = 9
        maps[..., low] -= 3
        maps[0, ..., swing], maps[1, ..., swing] = 6, -6
        yield Case(_MAPS, (maps,))


def _accepts(maps):
    means = np.sort(maps.mean(axis=(0, 1, 2)))
    return maps.shape[3] > 1 and means[-1] - means[-2] > 0.1


def _highest_value(maps):
    return int(maps.max(axis=(0, 1, 2)).argmax())


def _largest_size(maps):
    return int(np.abs(maps).mean(axis=(0, 1, 2)).argmax())


def _weakest(maps):
    return int(maps.mean(axis=(0, 1, 2)).argmin())


def _counted_from_one(maps):
    return strongest_map(maps) + 1


def _the_mean_itself(maps):
    return float(maps.mean(axis=(0, 1, 2)).max())


def _place_in_the_array(maps):
    return int(maps.argmax())


def _for_each_image(maps):
    return maps.mean(axis=(1, 2)).argmax(axis=1)


def _by_sums(maps):
    return np.argmax(np.sum(maps, axis=(0, 1, 2)))


def _with_a_loop(maps):
    best = 0
    for place in range(maps.shape[-1]):
        if maps[..., place].sum() > maps[..., best].sum():
            best = place
    return best


def _as_float(maps):
    return float(strongest_map(maps.astype("float32")))


EXERCISE = FunctionExercise(
    name="strongest-map",
    section="08-3",
    place=60,
    title=Text(
        ko="가장 크게 반응하는 필터를 찾으세요.",
        en="Find the filter that responds most.",
    ),
    concept="feature-map",
    minutes=4,
    task=Text(
        ko="`strongest_map(maps)`는 특성 맵 배열(크기 (n, 높이, 너비, 필터 수))을 "
        "받아, 모든 이미지와 모든 자리의 평균이 가장 큰 특성 맵의 번호를 0부터 세어 "
        "돌려줍니다.",
        en="`strongest_map(maps)` takes feature maps of shape (n, height, width, "
        "filters) and returns the number, counted from 0, of the map with the largest "
        "mean over all images and places.",
    ),
    hints=(
        Text(
            ko="마지막 차원만 남기고 평균을 구하세요.",
            en="Take the mean along all axes but the last.",
        ),
        Text(
            ko="값이 아니라 자리를 돌려주는 함수는 `argmax`입니다.",
            en="`argmax` gives the place rather than the value.",
        ),
    ),
    solution=strongest_map,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _highest_value,
            Text(
                ko="어느 한 자리의 값이 가장 큰 특성 맵입니다. 평균으로 비교하세요.",
                en="That one has the single highest value. Compare means.",
            ),
        ),
        Wrong(
            _largest_size,
            Text(
                ko="절댓값의 평균으로 비교했습니다. 음수는 반응이 약하다는 뜻입니다.",
                en="That compares means of absolute values. A negative number is a "
                "weak response.",
            ),
        ),
        Wrong(
            _weakest,
            Text(
                ko="평균이 가장 작은 특성 맵입니다. 가장 큰 것을 고르세요.",
                en="That is the one with the smallest mean. Choose the largest.",
            ),
        ),
        Wrong(
            _counted_from_one,
            Text(
                ko="1부터 셌습니다. 0부터 세세요.",
                en="That is counted from 1. Count from 0.",
            ),
        ),
        Wrong(
            _the_mean_itself,
            Text(
                ko="평균값입니다. 그 특성 맵의 번호를 돌려주세요.",
                en="That is the mean itself. Return the number of the map.",
            ),
        ),
        Wrong(
            _place_in_the_array,
            Text(
                ko="배열 전체를 한 줄로 펼쳤을 때의 자리입니다. 먼저 필터마다 평균을 "
                "구하세요.",
                en="That is a place in the array laid out in one row. Take the mean "
                "of each filter first.",
            ),
        ),
        Wrong(
            _for_each_image,
            Text(
                ko="이미지마다 번호가 하나씩 나왔습니다. 이미지도 함께 평균하세요.",
                en="There is one for each image. Take the mean over the images as "
                "well.",
            ),
        ),
    ),
    also_right=(_by_sums, _with_a_loop, _as_float),
)
