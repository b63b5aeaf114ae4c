"""The data does not have the shape that the model expects."""

import re
from collections.abc import Iterator
from math import prod

from fmnist_learn._checks import LAYOUT_OF_INPUT
from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text

# What the model takes for one image, and what it was given: for the whole model, for
# its first layer, for one flat row, and for one image with a channel, which was taken
# for 28 images of one line each.
_WHOLE = r"Expected shape \(None, (.*?),?\), but input has incompatible shape \((.*)\)"
_LAYER = r"to have value (\d+), but received input with shape \((.*)\)"
_ROW = r"expected min_ndim=2, found ndim=1\. Full shape received: \((\d+)(),\)"
_LINES = r"Negative dimension size .* with input shapes: \[(28,28,1),(\d+)\]"


def _advise(exc: BaseException, _line: str) -> Advice:
    """Whether the axis of the batch is missing, or the images have another layout."""
    tried = (re.search(one, message(exc)) for one in (_WHOLE, _LAYER, _ROW, _LINES))
    found = next(filter(None, tried), None)
    if found is None:
        return Advice()
    wanted = _numbers(found[1])
    row = _numbers(found[2].partition(",")[2])
    layout = LAYOUT_OF_INPUT.get(wanted)
    if found.re.pattern == _LAYER and not layout:
        return Advice(example="print(model.input_shape)")  # a layer further inside
    shape = f"{wanted}".strip("(,)")
    # The first axis of one image was taken for that of the batch: what is left of it
    # is a pixel or a line.
    if prod(row) < prod(wanted) and prod(row) in {1, 28}:
        return Advice(
            _one_image(shape), example=f"model.predict(image.reshape(1, {shape}))"
        )
    if prod(row) == prod(wanted) and layout:
        return Advice(
            _another_layout(wanted, row, shape, layout),
            example=f"data = fl.prepare_data(layout='{layout}')",
        )
    return Advice(_another_size(wanted, row), example="print(model.input_shape)")


def _numbers(shape: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", shape)))


def _one_image(shape: str) -> Text:
    return Text(
        ko="이미지 한 장을 배치 차원 없이 넣었습니다. `val_scaled[0:1]`처럼 범위로 "
        f"꺼내거나 `image.reshape(1, {shape})`로 바꾸세요.",
        en="A single image was given without the axis of the batch. Take it as a "
        f"slice, `val_scaled[0:1]`, or write `image.reshape(1, {shape})`.",
    )


def _another_layout(
    wanted: tuple[int, ...], row: tuple[int, ...], shape: str, layout: str
) -> Text:
    return Text(
        ko=f"이 모델은 한 장이 `{wanted}`인 이미지를 받는데, 넣은 것은 `{row}`입니다. "
        f"`prepare_data(layout='{layout}')`로 준비하거나 `reshape(-1, {shape})`로 "
        "바꾸세요.",
        en=f"This model takes images of shape `{wanted}`, and those given have "
        f"`{row}`. Prepare them with `prepare_data(layout='{layout}')`, or change them "
        f"with `reshape(-1, {shape})`.",
    )


def _another_size(wanted: tuple[int, ...], row: tuple[int, ...]) -> Text:
    return Text(
        ko=f"이 모델은 한 장이 `{wanted}`인 이미지를 받는데, 넣은 것은 `{row}`여서 "
        "값의 개수가 다릅니다.",
        en=f"This model takes images of shape `{wanted}`, and those given have "
        f"`{row}`, another number of values.",
    )


def _check(subject: Subject) -> Iterator[str]:
    wanted = subject.shape
    if subject.images is None or wanted is None:
        return
    row = subject.images.shape[1:]
    # Keras adds a last axis of 1 where it is missing, and takes it away.
    if wanted not in {row, (*row, 1)} and row != (*wanted, 1):
        layout = LAYOUT_OF_INPUT.get(wanted)
        code = f": prepare_data(layout='{layout}')" if layout else ""
        yield f"{row} ≠ {wanted}{code}"


RULE = Rule(
    name="input-does-not-fit",
    title=Text(
        ko="데이터의 크기가 모델의 입력과 다릅니다",
        en="The data does not have the shape that the model expects",
    ),
    cause=Text(
        ko="모델이 받는 입력의 크기와 넣은 배열의 크기가 다릅니다. 대개 이미지를 "
        "펼쳤는지, 채널이 있는지가 다르거나, 이미지 한 장을 배치 차원 없이 "
        "넣었습니다.",
        en="The shape of the array differs from the input of the model. Usually the "
        "images are flat and should not be, or the other way round, or a single image "
        "was given without the axis of the batch.",
    ),
    remedy=Text(
        ko="`model.input_shape`와 배열의 `shape`를 출력해 비교하세요. 첫 번째 차원은 "
        "이미지의 개수입니다.",
        en="Print `model.input_shape` and the `shape` of the array and compare. The "
        "first axis is the number of images.",
    ),
    section="07-1",
    concept="array-shape",
    broken="model.predict(val_scaled[0])\n",
    fixed="model.predict(val_scaled[0:1])\n",
    error="ValueError: Exception encountered when calling Sequential.call(). "
    "Invalid input shape for input Tensor",
    kinds=("ValueError",),
    pattern=r"Expected shape \(.*\), but input has incompatible shape"
    r"|incompatible with the layer: expected axis"
    r"|incompatible with the layer: expected min_ndim=2, found ndim=1\."
    # One image of 28x28 with a channel, taken for 28 images of one line each.
    r"|Negative dimension size .* with input shapes: \[28,28,1,\d+\]",
    advise=_advise,
    check=_check,
    holds=Text(
        ko="JAX 백엔드에서는 `Invalid input shape for input JitTracer`라고 나옵니다.",
        en="On the JAX backend the words are `Invalid input shape for input "
        "JitTracer`.",
    ),
    before=("feature-map-too-small",),
)
