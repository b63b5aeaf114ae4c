"""One step of each optimizer.

--- 한국어 ---
옵티마이저마다 가중치를 한 스텝 고치는 함수입니다.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_positive, check_rate
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.ops._arrays import Floats, as_floats, check_shape


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
    """Adagrad: a weight whose gradients were large moves less and less.

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
    Adagrad. 그레이디언트가 컸던 모델 파라미터일수록 점점 조금씩 움직입니다.

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
        rule = Text(ko="0 이상이어야 합니다", en="be 0 or more")
        raise refusal(ValueError, name, rule, repr(value))
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


def _step_arrays(
    parameter: npt.ArrayLike,
    gradient: npt.ArrayLike,
    state: OptimizerState | None,
    learning_rate: float,
) -> tuple[Floats, Floats, OptimizerState]:
    w = as_floats("parameter", parameter)
    g = as_floats("gradient", gradient).astype(w.dtype)
    check_shape("gradient", g, w.shape)
    check_positive("learning_rate", learning_rate)
    return w, g, OptimizerState() if state is None else state
