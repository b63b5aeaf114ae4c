"""`loss='log'` was renamed to `'log_loss'`."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, first_argument, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.calls_of("sklearn.linear_model.SGDClassifier"):
        value = first_argument(call.node, "loss")
        if isinstance(value, ast.Constant) and literal(value) == "log":
            edits = call.unit.requote(value, "log_loss")
            yield call.unit.match("loss-log", value, *edits)


RULE = Rule(
    name="loss-log",
    title=Text(
        ko="`loss='log'`의 이름이 `'log_loss'`로 바뀌었습니다",
        en="`loss='log'` was renamed to `'log_loss'`",
    ),
    cause=Text(
        ko="사이킷런이 `SGDClassifier`의 로지스틱 손실 이름을 `'log'`에서 "
        "`'log_loss'`로 바꾸었습니다. `'log'`는 1.3 버전에서 없어졌습니다.",
        en="scikit-learn renamed the logistic loss of `SGDClassifier` from `'log'` to "
        "`'log_loss'`, and removed `'log'` in version 1.3.",
    ),
    remedy=Text(ko="`loss='log_loss'`로 쓰세요.", en="Write `loss='log_loss'`."),
    section="07-1",
    concept="logistic-regression",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n",
    error="InvalidParameterError: The 'loss' parameter of SGDClassifier must be a "
    "str among",
    kinds=("ValueError",),
    pattern=r"(?s)'loss' parameter of SGDClassifier must be .*Got 'log' instead",
    find=_find,
)
