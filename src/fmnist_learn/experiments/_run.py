"""What the measuring of every experiment needs: the data and one training."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import keras
    import numpy as np
    import numpy.typing as npt

    from fmnist_learn.data import Layout, Splits

# What `fast` trains and validates on, at most.
FAST_TRAIN, FAST_VAL = 6_000, 4_000


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: with which seed, and whether it has to be fast."""

    seed: int
    fast: bool

    def splits(
        self,
        layout: "Layout" = "image",
        *,
        train: int,
        val: int = 12_000,
        drawn: bool = False,
    ) -> "Splits":
        """The course's split with fewer images, and even fewer if fast.

        The training images are the first ones, or drawn by the seed.
        """
        from fmnist_learn.data import prepare_data

        whole = prepare_data(layout=layout)
        rows: slice | npt.NDArray[np.intp] = slice(self.at_most(train))
        if drawn:
            rows = self.draw(train, len(whole.train_target))
        val = min(val, FAST_VAL) if self.fast else val
        return replace(
            whole,
            train_scaled=whole.train_scaled[rows],
            train_target=whole.train_target[rows],
            val_scaled=whole.val_scaled[:val],
            val_target=whole.val_target[:val],
        )

    def draw(self, count: int, out_of: int) -> "npt.NDArray[np.intp]":
        """Which images the seed draws; fewer if fast."""
        import numpy as np

        generator = np.random.default_rng(self.seed)
        return generator.choice(out_of, self.at_most(count), replace=False)

    def at_most(self, count: int) -> int:
        """As many training images, or what is fast."""
        return min(count, FAST_TRAIN) if self.fast else count

    def train(
        self, build: "Callable[[], keras.Sequential]", data: "Splits", **options: Any
    ) -> "tuple[keras.Sequential, dict[str, list[float]]]":
        """Build with the seed set, train, and return the model and its history."""
        import keras

        from fmnist_learn.training import train

        keras.utils.set_random_seed(self.seed)
        model = build()
        history = train(model, data, verbose=0, **options)
        return model, history.history


def sizes(data: "Splits") -> dict[str, int]:
    """How many images a recipe states."""
    return {"train": len(data.train_target), "val": len(data.val_target)}
