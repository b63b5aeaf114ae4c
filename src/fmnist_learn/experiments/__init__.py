"""One call each: a common belief, the numbers that settle it, a figure, a conclusion.

Each experiment is a module of this folder: its question, what it measures with one
seed, and what the numbers of several seeds say. Those that are here are found; nothing
heavy is imported before one runs.
"""

import difflib
import json
import pkgutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.console import Group
from rich.table import Table

from fmnist_learn._checks import check_choice, check_seeds, did_you_mean
from fmnist_learn._printed import as_printed
from fmnist_learn.entries import Entry
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Numbers, Spread, to_language, written
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language
from fmnist_learn.recipes import BOOK_SEED

__all__ = [
    "EXPERIMENTS",
    "ExperimentResult",
    "Spread",
    "find",
    "list_experiments",
    "result_of",
    "run_experiment",
    "seconds",
    "suggestions",
]

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
        seeds: The seeds that it ran with; none if no chance takes part.
        fast: Whether it ran on fewer images.
        recipe: What was trained and measured, on how many images.
        control: What is compared with what, and what is the same on both sides.
        limits: What it does not show.
        columns: The heads of the table.
        rows: The table: words, numbers, and of those that vary with the seed the mean
            and the standard deviation, as a `Spread`.
        confirmed: Whether the seeds show what the course says; None if they do not
            tell.
        conclusion: What follows from the numbers of all seeds, or that nothing does.
        numbers: Everything that was measured, for each seed, as JSON can hold it.

    --- 한국어 ---
    실험에서 잰 값과 그 값으로 알 수 있는 것을 한 언어로 담은 결과입니다.

    print로 출력하거나 노트북에서 그대로 보세요. `result.plot()`은 그림을 그립니다.

    Attributes:
        name: 실험의 이름.
        title: 실험으로 답하는 질문.
        section: 책의 절. "07-1"부터 "08-3"까지입니다.
        concept: 설명하는 개념. `explain`에 넣는 이름입니다.
        lang: `"ko"` 또는 `"en"`.
        seeds: 실험에 쓴 랜덤 시드. 우연이 끼어들지 않는 실험이면 비어 있습니다.
        fast: 이미지를 줄여서 실행했는지 여부.
        recipe: 이미지 몇 개로 무엇을 훈련하고 쟀는지 적은 글.
        control: 무엇과 무엇을 비교하며 양쪽에서 무엇이 같은지 적은 글.
        limits: 이 실험으로 알 수 없는 것.
        columns: 표의 열 이름.
        rows: 표의 행. 글과 수이며, 시드에 따라 달라지는 수는 평균과 표준 편차를 담은
            `Spread`입니다.
        confirmed: 시드들이 이 과정의 설명대로 나왔는지 여부. 시드로 가릴 수 없으면
            None입니다.
        conclusion: 모든 시드의 숫자로 알 수 있는 것. 알 수 없으면 그렇다고 말합니다.
        numbers: 시드마다 잰 값 전부. JSON으로 저장할 수 있습니다.
    """

    name: str
    title: str
    section: str
    concept: str
    lang: Lang
    seeds: tuple[int, ...]
    fast: bool
    recipe: str
    control: str
    limits: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | Spread, ...], ...]
    confirmed: bool | None
    conclusion: str
    numbers: tuple[Numbers, ...] = field(repr=False)

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
        for head, *cells in zip(self.columns, *self.rows, strict=True):
            if isinstance(cells[0], str):
                table.add_column(head)
            else:  # a number and its deviation stay on one line
                width = max(len(written(cell)) for cell in cells)
                table.add_column(head, justify="right", min_width=width)
        for row in self.rows:
            table.add_row(*map(written, row))
        more = Text(ko="더 알아보기: ", en="Read more: ").to(self.lang)
        above, below = (
            [f"{head}{text}".replace("`", "") for head, text in part]
            for part in self._paragraphs()
        )
        return Group(
            self.title,
            "",
            *above,
            table,
            *below,
            "",
            f"{more}fmnist-learn explain {self.concept}",
        )

    def __str__(self) -> str:
        """The report as a terminal shows it, without colours, 80 columns wide."""
        return as_printed(self)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        rows = [f"| {' | '.join(map(written, row))} |" for row in self.rows]
        more = Text(ko="더 알아보기", en="Read more").to(self.lang)
        above, below = (
            [f"**{head.strip()}** {text}" if head else text for head, text in part]
            for part in self._paragraphs()
        )
        table = [
            f"| {' | '.join(self.columns)} |",
            f"|{'---|' * len(self.columns)}",
            *rows,
        ]
        return "\n\n".join(
            [
                f"### {self.title}",
                *above,
                "\n".join(table),
                *below,
                f'{more}: `explain("{self.concept}")`',
            ]
        )

    def _paragraphs(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """What stands above the table and below it: each a head and a text."""
        control = Text(ko="대조군: ", en="Control: ").to(self.lang)
        limits = Text(ko="알 수 없는 것: ", en="What it does not show: ").to(self.lang)
        above = [("", f"{self.recipe} {self._chance()}"), (control, self.control)]
        return above, [("", self.conclusion), (limits, self.limits)]

    def _chance(self) -> str:
        """How many seeds there were, and which."""
        if not self.seeds:
            return _NO_CHANCE.to(self.lang)
        first, last = self.seeds[0], self.seeds[-1]
        in_a_row = self.seeds == tuple(range(first, last + 1)) and first < last
        which = f"{first}-{last}" if in_a_row else ", ".join(map(str, self.seeds))
        chance = Text(
            ko=f"시드 {len(self.seeds)}개: {which}.",
            en=f"Number of seeds: {len(self.seeds)} ({which}).",
        ).to(self.lang)
        cells = (cell for row in self.rows for cell in row)
        if len(self.seeds) > 1 and any(isinstance(cell, Spread) for cell in cells):
            return f"{chance} {_SPREAD.to(self.lang)}"
        return chance


_NO_CHANCE = Text(
    ko="우연이 끼어들지 않으므로 한 번만 쟀습니다.",
    en="No chance takes part: measured once.",
)
_SPREAD = Text(
    ko="±는 표에서는 시드 사이의 표준 편차이고, 결론에서는 평균 차이의 95% 신뢰 "
    "구간입니다.",
    en="In the table ± is the standard deviation over the seeds, in the conclusion the "
    "95% interval of the mean difference.",
)


def run_experiment(
    name: str,
    *,
    seeds: int | Sequence[int] | None = None,
    lang: Lang | None = None,
    fast: bool = False,
    n_jobs: int | None = None,
    verbose: Literal[0, 1] = 1,
) -> ExperimentResult:
    """Run one experiment with several seeds and say what the numbers of all show.

    One training proves little. So the same is measured with each seed, settings are
    compared within a seed, and the conclusion says in how many seeds they agree, with
    a 95% confidence interval, or that the seeds do not tell.

    Args:
        name: The name of the experiment, as `list_experiments` gives it.
        seeds: How many seeds, from 42 on, or the seeds; None for 5, or 3 if `fast`.
            Where no chance takes part, it is measured once whatever this says.
        lang: The language of the result; None for the language in use.
        fast: Take less time: at most 6,000 training images. The result says how many.
        n_jobs: How many trainings with Keras run at once, each in a process of its
            own; 1 is this process, None as many as cores and memory allow. The digits
            are the same. scikit-learn uses all cores in this process.
        verbose: 0 is silent, 1 shows a progress bar with the time left.

    Returns:
        The numbers as a table, the conclusion that follows from them, the control, what
        it does not show, and with `result.plot()` the figure.

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
    실험 하나를 여러 시드로 실행하고 모든 시드의 숫자로 무엇을 알 수 있는지 말합니다.

    한 번 훈련한 결과로는 알 수 있는 것이 거의 없습니다. 그래서 시드마다 같은 것을 재고,
    시드가 같은 것끼리 설정을 비교합니다. 결론에서는 시드 몇 개의 결과가 일치하는지를
    95% 신뢰 구간과 함께 말하고, 시드로 가릴 수 없으면 그렇다고 말합니다.

    Args:
        name: 실험의 이름. `list_experiments`에서 볼 수 있습니다.
        seeds: 42부터 셀 시드의 개수, 또는 시드들. None이면 5개이고 `fast`이면
            3개입니다. 우연이 끼어들지 않는 실험은 이 값과 관계없이 한 번만 잽니다.
        lang: 결과의 언어. None이면 지금 쓰는 언어입니다.
        fast: 시간을 줄이려고 훈련 이미지를 6,000개까지만 씁니다. 몇 개인지는 결과에
            나옵니다.
        n_jobs: 동시에 실행할 케라스 훈련의 수. 저마다 프로세스를 따로 씁니다. 1이면
            지금 프로세스에서 실행하고, None이면 코어와 메모리가 허락하는 만큼 씁니다.
            숫자는 똑같습니다. 사이킷런은 지금 프로세스에서 모든 코어를 씁니다.
        verbose: 0이면 조용하고, 1이면 남은 시간과 함께 진행 막대를 보여 줍니다.

    Returns:
        숫자를 담은 표와 그 숫자로 내린 결론, 대조군, 알 수 없는 것. `result.plot()`으로
        그림을 그립니다.

    Raises:
        ValueError: 그런 실험이 없을 때 발생하며 가장 비슷한 이름을 알려 줍니다. 옵션이
            범위를 벗어났을 때도 발생합니다.

    07-1절부터 08-1절까지. 신경망의 숫자는 장치와 버전에 따라 조금 다릅니다.
    """
    experiment = _named(name)
    lang = resolve_language(lang)
    if seeds is None:
        seeds = 3 if fast else 5
    checked = check_seeds("seeds", seeds, first=BOOK_SEED)
    check_choice("verbose", verbose, (0, 1))
    if experiment.keras:
        from fmnist_learn._keras import start

        start()
    if experiment.exact:
        seeds, numbers = (), [experiment.measure(Run(BOOK_SEED, fast))]
    else:
        seeds = checked
        numbers = _measured(experiment, checked, fast, n_jobs, verbose)
    return result_of(experiment.name, numbers, lang=lang, seeds=seeds, fast=fast)


def _measured(
    experiment: Experiment,
    seeds: Sequence[int],
    fast: bool,
    n_jobs: int | None,
    verbose: Literal[0, 1],
) -> list[Numbers]:
    """What each seed gives, in the order of the seeds."""
    # joblib is not needed to list the experiments.
    from fmnist_learn._progress import with_progress
    from fmnist_learn.sweeps._workers import Platform, finished

    tasks = [(experiment.name, Run(seed, fast)) for seed in seeds]
    if experiment.keras:
        done = finished(_of_one_seed, tasks, Platform.here(), n_jobs)
    else:  # the threads of scikit-learn take all cores already
        done = (_of_one_seed(*task) for task in tasks)
    with closing(done):
        found = dict(with_progress(done, len(tasks), verbose))
    return [found[seed] for seed in seeds]


def _of_one_seed(name: str, run: Run) -> tuple[int, Numbers]:
    """In whatever process: the experiment is found by its name."""
    return run.seed, EXPERIMENTS[name].measure(run)


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
        patience: Are the weights that early stopping keeps better than the last ones?
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
    name: str,
    numbers: Sequence[Numbers],
    *,
    lang: Lang,
    seeds: Sequence[int],
    fast: bool,
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
        seeds=tuple(seeds),
        fast=fast,
        recipe=report.recipe.to(lang),
        control=experiment.control.to(lang),
        limits=experiment.limits.to(lang),
        columns=tuple(column.to(lang) for column in report.columns),
        rows=tuple(
            tuple(to_language(cell, lang) for cell in row) for row in report.rows
        ),
        confirmed=report.confirmed,
        conclusion=report.conclusion.to(lang),
        numbers=tuple(numbers),
    )


@cache
def seconds() -> dict[str, float]:
    """How long each experiment took with the default seeds, where it was recorded."""
    text = (Path(__file__).parent / "seconds.json").read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)
    return found


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
