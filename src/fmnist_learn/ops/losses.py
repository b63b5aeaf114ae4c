"""How far probabilities are from labels: one-hot rows, losses, accuracy.

--- 한국어 ---
확률이 레이블에서 얼마나 벗어났는지 잽니다. 원-핫 인코딩, 손실 함수, 정확도입니다.
"""

import math

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_at_least
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.ops._arrays import Floats, as_floats, as_labels, check_shape

_ROWS = ("n", "classes")


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
    rows = as_labels("labels", labels, num_classes)
    # Row i of the identity matrix is the answer for label i: (n,) -> (n, num_classes)
    answers: Floats = np.eye(num_classes)[rows]
    return answers


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
        rule = Text(ko="1보다 큰 수여야 합니다", en="be a number above 1")
        raise refusal(ValueError, "base", rule, repr(base))
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
    check_shape("target", q, p.shape)
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
    p = as_floats("probabilities", probabilities, axes=_ROWS)
    predicted = p.argmax(axis=1)  # (n, classes) -> (n,)
    return float((predicted == _target_rows(target, p).argmax(axis=1)).mean())


def _target_rows(target: npt.ArrayLike, p: Floats) -> Floats:
    """One-hot rows in the shape and the dtype of `p`, from labels or such rows."""
    if np.ndim(target) == 2:
        rows = as_floats("target", target)
        check_shape("target", rows, p.shape)
        _check_range("target", rows)
    else:
        rows = one_hot(as_labels("target", target, p.shape[1], len(p)), p.shape[1])
    return rows.astype(p.dtype)


def _same_shape(
    target: npt.ArrayLike, probabilities: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Two arrays of numbers from 0 to 1."""
    p = as_floats("probabilities", probabilities)
    remedy = Text(
        ko="점수를 sigmoid로 확률로 바꾸세요.",
        en="Turn scores into them with sigmoid.",
    )
    _check_range("probabilities", p, remedy)
    y = as_floats("target", target).astype(p.dtype)
    check_shape("target", y, p.shape)
    _check_range("target", y)
    return y, p


def _probabilities(
    name: str, probabilities: npt.ArrayLike, *, axes: tuple[str, ...] | None = None
) -> Floats:
    """Rows of numbers from 0 to 1 that sum to 1."""
    p = as_floats(name, probabilities, axes=axes, least=1)
    remedy = Text(
        ko="점수를 softmax로 확률로 바꾸세요.",
        en="Turn scores into probabilities with softmax.",
    )
    _check_range(name, p, remedy)
    sums = p.sum(axis=-1)
    if not np.allclose(sums, 1, atol=1e-3):
        rule = Text(ko="행마다 합이 1이어야 합니다", en="hold rows that sum to 1")
        received = Text(
            ko=f"{sums.min():g}에서 {sums.max():g}까지의 합",
            en=f"sums from {sums.min():g} to {sums.max():g}",
        )
        raise refusal(ValueError, name, rule, received, remedy)
    return p


def _check_range(name: str, array: Floats, remedy: Text | None = None) -> None:
    low, high = array.min(), array.max()
    if not (low >= 0 and high <= 1 + 1e-6):  # the last digit of a float32; not nan
        rule = Text(ko="0과 1 사이여야 합니다", en="lie between 0 and 1")
        received = Text(
            ko=f"{low:g}에서 {high:g}까지의 값",
            en=f"values from {low:g} to {high:g}",
        )
        raise refusal(ValueError, name, rule, received, remedy)


def _clip(p: Floats, epsilon: float, highest: float | None = None) -> Floats:
    if not 0 <= epsilon < 0.5:
        rule = Text(
            ko="0 이상이고 0.5보다 작은 수여야 합니다",
            en="be a number from 0 to 0.5, 0.5 excluded",
        )
        raise refusal(ValueError, "epsilon", rule, repr(epsilon))
    return np.clip(p, epsilon, 1 - epsilon if highest is None else highest)


def _times_log(y: Floats, p: Floats) -> Floats:
    """-y log p, and 0 where y is 0, whatever p is."""
    with np.errstate(divide="ignore", invalid="ignore"):  # log 0 is -inf, rightly
        return np.where(y > 0, -y * np.log(p), 0)
