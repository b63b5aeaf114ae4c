"""This optimizer has not trained the model yet."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    optimizer = getattr(subject.model, "optimizer", None)
    if optimizer is not None and int(optimizer.iterations) == 0:
        yield ""


RULE = Rule(
    name="not-trained",
    title=Text(
        ko="이 옵티마이저로는 아직 훈련하지 않았습니다",
        en="This optimizer has not trained the model yet",
    ),
    cause=Text(
        ko="옵티마이저의 `iterations`가 0입니다. 모델을 아직 훈련하지 않았거나 훈련한 "
        "뒤에 `compile`을 다시 실행했습니다.",
        en="The `iterations` counter of the optimizer is 0: the model has not been "
        "trained, or `compile` was run again after training.",
    ),
    remedy=Text(
        ko="아직 훈련하지 않았다면 `fit`을 실행하세요. 훈련한 모델이라면 그대로 "
        "두어도 됩니다.",
        en="If the model has not been trained, run `fit`. If it has, nothing needs to "
        "be done.",
    ),
    section="07-2",
    concept="gradient-descent",
    broken="model.compile(loss='sparse_categorical_crossentropy')\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    check=_check,
    before=("output-without-softmax",),
)
