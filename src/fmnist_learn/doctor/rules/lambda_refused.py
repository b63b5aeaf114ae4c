"""Keras refuses the code of a `Lambda` layer in a file."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="lambda-refused",
    title=Text(
        ko="파일 속 `Lambda` 층의 코드를 실행하지 않습니다",
        en="Keras refuses the code of a `Lambda` layer in a file",
    ),
    cause=Text(
        ko="`Lambda` 층은 파이썬 코드를 파일에 담습니다. 파일을 읽는 것만으로 남이 쓴 "
        "코드가 실행되지 않도록 케라스 3이 막습니다.",
        en="A `Lambda` layer puts Python code into the file. Keras 3 will not let a "
        "file run the code of strangers just by being loaded.",
    ),
    remedy=Text(
        ko="여러분이 직접 만들었거나 믿는 파일일 때만 `load_model`에 "
        "`safe_mode=False`를 주세요. 새 모델에는 `Lambda` 대신 케라스의 층을 쓰세요.",
        en="Give `load_model` its `safe_mode=False` only for a file of your own or "
        "one that you trust. In a new model, use the layers of Keras in place of "
        "`Lambda`.",
    ),
    section="07-3",
    concept="saving",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Lambda(lambda x: x / 255.0),\n"
    "])\n"
    "model.save('model.keras')\n"
    "keras.models.load_model('model.keras')\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Rescaling(1 / 255.0),\n"
    "])\n"
    "model.save('model.keras')\n"
    "keras.models.load_model('model.keras')\n",
    error="ValueError: Requested the deserialization of a `Lambda` layer",
    kinds=("ValueError",),
    pattern=r"^Requested the deserialization of a `Lambda` layer whose `function` is a "
    r"Python lambda|^The `function` of this `Lambda` layer is a Python lambda",
    holds=Text(
        ko="케라스 3.10에서는 ``The `function` of this `Lambda` layer is a Python "
        "lambda``라고 나옵니다.",
        en="In Keras 3.10 the words are ``The `function` of this `Lambda` layer is a "
        "Python lambda``.",
    ),
)
