"""The output layer has no softmax."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, activation
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.categorical and not subject.logits and subject.layers:
        last = subject.layers[-1]
        if activation(last) == "linear":
            yield last.name


RULE = Rule(
    name="output-without-softmax",
    title=Text(
        ko="출력층에 소프트맥스 함수가 없습니다", en="The output layer has no softmax"
    ),
    cause=Text(
        ko="활성화 함수가 없는 출력층은 확률이 아니라 로짓을 내놓는데, 손실 함수는 그 "
        "값을 확률로 보고 계산합니다.",
        en="An output layer without an activation function gives logits, and the loss "
        "function takes them for probabilities.",
    ),
    remedy=Text(
        ko="출력층에 `activation='softmax'`를 주거나, 손실 함수에 "
        "`from_logits=True`를 주세요.",
        en="Give the output layer `activation='softmax'`, or the loss function "
        "`from_logits=True`.",
    ),
    section="07-1",
    concept="softmax",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n",
    check=_check,
    before=("output-activation",),
)
