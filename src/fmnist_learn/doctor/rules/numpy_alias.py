"""`np.float` was removed."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="numpy-alias",
    title=Text(ko="`np.float`은 없어졌습니다", en="`np.float` was removed"),
    cause=Text(
        ko="`np.float`, `np.int`, `np.object`는 파이썬의 `float`, `int`, `object`와 "
        "같은 것이어서 NumPy 1.24에서 없어졌습니다.",
        en="`np.float`, `np.int` and `np.object` were only other names for Python's "
        "`float`, `int` and `object`, and NumPy 1.24 removed them.",
    ),
    remedy=Text(
        ko="`np.`을 지우고 `float`, `int`, `object`로 쓰세요.",
        en="Delete `np.` and write `float`, `int`, `object`.",
    ),
    section="07-1",
    concept="",
    broken="train_scaled.astype(np.float)\n",
    fixed="train_scaled.astype(float)\n",
    error="AttributeError: module 'numpy' has no attribute 'float'.",
    kinds=("AttributeError",),
    pattern=r"module 'numpy' has no attribute '(float|int|object|complex|str)'",
)
