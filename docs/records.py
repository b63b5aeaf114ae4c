"""What lessons, experiments and benchmarks gave when they were recorded.

A table of it stands in pages written by hand, between two comments:
`<!-- table speed en -->` and `<!-- end -->`. `write_tables` writes it anew.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

from fmnist_learn.experiments import EXPERIMENTS, ExperimentResult, result_of
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons import LessonResult, Row

DOCS = Path(__file__).parent
RECORDED = DOCS / "recorded"

# The rows of `tests/benchmarks/compare.py` that are recorded, as the pages name them.
SPEED = {
    "python -c pass / import fmnist_learn": Text(
        ko="`python -c pass` / `import fmnist_learn`",
        en="`python -c pass` / `import fmnist_learn`",
    ),
    "fmnist-learn --help": Text(ko="`fmnist-learn --help`", en="`fmnist-learn --help`"),
    "fmnist-learn explain softmax": Text(
        ko="`fmnist-learn explain softmax`", en="`fmnist-learn explain softmax`"
    ),
    "first load_data": Text(
        ko="`keras.datasets.fashion_mnist.load_data` / `load_data`",
        en="`keras.datasets.fashion_mnist.load_data` / `load_data`",
    ),
    "prepare_data": Text(
        ko="책의 코드 / `prepare_data`", en="the book's lines / `prepare_data`"
    ),
    "prepare_data: peak memory": Text(
        ko="같은 일, 최대 메모리", en="the same, peak memory"
    ),
    "baseline_sgd: the same work": Text(
        ko="`cross_validate`와 `score` / `baseline_sgd`",
        en="`cross_validate` and `score` / `baseline_sgd`",
    ),
    "dense: an epoch after the first": Text(
        ko="`fit` / `train`, dense, 한 에포크", en="`fit` / `train`, dense, an epoch"
    ),
    "deep: an epoch after the first": Text(
        ko="`fit` / `train`, deep, 한 에포크", en="`fit` / `train`, deep, an epoch"
    ),
    "cnn: an epoch after the first": Text(
        ko="`fit` / `train`, cnn, 이미지 48,000개의 한 에포크",
        en="`fit` / `train`, cnn, an epoch of 48,000 images",
    ),
    "lesson 07-1, import included": Text(
        ko="책의 코드와 마지막 테스트 / `lesson 07-1`, 임포트 포함",
        en="the book's lines and a final test / `lesson 07-1`, import included",
    ),
    "lesson 07-2, import included": Text(
        ko="책의 코드 / `lesson 07-2`, 임포트 포함",
        en="the book's lines / `lesson 07-2`, import included",
    ),
    "lesson 07-3: training with early stopping": Text(
        ko="`fit` / `train`, 07-3절의 조기 종료 훈련",
        en="`fit` / `train`, 07-3 with early stopping",
    ),
    "sweep: 8 dense trainings, one by one / two at once": Text(
        ko="`sweep`으로 dense를 8번 훈련, 프로세스 하나 / 둘",
        en="`sweep` of 8 dense trainings, one process / two",
    ),
}
_SPEED_HEAD = Text(
    ko="| 같은 일, 같은 숫자 | 흔히 쓰는 코드 | fmnist-learn | 배 |",
    en="| the same work, the same digits | usual code | fmnist-learn | times |",
)
_TIMES_HEAD = Text(ko="| 명령 | 걸린 시간 |", en="| command | time |")


def experiments(lang: Lang) -> Iterator[ExperimentResult]:
    """The recorded results of the experiments, in the order of the course."""
    recorded = read("experiments")
    for name in EXPERIMENTS:
        numbers, seeds = recorded[name]["numbers"], recorded[name]["seeds"]
        yield result_of(name, numbers, lang=lang, seeds=seeds, fast=False)


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


def speed_table(lang: Lang) -> str:
    """What was measured, beside the usual code; a ratio with its lowest and highest."""
    rows = {row["what"]: row for row in speed()["rows"]}
    lines = [_SPEED_HEAD.to(lang), "|---|---|---|---|"]
    for what, label in SPEED.items():
        if what in rows:
            row = rows[what]
            theirs, ours = (
                "–" if row[side] is None else f"{row[side]:.3g} {row['unit']}"
                for side in ("theirs", "ours")
            )
            lines.append(f"| {label.to(lang)} | {theirs} | {ours} | {_times(row)} |")
    return "\n".join(lines)


def _times(row: dict[str, Any]) -> str:
    if "difference" in row:
        return f"{row['difference']:+.2f} {row['unit']}"
    if row["ratio"] is None:
        return "–"
    spread = row["spread"] and "–".join(f"{ratio:.2f}" for ratio in row["spread"])
    return f"{row['ratio']:.2f} ({spread})" if spread else f"{row['ratio']:.2f}"


def times_table(lang: Lang) -> str:
    """How long each lesson took when it was recorded: no more than this."""
    long, short = Text(ko="{}분 {}초", en="{} min {} s"), Text(ko="{}초", en="{} s")
    lines = [_TIMES_HEAD.to(lang), "|---|---|"]
    for name, record in read("lessons").items():
        minutes, seconds = divmod(ceil(record["seconds"]), 60)
        time = long.to(lang).format(minutes, seconds)
        if not minutes:
            time = short.to(lang).format(seconds)
        lines.append(f"| `fmnist-learn lesson {name}` | {time} |")
    return "\n".join(lines)


_TABLES = {"speed": speed_table, "times": times_table}
_PLACE = re.compile(
    r"(<!-- table (?P<name>\w+) (?P<lang>\w+) -->\n\n).*?(\n\n<!-- end -->)", re.DOTALL
)


def with_tables(text: str) -> str:
    """A page with its tables as they are recorded."""
    return _PLACE.sub(
        lambda place: f"{place[1]}{_TABLES[place['name']](place['lang'])}{place[4]}",
        text,
    )


def pages_with_tables() -> list[Path]:
    """The pages written by hand that have one."""
    pages = DOCS.glob("*/**/*.md")
    return [page for page in pages if _PLACE.search(page.read_text(encoding="utf-8"))]


def write_tables() -> None:
    """Write the tables of all pages anew."""
    for page in pages_with_tables():
        text = page.read_text(encoding="utf-8")
        if (new := with_tables(text)) != text:
            page.write_text(new, encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    """The content of one file."""
    text = (RECORDED / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def as_value(content: Any) -> Any:
    """A measured value as it was before JSON made lists of its tuples."""
    return tuple(map(as_value, content)) if isinstance(content, list) else content
