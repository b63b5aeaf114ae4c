"""Measure the speed beside the usual code, and write it wherever it is shown.

    python docs/record_speed.py [ROW ...]

The rows are those of `tests/benchmarks/compare.py`; without one, all that are shown
are measured, which takes an hour. Each goes into `docs/recorded/speed.json` as soon as
it is done, beside those recorded before. Then the tables of the pages are written anew.
Nothing else may run meanwhile: on a busy machine it does not begin.
"""

import argparse
import datetime
import json
import os
import sys
import tempfile
from pathlib import Path

from records import DOCS, RECORDED, SPEED, write_tables

sys.path.insert(0, str(DOCS.parent / "tests" / "benchmarks"))

import compare

from fmnist_learn._files import replacing

FILE = RECORDED / "speed.json"
NAMES = [
    name
    for name, comparison in compare.COMPARISONS.items()
    if any(row.what in SPEED for row in comparison.rows)
]
# What a machine that does nothing else may show, of one core.
_QUIET = 0.5


def check_quiet() -> None:
    """End here if the machine has other work: a ratio would say nothing."""
    load, *_ = os.getloadavg()
    if load > _QUIET:
        sys.exit(
            f"The machine is busy (load {load:.1f}, at most {_QUIET}): end what runs, "
            "wait a minute or two, then start again."
        )


def record(name: str, file: Path, home: Path) -> None:
    """Measure the rows of one comparison and put them into the file."""
    comparison = compare.COMPARISONS[name]
    theirs, ours = compare.alternate(comparison, comparison.repeats, home)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    content = json.loads(file.read_text(encoding="utf-8"))
    rows = {row["what"]: row for row in content["rows"]}
    for result in compare.evaluate(comparison, theirs, ours):
        if not result.agree:
            compare.print_disagreement(name, theirs, ours)
            sys.exit(1)
        if result.row.what in SPEED:
            rows[result.row.what] = {"date": today, **compare.as_json(result)}
    content = {
        "machine": compare.machine(),
        "rows": [rows[what] for what in SPEED if what in rows],
    }
    with replacing(file) as draft:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        draft.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(NAMES))
    parser.add_argument("--to", type=Path, default=FILE, metavar="FILE")
    arguments = parser.parse_args()
    check_quiet()
    with tempfile.TemporaryDirectory() as home:
        compare.put_gzip_cache(Path(home))
        for name in arguments.rows or NAMES:
            print(f"{name} ...", flush=True)
            record(name, arguments.to, Path(home))
    write_tables()


if __name__ == "__main__":
    main()
