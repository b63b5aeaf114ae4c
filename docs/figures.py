"""The figures of the concepts and experiments, drawn anew for each build."""

import contextlib
import io
import re
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")  # before pyplot: no window opens

import matplotlib.pyplot as plt
import records

import fmnist_learn as fl
from fmnist_learn.i18n import Lang

# Files compare equal when nothing changed: no date, no random ids.
SVG = {"svg.hashsalt": "fmnist-learn", "svg.fonttype": "path"}

# A block of code, or a figure below it.
STEP = re.compile(
    r"^```python\n(?P<code>.*?)^```$|^!\[[^\]]*\]\((?P<figure>[\w/.-]+)\)$",
    re.DOTALL | re.MULTILINE,
)


def draw_figures(lang: Lang, folder: Path) -> None:
    """Draw those of one language beside the pages in the folder that show them."""
    fl.set_language(lang)
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
