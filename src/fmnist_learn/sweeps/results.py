"""What a sweep gave: every run, a summary, and what follows."""

import csv
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, isnan
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.console import Group
from rich.table import Table

from fmnist_learn._checks import check_choice, check_path
from fmnist_learn._files import replacing
from fmnist_learn._printed import as_printed
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.sweeps._runs import Run, Settings, Value, written
from fmnist_learn.sweeps.comparison import Comparison, deviation_of, mean_of, paired

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Measure = Literal["val_accuracy", "val_loss", "accuracy", "loss"]
_MEASURES: dict[Measure, Text] = {
    "val_accuracy": Text(ko="검증 정확도", en="validation accuracy"),
    "val_loss": Text(ko="검증 손실", en="validation loss"),
    "accuracy": Text(ko="훈련 정확도", en="training accuracy"),
    "loss": Text(ko="훈련 손실", en="training loss"),
}
_DEVIATION = Text(ko="표준 편차", en="std.")
_HEADS = (
    Text(ko="검증 정확도", en="val. accuracy"),
    _DEVIATION,
    Text(ko="검증 손실", en="val. loss"),
    _DEVIATION,
    Text(ko="시드", en="seeds"),
    Text(ko="초", en="seconds"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One setting over its seeds.

    Attributes:
        settings: The setting.
        mean: The mean of the measure over the seeds; nan where a training diverged.
        deviation: Its standard deviation (n - 1); nan for one seed.
        seeds: The number of seeds.
        seconds: How long one run took on average.

    --- 한국어 ---
    설정 하나를 여러 시드로 훈련한 결과의 요약입니다.

    Attributes:
        settings: 설정.
        mean: 시드에 대해 구한 평균. 발산한 훈련이 있으면 nan입니다.
        deviation: 표준 편차(n - 1로 나눈 값). 시드가 하나면 nan입니다.
        seeds: 시드의 개수.
        seconds: 훈련 하나에 걸린 평균 시간(초).
    """

    settings: Settings
    mean: float
    deviation: float
    seeds: int
    seconds: float


@dataclass(frozen=True, slots=True, repr=False)
class SweepResult:
    """Every run of a sweep, and what follows from them.

    Print it, let a notebook show it, or call `result.plot()` for the figure.

    Attributes:
        recipe: What all runs have in common.
        runs: The runs, by setting, and of each setting by seed.

    --- 한국어 ---
    여러 설정을 여러 시드로 훈련한 결과와 그 결론입니다.

    print로 출력하거나 노트북에서 그대로 보세요. `result.plot()`은 그림을 그립니다.

    Attributes:
        recipe: 모든 훈련에 공통인 값.
        runs: 훈련 하나하나의 결과. 설정 순서이고, 설정마다 시드 순서입니다.
    """

    recipe: dict[str, Value]
    runs: tuple[Run, ...]

    def values(
        self, settings: Mapping[str, Value], measure: Measure = "val_accuracy"
    ) -> list[float]:
        """The measure of each seed, in the order of the seeds.

        Args:
            settings: One of the settings; what tells it from the others is enough.
            measure: `"val_accuracy"`, `"val_loss"`, `"accuracy"` or `"loss"`.

        Raises:
            ValueError: If not exactly one setting is meant, or the measure is another.

        --- 한국어 ---
        시드마다 잰 값을 시드 순서로 돌려줍니다.

        Args:
            settings: 설정 하나. 다른 설정과 구별되는 만큼만 적어도 됩니다.
            measure: `"val_accuracy"`, `"val_loss"`, `"accuracy"`, `"loss"` 중 하나.

        Raises:
            ValueError: 설정이 하나로 정해지지 않거나 measure가 다를 때 발생합니다.
        """
        check_choice("measure", measure, tuple(_MEASURES))
        wanted = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in settings.items()
        }
        meant = [one for one in self._settings() if wanted.items() <= one.items()]
        if len(meant) != 1:
            rule = Text(
                ko="훈련한 설정 가운데 정확히 하나를 가리켜야 합니다",
                en="mean exactly one of the settings that were trained",
            )
            raise refusal(ValueError, "settings", rule, dict(settings))
        return [getattr(one, measure) for one in self.runs if one.settings == meant[0]]

    def summary(self, measure: Measure = "val_accuracy") -> tuple[Summary, ...]:
        """Each setting over its seeds, in the order of the grid.

        Args:
            measure: As in `values`.

        --- 한국어 ---
        설정마다 시드에 대해 요약합니다. 순서는 설정을 준 순서입니다.

        Args:
            measure: `values`의 `measure`와 같습니다.
        """
        rows = []
        for settings in self._settings():
            values = self.values(settings, measure)
            times = [one.seconds for one in self.runs if one.settings == settings]
            rows.append(
                Summary(
                    settings=settings,
                    mean=mean_of(values),
                    deviation=deviation_of(values),
                    seeds=len(values),
                    seconds=mean_of(times),
                )
            )
        return tuple(rows)

    def compare(
        self,
        first: Mapping[str, Value],
        second: Mapping[str, Value],
        measure: Measure = "val_accuracy",
    ) -> Comparison:
        """The paired difference of two settings, with its confidence interval.

        Args:
            first: One of the settings, as in `values`.
            second: Another one.
            measure: As in `values`.

        --- 한국어 ---
        두 설정의 차이를 시드끼리 짝지어 구하고 신뢰 구간을 붙입니다.

        Args:
            first: 설정 하나. `values`에서와 같이 적습니다.
            second: 다른 설정 하나.
            measure: `values`의 `measure`와 같습니다.
        """
        return paired(self.values(first, measure), self.values(second, measure))

    def plot(
        self,
        measure: Measure = "val_accuracy",
        *,
        ax: "Axes | None" = None,
        lang: Lang | None = None,
    ) -> "Axes":
        """Draw every run as a dot, and the mean of each setting behind its dots.

        Args:
            measure: As in `values`.
            ax: The axes to draw on; None makes a figure.
            lang: The language of the labels; None for the language in use.

        Returns:
            The axes.

        --- 한국어 ---
        훈련 하나하나를 점으로 그리고, 설정마다 평균을 점 뒤에 선으로 그립니다.

        Args:
            measure: `values`의 `measure`와 같습니다.
            ax: 그림을 그릴 Axes. None이면 새로 만듭니다.
            lang: 축 이름의 언어. None이면 지금 쓰는 언어입니다.

        Returns:
            그림을 그린 Axes.
        """
        # matplotlib is not needed to print numbers.
        from fmnist_learn.plots.seeds import draw_seeds  # noqa: PLC0415

        rows = [
            (self._name(settings), self.values(settings, measure))
            for settings in self._settings()
        ]
        return draw_seeds(rows, _MEASURES[measure].to(lang), ax=ax)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write a row for each run; UTF-8 with the mark that Excel looks for.

        Args:
            path: The file to write; one that is there is replaced.

        --- 한국어 ---
        훈련 하나를 한 행으로 하여 CSV 파일로 저장합니다. 엑셀이 알아보는 UTF-8입니다.

        Args:
            path: 저장할 파일. 이미 있으면 바꿉니다.
        """
        names = [name for name in Run.__slots__ if name != "settings"]
        with (
            replacing(check_path("path", path)) as draft,
            draft.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file)
            writer.writerow([*self.runs[0].settings, *names])
            for one in self.runs:
                figures = [getattr(one, name) for name in names]
                writer.writerow([*map(str, one.settings.values()), *figures])

    def conclusion(
        self, measure: Measure = "val_accuracy", *, lang: Lang | None = None
    ) -> str:
        """What the seeds say of the best setting against each other one.

        Args:
            measure: As in `values`; the best has the highest mean accuracy, or the
                lowest mean loss.
            lang: The language; None for the language in use.

        --- 한국어 ---
        가장 좋은 설정을 다른 설정 하나하나와 비교하여 시드가 말해 주는 것을 씁니다.

        Args:
            measure: `values`의 `measure`와 같습니다. 평균 정확도가 가장 높거나 평균
                손실이 가장 낮은 설정이 가장 좋은 설정입니다.
            lang: 언어. None이면 지금 쓰는 언어입니다.
        """
        by_loss = measure.endswith("loss")
        rows = self.summary(measure)
        said = [self._of_lost(row.settings) for row in rows]
        numbers = [row for row in rows if not isnan(row.mean)]
        if not numbers:
            nothing = Text(
                ko="모든 설정에 발산한 훈련이 있어 비교할 수 없습니다.",
                en="Every setting has a training that diverged: nothing to compare.",
            )
            said.append(nothing)
        elif len(rows) == 1:
            said.append(self._of_spread(rows[0].settings, measure))
        else:
            best = (min if by_loss else max)(numbers, key=lambda row: row.mean)
            others = [row for row in rows if row is not best]
            said.append(self._of_best(best, measure, by_loss=by_loss))
            for row in others:
                found = self.compare(best.settings, row.settings, measure)
                english = found.to_text("en", lower_is_better=by_loss)
                korean = found.to_text("ko", lower_is_better=by_loss)
                name = self._name(row.settings)
                line = Text(
                    ko=f"- {name} 대비: {korean}.", en=f"- against {name}: {english}."
                )
                said.append(line)
            said.append(_of_interval(best.seeds, len(rows)))
        return "\n".join(text.to(lang) for text in said if text is not None)

    def _of_spread(self, settings: Settings, measure: Measure) -> Text:
        values, called = self.values(settings, measure), _MEASURES[measure]
        low, high = min(values), max(values)
        return Text(
            ko=f"{called.ko}: 시드 {len(values)}개에서 {low:.4f}부터 {high:.4f}까지.",
            en=f"The {called.en} with {len(values)} seeds: {low:.4f} to {high:.4f}.",
        )

    def _of_best(self, best: Summary, measure: Measure, *, by_loss: bool) -> Text:
        name, called = self._name(best.settings), _MEASURES[measure]
        return Text(
            ko=f"평균 {called.ko}{'이' if by_loss else '가'} 가장 "
            f"{'낮은' if by_loss else '높은'} 설정: {name} ({best.mean:.4f})",
            en=f"The {'lowest' if by_loss else 'highest'} mean {called.en}: "
            f"{name} ({best.mean:.4f})",
        )

    def _of_lost(self, settings: Settings) -> Text | None:
        """How many trainings of a setting diverged, if any."""
        losses = self.values(settings, "val_loss")
        lost = sum(not isfinite(loss) for loss in losses)
        if not lost:
            return None
        name, count = self._name(settings), len(losses)
        return Text(
            ko=f"{name}: 훈련 {count}번 중 {lost}번이 발산했습니다(손실이 nan).",
            en=f"{name}: {lost} of {count} trainings diverged (the loss is nan).",
        )

    def _name(self, settings: Settings) -> str:
        return written(settings) or str(self.recipe["build"])

    def _settings(self) -> list[Settings]:
        found: list[Settings] = []
        for one in self.runs:
            if one.settings not in found:
                found.append(one.settings)
        return found

    def __rich__(self) -> Group:
        """The report for rich, at the width of the terminal."""
        table = Table(box=box.SIMPLE, padding=(0, 1, 0, 0))
        head, rows = self._table()
        for number, name in enumerate(head):
            is_number = number >= len(self.runs[0].settings)
            table.add_column(
                name, overflow="fold", justify="right" if is_number else "left"
            )
        for row in rows:
            table.add_row(*row)
        parts: list[str | Table] = [self._recipe().to(), table]
        for line in self.conclusion().splitlines():
            if line.startswith("- "):
                item = Table.grid(padding=(0, 1, 0, 0))
                item.add_row("-", line.removeprefix("- "))
                parts.append(item)
            else:
                parts.append(line)
        return Group(*parts)

    def __str__(self) -> str:
        """The report as a terminal shows it, without colours, 80 columns wide."""
        return as_printed(self)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        head, rows = self._table()
        table = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
        said = re.sub(r"\n(?!- )", "\n\n", self.conclusion()).replace(
            "\n- ", "\n\n- ", 1
        )
        return "\n\n".join([self._recipe().to(), "\n".join(table), said])

    def _recipe(self) -> Text:
        recipe = dict(self.recipe)
        build, train, val = (recipe.pop(name) for name in ("build", "train", "val"))
        given = {name: one for name, one in recipe.items() if one is not None}
        return Text(
            ko=f"{build}, 훈련 이미지 {train:,}개, 검증 이미지 {val:,}개, "
            f"{written(given)}",
            en=f"{build}, {train:,} images to train on, {val:,} to validate on, "
            f"{written(given)}",
        )

    def _table(self) -> tuple[list[str], list[list[str]]]:
        rows = [
            [
                *map(str, accuracy.settings.values()),
                *(
                    f"{number:.4f}"
                    for one in (accuracy, loss)
                    for number in (one.mean, one.deviation)
                ),
                str(accuracy.seeds),
                f"{accuracy.seconds:.1f}",
            ]
            for accuracy, loss in zip(
                self.summary("val_accuracy"), self.summary("val_loss"), strict=True
            )
        ]
        return [*self.runs[0].settings, *(head.to() for head in _HEADS)], rows


def _of_interval(seeds: int, settings: int) -> Text | None:
    """What the ± is, and what choosing the best of several does to it."""
    if seeds == 1:
        return None
    interval = Text(
        ko="±는 시드끼리 짝지은 차이의 95% 신뢰 구간입니다.",
        en="± is the 95% confidence interval of the difference, paired by seed.",
    )
    if settings == 2:
        return interval
    return Text(
        ko=f"{interval.ko} 설정 {settings}개 가운데 가장 좋은 것은 운이 좋았을 수도 "
        "있습니다. 차이가 작으면 두 설정을 새로운 시드로 다시 비교하세요.",
        en=f"{interval.en} The best of {settings} settings may have been lucky, too: "
        "where the difference is small, compare the two again with new seeds.",
    )
