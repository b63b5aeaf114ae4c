"""Keras needs NumPy arrays, not lists."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="list-for-an-array",
    title=Text(
        ko="리스트가 아니라 NumPy 배열을 넣어야 합니다",
        en="Keras needs NumPy arrays, not lists",
    ),
    cause=Text(
        ko="`fit`, `evaluate`, `predict`는 파이썬 숫자의 리스트를 받지 않습니다.",
        en="`fit`, `evaluate` and `predict` do not take lists of Python numbers.",
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
    kinds=("ValueError",),
    pattern=r"^Unrecognized data type: x=",
)
