"""Without metrics, `evaluate` gives only the loss."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted, keyword
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    with_metrics: dict[str, bool] = {}
    for call in program.methods("compile"):
        names = {one.arg for one in call.node.keywords}
        # What stands behind `**` may be anything, and so may a third value.
        unknown = None in names or len(call.node.args) > 2
        given = unknown or not names.isdisjoint({"metrics", "weighted_metrics"})
        with_metrics[call.receiver] = with_metrics.get(call.receiver, False) or given
    if all(with_metrics.values()):
        return
    for unit, line in program.all(ast.Assign):
        match line:
            case ast.Assign([ast.Tuple() | ast.List()], ast.Call() as made):
                name, _, method = dotted(made.func).rpartition(".")
                known = name in program.models and with_metrics.get(name) is False
                if method == "evaluate" and known and not _as_dict(made):
                    yield unit.match("evaluate-without-metrics", line)


def _as_dict(call: ast.Call) -> bool:
    return keyword(call, "return_dict") is not None


RULE = Rule(
    name="evaluate-without-metrics",
    title=Text(
        ko="지표가 없는 모델의 `evaluate`는 손실만 돌려줍니다",
        en="Without metrics, `evaluate` gives only the loss",
    ),
    cause=Text(
        ko="`compile`에서 `metrics`를 주지 않은 모델은 `evaluate`가 손실인 숫자 "
        "하나만 돌려줍니다. 숫자 하나를 변수 두 개로 나누거나 대괄호로 고를 수는 "
        "없습니다.",
        en="For a model whose `compile` had no `metrics`, `evaluate` returns one "
        "number, the loss. It cannot be unpacked into two names, nor indexed.",
    ),
    remedy=Text(
        ko="`compile`에 `metrics=['accuracy']`를 주면 `loss, accuracy`로 받을 수 "
        "있습니다.",
        en="Give `compile` its `metrics=['accuracy']`, and unpack `loss, accuracy`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "loss, accuracy = model.evaluate(val_scaled, val_target)\n",
    fixed="model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])\n"
    "loss, accuracy = model.evaluate(val_scaled, val_target)\n",
    error="TypeError: cannot unpack non-iterable float object",
    kinds=("TypeError",),
    pattern=r"^cannot unpack non-iterable float object$|^'float' object is not "
    r"subscriptable$",
    line=r"evaluate\(",
    find=_find,
)
