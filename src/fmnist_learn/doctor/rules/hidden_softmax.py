"""A hidden layer has softmax."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, computes, has_softmax
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if not subject.in_order:
        return
    last = max((n for n, one in enumerate(subject.layers) if computes(one)), default=0)
    yield from (one.name for one in subject.layers[:last] if has_softmax(one))


RULE = Rule(
    name="hidden-softmax",
    title=Text(
        ko="은닉층에 소프트맥스 함수가 있습니다", en="A hidden layer has softmax"
    ),
    cause=Text(
        ko="소프트맥스 함수는 층의 출력을 모두 더해 1이 되게 합니다. 그래서 "
        "은닉층에서는 한 유닛의 값이 커지려면 다른 유닛의 값이 작아져야 합니다. 오류 "
        "없이 훈련되지만 유닛이 저마다 따로 반응하지 못합니다.",
        en="Softmax makes the outputs of a layer add up to 1, so that in a hidden "
        "layer one unit can grow only where others shrink. Training raises no error, "
        "but no unit answers for itself.",
    ),
    remedy=Text(
        ko="은닉층에는 `activation='relu'`를 쓰고, 소프트맥스 함수는 출력층에만 "
        "쓰세요.",
        en="Give the hidden layer `activation='relu'`, and keep softmax for the output "
        "layer.",
    ),
    section="07-2",
    concept="relu",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100, activation='softmax'),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100, activation='relu'),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    check=_check,
    before=("not-trained",),
)
