"""Train what lesson 09 compares, over seeds: `python docs/measure_modern.py PART ...`.

    python docs/measure_modern.py ablation [--epochs 8] [--seeds 42 43 44 45 46]
    python docs/measure_modern.py additions
    python docs/measure_modern.py cycle
    python docs/measure_modern.py final [--recipes cnn cnn-one-cycle ...]

`ablation` trains the modern network and leaves out one ingredient at a time, on the
training set; only the validation set is looked at. Each has a store of `sweep` in
`docs/recorded/modern`. With fewer epochs than the recipe, the store says how many.

`additions` trains it on the same task with one ingredient more, and without dropout.
The whole is trained beside it once more, since another machine gives other digits.

`cycle` trains the book's network for six epochs with batches of 32 and of 128, by
Keras's constant rate and by one cycle, and looks at the validation set only.

`final` trains the book's network by the book, the same by one cycle, that with mirrored
images and label smoothing but without its dropout, and the modern one, and looks at the
test set: run it once, when everything has been chosen. A line for each run goes to
`docs/recorded/modern/final.jsonl`, each model to MODELS (`measured`, which is not part
of the repository). Runs of one machine, whose times compare, have a `--folder` of their
own: `book` has those of `--recipes cnn cnn-mirrored`, `all` those of `--recipes
modern-all`, which is the modern recipe on the training and the validation set together.

`ensemble` asks the five models of `modern-all` together, on the test set. A line in
`ensemble.jsonl` of the same `--folder` has the accuracy of the mean of their answers.

All can be stopped and continued. `--limit 512 --epochs 1 --folder FOLDER` with
`--models FOLDER` tries them.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np

import fmnist_learn as fl
from fmnist_learn.lessons import environment
from fmnist_learn.lessons._09 import accuracy_with_flip
from fmnist_learn.recipes import BOOK_SEED, RECIPES, Recipe
from fmnist_learn.training import epoch_kept

FOLDER = Path(__file__).parent / "recorded" / "modern"
SEEDS = tuple(range(BOOK_SEED, BOOK_SEED + 5))


class Averaged(keras.Sequential):  # type: ignore[misc]
    """Validated, and kept, with the moving average of its weights."""

    def compile(self, optimizer: keras.optimizers.Optimizer, **options: Any) -> None:
        """With an optimizer that keeps the average."""
        optimizer.use_ema = True
        super().compile(optimizer, **options)

    def fit(self, *data: Any, callbacks: Any = (), **options: Any) -> Any:
        """With the average in the place of the weights at the end of each epoch."""
        swap = keras.callbacks.SwapEMAWeights(swap_on_epoch=True)
        return super().fit(*data, callbacks=[*callbacks, swap], **options)


def modern(
    *, shift: int = 0, erase: bool = False, average: bool = False, **options: Any
) -> keras.Sequential:
    """The modern network with shifts, covered parts or averaged weights as well."""
    layers = fl.build_modern(**options).layers
    if erase:
        cover = {"scale": (0.02, 0.15), "fill_value": 0, "value_range": (0, 1)}
        layers.insert(1, keras.layers.RandomErasing(0.5, **cover))
    if shift:
        part = shift / 28
        into = {"fill_mode": "constant", "interpolation": "nearest"}
        layers.insert(1, keras.layers.RandomTranslation(part, part, **into))
    image = keras.layers.Input(shape=(28, 28, 1))
    return (Averaged if average else keras.Sequential)([image, *layers])


def mirrored() -> keras.Sequential:
    """The book's network behind mirrored images, which replace its dropout."""
    image = keras.layers.Input(shape=(28, 28, 1))
    flip = keras.layers.RandomFlip("horizontal")
    return keras.Sequential([image, flip, *fl.build_cnn(dropout=None).layers])


FINAL = {
    "cnn": RECIPES["cnn"],
    "cnn-one-cycle": RECIPES["cnn-one-cycle"],
    "cnn-mirrored": replace(
        RECIPES["cnn-one-cycle"],
        build=mirrored,
        learning_rate=8e-3,
        label_smoothing=0.1,
        epochs=5,
    ),
    "modern": RECIPES["modern"],
    "modern-all": RECIPES["modern"],
}
ON_ALL = {"modern-all"}  # with the validation images, when nothing is left to choose

# What is otherwise than in the whole: of `build_modern`, and of `train`. Without the
# cycle the rate is Keras's own, since its peak is too high to stay at.
ABLATION: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "whole": ({}, {}),
    "without-flip": ({"flip": [False]}, {}),
    "without-batch-norm": ({"batch_norm": [False]}, {}),
    "without-label-smoothing": ({}, {"label_smoothing": None}),
    "without-weight-decay": ({}, {"optimizer": "adam"}),
    "without-one-cycle": ({}, {"schedule": None, "learning_rate": None}),
}

# What may be added to the modern network, and its dropout, in the same form.
ADDITIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "additions/whole": ({}, {}),
    "additions/with-shift": ({"shift": [2]}, {}),
    "additions/with-erasing": ({"erase": [True]}, {}),
    "additions/with-average": ({"average": [True]}, {}),
    "additions/without-dropout": ({"dropout": [None]}, {}),
}

# The same of the book's network by one cycle.
BATCHES: dict[str, list[Any]] = {"batch_size": [32, 128]}
CYCLE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "constant-rate": (BATCHES, {"schedule": None, "learning_rate": None}),
    "one-cycle": (BATCHES, {}),
}


def ablation(options: argparse.Namespace) -> None:
    """Train the modern network with one ingredient less, each with every seed."""
    compare(fl.build_modern, RECIPES["modern"], ABLATION, options)


def additions(options: argparse.Namespace) -> None:
    """Train the modern network with one ingredient more, each with every seed."""
    compare(modern, RECIPES["modern"], ADDITIONS, options)


def cycle(options: argparse.Namespace) -> None:
    """Train the book's network with both sizes of a batch, with and without a cycle."""
    compare(fl.build_cnn, RECIPES["cnn-one-cycle"], CYCLE, options)


def compare(
    build: Callable[..., keras.Model],
    recipe: Recipe,
    cases: dict[str, tuple[dict[str, Any], dict[str, Any]]],
    options: argparse.Namespace,
) -> None:
    """Train by a recipe with what is otherwise in each case, with every seed."""
    arguments = recipe.options()
    if options.epochs:
        arguments["epochs"] = options.epochs
    data = fl.prepare_data(layout="channel")
    for name, (grid, otherwise) in cases.items():
        given = {key: arguments[key] for key in arguments.keys() - grid.keys()}
        store = options.folder / f"{name}.jsonl"
        store.parent.mkdir(exist_ok=True)
        result = fl.sweep(
            build,
            grid,
            data,
            seeds=options.seeds,
            limit=options.limit,
            store=store,
            n_jobs=1,  # both cores for each, so that the seconds compare
            **(given | otherwise),
        )
        print(name, result, flush=True)


def final(options: argparse.Namespace) -> None:
    """Train by each recipe with every seed; the accuracy on the test set as well."""
    file = options.folder / "final.jsonl"
    common = {
        "limit": options.limit,
        "epochs": options.epochs,
        "environment": environment(),
    }
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    found = [json.loads(line) for line in lines]
    # Comparisons are made of runs under the same conditions only.
    if any({key: one[key] for key in common} != common for one in found):
        message = f"{file} is of other options or versions: move it away"
        raise SystemExit(message)
    done = {(one["recipe"], one["seed"]) for one in found}
    data = fl.prepare_data(layout="channel")
    for seed in options.seeds:
        for name in options.recipes:
            if (name, seed) in done:
                continue
            line = {"recipe": name, "seed": seed, **trained(name, seed, data, options)}
            with file.open("a", encoding="utf-8") as lines_file:
                lines_file.write(json.dumps(line | common) + "\n")
            print(line, flush=True)


def trained(
    name: str, seed: int, data: fl.Splits, options: argparse.Namespace
) -> dict[str, Any]:
    """What one training gave, on the validation set and on the test set."""
    recipe = FINAL[name]
    arguments = recipe.options()
    if options.epochs:
        arguments["epochs"] = options.epochs
    started, worked = time.perf_counter(), time.process_time()
    keras.utils.set_random_seed(seed)
    model = recipe.build()
    to_train_on = data if options.limit is None else data[: options.limit]
    if name in ON_ALL:
        to_train_on = replace(
            to_train_on,
            train_scaled=np.concatenate([to_train_on.train_scaled, data.val_scaled]),
            train_target=np.concatenate([to_train_on.train_target, data.val_target]),
        )
    history = fl.train(model, to_train_on, verbose=2, **arguments).history
    seconds = time.perf_counter() - started
    # Of all cores: another process takes from these less than from the seconds.
    cpu_seconds = time.process_time() - worked
    kept = epoch_kept(history["val_loss"], recipe.patience)
    model.save(options.models / f"{name}-{seed}.keras")
    val = (data.val_scaled, data.val_target)
    test = (data.test_scaled, data.test_target)
    of_validation = {
        "val_accuracy": float(history["val_accuracy"][kept]),
        "flipped_val_accuracy": accuracy_with_flip(model, *val),
    }
    return {
        "parameters": model.count_params(),
        "images": len(to_train_on.train_target),
        "epochs_trained": len(history["loss"]),
        **({} if name in ON_ALL else of_validation),
        "test_accuracy": fl.evaluate(model, *test).accuracy,
        "flipped_test_accuracy": accuracy_with_flip(model, *test),
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
    }


def ensemble(options: argparse.Namespace) -> None:
    """The accuracy of the mean of what the five models say, asked once and twice."""
    data = fl.prepare_data(layout="channel")
    images, labels = data.test_scaled, data.test_target
    answers = []
    for seed in options.seeds:
        model = keras.saving.load_model(options.models / f"modern-all-{seed}.keras")
        both = (images, images[:, :, ::-1])
        answers.append([model.predict(one, verbose=0) for one in both])
    found = {}
    for times, key in ((1, "test_accuracy"), (2, "flipped_test_accuracy")):
        mean = np.mean(np.array(answers)[:, :times], axis=(0, 1))
        found[key] = float(np.mean(mean.argmax(axis=1) == labels))
    line = {"recipe": "modern-all", "seeds": list(options.seeds), **found}
    text = json.dumps(line | {"environment": environment()}) + "\n"
    (options.folder / "ensemble.jsonl").write_text(text, encoding="utf-8")
    print(line)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parts = {
        "ablation": ablation,
        "additions": additions,
        "cycle": cycle,
        "final": final,
        "ensemble": ensemble,
    }
    parser.add_argument("parts", nargs="+", choices=parts)
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--recipes", nargs="+", choices=FINAL, default=FINAL)
    parser.add_argument("--epochs", type=int, help="other than in the recipes")
    parser.add_argument("--limit", type=int, help="images to train on")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--models", type=Path, default=Path("measured"))
    options = parser.parse_args()
    for folder in (options.folder, options.models):
        folder.mkdir(parents=True, exist_ok=True)
    for part in options.parts:
        parts[part](options)


if __name__ == "__main__":
    main()
