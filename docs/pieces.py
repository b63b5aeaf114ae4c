"""The interactive pieces: their files, what they show of the package, their places."""

import base64
import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
from npm import fetch
from records import read

import fmnist_learn as fl

EXPLORABLES = Path(__file__).parent / "explorables"
ESBUILD = "0.28.2"
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


def shrink(folder: Path) -> None:
    """Take comments, spaces and long names out of the scripts below `folder`."""
    esbuild = fetch("esbuild", ESBUILD) / "bin" / "esbuild"
    scripts = sorted(map(str, folder.glob("**/*.mjs")))
    into = [f"--outdir={folder}", f"--outbase={folder}", "--out-extension:.js=.mjs"]
    command = [esbuild, "--minify", "--allow-overwrite", "--log-level=warning"]
    subprocess.run([*command, *into, *scripts], check=True)


def with_pieces(text: str) -> str:
    """A page in which each figure that has a piece of its name stands inside of it.

    The figure is what is shown on paper, without scripts, and until the piece is there.
    The tag stands in lines of its own, which is HTML to Markdown, and the figure in its
    line, where `figures.py` finds it.
    """

    def inside(figure: re.Match[str]) -> str:
        name = figure[1]
        if not (EXPLORABLES / name / f"{name}.mjs").exists():
            return figure[0]
        return f"<fl-{name}>\n{figure[0]}\n</fl-{name}>"

    return FIGURE.sub(inside, text)


def trained() -> dict[str, object]:
    """A test image of each class, and the first layer of the trained network."""
    _, (images, labels) = fl.load_data()
    first = [images[np.argmax(labels == label)] for label in range(10)]
    kernels, biases = fl.load_pretrained("cnn").layers[0].get_weights()
    return {
        "names": {lang: fl.class_names(lang=lang) for lang in ("en", "ko")},
        "images": [base64.b64encode(image.tobytes()).decode() for image in first],
        "filters": [
            {
                "kernel": [round(float(weight), 3) for weight in kernel.ravel()],
                "bias": round(float(bias), 3),
            }
            # (3, 3, 1, filters) -> (filters, 3, 3)
            for kernel, bias in zip(np.moveaxis(kernels, -1, 0), biases, strict=True)
        ],
    }


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
