"""Run experiments in full, and record what they measured.

    python docs/record_experiments.py [EXPERIMENT ...] [--to FILE]

Each is written to `docs/recorded/experiments.json` as soon as it is done, beside those
recorded before; without a name all of them run. `experiments.result_of` turns recorded
numbers into the table, the conclusion and the figure of either language.
"""

import argparse
import datetime
import json
import os
import time
from pathlib import Path

import keras

from fmnist_learn._files import replacing
from fmnist_learn.experiments import EXPERIMENTS, run_experiment

FILE = Path(__file__).parent / "recorded" / "experiments.json"
NAMES = list(EXPERIMENTS)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("experiments", nargs="*", metavar="EXPERIMENT")
    parser.add_argument("--to", type=Path, default=FILE, metavar="FILE")
    arguments = parser.parse_args()
    file = arguments.to
    file.parent.mkdir(parents=True, exist_ok=True)
    for name in arguments.experiments or NAMES:
        started, cpu = time.perf_counter(), time.process_time()
        result = run_experiment(name, lang="en")
        record = {
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            "seed": result.seed,
            "seconds": round(time.perf_counter() - started, 1),
            "cpu_seconds": round(time.process_time() - cpu, 1),
            "environment": {
                "keras": keras.version(),
                "backend": keras.backend.backend(),
                "cores": str(os.cpu_count()),
            },
            "confirmed": result.confirmed,
            "numbers": result.numbers,
        }
        print(result, flush=True)
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        known[name] = record
        in_order = {key: known[key] for key in NAMES if key in known}
        with replacing(file) as draft:
            text = json.dumps(in_order, indent=1)
            draft.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
