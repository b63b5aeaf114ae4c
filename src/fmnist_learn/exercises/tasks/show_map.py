"""Scale a feature map to a picture."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_MAP = Text(ko="특성 맵", en="a feature map")
_FLAT = Text(ko="값이 모두 같은 특성 맵", en="a feature map of equal values")


def show_map(feature_map):
    low, high = feature_map.min(), feature_map.max()
    if low == high:
        return np.zeros(feature_map.shape)
    return (feature_map - low) / (high - low)


def _cases(draw: Draw):
    values = np.array(draw.shuffled([-2.0, 0.5, 1.0, 3.0]))
    yield Case(_MAP, (values.reshape(2, 2),))
    values = np.array(draw.shuffled([1.0, 2.5, 4.0, 4.5, 6.0, 9.0]))
    yield Case(_MAP, (values.reshape(2, 3),))
    yield Case(_FLAT, (np.full((2, 2), float(draw.whole(1, 5))),))


def _by_the_maximum(feature_map):
    return feature_map / feature_map.max()


def _not_shifted(feature_map):
    low, high = feature_map.min(), feature_map.max()
    return feature_map / (high - low) if high > low else np.zeros(feature_map.shape)


def _nan_where_flat(feature_map):
    return (feature_map - feature_map.min()) / (feature_map.max() - feature_map.min())


def _up_to_255(feature_map):
    return 255 * show_map(feature_map)


def _standardised(feature_map):
    deviation = feature_map.std()
    return (feature_map - feature_map.mean()) / (deviation or 1)


def _clipped(feature_map):
    return np.clip(feature_map, 0, 1)


def _row_by_row(feature_map):
    low = feature_map.min(axis=1, keepdims=True)
    high = feature_map.max(axis=1, keepdims=True)
    return (feature_map - low) / np.where(high > low, high - low, 1)


def _in_float32(feature_map):
    return show_map(feature_map).astype("float32")


def _by_ptp(feature_map):
    return (feature_map - feature_map.min()) / max(np.ptp(feature_map), 1e-12)


def _as_lists(feature_map):
    flat = feature_map.ravel().tolist()
    low, width = min(flat), (max(flat) - min(flat)) or 1
    return [[(one - low) / width for one in row] for row in feature_map.tolist()]


EXERCISE = FunctionExercise(
    name="show-map",
    section="08-3",
    place=50,
    title=Text(
        ko="특성 맵을 그림으로 바꾸세요.", en="Scale a feature map to a picture."
    ),
    concept="feature-map",
    minutes=4,
    task=Text(
        ko="`show_map(feature_map)`은 크기가 (높이, 너비)인 특성 맵을 받아 가장 작은 "
        "값이 0, 가장 큰 값이 1이 되도록 늘인 같은 크기의 배열을 돌려줍니다. 값이 "
        "모두 같으면 0으로 채운 배열입니다.",
        en="`show_map(feature_map)` takes a feature map of shape (height, width) and "
        "stretches it so that its smallest value is 0 and its largest 1. If all "
        "values are equal, return zeros.",
    ),
    hints=(
        Text(
            ko="먼저 가장 작은 값을 빼면 0에서 시작합니다.",
            en="Subtract the smallest value first: then it begins at 0.",
        ),
        Text(
            ko="가장 큰 값과 가장 작은 값의 차이로 나눕니다. 그 차이가 0이면 어떻게 "
            "하나요?",
            en="Divide by the largest minus the smallest. What if that is 0?",
        ),
    ),
    solution=show_map,
    cases=_cases,
    wrong=(
        Wrong(
            _by_the_maximum,
            Text(
                ko="최댓값으로 나누기만 했습니다. 그러면 가장 작은 값이 0이 되지 "
                "않습니다.",
                en="It only divides by the maximum, so the smallest value does not "
                "become 0.",
            ),
        ),
        Wrong(
            _not_shifted,
            Text(
                ko="가장 작은 값을 빼지 않았습니다. 나누기 전에 빼세요.",
                en="The smallest value is not subtracted. Subtract it before you "
                "divide.",
            ),
        ),
        Wrong(
            _nan_where_flat,
            Text(
                ko="값이 모두 같으면 0 / 0이 되어 nan이 나옵니다. 그때는 0으로 "
                "채우세요.",
                en="If all values are equal this is 0 / 0, which is nan. Return zeros "
                "then.",
            ),
        ),
        Wrong(
            _up_to_255,
            Text(
                ko="0과 255 사이로 늘였습니다. 0과 1 사이로 늘이세요.",
                en="It is stretched to between 0 and 255. Stretch it to between 0 and "
                "1.",
            ),
        ),
        Wrong(
            _standardised,
            Text(
                ko="평균 0, 표준 편차 1로 바꾸었습니다. 여기서는 0과 1 사이로 "
                "늘이세요.",
                en="That standardises to mean 0 and standard deviation 1. Stretch to "
                "between 0 and 1 here.",
            ),
        ),
        Wrong(
            _clipped,
            Text(
                ko="0보다 작거나 1보다 큰 값을 잘라 냈습니다. 잘라 내지 말고 늘이세요.",
                en="It cuts off what is below 0 or above 1. Stretch it instead.",
            ),
        ),
        Wrong(
            _row_by_row,
            Text(
                ko="행마다 따로 늘였습니다. 특성 맵 전체의 최솟값과 최댓값을 쓰세요.",
                en="Each row is stretched on its own. Use the smallest and the "
                "largest value of the whole map.",
            ),
        ),
    ),
    also_right=(_in_float32, _by_ptp, _as_lists),
)
