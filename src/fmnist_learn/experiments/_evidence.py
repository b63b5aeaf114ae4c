"""What the numbers of several seeds say, and how sure it is."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fmnist_learn.experiments._report import Numbers, Spread
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from fmnist_learn.sweeps.comparison import Comparison


def each(numbers: Sequence[Numbers], *path: str | int) -> list[Any]:
    """What stands at this place of what was measured, for each seed."""
    values: list[Any] = [*numbers]
    for key in path:
        values = [value[key] for value in values]
    return values


def spread(values: Sequence[float]) -> Spread:
    """Their mean, and how far they lie around it."""
    from fmnist_learn.sweeps.comparison import deviation_of, mean_of

    return Spread(mean_of(values), deviation_of(values))


def paired(first: Sequence[float], second: Sequence[float]) -> "Comparison":
    """The difference of two settings, seed by seed, as a sweep compares them."""
    # Not before there are numbers: `sweeps` needs NumPy, and a list of questions none.
    from fmnist_learn.sweeps.comparison import paired as compared

    return compared(first, second)


def between(
    comparison: "Comparison", low: float, high: float = math.inf
) -> bool | None:
    """Whether the difference lies there; None if its interval is in and out of it."""
    least = comparison.difference - comparison.margin
    most = comparison.difference + comparison.margin
    if low < least and most < high:
        return True
    return False if most <= low or high <= least else None


def all_of(*claims: bool | None) -> bool | None:
    """Whether all of them hold: not if one does not, and open if one is."""
    if False in claims:
        return False
    return None if None in claims else True


def versus(
    first: Text,
    second: Text,
    comparison: "Comparison",
    *,
    lower_is_better: bool = False,
) -> Text:
    """The sentence `A against B: better in 5 of 5 seeds, by 0.0221 ± 0.0040`."""
    said = Text(
        ko=comparison.to_text("ko", lower_is_better=lower_is_better),
        en=comparison.to_text("en", lower_is_better=lower_is_better),
    )
    return Text(
        ko=f"{second.ko} 대비 {first.ko}: {said.ko}.",
        en=f"{first.en} against {second.en}: {said.en}.",
    )


def amount(comparison: "Comparison") -> Text:
    """The phrase `+0.0221 ± 0.0040 in 5 of 5 seeds`, of what goes the same way."""
    many = comparison.higher if comparison.difference > 0 else comparison.lower
    difference = f"{comparison.difference:+.4f}"
    if comparison.seeds > 1:
        difference += f" ± {comparison.margin:.4f}"
    return Text(
        ko=f"{difference}(시드 {comparison.seeds}개 중 {many}개)",
        en=f"{difference} in {many} of {comparison.seeds} seeds",
    )
