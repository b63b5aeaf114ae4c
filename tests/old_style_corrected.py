# 2020년의 코드
import keras
import numpy as np
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(42)
rng = np.random.default_rng(0)
train_input = rng.integers(0, 256, (100, 28, 28))
train_target = np.arange(100) % 10
train_scaled = train_input / 255.0
train_scaled = train_scaled.reshape(-1, 28 * 28)
train_scaled, val_scaled, train_target, val_target = train_test_split(
    train_scaled, train_target, test_size=0.2, random_state=42
)
dense = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.layers.Input(shape=(784,)), dense])
model = keras.Sequential(
    [
        keras.layers.Input(shape=(784,)),
        keras.layers.Dense(20, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
sgd = keras.optimizers.SGD(learning_rate=0.1)
model.compile(sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_scaled, train_target, epochs=2, verbose=0)
labels = model.predict(val_scaled, verbose=0).argmax(axis=-1)
