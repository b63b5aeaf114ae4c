"""There is no colormap of this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="colormap-name",
    title=Text(
        ko="그런 이름의 컬러맵이 없습니다", en="There is no colormap of this name"
    ),
    cause=Text(
        ko="`cmap`에 넣은 이름을 잘못 썼습니다. 흰 바탕의 흑백은 밑줄을 쓰는 "
        "`'gray_r'`입니다.",
        en="The name given to `cmap` is misspelt. Grey on white is `'gray_r'`, with "
        "an underscore.",
    ),
    remedy=Text(ko="`cmap='gray_r'`로 쓰세요.", en="Write `cmap='gray_r'`."),
    section="07-1",
    concept="",
    broken="import matplotlib.pyplot as plt\n"
    "plt.imshow(train_input[0], cmap='gray-r')\n",
    fixed="import matplotlib.pyplot as plt\n"
    "plt.imshow(train_input[0], cmap='gray_r')\n",
    error="ValueError: 'gray-r' is not a valid value for cmap",
    kinds=("ValueError",),
    pattern=r"^'[^']*' is not a valid value for cmap",
)
