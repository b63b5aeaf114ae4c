"""Probabilities were compared with labels."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._certain import has_single_unit
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, Unit
from fmnist_learn.i18n import Text

# They compare classes with classes, and so does `==`.
_METRICS = [
    f"sklearn.metrics.{name}"
    for name in (
        *("accuracy_score", "balanced_accuracy_score", "classification_report"),
        *("confusion_matrix", "f1_score", "precision_score", "recall_score"),
    )
]


def _find(program: Program) -> Iterator[Match]:
    single = has_single_unit(program)
    one_hot = any(call.path.endswith(".to_categorical") for call in program.calls)
    for unit, node in _compared(program):
        if _is_predicted(program, unit, node):
            end = unit.span(node)[1]
            sure = not single and not one_hot
            edits = [Edit(end, end, ".argmax(axis=-1)")] if sure else []
            yield unit.match("predictions-not-labels", node, *edits)


def _compared(program: Program) -> Iterator[tuple[Unit, ast.expr]]:
    for call in program.calls_of(*_METRICS):
        named = [one.value for one in call.node.keywords if one.arg == "y_pred"]
        yield from ((call.unit, one) for one in [*call.node.args[1:2], *named])
    for unit, node in program.all(ast.Compare):
        if [type(one) for one in node.ops] == [ast.Eq]:
            yield from ((unit, one) for one in (node.left, *node.comparators))


def _is_predicted(program: Program, unit: Unit, node: ast.expr) -> bool:
    """Whether an expression certainly is what a model of Keras predicted."""
    if isinstance(node, ast.Name):
        values = program.assigned.get(node.id, [])
        return len(values) == 1 and _is_predicted(program, unit, values[0])
    match node:
        case ast.Call(ast.Attribute(owner, "predict")):
            return program.is_model(unit, owner)
    return False


RULE = Rule(
    name="predictions-not-labels",
    title=Text(
        ko="확률을 레이블과 비교했습니다", en="Probabilities were compared with labels"
    ),
    cause=Text(
        ko="케라스의 `predict`는 샘플마다 확률 10개를 돌려주므로 레이블의 배열과 "
        "크기가 다릅니다.",
        en="`predict` of Keras gives ten probabilities for each sample, so the shape "
        "of its result differs from that of the labels.",
    ),
    remedy=Text(
        ko="`argmax(axis=-1)`로 확률이 가장 큰 클래스를 고른 다음 비교하세요.",
        en="Choose the class with the largest probability first, with "
        "`argmax(axis=-1)`.",
    ),
    section="07-3",
    concept="softmax",
    broken="np.mean(model.predict(train_scaled) == train_target)\n",
    fixed="np.mean(model.predict(train_scaled).argmax(axis=-1) == train_target)\n",
    error="ValueError: operands could not be broadcast together with shapes "
    "(40,10) (40,)",
    kinds=("ValueError",),
    pattern=r"^operands could not be broadcast together with shapes "
    r"(\((\d+),10\) \(\2,\)|\((\d+),\) \(\3,10\))"
    r"|^Classification metrics can't handle a mix of (multiclass and "
    r"continuous-multioutput|continuous-multioutput and multiclass) targets$",
    find=_find,
)
