"""The optimizer belongs to another model."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="optimizer-of-another-model",
    title=Text(
        ko="다른 모델을 훈련한 옵티마이저입니다",
        en="The optimizer belongs to another model",
    ),
    cause=Text(
        ko="옵티마이저 객체는 처음 훈련한 모델의 모델 파라미터를 기억하므로 다른 "
        "모델을 훈련할 수 없습니다.",
        en="An optimizer remembers the parameters of the model that it trained first, "
        "and cannot train another one.",
    ),
    remedy=Text(
        ko="모델마다 옵티마이저를 새로 만드세요.",
        en="Make a new optimizer for each model.",
    ),
    section="07-2",
    concept="adam",
    broken="sgd = keras.optimizers.SGD()\n"
    "for _ in range(2):\n"
    "    model = keras.Sequential([\n"
    "        keras.layers.Input(shape=(784,)),\n"
    "        keras.layers.Dense(10, activation='softmax'),\n"
    "    ])\n"
    "    model.compile(sgd, loss='sparse_categorical_crossentropy')\n"
    "    model.fit(train_scaled, train_target)\n",
    fixed="for _ in range(2):\n"
    "    sgd = keras.optimizers.SGD()\n"
    "    model = keras.Sequential([\n"
    "        keras.layers.Input(shape=(784,)),\n"
    "        keras.layers.Dense(10, activation='softmax'),\n"
    "    ])\n"
    "    model.compile(sgd, loss='sparse_categorical_crossentropy')\n"
    "    model.fit(train_scaled, train_target)\n",
    error="ValueError: Unknown variable: <Variable path=",
    kinds=("ValueError", "NotImplementedError"),
    pattern=r"^Unknown variable: <.*This optimizer can only be called for"
    r"|^numpy\(\) is only available when eager execution is enabled",
    holds=Text(
        ko="텐서플로 백엔드에서만 그렇습니다. 케라스 3.10에서는 `numpy() is only "
        "available when eager execution is enabled.`라고 나옵니다.",
        en="On the TensorFlow backend only. In Keras 3.10 the words are `numpy() is "
        "only available when eager execution is enabled.`.",
    ),
)
