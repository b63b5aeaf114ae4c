"""Values without a name come before those with one."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="positional-after-keyword",
    title=Text(
        ko="이름 없는 값은 이름 붙인 값보다 앞에 씁니다",
        en="Values without a name come before those with one",
    ),
    cause=Text(
        ko="함수를 호출할 때 `activation='relu'`처럼 이름을 붙인 값 뒤에 이름 없는 "
        "값을 쓸 수 없습니다.",
        en="In a call, a value without a name cannot follow one with a name such as "
        "`activation='relu'`.",
    ),
    remedy=Text(
        ko="이름 없는 값을 앞으로 옮기거나 `units=100`처럼 이름을 붙이세요.",
        en="Move it to the front, or give it its name: `units=100`.",
    ),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(activation='relu', 100)\n",
    fixed="keras.layers.Dense(100, activation='relu')\n",
    error="SyntaxError: positional argument follows keyword argument",
    kinds=("SyntaxError",),
    pattern=r"^positional argument follows keyword argument",
)
