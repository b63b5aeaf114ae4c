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
    batch_norm,
    batch_norm_gradient,
    conv2d,
    conv2d_gradient,
    dense,
    dense_gradient,
    dropout,
    dropout_gradient,
    flatten,
    flatten_gradient,
    max_pool2d,
    max_pool2d_gradient,
    pad2d,
    pad2d_gradient,
)
from fmnist_learn.ops.losses import (
    accuracy,
    binary_cross_entropy,
    cross_entropy,
    entropy,
    kl_divergence,
    one_hot,
    sigmoid_binary_cross_entropy_gradient,
    softmax_cross_entropy_gradient,
)
from fmnist_learn.ops.networks import (
    Perceptron,
    XorNetwork,
    backward,
    forward,
    perceptron,
    train_step,
    train_xor,
)
from fmnist_learn.ops.optimizers import (
    OptimizerState,
    adagrad_step,
    adam_step,
    momentum_step,
    nesterov_step,
    rmsprop_step,
    sgd_step,
)

# In the order of the course, which the reference follows.
__all__ = [  # noqa: RUF022
    "sigmoid",
    "sigmoid_gradient",
    "relu",
    "relu_gradient",
    "leaky_relu",
    "leaky_relu_gradient",
    "tanh",
    "tanh_gradient",
    "softmax",
    "one_hot",
    "binary_cross_entropy",
    "sigmoid_binary_cross_entropy_gradient",
    "cross_entropy",
    "softmax_cross_entropy_gradient",
    "entropy",
    "kl_divergence",
    "accuracy",
    "dense",
    "dense_gradient",
    "pad2d",
    "pad2d_gradient",
    "conv2d",
    "conv2d_gradient",
    "max_pool2d",
    "max_pool2d_gradient",
    "avg_pool2d",
    "avg_pool2d_gradient",
    "flatten",
    "flatten_gradient",
    "dropout",
    "dropout_gradient",
    "batch_norm",
    "batch_norm_gradient",
    "OptimizerState",
    "sgd_step",
    "momentum_step",
    "nesterov_step",
    "adagrad_step",
    "rmsprop_step",
    "adam_step",
    "Perceptron",
    "perceptron",
    "XorNetwork",
    "train_xor",
    "forward",
    "backward",
    "train_step",
]


def __dir__() -> list[str]:
    """What completion offers: the operations, not the modules that hold them."""
    return __all__
