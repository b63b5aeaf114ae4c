"""The operations, in the open: NumPy functions to read, equal to Keras's.

Shapes stand beside each step: n images of height x width x channels. Options have
the names that Keras gives them. `f_gradient` takes the arrays of `f`, then
`upstream`, the gradient of the loss at the output of `f`, and returns the gradient
at each of those arrays: the chain rule, one link at a time. float32 stays float32;
whole numbers become float64.

--- 한국어 ---
신경망의 연산을 그대로 보여 주는 NumPy 함수입니다. 결과는 케라스와 같습니다.

줄마다 배열의 크기를 적었습니다. n은 이미지 개수이고 이미지의 크기는 높이 x 너비 x
채널입니다. 옵션의 이름은 케라스와 같습니다. `f_gradient`는 `f`의 배열에 이어
`upstream`(`f`의 출력에서 잰 손실의 그레이디언트)을 받아 각 배열의 그레이디언트를
돌려줍니다. 연쇄 법칙의 고리 하나입니다. float32는 그대로 float32이고, 정수는
float64가 됩니다.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_labels,
    check_positive,
    check_rate,
    check_seed,
    requirement,
)

Floats = npt.NDArray[np.floating[Any]]
Padding = Literal["valid", "same"]
Border = tuple[tuple[int, int], tuple[int, int]]

_ROWS = ("n", "classes")
_IMAGES = ("n", "height", "width", "channels")


# --- Labels and activations ---------------------------------------------------------


def one_hot(labels: npt.ArrayLike, num_classes: int = 10) -> Floats:
    """Turn each label into a row with a 1 at its class and 0 elsewhere.

    Args:
        labels: Whole numbers from 0 to num_classes - 1, shape (n,).
        num_classes: The number of classes.

    Returns:
        float64, shape (n, num_classes), as `keras.utils.to_categorical`.

    Raises:
        TypeError: If the labels are not whole numbers.
        ValueError: If a label is out of range or the shape is not (n,).

    Example:
        >>> from fmnist_learn import ops
        >>> ops.one_hot([2, 0], num_classes=3).tolist()
        [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]

    Lesson 07-1.

    --- 한국어 ---
    레이블마다 그 클래스 자리만 1이고 나머지는 0인 행을 만듭니다(원-핫 인코딩).

    Args:
        labels: 0부터 num_classes - 1까지의 정수. 크기는 (n,)입니다.
        num_classes: 클래스 개수.

    Returns:
        float64, 크기 (n, num_classes). `keras.utils.to_categorical`과 같습니다.

    Raises:
        TypeError: 레이블이 정수가 아닐 때 발생합니다.
        ValueError: 레이블이 범위를 벗어나거나 크기가 (n,)이 아닐 때 발생합니다.

    07-1절.
    """
    check_at_least("num_classes", num_classes, 1)
    rows = _labels("labels", labels, num_classes)
    # Row i of the identity matrix is the answer for label i: (n,) -> (n, num_classes)
    answers: Floats = np.eye(num_classes)[rows]
    return answers


def sigmoid(z: npt.ArrayLike) -> Floats:
    """1 / (1 + exp(-z)): any number to one between 0 and 1.

    Args:
        z: Numbers of any shape, however large.

    Returns:
        The shape of `z`, values in [0, 1].

    Raises:
        TypeError: If `z` does not hold numbers.
        ValueError: If `z` is empty.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.sigmoid([-1000, 0, 1000]).tolist()
        [0.0, 0.5, 1.0]

    Lesson 07-2.

    --- 한국어 ---
    1 / (1 + exp(-z)). 어떤 수든 0과 1 사이로 바꿉니다(시그모이드 함수).

    Args:
        z: 숫자 배열. 크기는 자유이고 값이 아무리 커도 됩니다.

    Returns:
        `z`와 같은 크기. 값은 [0, 1] 범위입니다.

    Raises:
        TypeError: `z`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `z`가 비어 있을 때 발생합니다.

    07-2절.
    """
    z = _numbers("z", z)
    decay = np.exp(-np.abs(z))  # in (0, 1]: it cannot overflow
    a: Floats = np.where(z >= 0, 1, decay) / (1 + decay)
    return a


def sigmoid_gradient(z: npt.ArrayLike, upstream: npt.ArrayLike = 1.0) -> Floats:
    """The slope a (1 - a) of the sigmoid, a = sigmoid(z), times `upstream`.

    Args:
        z: What the sigmoid was given, any shape.
        upstream: The gradient at the output, the shape of `z`; 1 gives the slope.

    Returns:
        The gradient at `z`, never above 1/4 of `upstream`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If `upstream` has another shape.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.sigmoid_gradient([0, 1000]).tolist()
        [0.25, 0.0]

    Lesson 07-2: far from 0 the slope vanishes.

    --- 한국어 ---
    시그모이드 함수의 기울기 a (1 - a)에 `upstream`을 곱합니다. a = sigmoid(z)입니다.

    Args:
        z: 시그모이드 함수에 넣은 값. 크기는 자유입니다.
        upstream: 출력의 그레이디언트. `z`와 같은 크기이며, 1이면 기울기입니다.

    Returns:
        `z`의 그레이디언트. `upstream`의 1/4을 넘지 않습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `upstream`의 크기가 다를 때 발생합니다.

    07-2절. 0에서 멀어지면 기울기가 사라집니다.
    """
    a = sigmoid(z)
    return _upstream(upstream, a) * a * (1 - a)


def relu(z: npt.ArrayLike) -> Floats:
    """max(z, 0): positive numbers pass, the others become 0.

    Args:
        z: Numbers of any shape.

    Returns:
        The shape of `z`, values of 0 or more.

    Raises:
        TypeError: If `z` does not hold numbers.
        ValueError: If `z` is empty.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.relu([-2, 0, 3]).tolist()
        [0.0, 0.0, 3.0]

    Lesson 07-2. Source: Glorot, Bordes and Bengio (2011), Deep sparse rectifier
    neural networks.

    --- 한국어 ---
    max(z, 0). 양수는 그대로 통과시키고 나머지는 0으로 만듭니다(렐루 함수).

    Args:
        z: 숫자 배열. 크기는 자유입니다.

    Returns:
        `z`와 같은 크기. 값은 0 이상입니다.

    Raises:
        TypeError: `z`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `z`가 비어 있을 때 발생합니다.

    07-2절. 출처: Glorot, Bordes, Bengio (2011), Deep sparse rectifier neural
    networks.
    """
    return np.maximum(_numbers("z", z), 0)


def relu_gradient(z: npt.ArrayLike, upstream: npt.ArrayLike = 1.0) -> Floats:
    """`upstream` where z > 0, and 0 elsewhere (at z = 0 too, as Keras has it).

    Args:
        z: What the ReLU was given, any shape; its output does as well.
        upstream: The gradient at the output, the shape of `z`; 1 gives the slope.

    Returns:
        The gradient at `z`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If `upstream` has another shape.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.relu_gradient([-2, 0, 3]).tolist()
        [0.0, 0.0, 1.0]

    Lesson 07-2.

    --- 한국어 ---
    z > 0인 자리는 `upstream`, 나머지는 0입니다. 케라스와 같이 z = 0에서도 0입니다.

    Args:
        z: 렐루 함수에 넣은 값. 크기는 자유이고, 렐루 함수의 출력을 넣어도 됩니다.
        upstream: 출력의 그레이디언트. `z`와 같은 크기이며, 1이면 기울기입니다.

    Returns:
        `z`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `upstream`의 크기가 다를 때 발생합니다.

    07-2절.
    """
    z = _numbers("z", z)
    return np.where(z > 0, _upstream(upstream, z), 0)


def leaky_relu(z: npt.ArrayLike, *, negative_slope: float = 0.2) -> Floats:
    """A ReLU that lets negative_slope * z through below 0: no neuron falls silent.

    Args:
        z: Numbers of any shape.
        negative_slope: The slope below 0. `keras.activations.leaky_relu` has 0.2,
            the layer `keras.layers.LeakyReLU` 0.3.

    Returns:
        The shape of `z`.

    Raises:
        TypeError: If `z` does not hold numbers.
        ValueError: If `z` is empty.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.leaky_relu([-5, 3]).tolist()
        [-1.0, 3.0]

    Lesson 07-2. Source: Maas, Hannun and Ng (2013), Rectifier nonlinearities.

    --- 한국어 ---
    z > 0이면 z, 아니면 negative_slope * z입니다. 뉴런이 영영 멈추는 일이
    없습니다(리키 렐루 함수).

    Args:
        z: 숫자 배열. 크기는 자유입니다.
        negative_slope: 0 아래의 기울기. `keras.activations.leaky_relu`는 0.2,
            `keras.layers.LeakyReLU` 층은 0.3입니다.

    Returns:
        `z`와 같은 크기.

    Raises:
        TypeError: `z`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `z`가 비어 있을 때 발생합니다.

    07-2절. 출처: Maas, Hannun, Ng (2013), Rectifier nonlinearities.
    """
    z = _numbers("z", z)
    return np.where(z > 0, z, negative_slope * z)


def leaky_relu_gradient(
    z: npt.ArrayLike, upstream: npt.ArrayLike = 1.0, *, negative_slope: float = 0.2
) -> Floats:
    """`upstream` where z > 0, negative_slope * upstream elsewhere.

    Args:
        z: What the leaky ReLU was given, any shape.
        upstream: The gradient at the output, the shape of `z`; 1 gives the slope.
        negative_slope: The slope below 0.

    Returns:
        The gradient at `z`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If `upstream` has another shape.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.leaky_relu_gradient([-5, 3]).tolist()
        [0.2, 1.0]

    Lesson 07-2.

    --- 한국어 ---
    z > 0인 자리는 `upstream`, 나머지는 negative_slope * upstream입니다.

    Args:
        z: 리키 렐루 함수에 넣은 값. 크기는 자유입니다.
        upstream: 출력의 그레이디언트. `z`와 같은 크기이며, 1이면 기울기입니다.
        negative_slope: 0 아래의 기울기.

    Returns:
        `z`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `upstream`의 크기가 다를 때 발생합니다.

    07-2절.
    """
    z = _numbers("z", z)
    upstream = _upstream(upstream, z)
    return np.where(z > 0, upstream, negative_slope * upstream)


def tanh(z: npt.ArrayLike) -> Floats:
    """The hyperbolic tangent: any number to one between -1 and 1.

    Args:
        z: Numbers of any shape.

    Returns:
        The shape of `z`, values in [-1, 1].

    Raises:
        TypeError: If `z` does not hold numbers.
        ValueError: If `z` is empty.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.tanh([-1000, 0, 1000]).tolist()
        [-1.0, 0.0, 1.0]

    Lesson 07-2.

    --- 한국어 ---
    하이퍼볼릭 탄젠트 함수. 어떤 수든 -1과 1 사이로 바꿉니다.

    Args:
        z: 숫자 배열. 크기는 자유입니다.

    Returns:
        `z`와 같은 크기. 값은 [-1, 1] 범위입니다.

    Raises:
        TypeError: `z`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `z`가 비어 있을 때 발생합니다.

    07-2절.
    """
    return np.tanh(_numbers("z", z))


def tanh_gradient(z: npt.ArrayLike, upstream: npt.ArrayLike = 1.0) -> Floats:
    """The slope 1 - a² of the hyperbolic tangent, a = tanh(z), times `upstream`.

    Args:
        z: What tanh was given, any shape.
        upstream: The gradient at the output, the shape of `z`; 1 gives the slope.

    Returns:
        The gradient at `z`.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If `upstream` has another shape.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.tanh_gradient([0, 1000]).tolist()
        [1.0, 0.0]

    Lesson 07-2.

    --- 한국어 ---
    하이퍼볼릭 탄젠트 함수의 기울기 1 - a²에 `upstream`을 곱합니다. a = tanh(z)입니다.

    Args:
        z: 하이퍼볼릭 탄젠트 함수에 넣은 값. 크기는 자유입니다.
        upstream: 출력의 그레이디언트. `z`와 같은 크기이며, 1이면 기울기입니다.

    Returns:
        `z`의 그레이디언트.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `upstream`의 크기가 다를 때 발생합니다.

    07-2절.
    """
    a = tanh(z)
    return _upstream(upstream, a) * (1 - a**2)


def softmax(logits: npt.ArrayLike, *, temperature: float = 1.0) -> Floats:
    """exp(z) / sum of exp(z) along the last axis: scores to probabilities.

    Args:
        logits: The scores z of the classes, shape (..., classes), however large.
        temperature: What the scores are divided by first: above 1 evens the
            probabilities out, below 1 sharpens them.

    Returns:
        Probabilities, the shape of `logits`; each row sums to 1.

    Raises:
        TypeError: If `logits` does not hold numbers.
        ValueError: If it holds no row, or the temperature is not above 0.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.softmax([1, 2, 3]).round(3).tolist()
        [0.09, 0.245, 0.665]
        >>> ops.softmax([1, 2, 3], temperature=10).round(3).tolist()
        [0.301, 0.332, 0.367]

    Lesson 07-1. Source: Bridle (1990), Probabilistic interpretation of feedforward
    classification network outputs.

    --- 한국어 ---
    마지막 축을 따라 exp(z) / exp(z)의 합. 점수를 확률로 바꿉니다(소프트맥스 함수).

    Args:
        logits: 클래스마다의 점수 z. 크기 (..., 클래스 개수), 값이 아무리 커도 됩니다.
        temperature: 먼저 점수를 나눌 온도. 1보다 크면 확률이 고르게 되고, 작으면 한
            클래스에 몰립니다.

    Returns:
        확률. `logits`와 같은 크기이며 행마다 합이 1입니다.

    Raises:
        TypeError: `logits`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: 행이 없거나 온도가 0보다 크지 않을 때 발생합니다.

    07-1절. 출처: Bridle (1990), Probabilistic interpretation of feedforward
    classification network outputs.
    """
    z = _numbers("logits", logits, least=1)
    check_positive("temperature", temperature)
    with np.errstate(over="ignore"):  # -inf becomes a probability of 0
        # Only differences count; with the largest score at 0, exp cannot overflow.
        powers: Floats = np.exp((z - z.max(axis=-1, keepdims=True)) / temperature)
    p: Floats = powers / powers.sum(axis=-1, keepdims=True)  # (..., classes)
    return p


# --- Losses and what they are made of -----------------------------------------------


def binary_cross_entropy(
    target: npt.ArrayLike, probabilities: npt.ArrayLike, *, epsilon: float = 1e-7
) -> float:
    """The mean of -(y log p + (1 - y) log(1 - p)), in nats.

    Args:
        target: y, 1 for the positive class and 0 for the other, any shape.
        probabilities: p of the positive class, the same shape.
        epsilon: p is clipped to [epsilon, 1 - epsilon], as in `keras.losses`;
            with 0 the loss of a certain mistake is infinite.

    Returns:
        The loss, 0 or more.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes differ or a value is outside [0, 1].

    Example:
        >>> from fmnist_learn import ops
        >>> round(ops.binary_cross_entropy([1, 0], [0.8, 0.2]), 3)
        0.223

    Lesson 07-1.

    --- 한국어 ---
    -(y log p + (1 - y) log(1 - p))의 평균(이진 크로스 엔트로피). 단위는 nat입니다.

    Args:
        target: y. 양성 클래스는 1, 음성 클래스는 0입니다. 크기는 자유입니다.
        probabilities: 양성 클래스일 확률 p. 크기가 같아야 합니다.
        epsilon: `keras.losses`와 같이 p를 [epsilon, 1 - epsilon]으로 자릅니다. 0이면
            확신하고 틀린 예측의 손실이 무한대입니다.

    Returns:
        손실. 0 이상입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 값이 [0, 1]을 벗어날 때 발생합니다.

    07-1절.
    """
    y, p = _same_shape(target, probabilities)
    p = _clip(p, epsilon)
    return float((_times_log(y, p) + _times_log(1 - y, 1 - p)).mean())


def sigmoid_binary_cross_entropy_gradient(
    target: npt.ArrayLike, probabilities: npt.ArrayLike
) -> Floats:
    """(p - y) / n: the gradient of binary cross-entropy before the sigmoid.

    Args:
        target: y, 0 or 1, any shape.
        probabilities: p = sigmoid(z), the same shape, n numbers in all.

    Returns:
        The gradient of the mean loss at z, the same shape.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes differ or a value is outside [0, 1].

    Example:
        >>> from fmnist_learn import ops
        >>> target, probabilities = [1, 0], [0.75, 0.5]
        >>> ops.sigmoid_binary_cross_entropy_gradient(target, probabilities).tolist()
        [-0.125, 0.25]

    Lesson 07-1: the slope of the sigmoid has cancelled out.

    --- 한국어 ---
    (p - y) / n. 시그모이드 함수를 거치기 전 z에서 잰, 이진 크로스 엔트로피의
    그레이디언트입니다.

    Args:
        target: y. 0 또는 1이며 크기는 자유입니다.
        probabilities: p = sigmoid(z). 크기가 같고, 수는 모두 n개입니다.

    Returns:
        평균 손실의 z에 대한 그레이디언트. 크기가 같습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 값이 [0, 1]을 벗어날 때 발생합니다.

    07-1절. 시그모이드 함수의 기울기는 약분되어 사라졌습니다.
    """
    y, p = _same_shape(target, probabilities)
    return (p - y) / p.size


def cross_entropy(
    target: npt.ArrayLike, probabilities: npt.ArrayLike, *, epsilon: float = 1e-7
) -> float:
    """The mean over the images of -sum of y log p, in nats.

    For a label that is -log of the probability of the right class.

    Args:
        target: y: labels 0 to classes - 1 of shape (n,), as for
            `sparse_categorical_crossentropy`, or one-hot rows (n, classes), as for
            `categorical_crossentropy`.
        probabilities: p, shape (n, classes), each row summing to 1.
        epsilon: p is clipped to [epsilon, 1 - epsilon], as in `keras.losses`, so
            no loss is above 16.118; with 0 that of p = 0 is infinite.

    Returns:
        The loss, 0 or more.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If shapes do not fit, a label is out of range, or the rows are
            not probabilities.

    Example:
        >>> from fmnist_learn import ops
        >>> round(ops.cross_entropy([1], [[0.7, 0.1, 0.2]]), 3)
        2.303
        >>> ops.cross_entropy([1], [[1.0, 0.0]], epsilon=0)
        inf

    Lesson 07-1. Source: Goodfellow, Bengio and Courville (2016), Deep Learning,
    section 6.2.2.

    --- 한국어 ---
    이미지마다 구한 -(y log p의 합)의 평균(크로스 엔트로피). 단위는 nat입니다.

    정수 레이블이면 -log(정답 클래스의 확률)입니다.

    Args:
        target: y. `sparse_categorical_crossentropy`처럼 0부터 클래스 개수 - 1까지의
            레이블 (n,)이거나, `categorical_crossentropy`처럼 원-핫 인코딩한
            (n, 클래스 개수)입니다.
        probabilities: p. 크기 (n, 클래스 개수)이고 행마다 합이 1입니다.
        epsilon: `keras.losses`와 같이 p를 [epsilon, 1 - epsilon]으로 자르므로 손실이
            16.118을 넘지 않습니다. 0이면 p = 0의 손실이 무한대입니다.

    Returns:
        손실. 0 이상입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나, 레이블이 범위를 벗어나거나, 행이 확률이 아닐
            때 발생합니다.

    07-1절. 출처: Goodfellow, Bengio, Courville (2016), Deep Learning, 6.2.2절.
    """
    p = _probabilities("probabilities", probabilities, axes=_ROWS)
    y = _target_rows(target, p)
    losses = _times_log(y, _clip(p, epsilon)).sum(axis=1)  # (n, classes) -> (n,)
    return float(losses.mean())


def softmax_cross_entropy_gradient(
    target: npt.ArrayLike, probabilities: npt.ArrayLike
) -> Floats:
    """(p - y) / n: the gradient of cross-entropy before the softmax.

    Args:
        target: y: labels of shape (n,) or one-hot rows (n, classes).
        probabilities: p = softmax(logits), shape (n, classes).

    Returns:
        The gradient of the mean loss at the logits, shape (n, classes).

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: As `cross_entropy`.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.softmax_cross_entropy_gradient([1], [[0.75, 0.25]]).tolist()
        [[0.75, -0.75]]

    Lesson 07-1. Keras with TensorFlow too takes this short way through softmax and
    logarithm, where clipping does not disturb the gradient; with JAX it does not.

    --- 한국어 ---
    (p - y) / n. 소프트맥스 함수를 거치기 전 점수에서 잰, 크로스 엔트로피의
    그레이디언트입니다.

    Args:
        target: y. 레이블 (n,) 또는 원-핫 인코딩한 (n, 클래스 개수)입니다.
        probabilities: p = softmax(logits). 크기는 (n, 클래스 개수)입니다.

    Returns:
        평균 손실의 점수에 대한 그레이디언트. 크기는 (n, 클래스 개수)입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `cross_entropy`와 같습니다.

    07-1절. 텐서플로 백엔드를 쓰는 케라스도 소프트맥스와 로그를 묶어 이렇게 계산하므로,
    확률을 자르는 일이 그레이디언트에 영향을 주지 않습니다. JAX 백엔드는 다릅니다.
    """
    p = _probabilities("probabilities", probabilities, axes=_ROWS)
    return (p - _target_rows(target, p)) / len(p)


def entropy(probabilities: npt.ArrayLike, *, base: float = 2.0) -> Floats:
    """-sum of p log p along the last axis: how uncertain a distribution is.

    Args:
        probabilities: p, shape (..., classes), each row summing to 1; 0 log 0 is 0.
        base: Of the logarithm: 2 gives bits, `np.e` nats.

    Returns:
        One number for each row, shape (...): 0 when one class is certain, at most
        log(classes), when all are equally likely.

    Raises:
        TypeError: If `probabilities` does not hold numbers.
        ValueError: If the rows are not probabilities, or base is not above 1.

    Example:
        >>> from fmnist_learn import ops
        >>> round(float(ops.entropy([0.1] * 10)), 2)
        3.32

    Lesson 07-1. Source: Shannon (1948), A mathematical theory of communication.

    --- 한국어 ---
    마지막 축을 따라 구한 -(p log p의 합). 확률 분포가 얼마나 불확실한지
    나타냅니다(엔트로피).

    Args:
        probabilities: p. 크기 (..., 클래스 개수)이고 행마다 합이 1입니다. 0 log 0은
            0으로 봅니다.
        base: 로그의 밑. 2이면 비트, `np.e`이면 nat입니다.

    Returns:
        행마다 수 하나. 크기는 (...)입니다. 한 클래스가 확실하면 0이고, 모든 클래스의
        확률이 같을 때 가장 커서 log(클래스 개수)입니다.

    Raises:
        TypeError: `probabilities`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: 행이 확률이 아니거나 밑이 1보다 크지 않을 때 발생합니다.

    07-1절. 출처: Shannon (1948), A mathematical theory of communication.
    """
    if not base > 1:
        raise ValueError(requirement("base", "be a number above 1", repr(base)))
    p = _probabilities("probabilities", probabilities)
    bits: Floats = _times_log(p, p).sum(axis=-1) / math.log(base)  # (...,)
    return bits


def kl_divergence(
    target: npt.ArrayLike, probabilities: npt.ArrayLike, *, epsilon: float = 1e-7
) -> Floats:
    """Sum of q log(q / p): what cross-entropy has above the entropy, in nats.

    Args:
        target: q, the true distribution, shape (..., classes).
        probabilities: p, the predicted one, the same shape.
        epsilon: q and p are clipped to [epsilon, 1], as in `keras.losses`; with 0
            it is infinite where p rules out what q allows.

    Returns:
        One number for each row, shape (...): 0 where the two are equal.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If the shapes differ or the rows are not probabilities.

    Example:
        >>> from fmnist_learn import ops
        >>> round(float(ops.kl_divergence([0.5, 0.5], [0.9, 0.1])), 3)
        0.511

    Lesson 07-1. Source: Kullback and Leibler (1951), On information and
    sufficiency.

    --- 한국어 ---
    q log(q / p)의 합. 크로스 엔트로피에서 엔트로피를 뺀 값입니다. 단위는
    nat입니다(쿨백-라이블러 발산).

    Args:
        target: 실제 분포 q. 크기는 (..., 클래스 개수)입니다.
        probabilities: 예측한 분포 p. 크기가 같아야 합니다.
        epsilon: `keras.losses`와 같이 q와 p를 [epsilon, 1]로 자릅니다. 0이면 q에서
            일어날 일을 p가 0으로 볼 때 무한대입니다.

    Returns:
        행마다 수 하나. 크기는 (...)이고, 두 분포가 같으면 0입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 행이 확률이 아닐 때 발생합니다.

    07-1절. 출처: Kullback, Leibler (1951), On information and sufficiency.
    """
    p = _probabilities("probabilities", probabilities)
    q = _probabilities("target", target).astype(p.dtype)
    _check_shape("target", q, p.shape)
    q, p = _clip(q, epsilon, 1), _clip(p, epsilon, 1)
    nats: Floats = (_times_log(q, p) - _times_log(q, q)).sum(axis=-1)  # (...,)
    return nats


def accuracy(target: npt.ArrayLike, probabilities: npt.ArrayLike) -> float:
    """The part of the images whose most probable class is the right one.

    Args:
        target: Labels of shape (n,) or one-hot rows (n, classes).
        probabilities: Probabilities or logits, shape (n, classes).

    Returns:
        The accuracy, 0 to 1.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If shapes do not fit or a label is out of range.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.accuracy([0, 1], [[0.9, 0.1], [0.8, 0.2]])
        0.5

    Lesson 07-1.

    --- 한국어 ---
    가장 확률이 높은 클래스가 정답인 이미지의 비율(정확도)입니다.

    Args:
        target: 레이블 (n,) 또는 원-핫 인코딩한 (n, 클래스 개수).
        probabilities: 확률이나 점수. 크기는 (n, 클래스 개수)입니다.

    Returns:
        정확도. 0부터 1까지입니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 레이블이 범위를 벗어날 때 발생합니다.

    07-1절.
    """
    p = _numbers("probabilities", probabilities, axes=_ROWS)
    predicted = p.argmax(axis=1)  # (n, classes) -> (n,)
    return float((predicted == _target_rows(target, p).argmax(axis=1)).mean())


# --- Layers -------------------------------------------------------------------------


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
    upstream = _upstream(upstream, inputs, (len(inputs), weights.shape[1]))
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
    images = _numbers("images", images, axes=_IMAGES)
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
    images = _numbers("images", images, axes=_IMAGES)
    (top, bottom), (left, right) = _four_sides(border)
    count, height, width, channels = images.shape
    padded = (count, top + height + bottom, left + width + right, channels)
    upstream = _upstream(upstream, images, padded)
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
    border = _border("kernel", images, kernel.shape[:2], strides, padding)
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
    border = _border("kernel", images, kernel.shape[:2], strides, padding)
    padded = pad2d(images, border)
    windows = _windows(padded, kernel.shape[:2], strides)
    upstream = _upstream(upstream, images, (*windows.shape[:3], kernel.shape[3]))

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
    images = _numbers("images", images, axes=_IMAGES)
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
    images = _numbers("images", images, axes=_IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    padded = pad2d(images, border, value=-np.inf)
    windows = _windows(padded, size, strides)
    upstream = _upstream(upstream, images, windows.shape[:4])

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
    images = _numbers("images", images, axes=_IMAGES)
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
    images = _numbers("images", images, axes=_IMAGES)
    size, strides, border = _pool_border(images, pool_size, strides, padding)
    padded_gradient = np.zeros_like(pad2d(images, border))
    windows = _windows(padded_gradient, size, strides)
    upstream = _upstream(upstream, images, windows.shape[:4])

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
    images = _numbers("images", images, least=1)
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
    images = _numbers("images", images, least=1)
    return _upstream(upstream, images, flatten(images).shape).reshape(images.shape)


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
    inputs = _numbers("inputs", inputs)
    check_rate("rate", rate)
    if not isinstance(rng, np.random.Generator):
        rule = "be a generator such as np.random.default_rng(42)"
        raise TypeError(requirement("rng", rule, repr(rng)))
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
    mask = _numbers("mask", mask)
    return _upstream(upstream, mask) * mask


# --- Optimizers: one step each ------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class OptimizerState:
    """What an optimizer remembers about one parameter from step to step.

    Attributes:
        step: The steps taken so far.
        momentum: The running mean of the gradients (Adam), or the last movement
            (momentum), in the shape of the parameter; 0 at first.
        velocity: The running mean of the squared gradients (RMSprop, Adam), or
            their sum (Adagrad), in the shape of the parameter; 0 at first.

    --- 한국어 ---
    옵티마이저가 모델 파라미터 하나를 두고 스텝 사이에 기억하는 값입니다.

    Attributes:
        step: 지금까지의 스텝 수.
        momentum: 그레이디언트의 이동 평균(Adam) 또는 직전의 이동량(모멘텀). 모델
            파라미터와 같은 크기이며 처음에는 0입니다.
        velocity: 그레이디언트 제곱의 이동 평균(RMSprop, Adam) 또는 합(Adagrad). 모델
            파라미터와 같은 크기이며 처음에는 0입니다.
    """

    step: int = 0
    momentum: Floats | float = 0.0
    velocity: Floats | float = 0.0


Optimizer = Callable[..., tuple[Floats, OptimizerState]]


def sgd_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.01,
) -> tuple[Floats, OptimizerState]:
    """Stochastic gradient descent: parameter - learning_rate * gradient.

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: How far to go against the gradient, above 0.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.sgd_step([1.0], [2.0], learning_rate=0.25)
        >>> parameter.tolist()
        [0.5]

    Lesson 07-2.

    --- 한국어 ---
    확률적 경사 하강법. parameter - learning_rate * gradient입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    return w - learning_rate * g, OptimizerState(last.step + 1)


def momentum_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
) -> tuple[Floats, OptimizerState]:
    """SGD with momentum: part of the last movement is made again.

    m = momentum * m - learning_rate * gradient; parameter + m.

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: How far to go against the gradient, above 0.
        momentum: The part of the last movement that is kept, between 0 and 1.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.momentum_step([1.0], [2.0], momentum=0.5)
        >>> parameter, state = ops.momentum_step(parameter, [2.0], state, momentum=0.5)
        >>> parameter.round(3).tolist()
        [0.95]

    Lesson 07-2. Source: Polyak (1964), Some methods of speeding up the convergence
    of iteration methods; as in `keras.optimizers.SGD(momentum=0.9)`.

    --- 한국어 ---
    모멘텀 최적화. 지난 이동량의 일부만큼 더 움직입니다.

    m = momentum * m - learning_rate * gradient, 그리고 parameter + m입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
        momentum: 지난 이동량을 남기는 비율. 0과 1 사이의 수입니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Polyak (1964), Some methods of speeding up the convergence of
    iteration methods. `keras.optimizers.SGD(momentum=0.9)`와 같습니다.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    check_rate("momentum", momentum)
    m = momentum * last.momentum - learning_rate * g
    return w + m, OptimizerState(last.step + 1, momentum=m)


def nesterov_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.01,
    momentum: float = 0.9,
) -> tuple[Floats, OptimizerState]:
    """SGD with Nesterov's momentum: look ahead along the movement just made.

    m = momentum * m - learning_rate * gradient;
    parameter + momentum * m - learning_rate * gradient.

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: How far to go against the gradient, above 0.
        momentum: The part of the last movement that is kept, between 0 and 1.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.nesterov_step([1.0], [2.0], momentum=0.5)
        >>> parameter.round(3).tolist()
        [0.97]

    Lesson 07-2. Source: Sutskever et al. (2013), On the importance of
    initialization and momentum in deep learning; as in
    `keras.optimizers.SGD(momentum=0.9, nesterov=True)`.

    --- 한국어 ---
    네스테로프 모멘텀 최적화. 방금 구한 이동량을 따라 한발 앞을 내다봅니다.

    m = momentum * m - learning_rate * gradient, 그리고
    parameter + momentum * m - learning_rate * gradient입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
        momentum: 지난 이동량을 남기는 비율. 0과 1 사이의 수입니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Sutskever 외 (2013), On the importance of initialization and
    momentum in deep learning. `keras.optimizers.SGD(momentum=0.9, nesterov=True)`와
    같습니다.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    check_rate("momentum", momentum)
    m = momentum * last.momentum - learning_rate * g
    return w + momentum * m - learning_rate * g, OptimizerState(last.step + 1, m)


def adagrad_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.001,
    initial_accumulator_value: float = 0.1,
    epsilon: float = 1e-7,
) -> tuple[Floats, OptimizerState]:
    """Adagrad: what has changed much moves less and less.

    v = v + gradient²; parameter - learning_rate * gradient / sqrt(v + epsilon).

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: How far to go against the gradient, above 0.
        initial_accumulator_value: v before the first step, 0 or more.
        epsilon: Keeps the division from 0, above 0.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.adagrad_step([1.0], [3.0], learning_rate=0.1)
        >>> parameter.round(4).tolist(), state.velocity.round(4).tolist()
        ([0.9006], [9.1])

    Lesson 07-2. Source: Duchi, Hazan and Singer (2011), Adaptive subgradient
    methods for online learning; as in `keras.optimizers.Adagrad`.

    --- 한국어 ---
    Adagrad. 많이 바뀐 모델 파라미터일수록 점점 조금씩 움직입니다.

    v = v + gradient², 그리고
    parameter - learning_rate * gradient / sqrt(v + epsilon)입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
        initial_accumulator_value: 첫 스텝 전의 v. 0 이상입니다.
        epsilon: 0으로 나누지 않게 하는 수. 0보다 큽니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Duchi, Hazan, Singer (2011), Adaptive subgradient methods for online
    learning. `keras.optimizers.Adagrad`와 같습니다.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    if not initial_accumulator_value >= 0:
        name, value = "initial_accumulator_value", initial_accumulator_value
        raise ValueError(requirement(name, "be 0 or more", repr(value)))
    check_positive("epsilon", epsilon)
    v = (last.velocity if last.step else initial_accumulator_value) + g**2
    w = w - learning_rate * g / np.sqrt(v + epsilon)
    return w, OptimizerState(last.step + 1, velocity=v)


def rmsprop_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.001,
    rho: float = 0.9,
    epsilon: float = 1e-7,
) -> tuple[Floats, OptimizerState]:
    """RMSprop: divide by the recent size of the gradient, not by all of its past.

    v = rho * v + (1 - rho) * gradient²;
    parameter - learning_rate * gradient / sqrt(v + epsilon).

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: How far to go against the gradient, above 0.
        rho: The part of v that is kept, between 0 and 1.
        epsilon: Keeps the division from 0, above 0.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.rmsprop_step([1.0], [3.0], learning_rate=0.1)
        >>> parameter.round(4).tolist(), state.velocity.round(4).tolist()
        ([0.6838], [0.9])

    Lesson 07-2. Source: Tieleman and Hinton (2012), Lecture 6.5 of Neural networks
    for machine learning; as in `keras.optimizers.RMSprop`.

    --- 한국어 ---
    RMSprop. 지난 그레이디언트 전부가 아니라 최근의 크기로 나눕니다.

    v = rho * v + (1 - rho) * gradient², 그리고
    parameter - learning_rate * gradient / sqrt(v + epsilon)입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
        rho: v를 남기는 비율. 0과 1 사이의 수입니다.
        epsilon: 0으로 나누지 않게 하는 수. 0보다 큽니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Tieleman, Hinton (2012), Neural networks for machine learning 강의
    6.5. `keras.optimizers.RMSprop`과 같습니다.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    check_rate("rho", rho)
    check_positive("epsilon", epsilon)
    v = rho * last.velocity + (1 - rho) * g**2
    w = w - learning_rate * g / np.sqrt(v + epsilon)
    return w, OptimizerState(last.step + 1, velocity=v)


def adam_step(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None = None,
    *,
    learning_rate: float = 0.001,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-7,
) -> tuple[Floats, OptimizerState]:
    """Adam: momentum and RMSprop together, corrected for their start from 0.

    m = m + (1 - beta_1)(gradient - m); v = v + (1 - beta_2)(gradient² - v);
    at step t, parameter - rate * m / (sqrt(v) + epsilon) with
    rate = learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t).

    Args:
        parameter: Weights of any shape.
        gradient: The gradient of the loss at them, the same shape.
        state: What the last step returned; None before the first.
        learning_rate: About how far each weight goes in one step, above 0.
        beta_1: The part of m that is kept, between 0 and 1.
        beta_2: The part of v that is kept, between 0 and 1.
        epsilon: Keeps the division from 0, above 0.

    Returns:
        The new parameter and the new state.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes differ or an option is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> parameter, state = ops.adam_step([1.0, 1.0], [3.0, -0.01])
        >>> parameter.round(4).tolist()  # one learning rate, whatever the gradient
        [0.999, 1.001]

    Lesson 07-2. Source: Kingma and Ba (2015), Adam: a method for stochastic
    optimization, arXiv:1412.6980, end of section 2; as in `keras.optimizers.Adam`.

    --- 한국어 ---
    Adam. 모멘텀과 RMSprop을 합치고, 0에서 출발한 만큼 보정합니다.

    m = m + (1 - beta_1)(gradient - m), v = v + (1 - beta_2)(gradient² - v)이고, t번째
    스텝에서 parameter - rate * m / (sqrt(v) + epsilon)입니다. 여기서
    rate = learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t)입니다.

    Args:
        parameter: 가중치나 절편. 크기는 자유입니다.
        gradient: 손실의 그레이디언트. 크기가 같아야 합니다.
        state: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        learning_rate: 가중치가 한 스텝에 움직이는 대략의 거리(학습률). 0보다 큽니다.
        beta_1: m을 남기는 비율. 0과 1 사이의 수입니다.
        beta_2: v를 남기는 비율. 0과 1 사이의 수입니다.
        epsilon: 0으로 나누지 않게 하는 수. 0보다 큽니다.

    Returns:
        새 모델 파라미터와 새 상태.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 다르거나 옵션이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Kingma, Ba (2015), Adam: a method for stochastic optimization,
    arXiv:1412.6980, 2절 끝. `keras.optimizers.Adam`과 같습니다.
    """
    w, g, last = _step_arrays(parameter, gradient, state, learning_rate)
    check_rate("beta_1", beta_1)
    check_rate("beta_2", beta_2)
    check_positive("epsilon", epsilon)
    t = last.step + 1
    m = last.momentum + (1 - beta_1) * (g - last.momentum)
    v = last.velocity + (1 - beta_2) * (g**2 - last.velocity)
    rate = learning_rate * (1 - beta_2**t) ** 0.5 / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), OptimizerState(t, m, v)


# --- From the perceptron to backpropagation -----------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Perceptron:
    """A perceptron after training: it says 1 where inputs @ weights + bias > 0.

    Attributes:
        weights: Shape (features,), float64.
        bias: The bias.
        epochs: The passes over the data, the last one without a mistake included.
        converged: Whether such a pass came; for XOR it never does.

    --- 한국어 ---
    훈련을 마친 퍼셉트론입니다. inputs @ weights + bias > 0이면 1로 예측합니다.

    Attributes:
        weights: 가중치. 크기 (특성 개수,), float64입니다.
        bias: 절편.
        epochs: 에포크 횟수. 틀린 것이 없던 마지막 에포크도 셉니다.
        converged: 틀린 것이 없는 에포크가 있었는지 여부. XOR에서는 오지 않습니다.
    """

    weights: Floats
    bias: float
    epochs: int
    converged: bool


def perceptron(
    inputs: npt.ArrayLike,
    target: npt.ArrayLike,
    *,
    learning_rate: float = 1.0,
    epochs: int = 100,
) -> Perceptron:
    """Train one neuron with a threshold by Rosenblatt's rule, from weights of 0.

    After each example weights + learning_rate * (target - predicted) * inputs.

    Args:
        inputs: Shape (n, features).
        target: 0 or 1 for each row, shape (n,).
        learning_rate: The size of one correction, above 0.
        epochs: When to give up.

    Returns:
        Weights, bias, epochs, and whether a whole epoch went without a mistake:
        AND and OR can be separated by a line and converge, XOR cannot.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the shapes do not fit or a value is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> inputs = [[0, 0], [0, 1], [1, 0], [1, 1]]
        >>> ops.perceptron(inputs, [0, 0, 0, 1])  # AND
        Perceptron(weights=array([2., 1.]), bias=-2.0, epochs=6, converged=True)
        >>> ops.perceptron(inputs, [0, 1, 1, 0]).converged  # XOR
        False

    Lesson 07-2. Source: Rosenblatt (1958), The perceptron; Minsky and Papert (1969),
    Perceptrons, on XOR.

    --- 한국어 ---
    임계값이 있는 뉴런 하나를 로젠블랫의 규칙으로 훈련합니다. 가중치는 0에서
    출발합니다.

    샘플마다 weights + learning_rate * (target - predicted) * inputs로 고칩니다.

    Args:
        inputs: 크기 (n, 특성 개수).
        target: 행마다 0 또는 1. 크기는 (n,)입니다.
        learning_rate: 한 번에 고치는 크기(학습률). 0보다 큽니다.
        epochs: 이만큼 반복해도 안 되면 멈춥니다.

    Returns:
        가중치, 절편, 에포크 횟수, 그리고 한 에포크를 틀리지 않고 마쳤는지 여부. AND와
        OR은 직선 하나로 나눌 수 있어 수렴하고, XOR은 그럴 수 없습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 크기가 맞지 않거나 값이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Rosenblatt (1958), The perceptron. XOR은 Minsky, Papert (1969),
    Perceptrons.
    """
    rows = _numbers("inputs", inputs, axes=("n", "features"))
    answers = _labels("target", target, 2, len(rows))
    check_positive("learning_rate", learning_rate)
    check_at_least("epochs", epochs, 1)
    weights, bias = np.zeros(rows.shape[1]), 0.0
    for epoch in range(1, epochs + 1):
        mistakes = 0
        for x, answer in zip(rows, answers, strict=True):  # x: (features,)
            error = int(answer) - int(x @ weights + bias > 0)  # -1, 0 or 1
            weights = weights + learning_rate * error * x
            bias += learning_rate * error
            mistakes += abs(error)
        if mistakes == 0:
            return Perceptron(weights, bias, epoch, converged=True)
    return Perceptron(weights, bias, epochs, converged=False)


@dataclass(frozen=True, slots=True, eq=False)
class XorNetwork:
    """A network with one hidden layer, trained on XOR.

    Attributes:
        weights: Those of the hidden layer (2, hidden), its bias (hidden,), those of
            the output layer (hidden, 1), its bias (1,); float64.
        losses: The binary cross-entropy before each epoch, shape (epochs,).
        probabilities: Of a 1, for 00, 01, 10 and 11, after the last epoch, (4,).

    --- 한국어 ---
    XOR을 훈련한, 은닉층이 하나인 신경망입니다.

    Attributes:
        weights: 은닉층의 가중치 (2, 뉴런 개수)와 절편 (뉴런 개수,), 출력층의 가중치
            (뉴런 개수, 1)과 절편 (1,). float64입니다.
        losses: 에포크를 시작할 때마다 잰 이진 크로스 엔트로피. 크기는 (에포크,)입니다.
        probabilities: 마지막 에포크 뒤에 00, 01, 10, 11이 1일 확률. 크기는 (4,)입니다.
    """

    weights: tuple[Floats, Floats, Floats, Floats]
    losses: Floats
    probabilities: Floats


def train_xor(
    *, hidden: int = 4, epochs: int = 500, learning_rate: float = 1.0, seed: int = 42
) -> XorNetwork:
    """Solve XOR with a hidden layer of tanh and backpropagation, written out.

    Args:
        hidden: Units of the hidden layer; with few, some seeds reach a dead end
            (with 4 the seed 0 does).
        epochs: Steps of gradient descent, each over all four rows.
        learning_rate: How far to go against the gradient, above 0.
        seed: The seed of the first weights, 0 to 2**32 - 1.

    Returns:
        The weights, the loss before each epoch and the four probabilities.

    Raises:
        ValueError: If an argument is outside its range.

    Example:
        >>> from fmnist_learn import ops
        >>> ops.train_xor().probabilities.round().tolist()
        [0.0, 1.0, 1.0, 0.0]

    Lesson 07-2. Source: Rumelhart, Hinton and Williams (1986), Learning
    representations by back-propagating errors.

    --- 한국어 ---
    tanh 은닉층과 역전파로 XOR을 풉니다. 계산 과정을 모두 적었습니다.

    Args:
        hidden: 은닉층의 뉴런 개수. 적으면 시드에 따라 풀지 못하기도 합니다(4개이면
            시드 0이 그렇습니다).
        epochs: 경사 하강법의 스텝 수. 스텝마다 네 행을 모두 씁니다.
        learning_rate: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
        seed: 처음 가중치를 뽑는 시드. 0부터 2**32 - 1까지입니다.

    Returns:
        가중치, 에포크마다의 손실, 네 확률.

    Raises:
        ValueError: 매개변수 값이 범위를 벗어날 때 발생합니다.

    07-2절. 출처: Rumelhart, Hinton, Williams (1986), Learning representations by
    back-propagating errors.
    """
    check_at_least("hidden", hidden, 1)
    check_at_least("epochs", epochs, 1)
    check_seed("seed", seed)
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # (4, 2)
    target = np.array([[0], [1], [1], [0]])  # (4, 1)
    rng = np.random.default_rng(seed)
    w1: Floats = rng.normal(size=(2, hidden))
    b1: Floats = np.zeros(hidden)
    w2: Floats = rng.normal(size=(hidden, 1))
    b2: Floats = np.zeros(1)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        # Forward
        z = dense(inputs, w1, b1)  # (4, hidden)
        a = tanh(z)  # (4, hidden)
        p = sigmoid(dense(a, w2, b2))  # (4, 1)
        losses[epoch] = binary_cross_entropy(target, p)
        # Backward: each line takes the gradient of the one before
        upstream = sigmoid_binary_cross_entropy_gradient(target, p)  # (4, 1)
        upstream, w2_gradient, b2_gradient = dense_gradient(a, w2, upstream)
        upstream = tanh_gradient(z, upstream)  # (4, hidden)
        _, w1_gradient, b1_gradient = dense_gradient(inputs, w1, upstream)
        # Downhill
        w1, _ = sgd_step(w1, w1_gradient, learning_rate=learning_rate)
        b1, _ = sgd_step(b1, b1_gradient, learning_rate=learning_rate)
        w2, _ = sgd_step(w2, w2_gradient, learning_rate=learning_rate)
        b2, _ = sgd_step(b2, b2_gradient, learning_rate=learning_rate)
    p = sigmoid(dense(tanh(dense(inputs, w1, b1)), w2, b2))
    return XorNetwork((w1, b1, w2, b2), losses, p.ravel())


# --- The models of the course, from their weights -----------------------------------


def forward(
    model_weights: Sequence[npt.ArrayLike],
    images: npt.ArrayLike,
    *,
    activation: str = "relu",
    padding: Padding = "same",
    pooling: Literal["max", "average"] = "max",
) -> dict[str, Floats]:
    """Predict with the weights of a course model, keeping what every layer gives.

    The shapes tell the model: one pair of weights and bias is `build_dense`, more
    are `build_deep`, kernels of four axes come from `build_cnn`.

    Args:
        model_weights: What `model.get_weights()` gives: kernel, bias, kernel, ...
        images: Scaled images in the shape that the model takes: (n, 784),
            (n, 28, 28) or (n, 28, 28, 1).
        activation: That of the hidden layers: `"relu"`, `"leaky_relu"`, `"sigmoid"`,
            `"tanh"` or `"linear"`.
        padding: That of the convolutions, as given to `build_cnn`.
        pooling: As given to `build_cnn`.

    Returns:
        The activations by the name of the layer, in order; `"output"`, the last,
        holds the probabilities, shape (n, classes). As in prediction, nothing is
        dropped.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If the weights are of another kind of model, the shapes do not
            fit, or an option is unknown.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> model_weights = [np.zeros((784, 10)), np.zeros(10)]
        >>> outputs = ops.forward(model_weights, np.zeros((1, 784)))
        >>> outputs["output"][0, :3].tolist()
        [0.1, 0.1, 0.1]

    Lessons 07-1 to 08-3.

    --- 한국어 ---
    교재 모델의 가중치로 예측하면서 층마다의 출력을 모두 남깁니다.

    모델은 크기로 알아봅니다. 가중치와 절편이 한 쌍이면 `build_dense`, 여럿이면
    `build_deep`, 축이 네 개인 커널이 있으면 `build_cnn`입니다.

    Args:
        model_weights: `model.get_weights()`가 돌려주는 커널, 절편, 커널, ...
        images: 모델의 입력과 크기가 같은, [0, 1] 범위로 바꾼 이미지. (n, 784),
            (n, 28, 28) 또는 (n, 28, 28, 1)입니다.
        activation: 은닉층의 활성화 함수. `"relu"`, `"leaky_relu"`, `"sigmoid"`,
            `"tanh"`, `"linear"` 가운데 하나입니다.
        padding: `build_cnn`에 준 합성곱의 패딩.
        pooling: `build_cnn`에 준 풀링.

    Returns:
        층 이름마다의 출력을 순서대로 담은 딕셔너리. 마지막 `"output"`이 확률이고
        크기는 (n, 클래스 개수)입니다. 예측이므로 드롭아웃은 적용하지 않습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 다른 모델의 가중치이거나, 크기가 맞지 않거나, 모르는 옵션일 때
            발생합니다.

    07-1절부터 08-3절까지.
    """
    check_choice("activation", activation, tuple(_ACTIVATIONS))
    check_choice("pooling", pooling, tuple(_POOLINGS))
    activate, _ = _ACTIVATIONS[activation]
    pool, _ = _POOLINGS[pooling]
    x = _numbers("images", images)
    outputs: dict[str, Floats] = {}
    for name, pair in _layers(model_weights):
        if name.startswith("conv"):
            x = relu(conv2d(x, *pair, padding=padding))
        elif name.startswith("pool"):
            x = pool(x)
        elif name == "flatten":
            x = flatten(x)
        elif name == "output":
            x = softmax(dense(x, *pair))
        else:
            x = activate(dense(x, *pair))
        outputs[name] = x
    return outputs


def backward(
    model_weights: Sequence[npt.ArrayLike],
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    *,
    activation: str = "relu",
    padding: Padding = "same",
    pooling: Literal["max", "average"] = "max",
) -> tuple[float, list[Floats]]:
    """Backpropagation: the gradient of the loss at every weight of a course model.

    Args:
        model_weights: As in `forward`.
        images: As in `forward`.
        labels: Labels of shape (n,) or one-hot rows (n, classes).
        activation: As in `forward`.
        padding: As in `forward`.
        pooling: As in `forward`.

    Returns:
        The mean cross-entropy, and its gradients in the order and the shapes of
        `model_weights`. Nothing is dropped.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: As `forward`, or if the labels do not fit.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> model_weights = [np.zeros((784, 10)), np.zeros(10)]
        >>> loss, gradients = ops.backward(model_weights, np.zeros((1, 784)), [3])
        >>> round(loss, 3), gradients[1].round(1)[:4].tolist()
        (2.303, [0.1, 0.1, 0.1, -0.9])

    Lessons 07-1 to 08-2.

    --- 한국어 ---
    역전파. 교재 모델의 가중치마다 손실의 그레이디언트를 구합니다.

    Args:
        model_weights: `forward`와 같습니다.
        images: `forward`와 같습니다.
        labels: 레이블 (n,) 또는 원-핫 인코딩한 (n, 클래스 개수).
        activation: `forward`와 같습니다.
        padding: `forward`와 같습니다.
        pooling: `forward`와 같습니다.

    Returns:
        크로스 엔트로피의 평균, 그리고 `model_weights`와 순서와 크기가 같은
        그레이디언트. 드롭아웃은 적용하지 않습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `forward`와 같거나 레이블이 맞지 않을 때 발생합니다.

    07-1절부터 08-2절까지.
    """
    outputs = forward(
        model_weights, images, activation=activation, padding=padding, pooling=pooling
    )
    _, activation_gradient = _ACTIVATIONS[activation]
    _, pool_gradient = _POOLINGS[pooling]
    # What each layer was given is what the layer before it gave.
    inputs = [_numbers("images", images), *outputs.values()]

    upstream = softmax_cross_entropy_gradient(labels, outputs["output"])
    gradients: list[Floats] = []
    layers = zip(_layers(model_weights), inputs, strict=False)
    for (name, pair), x in reversed(list(layers)):
        if name.startswith("pool"):
            upstream = pool_gradient(x, upstream)
        elif name == "flatten":
            upstream = flatten_gradient(x, upstream)
        elif name.startswith("conv"):
            upstream = relu_gradient(outputs[name], upstream)
            upstream, *found = conv2d_gradient(x, pair[0], upstream, padding=padding)
            gradients = [*found, *gradients]
        else:
            if name != "output":
                upstream = activation_gradient(dense(x, *pair), upstream)
            upstream, *found = dense_gradient(x, pair[0], upstream)
            gradients = [*found, *gradients]
    return cross_entropy(labels, outputs["output"]), gradients


def train_step(
    model_weights: Sequence[npt.ArrayLike],
    images: npt.ArrayLike,
    labels: npt.ArrayLike,
    *,
    optimizer: Optimizer = sgd_step,
    learning_rate: float | None = None,
    states: Sequence[OptimizerState] | None = None,
    activation: str = "relu",
    padding: Padding = "same",
    pooling: Literal["max", "average"] = "max",
) -> tuple[list[Floats], list[OptimizerState], float]:
    """Train a course model for one step, as `model.train_on_batch` does.

    Args:
        model_weights: As in `forward`.
        images: One batch, as in `forward`.
        labels: Labels of shape (n,) or one-hot rows (n, classes).
        optimizer: One of `sgd_step`, `momentum_step`, `nesterov_step`,
            `adagrad_step`, `rmsprop_step`, `adam_step`.
        learning_rate: That of the optimizer; None for its default.
        states: What the last step returned; None before the first.
        activation: As in `forward`.
        padding: As in `forward`.
        pooling: As in `forward`.

    Returns:
        The new weights, the new states (one for each array of weights) and the loss
        before the step. Nothing is dropped.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: As `backward`, or if the number of states does not fit.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import ops
        >>> model_weights, states = [np.zeros((784, 10)), np.zeros(10)], None
        >>> images, labels = np.full((1, 784), 0.5), [3]
        >>> for _ in range(2):
        ...     model_weights, states, loss = ops.train_step(
        ...         model_weights, images, labels, optimizer=ops.adam_step,
        ...         states=states,
        ...     )
        ...     print(round(loss, 2))
        2.3
        1.63

    Lessons 07-1 to 08-2.

    --- 한국어 ---
    교재 모델을 `model.train_on_batch`처럼 한 스텝 훈련합니다.

    Args:
        model_weights: `forward`와 같습니다.
        images: 배치 하나. `forward`와 같습니다.
        labels: 레이블 (n,) 또는 원-핫 인코딩한 (n, 클래스 개수).
        optimizer: `sgd_step`, `momentum_step`, `nesterov_step`, `adagrad_step`,
            `rmsprop_step`, `adam_step` 가운데 하나입니다.
        learning_rate: 옵티마이저의 학습률. None이면 그 기본값입니다.
        states: 지난 스텝이 돌려준 상태. 첫 스텝에서는 None입니다.
        activation: `forward`와 같습니다.
        padding: `forward`와 같습니다.
        pooling: `forward`와 같습니다.

    Returns:
        새 가중치, 가중치 배열마다의 새 상태, 그리고 스텝 전의 손실. 드롭아웃은
        적용하지 않습니다.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: `backward`와 같거나 상태의 개수가 맞지 않을 때 발생합니다.

    07-1절부터 08-2절까지.
    """
    loss, gradients = backward(
        model_weights,
        images,
        labels,
        activation=activation,
        padding=padding,
        pooling=pooling,
    )
    last = [None] * len(gradients) if states is None else list(states)
    if len(last) != len(gradients):
        rule = f"hold one state for each of the {len(gradients)} arrays of weights"
        raise ValueError(requirement("states", rule, f"{len(last)} states"))
    options = {} if learning_rate is None else {"learning_rate": learning_rate}
    steps = [
        optimizer(parameter, gradient, state, **options)
        for parameter, gradient, state in zip(
            model_weights, gradients, last, strict=True
        )
    ]
    return [weights for weights, _ in steps], [state for _, state in steps], loss


# --- What the functions above share -------------------------------------------------

_ACTIVATIONS: dict[str, tuple[Callable[..., Floats], Callable[..., Floats]]] = {
    "relu": (relu, relu_gradient),
    "leaky_relu": (leaky_relu, leaky_relu_gradient),
    "sigmoid": (sigmoid, sigmoid_gradient),
    "tanh": (tanh, tanh_gradient),
    "linear": (lambda z: z, lambda z, upstream: upstream),  # noqa: ARG005
}
_POOLINGS: dict[str, tuple[Callable[..., Floats], Callable[..., Floats]]] = {
    "max": (max_pool2d, max_pool2d_gradient),
    "average": (avg_pool2d, avg_pool2d_gradient),
}


def _layers(
    model_weights: Sequence[npt.ArrayLike],
) -> list[tuple[str, tuple[Floats, ...]]]:
    """Name the layers as models.py does, each with its kernel and bias, if any."""
    arrays = [_numbers("model_weights", array) for array in model_weights]
    pairs = list(zip(arrays[::2], arrays[1::2], strict=False))
    axes = [kernel.ndim for kernel, _ in pairs]
    convolutions = axes.count(4)
    if (
        not pairs
        or len(arrays) % 2
        or axes != [4] * convolutions + [2] * (len(axes) - convolutions)
        or axes[-1] != 2
        or any(bias.shape != kernel.shape[-1:] for kernel, bias in pairs)
    ):
        rule = (
            "be kernels, each followed by its bias, of convolutions and then of "
            "dense layers, as model.get_weights() gives them"
        )
        received = f"arrays of shape {', '.join(str(array.shape) for array in arrays)}"
        raise ValueError(requirement("model_weights", rule, received))

    layers: list[tuple[str, tuple[Floats, ...]]] = []
    for number, pair in enumerate(pairs[:convolutions], start=1):
        layers += [(f"conv_{number}", pair), (f"pool_{number}", ())]
    hidden = pairs[convolutions:-1]
    if convolutions or hidden:
        layers.append(("flatten", ()))
    for number, pair in enumerate(hidden, start=1):
        layers.append((f"hidden_{number}" if len(hidden) > 1 else "hidden", pair))
    return [*layers, ("output", pairs[-1])]


def _numbers(
    name: str,
    values: npt.ArrayLike,
    *,
    axes: tuple[str, ...] | None = None,
    least: int = 0,
) -> Floats:
    """An array of floats with these axes, or with `least` of them or more."""
    array = np.asarray(values)
    if array.dtype.kind not in "buif":
        rule = "be an array of numbers"
        raise TypeError(requirement(name, rule, f"array of {array.dtype}"))
    if array.size == 0:
        rule, received = "hold at least one number", f"array of shape {array.shape}"
        raise ValueError(requirement(name, rule, received))
    if array.ndim < least or (axes is not None and array.ndim != len(axes)):
        rule = f"have the shape ({', '.join(axes or ('n', '...'))})"
        remedy = ""
        if axes == _IMAGES and array.ndim == 3:
            remedy = f"Gray images need their one channel: {name}[..., np.newaxis]."
        received = f"array of shape {array.shape}"
        raise ValueError(requirement(name, rule, received, remedy))
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def _labels(
    name: str, labels: npt.ArrayLike, classes: int, count: int | None = None
) -> npt.NDArray[np.integer[Any]]:
    """`count` whole numbers from 0 to classes - 1."""
    array = np.asarray(labels)
    _numbers(name, array, least=1)
    check_labels(name, array, len(array) if count is None else count, classes=classes)
    return array


def _target_rows(target: npt.ArrayLike, p: Floats) -> Floats:
    """One-hot rows in the shape and the dtype of `p`, from labels or such rows."""
    if np.ndim(target) == 2:
        rows = _numbers("target", target)
        _check_shape("target", rows, p.shape)
        _check_range("target", rows)
    else:
        rows = one_hot(_labels("target", target, p.shape[1], len(p)), p.shape[1])
    return rows.astype(p.dtype)


def _same_shape(
    target: npt.ArrayLike, probabilities: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Two arrays of numbers from 0 to 1."""
    p = _numbers("probabilities", probabilities)
    _check_range("probabilities", p, "Turn scores into them with sigmoid.")
    y = _numbers("target", target).astype(p.dtype)
    _check_shape("target", y, p.shape)
    _check_range("target", y)
    return y, p


def _probabilities(
    name: str, probabilities: npt.ArrayLike, *, axes: tuple[str, ...] | None = None
) -> Floats:
    """Rows of numbers from 0 to 1 that sum to 1."""
    p = _numbers(name, probabilities, axes=axes, least=1)
    remedy = "Turn scores into probabilities with softmax."
    _check_range(name, p, remedy)
    sums = p.sum(axis=-1)
    if not np.allclose(sums, 1, atol=1e-3):
        rule = "hold rows that sum to 1"
        received = f"sums from {sums.min():g} to {sums.max():g}"
        raise ValueError(requirement(name, rule, received, remedy))
    return p


def _clip(p: Floats, epsilon: float, highest: float | None = None) -> Floats:
    if not 0 <= epsilon < 0.5:
        rule = "be a number from 0 to 0.5, 0.5 excluded"
        raise ValueError(requirement("epsilon", rule, repr(epsilon)))
    return np.clip(p, epsilon, 1 - epsilon if highest is None else highest)


def _times_log(y: Floats, p: Floats) -> Floats:
    """-y log p, and 0 where y is 0, whatever p is."""
    with np.errstate(divide="ignore", invalid="ignore"):  # log 0 is -inf, rightly
        return np.where(y > 0, -y * np.log(p), 0)


def _upstream(
    upstream: npt.ArrayLike, like: Floats, shape: tuple[int, ...] | None = None
) -> Floats:
    """The upstream gradient in the dtype of `like`, and in `shape` or its shape."""
    gradient = _numbers("upstream", upstream).astype(like.dtype)
    shape = like.shape if shape is None else shape
    if gradient.ndim:  # a single number stands for every place
        _check_shape("upstream", gradient, shape)
    return np.broadcast_to(gradient, shape)


def _check_shape(name: str, array: Floats, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        rule, received = f"have the shape {shape}", f"array of shape {array.shape}"
        raise ValueError(requirement(name, rule, received))


def _check_range(name: str, array: Floats, remedy: str = "") -> None:
    low, high = array.min(), array.max()
    if not (low >= 0 and high <= 1 + 1e-6):  # the last digit of a float32; not nan
        rule, received = "lie between 0 and 1", f"values from {low:g} to {high:g}"
        raise ValueError(requirement(name, rule, received, remedy))


def _bias(bias: npt.ArrayLike | None, weights: Floats) -> Floats | float:
    """One number for each unit or filter, the last axis of the weights."""
    if bias is None:
        return 0.0
    array = _numbers("bias", bias)
    _check_shape("bias", array, weights.shape[-1:])
    return array


def _dense_arrays(
    inputs: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[Floats, Floats]:
    x = _numbers("inputs", inputs, axes=("n", "features"))
    w = _numbers("weights", weights, axes=("features", "units"))
    if len(w) != x.shape[1]:
        rule = f"have one row for each of the {x.shape[1]} features of the inputs"
        raise ValueError(requirement("weights", rule, f"array of shape {w.shape}"))
    return x, w


def _conv_arrays(images: npt.ArrayLike, kernel: npt.ArrayLike) -> tuple[Floats, Floats]:
    axes = ("kernel height", "kernel width", "channels", "filters")
    x = _numbers("images", images, axes=_IMAGES)
    w = _numbers("kernel", kernel, axes=axes)
    if w.shape[2] != x.shape[3]:
        rule = f"have the {x.shape[3]} channels of the images on its third axis"
        raise ValueError(requirement("kernel", rule, f"array of shape {w.shape}"))
    return x, w


def _step_arrays(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None,
    learning_rate: float,
) -> tuple[Floats, Floats, OptimizerState]:
    w = _numbers("parameter", parameter)
    g = _numbers("gradient", gradient).astype(w.dtype)
    _check_shape("gradient", g, w.shape)
    check_positive("learning_rate", learning_rate)
    return w, g, OptimizerState() if state is None else state


def _four_sides(border: int | Border) -> Border:
    sides = ((border, border), (border, border)) if isinstance(border, int) else border
    for side in (*sides[0], *sides[1]):
        check_at_least("border", side, 0)
    return sides


def _border(
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
            rule = f"be no larger than the image, {height}x{width}"
            received, remedy = f"{size[0]}x{size[1]}", "Or use padding='same'."
            raise ValueError(requirement(name, rule, received, remedy))
        return (0, 0), (0, 0)

    def sides(pixels: int, window: int) -> tuple[int, int]:
        windows = -(-pixels // strides)  # ceil(pixels / strides)
        lacking = max((windows - 1) * strides + window - pixels, 0)
        return lacking // 2, lacking - lacking // 2  # the odd pixel comes last

    return sides(height, size[0]), sides(width, size[1])


def _pool_border(
    images: Floats, pool_size: int, strides: int | None, padding: Padding
) -> tuple[tuple[int, int], int, Border]:
    check_at_least("pool_size", pool_size, 1)
    strides = pool_size if strides is None else strides
    size = (pool_size, pool_size)
    return size, strides, _border("pool_size", images, size, strides, padding)


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
