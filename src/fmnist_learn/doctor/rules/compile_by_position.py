"""The third value of `compile` is not `metrics`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, keyword, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.methods("compile"):
        third = call.node.args[2:]
        if not third or any(isinstance(one, ast.Starred) for one in call.node.args):
            continue
        # A single text may be of any other `compile`.
        if not isinstance(third[0], ast.List | ast.Tuple) and not call.sure:
            continue
        if _are_metrics(program, third[0]):
            edits = []
            if len(third) == 1 and not keyword(call.node, "metrics"):
                start = call.unit.arguments(call.node)[2].start
                edits = [Edit(start, start, "metrics=")]
            yield call.match("compile-by-position", third[0], *edits)


def _are_metrics(program: Program, node: ast.expr) -> bool:
    """Whether a value is certainly no weight of a loss: a name, or a metric."""
    values = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    return bool(values) and all(
        literal(one) is not None or program.called(one).startswith("keras.metrics.")
        for one in values
    )


RULE = Rule(
    name="compile-by-position",
    title=Text(
        ko="`compile`의 세 번째 값은 `metrics`가 아닙니다",
        en="The third value of `compile` is not `metrics`",
    ),
    cause=Text(
        ko="케라스 3에서 `compile`의 세 번째 매개변수는 `loss_weights`입니다. 이름 "
        "없이 넣은 `['accuracy']`가 손실의 가중치로 들어갔습니다.",
        en="In Keras 3 the third argument of `compile` is `loss_weights`. Given "
        "without a name, `['accuracy']` was taken for the weight of the loss.",
    ),
    remedy=Text(
        ko="`metrics=['accuracy']`처럼 이름을 붙이세요.",
        en="Write the name: `metrics=['accuracy']`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model.compile('adam', 'sparse_categorical_crossentropy', ['accuracy'])\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="model.compile('adam', 'sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: dtype='string' is not a valid dtype for Keras type promotion.",
    kinds=("ValueError", "TypeError"),
    pattern=r"^dtype='string' is not a valid dtype for Keras type promotion"
    r"|^Expected `loss_weights` argument to be a float"
    r"|^`loss_weights` must match the number of losses",
    find=_find,
)
