"""What lessons, experiments and benchmarks gave when they were recorded."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from fmnist_learn.experiments import EXPERIMENTS, ExperimentResult, result_of
from fmnist_learn.i18n import Lang
from fmnist_learn.lessons import LessonResult, Row

RECORDED = Path(__file__).parent / "recorded"


def experiments(lang: Lang) -> Iterator[ExperimentResult]:
    """The recorded results of the experiments, in the order of the course."""
    recorded = read("experiments")
    for name in EXPERIMENTS:
        numbers, seed = recorded[name]["numbers"], recorded[name]["seed"]
        yield result_of(name, numbers, lang=lang, seed=seed, fast=False)


def lessons(lang: Lang) -> Iterator[tuple[str, LessonResult]]:
    """The recorded results of the lessons, each with its date."""
    for name, record in read("lessons").items():
        rows = [Row(**row | {"what": row["what"][lang]}) for row in record["rows"]]
        yield (
            record["date"],
            LessonResult(
                name=name,
                lang=lang,
                seed=record["seed"],
                fast=False,
                rows=tuple(
                    replace(
                        row, measured=as_value(row.measured), book=as_value(row.book)
                    )
                    for row in rows
                ),
                figures={},
                environment=record["environment"],
            ),
        )


def speed() -> dict[str, Any]:
    """What the benchmarks measured, and on which machine."""
    return read("speed")


def read(name: str) -> dict[str, Any]:
    """The content of one file."""
    text = (RECORDED / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def as_value(content: Any) -> Any:
    """A measured value as it was before JSON made lists of its tuples."""
    return tuple(map(as_value, content)) if isinstance(content, list) else content
