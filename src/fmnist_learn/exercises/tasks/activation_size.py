"""Predict the memory that feature maps take."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"batch": draw.one_of([16, 32, 64]), "filters": draw.one_of([24, 48, 96])}


def _task(batch, filters):
    return Text(
        ko=f"크기가 (28, 28, 1)인 이미지 {batch}개의 배치가 `Conv2D({filters}, 3, "
        "padding='same')` 층을 지납니다. 이때 나오는 특성 맵은 float32로 몇 "
        "바이트인가요?",
        en="How many bytes, in float32, do the feature maps take that "
        f"`Conv2D({filters}, 3, padding='same')` makes of a batch of {batch} images "
        "of shape (28, 28, 1)?",
    )


def _solution(batch, filters):
    return batch * 28 * 28 * filters * 4


def _why(batch, filters):
    total = _solution(batch, filters)
    return Text(
        ko=f"{batch} × 28 × 28 × {filters}개의 수가 4바이트씩, "
        f"{total:,}바이트입니다. 층의 파라미터 {10 * filters}개는 "
        f"{40 * filters:,}바이트뿐입니다. 그래서 배치가 크면 메모리가 모자랄 수 "
        "있습니다.",
        en=f"{batch} × 28 × 28 × {filters} numbers of 4 bytes: {total:,}. The "
        f"{10 * filters} parameters of the layer take only {40 * filters:,} "
        "bytes. That is why a large batch may run out of memory.",
    )


def _numbers(batch, filters):
    return batch * 28 * 28 * filters


def _one_image(batch, filters):
    return 28 * 28 * filters * 4


def _parameters(batch, filters):
    return 10 * filters * 4


def _float64(batch, filters):
    return batch * 28 * 28 * filters * 8


def _bits(batch, filters):
    return batch * 28 * 28 * filters * 32


def _as_float(batch, filters):
    return float(_solution(batch, filters))


def _from_numpy(batch, filters):
    return np.empty((batch, 28, 28, filters), "float32").nbytes


def _as_array(batch, filters):
    return np.array(_solution(batch, filters))


EXERCISE = ValueExercise(
    name="activation-size",
    section="08-3",
    place=80,
    title=Text(
        ko="특성 맵의 메모리를 예측하세요.", en="Predict the memory of feature maps."
    ),
    concept="feature-map",
    minutes=3,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="먼저 출력 배열의 크기를 적으세요.",
            en="First write down the shape of the output.",
        ),
        Text(ko="float32 하나는 4바이트입니다.", en="One float32 takes 4 bytes."),
    ),
    wrong=(
        Wrong(
            _numbers,
            Text(
                ko="수가 몇 개인지 셌습니다. 수 하나가 4바이트입니다.",
                en="That is how many numbers there are. Each takes 4 bytes.",
            ),
        ),
        Wrong(
            _one_image,
            Text(
                ko="이미지 하나의 특성 맵입니다. 배치의 이미지 수를 곱하세요.",
                en="Those are the maps of one image. Multiply by the number of images "
                "in the batch.",
            ),
        ),
        Wrong(
            _parameters,
            Text(
                ko="층의 파라미터가 차지하는 크기입니다. 특성 맵은 층의 출력입니다.",
                en="That is what the parameters of the layer take. Feature maps are "
                "its output.",
            ),
        ),
        Wrong(
            _float64,
            Text(
                ko="8바이트로 계산했습니다. float32는 4바이트입니다.",
                en="That counts 8 bytes for each number. A float32 takes 4.",
            ),
        ),
        Wrong(
            _bits,
            Text(
                ko="비트로 계산했습니다. 8비트가 1바이트입니다.",
                en="That is in bits. 8 bits are a byte.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
