"""An older version had this argument."""

import ast
import re
from collections.abc import Iterator

from fmnist_learn.doctor._certain import may_be_model
from fmnist_learn.doctor._old_arguments import (
    KERNEL,
    LEFT_OUT,
    OF_METHODS,
    OLD,
    besides,
    given_twice,
    instead,
    is_given,
    new_value,
    renamed,
)
from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._unit import Argument, Edit, Match, keyword
from fmnist_learn.i18n import Text

# What older versions of Keras and scikit-learn took, and what is written today.
INSTEAD = {
    "W_constraint": "kernel_constraint=...",
    "W_regularizer": "kernel_regularizer=...",
    "b_constraint": "bias_constraint=...",
    "b_regularizer": "bias_regularizer=...",
    "border_mode": "padding='same'",
    "dim_ordering": "data_format='channels_last'",
    "init": "kernel_initializer='he_normal'",
    "input": "inputs=...",
    "max_queue_size": "keras.utils.PyDataset(max_queue_size=10)",
    "n_folds": "n_splits=5",
    "n_iter": "max_iter=5",
    "nb_col": "kernel_size=(3, 3)",
    "nb_filter": "filters=32",
    "nb_row": "kernel_size=(3, 3)",
    "nb_val_samples": "validation_steps=10",
    "nb_worker": "keras.utils.PyDataset(workers=4)",
    "output": "outputs=...",
    "output_dim": "units=10",
    "p": "rate=0.3",
    "period": "save_freq='epoch'",
    "pickle_safe": "keras.utils.PyDataset(use_multiprocessing=True)",
    "samples_per_epoch": "steps_per_epoch=100",
    "show_accuracy": "model.compile(metrics=['accuracy'])",
    "subsample": "strides=(2, 2)",
    "use_multiprocessing": "keras.utils.PyDataset(use_multiprocessing=True)",
    "weights": "layer.set_weights(weights)",
    "workers": "keras.utils.PyDataset(workers=4)",
}
# Where the new one is missing, the old one stands in the line.
_MISSING = {"units": "output_dim", "rate": "p", "filters": "nb_filter"}
_WITH_SIDES = {"keras.layers.Conv2D", "keras.layers.Convolution2D"}


def _old(exc: BaseException, line: str) -> str:
    """The first argument in the message, or in the line, that is an old one."""
    said = message(exc)
    given = re.findall(r"'(\w+)':|unexpected keyword argument '(\w+)'", said)
    names = [one or other for one, other in given]
    if missing := re.search(r"missing .* argument: '(\w+)'", said):
        old = _MISSING.get(missing[1], r"nb_\w+")
        names = re.findall(rf"\b({old})\s*=", line)
    return next((name for name in names if name in INSTEAD), "")


def _when(exc: BaseException, line: str) -> bool:
    return bool(_old(exc, line))


def _advise(exc: BaseException, line: str) -> Advice:
    old = _old(exc, line)
    new = INSTEAD[old]
    return Advice(
        Text(
            ko=f"`{old}` 대신 `{new}`처럼 쓰세요.",
            en=f"In place of `{old}`, write `{new}`.",
        ),
        example="",
    )


def _find(program: Program) -> Iterator[Match]:
    functions = {call.node: call for call, _ in program.given(*OLD) if call.path}
    for call in functions.values():
        yield from _of_a_function(call)
    for method in ("fit", "evaluate", "predict", "compile"):
        for call in program.methods(method):
            # Of other libraries some take such arguments today.
            if call.sure or may_be_model(program, call.receiver):
                yield from _of_a_method(call)


def _of_a_function(call: Call) -> Iterator[Match]:
    unit, names, texts = call.unit, renamed(call.path), instead(call.path)
    given = {one.arg for one in call.node.keywords}
    # Code of Keras 1, where the sides of the kernel were two values: all of it is
    # written anew, or the third value would become the strides.
    sides = _sides(call) if not given.isdisjoint(names) else []
    group = f"{unit.span(call.node)}" if sides else ""
    if sides:
        start, end = sides[0].start, sides[1].end
        around = (Edit(start, start, "("), Edit(end, end, ")"))
        yield Match(RULE.name, unit, start, around, group, KERNEL)
    for one in call.node.keywords:
        start = unit.span(one)[0]
        if one.arg in names:
            new = names[one.arg]
            # The two sides of a kernel become one argument.
            edits, remedy = _edits(call, one, one.arg, new), None
            if is_given(call.node, call.path, new, merged=bool(sides)):
                edits, remedy = (), given_twice(call.node, one.arg, new)
            remedy = remedy or _is_now(new)
            yield Match(RULE.name, unit, start, edits, group, remedy)
        elif one.arg in texts:
            yield Match(RULE.name, unit, start, remedy=texts[one.arg])


def _sides(call: Call) -> list[Argument]:
    """The two sides of a kernel, as Keras 1 had them."""
    values = call.node.args
    if call.path not in _WITH_SIDES or len(values) != 3:
        return []
    starred = any(isinstance(one, ast.Starred) for one in values)
    return [] if starred else call.unit.arguments(call.node)[1:3]


def _edits(call: Call, one: ast.keyword, name: str, new: str) -> tuple[Edit, ...]:
    """The new name, if its value means what the old one meant."""
    value = new_value(name, one.value)
    if value is None:
        return ()
    unit = call.unit
    edits = [unit.rename(one, name, new)]
    if value and isinstance(one.value, ast.Constant):
        requoted = unit.requote(one.value, value)
        if not requoted:
            return ()
        edits += requoted
    more = besides(name)
    if more and not keyword(call.node, more.partition("=")[0]):
        end = next(at.end for at in unit.arguments(call.node) if at.node is one)
        edits.append(Edit(end, end, f", {more}"))
    return tuple(edits)


def _of_a_method(call: Call) -> Iterator[Match]:
    unit, keywords = call.unit, call.node.keywords
    if call.method != "compile" and (
        gone := [one for one in keywords if one.arg in LEFT_OUT]
    ):
        edits = unit.without(call.node, gone) if call.sure else ()
        start = unit.span(gone[0])[0]
        text = LEFT_OUT[f"{gone[0].arg}"]
        yield Match(RULE.name, unit, start, edits, remedy=text)
    texts = OF_METHODS.get(call.method, {})
    for one in keywords:
        if one.arg in texts:
            yield Match(RULE.name, unit, unit.span(one)[0], remedy=texts[one.arg])


def _is_now(new: str) -> Text:
    return Text(ko=f"지금은 `{new}=`입니다.", en=f"It is now `{new}=`.")


RULE = Rule(
    name="argument-of-old-keras",
    title=Text(
        ko="예전 버전에만 있던 매개변수입니다",
        en="An older version had this argument",
    ),
    cause=Text(
        ko="케라스와 사이킷런의 매개변수 가운데 이름이 바뀌었거나 다른 곳으로 옮겼거나 "
        "없어진 것이 있습니다. 예전 버전을 위해 쓴 코드입니다.",
        en="Some arguments of Keras and scikit-learn have another name, or another "
        "place, or are gone. The code was written for an older version.",
    ),
    remedy=Text(
        ko="나머지 매개변수의 이름도 `help(...)`로 확인하세요.",
        en="Look up the names of the other arguments too, with `help(...)`.",
    ),
    section="08-2",
    concept="",
    broken="keras.layers.Conv2D(32, 3, border_mode='same')\n",
    fixed="keras.layers.Conv2D(32, 3, padding='same')\n",
    error="ValueError: Unrecognized keyword arguments passed to Conv2D: "
    "{'border_mode': 'same'}",
    kinds=("ValueError", "TypeError"),
    pattern=r"^Unrecognized keyword arguments passed to \w+: \{"
    r"|got an unexpected keyword argument '\w+'"
    r"|^\w+\.__init__\(\) missing \d required positional arguments?: '\w+'$",
    when=_when,
    advise=_advise,
    find=_find,
)
