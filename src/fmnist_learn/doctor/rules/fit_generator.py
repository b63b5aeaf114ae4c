"""`fit_generator` was removed."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text

_METHODS = ("fit_generator", "evaluate_generator", "predict_generator")
# Keras feeds the data itself now.
_GONE = {
    *("workers", "use_multiprocessing", "max_queue_size"),
    *("nb_worker", "pickle_safe", "max_q_size"),
}
# They counted samples, not batches.
_OTHERS = {"samples_per_epoch", "nb_val_samples", "val_samples"}
# What the arguments without a name were, after the generator.
_FIT = ("steps_per_epoch", "epochs", "verbose", "callbacks", "validation_data")
_NAMES = {"fit_generator": (*_FIT, "validation_steps")}


def _find(program: Program) -> Iterator[Match]:
    for call in program.methods(*_METHODS):
        yield call.match("fit-generator", call.node.func, *_edits(call))


def _edits(call: Call) -> tuple[Edit, ...]:
    unit, node = call.unit, call.node
    more, names = node.args[1:], _NAMES.get(call.method, ("steps",))
    starred = any(isinstance(one, ast.Starred) for one in node.args)
    gone = [one for one in node.keywords if one.arg in _GONE]
    without = unit.without(node, gone)
    if starred or len(more) > len(names) or (gone and not without):
        return ()
    if _OTHERS.intersection(one.arg for one in node.keywords if one.arg):
        return ()
    edits = [unit.rename(node.func, call.method, call.method.split("_")[0]), *without]
    for one in node.keywords:
        if one.arg == "generator":
            edits.append(unit.rename(one, "generator", "x"))
    places = unit.arguments(node)
    for place, name in zip(places[1:], names, strict=False):
        if place.node in more:
            edits.append(Edit(place.start, place.start, f"{name}="))
    return tuple(edits)


RULE = Rule(
    name="fit-generator",
    title=Text(ko="`fit_generator`는 없어졌습니다", en="`fit_generator` was removed"),
    cause=Text(
        ko="케라스 3에서는 `fit`, `evaluate`, `predict`가 제너레이터도 받습니다. "
        "이름에 `_generator`가 붙은 메서드는 없어졌습니다.",
        en="In Keras 3 `fit`, `evaluate` and `predict` take generators as well, and "
        "the methods with `_generator` in their names are gone.",
    ),
    remedy=Text(
        ko="이름에서 `_generator`를 지우세요.", en="Delete `_generator` from the name."
    ),
    section="07-2",
    concept="gradient-descent",
    broken="def batches():\n"
    "    yield train_scaled, train_target\n"
    "model.fit_generator(batches())\n",
    fixed="def batches():\n"
    "    yield train_scaled, train_target\n"
    "model.fit(batches())\n",
    error="AttributeError: 'Sequential' object has no attribute 'fit_generator'",
    kinds=("AttributeError",),
    pattern=r"has no attribute '(fit|evaluate|predict)_generator'",
    find=_find,
    before=("misspelt-method",),
)
