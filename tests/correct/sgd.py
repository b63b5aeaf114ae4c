import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import cross_validate

images = np.random.default_rng(0).random((100, 784))
labels = np.arange(100) % 10
sc = SGDClassifier(loss="log_loss", max_iter=500, random_state=42)
print(np.mean(cross_validate(sc, images, labels, n_jobs=1)["test_score"]))
assert sc.loss == "log_loss"
