"""What an experiment reports: plain values, put into one language at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fmnist_learn.i18n import Lang, Text

Numbers = Mapping[str, Any]
Cell = Text | str | int | float


@dataclass(frozen=True, slots=True)
class Panel:
    """One axes of a figure: bars from 0, dots where only differences count, or lines.

    `ticks` name the bars, the dots or the places along the lines; `marks` are dotted
    lines, at a value across the bars or at a place along the lines.
    """

    kind: Literal["bars", "dots", "lines"]
    ticks: Sequence[Cell]
    series: Sequence[tuple[Cell, Sequence[float]]]
    y: Text
    x: Text | None = None
    title: Text | None = None
    marks: Sequence[tuple[float, Text]] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the numbers of one run say.

    `facts` states them, `lesson` is what follows from them, and holds only if
    `confirmed`.
    """

    recipe: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[Cell]]
    facts: Text
    confirmed: bool
    lesson: Text
    panels: Sequence[Panel]

    @property
    def conclusion(self) -> Text:
        """The facts with the lesson, or with the word that they do not show it."""
        last = self.lesson if self.confirmed else _NOT_CONFIRMED
        return Text(ko=f"{self.facts.ko} {last.ko}", en=f"{self.facts.en} {last.en}")


_NOT_CONFIRMED = Text(
    ko="이 과정에서 설명하는 결과가 이번 숫자에서는 나타나지 않았습니다. 이 "
    "실행만으로는 결론을 내릴 수 없습니다.",
    en="That is not what the course says should happen, so this run does not settle "
    "the question.",
)


def to_language(cell: Cell, lang: Lang) -> str | int | float:
    """A cell in one language; numbers stay numbers."""
    return cell.to(lang) if isinstance(cell, Text) else cell


def written(value: float | str) -> str:
    """A number as the tables show it."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    if value and abs(value) < 0.001:
        return f"{value:.1e}"
    return f"{value:.4f}" if abs(value) < 10 else f"{value:.2f}"


# Words that several reports share.
ACCURACY = Text(ko="검증 정확도", en="validation accuracy")
LOSS = Text(ko="검증 손실", en="validation loss")
PARAMETERS = Text(ko="모델 파라미터", en="parameters")
EPOCH = Text(ko="에포크", en="epoch")
GUESSING = Text(ko="찍을 때", en="guessing")


def trained_on(numbers: Numbers, how: Text) -> Text:
    """The recipe: how many images, and `how`, which names model and optimizer."""
    return Text(
        ko=f"훈련 이미지 {numbers['train']:,}개, 검증 이미지 {numbers['val']:,}개. "
        + how.ko,
        en=f"{numbers['train']:,} training and {numbers['val']:,} validation images. "
        + how.en,
    )
