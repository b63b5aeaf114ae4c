"""The book's own numbers, on the whole data set.

Those of the baseline stand in its example, which `test_package` runs.
"""

import pytest

import fmnist_learn as fl


@pytest.mark.keras
@pytest.mark.tensorflow
def test_07_1_one_softmax_layer(flat):
    import keras

    keras.utils.set_random_seed(42)
    history = fl.train(
        fl.build_dense(), flat, optimizer="rmsprop", epochs=5, verbose=0
    ).history
    assert history["val_accuracy"][-1] == pytest.approx(0.8458333, abs=1e-7)
    assert history["val_loss"][-1] == pytest.approx(0.44444, abs=1e-5)
