"""`shape` has to be a tuple."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="shape-is-not-a-tuple",
    title=Text(ko="`shape`는 튜플이어야 합니다", en="`shape` has to be a tuple"),
    cause=Text(
        ko="`Input`과 `np.zeros`는 크기를 튜플 하나로 받습니다. 값이 하나인 튜플에는 "
        "쉼표가 있어야 하므로 `(784)`는 튜플이 아니라 정수 `784`입니다.",
        en="`Input` and `np.zeros` take a shape as one tuple. A tuple of one value "
        "needs a comma: `(784)` is not a tuple, it is the number `784`.",
    ),
    remedy=Text(
        ko="`keras.layers.Input(shape=(784,))`처럼 쉼표를 넣고, "
        "`np.zeros((28, 28))`처럼 크기를 괄호로 묶으세요.",
        en="Write the comma, `keras.layers.Input(shape=(784,))`, and brackets around "
        "a shape: `np.zeros((28, 28))`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="keras.layers.Input(shape=(784))\n",
    fixed="keras.layers.Input(shape=(784,))\n",
    error="ValueError: Cannot convert '784' to a shape.",
    kinds=("ValueError", "TypeError"),
    pattern=r"^Cannot convert '(\w+|\(('\w', )+'\w'\))' to a shape"
    r"|^Cannot interpret '\d+' as a data type$",
)
