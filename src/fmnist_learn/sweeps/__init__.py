"""Settings compared over seeds: one training proves little."""

import csv
import inspect
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any, Literal, cast

from rich.console import Console
from rich.table import Table

from fmnist_learn._checks import check_at_least, check_choice, check_seed
from fmnist_learn._files import replacing
from fmnist_learn.data import Splits, prepare_data
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.recipes import BOOK_SEED
from fmnist_learn.sweeps._runs import Run, Settings, Value, run
from fmnist_learn.sweeps._store import Store, digest
from fmnist_learn.sweeps._workers import Platform, finished
from fmnist_learn.sweeps.comparison import Comparison, paired

if TYPE_CHECKING:
    import keras
    from matplotlib.axes import Axes

__all__ = ["Comparison", "Run", "Summary", "SweepResult", "sweep"]

Measure = Literal["val_accuracy", "val_loss", "accuracy", "loss"]
_MEASURES: dict[Measure, Text] = {
    "val_accuracy": Text(ko="검증 정확도", en="validation accuracy"),
    "val_loss": Text(ko="검증 손실", en="validation loss"),
    "accuracy": Text(ko="훈련 정확도", en="training accuracy"),
    "loss": Text(ko="훈련 손실", en="training loss"),
}
# What of a training can be varied besides the model.
_OF_TRAIN = ("optimizer", "learning_rate", "epochs", "batch_size", "patience")
_LAYOUTS: dict[tuple[int, ...], Literal["flat", "image", "channel"]] = {
    (784,): "flat",
    (28, 28): "image",
    (28, 28, 1): "channel",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """One setting over its seeds.

    Attributes:
        settings: The setting.
        mean: The mean of the measure over the seeds.
        deviation: Its standard deviation (n - 1); nan for one seed.
        seeds: The number of seeds.
        seconds: How long one run took on average.

    --- 한국어 ---
    설정 하나를 여러 시드로 훈련한 결과의 요약입니다.

    Attributes:
        settings: 설정.
        mean: 시드에 대해 구한 평균.
        deviation: 표준편차(n - 1). 시드가 하나면 nan입니다.
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
            ValueError: 설정이 정확히 하나로 정해지지 않거나 measure가 다를 때 발생합니다.
        """
        check_choice("measure", measure, tuple(_MEASURES))
        found = [run for run in self.runs if settings.items() <= run.settings.items()]
        meant = [one for one in self._settings() if settings.items() <= one.items()]
        if len(meant) != 1:
            rule = Text(
                ko="훈련한 설정 가운데 정확히 하나를 가리켜야 합니다",
                en="mean exactly one of the settings that were trained",
            )
            raise refusal(ValueError, "settings", rule, dict(settings))
        return [getattr(one, measure) for one in found]

    def summary(self, measure: Measure = "val_accuracy") -> tuple[Summary, ...]:
        """Each setting over its seeds, in the order of the grid.

        Args:
            measure: As in `values`.

        --- 한국어 ---
        설정마다 시드에 대해 요약합니다. 순서는 설정을 준 순서입니다.

        Args:
            measure: `values`의 `measure`와 같습니다.
        """
        found = []
        for settings in self._settings():
            values = self.values(settings, measure)
            times = [one.seconds for one in self.runs if one.settings == settings]
            deviation = stdev(values) if len(values) > 1 else float("nan")
            found.append(
                Summary(settings, fmean(values), deviation, len(values), fmean(times))
            )
        return tuple(found)

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

        --- 한국어 ---
        훈련 하나하나를 점으로 그리고, 설정마다 평균을 점 뒤에 선으로 그립니다.

        Args:
            measure: `values`의 `measure`와 같습니다.
            ax: 그림을 그릴 Axes. None이면 새로 만듭니다.
            lang: 축 이름의 언어. None이면 지금 쓰는 언어입니다.
        """
        from fmnist_learn.plots.seeds import draw_seeds

        rows = [
            (_written(settings), self.values(settings, measure))
            for settings in self._settings()
        ]
        return draw_seeds(rows, _MEASURES[measure].to(lang), ax=ax)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write a row for each run; UTF-8 with the mark that Excel looks for.

        Args:
            path: The file to write.

        --- 한국어 ---
        훈련 하나를 한 행으로 하여 CSV 파일로 저장합니다. 엑셀이 알아보는 UTF-8입니다.

        Args:
            path: 저장할 파일.
        """
        names = [name for name in Run.__slots__ if name != "settings"]
        with (
            replacing(path) as draft,
            draft.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file)
            writer.writerow([*self.runs[0].settings, *names])
            for one in self.runs:
                figures = [getattr(one, name) for name in names]
                writer.writerow([*one.settings.values(), *figures])

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
        rows, by_loss = self.summary(measure), measure.endswith("loss")
        best = (min if by_loss else max)(rows, key=lambda row: row.mean)
        name = _MEASURES[measure].to(lang)
        text = Text(
            ko=f"{_written(best.settings)}: 평균 {name} {best.mean:.4f}로 가장 "
            f"{'낮습니다' if by_loss else '높습니다'}.",
            en=f"{_written(best.settings)}: the {'lowest' if by_loss else 'highest'} "
            f"mean {name}, {best.mean:.4f}.",
        ).to(lang)
        lines = [text]
        for row in rows:
            if row is not best:
                said = self.compare(best.settings, row.settings, measure)
                other = Text(
                    ko=f"{_written(row.settings)}와(과) 비교: ",
                    en=f"Compared with {_written(row.settings)}: ",
                ).to(lang)
                lines.append(f"- {other}{said.to_text(lang, lower_is_better=by_loss)}.")
        return "\n".join(lines)

    def _settings(self) -> list[Settings]:
        found: list[Settings] = []
        for one in self.runs:
            if one.settings not in found:
                found.append(one.settings)
        return found

    def __str__(self) -> str:
        from io import StringIO

        out = StringIO()
        console = Console(file=out, width=100, highlight=False, markup=False)
        table = Table()
        head, rows = self._table()
        for number, name in enumerate(head):
            justify = "left" if number < len(self.runs[0].settings) else "right"
            table.add_column(name, justify=cast("Literal['left', 'right']", justify))
        for row in rows:
            table.add_row(*row)
        console.print(table)
        return f"{out.getvalue()}{self.conclusion()}"

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        head, rows = self._table()
        lines = [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]
        return "\n".join([*lines, "", self.conclusion()])

    def _table(self) -> tuple[list[str], list[list[str]]]:
        head = [
            Text(ko="검증 정확도", en="validation accuracy"),
            Text(ko="검증 손실", en="validation loss"),
            Text(ko="시드", en="seeds"),
            Text(ko="초", en="seconds"),
        ]
        rows = [
            [
                *map(str, accuracy.settings.values()),
                f"{accuracy.mean:.4f} ± {accuracy.deviation:.4f}",
                f"{loss.mean:.4f} ± {loss.deviation:.4f}",
                str(accuracy.seeds),
                f"{accuracy.seconds:.1f}",
            ]
            for accuracy, loss in zip(
                self.summary("val_accuracy"), self.summary("val_loss"), strict=True
            )
        ]
        return [*self.runs[0].settings, *(text.to() for text in head)], rows


def sweep(
    build: "Callable[..., keras.Model]",
    grid: Mapping[str, Sequence[Value]],
    data: Splits | None = None,
    *,
    seeds: int | Sequence[int] = 5,
    optimizer: str = "adam",
    epochs: int = 5,
    batch_size: int = 32,
    patience: int | None = None,
    limit: int | None = None,
    store: str | os.PathLike[str] | None = None,
    n_jobs: int | None = None,
    verbose: Literal[0, 1] = 1,
) -> SweepResult:
    """Train every combination of settings with every seed, and compare them.

    Each run sets the seed, builds the model and trains it, and so gives the digits that
    `keras.utils.set_random_seed(seed)`, `build(...)` and `train(...)` give alone.

    Args:
        build: A function that returns a Keras model, such as `build_deep`.
        grid: The values to try of each setting: of arguments of `build`, and of
            `optimizer`, `epochs`, `batch_size` or `patience` of `train`.
        data: The Splits to train on; None is the whole Fashion-MNIST in the shape that
            the model takes.
        seeds: How many seeds, from 42 on, or the seeds.
        optimizer: As in `train`, for all runs that do not vary it; by name.
        epochs: As in `train`.
        batch_size: As in `train`.
        patience: As in `train`; each run then ends with its best weights.
        limit: Train on this many images, the first; the validation set stays whole.
        store: A file that takes each finished run at once. A sweep that is started
            again with it does only what is missing.
        n_jobs: How many processes train at once: 1 is this one, None as many as cores
            and memory allow, or what `joblib.parallel_config` says.
        verbose: 0 is silent, 1 shows a progress bar with the time left.

    Returns:
        Every run, the mean and the deviation of each setting, and what the seeds say.

    Raises:
        TypeError: If build cannot be called, or data is not Splits.
        ValueError: If a setting is unknown or has no values, the models take different
            shapes, the store belongs to another sweep, or a number is out of range.

    Example:
        >>> from fmnist_learn import build_deep, sweep
        >>> result = sweep(
        ...     build_deep, {"hidden": [5, 50]}, seeds=2, epochs=1, limit=1000, verbose=0
        ... )
        >>> [run.seed for run in result.runs]
        [42, 43, 42, 43]

    All sections.

    --- 한국어 ---
    설정의 모든 조합을 모든 시드로 훈련하여 비교합니다.

    훈련할 때마다 시드를 정하고 모델을 새로 만듭니다. 그래서
    `keras.utils.set_random_seed(seed)`, `build(...)`, `train(...)`을 따로 실행한 것과
    숫자가 똑같습니다.

    Args:
        build: `build_deep`처럼 케라스 모델을 돌려주는 함수.
        grid: 설정마다 시험할 값. `build`의 매개변수이거나 `train`의 `optimizer`,
            `epochs`, `batch_size`, `patience`입니다.
        data: 훈련할 Splits. None이면 모델이 받는 모양의 패션 MNIST 전체입니다.
        seeds: 42부터 셀 시드의 개수, 또는 시드들.
        optimizer: `train`과 같습니다. 바꾸어 보지 않는 훈련에 모두 쓰며, 이름으로
            적습니다.
        epochs: `train`과 같습니다.
        batch_size: `train`과 같습니다.
        patience: `train`과 같습니다. 훈련이 끝나면 가장 좋은 가중치로 돌아갑니다.
        limit: 훈련에 쓸 이미지의 수. 앞에서부터 씁니다. 검증 세트는 그대로입니다.
        store: 훈련이 하나 끝날 때마다 결과를 적는 파일. 같은 파일로 다시 시작하면 남은
            훈련만 합니다.
        n_jobs: 동시에 훈련할 프로세스의 수. 1이면 지금 프로세스에서 훈련하고, None이면
            코어와 메모리가 허락하는 만큼, 또는 `joblib.parallel_config`로 정한 만큼
            씁니다.
        verbose: 0이면 조용하고, 1이면 남은 시간과 함께 진행 막대를 보여 줍니다.

    Returns:
        훈련 하나하나의 결과, 설정마다의 평균과 표준편차, 시드가 말해 주는 결론.

    Raises:
        TypeError: build를 호출할 수 없거나 data가 Splits가 아닐 때 발생합니다.
        ValueError: 모르는 설정이거나 값이 없을 때, 모델이 받는 모양이 서로 다를 때,
            store가 다른 비교의 파일일 때, 수가 범위를 벗어났을 때 발생합니다.

    모든 절에서 씁니다.
    """
    settings = _combinations(build, grid)
    numbers = _seeds(seeds)
    of_build = frozenset(grid.keys() - set(_OF_TRAIN))
    options = {
        "optimizer": optimizer,
        "epochs": check_at_least("epochs", epochs, 1),
        "batch_size": check_at_least("batch_size", batch_size, 1),
        "patience": patience,
    }
    data = _data(build, settings, of_build, data)
    if limit is not None:
        check_at_least("limit", limit, 1)
        data = replace(
            data,
            train_scaled=data.train_scaled[:limit],
            train_target=data.train_target[:limit],
        )
    arrays = data.train_scaled, data.train_target, data.val_scaled, data.val_target
    recipe: dict[str, Value] = {
        "build": f"{build.__module__}.{getattr(build, '__qualname__', build)}",
        **{name: value for name, value in options.items() if name not in grid},
        "train": len(data.train_target),
        "val": len(data.val_target),
    }
    platform = Platform.here()
    kept: Store | None = None
    found: dict[str, Run] = {}
    if store is not None:
        common = {
            **recipe,
            **dict(platform.versions),
            "threads": platform.threads,
            "data": digest(arrays),
        }
        kept = Store(store, common)
        found = {_key(one.settings, one.seed): one for one in kept.runs}
    # The seeds one after the other: what a kill leaves is complete for some of them.
    wanted = [(one, seed) for seed in numbers for one in settings]
    missing = [what for what in wanted if _key(*what) not in found]
    tasks = [(build, options, one, of_build, seed, *arrays) for one, seed in missing]
    done = finished(run, tasks, platform, n_jobs)
    for one in _progress(done, len(tasks), verbose):
        found[_key(one.settings, one.seed)] = one
        if kept is not None:
            kept.add(one)
    runs = [found[_key(one, seed)] for one in settings for seed in numbers]
    return SweepResult(recipe, tuple(runs))


def _combinations(
    build: "Callable[..., keras.Model]", grid: Mapping[str, Sequence[Value]]
) -> list[Settings]:
    """Every combination of the settings, the last one changing fastest."""
    if not callable(build):
        rule = Text(
            ko="모델을 돌려주는 함수여야 합니다",
            en="be a function that returns a model",
        )
        raise refusal(TypeError, "build", rule, repr(build))
    parameters = inspect.signature(build).parameters
    open_to_all = any(one.kind is one.VAR_KEYWORD for one in parameters.values())
    known = [*parameters, *_OF_TRAIN]
    for name, values in grid.items():
        if name not in known and not open_to_all:
            listed = ", ".join(known)
            rule = Text(
                ko=f"build나 train의 매개변수여야 합니다: {listed}",
                en=f"name arguments of build or train: {listed}",
            )
            raise refusal(ValueError, "grid", rule, repr(name))
        if isinstance(values, str) or not isinstance(values, Sequence) or not values:
            rule = Text(
                ko="설정마다 값을 하나 이상 리스트로 주어야 합니다",
                en="hold a list of at least one value for each setting",
            )
            raise refusal(ValueError, "grid", rule, f"{name!r}: {values!r}")
    columns = [
        [_plain(name, value) for value in values] for name, values in grid.items()
    ]
    return [dict(zip(grid, values, strict=True)) for values in product(*columns)]


def _plain(name: str, value: object) -> Value:
    """A value that a line of the store can hold, and that reads the same again."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = tuple(value)
    parts = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(one, str | int | float | None) for one in parts):
        rule = Text(
            ko="수, 문자열, None이나 그 튜플만 담아야 합니다",
            en="hold numbers, strings, None or tuples of them",
        )
        raise refusal(TypeError, "grid", rule, f"{name!r}: {value!r}")
    return cast("Value", value)


def _seeds(seeds: int | Sequence[int]) -> list[int]:
    if isinstance(seeds, Sequence):
        return [check_seed("seeds", seed) for seed in dict.fromkeys(seeds)]
    count = check_at_least("seeds", seeds, 1)
    return list(range(BOOK_SEED, BOOK_SEED + count))


def _data(
    build: "Callable[..., keras.Model]",
    settings: list[Settings],
    of_build: frozenset[str],
    data: Splits | None,
) -> Splits:
    """The data given, or the whole of it in the one shape that all models take.

    Every model is built once: a setting that cannot be is told before hours of work.
    """
    shapes = {
        build(**{name: one[name] for name in of_build}).input_shape[1:]
        for one in settings
    }
    if data is None:
        if len(shapes) != 1 or not shapes <= _LAYOUTS.keys():
            rule = Text(
                ko="모델들이 받는 모양이 하나로 정해지지 않으면 주어야 합니다",
                en="be given where the models take none of the usual shapes, or several",
            )
            raise refusal(ValueError, "data", rule, None)
        return prepare_data(layout=_LAYOUTS[shapes.pop()])
    if not isinstance(data, Splits):
        rule = Text(
            ko="prepare_data()가 반환한 Splits여야 합니다",
            en="be the Splits that prepare_data() returns",
        )
        raise refusal(TypeError, "data", rule, type(data).__name__)
    return data


def _key(settings: Settings, seed: int) -> str:
    return repr((sorted(settings.items()), seed))


def _written(settings: Settings) -> str:
    return ", ".join(f"{name}={value}" for name, value in settings.items())


def _progress(runs: Iterator[Run], count: int, verbose: Literal[0, 1]) -> Iterator[Run]:
    """The runs, with a bar that shows how many there are and the time left."""
    check_choice("verbose", verbose, (0, 1))
    if not verbose or not count:
        yield from runs
        return
    from rich.progress import track

    name = Text(ko="훈련", en="Training").to()
    yield from track(runs, name, total=count, transient=True)
