import numpy as np
from sklearn.model_selection import train_test_split

images = np.random.default_rng(0).random((100, 784))
labels = np.arange(100) % 10
train_scaled, val_scaled, train_target, val_target = train_test_split(
    images, labels, test_size=0.2, random_state=42
)
x_train, x_test, y_train, y_test = train_test_split(train_scaled, train_target)
train_only, val_only = train_test_split(images)
print(val_scaled.shape, val_target.shape, x_test.shape, y_test.shape, y_train.shape)
assert (val_scaled.shape, y_train.shape, y_test.shape) == ((20, 784), (60,), (20,))
