"""Run experiments with ten seeds, and record what they measured.

    python docs/record_experiments.py [EXPERIMENT ...] [--to FILE]

Each is written to `docs/recorded/experiments.json` as soon as it is done, beside those
recorded before. Without a name those run that are missing there, or were recorded with
other versions: so it can be stopped and continued. `experiments.result_of` turns
recorded numbers into the table, the conclusion and the figure of either language.

The default seeds come first, and how long they take goes into `seconds.json` of the
package, which `fmnist-learn experiment --list` shows: let nothing else run meanwhile.
"""

import argparse
import datetime
import json
import time
from pathlib import Path
from typing import Any

import compare_path  # noqa: F401
from fmnist_learn import experiments
from fmnist_learn._files import replacing
from fmnist_learn.experiments import EXPERIMENTS, run_experiment
from fmnist_learn.recipes import BOOK_SEED
