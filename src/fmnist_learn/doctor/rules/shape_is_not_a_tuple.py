"""`shape` has to be a tuple."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="shape-is-not-a-tuple",
    title=Text(ko="`shape`는 튜플이어야 합니다", en="`shape` has to be a tuple"),
    cause=Text(
        ko="`Input`은 크기를 튜플로 받습니다. 값이 하나인 튜플에는 쉼표가 있어야 "
        "하므로 `(784)`는 튜플이 아니라 정수 `784`입니다.",
        en="`Input` takes its shape as a tuple. A tuple of one value needs a comma: "
        "`(784)` is not a tuple, it is the number `784`.",
    ),
    remedy=Text(
        ko="`keras.layers.Input(shape=(784,))`처럼 쉼표를 넣으세요.",
        en="Write the comma: `keras.layers.Input(shape=(784,))`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="keras.layers.Input(shape=(784))\n",
    fixed="keras.layers.Input(shape=(784,))\n",
    error="ValueError: Cannot convert '784' to a shape.",
    kinds=("ValueError",),
    pattern=r"^Cannot convert '\d+' to a shape",
)
