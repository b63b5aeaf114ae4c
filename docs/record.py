"""Run the code of pages that train, and keep the results: `python docs/record.py PAGE`.

A page is named as in the navigation, without language and ending: `first-steps`. Its
code is run as a reader would, once in each language; a block that trains is run once
for both. What a block prints goes into the page, its figure (the picture right below
it) beside the page, and all of it into `docs/recorded/PAGE.json` with the versions.
"""

import ast
import contextlib
import io
import json
import os
import platform
import re
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("agg")  # before pyplot: no window opens

import keras
import matplotlib.pyplot as plt
from figures import SVG

import fmnist_learn as fl
from fmnist_learn.i18n import Lang
from fmnist_learn.lessons.texts import NAMES, STEP, file_of

DOCS = Path(__file__).parent
LANGUAGES: tuple[Lang, ...] = ("en", "ko")


def main(page: str) -> None:
    """Run one page in both languages and keep the results."""
    pages = {lang: written(page, lang) for lang in LANGUAGES}
    texts = {lang: path.read_text(encoding="utf-8") for lang, path in pages.items()}
    trained: dict[int, dict[str, Any]] = {}
    record: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "versions": {
            name: version(name)
            for name in ("fmnist-learn", "keras", "tensorflow", "scikit-learn", "numpy")
        },
    }
    for lang, text in texts.items():
        blocks = list(STEP.finditer(text))
        outputs = run(blocks, (DOCS / lang / page).parent, trained)
        record[lang] = [
            {"code": block["code"], "output": output}
            for block, output in zip(blocks, outputs, strict=True)
        ]
        pages[lang].write_text(with_outputs(text, outputs), encoding="utf-8")
    path = DOCS / "recorded" / f"{page}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps(record, ensure_ascii=False, indent=1)
    path.write_text(content + "\n", encoding="utf-8")


def written(page: str, lang: Lang) -> Path:
    """Where a page is written: the lessons and the first steps in the package."""
    name = page.removeprefix("lessons/")
    return file_of(name, lang) if name in NAMES else DOCS / lang / f"{page}.md"


def run(
    blocks: list[re.Match[str]], folder: Path, trained: dict[int, dict[str, Any]]
) -> list[str]:
    """Run blocks in order in an empty folder; save their figures, return the outputs.

    `trained` holds the names after each block that trains and what it printed.
    """
    keras.backend.clear_session()
    keras.utils.disable_interactive_logging()  # no bar among what a block prints
    fl.set_language(None)
    names: dict[str, Any] = {"__name__": "__main__"}
    outputs = []
    with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty):
        for number, block in enumerate(blocks):
            if number in trained:
                names |= trained[number]["names"]
                outputs.append(trained[number]["output"])
                continue
            plt.close("all")
            with mpl.rc_context(SVG), contextlib.redirect_stdout(io.StringIO()) as out:
                exec(block["code"], names)
                if block["figure"]:
                    figure = folder / block["figure"]
                    figure.parent.mkdir(parents=True, exist_ok=True)
                    plt.gcf().savefig(
                        figure, bbox_inches="tight", dpi=100, metadata=no_date(figure)
                    )
            outputs.append(out.getvalue())
            if trains(block["code"]):
                trained[number] = {"names": dict(names), "output": outputs[-1]}
    plt.close("all")
    return outputs


def with_outputs(text: str, outputs: list[str]) -> str:
    """Return the page with the outputs where it shows one."""
    results = iter(outputs)

    def fill(block: re.Match[str]) -> str:
        shown, output = block["shown"], next(results)
        new = f"\n\n```text\n{output}```"
        return block[0].replace(shown, new, 1) if shown else block[0]

    return STEP.sub(fill, text)


def no_date(figure: Path) -> dict[str, None]:
    """Files compare equal when nothing changed."""
    return {"Date": None} if figure.suffix == ".svg" else {}


def trains(code: str) -> bool:
    """Tell whether a block does what takes minutes."""
    calls = {"train", "fit", "baseline_sgd", "cross_val_probabilities"}
    return any(
        isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in calls
        for node in ast.walk(ast.parse(code))
    )


def machine() -> str:
    """Describe the class of the machine; nothing that names it."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, CPU"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        main(name)
