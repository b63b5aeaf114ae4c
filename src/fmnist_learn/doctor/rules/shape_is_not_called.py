"""`shape` takes no parentheses."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="shape-is-not-called",
    title=Text(
        ko="`shape` 뒤에는 괄호를 붙이지 않습니다", en="`shape` takes no parentheses"
    ),
    cause=Text(
        ko="배열의 `shape`는 메서드가 아니라 튜플이므로 호출할 수 없습니다.",
        en="The `shape` of an array is a tuple, not a method, and cannot be called.",
    ),
    remedy=Text(
        ko="`train_input.shape`처럼 괄호 없이 쓰세요.",
        en="Write it without parentheses: `train_input.shape`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="print(train_input.shape())\n",
    fixed="print(train_input.shape)\n",
    error="TypeError: 'tuple' object is not callable",
    kinds=("TypeError",),
    pattern=r"^'tuple' object is not callable$",
    line=r"\.shape\(",
)
