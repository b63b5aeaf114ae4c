"""Measure how far the numbers of the lessons vary with the seed.

    python docs/measure_bands.py LESSON ... [--seeds 42 1 2 ...] [--folder FOLDER]

Runs the lessons with each seed and writes what they measured to
`src/fmnist_learn/lessons/samples.json`; the bands are computed from it. A seed that is
there already is not run again, so it can be stopped and continued.

The convolutional network takes hours for ten seeds. It is trained once for both 08-2
and 08-3: FOLDER keeps `cnn.jsonl`, one line a seed, and `cnn-<seed>.keras`, its best
epoch. With `--import-only` nothing is trained; what is in FOLDER is taken over.
"""

import argparse
import functools
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")

import keras
import matplotlib.pyplot as plt
import numpy as np

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn.lessons import _07_1, environment, reference
from fmnist_learn.recipes import BOOK_SEED, RECIPES

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(reference.__file__).parent / "samples.json"
SEEDS = (BOOK_SEED, 1, 2, 3, 4, 5, 6, 7, 8, 9)
Values = dict[str, float]


def sampled(lesson: str) -> list[str]:
    """The quantities that vary with the seed."""
    table = reference.REFERENCES[lesson].items()
    return [key for key, one in table if one.kind in {"band", "repeats"}]


def of_the_lesson(lesson: str, seed: int, model: Path | None = None) -> Values:
    """Run the lesson itself."""
    result = fl.run_lesson(lesson, seed=seed, model=model, lang="en", verbose=0)
    plt.close("all")
    rows = {row.key: row.measured for row in result.rows}
    return {key: float(rows[key]) for key in sampled(lesson)}


def of_07_3(seed: int) -> Values:
    """Give the numbers of 07-3 from three trainings instead of seven.

    A training of 20 epochs contains those of 5 and of 11, and what early stopping would
    have kept: each number is drawn as in the lesson.
    """
    recipe = RECIPES["deep"]
    epochs = recipe.epochs
    data = fl.prepare_data(layout=recipe.layout)
    curves = []
    for build, optimizer in (
        (fl.build_deep, "rmsprop"),
        (fl.build_deep, "adam"),
        (recipe.build, recipe.optimizer),
    ):
        keras.utils.set_random_seed(seed)
        history = fl.train(build(), data, optimizer=optimizer, epochs=epochs, verbose=0)
        curves.append(history.history)
    rmsprop, adam, dropped = curves
    losses, accuracies = dropped["val_loss"], dropped["val_accuracy"]
    best = [int(np.argmin(losses[: epoch + 1])) for epoch in range(epochs)]
    waited = (
        epoch for epoch in range(epochs) if epoch - best[epoch] == recipe.patience
    )
    stopped = next(waited, epochs - 1)
    kept = best[stopped]
    return {
        "loss_5": rmsprop["loss"][4],
        "accuracy_5": rmsprop["accuracy"][4],
        "loss_20": rmsprop["loss"][-1],
        "rmsprop_val_loss": rmsprop["val_loss"][-1],
        "rmsprop_best_epoch": float(np.argmin(rmsprop["val_loss"]) + 1),
        "adam_val_loss": adam["val_loss"][-1],
        "dropout_val_loss": losses[-1],
        "restored_accuracy": accuracies[10],
        "best_val_loss": losses[best[-1]],
        "best_val_accuracy": accuracies[best[-1]],
        "stopped_epoch": float(stopped),
        "early_val_loss": losses[kept],
        "early_val_accuracy": accuracies[kept],
    }


def line_of(seed: int, folder: Path, *, import_only: bool) -> dict[str, Any] | None:
    """What the training of 08-2 gave with this seed, trained now if need be."""
    file = folder / "cnn.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for line in map(json.loads, lines):
        if line["seed"] == seed:
            return line
    if import_only:
        return None
    started = time.time()
    recipe = RECIPES["cnn"]
    data = fl.prepare_data(layout=recipe.layout)
    keras.utils.set_random_seed(seed)
    model = recipe.build()
    history = fl.train(
        model,
        data,
        optimizer=recipe.optimizer,
        epochs=recipe.epochs,
        patience=recipe.patience,
        checkpoint=folder / f"cnn-{seed}.keras",
        verbose=2,
    )
    weights = model.layers[0].get_weights()[0]
    line = {
        "seed": seed,
        "history": {k: [float(x) for x in v] for k, v in history.history.items()},
        "val": model.evaluate(data.val_scaled, data.val_target, verbose=0),
        "test": model.evaluate(data.test_scaled, data.test_target, verbose=0),
        "w_mean": float(weights.mean()),
        "w_std": float(weights.std()),
        "seconds": time.time() - started,
    }
    with file.open("a", encoding="utf-8") as lines_file:
        lines_file.write(json.dumps(line) + "\n")
    return line


def of_the_network(
    lesson: str, seed: int, folder: Path, *, import_only: bool
) -> Values | None:
    """Take the numbers of 08-2 or 08-3 from the training of one network."""
    line = line_of(seed, folder, import_only=import_only)
    if line is None:
        return None
    checkpoint = folder / f"cnn-{seed}.keras"
    if lesson == "08-3":
        return of_the_lesson(lesson, seed, checkpoint)
    first = fl.prepare_data(layout="channel").val_scaled[:1]
    best = keras.models.load_model(checkpoint, compile=False)
    return {
        "epochs": len(line["history"]["val_loss"]),
        "val_loss": line["val"][0],
        "val_accuracy": line["val"][1],
        "first_prediction": int(best.predict(first, verbose=0).argmax()),
        "test_loss": line["test"][0],
        "test_accuracy": line["test"][1],
    }


def write(lesson: str, seed: int, values: Values) -> None:
    """Put the values of one run beside those of the others."""
    content = json.loads(SAMPLES.read_text(encoding="utf-8"))
    content["environment"] = environment()
    of_lesson = content.setdefault(lesson, {})
    for key, value in values.items():
        of_lesson.setdefault(key, {})[str(seed)] = value
    with replacing(SAMPLES) as draft:
        draft.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def missing(lesson: str, seed: int) -> bool:
    """Tell whether a number of this seed is not there yet."""
    content = json.loads(SAMPLES.read_text(encoding="utf-8")).get(lesson, {})
    return any(str(seed) not in content.get(key, {}) for key in sampled(lesson))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("lessons", nargs="+", choices=reference.REFERENCES)
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--folder", type=Path, default=Path("measured"))
    parser.add_argument("--import-only", action="store_true")
    arguments = parser.parse_args()
    # Its seed is the book's whatever the lesson's is.
    _07_1.baseline_sgd = functools.cache(fl.baseline_sgd)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for lesson in arguments.lessons:
        measure: Callable[[int], Values | None] = functools.partial(
            of_the_lesson, lesson
        )
        if lesson == "07-3":
            measure = of_07_3
        elif lesson in {"08-2", "08-3"}:
            measure = functools.partial(
                of_the_network,
                lesson,
                folder=arguments.folder,
                import_only=arguments.import_only,
            )
        for seed in arguments.seeds:
            if not sampled(lesson) or not missing(lesson, seed):
                continue
            started = time.perf_counter()
            if (values := measure(seed)) is not None:
                write(lesson, seed, values)
                seconds = time.perf_counter() - started
                print(f"{lesson} seed {seed}: {seconds:.0f} s {values}", flush=True)


if __name__ == "__main__":
    main()
