import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

layer = keras.layers.MaxPool2D(2)
print(layer(images.reshape(-1, 28, 28, 1)).shape)
assert layer(images.reshape(-1, 28, 28, 1)).shape == (64, 14, 14, 1)
