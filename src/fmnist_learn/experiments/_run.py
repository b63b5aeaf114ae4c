"""What the measuring of every experiment needs: the data and one training."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable

    import keras

    from fmnist_learn.data import Layout, Splits

# What `fast` trains and validates on.
FAST_TRAIN, FAST_VAL = 12_000, 4_000


@dataclass(frozen=True, slots=True)
class Run:
    """How an experiment was asked to run."""

    seed: int
    fast: bool
    verbose: Literal[0, 1, 2]

    def say(self, step: str) -> None:
        """Name the step that begins; it may take a while."""
        if self.verbose:
            # Made anew: a notebook and a test put another stream in its place.
            Console(highlight=False, markup=False).print(f"- {step}")

    def splits(self, layout: "Layout" = "image", train: int | None = None) -> "Splits":
        """The course's split; its first `train` images, and fewer if fast."""
        from fmnist_learn.data import prepare_data

        whole = prepare_data(layout=layout)
        if self.fast:
            train = min(train or FAST_TRAIN, FAST_TRAIN)
        val = FAST_VAL if self.fast else None
        return replace(
            whole,
            train_scaled=whole.train_scaled[:train],
            train_target=whole.train_target[:train],
            val_scaled=whole.val_scaled[:val],
            val_target=whole.val_target[:val],
        )

    def train(
        self,
        step: str,
        build: "Callable[[], keras.Sequential]",
        data: "Splits",
        **options: Any,
    ) -> "tuple[keras.Sequential, dict[str, list[float]]]":
        """Build with the seed set, train, and return the model and its history."""
        import keras

        from fmnist_learn.training import train

        self.say(step)
        keras.utils.set_random_seed(self.seed)
        model = build()
        verbose: Literal[0, 2] = 2 if self.verbose == 2 else 0
        history = train(model, data, verbose=verbose, **options)
        return model, history.history


def sizes(data: "Splits") -> dict[str, int]:
    """How many images a recipe states."""
    return {"train": len(data.train_target), "val": len(data.val_target)}
