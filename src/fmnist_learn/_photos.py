"""The list beside a data set of one's own: which photo each of its images was.

It stands in a fifth file, since IDX has no place for it, and says what the classes are
called and which photos belong together.
"""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn.i18n import Text, refusal

NAME = "photos.csv"


@dataclass(frozen=True, slots=True)
class Row:
    """One image: where it is in the files, and what it was."""

    part: Literal["train", "t10k"]
    row: int
    label: int
    name: str
    group: int
    photo: str


@dataclass(frozen=True, slots=True, eq=False)
class PhotoList:
    """What training has to know of it."""

    names: tuple[str, ...]  # of the classes
    groups: npt.NDArray[np.int64]  # of the training images


_HEAD = [field.name for field in fields(Row)]


def write_list(path: Path, rows: Iterable[Row]) -> None:
    """Write the list; UTF-8 with the mark that Excel looks for."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerows(map(astuple, rows))


def read_list(folder: Path, train_target: npt.NDArray[np.uint8]) -> PhotoList | None:
    """What the list in `folder` says; None if there is none."""
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [*csv.DictReader(file)]
        train = [row for row in rows if row["part"] == "train"]
        is_it = [int(row["label"]) for row in train] == train_target.tolist()
        names = {int(row["label"]): row["name"] for row in rows}
        ordered = tuple(names[label] for label in range(len(names)))
        groups = np.array([int(row["group"]) for row in train], dtype=np.int64)
    except (KeyError, TypeError, ValueError, csv.Error):
        is_it = False
    if not is_it:
        rule = Text(
            ko=f"{NAME} 파일이 `make_dataset`이 쓴 그대로여야 합니다",
            en=f"hold {NAME} as `make_dataset` wrote it",
        )
        remedy = Text(
            ko="`make_dataset`으로 데이터 세트를 다시 만들거나, 다른 파일이면 이름을 "
            "바꾸세요.",
            en="Make the data set again, or rename the file if it is something else.",
        )
        raise refusal(ValueError, "path", rule, repr(str(folder)), remedy)
    return PhotoList(ordered, groups)
