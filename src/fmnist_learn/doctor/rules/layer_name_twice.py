"""A layer of this name was added twice."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="layer-name-twice",
    title=Text(
        ko="같은 이름의 층을 두 번 추가했습니다",
        en="A layer of this name was added twice",
    ),
    cause=Text(
        ko="한 모델에서 층의 이름은 서로 달라야 합니다. 대개 `model.add`가 있는 셀을 "
        "두 번 실행했습니다.",
        en="The names of the layers of a model must differ. Usually a cell with "
        "`model.add` has been run twice.",
    ),
    remedy=Text(
        ko="`keras.Sequential()`로 모델을 만드는 셀부터 다시 실행하거나 `name`을 "
        "다르게 쓰세요.",
        en="Run again from the cell that makes the model with `keras.Sequential()`, "
        "or give it another `name`.",
    ),
    section="07-2",
    concept="layers",
    broken="model = keras.Sequential()\n"
    "model.add(keras.layers.Dense(100, name='hidden'))\n"
    "model.add(keras.layers.Dense(100, name='hidden'))\n",
    fixed="model = keras.Sequential()\n"
    "model.add(keras.layers.Dense(100, name='hidden'))\n"
    "model.add(keras.layers.Dense(10, name='output'))\n",
    error="ValueError: All layers added to a Sequential model should have unique "
    "names.",
    kinds=("ValueError",),
    pattern=r"^All layers added to a Sequential model should have unique names",
)
