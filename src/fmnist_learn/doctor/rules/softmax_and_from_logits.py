"""Softmax is applied twice."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.categorical and subject.softmax and subject.logits:
        yield ""


RULE = Rule(
    name="softmax-and-from-logits",
    title=Text(ko="소프트맥스 함수를 두 번 적용합니다", en="Softmax is applied twice"),
    cause=Text(
        ko="출력층이 이미 확률을 내놓는데 손실 함수가 `from_logits=True`라서 "
        "소프트맥스 함수를 한 번 더 적용합니다.",
        en="The output layer already gives probabilities, and the loss function, with "
        "`from_logits=True`, applies softmax to them once more.",
    ),
    remedy=Text(
        ko="`from_logits=True`를 지우거나 출력층의 `activation`을 지우세요.",
        en="Delete `from_logits=True`, or the `activation` of the output layer.",
    ),
    section="07-1",
    concept="cross-entropy",
    broken="model.compile(\n"
    "    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)\n"
    ")\n",
    fixed="model.compile(loss=keras.losses.SparseCategoricalCrossentropy())\n",
    check=_check,
    before=("output-units",),
)
