"""The output layer has another activation function than softmax."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, activation, kind
from fmnist_learn.i18n import Text

# Those of Keras; what a function of the learner's own does is not known.
_OTHERS = {
    *("sigmoid", "hard_sigmoid", "tanh", "hard_tanh", "softsign", "softplus"),
    *("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "silu"),
    *("ReLU", "LeakyReLU", "PReLU", "ELU"),
}


def _check(subject: Subject) -> Iterator[str]:
    last = subject.layers[-1] if subject.layers else None
    if subject.categorical and not _OTHERS.isdisjoint({activation(last), kind(last)}):
        yield f"{activation(last) or kind(last)}"


RULE = Rule(
    name="output-activation",
    title=Text(
        ko="출력층의 활성화 함수가 소프트맥스 함수가 아닙니다",
        en="The output layer has another activation function than softmax",
    ),
    cause=Text(
        ko="이 손실 함수는 모두 더해 1이 되는 확률을 받습니다. 시그모이드 함수는 "
        "클래스를 하나씩 따로 판단하고, `relu`의 값에는 위로 끝이 없고 0이 "
        "많습니다. 그 값을 확률로 보고 계산해도 오류는 나지 않습니다.",
        en="This loss function expects probabilities that add up to 1. A sigmoid "
        "judges each class by itself; `relu` has no upper limit and gives many zeros. "
        "Taking such values for probabilities raises no error.",
    ),
    remedy=Text(
        ko="출력층에 `activation='softmax'`를 주세요. 손실 함수에 `from_logits=True`를 "
        "주었다면 출력층에는 활성화 함수를 쓰지 마세요.",
        en="Give the output layer `activation='softmax'`. If the loss function has "
        "`from_logits=True`, give the output layer no activation function.",
    ),
    section="07-1",
    concept="softmax",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='sigmoid'),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n",
    check=_check,
    before=("softmax-and-from-logits",),
)
