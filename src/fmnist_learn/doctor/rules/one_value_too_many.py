"""The function was given too many values."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="one-value-too-many",
    title=Text(
        ko="함수에 넣은 값이 너무 많습니다", en="The function was given too many values"
    ),
    cause=Text(
        ko="함수는 정의할 때 정한 개수만큼만 값을 받습니다. 매개변수가 없는 함수에는 "
        "아무것도 넣을 수 없습니다. 클래스 안의 메서드는 `self`도 하나로 세므로 오류 "
        "메시지의 숫자는 하나씩 더 큽니다.",
        en="A function takes as many values as its definition names, and a function "
        "without parameters takes none. A method counts `self` as one of them, so the "
        "numbers in the message are one higher.",
    ),
    remedy=Text(
        ko="`help(...)`로 매개변수를 확인하고, 나머지 값은 이름을 붙여 넣으세요. 직접 "
        "만든 함수라면 `def model_fn(a_layer=None):`처럼 매개변수를 정하세요.",
        en="Look the parameters up with `help(...)`, and give the further values with "
        "their names. In a function of your own, name the parameter, as in `def "
        "model_fn(a_layer=None):`.",
    ),
    section="07-3",
    concept="",
    broken="def model_fn():\n"
    "    return keras.Sequential()\n"
    "\n"
    "model_fn(keras.layers.Dropout(0.3))\n",
    fixed="def model_fn(a_layer=None):\n"
    "    return keras.Sequential([a_layer])\n"
    "\n"
    "model_fn(keras.layers.Dropout(0.3))\n",
    error="TypeError: model_fn() takes 0 positional arguments but 1 was given",
    kinds=("TypeError",),
    pattern=r"takes (exactly )?(from \d+ to )?\w+ positional arguments? but \d+ (was|"
    r"were) given|^too many positional arguments$",
    general=True,
)
