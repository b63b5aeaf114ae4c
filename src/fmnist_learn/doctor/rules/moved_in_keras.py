"""Keras 3 has moved or removed this name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from fmnist_learn.doctor._keras_names import Replacement, replacement
from fmnist_learn.doctor._keras_paths import matches
from fmnist_learn.doctor._looked_for import paths
from fmnist_learn.doctor._program import Program, canonical
from fmnist_learn.doctor._renames import OTHER_ARGUMENTS
from fmnist_learn.doctor._rule import Advice, Rule
from fmnist_learn.doctor._unit import Match, Unit
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    found = [*matches(program, "moved-in-keras")]
    if not found:
        return
    unsure = {*_taking_other_arguments(program), *_taking_the_name_of_others(program)}
    for match in found:
        sure = (match.unit, match.start) not in unsure
        yield match if sure else replace(match, edits=())


def _taking_other_arguments(program: Program) -> Iterator[tuple[Unit, int]]:
    """The uses and imports of what names its arguments otherwise today."""
    paths = set()
    for call in program.calls:
        other = OTHER_ARGUMENTS.get(call.path.removeprefix("keras.backend."), "")
        if any(
            one.arg is None or one.arg in other.split() for one in call.node.keywords
        ):
            paths.add(call.path)
            yield call.unit, call.unit.span(call.node.func)[0]
    for one in program.imports:
        if canonical(one.path) in paths:
            yield one.unit, one.unit.span(one.node)[0]


def _taking_the_name_of_others(program: Program) -> Iterator[tuple[Unit, int]]:
    """The imports of what would be called as something else of the program is."""
    names = defaultdict(set)
    for one in program.imports:
        names[one.name].add(canonical(one.path))
    for one in program.imports:
        found = replacement(canonical(one.path))
        new = found.new if found and found.new else ""
        name = new.rpartition(".")[2]
        if (
            not one.alias.asname
            and name != one.name
            and (program.is_open or name in program.bound or names[name] - {new})
        ):
            yield one.unit, one.unit.span(one.node)[0]


def _replacements(exc: BaseException, line: str) -> list[Replacement]:
    return [found for path in paths(exc, line) if (found := replacement(path))]


def _when(exc: BaseException, line: str) -> bool:
    return bool(_replacements(exc, line))


def _advise(exc: BaseException, line: str) -> Advice:
    found = _replacements(exc, line)[0]
    return Advice(found.text, example=found.new or "")


RULE = Rule(
    name="moved-in-keras",
    title=Text(
        ko="케라스 3에서 옮기거나 없앤 이름입니다",
        en="Keras 3 has moved or removed this name",
    ),
    cause=Text(
        ko="이 이름은 예전 케라스에 있었습니다. `np_utils`, `layers.core`, "
        "`optimizers.legacy` 같은 모듈에 있던 이름은 `keras.utils`와 `keras.layers`, "
        "`keras.optimizers`로 옮겼고, `keras.backend`의 함수는 대부분 `keras.ops`에 "
        "있습니다. 없어진 것도 있습니다.",
        en="Older versions of Keras had this name. What was in modules such as "
        "`np_utils`, `layers.core` and `optimizers.legacy` is now in `keras.utils`, "
        "`keras.layers` and `keras.optimizers`, and most functions of "
        "`keras.backend` are in `keras.ops`. Some are gone.",
    ),
    remedy=Text(
        ko="오래된 코드에는 그런 이름이 더 있습니다. `fmnist-learn fix`가 파일에서 "
        "모두 찾아 줍니다.",
        en="Old code has more of them: `fmnist-learn fix` finds them all in a file.",
    ),
    section="07-1",
    concept="backend",
    broken="from keras.layers.core import Dense\n",
    fixed="from keras.layers import Dense\n",
    error="ModuleNotFoundError: No module named 'keras.layers.core'",
    kinds=("ImportError", "AttributeError"),
    pattern=r"^module 'keras[\w.]*' has no attribute '\w+'"
    r"|cannot import name '\w+' from '(tensorflow\.)?keras[\w.]*'"
    r"|^No module named '(tensorflow\.)?keras(\.\w+)+'",
    when=_when,
    advise=_advise,
    find=_find,
    before=("misspelt-name",),
)
