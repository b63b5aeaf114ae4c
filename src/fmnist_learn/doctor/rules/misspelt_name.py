"""Keras has no such name."""

import sys
from collections.abc import Iterator
from types import ModuleType

from fmnist_learn.doctor._keras_names import home_of
from fmnist_learn.doctor._keras_paths import matches
from fmnist_learn.doctor._looked_for import looked_for
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Advice, Rule
from fmnist_learn.doctor._spelling import meant, public
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _advise(exc: BaseException, line: str) -> Advice:
    found = looked_for(exc)
    assert found is not None  # the pattern holds
    # What was imported from is imported by now: the error came from looking into it.
    module = sys.modules.get(found.module)
    names = public(module)
    if isinstance(exc, ModuleNotFoundError) or f"{found.name}." in line:
        names = [one for one in names if isinstance(getattr(module, one), ModuleType)]
    advice = meant(found.name, names, line)
    home = home_of(found.name)
    if advice.instead or not home:
        return advice
    there = f"{home}.{found.name}"
    return Advice(
        Text(
            ko=f"이 이름은 `{home}`에 있습니다. `{there}`처럼 쓰세요.",
            en=f"This name is in `{home}`: write `{there}`.",
        ),
        example=f"from {home} import {found.name}",
    )


def _find(program: Program) -> Iterator[Match]:
    return matches(program, "misspelt-name")


RULE = Rule(
    name="misspelt-name",
    title=Text(ko="케라스에 없는 이름입니다", en="Keras has no such name"),
    cause=Text(
        ko="이름을 잘못 썼거나, 다른 모듈에 있거나, 다른 버전의 케라스에만 있는 "
        "이름입니다. 대문자와 소문자도 구별합니다.",
        en="The name is misspelt, or it is in another module, or only another version "
        "of Keras has it. Capital and small letters count as different.",
    ),
    remedy=Text(
        ko="이름을 고치세요. 편집기에서 점을 찍고 탭 키를 누르면 쓸 수 있는 이름이 "
        "나옵니다.",
        en="Correct the name. In an editor, type a dot and press the Tab key to see "
        "the names there are.",
    ),
    section="07-1",
    concept="",
    broken="stop = keras.callbecks.EarlyStopping(patience=2)\n",
    fixed="stop = keras.callbacks.EarlyStopping(patience=2)\n",
    error="AttributeError: module 'keras' has no attribute 'callbecks'",
    kinds=("AttributeError", "ImportError"),
    # A file of the learner's own called keras.py is "partially initialized".
    pattern=r"^module 'keras[\w.]*' has no attribute '\w+'"
    r"|cannot import name '\w+' from '(tensorflow\.)?keras[\w.]*'"
    r"|^No module named '(tensorflow\.)?keras(\.\w+)+'",
    advise=_advise,
    find=_find,
)
