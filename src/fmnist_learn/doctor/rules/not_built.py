"""The model does not know the shape of its input yet."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="not-built",
    title=Text(
        ko="모델이 아직 입력의 크기를 모릅니다",
        en="The model does not know the shape of its input yet",
    ),
    cause=Text(
        ko="`Input`이 없는 모델은 데이터를 처음 볼 때 가중치를 만듭니다. 그 전에는 "
        "모델 파라미터를 세거나, 가중치를 저장하거나 읽거나, 층의 출력을 꺼낼 수 "
        "없습니다.",
        en="A model without `Input` makes its weights when it first sees data. Before "
        "that its parameters cannot be counted, its weights cannot be saved or "
        "loaded, and its layers have no output.",
    ),
    remedy=Text(
        ko="`Sequential`의 맨 앞에 `keras.layers.Input(shape=(784,))`를 넣으세요. "
        "이미 넣은 모델이면 `input` 대신 `inputs`를 쓰세요.",
        en="Put `keras.layers.Input(shape=(784,))` at the start of `Sequential`. If "
        "it is there already, use `inputs` in place of `input`.",
    ),
    section="07-2",
    concept="layers",
    broken="model = keras.Sequential([keras.layers.Dense(10)])\nmodel.count_params()\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10),\n"
    "])\n"
    "model.count_params()\n",
    error="ValueError: You tried to call `count_params` on layer",
    kinds=("ValueError", "AttributeError", "UserWarning"),
    pattern=r"You tried to call `count_params` on layer"
    r"|You are (saving|loading weights into) a model that has not yet been built"
    r"|has no defined inputs yet"
    r"|has never been called and thus has no defined (in|out)put",
)
