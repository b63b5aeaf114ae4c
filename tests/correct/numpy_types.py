import numpy as np

print(np.zeros(3, dtype=np.float32), np.arange(3, dtype=np.int64), np.bool_(1))
print(np.array([1.5]).astype(float), np.array([1]).astype(np.float64))
assert np.array([1.5]).astype(float).dtype == np.array([1]).astype(np.float64).dtype
