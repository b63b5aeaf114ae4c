"""What an experiment reports: plain values, put into one language at the end."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from fmnist_learn.i18n import Lang, Text

Numbers = Mapping[str, Any]


class Spread(NamedTuple):
    """A number that varies with the seed.

    Attributes:
        mean: Its mean over the seeds.
        deviation: Its standard deviation (n - 1); nan for one seed.

    --- 한국어 ---
    시드에 따라 달라지는 수.

    Attributes:
        mean: 시드에 대해 구한 평균.
        deviation: 표준 편차(n - 1). 시드가 하나면 nan입니다.
    """

    mean: float
    deviation: float


Cell = Text | str | int | float | Spread


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers without chance, as bars from 0: of each series one for each tick."""

    ticks: Sequence[Cell]
    series: Sequence[tuple[Cell, Sequence[float]]]
    x: Text
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot for each seed, in a row for each setting, and the mean behind them.

    `marks` are dotted lines across all rows.
    """

    rows: Sequence[tuple[Cell, Sequence[float]]]
    x: Text
    title: Text | None = None
    marks: Sequence[tuple[float, Text]] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """A thin line for each seed, over named places, and a thick one for their mean.

    `marks` are dotted lines at a place, counted from 1.
    """

    ticks: Sequence[Cell]
    series: Sequence[tuple[Cell, Sequence[Sequence[float]]]]
    y: Text
    x: Text | None = None
    title: Text | None = None
    marks: Sequence[tuple[float, Text]] = ()


Panel = Bars | Dots | Lines


@dataclass(frozen=True, slots=True)
class Report:
    """What the numbers of all seeds say.

    `facts` states them, `lesson` is what follows from them, and holds only if they are
    `confirmed`; None means that the seeds do not tell.
    """

    recipe: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[Cell]]
    facts: Text
    confirmed: bool | None
    lesson: Text
    panels: Sequence[Panel]

    @property
    def conclusion(self) -> Text:
        """The facts with the lesson, or with the word that they do not show it."""
        last = {True: self.lesson, False: _REFUTED, None: _OPEN}[self.confirmed]
        return together(self.facts, last)


_REFUTED = Text(
    ko="이 과정에서 설명하는 결과와 이번 숫자가 다릅니다.",
    en="That is not what the course says should happen.",
)
_OPEN = Text(
    ko="이 시드만으로는 결론을 내릴 수 없습니다. 시드를 늘리면 알 수 있을지도 "
    "모릅니다.",
    en="These seeds do not settle the question; more of them may.",
)


def to_language(cell: Cell, lang: Lang) -> str | int | float | Spread:
    """A cell in one language; numbers stay numbers."""
    return cell.to(lang) if isinstance(cell, Text) else cell


def written(value: float | str | Spread) -> str:
    """A number as the tables show it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Spread):
        mean = written(value.mean)
        if math.isnan(value.deviation):
            return mean
        decimals = len(mean.partition(".")[2])
        small = "e" in mean
        deviation = (
            f"{value.deviation:.{1 if small else decimals}{'e' if small else 'f'}}"
        )
        return f"{mean} ± {deviation}"
    if isinstance(value, int):
        return f"{value:,}"
    if value and abs(value) < 0.001:
        return f"{value:.1e}"
    return f"{value:.4f}" if abs(value) < 10 else f"{value:.2f}"


def together(*sentences: Text) -> Text:
    """Sentences one after the other."""
    return Text(
        ko=" ".join(one.ko for one in sentences),
        en=" ".join(one.en for one in sentences),
    )


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
