import numpy as np
from keras import Sequential, layers
from keras.layers import Dense, Input

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

model = Sequential([Input(shape=(784,)), Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(images, labels, verbose=0)
print(layers.Flatten()(images).shape)
assert model.predict(images, verbose=0).sum(axis=1).round(4).tolist() == [1] * 64
