"""`predict_classes` was removed."""

from collections.abc import Iterator

from fmnist_learn.doctor._certain import has_single_unit
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    # One unit with a sigmoid has no largest class.
    single = has_single_unit(program)
    for call in program.methods("predict_classes", "predict_proba"):
        edits = [call.unit.rename(call.node.func, call.method, "predict")]
        if call.method == "predict_classes":
            end = call.unit.span(call.node)[1]
            edits.append(Edit(end, end, ".argmax(axis=-1)"))
            edits = [] if single else edits
        elif not call.sure:  # scikit-learn has it as well
            continue
        yield call.match("predict-classes", call.node.func, *edits)


RULE = Rule(
    name="predict-classes",
    title=Text(
        ko="`predict_classes`는 없어졌습니다", en="`predict_classes` was removed"
    ),
    cause=Text(
        ko="분류 모델의 `predict`는 클래스마다의 확률을 돌려줍니다. 클래스를 골라 "
        "주던 `predict_classes`와 `predict_proba`는 케라스 3에 없습니다.",
        en="`predict` of a classifier gives the probability of each class. "
        "`predict_classes` and `predict_proba` are not in Keras 3.",
    ),
    remedy=Text(
        ko="`model.predict(...).argmax(axis=-1)`로 확률이 가장 큰 클래스를 고르세요.",
        en="Choose the class with the largest probability: "
        "`model.predict(...).argmax(axis=-1)`.",
    ),
    section="07-3",
    concept="softmax",
    broken="labels = model.predict_classes(val_scaled)\n",
    fixed="labels = model.predict(val_scaled).argmax(axis=-1)\n",
    error="AttributeError: 'Sequential' object has no attribute 'predict_classes'",
    kinds=("AttributeError",),
    pattern=r"'(Sequential|Functional|Model)' object has no attribute "
    r"'predict_(classes|proba)'",
    find=_find,
    before=("misspelt-method",),
)
