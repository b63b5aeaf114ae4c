"""Find the labels of the training images that their neighbours doubt, and record them.

`python docs/record_labels.py`: about two minutes on two cores. Confident learning
(Northcutt, Jiang and Chuang 2021, arXiv:1911.00068) with the nearest neighbours of an
image among those of the other four folds: no image takes part in judging its own label.
"""

import json

import numpy as np
from records import RECORDED
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier

import fmnist_learn as fl

NEIGHBOURS = 20
FOLDS = 5
# How many doubtful labels of each class are recorded, the most doubtful first.
KEPT = 5


def main() -> None:
    """Write docs/recorded/labels.json."""
    (images, labels), _ = fl.load_data()
    flat = images.reshape(len(images), -1).astype(np.float32)
    shares = cross_val_predict(
        KNeighborsClassifier(NEIGHBOURS, algorithm="brute"),
        flat,
        labels,
        cv=StratifiedKFold(FOLDS),
        method="predict_proba",
    )
    # A class is as sure of an image as it is of its own on average, or it is not asked.
    own = np.array([shares[labels == label, label].mean() for label in range(10)])
    others = np.where(shares >= own, shares, 0)
    others[np.arange(len(labels)), labels] = 0
    suggested = others.argmax(axis=1)
    given = np.take_along_axis(shares, labels[:, np.newaxis].astype(int), axis=1)[:, 0]
    margin = others.max(axis=1) - given
    doubtful = (others.max(axis=1) > 0) & (margin > 0)
    kept = []
    for label in range(10):
        of_class = np.flatnonzero(doubtful & (labels == label))
        for index in of_class[np.argsort(-margin[of_class], kind="stable")][:KEPT]:
            kept.append(
                {
                    "index": int(index),
                    "label": label,
                    "suggested": int(suggested[index]),
                    # Of so many neighbours.
                    "given": round(float(given[index]) * NEIGHBOURS),
                    "other": round(float(others[index].max()) * NEIGHBOURS),
                }
            )
    counts = np.bincount(labels[doubtful], minlength=10)
    how = {"neighbours": NEIGHBOURS, "folds": FOLDS, "images": len(labels)}
    content = {"how": how, "doubtful": counts.tolist(), "kept": kept}
    text = json.dumps(content, indent=1)
    (RECORDED / "labels.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
