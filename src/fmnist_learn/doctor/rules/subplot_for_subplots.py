"""It is `subplots`, not `subplot`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="subplot-for-subplots",
    title=Text(
        ko="`subplot`이 아니라 `subplots`입니다", en="It is `subplots`, not `subplot`"
    ),
    cause=Text(
        ko="`plt.subplot`은 그림 하나만 만듭니다. 여러 개를 한꺼번에 만드는 함수는 "
        "`s`가 붙은 `plt.subplots`입니다.",
        en="`plt.subplot` makes a single plot. The function that makes several at "
        "once is `plt.subplots`, with an `s`.",
    ),
    remedy=Text(
        ko="`fig, axs = plt.subplots(1, 10)`으로 쓰세요.",
        en="Write `fig, axs = plt.subplots(1, 10)`.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\nfig, axs = plt.subplot(1, 10)\n",
    fixed="import matplotlib.pyplot as plt\nfig, axs = plt.subplots(1, 10)\n",
    error="TypeError: subplot() takes 1 or 3 positional arguments but 2 were given",
    kinds=("TypeError",),
    pattern=r"^subplot\(\) takes 1 or 3 positional arguments"
    r"|^cannot unpack non-iterable Axes object$",
    line=r"\bsubplot\(",
)
