"""`'acc'` was renamed to `'accuracy'`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._histories import read, surely_of_history
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted, literal
from fmnist_learn.i18n import Text

# The old keys, and where they may stand without being the names of metrics.
_KEYS = {"acc", "val_acc"}
_ARGUMENTS = {"metrics", "weighted_metrics"}
_SHOWS = {"figure", "legend", "plot", "print", "subplot", "title", "xlabel", "ylabel"}


def _find(program: Program) -> Iterator[Match]:
    keys = [
        (unit, node.slice, surely_of_history(program, node))
        for unit, node in program.once(read)
        if literal(node.slice) in _KEYS
    ]
    keys += [
        (call.unit, arg.value, True)
        for call, arg in program.given("monitor")
        if call.path.startswith("keras.callbacks.") and literal(arg.value) in _KEYS
    ]
    if not keys:
        return
    stored = _names_of_metrics(program)
    if "acc" in stored:
        return
    renamed = "accuracy" in stored and not _may_be_stored(program)
    for unit, key, sure in keys:
        assert isinstance(key, ast.Constant)
        edits = unit.requote(key, f"{literal(key)}uracy") if renamed and sure else ()
        yield unit.match("history-key", key, *edits)


def _names_of_metrics(program: Program) -> set[str | None]:
    """The metrics of all models; among them None where one is not written out."""
    found: set[str | None] = set()
    for call in program.calls:
        if call.method != "compile":
            continue
        given = [one for one in call.node.keywords if one.arg in _ARGUMENTS]
        # By position the metrics are the fourth; `*` and `**` may bring some.
        starred = any(isinstance(one, ast.Starred) for one in call.node.args)
        starred |= any(one.arg is None for one in call.node.keywords)
        if starred or len(call.node.args) > 2:
            found.add(None)
        for one in given:
            values = getattr(one.value, "elts", [one.value])
            found |= {literal(value) for value in values}
    return found


def _may_be_stored(program: Program) -> bool:
    """Whether something else than the metrics may be called by an old key."""
    harmless = {
        node.slice
        for _, node in program.all(ast.Subscript)
        if isinstance(node.ctx, ast.Load)
    }
    harmless |= {arg.value for _, arg in program.given("label", "monitor")}
    for call in program.calls:
        if call.node.args and dotted(call.node.func).rpartition(".")[2] in _SHOWS:
            for argument in call.node.args:
                harmless |= {argument, *getattr(argument, "elts", [])}
    return None in _names_of_metrics(program) or any(
        node.value in _KEYS and node not in harmless
        for _, node in program.all(ast.Constant)
    )


RULE = Rule(
    name="history-key",
    title=Text(
        ko="`'acc'`의 이름이 `'accuracy'`로 바뀌었습니다",
        en="`'acc'` was renamed to `'accuracy'`",
    ),
    cause=Text(
        ko="`history.history`에는 `compile`에서 정한 지표의 이름이 그대로 있습니다. "
        "`metrics=['accuracy']`이면 `'acc'`가 아니라 `'accuracy'`와 "
        "`'val_accuracy'`입니다.",
        en="`history.history` uses the names of the metrics as they were given to "
        "`compile`. With `metrics=['accuracy']` they are `'accuracy'` and "
        "`'val_accuracy'`, not `'acc'`.",
    ),
    remedy=Text(
        ko="`'accuracy'`와 `'val_accuracy'`를 쓰세요. 있는 이름은 "
        "`history.history.keys()`로 볼 수 있습니다.",
        en="Use `'accuracy'` and `'val_accuracy'`. `history.history.keys()` shows the "
        "names there are.",
    ),
    section="07-3",
    concept="accuracy",
    broken="model.compile(loss='sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "history = model.fit(train_scaled, train_target)\n"
    "history.history['acc']\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "history = model.fit(train_scaled, train_target)\n"
    "history.history['accuracy']\n",
    error="KeyError: 'acc'",
    kinds=("KeyError",),
    pattern=r"^'(val_)?acc'$",
    find=_find,
)
