"""A number cannot be looped over."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="number-is-not-iterable",
    title=Text(
        ko="숫자 하나로는 반복할 수 없습니다", en="A number cannot be looped over"
    ),
    cause=Text(
        ko="`for`는 리스트나 `range`처럼 원소가 여럿인 것으로 반복합니다. 숫자 "
        "하나에는 원소가 없습니다.",
        en="`for` goes through something that has elements, such as a list or a "
        "`range`. A number has none.",
    ),
    remedy=Text(
        ko="`for epoch in range(20)`처럼 `range(...)`로 감싸세요.",
        en="Put `range(...)` around it, as in `for epoch in range(20)`.",
    ),
    section="07-1",
    concept="",
    broken="for epoch in 20:\n    print(epoch)\n",
    fixed="for epoch in range(20):\n    print(epoch)\n",
    error="TypeError: 'int' object is not iterable",
    kinds=("TypeError",),
    pattern=r"^'int' object is not iterable$",
    line=r"\bfor\b",
    own=True,
)
