"""Whole networks: the perceptron, XOR, and the models of the course.

--- 한국어 ---
신경망 전체입니다. 퍼셉트론, XOR을 배우는 신경망, 책의 모델이 있습니다.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_positive,
    check_seed,
)
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.ops._arrays import Floats, Padding, as_floats, as_labels
from fmnist_learn.ops.activations import (
    leaky_relu,
    leaky_relu_gradient,
    relu,
    relu_gradient,
    sigmoid,
    sigmoid_gradient,
    softmax,
    tanh,
    tanh_gradient,
)
from fmnist_learn.ops.layers import (
    avg_pool2d,
    avg_pool2d_gradient,
    conv2d,
    conv2d_gradient,
    dense,
    dense_gradient,
    flatten,
    flatten_gradient,
    max_pool2d,
    max_pool2d_gradient,
)
from fmnist_learn.ops.losses import (
    binary_cross_entropy,
    cross_entropy,
    sigmoid_binary_cross_entropy_gradient,
    softmax_cross_entropy_gradient,
)
from fmnist_learn.ops.optimizers import Optimizer, OptimizerState, sgd_step


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
    rows = as_floats("inputs", inputs, axes=("n", "features"))
    answers = as_labels("target", target, 2, len(rows))
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
    책의 모델의 가중치로 예측하면서 층마다의 출력을 모두 남깁니다.

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
    x = as_floats("images", images)
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
    역전파. 책의 모델의 가중치마다 손실의 그레이디언트를 구합니다.

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
    inputs = [as_floats("images", images), *outputs.values()]

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
    책의 모델을 `model.train_on_batch`처럼 한 스텝 훈련합니다.

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
        rule = Text(
            ko=f"가중치 배열 {len(gradients)}개마다 상태가 하나씩 있어야 합니다",
            en=f"hold one state for each of the {len(gradients)} arrays of weights",
        )
        received = Text(ko=f"상태 {len(last)}개", en=f"{len(last)} states")
        raise refusal(ValueError, "states", rule, received)
    options = {} if learning_rate is None else {"learning_rate": learning_rate}
    steps = [
        optimizer(parameter, gradient, state, **options)
        for parameter, gradient, state in zip(
            model_weights, gradients, last, strict=True
        )
    ]
    return [weights for weights, _ in steps], [state for _, state in steps], loss


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
    arrays = [as_floats("model_weights", array) for array in model_weights]
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
        rule = Text(
            ko="model.get_weights()가 주는 대로 합성곱층 다음에 밀집층이 오고, 층마다 "
            "커널 다음에 절편이 와야 합니다",
            en="be kernels, each followed by its bias, of convolutions and then of "
            "dense layers, as model.get_weights() gives them",
        )
        shapes = ", ".join(str(array.shape) for array in arrays)
        received = Text(ko=f"크기가 {shapes}인 배열", en=f"arrays of shape {shapes}")
        raise refusal(ValueError, "model_weights", rule, received)

    layers: list[tuple[str, tuple[Floats, ...]]] = []
    for number, pair in enumerate(pairs[:convolutions], start=1):
        layers += [(f"conv_{number}", pair), (f"pool_{number}", ())]
    hidden = pairs[convolutions:-1]
    if convolutions or hidden:
        layers.append(("flatten", ()))
    for number, pair in enumerate(hidden, start=1):
        layers.append((f"hidden_{number}" if len(hidden) > 1 else "hidden", pair))
    return [*layers, ("output", pairs[-1])]
