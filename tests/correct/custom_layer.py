import keras
import numpy as np

rng = np.random.default_rng(0)
images = rng.random((64, 784), dtype="float32")
labels = np.arange(64) % 10


class Scale(keras.layers.Layer):
    def __init__(self, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor

    def predict_classes(self, inputs):
        return inputs.argmax(axis=-1)


print(Scale(name="scale")(images).shape, Scale().predict_classes(images).shape)
assert np.allclose(Scale()(images), images * 2)
