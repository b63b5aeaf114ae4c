import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

inputs = keras.Input(shape=(784,))
hidden = keras.layers.Dense(16, activation="relu", name="hidden")(inputs)
outputs = keras.layers.Dense(10, activation="softmax")(hidden)
model = keras.Model(inputs, outputs, name="functional")
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(images, labels, verbose=0)
print(model.get_layer("hidden").output)
assert model.get_layer("hidden").units == 16
