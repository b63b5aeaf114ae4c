"""NumPy 2 has removed this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="removed-from-numpy",
    title=Text(ko="NumPy 2에서 없어진 이름입니다", en="NumPy 2 has removed this name"),
    cause=Text(
        ko="`np.float_`, `np.Inf`, `np.product`처럼 예전부터 다른 이름이 있던 것들이 "
        "NumPy 2에서 없어졌습니다.",
        en="NumPy 2 removed names for which there had long been another one, such as "
        "`np.float_`, `np.Inf` and `np.product`.",
    ),
    remedy=Text(
        ko="`np.float64`, `np.inf`, `np.prod`를 쓰세요. 오류 메시지에 새 이름이 나올 "
        "때도 있습니다.",
        en="Use `np.float64`, `np.inf` and `np.prod`. Some of the messages give the "
        "new name.",
    ),
    section="07-1",
    concept="",
    broken="train_scaled.astype(np.float_)\n",
    fixed="train_scaled.astype(np.float64)\n",
    error="AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use "
    "`np.float64` instead.",
    kinds=("AttributeError",),
    pattern=r"^`np\.\w+` was removed in the NumPy 2\.0 release"
    r"|^module 'numpy' has no attribute '(product|cumproduct|sometrue|alltrue|bool8|"
    r"int0|uint0)'",
)
