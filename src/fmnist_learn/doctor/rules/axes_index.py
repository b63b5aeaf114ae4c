"""The axes of `subplots` are indexed in another way."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="axes-index",
    title=Text(
        ko="`subplots`의 결과를 고르는 방법이 다릅니다",
        en="The axes of `subplots` are indexed in another way",
    ),
    cause=Text(
        ko="`axs`의 차원은 `subplots`에 준 행과 열에 따라 다릅니다. `(1, 10)`이면 "
        "1차원, `(2, 16)`이면 2차원이고, 그림이 하나이면 배열이 아닙니다.",
        en="The dimensions of `axs` depend on the rows and columns given to "
        "`subplots`: it is 1-D for `(1, 10)`, 2-D for `(2, 16)`, and no array at all "
        "for a single plot.",
    ),
    remedy=Text(
        ko="`(1, 10)`이면 `axs[i]`, `(2, 16)`이면 `axs[i, j]`, 하나이면 `axs`로 "
        "쓰세요.",
        en="Write `axs[i]` for `(1, 10)`, `axs[i, j]` for `(2, 16)`, and `axs` for "
        "one.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\n"
    "fig, axs = plt.subplots(1, 10)\n"
    "axs[0, 1].imshow(train_input[1], cmap='gray_r')\n",
    fixed="import matplotlib.pyplot as plt\n"
    "fig, axs = plt.subplots(1, 10)\n"
    "axs[1].imshow(train_input[1], cmap='gray_r')\n",
    error="IndexError: too many indices for array: array is 1-dimensional, but 2 "
    "were indexed",
    kinds=("IndexError", "AttributeError", "TypeError"),
    pattern=r"^too many indices for array: array is 1-dimensional, but 2 were "
    r"|^'numpy\.ndarray' object has no attribute '(imshow|axis|set_title|plot)'"
    r"|^'Axes' object is not subscriptable$",
    line=r"\bax\w*(\[|\.)",
)
