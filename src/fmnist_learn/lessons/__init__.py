"""The lessons: what a section of the book does, with its numbers and the book's.

Each module `_07_1` to `_08_3` reads like its section. The figures to compare with
stand in one table, in `reference`.
"""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal, cast

from rich import box
from rich.console import Console
from rich.table import Table

from fmnist_learn._checks import check_choice, check_path, check_seed
from fmnist_learn._files import check_writable
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language
from fmnist_learn.lessons._conclusion import conclusion
from fmnist_learn.lessons._lesson import Lesson
from fmnist_learn.lessons.reference import (
    REFERENCES,
    Band,
    Reference,
    Section,
    Source,
    Value,
    band_of,
)
from fmnist_learn.lessons.strip import (
    LEGEND_IN_SVG,
    LEGEND_IN_TEXT,
    Strip,
    strip_of,
)
from fmnist_learn.recipes import BOOK_SEED

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "LessonResult",
    "Row",
    "Section",
    "compare",
    "environment",
    "run_lesson",
    "with_zero",
]

Verdict = Literal["same", "expected", "unexpected", "wrong"]

_HEAD = {
    "what": Text(ko="무엇", en="what"),
    "measured": Text(ko="측정한 값", en="measured"),
    "book": Text(ko="책", en="the book"),
    "difference": Text(ko="차이", en="difference"),
    "band": Text(ko="예상 범위", en="band"),
    "verdict": Text(ko="판정", en="verdict"),
}
_VERDICTS = {
    "same": Text(ko="같음", en="the same"),
    "expected": Text(ko="범위 안", en="in the band"),
    "unexpected": Text(ko="예상 밖", en="unexpected"),
    "wrong": Text(ko="틀림", en="wrong"),
}
_SOURCES = {
    "book": Text(ko="{}", en="{}"),
    "notes": Text(ko="{} (노트)", en="{} (notes)"),
    "arithmetic": Text(ko="{} (계산)", en="{} (arithmetic)"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that ends a lesson.

    Attributes:
        key: The name of the quantity, such as `"val_loss"`.
        what: What it is, in the language of the lesson.
        measured: What this run measured: a number, a text, or a tuple of them.
        book: The figure to compare with, or None where there is none.
        source: Whose figure that is: `"book"`, `"notes"` or `"arithmetic"`, or None.
        difference: `measured` minus `book`, or None where one of them is not a number.
        verdict: `"same"`, `"expected"` (in the band), `"unexpected"`, `"wrong"` (a fact
            is not as it must be) or None (nothing to compare with).
        band: The lowest and the highest value expected, or None.

    --- 한국어 ---
    수업을 마치며 보여 주는 표의 한 줄입니다.

    Attributes:
        key: 잰 값의 이름. 예를 들면 `"val_loss"`입니다.
        what: 무엇을 잰 값인지 수업의 언어로 쓴 말.
        measured: 이번에 잰 값. 수나 문자열, 또는 그 튜플입니다.
        book: 비교할 값. 없으면 None입니다.
        source: `book`이 누구의 값인지 나타냅니다. `"book"`(책), `"notes"`(노트),
            `"arithmetic"`(계산) 가운데 하나이며 비교할 값이 없으면 None입니다.
        difference: `measured`에서 `book`을 뺀 값. 둘 가운데 하나라도 수가 아니면
            None입니다.
        verdict: `"same"`(같음), `"expected"`(범위 안), `"unexpected"`(예상 밖),
            `"wrong"`(사실과 다름), None(비교할 값 없음) 가운데 하나입니다.
        band: 예상하는 가장 작은 값과 가장 큰 값. 없으면 None입니다.
    """

    key: str
    what: str
    measured: Value
    book: Value | None
    source: Source | None
    difference: float | None
    verdict: Verdict | None
    band: Band | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LessonResult:
    """What a lesson measured, beside the book's figures.

    As a table in terminal and notebook, it shows the seeds behind each number that
    varies, where ten were measured: each is a dot on the band, with the measured value
    and the book's.

    Attributes:
        name: The section of the book, "07-1" to "08-3", or "09".
        lang: The language of the texts, `"ko"` or `"en"`.
        seed: The seed that was set at the beginning.
        fast: Whether it ran on few images and epochs; then nothing is compared.
        rows: The lines of the table, each a `Row`: what was measured, the book's
            figure, and the verdict.
        figures: The figures of the lesson by name.
        environment: Versions, backend and device, since numbers depend on them.

    --- 한국어 ---
    수업에서 잰 값을 책의 값과 나란히 둔 결과입니다.

    터미널과 노트북에서 표로 보면, 시드 열 개로 잰 숫자마다 예상 범위 위에 시드
    하나하나를 점으로 찍고 측정한 값과 책의 값을 함께 표시합니다.

    Attributes:
        name: 책의 절 "07-1"부터 "08-3"까지, 또는 책에 없는 "09".
        lang: 글의 언어. `"ko"` 또는 `"en"`입니다.
        seed: 맨 처음에 정한 랜덤 시드.
        fast: 이미지와 에포크를 줄여 실행했는지 여부. 줄였으면 비교하지 않습니다.
        rows: 표의 줄. 줄마다 `Row` 하나이며 잰 값, 책의 값, 판정이 있습니다.
        figures: 수업의 그림. 이름으로 찾습니다.
        environment: 숫자에 영향을 주는 버전, 백엔드, 장치.
    """

    name: Section
    lang: Lang
    seed: int
    fast: bool
    rows: tuple[Row, ...]
    figures: dict[str, "Figure"]
    environment: dict[str, str]

    def __repr__(self) -> str:
        """How the lesson went, without its numbers."""
        found = ", ".join(
            f"{verdict}={sum(row.verdict == verdict for row in self.rows)}"
            for verdict in _VERDICTS
        )
        return f"LessonResult({self.name!r}, rows={len(self.rows)}, {found})"

    def __rich__(self) -> Table:
        """The table for rich to print; 80 columns are enough."""
        columns = self._columns(lambda strip: f"{strip.to_text()}\n")
        table = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            collapse_padding=True,
            caption=f"\n{LEGEND_IN_TEXT.to(self.lang)}" if "band" in columns else None,
            caption_justify="left",
            caption_style="none",
        )
        for key, (title, *_) in columns.items():
            narrow = 12 if key in {"measured", "book"} else None  # shapes are long
            table.add_column(
                title, overflow="fold", no_wrap=key == "band", max_width=narrow
            )
        _, *rows = zip(*columns.values(), strict=True)
        for row in rows:
            table.add_row(*row)
        return table

    def _repr_html_(self) -> str:
        """The same for a notebook and the site, where Markdown would lose pictures."""
        columns = self._columns(lambda strip: strip.to_svg(self.lang), text=escape)
        head, *rows = zip(*columns.values(), strict=True)
        lines = ["<table>", f"<thead>{_html_row('th', head)}</thead>", "<tbody>"]
        lines += [_html_row("td", row) for row in rows]
        lines += ["</tbody>", "</table>"]
        if "band" in columns:
            lines.append(f"<p>{LEGEND_IN_SVG.to(self.lang)}</p>")
        return "\n".join(lines)

    def _columns(
        self, picture: Callable[[Strip], str], text: Callable[[str], str] = str
    ) -> dict[str, list[str]]:
        """Each column with its title, but for those that are empty throughout."""
        rows = (self._cells(row, picture, text) for row in self.rows)
        columns = {
            key: [title.to(self.lang), *cells]
            for (key, title), *cells in zip(_HEAD.items(), *rows, strict=True)
            if any(cells)
        }
        if "difference" in columns:  # below the figure, which leaves room for strips
            pairs = zip(columns["book"], columns.pop("difference"), strict=True)
            columns["book"] = ["\n".join(filter(None, pair)) for pair in pairs]
        return columns

    def _cells(
        self, row: Row, picture: Callable[[Strip], str], text: Callable[[str], str]
    ) -> list[str]:
        reference = REFERENCES[self.name][row.key]
        book, difference, band, verdict = "", "", "", ""
        if row.source is not None and row.book is not None:
            source = _SOURCES[row.source].to(self.lang)
            book = source.format(reference.written(row.book))
        if row.difference and row.verdict != "same":
            whole = isinstance(row.difference, int)
            difference = f"{row.difference:+,{'d' if whole else '.5f'}}"
        if (strip := strip_of(self.name, row)) is not None:
            low, high = strip.band
            band = f"{picture(strip)}{low:.4f} ~ {high:.4f}"
        if row.verdict is not None:
            verdict = _VERDICTS[row.verdict].to(self.lang)
        measured = reference.written(row.measured)
        before = (row.what, measured, book, difference)
        return [*map(text, before), band, text(verdict)]


def _html_row(tag: str, cells: tuple[str, ...]) -> str:
    # A notebook's own style would put text at the right.
    inner = "".join(f'<{tag} style="text-align: left">{cell}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>".replace("\n", " <br>")


def run_lesson(
    name: Section,
    *,
    lang: Lang | None = None,
    out: str | os.PathLike[str] | None = None,
    fast: bool = False,
    seed: int = BOOK_SEED,
    model: str | os.PathLike[str] | None = None,
    verbose: Literal[0, 1, 2] = 1,
) -> LessonResult:
    """Do what a section of the book does, and compare each number with the book's.

    Every step is shown with a line of explanation. The table at the end says of each
    number whether it is the book's, differs as expected, or differs for a reason to
    look for. Facts, such as shapes and counts, are the same everywhere.

    Args:
        name: The section: `"07-1"`, `"07-2"`, `"07-3"`, `"08-1"`, `"08-2"`, `"08-3"`,
            or `"09"`, which is beyond the book; `"7-1"` is understood as well.
        lang: The language of the texts; None for the language in use.
        out: A folder for the figures, as PNG files; None saves none.
        fast: Few images and two epochs, to try a lesson out. Its numbers are not the
            book's, so they are not compared.
        seed: The seed set once at the beginning, as in the book's notebooks. The
            split and the cross-validation keep the book's `random_state=42`.
        model: For 08-3: a `.keras` file of the network of 08-2. None takes
            `load_pretrained("cnn")`.
        verbose: 0 silent, 1 with progress bars, 2 with one line an epoch.

    Returns:
        The rows of the table, the figures, and what the numbers depend on.

    Raises:
        TypeError: If `out` or `model` is no path.
        ValueError: If an argument is not one of the values it may have.
        FileNotFoundError: If there is no such model file.
        OSError: If the folder cannot be written to.
        RuntimeError: After the table, if a fact is not what it must be: a shape, a
            count, the split or the mean of the cross-validation.

    Example:
        >>> from fmnist_learn import run_lesson
        >>> result = run_lesson("08-1", verbose=0)
        >>> {row.key: row.measured for row in result.rows}["same_shape"]
        (4, 4)
        >>> {row.verdict for row in result.rows}
        {'same'}

    08-1 and 08-3 take seconds; the others train, which can take minutes, and half an
    hour in 09. All lessons.

    --- 한국어 ---
    책의 한 절에서 하는 일을 그대로 하고, 숫자마다 책과 비교합니다.

    단계마다 한 줄 설명과 함께 결과를 보여 줍니다. 마지막 표에서 숫자마다 책과 같은지,
    예상한 만큼 다른지, 까닭을 찾아봐야 할 만큼 다른지 알 수 있습니다. 배열의 크기나
    개수 같은 사실은 어디에서나 같습니다.

    Args:
        name: 책의 절 `"07-1"`, `"07-2"`, `"07-3"`, `"08-1"`, `"08-2"`, `"08-3"`, 또는
            책에 없는 `"09"`. `"7-1"`처럼 써도 됩니다.
        lang: 글의 언어. None이면 지금 쓰는 언어입니다.
        out: 그림을 PNG 파일로 저장할 폴더. None이면 저장하지 않습니다.
        fast: 이미지를 조금만 쓰고 2에포크만 훈련하여 시험 삼아 실행합니다. 책의 숫자가
            아니므로 비교하지 않습니다.
        seed: 책의 노트북처럼 맨 처음에 한 번 정하는 랜덤 시드. 데이터 나누기와 교차
            검증에는 언제나 책과 같이 `random_state=42`를 씁니다.
        model: 08-3에서 쓸 08-2절 신경망의 `.keras` 파일. None이면
            `load_pretrained("cnn")`을 씁니다.
        verbose: 0은 출력 없음, 1은 진행 막대, 2는 에포크마다 한 줄.

    Returns:
        표의 줄, 그림, 숫자에 영향을 주는 환경.

    Raises:
        TypeError: `out`이나 `model`이 경로가 아닐 때 발생합니다.
        ValueError: 매개변수에 쓸 수 없는 값을 주었을 때 발생합니다.
        FileNotFoundError: 모델 파일이 없을 때 발생합니다.
        OSError: 폴더에 쓸 수 없을 때 발생합니다.
        RuntimeError: 배열의 크기, 개수, 데이터 나누기, 교차 검증 평균처럼 언제나 같아야
            하는 사실이 다를 때, 표를 보여 준 다음 발생합니다.

    08-1과 08-3은 몇 초 걸리고, 나머지는 훈련을 하므로 몇 분, 09는 30분쯤 걸릴 수
    있습니다. 모든 절에서 씁니다.
    """
    name = cast("Section", with_zero(name))
    check_choice("name", name, tuple(REFERENCES))
    seed = check_seed("seed", seed)
    check_choice("verbose", verbose, (0, 1, 2))
    if model is not None and name != "08-3":
        rule = Text(
            ko="08-3절이 아니면 None이어야 합니다",
            en="be None in every lesson but 08-3",
        )
        raise refusal(ValueError, "model", rule, repr(str(model)))
    folder = None if out is None else check_path("out", out)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        check_writable(folder)
    lesson = Lesson(
        name=name,
        lang=resolve_language(lang),
        seed=seed,
        fast=fast,
        out=folder,
        model=None if model is None else check_path("model", model),
        verbose=verbose,
        console=Console(highlight=False, markup=False, emoji=False, quiet=verbose == 0),
    )
    from fmnist_learn._keras import start  # noqa: PLC0415 - the sections import Keras

    start()
    section = import_module(f"{__name__}._{name.replace('-', '_')}")
    section.run(lesson)
    rows = [
        compare(name, key, value, seed=seed, lang=lesson.lang)
        for key, value in lesson.measured.items()
    ]
    if fast:
        rows = [replace(row, difference=None, verdict=None, band=None) for row in rows]
    result = LessonResult(
        name=name,
        lang=lesson.lang,
        seed=seed,
        fast=fast,
        rows=tuple(rows),
        figures=lesson.figures,
        environment=environment(),
    )
    lesson.console.print()
    lesson.console.print(result)
    for sentence in conclusion(result):
        lesson.console.print(sentence.to(result.lang), soft_wrap=True)
    if wrong := [row for row in result.rows if row.verdict == "wrong"]:
        raise _what_is_wrong(wrong)
    return result


def with_zero(name: str) -> str:
    """`07-1` for `7-1`, and any other text as it is."""
    return f"0{name}" if f"0{name}" in REFERENCES else name


def compare(name: Section, key: str, measured: Value, *, seed: int, lang: Lang) -> Row:
    """A measured value beside its figure, with the verdict on it."""
    reference = REFERENCES[name][key]
    band = band_of(name, key)
    figure = reference.figure
    difference = None
    if isinstance(measured, int | float) and isinstance(figure, int | float):
        difference = measured - figure
    return Row(
        key=key,
        what=reference.what.to(lang),
        measured=measured,
        book=figure,
        source=None if figure is None else reference.source,
        difference=difference,
        verdict=_verdict(reference, measured, difference, band, seed),
        band=band,
    )


def _verdict(
    reference: Reference,
    measured: Value,
    difference: float | None,
    band: Band | None,
    seed: int,
) -> Verdict | None:
    if reference.kind == "shown":
        return None
    if difference is None:
        same = reference.figure is not None and measured == reference.figure
    else:
        same = abs(difference) <= reference.within
    if same:
        return "same"
    if reference.kind == "fact":
        return "wrong"
    if reference.kind == "repeats" and seed == BOOK_SEED:
        return "unexpected"
    if band is None:
        return None
    low, high = band
    return "expected" if low <= cast("float", measured) <= high else "unexpected"


def environment() -> dict[str, str]:
    """What a number may depend on besides the code and the seed."""
    import keras  # noqa: PLC0415 - a lesson has imported it, the package need not

    backend = keras.backend.backend()
    packages = ("fmnist-learn", "keras", backend, "scikit-learn", "numpy")
    return {
        "Python": platform.python_version(),
        **{package: version(package) for package in packages},
        "backend": backend,
        "device": keras.distribution.list_devices()[0],
        "machine": f"{platform.system()} {platform.machine()}",
        "TF_ENABLE_ONEDNN_OPTS": os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1"),
    }


def _what_is_wrong(rows: list[Row]) -> Exception:
    first, *others = rows
    rule = Text(ko=f"다음과 같아야 합니다: {first.book}", en=f"be {first.book}")
    keys = ", ".join(row.key for row in others)
    remedy = Text(
        ko="사실은 시드나 장치에 따라 달라지지 않습니다. 패키지를 다시 설치하고 위의 "
        "버전을 확인하세요." + (f" 함께 틀린 것: {keys}." if keys else ""),
        en="A fact does not depend on the seed or the device: install the package "
        "again, and look at the versions above."
        + (f" Also wrong: {keys}." if keys else ""),
    )
    return refusal(RuntimeError, first.key, rule, first.measured, remedy)
