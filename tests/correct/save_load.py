import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
model.save("whole.keras")
again = keras.models.load_model("whole.keras")
print(again.name)
assert np.array_equal(again.get_weights()[0], model.get_weights()[0])
