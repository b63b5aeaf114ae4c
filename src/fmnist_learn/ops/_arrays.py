"""What the operations ask of their arrays."""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    array_of_shape,
    array_or_type,
    check_at_least,
    check_choice,
    check_labels,
    check_plain,
)
from fmnist_learn.i18n import Text, refusal

Floats = npt.NDArray[np.floating[Any]]
Padding = Literal["valid", "same"]
Border = tuple[tuple[int, int], tuple[int, int]]

IMAGES = ("n", "height", "width", "channels")


def as_floats(
    name: str,
    values: npt.ArrayLike,
    *,
    axes: tuple[str, ...] | None = None,
    least: int = 0,
) -> Floats:
    """An array of floats with these axes, or with `least` of them or more."""
    check_plain(name, values)
    array = np.asarray(values)
    if array.dtype.kind not in "buif":
        rule = Text(ko="숫자 배열이어야 합니다", en="be an array of numbers")
        raise refusal(TypeError, name, rule, array_or_type(array))
    if array.size == 0:
        rule = Text(ko="수가 하나 이상 있어야 합니다", en="hold at least one number")
        raise refusal(ValueError, name, rule, array_of_shape(array.shape))
    if array.ndim < least or (axes is not None and array.ndim != len(axes)):
        wanted = f"({', '.join(axes or ('n', '...'))})"
        rule = Text(
            ko=f"크기가 다음과 같아야 합니다: {wanted}", en=f"have the shape {wanted}"
        )
        remedy = None
        if axes == IMAGES and array.ndim == 3:
            code = f"{name}[..., np.newaxis]"
            remedy = Text(
                ko=f"흑백 이미지에도 채널 축이 하나 있어야 합니다: {code}.",
                en=f"Gray images need their one channel: {code}.",
            )
        raise refusal(ValueError, name, rule, array_of_shape(array.shape), remedy)
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def as_labels(
    name: str, labels: npt.ArrayLike, classes: int, count: int | None = None
) -> npt.NDArray[np.integer[Any]]:
    """`count` whole numbers from 0 to classes - 1."""
    check_plain(name, labels)
    array = np.asarray(labels)
    as_floats(name, array, least=1)
    check_labels(name, array, len(array) if count is None else count, classes=classes)
    return array


def as_upstream(
    upstream: npt.ArrayLike, like: Floats, shape: tuple[int, ...] | None = None
) -> Floats:
    """The upstream gradient in the dtype of `like`, and in `shape` or its shape."""
    gradient = as_floats("upstream", upstream).astype(like.dtype)
    shape = like.shape if shape is None else shape
    if gradient.ndim:  # a single number stands for every place
        check_shape("upstream", gradient, shape)
    return np.broadcast_to(gradient, shape)


def check_shape(name: str, array: Floats, shape: tuple[int, ...]) -> None:
    """Raise unless `array` has this shape."""
    if array.shape != shape:
        rule = Text(
            ko=f"크기가 다음과 같아야 합니다: {shape}", en=f"have the shape {shape}"
        )
        raise refusal(ValueError, name, rule, array_of_shape(array.shape))


def find_border(
    name: str,
    images: Floats,
    size: tuple[int, ...],
    strides: int,
    padding: Padding,
) -> Border:
    """The border that the padding asks for, TensorFlow's rule along each axis."""
    check_at_least("strides", strides, 1)
    check_choice("padding", padding, ("valid", "same"))
    height, width = images.shape[1:3]
    if padding == "valid":
        if size[0] > height or size[1] > width:
            rule = Text(
                ko=f"{height}x{width} 이미지보다 크지 않아야 합니다",
                en=f"be no larger than the image, {height}x{width}",
            )
            remedy = Text(
                ko="아니면 padding='same'을 쓰세요.", en="Or use padding='same'."
            )
            raise refusal(ValueError, name, rule, f"{size[0]}x{size[1]}", remedy)
        return (0, 0), (0, 0)

    def sides(pixels: int, window: int) -> tuple[int, int]:
        windows = -(-pixels // strides)  # ceil(pixels / strides)
        lacking = max((windows - 1) * strides + window - pixels, 0)
        return lacking // 2, lacking - lacking // 2  # the odd pixel comes last

    return sides(height, size[0]), sides(width, size[1])
