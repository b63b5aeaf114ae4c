"""There is no layer of this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="no-such-layer",
    title=Text(ko="그런 이름의 층이 없습니다", en="There is no layer of this name"),
    cause=Text(
        ko="`get_layer`에 넣은 이름의 층이 모델에 없습니다. 이름을 정하지 않은 층은 "
        "모델을 만들 때마다 `conv2d`, `conv2d_1`처럼 다른 이름을 받습니다.",
        en="The model has no layer of the name given to `get_layer`. A layer without "
        "a name of its own gets a new one each time a model is built: `conv2d`, then "
        "`conv2d_1`.",
    ),
    remedy=Text(
        ko="`model.summary()`에서 이름을 확인하거나, 층을 만들 때 `name`을 정하거나, "
        "`model.layers[0]`처럼 번호로 고르세요.",
        en="Look the name up in `model.summary()`, give the layer a `name` when it is "
        "made, or choose it by its number: `model.layers[0]`.",
    ),
    section="08-3",
    concept="layers",
    broken="model.get_layer('conv2d')\n",
    fixed="model.get_layer(index=0)\n",
    error="ValueError: No such layer: conv2d. Existing layers are:",
    kinds=("ValueError",),
    pattern=r"^No such layer: .*\. Existing layers are:",
)
