import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

inner = keras.Sequential([keras.layers.Dense(8, activation="relu")], name="inner")
model = keras.Sequential([keras.layers.Input((784,)), inner, keras.layers.Dense(10)])
print(model(images).shape)
assert model(images).shape == (64, 10)
