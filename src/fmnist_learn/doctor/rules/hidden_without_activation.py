"""A hidden layer has no activation function."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="hidden-without-activation",
    title=Text(
        ko="은닉층에 활성화 함수가 없습니다",
        en="A hidden layer has no activation function",
    ),
    cause=Text(
        ko="활성화 함수가 없는 층은 아무리 쌓아도 선형 방정식 하나와 같아서 층을 "
        "늘린 효과가 없습니다. Dense의 activation 기본값은 None입니다.",
        en="Layers without an activation function, however many, are the same as "
        "one linear equation, so the depth gains nothing. The default activation "
        "of Dense is None.",
    ),
    remedy=Text(
        ko="은닉층에 activation='relu'를 주세요.",
        en="Give the hidden layer activation='relu'.",
    ),
    section="07-2",
    concept="relu",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100, activation='relu'),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    before=("not-trained",),
)
