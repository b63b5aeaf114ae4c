import numpy as np
from sklearn.linear_model import SGDClassifier

images = np.random.default_rng(0).random((100, 784))
labels = np.arange(100) % 10
model = SGDClassifier(loss="log_loss", max_iter=500).fit(images, labels)
print(model.predict_proba(images).shape)
assert model.predict_proba(images).sum(axis=1).round(6).tolist() == [1] * 100
