"""One call each: a common belief, the numbers that settle it, a figure, a conclusion.

Each experiment is a module of this folder: its question, what it measures and what it
reports. Those that are here are found; nothing heavy is imported before one runs.
"""

import difflib
import io
import pkgutil
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.console import Console, Group
from rich.table import Table

from fmnist_learn._checks import check_choice, check_seed, did_you_mean
from fmnist_learn.entries import Entry
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Numbers, to_language, written
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FOUND: list[Experiment] = [
    import_module(f"{__name__}.{module.name}").EXPERIMENT
    for module in pkgutil.iter_modules(__path__)
    if not module.name.startswith("_")
]
# In the order of the course.
EXPERIMENTS = {
    one.name: one for one in sorted(_FOUND, key=lambda one: (one.section, one.place))
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ExperimentResult:
    """What an experiment measured, and what follows from it, in one language.

    Print it, let a notebook show it, or call `result.plot()` for the figure.

    Attributes:
        name: The name of the experiment.
        title: The question that it settles.
        section: The section of the book, "07-1" to "08-3".
        concept: The concept that explains it, for `explain`.
        lang: `"ko"` or `"en"`.
        seed: The seed that it ran with.
        fast: Whether it ran on fewer images or folds.
        recipe: What was trained and measured, on how many images.
        columns: The heads of the table.
        rows: The table: words, and numbers as they were measured.
        confirmed: Whether the numbers show what the course says.
        conclusion: What follows from the numbers, or that they do not show it.
        numbers: Everything that was measured, as JSON can hold it.

    --- 한국어 ---
    실험에서 잰 값과 그 값으로 알 수 있는 것을 한 언어로 담은 결과입니다.

    print로 출력하거나 노트북에서 그대로 보세요. `result.plot()`은 그림을 그립니다.

    Attributes:
        name: 실험의 이름.
        title: 실험으로 답하는 질문.
        section: 책의 절. "07-1"부터 "08-3"까지입니다.
        concept: 설명하는 개념. `explain`에 넣는 이름입니다.
        lang: `"ko"` 또는 `"en"`.
        seed: 실험에 쓴 랜덤 시드.
        fast: 이미지나 폴드를 줄여서 실행했는지 여부.
        recipe: 이미지 몇 개로 무엇을 훈련하고 쟀는지 적은 글.
        columns: 표의 열 이름.
        rows: 표의 행. 글과, 잰 그대로의 수입니다.
        confirmed: 숫자가 이 과정의 설명대로 나왔는지 여부.
        conclusion: 숫자로 알 수 있는 것. 설명대로 나오지 않았으면 그렇다고 말합니다.
        numbers: 잰 값 전부. JSON으로 저장할 수 있습니다.
    """

    name: str
    title: str
    section: str
    concept: str
    lang: Lang
    seed: int
    fast: bool
    recipe: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    confirmed: bool
    conclusion: str
    numbers: Numbers = field(repr=False)

    def plot(self, fig: "Figure | None" = None) -> "Figure":
        """Draw the numbers; on `fig`, or on a figure of its own. Returns the figure.

        --- 한국어 ---
        숫자를 그립니다. `fig`에 그리거나 새로 만들어 그리고, 그 Figure를 돌려줍니다.
        """
        # matplotlib is not needed to print numbers.
        from fmnist_learn.experiments._drawing import draw

        report = EXPERIMENTS[self.name].report(self.numbers)
        return draw(report.panels, self.title, self.lang, fig)

    def __rich__(self) -> Group:
        """The report for rich, at the width of the terminal."""
        table = Table(box=box.SIMPLE)
        for head, cell in zip(self.columns, self.rows[0], strict=True):
            table.add_column(head, justify="left" if isinstance(cell, str) else "right")
        for row in self.rows:
            table.add_row(*map(written, row))
        more = Text(ko="더 알아보기: ", en="Read more: ").to(self.lang)
        return Group(
            self.title,
            "",
            self._recipe().replace("`", ""),
            table,
            self.conclusion.replace("`", ""),
            "",
            f"{more}fmnist-learn explain {self.concept}",
        )

    def __str__(self) -> str:
        """The report as a terminal shows it, without colours, 80 columns wide."""
        console = Console(file=io.StringIO(), width=80, color_system=None, markup=False)
        with console.capture() as printed:
            console.print(self)
        return "\n".join(line.rstrip() for line in printed.get().splitlines())

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        rows = [f"| {' | '.join(map(written, row))} |" for row in self.rows]
        more = Text(ko="더 알아보기", en="Read more").to(self.lang)
        return "\n".join(
            [
                f"### {self.title}",
                "",
                self._recipe(),
                "",
                f"| {' | '.join(self.columns)} |",
                f"|{'---|' * len(self.columns)}",
                *rows,
                "",
                self.conclusion,
                "",
                f'{more}: `explain("{self.concept}")`',
            ]
        )

    def _recipe(self) -> str:
        seed = Text(ko="랜덤 시드", en="Seed").to(self.lang)
        return f"{self.recipe} {seed} {self.seed}."


def run_experiment(
    name: str,
    *,
    lang: Lang | None = None,
    seed: int = 42,
    fast: bool = False,
    verbose: Literal[0, 1, 2] = 1,
) -> ExperimentResult:
    """Run one experiment on the real data and say what its numbers show.

    Args:
        name: The name of the experiment, as `list_experiments` gives it.
        lang: The language of the result; None for the language in use.
        seed: The seed of every training, set before each model; 42 as in the book.
        fast: Take less time: at most 12,000 training images, fewer folds. The result
            says how many.
        verbose: 0 silent, 1 a line for each step, 2 also a line for each epoch.

    Returns:
        The numbers as a table, the conclusion that follows from them, and with
        `result.plot()` the figure.

    Raises:
        ValueError: If there is no such experiment, saying the names most like it, or
            if an option is outside its range.

    Example:
        >>> from fmnist_learn import run_experiment
        >>> result = run_experiment("split-twice", verbose=0)
        >>> result.confirmed, result.rows[1][1:3]
        (True, (38400, 9600))
        >>> fig = result.plot()

    Lessons 07-1 to 08-1. The numbers of networks differ a little between devices and
    versions.

    --- 한국어 ---
    실제 데이터로 실험 하나를 실행하고 그 숫자로 무엇을 알 수 있는지 말합니다.

    Args:
        name: 실험의 이름. `list_experiments`에서 볼 수 있습니다.
        lang: 결과의 언어. None이면 지금 쓰는 언어입니다.
        seed: 모델마다 만들기 전에 정하는 랜덤 시드. 책과 같이 42입니다.
        fast: 시간을 줄이려고 훈련 이미지를 12,000개까지만 쓰고 폴드도 줄입니다. 몇
            개인지는 결과에 나옵니다.
        verbose: 0은 출력 없음, 1은 단계마다 한 줄, 2는 에포크마다 한 줄을 더합니다.

    Returns:
        숫자를 담은 표와 그 숫자로 내린 결론. `result.plot()`으로 그림을 그립니다.

    Raises:
        ValueError: 그런 실험이 없을 때 발생하며 가장 비슷한 이름을 알려 줍니다. 옵션이
            범위를 벗어났을 때도 발생합니다.

    07-1절부터 08-1절까지. 신경망의 숫자는 장치와 버전에 따라 조금 다릅니다.
    """
    experiment = _named(name)
    lang = resolve_language(lang)
    seed = check_seed("seed", seed)
    check_choice("verbose", verbose, (0, 1, 2))
    if experiment.keras:
        from fmnist_learn._keras import start

        start()
    numbers = experiment.measure(Run(seed, fast, verbose))
    return result_of(experiment.name, numbers, lang=lang, seed=seed, fast=fast)


def list_experiments(*, lang: Lang | None = None) -> list[Entry]:
    """List what `run_experiment` runs, in the order of the course.

    Args:
        lang: The language of the titles; None for the language in use.

    Returns:
        For each experiment its name, the question that it settles as its title, and
        the section of the book, "07-1" to "08-1".

    Raises:
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import list_experiments
        >>> for name, title, section in list_experiments(lang="en"):
        ...     if section == "07-3":
        ...         print(name, title, sep=": ")
        dropout: Does dropout reduce overfitting?
        patience: Does early stopping stop at the best epoch?
        >>> list_experiments(lang="ko")[0].title
        '훈련 이미지는 메모리를 얼마나 차지하나요?'

    Lessons 07-1 to 08-1.

    --- 한국어 ---
    `run_experiment`로 실행할 수 있는 실험을 수업 순서대로 나열합니다.

    Args:
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        실험마다 이름, 그 실험으로 답하는 질문(title), 책의 절. 절은 "07-1"부터
        "08-1"까지입니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    07-1절부터 08-1절까지.
    """
    lang = resolve_language(lang)
    return [
        Entry(name, one.title.to(lang), one.section)
        for name, one in EXPERIMENTS.items()
    ]


def suggestions(name: str) -> list[str]:
    """The names most like one that is unknown."""
    return difflib.get_close_matches(_key(name), EXPERIMENTS, n=3, cutoff=0.6)


def find(name: str) -> Experiment | None:
    """The experiment of that name."""
    return EXPERIMENTS.get(_key(name))


def result_of(
    name: str, numbers: Numbers, *, lang: Lang, seed: int, fast: bool
) -> ExperimentResult:
    """The result that such numbers give: nothing runs."""
    experiment = _named(name)
    report = experiment.report(numbers)
    return ExperimentResult(
        name=experiment.name,
        title=experiment.title.to(lang),
        section=experiment.section,
        concept=experiment.concept,
        lang=lang,
        seed=seed,
        fast=fast,
        recipe=report.recipe.to(lang),
        columns=tuple(column.to(lang) for column in report.columns),
        rows=tuple(
            tuple(to_language(cell, lang) for cell in row) for row in report.rows
        ),
        confirmed=report.confirmed,
        conclusion=report.conclusion.to(lang),
        numbers=numbers,
    )


def _key(name: str) -> str:
    """What counts in a name: not case, spaces or the kind of hyphen."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _named(name: str) -> Experiment:
    rule = Text(ko="실험의 이름이어야 합니다", en="be the name of an experiment")
    if not isinstance(name, str):
        raise refusal(TypeError, "name", rule, repr(name))
    if (experiment := find(name)) is None:
        remedy = did_you_mean(suggestions(name), "list_experiments()")
        raise refusal(ValueError, "name", rule, repr(name), remedy)
    return experiment
