import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

from keras import regularizers

layer = keras.layers.Dense(
    10,
    kernel_regularizer=regularizers.L2(1e-4),
    kernel_initializer=keras.initializers.HeNormal(seed=1),
)
print(layer(images).shape)
assert layer(images).shape == (64, 10)
