"""Optimizers: five steps beside Keras's."""

import numpy as np
import pytest

from arrays import as_numpy, normal
from fmnist_learn import ops


@pytest.mark.keras
@pytest.mark.parametrize(
    ("step", "name", "options"),
    [
        (ops.sgd_step, "SGD", {}),
        (ops.sgd_step, "SGD", {"learning_rate": 0.5}),
        (ops.momentum_step, "SGD", {"momentum": 0.9}),
        (ops.nesterov_step, "SGD", {"momentum": 0.8, "nesterov": True}),
        (ops.adagrad_step, "Adagrad", {}),
        (ops.adagrad_step, "Adagrad", {"initial_accumulator_value": 0.0}),
        (ops.rmsprop_step, "RMSprop", {}),
        (ops.rmsprop_step, "RMSprop", {"rho": 0.5, "epsilon": 0.01}),
        (ops.adam_step, "Adam", {}),
        (ops.adam_step, "Adam", {"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}),
    ],
)
def test_five_steps_of_each_optimizer_equal_keras(step, name, options):
    import keras

    variable = keras.Variable(normal(4, 3).astype(np.float32))
    optimizer = getattr(keras.optimizers, name)(**options)
    parameter, state = normal(4, 3).astype(np.float32), None
    options.pop("nesterov", None)
    for number in range(5):
        gradient = (normal(4, 3, seed=number) * 3).astype(np.float32)
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [variable])
        parameter, state = step(parameter, gradient, state, **options)
        np.testing.assert_allclose(parameter, as_numpy(variable), rtol=0, atol=1e-6)
        assert state.step == number + 1
    moved = np.abs(parameter - normal(4, 3)).max()
    assert moved > 1e-3


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ops.sgd_step([1], [1, 2]), ValueError, "gradient must have the"),
        (lambda: ops.sgd_step([1], [1], learning_rate=0), ValueError, "learning_rate"),
        (lambda: ops.momentum_step([1], [1], momentum=1), ValueError, "momentum must"),
        (lambda: ops.nesterov_step([1], [1], momentum=0), ValueError, "momentum must"),
        (lambda: ops.adagrad_step([1], [1], initial_accumulator_value=-1), ValueError,
         "initial_accumulator_value must be 0 or more"),
        (lambda: ops.adagrad_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
        (lambda: ops.rmsprop_step([1], [1], rho=1), ValueError, "rho must be a number"),
        (lambda: ops.rmsprop_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
        (lambda: ops.adam_step([1], [1], beta_1=1), ValueError, "beta_1 must be"),
        (lambda: ops.adam_step([1], [1], beta_2=1), ValueError, "beta_2 must be"),
        (lambda: ops.adam_step([1], [1], epsilon=0), ValueError, "epsilon must be"),
    ],
)  # fmt: skip
def test_errors_name_the_argument_and_the_rule(call, error, message):
    with pytest.raises(error, match=message) as caught:
        call()
    assert "Received: " in str(caught.value)
