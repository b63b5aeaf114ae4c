import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
every = keras.callbacks.ModelCheckpoint("model-{epoch:02d}.keras")
model.fit(images, labels, callbacks=[every], verbose=0)
assert keras.models.load_model("model-01.keras").count_params() == 7850
