import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
rate = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
model.compile(keras.optimizers.SGD(rate), loss="sparse_categorical_crossentropy")
model.fit(images, labels, verbose=0)
assert model.optimizer.learning_rate < 0.1
