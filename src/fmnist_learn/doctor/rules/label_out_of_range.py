"""A label has no unit in the output layer."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    units = subject.units
    if subject.sparse and units is not None and subject.highest >= units:
        yield f"{subject.highest}"


RULE = Rule(
    name="label-out-of-range",
    title=Text(
        ko="출력층의 유닛으로 나타낼 수 없는 레이블이 있습니다",
        en="A label has no unit in the output layer",
    ),
    cause=Text(
        ko="레이블은 0부터 시작해 출력층의 유닛 개수보다 작아야 합니다. 유닛이 "
        "클래스보다 적거나 레이블이 1부터 시작합니다.",
        en="Labels start at 0 and must be smaller than the number of output units. "
        "There are fewer units than classes, or the labels start at 1.",
    ),
    remedy=Text(
        ko="출력층을 `Dense(10, activation='softmax')`로 하고 레이블을 0부터 시작하게 "
        "하세요.",
        en="Make the output layer `Dense(10, activation='softmax')`, and let the "
        "labels start at 0.",
    ),
    section="07-1",
    concept="softmax",
    broken="model.fit(train_scaled, train_target + 1)\n",
    fixed="model.fit(train_scaled, train_target)\n",
    error="InvalidArgumentError: Graph execution error:",
    kinds=("InvalidArgumentError",),
    pattern=r"Received a label value of -?\d+ which is outside the valid range",
    holds=Text(
        ko="텐서플로 백엔드가 CPU에서 계산할 때만 오류가 납니다. GPU에서는 손실이 "
        "`nan`이 되고, JAX에서는 아무 말 없이 훈련합니다.",
        en="An error only on the TensorFlow backend with a CPU. On a GPU the loss "
        "becomes `nan`, and JAX trains without a word.",
    ),
    check=_check,
    before=("unscaled-input",),
)
