"""Keras does not know this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="misspelt-identifier",
    title=Text(ko="케라스가 모르는 이름입니다", en="Keras does not know this name"),
    cause=Text(
        ko="활성화 함수, 손실 함수, 옵티마이저, 지표, 패딩의 이름을 잘못 썼습니다.",
        en="The name of an activation function, a loss function, an optimizer, a "
        "metric or a kind of padding is misspelt.",
    ),
    remedy=Text(
        ko="`'relu'`, `'softmax'`, `'sparse_categorical_crossentropy'`, `'adam'`, "
        "`'accuracy'`, `'same'`처럼 정확한 이름을 쓰세요.",
        en="Write the exact name: `'relu'`, `'softmax'`, "
        "`'sparse_categorical_crossentropy'`, `'adam'`, `'accuracy'`, `'same'`.",
    ),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(10, activation='sofmax')\n",
    fixed="keras.layers.Dense(10, activation='softmax')\n",
    error="ValueError: Could not interpret activation function identifier: sofmax",
    kinds=("ValueError",),
    pattern=r"^Could not interpret (activation function|loss|optimizer|metric) "
    r"identifier: \w+$"
    r"|^The `padding` argument must be a list/tuple or one of",
)
