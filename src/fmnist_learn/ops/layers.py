"""What each layer computes, beside its gradient.

--- 한국어 ---
층이 하는 계산입니다. 층마다 그레이디언트가 뒤따릅니다.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    array_of_shape,
    check_at_least,
    check_positive,
    check_rate,
)
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.ops._arrays import (
    IMAGES,
    Border,
    Floats,
    Padding,
    as_floats,
    as_upstream,
    check_shape,
    find_border,
)


def dense(
    inputs: npt.ArrayLike, weights: npt.ArrayLike, bias: npt.ArrayLike | None = None
) -> Floats:
    """Inputs @ weights + bias: every unit sees every feature.

    Args:
        inputs: Shape (n, features).
        weights: Shape (features, units), as `keras.layers.Dense` keeps its kernel.
        bias: Shape (units,), or None for 0.

    Returns:
        Shape (n, units), before any activation.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes do not fit.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.dense([[1, 2]], [[1, 10], [100, 1000]], [5, 5]).tolist()
        [[206.0, 2015.0]]

    Lesson 07-1.

    --- 한국어 ---
    inputs @ weights + bias. 뉴런마다 모든 특성과 연결됩니다(밀집층).

    Args:
        inputs: 크기 (n, 특성 개수).
        weights: 크기 (특성 개수, 뉴런 개수). `keras.layers.Dense`의 가중치와
            크기가 같습니다.
        bias: 절편. 크기 (뉴런 개수,)이며 None이면 0입니다.

    Returns:
        크기 (n, 뉴런 개수). 활성화 함수를 거치기 전의 값입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않을 때 발생합니다.

    07-1절.
    """
    inputs, weights = _dense_arrays(inputs, weights)
    # (n, features) @ (features, units) + (units,) -> (n, units)
    return inputs @ weights + _bias(bias, weights)


def dense_gradient(
    inputs: npt.ArrayLike, weights: npt.ArrayLike, upstream: npt.ArrayLike
) -> tuple[Floats, Floats, Floats]:
    """The gradients of a dense layer at its inputs, weights and bias.

    Args:
        inputs: What the layer was given, shape (n, features).
        weights: Shape (features, units).
        upstream: The gradient at the output, shape (n, units).

    Returns:
        Gradients of shape (n, features), (features, units) and (units,).

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes do not fit.

    Example:
        >>> from fmnist_learn import ops
        >>> gradients = ops.dense_gradient([[1, 2]], [[3], [4]], [[10]])
        >>> [gradient.tolist() for gradient in gradients]
        [[[30.0, 40.0]], [[10.0], [20.0]], [10.0]]

    Lesson 07-1. Source: Rumelhart, Hinton and Williams (1986), Learning
    representations by back-propagating errors.

    --- 한국어 ---
    밀집층의 입력, 가중치, 절편에 대한 그레이디언트입니다.

    Args:
        inputs: 층에 넣은 값. 크기는 (n, 특성 개수)입니다.
        weights: 크기 (특성 개수, 뉴런 개수).
        upstream: 출력의 그레이디언트. 크기는 (n, 뉴런 개수)입니다.

    Returns:
        크기가 (n, 특성 개수), (특성 개수, 뉴런 개수), (뉴런 개수,)인 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않을 때 발생합니다.

    07-1절. 출처: Rumelhart, Hinton, Williams (1986), Learning representations by
    back-propagating errors.
    """
    inputs, weights = _dense_arrays(inputs, weights)
    upstream = as_upstream(upstream, inputs, (len(inputs), weights.shape[1]))
    return (
        upstream @ weights.T,  # (n, units) @ (units, features) -> (n, features)
        inputs.T @ upstream,  # (features, n) @ (n, units) -> (features, units)
        upstream.sum(axis=0),  # (n, units) -> (units,)
    )


def pad2d(images: npt.ArrayLike, border: int | Border, *, value: float = 0.0) -> Floats:
    """Put a border of `value` around every image.

    Args:
        images: Shape (n, height, width, channels).
        border: Pixels on every side, or ((top, bottom), (left, right)).
        value: What the border is filled with.

    Returns:
        Shape (n, top + height + bottom, left + width + right, channels).

    Raises:
        TypeError: If `images` does not hold numbers.
        ValueError: If `images` has another shape or a side is below 0.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> ops.pad2d(np.ones((1, 4, 4, 1)), 1).shape
        (1, 6, 6, 1)

    Lesson 08-1.

    --- 한국어 ---
    이미지마다 둘레에 `value`를 덧댑니다(패딩).

    Args:
        images: 크기 (n, 높이, 너비, 채널).
        border: 네 변에 덧댈 픽셀 수, 또는 ((위, 아래), (왼쪽, 오른쪽)).
        value: 덧댈 값.

    Returns:
        크기 (n, 위 + 높이 + 아래, 왼쪽 + 너비 + 오른쪽, 채널).

    Raises:
        TypeError: `images`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `images`의 크기가 다르거나 0보다 작은 변이 있을 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    rows, columns = _four_sides(border)
    return np.pad(images, ((0, 0), rows, columns, (0, 0)), constant_values=value)


def pad2d_gradient(
    images: npt.ArrayLike, border: int | Border, upstream: npt.ArrayLike
) -> Floats:
    """`upstream` without the border, which no weight has made.

    Args:
        images: What was padded, shape (n, height, width, channels).
        border: Pixels on every side, or ((top, bottom), (left, right)).
        upstream: The gradient at the padded images, their shape.

    Returns:
        The gradient at `images`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes do not fit or a side is below 0.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> ops.pad2d_gradient(np.ones((1, 4, 4, 1)), 1, np.ones((1, 6, 6, 1))).shape
        (1, 4, 4, 1)

    Lesson 08-1.

    --- 한국어 ---
    `upstream`에서 덧댄 둘레를 떼어 냅니다. 둘레는 가중치로 만든 값이 아닙니다.

    Args:
        images: 패딩하기 전 이미지. 크기는 (n, 높이, 너비, 채널)입니다.
        border: 네 변에 덧댄 픽셀 수, 또는 ((위, 아래), (왼쪽, 오른쪽)).
        upstream: 패딩한 이미지의 그레이디언트. 크기가 같아야 합니다.

    Returns:
        `images`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 0보다 작은 변이 있을 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    (top, bottom), (left, right) = _four_sides(border)
    count, height, width, channels = images.shape
    padded = (count, top + height + bottom, left + width + right, channels)
    upstream = as_upstream(upstream, images, padded)
    return upstream[:, top : top + height, left : left + width]


def conv2d(
    images: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: int = 1,
    padding: Padding = "valid",
) -> Floats:
    """Slide each filter over the images; at every place sum pixels times weights.

    Args:
        images: Shape (n, height, width, channels).
        kernel: Shape (kernel height, kernel width, channels, filters), as
            `keras.layers.Conv2D` keeps it.
        bias: Shape (filters,), or None for 0.
        strides: Pixels from one place to the next.
        padding: `"valid"` adds no border; `"same"` one of 0 that gives
            ceil(height / strides) rows, an odd pixel going to the bottom or right.

    Returns:
        Feature maps, shape (n, rows, columns, filters): with p pixels of border
        in all, rows = (height + p - kernel height) // strides + 1.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit, or the kernel is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images, kernel = np.ones((1, 4, 4, 1)), np.ones((3, 3, 1, 1))
        >>> ops.conv2d(images, kernel)[0, :, :, 0].tolist()
        [[9.0, 9.0], [9.0, 9.0]]
        >>> ops.conv2d(images, kernel, padding="same")[0, 0, :, 0].tolist()
        [4.0, 6.0, 6.0, 4.0]

    Lesson 08-1. Source: Dumoulin and Visin (2016), A guide to convolution
    arithmetic for deep learning, arXiv:1603.07285.

    --- 한국어 ---
    필터를 이미지 위로 옮겨 가며, 자리마다 픽셀과 가중치를 곱해 더합니다(합성곱).

    Args:
        images: 크기 (n, 높이, 너비, 채널).
        kernel: 크기 (커널 높이, 커널 너비, 채널, 필터 개수). `keras.layers.Conv2D`의
            커널과 크기가 같습니다.
        bias: 절편. 크기 (필터 개수,)이며 None이면 0입니다.
        strides: 한 번에 옮기는 픽셀 수(스트라이드).
        padding: `"valid"`는 패딩을 하지 않습니다. `"same"`은 행이
            ceil(높이 / strides)개가 되도록 0을 덧대고, 홀수로 남는 픽셀은 아래와
            오른쪽에 둡니다.

    Returns:
        특성 맵. 크기 (n, 행, 열, 필터 개수). 덧댄 픽셀이 모두 p개이면
        행 = (높이 + p - 커널 높이) // strides + 1입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 커널이 이미지보다 클 때 발생합니다.

    08-1절. 출처: Dumoulin, Visin (2016), A guide to convolution arithmetic for deep
    learning, arXiv:1603.07285.
    """
    images, kernel = _conv_arrays(images, kernel)
    border = find_border("kernel", images, kernel.shape[:2], strides, padding)
    windows = _windows(pad2d(images, border), kernel.shape[:2], strides)
    # (n, rows, columns, channels, kh, kw) x (kh, kw, channels, filters), summed over
    # kh, kw and channels -> (n, rows, columns, filters)
    feature_maps = np.tensordot(windows, kernel, axes=((4, 5, 3), (0, 1, 2)))
    return feature_maps + _bias(bias, kernel)


def conv2d_gradient(
    images: npt.ArrayLike,
    kernel: npt.ArrayLike,
    upstream: npt.ArrayLike,
    *,
    strides: int = 1,
    padding: Padding = "valid",
) -> tuple[Floats, Floats, Floats]:
    """The gradients of a convolution at its images, kernel and bias.

    Args:
        images: Shape (n, height, width, channels).
        kernel: Shape (kernel height, kernel width, channels, filters).
        upstream: The gradient at the feature maps, shape (n, rows, columns, filters).
        strides: As in `conv2d`.
        padding: As in `conv2d`.

    Returns:
        The gradients, in the shapes of images, kernel and bias.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit, or the kernel is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images, kernel = np.ones((1, 4, 4, 1)), np.ones((3, 3, 1, 1))
        >>> gradients = ops.conv2d_gradient(images, kernel, np.ones((1, 2, 2, 1)))
        >>> gradients[0][0, :, :, 0].tolist()[:2]  # a corner is seen once
        [[1.0, 2.0, 2.0, 1.0], [2.0, 4.0, 4.0, 2.0]]

    Lesson 08-1.

    --- 한국어 ---
    합성곱의 이미지, 커널, 절편에 대한 그레이디언트입니다.

    Args:
        images: 크기 (n, 높이, 너비, 채널).
        kernel: 크기 (커널 높이, 커널 너비, 채널, 필터 개수).
        upstream: 특성 맵의 그레이디언트. 크기는 (n, 행, 열, 필터 개수)입니다.
        strides: `conv2d`와 같습니다.
        padding: `conv2d`와 같습니다.

    Returns:
        이미지, 커널, 절편과 크기가 같은 그레이디언트 세 개.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 커널이 이미지보다 클 때 발생합니다.

    08-1절.
    """
    images, kernel = _conv_arrays(images, kernel)
    border = find_border("kernel", images, kernel.shape[:2], strides, padding)
    padded = pad2d(images, border)
    windows = _windows(padded, kernel.shape[:2], strides)
    upstream = as_upstream(upstream, images, (*windows.shape[:3], kernel.shape[3]))

    # Summed over n, rows and columns -> (channels, kh, kw, filters)
    kernel_gradient = np.tensordot(windows, upstream, axes=((0, 1, 2), (0, 1, 2)))
    padded_gradient = np.zeros_like(padded)
    for row, column, seen in _seen(windows, strides):
        # (n, rows, columns, filters) @ (filters, channels)
        padded_gradient[seen] += upstream @ kernel[row, column].T
    return (
        pad2d_gradient(images, border, padded_gradient),
        kernel_gradient.transpose(1, 2, 0, 3),  # (kh, kw, channels, filters)
        upstream.sum(axis=(0, 1, 2)),  # (filters,)
    )


def max_pool2d(
    images: npt.ArrayLike,
    pool_size: int = 2,
    *,
    strides: int | None = None,
    padding: Padding = "valid",
) -> Floats:
    """Keep the largest value of each window of pool_size x pool_size pixels.

    Args:
        images: Shape (n, height, width, channels).
        pool_size: Height and width of the window.
        strides: Pixels from one window to the next; None for pool_size.
        padding: `"valid"` leaves out what does not fill a window, `"same"` takes
            the pixels that are there.

    Returns:
        Shape (n, rows, columns, channels).

    Raises:
        TypeError: If `images` does not hold numbers.
        ValueError: If the shapes do not fit, or the window is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images = np.arange(16).reshape(1, 4, 4, 1)
        >>> ops.max_pool2d(images)[0, :, :, 0].tolist()
        [[5.0, 7.0], [13.0, 15.0]]

    Lesson 08-1.

    --- 한국어 ---
    pool_size x pool_size 픽셀마다 가장 큰 값을 고릅니다(최대 풀링).

    Args:
        images: 크기 (n, 높이, 너비, 채널).
        pool_size: 풀링 영역의 높이와 너비.
        strides: 한 번에 옮기는 픽셀 수. None이면 pool_size와 같습니다.
        padding: `"valid"`는 영역을 채우지 못하고 남는 픽셀을 버리고, `"same"`은 남은
            픽셀만으로 계산합니다.

    Returns:
        크기 (n, 행, 열, 채널).

    Raises:
        TypeError: `images`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기가 맞지 않거나 풀링 영역이 이미지보다 클 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    windows = _windows(pad2d(images, border, value=-np.inf), size, strides)
    largest: Floats = windows.max(axis=(4, 5))  # (n, rows, columns, channels)
    return largest


def max_pool2d_gradient(
    images: npt.ArrayLike,
    upstream: npt.ArrayLike,
    pool_size: int = 2,
    *,
    strides: int | None = None,
    padding: Padding = "valid",
) -> Floats:
    """Give `upstream` to the pixel that was the largest, the first of equal ones.

    Args:
        images: What was pooled, shape (n, height, width, channels).
        upstream: The gradient at the output, shape (n, rows, columns, channels).
        pool_size: As in `max_pool2d`.
        strides: As in `max_pool2d`.
        padding: As in `max_pool2d`.

    Returns:
        The gradient at `images`.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit, or the window is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images = np.array([[3, 1], [2, 0]]).reshape(1, 2, 2, 1)
        >>> ops.max_pool2d_gradient(images, [[[[5]]]])[0, :, :, 0].tolist()
        [[5.0, 0.0], [0.0, 0.0]]

    Lesson 08-1.

    --- 한국어 ---
    가장 컸던 픽셀에 `upstream`을 줍니다. 같은 값이 여럿이면 처음 것입니다.

    Args:
        images: 풀링하기 전 값. 크기는 (n, 높이, 너비, 채널)입니다.
        upstream: 출력의 그레이디언트. 크기는 (n, 행, 열, 채널)입니다.
        pool_size: `max_pool2d`와 같습니다.
        strides: `max_pool2d`와 같습니다.
        padding: `max_pool2d`와 같습니다.

    Returns:
        `images`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 풀링 영역이 이미지보다 클 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    padded = pad2d(images, border, value=-np.inf)
    windows = _windows(padded, size, strides)
    upstream = as_upstream(upstream, images, windows.shape[:4])

    # The place of the largest value, counted along the rows of its window
    winner = windows.reshape(*windows.shape[:4], -1).argmax(axis=-1)
    padded_gradient = np.zeros_like(padded)
    for row, column, seen in _seen(windows, strides):
        padded_gradient[seen] += upstream * (winner == row * pool_size + column)
    return pad2d_gradient(images, border, padded_gradient)


def avg_pool2d(
    images: npt.ArrayLike,
    pool_size: int = 2,
    *,
    strides: int | None = None,
    padding: Padding = "valid",
) -> Floats:
    """Take the mean of each window of pool_size x pool_size pixels.

    Args:
        images: Shape (n, height, width, channels).
        pool_size: Height and width of the window.
        strides: Pixels from one window to the next; None for pool_size.
        padding: `"valid"` leaves out what does not fill a window, `"same"` takes
            the mean of the pixels that are there.

    Returns:
        Shape (n, rows, columns, channels).

    Raises:
        TypeError: If `images` does not hold numbers.
        ValueError: If the shapes do not fit, or the window is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images = np.arange(16).reshape(1, 4, 4, 1)
        >>> ops.avg_pool2d(images)[0, :, :, 0].tolist()
        [[2.5, 4.5], [10.5, 12.5]]

    Lesson 08-1.

    --- 한국어 ---
    pool_size x pool_size 픽셀마다 평균을 냅니다(평균 풀링).

    Args:
        images: 크기 (n, 높이, 너비, 채널).
        pool_size: 풀링 영역의 높이와 너비.
        strides: 한 번에 옮기는 픽셀 수. None이면 pool_size와 같습니다.
        padding: `"valid"`는 영역을 채우지 못하고 남는 픽셀을 버리고, `"same"`은 남은
            픽셀만으로 평균을 냅니다.

    Returns:
        크기 (n, 행, 열, 채널).

    Raises:
        TypeError: `images`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기가 맞지 않거나 풀링 영역이 이미지보다 클 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    windows = _windows(pad2d(images, border), size, strides)
    sums: Floats = windows.sum(axis=(4, 5))  # (n, rows, columns, channels)
    return sums / _pixels(images, border, size, strides)


def avg_pool2d_gradient(
    images: npt.ArrayLike,
    upstream: npt.ArrayLike,
    pool_size: int = 2,
    *,
    strides: int | None = None,
    padding: Padding = "valid",
) -> Floats:
    """Share `upstream` equally among the pixels of each window.

    Args:
        images: What was pooled, shape (n, height, width, channels).
        upstream: The gradient at the output, shape (n, rows, columns, channels).
        pool_size: As in `avg_pool2d`.
        strides: As in `avg_pool2d`.
        padding: As in `avg_pool2d`.

    Returns:
        The gradient at `images`.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit, or the window is larger than the image.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> images = np.array([[3, 1], [2, 0]]).reshape(1, 2, 2, 1)
        >>> ops.avg_pool2d_gradient(images, [[[[5]]]])[0, :, :, 0].tolist()
        [[1.25, 1.25], [1.25, 1.25]]

    Lesson 08-1.

    --- 한국어 ---
    풀링 영역의 픽셀마다 `upstream`을 똑같이 나누어 줍니다.

    Args:
        images: 풀링하기 전 값. 크기는 (n, 높이, 너비, 채널)입니다.
        upstream: 출력의 그레이디언트. 크기는 (n, 행, 열, 채널)입니다.
        pool_size: `avg_pool2d`와 같습니다.
        strides: `avg_pool2d`와 같습니다.
        padding: `avg_pool2d`와 같습니다.

    Returns:
        `images`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 풀링 영역이 이미지보다 클 때 발생합니다.

    08-1절.
    """
    images = as_floats("images", images, axes=IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    padded_gradient = np.zeros_like(pad2d(images, border))
    windows = _windows(padded_gradient, size, strides)
    upstream = as_upstream(upstream, images, windows.shape[:4])

    share = upstream / _pixels(images, border, size, strides)
    for _, _, seen in _seen(windows, strides):
        padded_gradient[seen] += share
    return pad2d_gradient(images, border, padded_gradient)


def flatten(images: npt.ArrayLike) -> Floats:
    """Lay the numbers of each image in one row.

    Args:
        images: Shape (n, ...).

    Returns:
        Shape (n, features).

    Raises:
        TypeError: If `images` does not hold numbers.
        ValueError: If it has no axis or is empty.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> ops.flatten(np.zeros((5, 28, 28))).shape
        (5, 784)

    Lesson 07-2.

    --- 한국어 ---
    이미지마다 수를 한 줄로 펼칩니다.

    Args:
        images: 크기 (n, ...).

    Returns:
        크기 (n, 특성 개수).

    Raises:
        TypeError: `images`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: 축이 없거나 비어 있을 때 발생합니다.

    07-2절.
    """
    images = as_floats("images", images, least=1)
    return images.reshape(len(images), -1)


def flatten_gradient(images: npt.ArrayLike, upstream: npt.ArrayLike) -> Floats:
    """Give `upstream` the shape of the images again.

    Args:
        images: What was flattened, shape (n, ...).
        upstream: The gradient at the output, shape (n, features).

    Returns:
        The gradient at `images`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes do not fit.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> ops.flatten_gradient(np.zeros((5, 28, 28)), np.ones((5, 784))).shape
        (5, 28, 28)

    Lesson 07-2.

    --- 한국어 ---
    `upstream`을 이미지의 크기로 되돌립니다.

    Args:
        images: 펼치기 전 이미지. 크기는 (n, ...)입니다.
        upstream: 출력의 그레이디언트. 크기는 (n, 특성 개수)입니다.

    Returns:
        `images`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않을 때 발생합니다.

    07-2절.
    """
    images = as_floats("images", images, least=1)
    return as_upstream(upstream, images, flatten(images).shape).reshape(images.shape)


def dropout(
    inputs: npt.ArrayLike,
    rate: float,
    rng: np.random.Generator,
    *,
    training: bool = True,
) -> tuple[Floats, Floats]:
    """Set each activation to 0 with probability `rate`; divide the rest by 1 - rate.

    So the mean stays as it is and prediction needs no correction ("inverted").

    Args:
        inputs: Activations of any shape.
        rate: The part to drop, between 0 and 1.
        rng: The generator to draw from, such as `np.random.default_rng(42)`.
        training: False leaves the inputs as they are, as in prediction.

    Returns:
        The outputs, and the mask that made them: 0 or 1 / (1 - rate), same shape.

    Raises:
        TypeError: If `inputs` does not hold numbers or `rng` is no generator.
        ValueError: If the rate is outside its range.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> outputs, mask = ops.dropout(np.ones(6), 0.5, np.random.default_rng(42))
        >>> outputs.tolist()
        [2.0, 0.0, 2.0, 2.0, 0.0, 2.0]

    Lesson 07-3. Source: Srivastava et al. (2014), Dropout: a simple way to prevent
    neural networks from overfitting.

    --- 한국어 ---
    활성화 출력을 `rate`의 확률로 0으로 만들고, 나머지를 1 - rate로 나눕니다(드롭아웃).

    그래서 평균이 그대로이고, 예측할 때 따로 보정하지 않아도 됩니다.

    Args:
        inputs: 활성화 출력. 크기는 자유입니다.
        rate: 0으로 만들 비율. 0과 1 사이의 수입니다.
        rng: `np.random.default_rng(42)` 같은 난수 발생기.
        training: False이면 예측할 때처럼 입력을 그대로 둡니다.

    Returns:
        출력, 그리고 출력을 만든 마스크. 마스크는 0 또는 1 / (1 - rate)이고 크기가
        같습니다.

    Raises:
        TypeError: `inputs`가 숫자 배열이 아니거나 `rng`가 난수 발생기가 아닐 때
            발생합니다.
        ValueError: 비율이 범위를 벗어날 때 발생합니다.

    07-3절. 출처: Srivastava 외 (2014), Dropout: a simple way to prevent neural
    networks from overfitting.
    """
    inputs = as_floats("inputs", inputs)
    check_rate("rate", rate)
    if not isinstance(rng, np.random.Generator):
        rule = Text(
            ko="np.random.default_rng(42) 같은 난수 생성기여야 합니다",
            en="be a generator such as np.random.default_rng(42)",
        )
        raise refusal(TypeError, "rng", rule, repr(rng))
    mask = np.ones_like(inputs)
    if training:
        kept = rng.random(inputs.shape) >= rate
        mask = mask * kept / (1 - rate)
    return inputs * mask, mask


def dropout_gradient(mask: npt.ArrayLike, upstream: npt.ArrayLike) -> Floats:
    """`upstream` times the mask: what was dropped learns nothing in this step.

    Args:
        mask: The mask that `dropout` returned.
        upstream: The gradient at the output, the same shape.

    Returns:
        The gradient at the inputs.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes differ.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.dropout_gradient([2, 0, 2], [1, 1, -3]).tolist()
        [2.0, 0.0, -6.0]

    Lesson 07-3.

    --- 한국어 ---
    `upstream`에 마스크를 곱합니다. 0이 된 뉴런은 이번 스텝에서 배우지 않습니다.

    Args:
        mask: `dropout`이 돌려준 마스크.
        upstream: 출력의 그레이디언트. 크기가 같아야 합니다.

    Returns:
        입력의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다를 때 발생합니다.

    07-3절.
    """
    mask = as_floats("mask", mask)
    return as_upstream(upstream, mask) * mask


def batch_norm(
    inputs: npt.ArrayLike,
    gamma: npt.ArrayLike = 1.0,
    beta: npt.ArrayLike = 0.0,
    *,
    moving_mean: npt.ArrayLike | None = None,
    moving_variance: npt.ArrayLike | None = None,
    epsilon: float = 0.001,
) -> Floats:
    """Give each feature the mean 0 and the variance 1, then `gamma` and `beta`.

    The batch gives the mean and the variance, as in training. In prediction, give the
    moving ones. `epsilon` keeps the variance of the result slightly below 1.

    Args:
        inputs: Shape (n, features), or (n, height, width, channels): a channel is a
            feature, with all its pixels.
        gamma: What each feature is multiplied by, shape (features,), or one number.
        beta: What is added then, shape (features,), or one number.
        moving_mean: What to subtract, shape (features,), or one number; None for the
            mean of the batch.
        moving_variance: The variance, shape (features,), or one number; None for that
            of the batch.
        epsilon: What is added to the variance, above 0.

    Returns:
        The shape of the inputs.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit, a variance is below 0, or `epsilon` is
            not above 0.

    Example:
        >>> from fmnist_learn import ops
        >>> inputs = [[0], [2], [2], [8]]
        >>> ops.batch_norm(inputs).round(3).ravel().tolist()
        [-1.0, -0.333, -0.333, 1.667]
        >>> ops.batch_norm([[6]], moving_mean=2, moving_variance=4).round(3).tolist()
        [[2.0]]

    Beyond the book, for the network of lesson 08-2. Source: Ioffe and Szegedy (2015),
    Batch normalization, arXiv:1502.03167.

    --- 한국어 ---
    특성마다 평균을 0, 분산을 1로 맞춘 다음 `gamma`를 곱하고 `beta`를 더합니다.

    훈련할 때처럼 평균과 분산을 배치에서 구합니다. 예측할 때처럼 계산하려면 이동
    평균을 주세요. `epsilon` 때문에 결과의 분산은 1보다 조금 작습니다.

    Args:
        inputs: 크기 (n, 특성 개수) 또는 (n, 높이, 너비, 채널). 이미지에서는 채널
            하나의 모든 픽셀이 특성 하나입니다.
        gamma: 특성마다 곱할 값. 크기 (특성 개수,) 또는 수 하나입니다.
        beta: 그다음 더할 값. 크기 (특성 개수,) 또는 수 하나입니다.
        moving_mean: 뺄 평균. 크기 (특성 개수,) 또는 수 하나이며 None이면 배치의
            평균입니다.
        moving_variance: 분산. 크기 (특성 개수,) 또는 수 하나이며 None이면 배치의
            분산입니다.
        epsilon: 분산에 더할 값. 0보다 큽니다.

    Returns:
        입력과 크기가 같은 배열.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나, 분산이 0보다 작거나, `epsilon`이 0보다 크지
            않을 때 발생합니다.

    책에는 없으며, 08-2절의 신경망에 쓸 수 있습니다. 출처: Ioffe, Szegedy (2015),
    Batch normalization, arXiv:1502.03167.
    """
    inputs = as_floats("inputs", inputs, least=2)
    check_positive("epsilon", epsilon)
    axes = tuple(range(inputs.ndim - 1))  # all but the features
    mean, variance = inputs.mean(axis=axes), inputs.var(axis=axes)
    if moving_mean is not None:
        mean = _per_feature("moving_mean", moving_mean, inputs)
    if moving_variance is not None:
        variance = _per_feature("moving_variance", moving_variance, inputs)
        if variance.min() < 0:
            rule = Text(ko="0보다 작지 않아야 합니다", en="not be below 0")
            raise refusal(ValueError, "moving_variance", rule, variance.min())
    gamma = _per_feature("gamma", gamma, inputs)
    beta = _per_feature("beta", beta, inputs)
    outputs: Floats = gamma * (inputs - mean) / np.sqrt(variance + epsilon) + beta
    return outputs


def batch_norm_gradient(
    inputs: npt.ArrayLike,
    gamma: npt.ArrayLike,
    upstream: npt.ArrayLike,
    *,
    epsilon: float = 0.001,
) -> tuple[Floats, Floats, Floats]:
    """The gradients at the inputs, gamma and beta, in training.

    Every input also moves the mean and the variance of its batch, so a part of
    `upstream` is taken off again.

    Args:
        inputs: As in `batch_norm`.
        gamma: As in `batch_norm`.
        upstream: The gradient at the output, the shape of the inputs.
        epsilon: As in `batch_norm`.

    Returns:
        Gradients of the shape of the inputs, (features,) and (features,).

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit or `epsilon` is not above 0.

    Example:
        >>> from fmnist_learn import ops
        >>> inputs = [[0.0], [2.0], [2.0], [8.0]]
        >>> upstream = [[1.0], [0.0], [0.0], [0.0]]
        >>> gradients = ops.batch_norm_gradient(inputs, 1.0, upstream)
        >>> [gradient.round(3).ravel().tolist() for gradient in gradients]
        [[0.167, -0.111, -0.111, 0.056], [-1.0], [1.0]]

    Beyond the book, for the network of lesson 08-2. Source: Ioffe and Szegedy (2015),
    Batch normalization, arXiv:1502.03167.

    --- 한국어 ---
    훈련할 때의 입력, gamma, beta에 대한 그레이디언트입니다.

    입력 하나가 바뀌면 배치의 평균과 분산도 바뀌므로 `upstream`의 일부를 다시 뺍니다.

    Args:
        inputs: `batch_norm`과 같습니다.
        gamma: `batch_norm`과 같습니다.
        upstream: 출력의 그레이디언트. 입력과 크기가 같아야 합니다.
        epsilon: `batch_norm`과 같습니다.

    Returns:
        크기가 입력과 같은 그레이디언트와, 크기가 (특성 개수,)인 그레이디언트 두 개.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 `epsilon`이 0보다 크지 않을 때 발생합니다.

    책에는 없으며, 08-2절의 신경망에 쓸 수 있습니다. 출처: Ioffe, Szegedy (2015),
    Batch normalization, arXiv:1502.03167.
    """
    inputs = as_floats("inputs", inputs, least=2)
    normalised = batch_norm(inputs, epsilon=epsilon)
    upstream = as_upstream(upstream, inputs)
    axes = tuple(range(inputs.ndim - 1))
    along_gamma = (upstream * normalised).sum(axis=axes)
    along_beta = upstream.sum(axis=axes)
    count = inputs.size // inputs.shape[-1]  # numbers of each feature
    # What the mean takes off, and what the variance does.
    rest = upstream - along_beta / count - normalised * along_gamma / count
    scale = _per_feature("gamma", gamma, inputs) / np.sqrt(
        inputs.var(axis=axes) + epsilon
    )
    return scale * rest, along_gamma, along_beta


def _bias(bias: npt.ArrayLike | None, weights: Floats) -> Floats | float:
    """One number for each unit or filter, the last axis of the weights."""
    if bias is None:
        return 0.0
    array = as_floats("bias", bias)
    check_shape("bias", array, weights.shape[-1:])
    return array


def _per_feature(name: str, values: npt.ArrayLike, inputs: Floats) -> Floats:
    """One number for each feature, or the same one for all."""
    array = as_floats(name, values).astype(inputs.dtype)
    if array.ndim:
        check_shape(name, array, inputs.shape[-1:])
    return array


def _dense_arrays(
    inputs: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[Floats, Floats]:
    x = as_floats("inputs", inputs, axes=("n", "features"))
    w = as_floats("weights", weights, axes=("features", "units"))
    if len(w) != x.shape[1]:
        rule = Text(
            ko=f"입력의 특성 {x.shape[1]}개마다 행이 하나씩 있어야 합니다",
            en=f"have one row for each of the {x.shape[1]} features of the inputs",
        )
        raise refusal(ValueError, "weights", rule, array_of_shape(w.shape))
    return x, w


def _conv_arrays(images: npt.ArrayLike, kernel: npt.ArrayLike) -> tuple[Floats, Floats]:
    axes = ("kernel height", "kernel width", "channels", "filters")
    x = as_floats("images", images, axes=IMAGES)
    w = as_floats("kernel", kernel, axes=axes)
    if w.shape[2] != x.shape[3]:
        rule = Text(
            ko=f"세 번째 축에 이미지의 채널 {x.shape[3]}개가 있어야 합니다",
            en=f"have the {x.shape[3]} channels of the images on its third axis",
        )
        raise refusal(ValueError, "kernel", rule, array_of_shape(w.shape))
    return x, w


def _four_sides(border: int | Border) -> Border:
    if isinstance(border, Sequence):
        for side in (*border[0], *border[1]):
            check_at_least("border", side, 0)
        return border
    side = check_at_least("border", border, 0)
    return (side, side), (side, side)


def _pool_border(
    images: Floats, pool_size: int, strides: int | None, padding: Padding
) -> tuple[tuple[int, int], int, Border]:
    check_at_least("pool_size", pool_size, 1)
    strides = pool_size if strides is None else strides
    size = (pool_size, pool_size)
    return size, strides, find_border("pool_size", images, size, strides, padding)


def _windows(padded: Floats, size: tuple[int, ...], strides: int) -> Floats:
    """Every window, without a copy: (n, rows, columns, channels, height, width)."""
    windows = np.lib.stride_tricks.sliding_window_view(padded, size, axis=(1, 2))
    return windows[:, ::strides, ::strides]


def _seen(windows: Floats, strides: int) -> list[tuple[int, int, Any]]:
    """Each place in the window, with the pixels that it meets as the window slides."""
    rows, columns, _, height, width = windows.shape[1:]
    return [
        (
            row,
            column,
            np.s_[
                :,
                row : row + rows * strides : strides,
                column : column + columns * strides : strides,
            ],
        )
        for row, column in np.ndindex(height, width)
    ]


def _pixels(
    images: Floats, border: Border, size: tuple[int, int], strides: int
) -> Floats:
    """How many pixels of the image each window holds: (1, rows, columns, 1)."""
    ones = np.ones_like(images[:1, :, :, :1])
    pixels: Floats = _windows(pad2d(ones, border), size, strides).sum(axis=(4, 5))
    return pixels
