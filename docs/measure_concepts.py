"""Measure the trainings that the concepts speak of, each with several seeds.

    python docs/measure_concepts.py [TRAINING ...] [--seeds 42 1 2 3 4]

Each is written to `docs/recorded/concepts.json` as soon as it is done; what is there
already is not run again, so it can be stopped and continued. The concepts give ranges
of these numbers, and a test compares them.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import keras
import numpy as np

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn.data import Splits
from fmnist_learn.lessons import environment
from fmnist_learn.recipes import BOOK_SEED

FILE = Path(__file__).parent / "recorded" / "concepts.json"
SEEDS = (BOOK_SEED, 1, 2, 3, 4)


def hundred_outputs() -> keras.Sequential:
    """The network with 100 outputs for 10 classes."""
    output = keras.layers.Dense(100, activation="softmax")
    inputs = keras.layers.Input(shape=(28, 28))
    return keras.Sequential([inputs, *fl.build_deep().layers[:-1], output])


@dataclass(frozen=True)
class Training:
    """A training of the course's network, and what differs in it."""

    build: Callable[[], keras.Sequential] = fl.build_deep
    optimizer: Callable[[], str | keras.optimizers.Optimizer] = lambda: "adam"
    scale: float = 1  # what the pixels from 0 to 1 are multiplied by
    images: int | None = None  # how many to train on
    epochs: int = 5
    patience: int | None = None


deep = partial(partial, fl.build_deep)
sgd = partial(partial, keras.optimizers.SGD)

# 100 hidden ReLU neurons, Adam and 5 epochs, unless said otherwise.
TRAININGS = {
    "adam": Training(),
    "adam 0.1": Training(optimizer=partial(keras.optimizers.Adam, 0.1)),
    "rmsprop": Training(optimizer=lambda: "rmsprop"),
    "adagrad": Training(optimizer=lambda: "adagrad"),
    "adagrad 0.01": Training(optimizer=partial(keras.optimizers.Adagrad, 0.01)),
    "sgd": Training(optimizer=sgd()),
    "sgd 0.0001": Training(optimizer=sgd(0.0001)),
    "sgd 0.1": Training(optimizer=sgd(0.1)),
    "sgd 10": Training(optimizer=sgd(10.0)),
    "sgd, momentum": Training(optimizer=sgd(momentum=0.9)),
    "sgd, nesterov": Training(optimizer=sgd(momentum=0.9, nesterov=True)),
    "sgd, unscaled": Training(optimizer=sgd(), scale=255),
    "adam, unscaled": Training(scale=255),
    "linear": Training(deep(activation="linear")),
    "5 hidden": Training(deep(hidden=5)),
    "10 hidden": Training(deep(hidden=10)),
    "100 outputs": Training(hundred_outputs),
    "sigmoid": Training(deep(activation="sigmoid"), lambda: "rmsprop"),
    "8 layers, sigmoid": Training(
        deep(hidden=(100,) * 8, activation="sigmoid"), lambda: "rmsprop", images=12_000
    ),
    "8 layers, relu": Training(
        deep(hidden=(100,) * 8), lambda: "rmsprop", images=12_000
    ),
    "20 epochs": Training(epochs=20),
    "20 epochs, dropout": Training(deep(dropout=0.3), epochs=20),
    "420 hidden": Training(deep(hidden=420, dropout=0.4), epochs=20, patience=2),
}


def measure(training: Training, seed: int, data: Splits) -> dict[str, list[float]]:
    """Train once, and return the history."""
    scaled = replace(
        data,
        train_scaled=data.train_scaled[: training.images] * np.float32(training.scale),
        train_target=data.train_target[: training.images],
        val_scaled=data.val_scaled * np.float32(training.scale),
    )
    keras.utils.set_random_seed(seed)
    history = fl.train(
        training.build(),
        scaled,
        optimizer=training.optimizer(),
        epochs=training.epochs,
        patience=training.patience,
        verbose=0,
    )
    return {
        name: [round(float(value), 5) for value in values]
        for name, values in history.history.items()
    }


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("trainings", nargs="*", metavar="TRAINING")
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    arguments = parser.parse_args()
    data = fl.prepare_data(layout="image")
    for name in arguments.trainings or TRAININGS:
        for seed in arguments.seeds:
            known = (
                json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
            )
            if str(seed) in known.get("trainings", {}).get(name, {}):
                continue
            started = time.perf_counter()
            history = measure(TRAININGS[name], seed, data)
            known["environment"] = environment()
            known.setdefault("trainings", {}).setdefault(name, {})[str(seed)] = history
            with replacing(FILE) as draft:
                draft.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
            seconds = time.perf_counter() - started
            last = {key: values[-1] for key, values in history.items()}
            print(f"{name}, seed {seed}: {seconds:.0f} s {last}", flush=True)


if __name__ == "__main__":
    main()
