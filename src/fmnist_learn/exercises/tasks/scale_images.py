"""Prepare images as the book does."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SMALL = Text(ko="작은 이미지", en="small images")
_REAL = Text(ko="크기가 (28, 28)인 이미지", en="images of shape (28, 28)")


def scale_images(images):
    return images.reshape(len(images), -1) / 255.0


def _cases(draw: Draw):
    yield Case(_SMALL, (draw.wholes(3, 2, 2, low=1, high=255).astype(np.uint8),))
    column = draw.wholes(2, 28, 1, low=1, high=255).astype(np.uint8)
    yield Case(_REAL, (column.repeat(28, axis=2),))


def _not_scaled(images):
    return images.reshape(len(images), -1)


def _not_flattened(images):
    return images / 255.0


def _whole_numbers(images):
    return images.reshape(len(images), -1) // 255


def _by_256(images):
    return images.reshape(len(images), -1) / 256


def _between_minus_one_and_one(images):
    return images.reshape(len(images), -1) / 127.5 - 1


def _one_long_row(images):
    return images.reshape(-1) / 255.0


def _by_the_maximum(images):
    return images.reshape(len(images), -1) / images.max()


def _in_float32(images):
    return images.astype("float32").reshape(images.shape[0], -1) / 255


def _flat_first(images):
    return np.array([image.ravel() for image in images]) / 255


def _as_lists(images):
    return [[pixel / 255 for pixel in image.ravel().tolist()] for image in images]


EXERCISE = FunctionExercise(
    name="scale-images",
    section="07-1",
    place=20,
    title=Text(ko="이미지를 모델에 맞게 준비하세요.", en="Prepare images for a model."),
    concept="scaling",
    minutes=3,
    task=Text(
        ko="`scale_images(images)`는 크기가 (n, 높이, 너비)이고 픽셀이 0부터 "
        "255까지인 uint8 배열을 받습니다. 픽셀을 0과 1 사이로 바꾸고 이미지마다 한 "
        "줄로 펼쳐 크기 (n, 높이 × 너비)의 실수 배열을 돌려주세요.",
        en="`scale_images(images)` takes a uint8 array of shape (n, height, width) "
        "with pixels from 0 to 255. Scale the pixels to between 0 and 1 and put each "
        "image in one row: return floats of shape (n, height × width).",
    ),
    hints=(
        Text(
            ko="두 단계입니다. 픽셀을 나누고, 배열의 모양을 바꾸세요.",
            en="There are two steps: a division and a change of shape.",
        ),
        Text(
            ko="`reshape`에서 -1은 남은 크기를 NumPy가 계산하게 합니다. 첫 번째 "
            "차원은 이미지 개수로 두세요.",
            en="In `reshape`, -1 lets NumPy work out what is left. Keep the first "
            "axis for the images.",
        ),
    ),
    solution=scale_images,
    cases=_cases,
    wrong=(
        Wrong(
            _not_scaled,
            Text(
                ko="픽셀이 아직 0부터 255까지입니다. 255.0으로 나누세요.",
                en="The pixels still run from 0 to 255: divide by 255.0.",
            ),
        ),
        Wrong(
            _not_flattened,
            Text(
                ko="이미지가 아직 2차원입니다. `reshape`로 이미지마다 한 줄로 "
                "펼치세요.",
                en="The images still have two dimensions: put each in one row with "
                "`reshape`.",
            ),
        ),
        Wrong(
            _whole_numbers,
            Text(
                ko="`//`는 몫만 남겨 255가 아닌 픽셀이 모두 0이 됩니다. `/`를 쓰세요.",
                en="`//` keeps only the whole part, so every pixel below 255 becomes "
                "0. Use `/`.",
            ),
        ),
        Wrong(
            _by_256,
            Text(
                ko="256으로 나누었습니다. 가장 큰 픽셀은 255이므로 255.0으로 나누어야 "
                "1이 됩니다.",
                en="It divides by 256. The largest pixel is 255, and becomes 1 when "
                "divided by 255.",
            ),
        ),
        Wrong(
            _between_minus_one_and_one,
            Text(
                ko="-1과 1 사이입니다. 이 과정에서는 255.0으로 나누어 0과 1 사이로 "
                "둡니다.",
                en="That is between -1 and 1. The course divides by 255.0, which "
                "gives 0 to 1.",
            ),
        ),
        Wrong(
            _one_long_row,
            Text(
                ko="모든 이미지를 한 줄로 이었습니다. 첫 번째 차원은 이미지 개수로 "
                "남겨야 합니다.",
                en="It joins all images in one row. The first axis must stay the "
                "number of images.",
            ),
        ),
        Wrong(
            _by_the_maximum,
            Text(
                ko="받은 배열의 최댓값으로 나누면 배열마다 기준이 달라집니다. 언제나 "
                "255.0으로 나누세요.",
                en="Dividing by the maximum of the array gives each array a different "
                "scale. Always divide by 255.0.",
            ),
        ),
    ),
    also_right=(_in_float32, _flat_first, _as_lists),
)
