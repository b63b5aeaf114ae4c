"""The recipes: how the book builds and trains each of its models, and two beyond it.

Commands, lessons and scripts read them here. The figures that they lead to stand in
`lessons/reference.py`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import fmnist_learn as fl  # its names are lazy: a recipe is read without Keras

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import keras

    from fmnist_learn._optimizers import Schedule
    from fmnist_learn.data import Layout

BOOK_SEED = 42

# Of the SGDClassifier; the rest of its recipe is what `baseline_sgd` does by default.
BASELINE_EPOCHS = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained: `build` makes it, the others are for `train`."""

    build: "Callable[[], keras.Sequential]"
    layout: "Layout"
    optimizer: str
    epochs: int
    patience: int | None = None
    learning_rate: float | None = None  # Keras's default
    schedule: "Schedule | None" = None
    label_smoothing: float | None = None
    batch_size: int = 32

    def options(self) -> "dict[str, Any]":
        """The arguments of `train`."""
        names = set(self.__slots__) - {"build", "layout"}
        return {name: getattr(self, name) for name in sorted(names)}


# By the names that `fmnist-learn train` and `load_pretrained` have for them.
RECIPES = {
    "dense": Recipe(
        build=lambda: fl.build_dense(),  # noqa: PLW0108 - not before it is called
        layout="flat",
        optimizer="rmsprop",
        epochs=5,
    ),
    "deep": Recipe(
        build=lambda: fl.build_deep(dropout=0.3),
        layout="image",
        optimizer="adam",
        epochs=20,
        patience=2,
    ),
    "cnn": Recipe(
        build=lambda: fl.build_cnn(),  # noqa: PLW0108 - not before it is called
        layout="channel",
        optimizer="adam",
        epochs=20,
        patience=2,
    ),
    # Beyond the book: its network by one cycle, and what the book leaves out.
    "cnn-one-cycle": Recipe(
        build=lambda: fl.build_cnn(),  # noqa: PLW0108 - as above
        layout="channel",
        optimizer="adam",
        learning_rate=3e-3,
        schedule="one-cycle",
        batch_size=128,
        epochs=6,
    ),
    "modern": Recipe(
        build=lambda: fl.build_modern(),  # noqa: PLW0108 - as above
        layout="channel",
        optimizer="adamw",
        learning_rate=8e-3,
        schedule="one-cycle",
        label_smoothing=0.1,
        batch_size=128,
        epochs=16,
    ),
}
