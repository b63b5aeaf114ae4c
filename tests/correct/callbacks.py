import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
checkpoint = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
stop = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
model.fit(
    images,
    labels,
    epochs=2,
    validation_split=0.2,
    callbacks=[checkpoint, stop],
    verbose=0,
)
model = keras.models.load_model("best.keras")
assert model.predict(images, verbose=0).shape == (64, 10)
