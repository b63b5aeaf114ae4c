"""`Input` takes the place of `input_shape`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="input-shape-argument",
    title=Text(
        ko="`input_shape` 대신 `Input`을 씁니다",
        en="`Input` takes the place of `input_shape`",
    ),
    cause=Text(
        ko="케라스 3에서는 층에 `input_shape`나 `input_dim`을 주지 않습니다. 주면 "
        "경고가 나오고, 첫 층이 아니면 아무 효과도 없습니다.",
        en="In Keras 3 a layer should not be given `input_shape` or `input_dim`. It "
        "gives a warning, and in any layer but the first it has no effect.",
    ),
    remedy=Text(
        ko="`Sequential`의 맨 앞에 `keras.layers.Input(shape=...)`을 넣고 "
        "`input_shape`는 지우세요.",
        en="Put `keras.layers.Input(shape=...)` at the start of `Sequential` and "
        "delete `input_shape`.",
    ),
    section="07-1",
    concept="layers",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Dense(10, activation='softmax', input_shape=(784,)),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    error="UserWarning: Do not pass an `input_shape`/`input_dim` argument to a layer.",
    kinds=("UserWarning",),
    pattern=r"Do not pass an `input_shape`/`input_dim` argument to a layer",
)
