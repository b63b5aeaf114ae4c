import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
labels = model.predict(images, verbose=0).argmax(axis=-1)
print(np.argmax(model.predict(images[0:1], verbose=0), axis=-1), labels.shape)
assert labels.shape == (64,)
assert labels.max() < 10
