"""Shift an image."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_DOWN = Text(ko="아래로만 옮기기", en="down only")
_RIGHT = Text(ko="오른쪽으로만 옮기기", en="to the right only")
_BOTH = Text(ko="아래와 오른쪽으로 옮기기", en="down and to the right")


def shift_image(image, down, right):
    height, width = image.shape
    shifted = np.zeros_like(image)
    shifted[down:, right:] = image[: height - down, : width - right]
    return shifted


def _cases(draw: Draw):
    # No two pixels are alike and none is 0, so that each mistake shows.
    pixels = np.array(draw.shuffled(range(1, 256)), dtype=float)
    yield Case(_DOWN, (pixels[:12].reshape(4, 3), 1, 0))
    yield Case(_RIGHT, (pixels[12:24].reshape(3, 4), 0, 1))
    yield Case(_BOTH, (pixels[24:60].reshape(6, 6), 2, 1))
    yield Case(_BOTH, (pixels[60:90].reshape(5, 6), 1, 3))


def _accepts(image, down, right):
    height, width = image.shape
    fits = 0 <= down < height and 0 <= right < width and down + right > 0
    return fits and image.min() > 0 and len(np.unique(image)) == image.size


def _comes_in_again(image, down, right):
    return np.roll(image, (down, right), axis=(0, 1))


def _up_and_left(image, down, right):
    height, width = image.shape
    shifted = np.zeros_like(image)
    shifted[: height - down, : width - right] = image[down:, right:]
    return shifted


def _axes_swapped(image, down, right):
    padded = np.pad(image, ((right, 0), (down, 0)))
    return padded[: image.shape[0], : image.shape[1]]


def _edge_repeated(image, down, right):
    padded = np.pad(image, ((down, 0), (right, 0)), mode="edge")
    return padded[: image.shape[0], : image.shape[1]]


def _larger(image, down, right):
    return np.pad(image, ((down, 0), (right, 0)))


def _smaller(image, down, right):
    height, width = image.shape
    return image[: height - down, : width - right]


def _not_moved(image, down, right):
    shifted = np.zeros_like(image)
    shifted[down:, right:] = image[down:, right:]
    return shifted


def _down_only(image, down, right):
    return shift_image(image, down, 0)


def _by_padding(image, down, right):
    padded = np.pad(image, ((down, 0), (right, 0)))
    return padded[: image.shape[0], : image.shape[1]]


def _pixel_by_pixel(image, down, right):
    height, width = image.shape
    return [
        [
            image[row - down][column - right] if row >= down and column >= right else 0
            for column in range(width)
        ]
        for row in range(height)
    ]


def _rolled_and_cleared(image, down, right):
    shifted = np.roll(image, (down, right), axis=(0, 1)).astype("float32")
    shifted[:down] = 0
    shifted[:, :right] = 0
    return shifted


EXERCISE = FunctionExercise(
    name="shift-image",
    section="09",
    place=40,
    title=Text(ko="이미지를 옮기세요.", en="Shift an image."),
    concept="augmentation",
    minutes=5,
    task=Text(
        ko="`shift_image(image, down, right)`는 이미지 한 장(크기 (높이, 너비))을 "
        "아래로 `down`픽셀, 오른쪽으로 `right`픽셀 옮긴 새 배열을 돌려줍니다. 크기는 "
        "그대로이고, 비는 자리는 0이며, 밖으로 나간 픽셀은 사라집니다. `down`과 "
        "`right`는 0 이상이고 이미지보다 작습니다.",
        en="`shift_image(image, down, right)` takes an image of shape (height, "
        "width). Return a new array of the same shape, in which it has moved down by "
        "`down` and to the right by `right` pixels. What is left empty is 0, and what "
        "moves out of the image is lost. Both numbers are at least 0, and smaller "
        "than the image.",
    ),
    hints=(
        Text(
            ko="0으로 채운 배열을 만들고, 그 오른쪽 아래 부분에 이미지의 왼쪽 위 "
            "부분을 넣으세요.",
            en="Begin with zeros, and put the upper left part of the image into the "
            "lower right part of them.",
        ),
        Text(
            ko="남는 부분의 높이는 `height - down`입니다. 음수로 자르는 "
            "`image[:-down]`은 `down`이 0일 때 아무것도 남기지 않습니다.",
            en="The part that stays is `height - down` high. `image[:-down]` would "
            "leave nothing where `down` is 0.",
        ),
    ),
    solution=shift_image,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _comes_in_again,
            Text(
                ko="밖으로 나간 픽셀이 반대쪽으로 다시 들어왔습니다. `np.roll`이 "
                "그렇게 합니다. 그 자리는 0이어야 합니다.",
                en="What moves out comes in again on the other side, as with "
                "`np.roll`. There should be 0.",
            ),
        ),
        Wrong(
            _up_and_left,
            Text(
                ko="위와 왼쪽으로 옮겼습니다. 행 번호가 커지는 쪽이 아래입니다.",
                en="That moves up and to the left. Down is where the number of the row "
                "grows.",
            ),
        ),
        Wrong(
            _axes_swapped,
            Text(
                ko="`down`과 `right`가 뒤바뀌었습니다. 첫 번째 차원이 행, 곧 "
                "위아래입니다.",
                en="`down` and `right` are swapped. The first axis is that of the "
                "rows, so it goes up and down.",
            ),
        ),
        Wrong(
            _edge_repeated,
            Text(
                ko="비는 자리를 가장자리 픽셀로 채웠습니다. 0으로 채우세요.",
                en="What is empty is filled with the pixels of the edge. Fill it with "
                "0.",
            ),
        ),
        Wrong(
            _larger,
            Text(
                ko="이미지가 커졌습니다. 밖으로 나간 부분을 잘라 내세요.",
                en="The image has grown. Cut off what moves out of it.",
            ),
        ),
        Wrong(
            _smaller,
            Text(
                ko="남는 부분만 돌려주었습니다. 크기가 같은 배열에 넣으세요.",
                en="Only the part that stays is returned. Put it into an array of the "
                "same shape.",
            ),
        ),
        Wrong(
            _not_moved,
            Text(
                ko="자리는 비웠지만 이미지를 옮기지 않았습니다.",
                en="The place is cleared, but the image has not moved.",
            ),
        ),
        Wrong(
            _down_only,
            Text(
                ko="아래로만 옮겼습니다. `right`픽셀만큼 오른쪽으로도 옮기세요.",
                en="It moves down only. Move to the right as well, by `right` pixels.",
            ),
        ),
    ),
    also_right=(_by_padding, _pixel_by_pixel, _rolled_and_cleared),
)
