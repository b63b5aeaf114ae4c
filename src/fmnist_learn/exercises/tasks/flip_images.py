"""Flip images left to right."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_IMAGES = Text(ko="이미지 여러 장", en="several images")


def flip_images(images):
    return images[:, :, ::-1]


def _cases(draw: Draw):
    yield Case(_IMAGES, (np.arange(8).reshape(2, 2, 2),))
    # No two pixels are alike, so that each mistake shows.
    for shape in ((3, 4, 4), (2, 3, 5)):
        pixels = np.array(draw.shuffled(range(1, 256))[: int(np.prod(shape))])
        yield Case(_IMAGES, (pixels.reshape(shape),))


def _accepts(images):
    return images.ndim == 3 and len(np.unique(images)) == images.size


def _upside_down(images):
    return images[:, ::-1]


def _in_reverse_order(images):
    return images[::-1]


def _turned_by_half(images):
    return images[:, ::-1, ::-1]


def _in_every_direction(images):
    return np.flip(images)


def _rows_for_columns(images):
    return images.transpose(0, 2, 1)


def _only_the_first(images):
    return images[0, :, ::-1]


def _by_its_axis(images):
    return np.flip(images, axis=2)


def _one_by_one(images):
    return [np.fliplr(image) for image in images]


def _in_float32(images):
    return images[..., ::-1].astype("float32")


EXERCISE = FunctionExercise(
    name="flip-images",
    section="09",
    place=30,
    title=Text(ko="이미지를 좌우로 뒤집으세요.", en="Flip images left to right."),
    concept="augmentation",
    minutes=3,
    task=Text(
        ko="`flip_images(images)`는 이미지 배열(크기 (n, 높이, 너비))을 받아, "
        "이미지마다 왼쪽과 오른쪽을 뒤집은 배열을 돌려줍니다. 이미지의 순서와 "
        "위아래는 그대로입니다.",
        en="`flip_images(images)` takes images of shape (n, height, width). Return "
        "them with left and right swapped in each. The images stay in their order, "
        "and what is up stays up.",
    ),
    hints=(
        Text(
            ko="왼쪽에서 오른쪽으로 가는 차원은 마지막 차원입니다.",
            en="From left to right is the last axis.",
        ),
        Text(
            ko="`::-1`은 한 차원을 거꾸로 읽습니다.",
            en="`::-1` reads an axis backwards.",
        ),
    ),
    solution=flip_images,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _upside_down,
            Text(
                ko="위아래를 뒤집었습니다. 너비의 차원을 뒤집으세요.",
                en="That is upside down. Reverse the axis of the width.",
            ),
        ),
        Wrong(
            _in_reverse_order,
            Text(
                ko="이미지의 순서를 거꾸로 했습니다. 그러면 레이블과 맞지 않습니다.",
                en="That reverses the order of the images, which then no longer fit "
                "their labels.",
            ),
        ),
        Wrong(
            _turned_by_half,
            Text(
                ko="위아래까지 뒤집어 반 바퀴 돌린 것이 됩니다. 좌우만 뒤집으세요.",
                en="What is up goes down as well: that is half a turn. Swap left and "
                "right only.",
            ),
        ),
        Wrong(
            _in_every_direction,
            Text(
                ko="`np.flip`은 차원을 정해 주지 않으면 이미지의 순서까지 모두 "
                "뒤집습니다.",
                en="Without an axis, `np.flip` reverses all of them, the order of the "
                "images too.",
            ),
        ),
        Wrong(
            _rows_for_columns,
            Text(
                ko="행과 열을 바꾸었습니다. 뒤집는 것은 열의 순서입니다.",
                en="Rows and columns are swapped. It is the order of the columns that "
                "is reversed.",
            ),
        ),
        Wrong(
            _only_the_first,
            Text(
                ko="첫 이미지만 돌려주었습니다. 모든 이미지를 뒤집으세요.",
                en="Only the first image is returned. Flip all of them.",
            ),
        ),
    ),
    also_right=(_by_its_axis, _one_by_one, _in_float32),
)
