"""Predict how many steps an epoch has."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "images": 1000 * draw.whole(11, 49) + 1,
        "batch_size": draw.one_of([16, 32, 64, 128]),
    }


def _task(images, batch_size):
    return Text(
        ko=f"이미지 {images:,}개로 `model.fit(..., batch_size={batch_size})`을 "
        "실행합니다. 한 에포크에 가중치를 몇 번 고치나요? 진행 막대에서 빗금(/) "
        "뒤에 나오는 수입니다.",
        en=f"`model.fit(..., batch_size={batch_size})` trains on {images:,} images. "
        "How many times do the weights change in one epoch? It is the number "
        "after the slash in the progress bar.",
    )


def _solution(images, batch_size):
    return -(-images // batch_size)


def _why(images, batch_size):
    return Text(
        ko=f"배치마다 한 번입니다. {images:,} / {batch_size} = "
        f"{images / batch_size:.2f}이고 마지막 배치도 다 차지는 않지만 한 번으로 "
        f"세므로 올림하여 {_solution(images, batch_size):,}번입니다.",
        en=f"Once for each batch: {images:,} / {batch_size} = "
        f"{images / batch_size:.2f}, and the last batch counts although it is not "
        f"full, so it is {_solution(images, batch_size):,}.",
    )


def _rounded_down(images, batch_size):
    return images // batch_size


def _not_rounded(images, batch_size):
    return images / batch_size


def _once_for_each_image(images, batch_size):
    return images


def _the_batch_size(images, batch_size):
    return batch_size


def _as_float(images, batch_size):
    return float(_solution(images, batch_size))


def _by_ceil(images, batch_size):
    return np.ceil(images / batch_size)


def _from_numpy(images, batch_size):
    return np.int64(_solution(images, batch_size))


EXERCISE = ValueExercise(
    name="steps-per-epoch",
    section="07-2",
    place=55,
    title=Text(
        ko="한 에포크의 스텝 수를 예측하세요.", en="Predict the steps of an epoch."
    ),
    concept="gradient-descent",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="가중치는 이미지마다가 아니라 배치마다 한 번 고칩니다.",
            en="The weights change once for each batch, not for each image.",
        ),
        Text(
            ko="마지막 배치는 작을 수 있지만 버리지는 않습니다.",
            en="The last batch may be smaller, but it is not left out.",
        ),
    ),
    wrong=(
        Wrong(
            _rounded_down,
            Text(
                ko="마지막 작은 배치를 빠뜨렸습니다. 올림하세요.",
                en="The small batch at the end is missing: round up.",
            ),
        ),
        Wrong(
            _not_rounded,
            Text(
                ko="정수가 아닙니다. 마지막 배치도 한 번입니다.",
                en="That is not a whole number. The last batch counts as one step.",
            ),
        ),
        Wrong(
            _once_for_each_image,
            Text(
                ko="이미지의 개수입니다. 배치마다 한 번입니다.",
                en="That is the number of images. There is one step for each batch.",
            ),
        ),
        Wrong(
            _the_batch_size,
            Text(
                ko="배치 하나의 이미지 개수입니다. 배치가 몇 개인지 구하세요.",
                en="That is how many images one batch holds. Work out how many "
                "batches there are.",
            ),
        ),
    ),
    also_right=(_as_float, _by_ceil, _from_numpy),
)
