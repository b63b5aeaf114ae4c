"""A number has no elements."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="number-has-no-elements",
    title=Text(ko="숫자 하나에는 원소가 없습니다", en="A number has no elements"),
    cause=Text(
        ko="`for`, 대괄호, `len`은 리스트나 배열처럼 원소가 여럿인 것에 씁니다. 숫자 "
        "하나로는 반복할 수도, 원소를 고를 수도 없습니다.",
        en="`for`, square brackets and `len` are for something that has elements, "
        "such as a list or an array. A single number cannot be looped over, and "
        "nothing can be chosen from it.",
    ),
    remedy=Text(
        ko="반복하려면 `for epoch in range(20)`처럼 `range(...)`로 감싸고, 배열이라고 "
        "생각한 값은 `print(...)`로 확인하세요.",
        en="To loop, put `range(...)` around it, as in `for epoch in range(20)`. If "
        "it was taken for an array, look at it with `print(...)`.",
    ),
    section="07-1",
    concept="",
    broken="for epoch in 20:\n    print(epoch)\n",
    fixed="for epoch in range(20):\n    print(epoch)\n",
    error="TypeError: 'int' object is not iterable",
    kinds=("TypeError",),
    pattern=r"^'(int|float|bool|numpy\.\w+\d)' object is not (iterable|subscriptable)$"
    r"|^object of type '(int|float|numpy\.\w+\d)' has no len\(\)$"
    r"|^iteration over a 0-d array$",
    own=True,
    general=True,
)
