"""There is no such name."""

import re
import sys

from fmnist_learn.doctor._looked_for import LookedFor, looked_for
from fmnist_learn.doctor._rule import Advice, Rule
from fmnist_learn.doctor._spelling import meant, public
from fmnist_learn.doctor.rules.name_not_defined import MADE_BY
from fmnist_learn.i18n import Text


def _advise(exc: BaseException, line: str) -> Advice:
    found = looked_for(exc)
    if found is None:
        return _of_an_object(exc, line)
    if MADE_BY.get(found.name, "").startswith("from "):
        return Advice(instead=MADE_BY[found.name])
    advice = meant(found.name, public(sys.modules.get(found.module)), line)
    home = _below(found)
    if advice.remedy or not home:
        return advice
    there = Text(ko=f"이 이름은 `{home}`에 있습니다.", en=f"This name is in `{home}`.")
    return Advice(there, example=f"from {home} import {found.name}")


def _below(found: LookedFor) -> str:
    """The module just below the one looked into that has the name."""
    for path, module in sys.modules.items():
        home, _, last = path.rpartition(".")
        public_one = home == found.module and not last.startswith("_")
        if public_one and found.name in vars(module):
            return path
    return ""


def _of_an_object(exc: BaseException, line: str) -> Advice:
    # An error made by hand knows neither the object nor the name.
    name, home = getattr(exc, "name", None) or "", getattr(exc, "obj", None)
    if isinstance(home, dict) and name in home:
        key = Text(ko=f"`{name}` 이름의 키가 있습니다.", en=f"There is a key `{name}`.")
        new = re.sub(rf"\.{name}\b", f"['{name}']", line.strip())
        return Advice(key, instead=new)
    return meant(name, public(home), line)


RULE = Rule(
    name="no-such-name",
    title=Text(ko="그런 이름이 없습니다", en="There is no such name"),
    cause=Text(
        ko="모듈이나 객체에 이런 이름이 없습니다. 이름을 잘못 썼거나, 다른 모듈에 "
        "있거나, 생각한 것과 다른 타입의 객체입니다. 딕셔너리의 값은 점이 아니라 "
        "대괄호로 고르고, 배열에는 `append`가 없습니다.",
        en="The module or the object has no such name: it is misspelt, or belongs to "
        "another module, or the object is not of the type it was taken for. The "
        "values of a dictionary are chosen with square brackets, not a dot, and an "
        "array has no `append`.",
    ),
    remedy=Text(
        ko="`print(type(...))`으로 타입을, 점을 찍고 탭 키를 눌러 있는 이름을 "
        "확인하세요. 배열에 더할 때는 `np.append(array, 3)`을 씁니다.",
        en="Look at the type with `print(type(...))`, and at the names there are by "
        "typing a dot and the Tab key. `np.append(array, 3)` adds to an array.",
    ),
    section="07-1",
    concept="",
    broken="np.arrray([1, 2])\n",
    fixed="np.array([1, 2])\n",
    error="AttributeError: module 'numpy' has no attribute 'arrray'",
    kinds=("AttributeError", "ImportError"),
    pattern=r"^module '[\w.]+' has no attribute '\w+'"
    r"|cannot import name '\w+' from '[\w.]+'"
    r"|^No module named '\w+\.[\w.]+'"
    r"|^'(?!NoneType)[\w.]+' object has no attribute '\w+'",
    advise=_advise,
    general=True,
    own=True,
)
