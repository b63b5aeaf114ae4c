"""There is no style or colour of this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="style-or-color-name",
    title=Text(
        ko="그런 이름의 스타일이나 색이 없습니다",
        en="There is no style or colour of this name",
    ),
    cause=Text(
        ko="맷플롯립이 모르는 이름입니다. `'seaborn'`으로 시작하는 스타일은 "
        "`'seaborn-v0_8'`로 이름이 바뀌었습니다. `plt.plot`의 세 번째 문자열은 "
        "`'ro-'` 같은 색과 선의 모양이며 범례의 이름이 아닙니다.",
        en="Matplotlib does not know the name. The styles that began with `'seaborn'` "
        "now begin with `'seaborn-v0_8'`. Text given to `plt.plot` without a name is "
        "the colour and the kind of line, such as `'ro-'`, not the label.",
    ),
    remedy=Text(
        ko="`plt.style.use('seaborn-v0_8')`, `color='red'`, `label='loss'`처럼 "
        "쓰세요. `plt.style.available`에 쓸 수 있는 스타일이 있습니다.",
        en="Write `plt.style.use('seaborn-v0_8')`, `color='red'`, `label='loss'`. "
        "`plt.style.available` has the styles.",
    ),
    section="07-3",
    concept="",
    broken="import matplotlib.pyplot as plt\nplt.style.use('seaborn')\n",
    fixed="import matplotlib.pyplot as plt\nplt.style.use('seaborn-v0_8')\n",
    error="OSError: 'seaborn' is not a valid package style",
    kinds=("OSError", "ValueError"),
    pattern=r"^'[^']*' is not a valid (package style|format string)"
    r"|^'[^']*' is not a valid (value for color|color value)"
    r"|^Invalid RGBA argument: ",
)
