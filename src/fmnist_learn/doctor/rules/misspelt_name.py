"""Keras has no such name."""

import re
import sys
from collections.abc import Iterator

from fmnist_learn.doctor._keras_paths import matches
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._spelling import meant
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _advise(exc: BaseException, line: str) -> Advice:
    # What was imported from is imported by now: the error came from looking into it.
    if isinstance(exc, AttributeError):
        return meant(exc.name or "", exc.obj, line)
    if found := re.search(r"cannot import name '(\w+)' from '([\w.]+)'", message(exc)):
        return meant(found[1], sys.modules.get(found[2]), line)
    # No module named 'keras.callbecks'
    module, _, name = message(exc).split("'")[1].rpartition(".")
    return meant(name, sys.modules.get(module), line)


def _find(program: Program) -> Iterator[Match]:
    return matches(program, "misspelt-name")


RULE = Rule(
    name="misspelt-name",
    title=Text(ko="케라스에 없는 이름입니다", en="Keras has no such name"),
    cause=Text(
        ko="이름을 잘못 썼거나, 예전 케라스에만 있던 이름입니다. 대문자와 소문자도 "
        "구별합니다.",
        en="The name is misspelt, or only older versions of Keras had it. Capital and "
        "small letters count as different.",
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
    r"|No module named '(tensorflow\.)?keras\.[\w.]+'",
    advise=_advise,
    find=_find,
)
