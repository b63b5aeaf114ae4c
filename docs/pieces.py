"""The interactive pieces: their files, what they show of the package, their places."""

import base64
import json
import re
import shutil
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from npm import shrink
from PIL import Image
from records import read

import fmnist_learn as fl
from fmnist_learn.evaluation import Evaluation

EXPLORABLES = Path(__file__).parent / "explorables"
# Below the figure of which name another piece stands, which shows something else.
BELOW = {"backpropagation-numbers": "backpropagation"}
# What the browser does not need.
LEFT_OUT = shutil.ignore_patterns("*.md", "*.test.mjs", "tsconfig.json")

FIGURE = re.compile(r"^!\[[^\]]*\]\((?:[\w/]+/)?figures/([\w-]+)\.svg\)$", re.MULTILINE)


def copy_pieces(folder: Path) -> None:
    """Put the pieces among the files of the site, with what they show."""
    shutil.copytree(EXPLORABLES, folder, ignore=LEFT_OUT)
    shrink(folder)
    write(folder / "convolution" / "trained.json", trained())
    write(folder / "backpropagation" / "starts.json", starts())
    write(folder / "early-stopping" / "histories.json", histories())
    write(folder / "cnn" / "pictures.json", pictures())
    (folder / "cnn" / "weights.bin").write_bytes(packed_weights())
    images, about = garments()
    (folder / "fashion-mnist" / "garments.bin").write_bytes(images)
    write(folder / "fashion-mnist" / "garments.json", about)
    for label, garment in enumerate(first_of_each_class()):
        # As the concepts draw them: dark on light.
        Image.fromarray(255 - garment).save(folder / "classify" / f"{label}.png")


def with_pieces(text: str) -> str:
    """A page in which each figure that has a piece of its name stands inside of it.

    The figure is what is shown on paper, without scripts, and until the piece is there.
    The tag stands in lines of its own, which is HTML to Markdown, and the figure in its
    line, where `figures.py` finds it.
    """

    def inside(figure: re.Match[str]) -> str:
        name = figure[1]
        if name in BELOW:
            return f"{figure[0]}\n\n<fl-{BELOW[name]}></fl-{BELOW[name]}>"
        if name in BELOW.values() or not (EXPLORABLES / name / f"{name}.mjs").exists():
            return figure[0]
        return f"<fl-{name}>\n{figure[0]}\n</fl-{name}>"

    return FIGURE.sub(inside, text)


def trained() -> dict[str, object]:
    """A test image of each class, and the first layer of the trained network."""
    kernels, biases = fl.load_pretrained("cnn").layers[0].get_weights()
    return {
        "names": {lang: fl.class_names(lang=lang) for lang in ("en", "ko")},
        "images": [
            base64.b64encode(image.tobytes()).decode()
            for image in first_of_each_class()
        ],
        "filters": [
            {
                "kernel": [round(float(weight), 3) for weight in kernel.ravel()],
                "bias": round(float(bias), 3),
            }
            # (3, 3, 1, filters) -> (filters, 3, 3)
            for kernel, bias in zip(np.moveaxis(kernels, -1, 0), biases, strict=True)
        ],
    }


def first_of_each_class() -> list[npt.NDArray[np.uint8]]:
    """Ten test images, in the order of their labels."""
    _, (images, labels) = fl.load_data()
    return [images[np.argmax(labels == label)] for label in range(10)]


def pictures() -> dict[str, object]:
    """The test images of the live network: one of each class, its surest mistakes."""
    _, (images, labels) = fl.load_data()
    result = tested()

    def shown(index: int) -> dict[str, object]:
        return {
            "pixels": base64.b64encode(images[index].tobytes()).decode(),
            "label": int(labels[index]),
            "predicted": int(result.predicted[index]),
        }

    return {
        "names": {lang: fl.class_names(lang=lang) for lang in ("en", "ko")},
        "garments": [shown(np.argmax(labels == label)) for label in range(10)],
        "mistakes": [shown(index) for index in result.mistakes[:12]],
    }


@cache
def tested() -> Evaluation:
    """What the network of the package makes of the test images."""
    _, (images, labels) = fl.load_data()
    return fl.evaluate(fl.load_pretrained("cnn"), images[..., None] / 255.0, labels)


def packed_weights() -> bytes:
    """The weights of the network in 8 bits, a quarter of their size.

    For each layer the scale and the bias of each filter or neuron in 32 bits, then
    all weights, each to be multiplied by the scale of its filter.
    """
    floats, whole = [], []
    weights = fl.load_pretrained("cnn").get_weights()
    for kernel, bias in zip(weights[::2], weights[1::2], strict=True):
        rows = kernel.reshape(-1, len(bias))
        scale = np.abs(rows).max(axis=0) / np.float32(127)
        floats += [scale, bias]
        whole.append(np.rint(rows / scale).astype(np.int8))
    return b"".join(part.tobytes() for part in (*floats, *whole))


def garments() -> tuple[bytes, dict[str, object]]:
    """500 training images: 45 of each class and the five with the most doubtful labels.

    With them goes what is said of them: their places and labels, the five nearest of
    the others, nearest first, and what was recorded of the labels.
    """
    (images, labels), _ = fl.load_data()
    recorded = read("labels")
    doubts = {one["index"]: one for one in recorded["kept"]}
    indices: list[int] = []
    for label in range(10):
        of_class = np.flatnonzero(labels == label)
        certain = [int(index) for index in of_class if index not in doubts]
        doubted = [index for index, one in doubts.items() if one["label"] == label]
        indices += certain[: 50 - len(doubted)] + doubted
    flat = images[indices].reshape(len(indices), -1).astype(np.float64)
    squares = (flat**2).sum(axis=1)
    distances = squares[:, np.newaxis] + squares - 2 * flat @ flat.T
    np.fill_diagonal(distances, np.inf)
    about = {
        "names": {lang: fl.class_names(lang=lang) for lang in ("en", "ko")},
        "indices": indices,
        "labels": labels[indices].tolist(),
        "neighbours": np.argsort(distances, axis=1, kind="stable")[:, :5].tolist(),
        "doubts": {
            position: {
                key: doubts[index][key] for key in ("suggested", "given", "other")
            }
            for position, index in enumerate(indices)
            if index in doubts
        },
        "doubtful": sum(recorded["doubtful"]),
        "asked": recorded["how"]["neighbours"],
    }
    return images[indices].tobytes(), about


def starts() -> dict[str, list[list[float]]]:
    """The weights that `ops.train_xor(hidden=2)` draws first: hidden, output layer.

    From 42 it learns XOR, from 1 it gets stuck.
    """

    def drawn(seed: int) -> list[list[float]]:
        rng = np.random.default_rng(seed)
        return [rng.normal(size=4).tolist(), rng.normal(size=2).tolist()]

    return {str(seed): drawn(seed) for seed in (42, 1)}


def histories() -> dict[str, dict[str, dict[str, list[float]]]]:
    """The losses of 20 epochs without and with dropout, by seed, as recorded."""
    trainings = read("concepts")["trainings"]
    recordings = {"plain": "20 epochs", "dropout": "20 epochs, dropout"}
    losses = ("loss", "val_loss")
    return {
        name: {
            seed: {key: history[key] for key in losses}
            for seed, history in trainings[recording].items()
        }
        for name, recording in recordings.items()
    }


def write(path: Path, content: object) -> None:
    """Write it as JSON, without spaces."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
