"""scikit-learn's classifier, as the experiments on it train it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from fmnist_learn.experiments._run import Run

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@contextmanager
def unconverged() -> Iterator[None]:
    """Without the warning: training is cut short on purpose."""
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def flat(images: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.float64]":
    """The images as rows from 0 to 1."""
    # float64, as in the book: float32 gives other digits.
    return images.reshape(-1, 784) / 255.0


def sgd(run: Run, max_iter: int) -> Any:
    """Logistic regression, not yet fitted."""
    from sklearn.linear_model import SGDClassifier

    return SGDClassifier(
        loss="log_loss", max_iter=max_iter, random_state=run.seed, n_jobs=-1
    )
