"""The parentheses of the optimizer are missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="optimizer-is-a-class",
    title=Text(
        ko="옵티마이저의 괄호가 빠졌습니다",
        en="The parentheses of the optimizer are missing",
    ),
    cause=Text(
        ko="`compile`에 옵티마이저 객체가 아니라 클래스를 넣었습니다.",
        en="`compile` was given the class, not an optimizer made from it.",
    ),
    remedy=Text(
        ko="`keras.optimizers.Adam()`처럼 괄호를 붙이거나 `'adam'`처럼 이름을 쓰세요.",
        en="Add the parentheses, `keras.optimizers.Adam()`, or write the name: "
        "`'adam'`.",
    ),
    section="07-2",
    concept="adam",
    broken="model.compile(optimizer=keras.optimizers.Adam,\n"
    "              loss='sparse_categorical_crossentropy')\n",
    fixed="model.compile(optimizer=keras.optimizers.Adam(),\n"
    "              loss='sparse_categorical_crossentropy')\n",
    error="ValueError: Could not interpret optimizer identifier: <class "
    "'keras.src.optimizers.adam.Adam'>",
    kinds=("ValueError",),
    pattern=r"^Could not interpret optimizer identifier: <class ",
)
