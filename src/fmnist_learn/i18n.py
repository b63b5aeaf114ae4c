"""The language a reader gets: Korean or English, chosen in one place."""

import locale
import os
from dataclasses import dataclass
from typing import Literal, cast

from fmnist_learn._checks import check_choice

Lang = Literal["ko", "en"]

ENVIRONMENT_VARIABLE = "FMNIST_LEARN_LANG"

_chosen: Lang | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; neither can be left out."""

    ko: str
    en: str

    def to(self, lang: Lang | None = None) -> str:
        """The sentence in `lang`, or in the language in use."""
        return self.ko if resolve_language(lang) == "ko" else self.en


def set_language(lang: Lang | None) -> None:
    """Choose the language of texts, plots and tables for this Python process.

    Colab's locale is English: for Korean call this once at the top of a notebook.

    Args:
        lang: `"ko"`, `"en"`, or `None` to go back to the default: the environment
            variable `FMNIST_LEARN_LANG`, else the locale, else English.

    Raises:
        ValueError: If `lang` is another language.

    Example:
        >>> import fmnist_learn as fl
        >>> fl.set_language("ko")
        >>> fl.class_names()[9]
        '앵클 부츠'
        >>> fl.set_language(None)

    --- 한국어 ---
    이 파이썬 프로세스에서 글, 그림, 표에 쓸 언어를 고릅니다.

    코랩의 로캘은 영어이므로 한국어로 보려면 노트북 맨 앞에서 한 번 호출하세요.

    Args:
        lang: `"ko"`, `"en"` 또는 `None`. `None`이면 기본값으로 돌아갑니다. 기본값은
            환경 변수 `FMNIST_LEARN_LANG`, 로캘, 영어 순서로 정합니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    """
    global _chosen  # noqa: PLW0603 - one setting for the process is what it is for
    if lang is not None:
        check_choice("lang", lang, ("ko", "en"))
    _chosen = lang


def resolve_language(
    lang: Lang | None = None, *, otherwise: Lang | None = None
) -> Lang:
    """Return `lang` checked, or the language in use when it is None.

    `otherwise` counts before the locale: what the locale says was not chosen.
    """
    if lang is not None:
        check_choice("lang", lang, ("ko", "en"))
        return lang
    if _chosen is not None:
        return _chosen
    if preferred := os.environ.get(ENVIRONMENT_VARIABLE):
        check_choice(ENVIRONMENT_VARIABLE, preferred, ("ko", "en"))
        return cast("Lang", preferred)
    if otherwise is not None:
        return otherwise
    return "ko" if _locale_name().lower().startswith("ko") else "en"


def _locale_name() -> str:
    """`ko_KR.UTF-8` from the environment, or Windows' `Korean_Korea`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return name
    return locale.getlocale()[0] or ""
