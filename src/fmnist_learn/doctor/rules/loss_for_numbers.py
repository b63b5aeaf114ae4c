"""This loss function is for numbers, not for classes."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text

_FOR_NUMBERS = {
    *("mse", "mae", "mape", "msle", "huber", "logcosh", "meansquarederror"),
    *("meanabsoluteerror", "meanabsolutepercentageerror"),
    "meansquaredlogarithmicerror",
}


def _check(subject: Subject) -> Iterator[str]:
    whole = subject.whole and subject.units is not None and subject.units > 1
    if subject.plain_loss in _FOR_NUMBERS and (subject.softmax or whole):
        yield subject.loss


RULE = Rule(
    name="loss-for-numbers",
    title=Text(
        ko="클래스가 아니라 수를 맞히는 손실 함수입니다",
        en="This loss function is for numbers, not for classes",
    ),
    cause=Text(
        ko="`mse` 같은 손실 함수는 두 수가 얼마나 떨어져 있는지 잽니다. 클래스 번호 "
        "사이에는 그런 거리가 없습니다. 원-핫 인코딩한 타깃과 소프트맥스 함수로는 "
        "훈련되지만, 자신 있게 틀린 샘플에서 크로스 엔트로피의 그레이디언트는 가장 "
        "크고 `mse`의 그레이디언트는 0에 가깝습니다.",
        en="Loss functions such as `mse` measure how far two numbers are apart, and "
        "the numbers of classes have no such distances. With one-hot targets and "
        "softmax the model trains; but where it is sure and wrong, the gradient of "
        "cross-entropy is greatest, and that of `mse` is near 0.",
    ),
    remedy=Text(
        ko="`loss='sparse_categorical_crossentropy'`를 쓰고, 타깃이 원-핫 인코딩되어 "
        "있으면 `loss='categorical_crossentropy'`를 쓰세요.",
        en="Use `loss='sparse_categorical_crossentropy'`, or for one-hot targets "
        "`loss='categorical_crossentropy'`.",
    ),
    section="07-1",
    concept="cross-entropy",
    broken="model.compile(loss='mse')\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n",
    check=_check,
    before=("one-hot-for-sparse",),
)
