"""Integer targets need `sparse_categorical_crossentropy`."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    whole = subject.target is not None and not subject.one_hot
    if subject.categorical and not subject.sparse and whole:
        yield f"{subject.target.shape}"


RULE = Rule(
    name="whole-targets-for-categorical",
    title=Text(
        ko="정수 타깃에는 `sparse_categorical_crossentropy`를 씁니다",
        en="Integer targets need `sparse_categorical_crossentropy`",
    ),
    cause=Text(
        ko="타깃이 0부터 9까지의 정수인데, `categorical_crossentropy`는 출력과 같은 "
        "크기로 원-핫 인코딩한 타깃을 받습니다.",
        en="The targets are whole numbers from 0 to 9, and `categorical_crossentropy` "
        "expects one-hot rows of the same size as the output.",
    ),
    remedy=Text(
        ko="`loss='sparse_categorical_crossentropy'`로 바꾸거나, "
        "`keras.utils.to_categorical`로 타깃을 바꾸세요.",
        en="Use `loss='sparse_categorical_crossentropy'`, or turn the targets into "
        "one-hot rows with `keras.utils.to_categorical`.",
    ),
    section="07-1",
    concept="one-hot",
    broken="model.compile(loss='categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: Arguments `target` and `output` must have the same rank (ndim).",
    kinds=("ValueError",),
    pattern=r"Arguments `target` and `output` must have the same "
    r"(rank \(ndim\)|shape)\. Received: target\.shape=\(\w+,\)",
    holds=Text(
        ko="JAX 백엔드에서는 `must have the same rank (ndim)`이 아니라 `must have the "
        "same shape`라고 나옵니다.",
        en="On the JAX backend the words are `must have the same shape`, not `must "
        "have the same rank (ndim)`.",
    ),
    check=_check,
    before=("flatten-missing", "label-out-of-range"),
)
