import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [
        keras.layers.Input(shape=(28, 28, 1)),
        keras.layers.Conv2D(4, 3, padding="same", activation="relu"),
        keras.layers.MaxPooling2D(2),
        keras.layers.AveragePooling2D(2),
        keras.layers.Flatten(),
        keras.layers.Dropout(0.4),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(images.reshape(-1, 28, 28, 1), labels, verbose=0)
assert model.output_shape == (None, 10)
