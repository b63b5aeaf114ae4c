"""What the experiments gave when they were recorded, for the tests of what is said."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fmnist_learn as fl
from fmnist_learn import experiments
from fmnist_learn.experiments import ExperimentResult, _run

RECORDED = json.loads(
    (Path(__file__).parent.parent / "docs/recorded/experiments.json").read_text("utf-8")
)


def recorded(
    name: str, lang: str = "en", change: Callable[[Any], object] = lambda one: None
) -> ExperimentResult:
    """The result of the recorded seeds; `change` alters what each of them gave."""
    record = RECORDED[name]
    numbers = copy.deepcopy(record["numbers"])
    for one in numbers:
        change(one)
    return experiments.result_of(
        name, numbers, lang=lang, seeds=record["seeds"], fast=False
    )


def put(*path: Any) -> Callable[[Any], object]:
    """A change: the last of `path` is put where the others lead."""
    *way, last, value = path

    def change(numbers: Any) -> None:
        for key in way:
            numbers = numbers[key]
        numbers[last] = value

    return change


def with_few_images(
    name: str, monkeypatch: Any, *, images: int = 600, val: int = 300, seeds: int = 2
) -> ExperimentResult:
    """Measure now, with few images, in this process."""
    monkeypatch.setattr(_run, "FAST_TRAIN", images)
    monkeypatch.setattr(_run, "FAST_VAL", val)
    return fl.run_experiment(
        name, seeds=seeds, fast=True, n_jobs=1, verbose=0, lang="en"
    )
