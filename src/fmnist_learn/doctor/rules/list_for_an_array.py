"""A NumPy array is needed, not a list."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="list-for-an-array",
    title=Text(
        ko="리스트가 아니라 NumPy 배열을 넣어야 합니다",
        en="A NumPy array is needed, not a list",
    ),
    cause=Text(
        ko="`fit`, `evaluate`, `predict`는 파이썬 숫자의 리스트를 받지 않습니다. "
        "리스트에는 `shape`와 `reshape`가 없고, 리스트는 나누거나 두 축으로 고를 수도 "
        "없습니다.",
        en="`fit`, `evaluate` and `predict` do not take lists of Python numbers. A "
        "list has no `shape` and no `reshape`, and it cannot be divided, nor indexed "
        "along two axes.",
    ),
    remedy=Text(
        ko="`np.array(...)`로 바꾸어 넣고, `tolist()`는 지우세요.",
        en="Convert it with `np.array(...)`, and delete `tolist()`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="model.fit(train_scaled, train_target.tolist())\n",
    fixed="model.fit(train_scaled, train_target)\n",
    error="ValueError: Unrecognized data type: x=",
    kinds=("ValueError", "TypeError", "AttributeError"),
    pattern=r"^Unrecognized data type: x=(?!.*<class '(int|float|NoneType)'>)"
    r"|^'list' object has no attribute '(shape|reshape|astype|ndim|dtype|size|argmax|"
    r"mean|flatten|T|tolist)'$"
    r"|^unsupported operand type\(s\) for [-*/]: 'list' and '(int|float|list)'$"
    r"|^can't multiply sequence by non-int of type 'float'$"
    r"|^list indices must be integers or slices, not tuple$",
)
