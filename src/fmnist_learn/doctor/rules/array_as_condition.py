"""An array is neither true nor false."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="array-as-condition",
    title=Text(
        ko="배열 하나로는 참과 거짓을 정할 수 없습니다",
        en="An array is neither true nor false",
    ),
    cause=Text(
        ko="`if`와 `and`, `or`는 참이나 거짓 하나가 필요한데, 배열에는 원소마다 "
        "하나씩 있습니다.",
        en="`if`, `and` and `or` need one true or false, and an array has one for "
        "each element.",
    ),
    remedy=Text(
        ko="조건을 이을 때는 `(a > 3) & (a < 5)`처럼 괄호와 `&`, `|`를 쓰세요. 하나로 "
        "모을 때는 `.all()`이나 `.any()`를 붙입니다.",
        en="Join conditions with brackets and `&` or `|`, as in `(a > 3) & (a < 5)`. "
        "To get one answer for all elements, add `.all()` or `.any()`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="if train_target == 3:\n    print('dress')\n",
    fixed="if (train_target == 3).any():\n    print('dress')\n",
    error="ValueError: The truth value of an array with more than one element is "
    "ambiguous.",
    kinds=("ValueError",),
    pattern=r"^The truth value of an array with more than one element is ambiguous",
    own=True,
    general=True,
)
