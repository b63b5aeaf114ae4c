"""What a neuron makes of its sum, each function beside its gradient.

--- 한국어 ---
뉴런이 더한 값을 바꾸는 활성화 함수입니다. 함수마다 그레이디언트가 뒤따릅니다.
"""

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_positive
from fmnist_learn.ops._arrays import Floats, as_floats, as_upstream


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
    z = as_floats("z", z)
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
    return as_upstream(upstream, a) * a * (1 - a)


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
    return np.maximum(as_floats("z", z), 0)


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
    z = as_floats("z", z)
    return np.where(z > 0, as_upstream(upstream, z), 0)


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
    z = as_floats("z", z)
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
    z = as_floats("z", z)
    upstream = as_upstream(upstream, z)
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
    return np.tanh(as_floats("z", z))


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
    return as_upstream(upstream, a) * (1 - a**2)


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
    z = as_floats("logits", logits, least=1)
    check_positive("temperature", temperature)
    with np.errstate(over="ignore"):  # -inf becomes a probability of 0
        # Only differences count; with the largest score at 0, exp cannot overflow.
        powers: Floats = np.exp((z - z.max(axis=-1, keepdims=True)) / temperature)
    p: Floats = powers / powers.sum(axis=-1, keepdims=True)  # (..., classes)
    return p
