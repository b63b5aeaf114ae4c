"""The number of `subplot` is outside the grid."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="subplot-outside-the-grid",
    title=Text(
        ko="`subplot`의 번호가 칸의 개수를 벗어났습니다",
        en="The number of `subplot` is outside the grid",
    ),
    cause=Text(
        ko="`plt.subplot(2, 5, i)`의 번호는 0이 아니라 1부터 세고, 마지막은 행과 열을 "
        "곱한 10입니다.",
        en="The numbers of `plt.subplot(2, 5, i)` start at 1, not at 0, and end at "
        "rows times columns, which is 10.",
    ),
    remedy=Text(
        ko="`for i in range(10)`으로 반복한다면 `plt.subplot(2, 5, i + 1)`로 쓰세요.",
        en="In a loop with `for i in range(10)`, write `plt.subplot(2, 5, i + 1)`.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\nplt.subplot(2, 5, 0)\n",
    fixed="import matplotlib.pyplot as plt\nplt.subplot(2, 5, 1)\n",
    error="ValueError: num must be an integer with 1 <= num <= 10, not 0",
    kinds=("ValueError",),
    pattern=r"^num must be an integer with 1 <= num <= \d+, not ",
)
