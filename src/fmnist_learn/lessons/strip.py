"""A number that varies, among those that ten seeds gave: a strip with a dot for each.

The strip runs from one end of the band to the other; a value outside of the band
stands outside of the ends. It is drawn in characters for a terminal, of which every
console has these, and as SVG for a notebook and the site.
"""

from collections import Counter
from dataclasses import dataclass
from html import escape
from math import isnan
from typing import TYPE_CHECKING, cast

from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons.reference import REFERENCES, Band, Reference, Section, samples

if TYPE_CHECKING:
    from fmnist_learn.lessons import Row

__all__ = ["LEGEND_IN_SVG", "LEGEND_IN_TEXT", "Strip", "strip_of"]

_BAND = Text(
    ko="예상 범위, 곧 시드를 바꾸어 CPU에서 열 번 이상 잰 값의 평균 ± 표준 편차의 "
    "4배입니다",
    en="the band, the mean ± 4 standard deviations over ten seeds or more, measured "
    "on a CPU",
)
LEGEND_IN_TEXT = Text(
    ko=f"[와 ] 사이가 {_BAND.ko}. 점(.) 하나는 시드 하나, :은 둘, 숫자는 그 "
    "수만큼입니다. M은 측정한 값, B는 책의 값, *은 둘 다입니다.",
    en=f"From [ to ] is {_BAND.en}: . is one seed, : two, a digit that many; M is the "
    "measured value, B the book's, * both.",
)
LEGEND_IN_SVG = Text(
    ko=f"가로선이 {_BAND.ko}. ●는 시드 하나, ▲는 측정한 값, ◇는 책의 값입니다.",
    en=f"The line is {_BAND.en}. Each ● is a seed, ▲ the measured value, ◇ the book's.",
)

# In characters: two for the ends of the band, two for what lies outside of them.
_WIDTH = 20
_INSIDE = _WIDTH - 4
_DOTS = " .:3456789"

# In SVG, in pixels: where the band begins, how long it is, how far outside of it a
# value stands that lies outside, and how far apart dots are.
_LEFT, _LENGTH, _OUTSIDE, _DOT = 12, 120, 8, 5


@dataclass(frozen=True, slots=True)
class Strip:
    """What the seeds gave, in ascending order, and what it is compared with."""

    reference: Reference
    band: Band
    seeds: tuple[float, ...]
    measured: float
    book: float | None

    def to_text(self) -> str:
        """Two lines of characters: the marks, and below them the seeds."""
        counts = Counter(map(self._column, self.seeds))
        dots = [_DOTS[min(counts[column], 9)] for column in range(_WIDTH)]
        dots[1], dots[-2] = "[", "]"
        marks = [" "] * _WIDTH
        for letter, value in (("M", self.measured), ("B", self.book)):
            if value is not None and not isnan(value):
                column = self._column(value)
                marks[column] = letter if marks[column] == " " else "*"
        return f"{''.join(marks)}\n{''.join(dots)}"

    def to_svg(self, lang: Lang) -> str:
        """A picture in the colour of the text around it, with its text alternative."""
        rows: list[float] = []  # where the last dot of each is; the lowest first
        dots = []
        for x in map(self._x, self.seeds):
            free = (row for row, last in enumerate(rows) if x - last >= _DOT)
            row = next(free, len(rows))
            rows[row : row + 1] = [x]
            dots.append((x, row))
        line = _DOT * len(rows) + 1
        shapes = [f'<path d="M{_LEFT} {line - 3}v6m0-3h{_LENGTH}m0-3v6" fill="none"/>']
        shapes += [
            f'<circle cx="{x:.1f}" cy="{line - 3 - _DOT * row}" r="2" stroke="none"/>'
            for x, row in dots
        ]
        if not isnan(self.measured):
            x = self._x(self.measured)
            shapes.append(f'<path d="M{x:.1f} {line + 2}l4 7h-8z" stroke="none"/>')
        if self.book is not None:
            x = self._x(self.book)
            shapes.append(f'<path d="M{x:.1f} {line + 10}l4 4-4 4-4-4z" fill="none"/>')
        width, height = _LENGTH + 2 * _LEFT, line + 20
        return (
            f'<svg role="img" aria-label="{escape(self._alternative(lang))}" '
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            'style="display: block; min-width: 110px" '
            f'fill="currentColor" stroke="currentColor">{"".join(shapes)}</svg>'
        )

    def _alternative(self, lang: Lang) -> str:
        written = self.reference.written
        low, high = written(self.seeds[0]), written(self.seeds[-1])
        measured = written(self.measured)
        ko = f"시드 {len(self.seeds)}개의 값 {low} ~ {high}, 측정한 값 {measured}"
        en = f"{len(self.seeds)} seeds: {low} to {high}; measured: {measured}"
        if self.book is not None:
            ko += f", 책의 값 {written(self.book)}"
            en += f"; the book: {written(self.book)}"
        return Text(ko=ko, en=en).to(lang)

    def _place(self, value: float) -> float:
        """Where a value lies: 0 is the lower end of the band, 1 the upper."""
        low, high = self.band
        return (value - low) / (high - low)

    def _column(self, value: float) -> int:
        place = self._place(value)
        if 0 <= place <= 1:
            return 2 + min(int(place * _INSIDE), _INSIDE - 1)
        return 0 if place < 0 else _WIDTH - 1

    def _x(self, value: float) -> float:
        inside = _LEFT + self._place(value) * _LENGTH
        return min(max(inside, _LEFT - _OUTSIDE), _LEFT + _LENGTH + _OUTSIDE)


def strip_of(section: Section, row: "Row") -> Strip | None:
    """The strip of a row; None where there is no band, or all seeds gave the same."""
    if row.band is None or row.band[0] == row.band[1]:
        return None
    measured = cast("float", row.measured)
    # An epoch is a whole number, also where it was recorded as 4.0.
    number = int if isinstance(measured, int) else float
    return Strip(
        reference=REFERENCES[section][row.key],
        band=row.band,
        seeds=tuple(sorted(map(number, samples()[section][row.key].values()))),
        measured=measured,
        book=cast("float | None", row.book),
    )
