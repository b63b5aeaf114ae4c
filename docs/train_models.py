"""Train the models that `load_pretrained` loads, and write their card.

    python docs/train_models.py dense deep cnn modern
    python docs/train_models.py modern --checkpoint FILE --epochs 16

Each is trained by its recipe, that of `fmnist-learn train`, with seed 42, and
stored without the state of its optimizer. One that was trained so already, by
`measure_bands.py` or `measure_modern.py`, is taken over with `--checkpoint` and
`--epochs`, how many there were.
"""

import argparse
import hashlib
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any, get_args

import keras

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn.lessons import environment
from fmnist_learn.pretrained import Name
from fmnist_learn.recipes import BOOK_SEED, RECIPES
from fmnist_learn.training import load_safely

FOLDER = Path(fl.__file__).parent / "_models"
CARD = FOLDER / "card.json"
# Older versions of Keras refuse to read these; with these values they say nothing.
NEW_IN_KERAS = {
    "input_axes": None,
    "output_axes": None,
    "quantization_config": None,
    "renorm": False,
    "renorm_clipping": None,
    "renorm_momentum": 0.99,
}


def trained(name: str, checkpoint: Path) -> int:
    """Train by the recipe; how many epochs. The model goes to `checkpoint`."""
    recipe = RECIPES[name]
    keras.utils.set_random_seed(BOOK_SEED)
    model = recipe.build()
    history = fl.train(
        model,
        fl.prepare_data(layout=recipe.layout),
        **recipe.options(),
        verbose=2,
    )
    model.save(checkpoint)
    return len(history.epoch)


def save_for_old_keras(model: keras.Model, file: Path) -> None:
    """Save so that the oldest version of Keras that the package supports reads it."""

    def known(config: Any) -> Any:
        if isinstance(config, list):
            return [known(one) for one in config]
        if not isinstance(config, dict):
            return config
        return {
            key: known(value)
            for key, value in config.items()
            if key not in NEW_IN_KERAS or value != NEW_IN_KERAS[key]
        }

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "model.keras")
        model.save(whole)
        with (
            zipfile.ZipFile(whole) as old,
            replacing(file) as draft,
            zipfile.ZipFile(draft, "w") as new,
        ):
            for name in old.namelist():
                content = old.read(name)
                if name == "config.json":
                    content = json.dumps(known(json.loads(content))).encode()
                new.writestr(zipfile.ZipInfo(name), content)


def card_of(name: str, model: keras.Model, epochs: int) -> dict[str, Any]:
    """What a user has to know about a trained model."""
    recipe = RECIPES[name]
    data = fl.prepare_data(layout=recipe.layout)
    # The losses as Keras has them, so that they are comparable with the book's.
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    val_loss, val_accuracy = model.evaluate(data.val_scaled, data.val_target, verbose=0)
    test_loss, _ = model.evaluate(data.test_scaled, data.test_target, verbose=0)
    test = fl.evaluate(model, data.test_scaled, data.test_target)
    return {
        "recipe": {
            "model": model.name,
            "parameters": model.count_params(),
            "layout": recipe.layout,
            **recipe.options(),
            "seed": BOOK_SEED,
        },
        "epochs_trained": epochs,
        "environment": environment(),
        "val_loss": val_loss,
        "val_accuracy": val_accuracy,
        "test_loss": test_loss,
        "test_accuracy": test.accuracy,
        "test_confusion": test.confusion.tolist(),
    }


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="+", choices=get_args(Name))
    parser.add_argument("--checkpoint", type=Path, help="of the one, trained already")
    parser.add_argument("--epochs", type=int, help="that it was trained for")
    arguments = parser.parse_args()
    taken_over = [arguments.checkpoint is not None, arguments.epochs is not None]
    if any(taken_over) and not (all(taken_over) and len(arguments.names) == 1):
        parser.error("--checkpoint and --epochs go together, and with one name")
    for name in arguments.names:
        with tempfile.TemporaryDirectory() as folder:
            checkpoint = Path(folder, "trained.keras")
            if arguments.checkpoint:
                checkpoint, epochs = arguments.checkpoint, arguments.epochs
            else:
                epochs = trained(name, checkpoint)
            # Loaded without the optimizer, so that it is saved without.
            model = load_safely(checkpoint)
        file = FOLDER / f"{name}.keras"
        save_for_old_keras(model, file)
        card = json.loads(CARD.read_text(encoding="utf-8")) if CARD.exists() else {}
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        card[name] = {"sha256": digest} | card_of(name, model, epochs)
        with replacing(CARD) as draft:
            draft.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        print(f"{name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
