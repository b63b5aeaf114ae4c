"""Models of layers that `ops` has, read from their files to predict without Keras.

Starting Keras takes seconds; reading a few arrays and computing with them does not.
"""

import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn import ops
from fmnist_learn._archive import Arrays, Unusual, read_config, read_weights

Layer = Callable[[npt.NDArray[Any]], npt.NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A model of layers that `ops` has; as much of Keras's as predicting needs."""

    name: str
    layers: tuple[Layer, ...]
    input_shape: tuple[int | None, ...]
    output_shape: tuple[int | None, ...]

    def predict(
        self,
        images: npt.NDArray[Any],
        verbose: int = 0,  # noqa: ARG002 - as Keras's; there is no bar to show
    ) -> npt.NDArray[Any]:
        """The outputs for a batch of images."""
        return _run(self.layers, images)


def read_network(path: str | os.PathLike[str]) -> Network | None:
    """The model in a `.keras` file, or None where it takes Keras to read it.

    FileNotFoundError and ValueError as `load_safely`, which refuses the same files.
    """
    config = read_config(path)
    try:
        layers = config["config"]["layers"]
        shape = tuple(layers[0]["config"]["batch_shape"][1:])
        _expect(math.prod(shape), 784)  # nothing larger is made, whatever a file says
        found = tuple(_layers(config, read_weights(path)))
        # Whether weights and shapes fit shows in one run.
        outputs = _run(found, np.zeros((1, *shape), dtype=np.float32))
    except Exception:  # whatever is not as expected: Keras reads it, or refuses it
        return None
    return Network(Path(path).name, found, (None, *shape), (None, *outputs.shape[1:]))


def _run(layers: tuple[Layer, ...], images: npt.NDArray[Any]) -> npt.NDArray[Any]:
    for layer in layers:
        images = layer(images)
    return images


def _layers(config: dict[str, Any], weights: dict[str, Arrays]) -> Iterator[Layer]:
    """Each layer of a `Sequential` as a function, if all are known to the last option.

    In the file a layer goes by its kind and a number: dense, dense_1, dense_2, ...
    """
    _expect(config["class_name"], "Sequential")
    numbers: Counter[str] = Counter()
    for layer in config["config"]["layers"]:
        kind = layer["class_name"]
        options = {
            name: value
            for name, value in layer["config"].items()
            if name not in _WITHOUT_EFFECT and value is not None
        }
        _expect(_name_of(options.pop("dtype")), "float32")
        _expect(options.pop("data_format", "channels_last"), "channels_last")
        number = numbers[kind]
        numbers[kind] += 1
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower()
        key = snake + (f"_{number}" if number else "")
        yield _LAYERS[kind](options, *weights.get(key, []))
        _expect(options, {})  # each was understood


def _expect(value: object, expected: object) -> None:
    if value != expected:
        raise Unusual


def _name_of(dtype: Any) -> Any:
    """The dtype, which Keras writes as a name or as a policy with a name."""
    return dtype["config"]["name"] if isinstance(dtype, dict) else dtype


def _dense(options: dict[str, Any], kernel: Any, *bias: Any) -> Layer:
    _expect(kernel.shape[1:], (options.pop("units"),))
    _expect(len(bias), int(options.pop("use_bias")))
    activate = _ACTIVATIONS[options.pop("activation")]
    return lambda x: activate(ops.dense(x, kernel, *bias))


def _conv2d(options: dict[str, Any], kernel: Any, *bias: Any) -> Layer:
    size, filters = options.pop("kernel_size"), options.pop("filters")
    _expect([*kernel.shape[:2], kernel.shape[3]], [*size, filters])
    _expect(len(bias), int(options.pop("use_bias")))
    _expect(options.pop("groups"), 1)
    _expect(options.pop("dilation_rate"), [1, 1])
    activate = _ACTIVATIONS[options.pop("activation")]
    strides, padding = _one(options.pop("strides")), options.pop("padding")
    return lambda x: activate(
        ops.conv2d(x, kernel, *bias, strides=strides, padding=padding)
    )


def _pooling(pool: Callable[..., Any], options: dict[str, Any]) -> Layer:
    size, strides = _one(options.pop("pool_size")), _one(options.pop("strides"))
    if size > 28:  # so much border would be made
        raise Unusual
    padding = options.pop("padding")
    return lambda x: pool(x, size, strides=strides, padding=padding)


def _one(pair: list[int]) -> int:
    """Height and width in one number, as `ops` takes them."""
    height, width = pair
    _expect(height, width)
    return height


def _batch_norm(options: dict[str, Any], *arrays: Any) -> Layer:
    # As Keras stores them where it both scales and shifts.
    gamma, beta, mean, variance = arrays
    for both in ("scale", "center"):
        _expect(options.pop(both), True)
    _expect(options.pop("axis"), -1)
    epsilon = options.pop("epsilon")
    return lambda x: ops.batch_norm(
        x, gamma, beta, moving_mean=mean, moving_variance=variance, epsilon=epsilon
    )


def _average(options: dict[str, Any]) -> Layer:
    _expect(options.pop("keepdims"), False)
    return lambda x: x.mean(axis=(1, 2))


def _activation(options: dict[str, Any]) -> Layer:
    return _ACTIVATIONS[options.pop("activation")]


def _unchanged(options: dict[str, Any]) -> Layer:  # noqa: ARG001 - as the others
    return lambda x: x


_LAYERS: dict[str, Callable[..., Layer]] = {
    "InputLayer": _unchanged,
    "Dense": _dense,
    "Conv2D": _conv2d,
    "MaxPooling2D": partial(_pooling, ops.max_pool2d),
    "AveragePooling2D": partial(_pooling, ops.avg_pool2d),
    "GlobalAveragePooling2D": _average,
    "BatchNormalization": _batch_norm,
    "Flatten": lambda options: ops.flatten,  # noqa: ARG005 - as the others
    "Dropout": _unchanged,  # drops in training only
    "RandomFlip": _unchanged,  # mirrors in training only
    "Activation": _activation,
}
_ACTIVATIONS: dict[str, Layer] = {
    "linear": lambda z: z,
    "relu": ops.relu,
    "leaky_relu": ops.leaky_relu,
    "sigmoid": ops.sigmoid,
    "tanh": ops.tanh,
    "softmax": ops.softmax,
}
# Options that say how a layer was named, made, trained or fed.
_WITHOUT_EFFECT = {
    *("name", "trainable", "kernel_initializer", "bias_initializer"),
    *("kernel_regularizer", "bias_regularizer", "activity_regularizer"),
    *("kernel_constraint", "bias_constraint"),
    *("rate", "seed", "noise_shape"),  # of Dropout
    "mode",  # of RandomFlip
    *("gamma_initializer", "beta_initializer", "momentum", "synchronized"),
    *("gamma_regularizer", "beta_regularizer", "gamma_constraint", "beta_constraint"),
    *("moving_mean_initializer", "moving_variance_initializer"),
    *("renorm", "renorm_clipping", "renorm_momentum"),
    *("batch_shape", "sparse", "ragged", "optional"),  # of InputLayer
}
