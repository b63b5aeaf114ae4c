"""`'acc'` was renamed to `'accuracy'`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._histories import of_history
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, keyword, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    compiled = set()
    for call in program.calls:
        arg = keyword(call.node, "metrics") if call.method == "compile" else None
        if arg is not None:
            values = getattr(arg.value, "elts", [arg.value])
            compiled |= {literal(value) for value in values}
    if "acc" in compiled:
        return
    keys = [
        (unit, node.slice)
        for unit, node in program.all(ast.Subscript)
        if of_history(program, node)
    ]
    for call in program.calls:
        arg = keyword(call.node, "monitor")
        if arg is not None and call.path.startswith("keras.callbacks."):
            keys.append((call.unit, arg.value))
    for unit, key in keys:
        name = literal(key)
        if isinstance(key, ast.Constant) and name in {"acc", "val_acc"}:
            sure = "accuracy" in compiled
            edits = unit.requote(key, f"{name}uracy") if sure else ()
            yield unit.match("history-key", key, *edits)


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
