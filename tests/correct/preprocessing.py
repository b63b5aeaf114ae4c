import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

rescale = keras.layers.Rescaling(1 / 255)
flip = keras.layers.RandomFlip("horizontal")
pictures = (images * 255).reshape(-1, 28, 28, 1)
print(flip(rescale(pictures), training=True).shape)
assert np.allclose(rescale(pictures), images.reshape(-1, 28, 28, 1), atol=1e-6)
