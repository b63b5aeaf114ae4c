"""Write zero padding."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_ONE = Text(ko="이미지 하나에 한 칸", en="one image, one pixel")
_TWO = Text(ko="이미지 여러 개에 두 칸", en="several images, two pixels")


def pad2d(images, pixels):
    return np.pad(images, ((0, 0), (pixels, pixels), (pixels, pixels)))


def _cases(draw: Draw):
    yield Case(_ONE, (draw.wholes(1, 2, 3, low=1, high=9), 1))
    yield Case(_TWO, (draw.wholes(3, 3, 2, low=1, high=9), 2))


def _accepts(images, pixels):
    return pixels >= 1


def _every_axis(images, pixels):
    return np.pad(images, pixels)


def _right_and_below(images, pixels):
    return np.pad(images, ((0, 0), (0, pixels), (0, pixels)))


def _width_only(images, pixels):
    return np.pad(images, ((0, 0), (0, 0), (pixels, pixels)))


def _edge_repeated(images, pixels):
    return np.pad(images, ((0, 0), (pixels, pixels), (pixels, pixels)), mode="edge")


def _with_ones(images, pixels):
    return np.pad(
        images, ((0, 0), (pixels, pixels), (pixels, pixels)), constant_values=1
    )


def _one_pixel(images, pixels):
    return np.pad(images, ((0, 0), (1, 1), (1, 1)))


def _into_zeros(images, pixels):
    n, height, width = images.shape
    out = np.zeros((n, height + 2 * pixels, width + 2 * pixels))
    out[:, pixels : pixels + height, pixels : pixels + width] = images
    return out


def _by_joining(images, pixels):
    side = np.zeros((*images.shape[:2], pixels))
    wide = np.concatenate([side, images, side], axis=2)
    row = np.zeros((len(images), pixels, wide.shape[2]))
    return np.concatenate([row, wide, row], axis=1).astype("float32")


def _as_lists(images, pixels):
    out = []
    for image in images.tolist():
        width = len(image[0]) + 2 * pixels
        rows = [[0] * pixels + row + [0] * pixels for row in image]
        empty = [[0] * width for _ in range(pixels)]
        out.append(empty + rows + empty)
    return out


EXERCISE = FunctionExercise(
    name="pad2d",
    section="08-1",
    place=20,
    title=Text(ko="이미지를 0으로 패딩하세요.", en="Pad images with zeros."),
    concept="padding",
    minutes=4,
    task=Text(
        ko="`pad2d(images, pixels)`는 크기가 (n, 높이, 너비)인 배열을 받아, "
        "이미지마다 위, 아래, 왼쪽, 오른쪽에 0을 `pixels`칸씩 둘러 크기가 (n, 높이 + "
        "2 × pixels, 너비 + 2 × pixels)인 배열을 돌려줍니다.",
        en="`pad2d(images, pixels)` takes an array of shape (n, height, width) and "
        "puts `pixels` rows or columns of zeros above, below, left and right of each "
        "image: return shape (n, height + 2 × pixels, width + 2 × pixels).",
    ),
    hints=(
        Text(
            ko="첫 번째 차원은 이미지 개수입니다. 그 차원은 패딩하지 않습니다.",
            en="The first axis counts the images: it is not padded.",
        ),
        Text(
            ko="`np.pad`는 차원마다 (앞, 뒤)의 칸 수를 받습니다.",
            en="`np.pad` takes a pair for each axis: how many before, how many after.",
        ),
    ),
    solution=pad2d,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _every_axis,
            Text(
                ko="이미지 개수까지 패딩하여 0뿐인 이미지가 앞뒤로 생겼습니다. 첫 "
                "번째 차원에는 `(0, 0)`을 주세요.",
                en="The axis of the images is padded too, which adds images full of "
                "zeros. The first axis takes `(0, 0)`.",
            ),
        ),
        Wrong(
            _right_and_below,
            Text(
                ko="오른쪽과 아래에만 0이 있습니다. 네 쪽에 모두 두세요.",
                en="There are zeros on the right and below only. Put them on all four "
                "sides.",
            ),
        ),
        Wrong(
            _width_only,
            Text(
                ko="왼쪽과 오른쪽만 패딩했습니다. 위와 아래도 필요합니다.",
                en="Only left and right are padded. Above and below need zeros too.",
            ),
        ),
        Wrong(
            _edge_repeated,
            Text(
                ko="가장자리 픽셀을 되풀이했습니다. 0으로 채우세요.",
                en="It repeats the pixels of the edge. Fill with 0.",
            ),
        ),
        Wrong(
            _with_ones,
            Text(
                ko="1로 채웠습니다. 0으로 채우세요.", en="It fills with 1. Fill with 0."
            ),
        ),
        Wrong(
            _one_pixel,
            Text(
                ko="언제나 한 칸입니다. `pixels`칸을 두르세요.",
                en="It is always one pixel wide. Put `pixels` of them on each side.",
            ),
        ),
    ),
    also_right=(_into_zeros, _by_joining, _as_lists),
)
