"""The course as notebooks: the texts of the lessons, their code, exercises and quizzes.

A notebook is written from what the page of the site is made of; no copy of it is kept.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fmnist_learn._checks import check_choice, check_path
from fmnist_learn._files import replacing
from fmnist_learn.i18n import Lang, Text, bilingual, refusal, resolve_language
from fmnist_learn.lessons import with_zero
from fmnist_learn.lessons.texts import NAMES
from fmnist_learn.notebooks._cells import CONTENTS, Cell, contents_cells, lesson_cells
from fmnist_learn.notebooks._markdown import Links

_CHANGED = Text(
    ko="이미 있고 내용이 다릅니다: {}. 아무것도 쓰지 않았습니다. 덮어쓰려면 "
    "replace=True(--replace)를, 다른 폴더에 쓰려면 out(--out)을 지정하세요.",
    en="There already, with other content: {}. Nothing was written. To overwrite give "
    "replace=True (--replace), to write elsewhere out (--out).",
)


def write_notebooks(
    *names: str,
    lang: Lang | None = None,
    out: str | os.PathLike[str] = ".",
    replace: bool = False,
    site: str | None = None,
) -> list[Path]:
    """Write lessons as notebooks, for Jupyter, VS Code and Colab.

    A notebook holds the text of the lesson, its code, and its exercises and quiz with
    cells to answer and to check. It has not been run, and needs no network once the
    package is installed.

    Args:
        *names: The lessons, "07-1" to "08-3" and "09", or "first-steps". None at all
            writes the whole course, with a table of contents, `index.ipynb`.
        lang: The language of the notebooks; None for the language in use.
        out: The folder to write to; it is made if it is not there.
        replace: Whether to overwrite notebooks that are there and have been changed.
        site: The address of the hosted site, for the links to lead to; None gives, in
            their place, the calls that show the same here.

    Returns:
        The files that hold the notebooks, also those that were there and are the same.

    Raises:
        TypeError: If `out` is no path, or `site` no string.
        ValueError: If there is no such lesson, or lang is another language.
        FileExistsError: If notebooks are there that differ; then none is written.
        OSError: If the folder cannot be written to.

    Example:
        >>> import tempfile
        >>> from fmnist_learn import write_notebooks
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [path] = write_notebooks("07-1", lang="en", out=folder)
        >>> path.name
        '07-1.ipynb'

    All sections.

    --- 한국어 ---
    수업을 주피터, VS Code, 코랩에서 여는 노트북으로 씁니다.

    노트북에는 수업의 글과 코드, 그리고 답을 쓰는 셀과 확인하는 셀이 딸린 연습 문제와
    퀴즈가 있습니다. 실행하지 않은 상태이며, 패키지만 설치되어 있으면 인터넷이 없어도
    됩니다.

    Args:
        *names: 수업의 이름. "07-1"부터 "08-3"까지와 "09", "first-steps". 하나도 주지
            않으면 모든 수업과 차례(`index.ipynb`)를 씁니다.
        lang: 노트북의 언어. None이면 지금 쓰는 언어입니다.
        out: 노트북을 쓸 폴더. 없으면 만듭니다.
        replace: 이미 있고 내용이 달라진 노트북을 덮어쓸지 여부.
        site: 링크가 가리킬 웹 사이트의 주소. None이면 링크 대신 같은 내용을 보여 주는
            함수 호출을 적습니다.

    Returns:
        노트북 파일. 이미 있고 내용이 같은 파일도 들어 있습니다.

    Raises:
        TypeError: `out`이 경로가 아니거나 `site`가 문자열이 아닐 때 발생합니다.
        ValueError: 그런 수업이 없거나 다른 언어를 주었을 때 발생합니다.
        FileExistsError: 내용이 다른 노트북이 이미 있을 때 발생합니다. 이때는 아무것도
            쓰지 않습니다.
        OSError: 폴더에 쓸 수 없을 때 발생합니다.

    모든 절에서 씁니다.
    """
    lang = resolve_language(lang)
    wanted = [with_zero(name) for name in names]
    for name in wanted:
        check_choice("name", name, NAMES)
    if not isinstance(site, str | None):
        rule = Text(ko="문자열이거나 None이어야 합니다", en="be a string or None")
        raise refusal(TypeError, "site", rule, repr(site))
    folder = check_path("out", out)
    address = None if site is None else f"{site.rstrip('/')}/"
    links = Links(lang, address)
    written = {
        folder / f"{name}.ipynb": _as_json(lesson_cells(name, links))
        for name in wanted or NAMES
    }
    if not wanted:
        written[folder / f"{CONTENTS}.ipynb"] = _as_json(contents_cells(links))
    changed = [
        path
        for path, text in written.items()
        if path.exists() and path.read_bytes() != text.encode()
    ]
    if changed and not replace:
        raise bilingual(FileExistsError, _CHANGED.format(", ".join(map(str, changed))))
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in written.items():
        with replacing(path) as draft:
            draft.write_bytes(text.encode())
    return list(written)


def _as_json(cells: Iterable[Cell]) -> str:
    """A notebook of format 4.5, spelt as Jupyter spells it when it saves one."""
    notebook: dict[str, Any] = {
        "cells": [cell.as_json() for cell in cells],
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
