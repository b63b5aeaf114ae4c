"""A variable of the function has no value yet."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="local-before-value",
    title=Text(
        ko="함수 안의 변수에 아직 값이 없습니다",
        en="A variable of the function has no value yet",
    ),
    cause=Text(
        ko="함수 안 어딘가에서 값을 넣는 이름은 그 함수의 변수입니다. 값을 넣기 전에 "
        "썼거나, 값을 넣는 줄을 지나지 않았습니다.",
        en="A name that gets a value anywhere in a function is a variable of that "
        "function. It was used before that line, or the line was never reached.",
    ),
    remedy=Text(
        ko="함수의 첫 줄에서 값을 넣거나 밖에 있는 값을 매개변수로 받으세요.",
        en="Give it a value in the first line of the function, or take the value from "
        "outside as a parameter.",
    ),
    section="07-3",
    concept="",
    broken="def model_fn():\n"
    "    layers = layers + [keras.layers.Dense(10)]\n"
    "    return layers\n"
    "\n"
    "model_fn()\n",
    fixed="def model_fn(layers):\n"
    "    layers = layers + [keras.layers.Dense(10)]\n"
    "    return layers\n"
    "\n"
    "model_fn([])\n",
    error="UnboundLocalError: cannot access local variable 'layers' where it is not "
    "associated with a value",
    kinds=("UnboundLocalError",),
    pattern=r"^cannot access local variable '(?!model')\w+' where it is not associated",
)
