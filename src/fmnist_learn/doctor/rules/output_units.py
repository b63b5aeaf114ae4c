"""The output layer does not have one unit for each class."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text

_CLASSES = 10


def _check(subject: Subject) -> Iterator[str]:
    if subject.one_hot:
        classes = subject.target.shape[1]
    else:  # a part of the data need not hold every class
        classes = max(_CLASSES, subject.highest + 1)
    answers = subject.softmax or subject.categorical
    if answers and subject.units is not None and subject.units > classes:
        yield f"{subject.units}"


RULE = Rule(
    name="output-units",
    title=Text(
        ko="출력층의 유닛 개수가 클래스의 개수와 다릅니다",
        en="The output layer does not have one unit for each class",
    ),
    cause=Text(
        ko="출력층에는 클래스마다 유닛이 하나씩 있어야 합니다. 유닛이 더 많아도 오류 "
        "없이 훈련되지만, 있지도 않은 클래스에 확률을 나누어 줍니다.",
        en="The output layer needs one unit for each class. With more of them "
        "training raises no error, but some probability goes to classes that do not "
        "exist.",
    ),
    remedy=Text(
        ko="출력층을 `Dense(10, activation='softmax')`로 쓰세요.",
        en="Make the output layer `Dense(10, activation='softmax')`.",
    ),
    section="07-2",
    concept="softmax",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    check=_check,
    before=("binary-loss-for-classes", "loss-for-numbers"),
)
