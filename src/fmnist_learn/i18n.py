"""The language a reader gets: Korean or English, chosen in one place.

An error speaks English, so that it can be searched for, and where Korean is in use a
note below it says the same in Korean. Those of arguments have one form:

    <argument> must <rule>. Received: <name>=<value>. <remedy>
"""

import locale
import os
import warnings
from dataclasses import dataclass
from typing import Literal, cast, get_args

Lang = Literal["ko", "en"]
_LANGUAGES = get_args(Lang)

ENVIRONMENT_VARIABLE = "FMNIST_LEARN_LANG"

_chosen: Lang | None = None
_REASON = "fmnist_learn_reason"  # an attribute of the error


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; neither can be left out."""

    ko: str
    en: str

    def to(self, lang: Lang | None = None) -> str:
        """The sentence in `lang`, or in the language in use."""
        return self.ko if resolve_language(lang) == "ko" else self.en

    def format(self, *values: object) -> "Text":
        """The sentence with these values in its braces, in both languages."""
        return Text(ko=self.ko.format(*values), en=self.en.format(*values))


def bilingual(kind: type[Exception], message: Text) -> Exception:
    """An error of that kind with the English message, and the Korean as a note."""
    error = kind(message.en)
    if language_in_use() == "ko":
        error.add_note(message.ko)
    return error


def shortened(text: str, most: int = 1000) -> str:
    """The text, or its beginning and its end where it is longer than anyone reads."""
    if len(text) <= most:
        return text
    return f"{text[: most // 2]} … {text[-most // 2 :]}"


def visible(name: str) -> str:
    """A name of a file, with escapes for what a terminal would obey or not show."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode()
        for one in name
    )


def korean_first(error: Exception, message: str | None = None) -> str:
    """What to show of an error without its traceback: the notes, then the message."""
    said = message or str(error) or type(error).__name__
    return "\n".join([*getattr(error, "__notes__", ()), said])


def warn(message: Text, *, stacklevel: int) -> None:
    """Warn in English, and in Korean on a line of its own where that is in use.

    A note would not be shown: of a warning only the message is.
    """
    korean = f"\n{message.ko}" if language_in_use() == "ko" else ""
    warnings.warn(message.en + korean, UserWarning, stacklevel=stacklevel + 1)


def refusal(
    kind: type[Exception],
    name: str,
    rule: Text,
    value: object,
    remedy: Text | None = None,
) -> Exception:
    """An error about the argument `name`, which breaks a rule.

    `value` is what the learner passed, or a `Text` that describes it. The Korean rule
    is a predicate ("문자열이어야 합니다") after a colon, so that the name needs no
    particle.
    """
    if not isinstance(value, Text):
        value = Text(ko=f"{value}", en=f"{value}")
    value = Text(ko=shortened(value.ko), en=shortened(value.en))
    remedy = remedy or Text(ko="", en="")
    message = Text(
        ko=f"{name}: {rule.ko}. 받은 값: {name}={value.ko}. {remedy.ko}".rstrip(),
        en=f"{name} must {rule.en}. Received: {name}={value.en}. {remedy.en}".rstrip(),
    )
    error = bilingual(kind, message)
    reason = Text(
        ko=f"{rule.ko}. {remedy.ko}".rstrip(),
        en=f"must {rule.en}. {remedy.en}".rstrip(),
    )
    vars(error)[_REASON] = reason
    return error


def reason_of(refused: Exception) -> Text:
    """The rule that a `refusal` is about, with its remedy; to go on and report it."""
    reason: Text = vars(refused)[_REASON]
    return reason


def set_language(lang: Lang | None) -> None:
    """Choose the language of texts, plots and tables for this Python process.

    Colab's locale is English: for Korean call this once at the top of a notebook. An
    error of this package then says its sentence in Korean as well, below the English.

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

    코랩의 로캘은 영어이므로 한국어로 보려면 노트북 맨 앞에서 한 번 호출하세요. 그러면
    이 패키지의 오류도 영어 문장 아래에 한국어 문장을 함께 보여 줍니다.

    Args:
        lang: `"ko"`, `"en"` 또는 `None`. `None`이면 기본값으로 돌아갑니다. 기본값은
            환경 변수 `FMNIST_LEARN_LANG`, 로캘, 영어 순서로 정합니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    """
    global _chosen  # noqa: PLW0603 - one setting for the process is what it is for
    if lang is not None:
        _check_language("lang", lang)
    _chosen = lang


def resolve_language(
    lang: Lang | None = None, *, otherwise: Lang | None = None
) -> Lang:
    """Return `lang` checked, or the language in use when it is None.

    `otherwise` counts before the locale: what the locale says was not chosen.
    """
    if lang is not None:
        return _check_language("lang", lang)
    if _chosen is None and (preferred := os.environ.get(ENVIRONMENT_VARIABLE)):
        return _check_language(ENVIRONMENT_VARIABLE, preferred)
    return language_in_use(otherwise=otherwise)


def language_in_use(*, otherwise: Lang | None = None) -> Lang:
    """The language in use; an environment variable that names none does not count."""
    preferred = _chosen or os.environ.get(ENVIRONMENT_VARIABLE)
    if preferred in _LANGUAGES:
        return cast("Lang", preferred)
    if otherwise is not None:
        return otherwise
    return "ko" if _locale_name().lower().startswith("ko") else "en"


def _check_language(name: str, value: str) -> Lang:
    if value not in _LANGUAGES:
        rule = Text(ko="'ko'나 'en'이어야 합니다", en="be one of 'ko', 'en'")
        raise refusal(ValueError, name, rule, repr(value))
    return cast("Lang", value)


def _locale_name() -> str:
    """`ko_KR.UTF-8` from the environment, or Windows' `Korean_Korea`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if name := os.environ.get(variable):
            return name
    return locale.getlocale()[0] or ""
