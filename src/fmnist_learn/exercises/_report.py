"""What an instructor gets of a class: a table for Excel, and a page to read."""

import csv
import io
import re
from html import escape

from fmnist_learn.exercises._collect import Collected, Mistake, Student, mistakes_of
from fmnist_learn.exercises._grade import Outcome
from fmnist_learn.i18n import Lang, Text

_STUDENT, _SUM = Text(ko="학생", en="student"), Text(ko="합계", en="total")
_TITLE = Text(ko="연습 문제 결과", en="Results of the exercises")
_MISTAKES = Text(ko="가장 흔한 틀린 답", en="The commonest wrong answers")
_MARKS = Text(ko="점수", en="Marks")
_PROBLEMS = Text(
    ko="멈춘 파일과 셀, 답이 없는 학생",
    en="Files and cells that stopped, and students without an answer",
)
_NO_FILE = Text(ko=".py나 .ipynb 파일이 없습니다.", en="no .py or .ipynb file")
_NO_ANSWER = Text(
    ko="연습 문제에 나온 이름의 함수나 변수가 없습니다.",
    en="no function or variable with the name of an exercise",
)
_NOBODY = Text(ko="없습니다.", en="None.")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
  padding: 0 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #8888; padding: .2rem .5rem; text-align: left; }
td.number { text-align: right; }
.scroll { overflow-x: auto; }
.right { background: #2e7d3233; }
.wrong { background: #c6282833; }
pre { background: #8882; overflow-x: auto; padding: .5rem 1rem; }
section.mistake { border-left: 4px solid #c62828; margin: 1.5rem 0;
  padding-left: 1rem; }
"""


def as_csv(collected: Collected, lang: Lang) -> str:
    """The marks, a line for each student; what nobody has attempted stays empty.

    It begins with a byte order mark, by which Excel knows the Hangul.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    names = [one.name for one in collected.exercises]
    writer.writerow([_STUDENT.to(lang), _SUM.to(lang), *map(_harmless, names)])
    for student in collected.students:
        outcomes = student.outcomes
        marks = [_marks(outcomes.get(name)) for name in names]
        writer.writerow([_harmless(student.name), f"{student.marks:g}", *marks])
    return "\ufeff" + table.getvalue()


def as_html(collected: Collected, lang: Lang) -> str:
    """One page that needs no other file: mistakes, marks, problems."""
    title = escape(_TITLE.to(lang))
    mistakes = [_mistake(one, lang) for one in mistakes_of(collected)]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{lang}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{title}</title><style>{_STYLE}</style></head>",
            f"<body><h1>{title}</h1>",
            f"<h2>{escape(_MISTAKES.to(lang))}</h2>",
            *(mistakes or [f"<p>{_NOBODY.to(lang)}</p>"]),
            f"<h2>{escape(_MARKS.to(lang))}</h2>",
            *_marks_table(collected, lang),
            f"<h2>{escape(_PROBLEMS.to(lang))}</h2>",
            *_problems(collected, lang),
            "</body></html>",
            "",
        ]
    )


def _mistake(one: Mistake, lang: Lang) -> str:
    count = Text(ko="{}명: {}", en="{}: {}").format(
        len(one.students), ", ".join(one.students)
    )
    example = "\n".join(line.to(lang) for line in one.outcome.example)
    return "\n".join(
        [
            '<section class="mistake">',
            f"<h3>{escape(one.exercise.title.to(lang))} "
            f"<small>{escape(one.exercise.section)} <code>"
            f"{escape(one.exercise.name)}: {escape(one.name)}</code></small></h3>",
            f"<p>{_with_code(one.outcome.message.to(lang))}</p>",
            f"<pre>{escape(example)}</pre>" if example else "",
            f"<p>{escape(count.to(lang))}</p>",
            "</section>",
        ]
    )


def _with_code(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _marks_table(collected: Collected, lang: Lang) -> list[str]:
    heads = [_STUDENT.to(lang), _SUM.to(lang)]
    heads += [one.name for one in collected.exercises]
    lines = ['<div class="scroll"><table>', _row("th", [(head, "") for head in heads])]
    for student in collected.students:
        cells = [(student.name, ""), (f"{student.marks:g}", "number")]
        outcomes = student.outcomes
        for one in collected.exercises:
            outcome = outcomes.get(one.name)
            kind = outcome.state if outcome else ""
            cells.append((_marks(outcome), f"number {kind}"))
        lines.append(_row("td", cells))
    return [*lines, "</table></div>"]


def _row(tag: str, cells: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<{tag} class="{kind}">{escape(text)}</{tag}>' for text, kind in cells
    )
    return f"<tr>{inside}</tr>"


def _problems(collected: Collected, lang: Lang) -> list[str]:
    found = [
        f"<li>{escape(problem)}</li>"
        for student in collected.students
        for problem in problems_of(student, lang)
    ]
    return ["<ul>", *found, "</ul>"] if found else [f"<p>{_NOBODY.to(lang)}</p>"]


def problems_of(student: Student, lang: Lang) -> list[str]:
    """What stopped the files of a student, or why there is nothing to mark."""
    found = [
        f"{path}: {problem.to(lang)}"
        for path, marked in student.files
        for problem in marked.problems
    ]
    if not found and not student.outcomes:
        why = _NO_ANSWER if student.files else _NO_FILE
        found = [f"{student.name}: {why.to(lang)}"]
    return found


def _marks(outcome: Outcome | None) -> str:
    if outcome is None or outcome.state == "not attempted":
        return ""
    return f"{outcome.marks:.4g}"


def _harmless(text: str) -> str:
    """A cell that Excel takes for text, and not for a formula."""
    is_formula = text.lstrip().startswith(("=", "+", "-", "@"))
    return f"'{text}" if is_formula else text
