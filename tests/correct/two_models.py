import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10


def model_fn(a_layer=None):
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(784,)))
    model.add(keras.layers.Dense(16, activation="relu"))
    if a_layer:
        model.add(a_layer)
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


for model in (model_fn(), model_fn(keras.layers.Dropout(0.3))):
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(images, labels, validation_split=0.2, verbose=0)
    print(history.history["val_accuracy"])
assert [type(layer).__name__ for layer in model.layers][1] == "Dropout"
