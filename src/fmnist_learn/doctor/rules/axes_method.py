"""An `Axes` has another name for it."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="axes-method",
    title=Text(
        ko="`Axes`에서는 이름이 다릅니다", en="An `Axes` has another name for it"
    ),
    cause=Text(
        ko="`plt.title`이나 `plt.xlabel` 같은 함수를 `Axes`에서는 `set_title`, "
        "`set_xlabel`이라고 합니다. `show`는 `plt`에만 있습니다.",
        en="What is `plt.title` or `plt.xlabel` is called `set_title` and "
        "`set_xlabel` in an `Axes`. Only `plt` has `show`.",
    ),
    remedy=Text(
        ko="`ax.set_title('boot')`, `ax.set_xlabel('epoch')`, "
        "`ax.set_ylabel('loss')`로 쓰고, 마지막에 `plt.show()`를 호출하세요.",
        en="Write `ax.set_title('boot')`, `ax.set_xlabel('epoch')`, "
        "`ax.set_ylabel('loss')`, and call `plt.show()` at the end.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\n"
    "fig, ax = plt.subplots()\n"
    "ax.xlabel('epoch')\n",
    fixed="import matplotlib.pyplot as plt\n"
    "fig, ax = plt.subplots()\n"
    "ax.set_xlabel('epoch')\n",
    error="AttributeError: 'Axes' object has no attribute 'xlabel'",
    kinds=("AttributeError", "TypeError"),
    pattern=r"^'Axes(Subplot)?' object has no attribute '(title|xlabel|ylabel|xlim|"
    r"ylim|"
    r"xticks|yticks|show|savefig|colorbar|suptitle)'|^'Text' object is not callable$",
)
