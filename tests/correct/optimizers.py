import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = keras.Sequential(
    [keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")]
)
for optimizer in (
    "sgd",
    keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True),
    keras.optimizers.AdamW(learning_rate=1e-3, weight_decay=1e-4),
):
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    model.fit(images, labels, verbose=0)
assert model.optimizer.weight_decay == 1e-4
