"""Run lessons as the book does, and record every row of their tables.

    python docs/record_lessons.py [LESSON ...] [--to FILE]

Each lesson is written to `docs/recorded/lessons.json` as soon as it is done, beside
those recorded before: so the long ones can be run when the machine is idle. What was
recorded before is compared anew, with the bands as they are now; without a LESSON
that is all. At the end the pages get their times.
"""

import argparse
import datetime
import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
from records import as_value, write_tables

import fmnist_learn as fl
from fmnist_learn._files import replacing
from fmnist_learn.lessons import compare
from fmnist_learn.lessons.reference import REFERENCES

FILE = Path(__file__).parent / "recorded" / "lessons.json"


def record_of(name: str) -> dict[str, Any]:
    """What one lesson measured, where and when."""
    started = time.perf_counter()
    result = fl.run_lesson(name, lang="en", verbose=2)
    plt.close("all")
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "seed": result.seed,
        "seconds": round(time.perf_counter() - started, 1),
        "environment": result.environment | {"cores": str(os.cpu_count())},
        "rows": [asdict(row) for row in result.rows],
    }


def compared(name: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record with its rows in both languages, compared anew."""
    rows = []
    for row in record["rows"]:
        key, measured = row["key"], as_value(row["measured"])
        new = compare(name, key, measured, seed=record["seed"], lang="en")
        rows.append(asdict(new) | {"what": asdict(REFERENCES[name][key].what)})
    return record | {"rows": rows}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON")
    parser.add_argument("--to", type=Path, default=FILE, metavar="FILE")
    arguments = parser.parse_args()
    file = arguments.to
    file.parent.mkdir(parents=True, exist_ok=True)
    for name in arguments.lessons or [None]:
        new = {} if name is None else {name: record_of(name)}
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        records = {
            key: compared(key, record) for key, record in sorted((known | new).items())
        }
        with replacing(file) as draft:
            text = json.dumps(records, ensure_ascii=False, indent=1)
            draft.write_text(text + "\n", encoding="utf-8")
    write_tables()


if __name__ == "__main__":
    main()
