"""An argument was given twice."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="argument-twice",
    title=Text(
        ko="같은 매개변수에 값을 두 번 주었습니다", en="An argument was given twice"
    ),
    cause=Text(
        ko="매개변수 하나에 값을 두 번 넣었습니다. 이름 없이 쓴 값은 앞에서부터 "
        "차례로 매개변수에 들어갑니다. `Dense`의 첫 번째 값은 `units`입니다.",
        en="One argument got two values. Those without a name go to the arguments in "
        "their order: the first of `Dense` is `units`.",
    ),
    remedy=Text(ko="둘 가운데 하나를 지우세요.", en="Delete one of the two."),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(10, units=10)\n",
    fixed="keras.layers.Dense(10)\n",
    error="TypeError: Dense.__init__() got multiple values for argument 'units'",
    kinds=("TypeError",),
    pattern=r"got multiple values for (keyword )?argument '",
)
