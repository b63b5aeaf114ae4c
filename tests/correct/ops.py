import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10

print(keras.ops.softmax(keras.ops.convert_to_tensor(images)).shape)
print(keras.backend.backend(), keras.__version__)
keras.backend.clear_session()
assert np.allclose(keras.ops.sum(keras.ops.softmax(images), axis=1), 1)
