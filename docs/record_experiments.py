"""Run experiments with ten seeds, and record what they measured.

    python docs/record_experiments.py [EXPERIMENT ...] [--to FILE]

Each is written to `docs/recorded/experiments.json` as soon as it is done, beside those
recorded before. Without a name those run that are missing there, or were recorded with
other versions: so it can be stopped and continued. `experiments.result_of` turns
recorded numbers into the table, the conclusion and the figure of either language.

The five default seeds come first. How long they take also goes into `seconds.json` of
the package, which `fmnist-learn experiment --list` shows: let nothing else run then.
"""

import argparse
import datetime
import json
import os
import time
from pathlib import Path
from typing import Any

from fmnist_learn import experiments
from fmnist_learn._files import replacing
from fmnist_learn.experiments import EXPERIMENTS, run_experiment
from fmnist_learn.lessons import environment
from fmnist_learn.recipes import BOOK_SEED

FILE = Path(__file__).parent / "recorded" / "experiments.json"
SECONDS = Path(experiments.__file__).parent / "seconds.json"


def record_of(name: str, where: dict[str, str]) -> dict[str, Any]:
    """What one experiment measured, with which seeds, when and where."""
    started = time.perf_counter()
    first = run_experiment(name, lang="en", verbose=0)
    record: dict[str, Any] = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "seeds": [*first.seeds],
        "seconds": round(time.perf_counter() - started, 1),
        "environment": where,
        "numbers": [*first.numbers],
    }
    if first.seeds:
        more = range(BOOK_SEED + len(first.seeds), BOOK_SEED + 10)
        second = run_experiment(name, seeds=more, lang="en", verbose=0)
        record["seeds"] += second.seeds
        record["numbers"] += second.numbers
    return record


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("experiments", nargs="*", metavar="EXPERIMENT")
    parser.add_argument("--to", type=Path, default=FILE, metavar="FILE")
    arguments = parser.parse_args()
    file, where = arguments.to, environment() | {"cores": str(os.cpu_count())}
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name in arguments.experiments or [
        name for name in EXPERIMENTS if known.get(name, {}).get("environment") != where
    ]:
        record = record_of(name, where)
        # Read again: another experiment may have been recorded meanwhile.
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        known[name] = record
        known = {name: known[name] for name in EXPERIMENTS if name in known}
        write(file, known)
        if file == FILE:
            write(SECONDS, {name: one["seconds"] for name, one in known.items()})
        print(f"{name}: {record['seconds']} s", flush=True)


def write(file: Path, content: dict[str, Any]) -> None:
    """Put it into the file in one move."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(file) as draft:
        draft.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
