"""A folder as a course leaves it: scripts, notebooks with pictures, and notes.

    python tests/benchmarks/mixed_folder.py FOLDER

makes 259 files of which no two are the same, and a `.venv` of 2,000 others beside
them. It is the same each time.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[1]
OLD = (HERE / "old_style.txt").read_text(encoding="utf-8")
RIGHT = [path.read_text("utf-8") for path in sorted((HERE / "correct").glob("*.py"))]
PROSE = "모델을 훈련하고 정확도와 손실을 그립니다. The loss falls, then rises.\n"


def make(folder: Path) -> None:
    """Write the files below `folder`, which must exist."""
    choose = random.Random(42)
    for number in range(259):
        week = folder / f"week {number % 13}"
        week.mkdir(exist_ok=True)
        sources = [*mixed(choose, number)]
        kind = ("script", "script", "notebook", "notebook", "notes")[number % 5]
        path = week / f"{kind} {number}"
        if kind == "script":
            text = "\n".join(sources)
            path.with_suffix(".py").write_text(text, encoding="utf-8")
        elif kind == "notebook":
            text = json.dumps(notebook(choose, sources), indent=1, ensure_ascii=False)
            path.with_suffix(".ipynb").write_text(text, encoding="utf-8")
        else:
            blocks = (f"## 절\n\n{PROSE * 5}\n```python\n{one}```\n" for one in sources)
            path.with_suffix(".md").write_text("\n".join(blocks), encoding="utf-8")
    packages = folder / ".venv" / "lib" / "site-packages"
    for number in range(2000):
        package = packages / f"package{number % 100}"
        package.mkdir(parents=True, exist_ok=True)
        (package / f"{number}.py").write_text(OLD, encoding="utf-8")


def mixed(choose: random.Random, number: int) -> Iterator[str]:
    """Some code that is right, and in every third file some that is old."""
    yield f"import numpy as np  # {number}\n"
    yield from choose.sample(RIGHT, 3)
    if number % 3 == 0:
        yield OLD.replace("42", str(number))
    yield "".join(f"result_{place} = np.arange({place})\n" for place in range(20))


def notebook(choose: random.Random, sources: list[str]) -> dict[str, object]:
    """Each source is a cell, and some have a picture of 200 kB below them."""
    cells: list[dict[str, object]] = []
    for count, source in enumerate(sources, start=1):
        picture = choose.randbytes(75_000).hex() if choose.random() < 0.3 else ""
        data = {"image/png": picture, "text/plain": ["<Figure>"]}
        shown = {"data": data, "metadata": {}, "output_type": "display_data"}
        text = {"name": "stdout", "output_type": "stream", "text": [PROSE] * 10}
        cells += [
            {"cell_type": "markdown", "metadata": {}, "source": [PROSE] * 4},
            {
                "cell_type": "code",
                "execution_count": count,
                "metadata": {},
                "outputs": [shown, text],
                "source": source.splitlines(keepends=True),
            },
        ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


if __name__ == "__main__":
    make(Path(sys.argv[1]))
