"""Faults of a model that raise nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._rules import RULES
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    import keras
    import numpy.typing as npt

    from fmnist_learn.data import Splits

_NOTHING = Text(ko="찾은 문제가 없습니다.", en="Nothing was found.")


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One fault.

    Attributes:
        rule: The name of its rule.
        what: The layer or the numbers it is about.
        text: The cause and the remedy, in one language.

    --- 한국어 ---
    찾은 문제 하나입니다.

    Attributes:
        rule: 규칙의 이름.
        what: 문제가 있는 층이나 숫자.
        text: 한 언어로 쓴 원인과 해결 방법.
    """

    rule: str
    what: str
    text: str

    def __repr__(self) -> str:
        """The name of the rule and what it is about."""
        return f"{self.rule} ({self.what})" if self.what else self.rule


@dataclass(frozen=True, slots=True, repr=False)
class ModelCheck:
    """What `check_model` found. Print it, or let a notebook show it.

    Attributes:
        lang: `"ko"` or `"en"`.
        findings: The faults; empty if there is none.

    --- 한국어 ---
    `check_model`이 찾은 것입니다. print로 출력하거나 노트북에서 그대로 보세요.

    Attributes:
        lang: `"ko"` 또는 `"en"`.
        findings: 찾은 문제. 없으면 비어 있습니다.
    """

    lang: Lang
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        """One paragraph for each fault."""
        if not self.findings:
            return _NOTHING.to(self.lang)
        return "\n".join(f"- {found.text}" for found in self.findings)

    __repr__ = __str__  # what the REPL shows is what there is to read
    _repr_markdown_ = __str__


def check_model(
    model: "keras.Model",
    data: "Splits | Sequence[npt.NDArray[Any]] | None" = None,
    *,
    lang: Lang | None = None,
) -> ModelCheck:
    """Look for faults of a classifier of the course that raise no error.

    The output layer, the activations, the loss against the targets, names, weights,
    the optimizer; and with `data` the shape and the range of the input, values that
    are no numbers, the number of rows and whether training and validation overlap.
    Nothing of the model is changed.

    Args:
        model: A Keras model.
        data: What it is trained with: the `Splits` of `prepare_data`, or
            `(input, target)`, or `(input, target, validation input, target)`. None
            to look at the model alone.
        lang: The language of the text; None for the language in use.

    Returns:
        The faults, none or several.

    Raises:
        TypeError: If model is not a Keras model.
        ValueError: If data holds neither two nor four arrays, or lang is another
            language.

    Example:
        >>> from fmnist_learn import build_dense, check_model, prepare_data
        >>> check_model(build_dense(), prepare_data(), lang="en")
        Nothing was found.
        >>> check_model(build_dense(), lang="ko")
        찾은 문제가 없습니다.

    Sections 07-1 to 08-2.

    --- 한국어 ---
    이 과정의 분류 모델에서 오류가 나지 않는 문제를 찾습니다.

    출력층, 활성화 함수, 손실 함수와 타깃, 이름, 가중치, 옵티마이저를 봅니다. `data`를
    주면 입력의 크기와 범위, 수가 아닌 값, 행의 개수, 훈련 세트와 검증 세트가 겹치는지도
    봅니다. 모델은 아무것도 바꾸지 않습니다.

    Args:
        model: 케라스 모델.
        data: 훈련할 데이터. `prepare_data`의 `Splits`, `(입력, 타깃)` 또는
            `(입력, 타깃, 검증 입력, 검증 타깃)`입니다. None이면 모델만 봅니다.
        lang: 설명의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        찾은 문제. 없을 수도 있습니다.

    Raises:
        TypeError: model이 케라스 모델이 아닐 때 발생합니다.
        ValueError: data가 배열 두 개나 네 개가 아니거나, 다른 언어를 주었을 때
            발생합니다.

    07-1절부터 08-2절까지에서 씁니다.
    """
    import keras  # noqa: PLC0415 - the other ways into the doctor do without

    lang = resolve_language(lang)
    if not isinstance(model, keras.Model):
        rule = Text(ko="케라스 모델이어야 합니다", en="be a Keras model")
        raise refusal(TypeError, "model", rule, repr(model))
    subject = Subject(model, _arrays(data))
    found = (
        _finding(rule, what, lang)
        for rule in RULES
        if rule.check
        for what in rule.check(subject)
    )
    return ModelCheck(lang, tuple(found))


def _finding(rule: Rule, what: str, lang: Lang) -> Finding:
    title = rule.title.to(lang) + (f" (`{what}`)" if what else "")
    more = [f'`fl.explain("{rule.concept}")`'] if rule.concept else []
    said = [f"{title}.", rule.cause.to(lang), rule.remedy.to(lang), *more]
    return Finding(rule.name, what, " ".join(said))


def _arrays(data: Any) -> "list[npt.NDArray[Any]]":
    import numpy as np  # noqa: PLC0415

    if data is None:
        return []
    if hasattr(data, "train_scaled"):
        return [data.train_scaled, data.train_target, data.val_scaled, data.val_target]
    if not isinstance(data, list | tuple) or len(data) not in {2, 4}:
        rule = Text(
            ko="Splits나 (input, target), (input, target, val_input, val_target) 중 "
            "하나여야 합니다",
            en="be Splits, (input, target) or (input, target, val_input, val_target)",
        )
        raise refusal(ValueError, "data", rule, type(data).__name__)
    return [np.asarray(part) for part in data]
