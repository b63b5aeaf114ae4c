"""One-hot targets need `categorical_crossentropy`."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.sparse and subject.one_hot:
        yield f"{subject.target.shape}"


RULE = Rule(
    name="one-hot-for-sparse",
    title=Text(
        ko="원-핫 인코딩한 타깃에는 `categorical_crossentropy`를 씁니다",
        en="One-hot targets need `categorical_crossentropy`",
    ),
    cause=Text(
        ko="`sparse_categorical_crossentropy`는 샘플마다 정수 하나를 받는데, 타깃이 "
        "원-핫 인코딩되어 있습니다.",
        en="`sparse_categorical_crossentropy` expects one whole number for each "
        "sample, and the targets are one-hot rows.",
    ),
    remedy=Text(
        ko="`loss='categorical_crossentropy'`를 쓰거나, `argmax(axis=1)`로 타깃을 "
        "정수로 되돌리세요.",
        en="Use `loss='categorical_crossentropy'`, or turn the targets back into "
        "whole numbers with `argmax(axis=1)`.",
    ),
    section="07-1",
    concept="one-hot",
    broken="one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, one_hot)\n",
    fixed="one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "model.compile(loss='categorical_crossentropy')\n"
    "model.fit(train_scaled, one_hot)\n",
    error="ValueError: Argument `output` must have rank (ndim) `target.ndim - 1`.",
    kinds=("ValueError",),
    pattern=r"(Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. "
    r"Received|must have the same shape up until the last dimension): "
    r"target\.shape=\(\w+, \d+\), output\.shape=\(\w+, \d+\)",
    holds=Text(
        ko="JAX 백엔드에서는 ``Arguments `target` and `output` must have the same "
        "shape up until the last dimension``이라고 나옵니다.",
        en="On the JAX backend the words are ``Arguments `target` and `output` must "
        "have the same shape up until the last dimension``.",
    ),
    check=_check,
    before=("whole-targets-for-categorical",),
)
