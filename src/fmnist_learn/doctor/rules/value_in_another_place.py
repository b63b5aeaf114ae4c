"""A value stands in the place of another argument."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="value-in-another-place",
    title=Text(
        ko="값이 다른 매개변수의 자리에 있습니다",
        en="A value stands in the place of another argument",
    ),
    cause=Text(
        ko="이름 없이 쓴 값은 쓴 순서대로 매개변수에 들어갑니다. `Conv2D`의 세 번째 "
        "값과 `MaxPooling2D`의 두 번째 값은 `strides`입니다. 그 자리에 활성화 함수나 "
        "패딩의 이름이 들어갔습니다.",
        en="Values without a name go to the arguments in their order. The third value "
        "of `Conv2D` and the second of `MaxPooling2D` are the `strides`, and there "
        "stands the name of an activation function or of a padding.",
    ),
    remedy=Text(
        ko="`activation='relu'`, `padding='same'`처럼 이름을 붙이세요.",
        en="Write its name: `activation='relu'`, `padding='same'`.",
    ),
    section="08-2",
    concept="stride",
    broken="keras.layers.Conv2D(32, 3, 'relu')\n",
    fixed="keras.layers.Conv2D(32, 3, activation='relu')\n",
    error="ValueError: The `strides` argument must be a tuple of 2 integers. Received "
    "strides=relu",
    kinds=("ValueError",),
    pattern=r"^The `\w+` argument must be a tuple of \d integers\. Received "
    r"\w+=[a-z]+$",
)
