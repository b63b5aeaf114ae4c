"""The font has no Hangul."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="font-without-hangul",
    title=Text(ko="글꼴에 한글이 없습니다", en="The font has no Hangul"),
    cause=Text(
        ko="맷플롯립의 기본 글꼴에는 한글이 없어서 글자가 네모로 나옵니다.",
        en="The default font of Matplotlib has no Hangul, so its characters are drawn "
        "as boxes.",
    ),
    remedy=Text(
        ko="`with fmnist_learn.korean_font():` 안에서 그래프를 그리고 저장하세요.",
        en="Draw and save the plot inside `with fmnist_learn.korean_font():`.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\n"
    "plt.title('정확도')\n"
    "plt.savefig('accuracy.png')\n",
    fixed="import fmnist_learn as fl\n"
    "import matplotlib.pyplot as plt\n"
    "with fl.korean_font():\n"
    "    plt.title('정확도')\n"
    "    plt.savefig('accuracy.png')\n",
    error="UserWarning: Glyph 51221 (\\N{HANGUL SYLLABLE JEONG}) missing from "
    "font(s) DejaVu Sans.",
    kinds=("UserWarning",),
    pattern=r"^Glyph \d+ \(\\N\{HANGUL [^}]*\}\) missing from font\(s\)",
)
