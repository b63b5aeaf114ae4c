"""Find the labels of the training images that their neighbours doubt, and record them.

`python docs/record_labels.py`: about two minutes on two cores. The nearest neighbours
of an image are among those of the other four folds: no image takes part in judging its
own label. The page lab/labels shows the same doubts.
"""

import json

import numpy as np
from records import RECORDED
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
    nearest = KNeighborsClassifier(NEIGHBOURS, algorithm="brute")
    shares = fl.cross_val_probabilities(nearest, flat, labels, folds=FOLDS)
    found = fl.doubtful_labels(shares, labels)
    kept = [
        {
            "index": int(index),
            "label": label,
            "suggested": int(suggested),
            # Of so many neighbours.
            "given": round(float(shares[index, label]) * NEIGHBOURS),
            "other": round(float(shares[index, suggested]) * NEIGHBOURS),
        }
        for label in range(10)
        for index, suggested in zip(
            found.indices[found.given == label][:KEPT],
            found.suggested[found.given == label],
            strict=False,
        )
    ]
    counts = np.bincount(found.given, minlength=10)
    how = {"neighbours": NEIGHBOURS, "folds": FOLDS, "images": len(labels)}
    content = {"how": how, "doubtful": counts.tolist(), "kept": kept}
    text = json.dumps(content, indent=1)
    (RECORDED / "labels.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
