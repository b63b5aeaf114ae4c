"""The argument does not take this value."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match, keyword, literal
from fmnist_learn.i18n import Text

# What a value is called today: `{function: {argument: {old: new}}}`.
_SGD = {"logloss": "log_loss", "squared_loss": "squared_error"}
_VALUES = {
    "sklearn.linear_model.SGDClassifier": _SGD,
    "sklearn.linear_model.SGDRegressor": _SGD,
}
_WITHOUT_PENALTY = {*_VALUES, "sklearn.linear_model.Perceptron"}


def _find(program: Program) -> Iterator[Match]:
    for call, loss in program.given("loss"):
        if isinstance(loss.value, ast.Constant):
            new = _VALUES.get(call.path, {}).get(literal(loss.value) or "")
            if new:
                edits = call.unit.requote(loss.value, new)
                yield _match(call, loss, edits, f"loss='{new}'")
    for call, penalty in program.given("penalty"):
        if literal(penalty.value) == "none":
            if call.path in _WITHOUT_PENALTY:
                edits = (call.unit.replace(penalty.value, "None"),)
                yield _match(call, penalty, edits, "penalty=None")
            elif call.path == "sklearn.linear_model.LogisticRegression":
                edits = _infinite(program, call, penalty)
                yield _match(call, penalty, edits, "C=np.inf")


def _match(call: Call, arg: ast.keyword, edits: tuple[Edit, ...], code: str) -> Match:
    remedy = Text(ko=f"`{code}`로 쓰세요.", en=f"Write `{code}`.")
    start = call.unit.span(arg)[0]
    return Match("value-not-allowed", call.unit, start, edits, remedy=remedy)


def _infinite(program: Program, call: Call, penalty: ast.keyword) -> tuple[Edit, ...]:
    """`C=np.inf`, which every version takes, where NumPy has a name."""
    numpy = program.local("numpy")
    if not numpy or keyword(call.node, "C"):
        return ()
    return (call.unit.replace(penalty, f"C={numpy}.inf"),)


RULE = Rule(
    name="value-not-allowed",
    title=Text(
        ko="매개변수에 줄 수 없는 값입니다", en="The argument does not take this value"
    ),
    cause=Text(
        ko="사이킷런이 매개변수의 값을 확인했습니다. 메시지의 `must be` 뒤에 쓸 수 "
        "있는 값이, `Got` 뒤에 여러분이 준 값이 나옵니다. 이름이 바뀐 값도 있습니다.",
        en="scikit-learn checks the values of arguments. The message has what is "
        "allowed after `must be`, and after `Got` what was given. Some values have "
        "changed their names.",
    ),
    remedy=Text(
        ko="허용하는 값 가운데 하나로 바꾸세요. 로지스틱 손실은 `loss='log_loss'`, "
        "벌칙을 끄는 것은 `penalty='none'`이 아니라 `C=np.inf`, 점수는 "
        "`scoring='accuracy'`이고, `test_size`는 0과 1 사이의 비율이나 개수입니다. "
        "`max_iter=5` 같은 숫자에는 따옴표가 없습니다.",
        en="Write one of those that are allowed. The logistic loss is "
        "`loss='log_loss'`; no penalty is `C=np.inf`, not `penalty='none'`; a score "
        "is `scoring='accuracy'`; `test_size` is a part between 0 and 1, or a number "
        "of samples. Numbers such as `max_iter=5` have no quotation marks.",
    ),
    section="07-1",
    concept="logistic-regression",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "SGDClassifier(loss='logloss').fit(train_scaled, train_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "SGDClassifier(loss='log_loss').fit(train_scaled, train_target)\n",
    error="InvalidParameterError: The 'loss' parameter of SGDClassifier must be a str "
    "among",
    kinds=("ValueError",),
    pattern=r"^The '\w+' parameter of \w+ must be |^test_size=.* should be either "
    r"positive",
    find=_find,
    general=True,
)
