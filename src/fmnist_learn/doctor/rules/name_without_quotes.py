"""The name needs quotation marks."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="name-without-quotes",
    title=Text(ko="이름에 따옴표가 빠졌습니다", en="The name needs quotation marks"),
    cause=Text(
        ko="케라스에는 활성화 함수나 옵티마이저의 이름을 문자열로 알려 줍니다. "
        "따옴표가 없으면 파이썬은 그런 이름의 변수를 찾습니다.",
        en="Keras is told the name of an activation function or an optimizer as a "
        "string. Without quotation marks, Python looks for a variable of that name.",
    ),
    remedy=Text(
        ko="`activation='relu'`처럼 따옴표로 감싸세요.",
        en="Put the name in quotation marks: `activation='relu'`.",
    ),
    section="07-1",
    concept="",
    broken="keras.layers.Dense(10, activation=softmax)\n",
    fixed="keras.layers.Dense(10, activation='softmax')\n",
    error="NameError: name 'softmax' is not defined",
    kinds=("NameError",),
    pattern=r"^name '(relu|sigmoid|softmax|adam|accuracy|same|valid|gray|gray_r|"
    r"log_loss|sparse_categorical_crossentropy)' is not defined",
    line=r"\b(activation|optimizer|loss|metrics|padding|cmap)\s*=",
)
