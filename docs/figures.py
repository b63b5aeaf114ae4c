"""The figures of the concepts and experiments, drawn anew for each build."""

import contextlib
import io
import re
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")  # before pyplot: no window opens

import matplotlib.pyplot as plt
import numpy as np
import records

import fmnist_learn as fl
from fmnist_learn import _keras
from fmnist_learn.i18n import Lang, Text

# What stands beside the garments where a link to the site is shown.
PROMISE = Text(
    ko="패션 MNIST로 배우는\n신경망 첫걸음",
    en="A first course on\nneural networks\nwith Fashion-MNIST",
)

# Files compare equal when nothing changed: no date, no random ids.
SVG = {"svg.hashsalt": "fmnist-learn", "svg.fonttype": "path"}

# A block of code, or a figure below it.
STEP = re.compile(
    r"^```python\n(?P<code>.*?)^```$|^!\[[^\]]*\]\((?P<figure>[\w/.-]+)\)$",
    re.DOTALL | re.MULTILINE,
)


def draw_figures(lang: Lang, folder: Path) -> None:
    """Draw those of one language beside the pages in the folder that show them."""
    _keras.start()  # quietly; the code of a page would not
    fl.set_language(lang)
    with _keras.tracing_many():
        for page in sorted((folder / "concepts").glob("*.md")):
            draw_page(page)
    for result in records.experiments(lang):
        plt.close("all")
        result.plot()
        plt.gcf().suptitle("")  # the heading of the page says it
        save(folder / "figures" / f"experiment-{result.name}.svg")
    plt.close("all")


def draw_page(page: Path) -> None:
    """Run the code of a page up to its last figure, and save each figure."""
    steps = list(STEP.finditer(page.read_text(encoding="utf-8")))
    while steps and not steps[-1]["figure"]:
        steps.pop()
    names: dict[str, object] = {}
    for step in steps:
        if step["figure"]:
            save(page.parent / step["figure"])
        else:
            plt.close("all")
            with contextlib.redirect_stdout(io.StringIO()):
                exec(step["code"], names)


def save(path: Path) -> None:
    """Save the current figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(SVG):
        plt.gcf().savefig(path, bbox_inches="tight", metadata={"Date": None})


def draw_card(lang: Lang, path: Path) -> None:
    """Draw what a link to the site shows elsewhere: 1200 x 630, as they all ask for."""
    (images, _), _ = fl.load_data()
    figure = plt.figure(figsize=(12, 6.3), facecolor="#1d3557")
    tiles = np.pad(images[:36], ((0, 0), (2, 2), (2, 2))).reshape(6, 6, 32, 32)
    axes = figure.add_axes((0.5, 0.05, 0.4725, 0.9))
    axes.imshow(tiles.swapaxes(1, 2).reshape(192, 192), cmap="gray_r")
    axes.set_axis_off()
    figure.text(0.05, 0.72, "fmnist-learn", size=46, weight="bold", color="white")
    with fl.korean_font():
        figure.text(0.05, 0.62, PROMISE.to(lang), size=32, color="#dfe7f2", va="top")
        figure.savefig(path, dpi=100, metadata={"Software": None})
    plt.close(figure)
