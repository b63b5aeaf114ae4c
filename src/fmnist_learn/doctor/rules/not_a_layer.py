"""`Sequential` was given something that is not a layer."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="not-a-layer",
    title=Text(
        ko="`Sequential`에 층이 아닌 것이 들어 있습니다",
        en="`Sequential` was given something that is not a layer",
    ),
    cause=Text(
        ko="층의 리스트 안에 클래스나 이름, 또 다른 리스트가 들어 있습니다. 대개 "
        "`Flatten`처럼 괄호를 빠뜨렸거나 대괄호를 두 번 썼습니다.",
        en="The list of layers holds a class, a name or another list. Usually the "
        "parentheses of a layer such as `Flatten` are missing, or the square brackets "
        "were written twice.",
    ),
    remedy=Text(
        ko="`keras.layers.Flatten()`처럼 층마다 괄호를 붙이고 대괄호는 한 번만 쓰세요. "
        "활성화 함수는 `keras.layers.Activation('relu')`로 더합니다.",
        en="Give every layer its parentheses, as in `keras.layers.Flatten()`, and "
        "write the square brackets only once. An activation function is added as "
        "`keras.layers.Activation('relu')`.",
    ),
    section="07-2",
    concept="layers",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28)),\n"
    "    keras.layers.Flatten,\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28)),\n"
    "    keras.layers.Flatten(),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    error="ValueError: Only instances of `keras.Layer` can be added to a "
    "Sequential model. Received: <class",
    kinds=("ValueError",),
    pattern=r"^Only instances of `keras\.Layer` can be added to a Sequential "
    r"model\. Received: (<class|\[|None|\w+ \(of type <class 'str'>\))",
)
