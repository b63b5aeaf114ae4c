"""A colon is missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="colon-missing",
    title=Text(ko="콜론이 빠졌습니다", en="A colon is missing"),
    cause=Text(
        ko="`def`, `if`, `for`, `with`로 시작하는 줄은 콜론(`:`)으로 끝나야 합니다.",
        en="A line that starts with `def`, `if`, `for` or `with` has to end in a "
        "colon (`:`).",
    ),
    remedy=Text(
        ko="그 줄의 끝에 콜론을 붙이세요.", en="Add a colon at the end of the line."
    ),
    section="07-3",
    concept="",
    broken="def model_fn(a_layer=None)\n    return a_layer\n",
    fixed="def model_fn(a_layer=None):\n    return a_layer\n",
    error="SyntaxError: expected ':'",
    kinds=("SyntaxError",),
    pattern=r"^expected ':'$",
)
