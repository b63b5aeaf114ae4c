"""The x and y values differ in number."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="points-do-not-match",
    title=Text(
        ko="가로축과 세로축의 값의 개수가 다릅니다",
        en="The x and y values differ in number",
    ),
    cause=Text(
        ko="그래프에 넣은 두 배열의 길이가 다릅니다. 대개 훈련한 에포크 횟수가 "
        "`range`에 쓴 숫자와 다릅니다.",
        en="The two arrays of the plot differ in length. Usually the number of epochs "
        "trained is not the number written in `range`.",
    ),
    remedy=Text(
        ko="두 배열의 `len(...)`을 비교하세요. 기록은 "
        "`plt.plot(history.history['loss'])`처럼 세로축의 값만 넣으면 됩니다.",
        en="Compare the `len(...)` of both. For records the y values are enough: "
        "`plt.plot(history.history['loss'])`.",
    ),
    section="07-3",
    concept="",
    broken="import matplotlib.pyplot as plt\n"
    "history = model.fit(train_scaled, train_target, epochs=2)\n"
    "plt.plot(range(20), history.history['loss'])\n",
    fixed="import matplotlib.pyplot as plt\n"
    "history = model.fit(train_scaled, train_target, epochs=2)\n"
    "plt.plot(history.history['loss'])\n",
    error="ValueError: x and y must have same first dimension, but have shapes "
    "(20,) and (2,)",
    kinds=("ValueError",),
    pattern=r"^x and y must (have same first dimension, but have shapes|be the same "
    r"size$)"
    r"|^shape mismatch: objects cannot be broadcast to a single shape\.  Mismatch is ",
)
