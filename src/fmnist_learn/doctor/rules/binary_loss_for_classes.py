"""Binary cross-entropy is for two classes."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    binary = subject.plain_loss == "binarycrossentropy"
    several = subject.units is not None and subject.units > 1
    # Rows with any number of ones, for labels that exclude nothing, are another task.
    one_each = subject.softmax or subject.whole or subject.one_each
    if binary and several and one_each:
        yield f"{subject.units}"


RULE = Rule(
    name="binary-loss-for-classes",
    title=Text(
        ko="이진 크로스 엔트로피는 클래스가 두 개일 때 씁니다",
        en="Binary cross-entropy is for two classes",
    ),
    cause=Text(
        ko="`binary_crossentropy`는 출력마다 예, 아니요를 따로 묻고 그 손실의 평균을 "
        "냅니다. 클래스 열 개 가운데 하나를 고르는 문제인데, 정답이 아닌 클래스 아홉 "
        "개가 평균의 대부분을 차지합니다. 오류는 나지 않습니다.",
        en="`binary_crossentropy` asks yes or no for each output by itself, and "
        "averages. Where one of ten classes is to be chosen, the nine wrong ones make "
        "up most of that average. No error is raised.",
    ),
    remedy=Text(
        ko="출력층은 `activation='softmax'`, 손실 함수는 "
        "`sparse_categorical_crossentropy`로 하세요. 타깃이 원-핫 인코딩되어 있으면 "
        "`categorical_crossentropy`입니다.",
        en="Use `activation='softmax'` in the output layer and the loss "
        "`sparse_categorical_crossentropy`, or `categorical_crossentropy` for one-hot "
        "targets.",
    ),
    section="07-1",
    concept="cross-entropy",
    broken="one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "model.compile(loss='binary_crossentropy')\n",
    fixed="one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "model.compile(loss='categorical_crossentropy')\n",
    check=_check,
    before=("one-hot-for-sparse",),
)
