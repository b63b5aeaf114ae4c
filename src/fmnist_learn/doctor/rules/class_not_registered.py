"""Keras does not know a class or function of the file."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="class-not-registered",
    title=Text(
        ko="케라스가 파일 속의 클래스나 함수를 모릅니다",
        en="Keras does not know a class or function of the file",
    ),
    cause=Text(
        ko="파일에는 직접 만든 층이나 손실 함수의 이름만 있고 코드는 없습니다.",
        en="The file has only the name of a layer or a loss function that somebody "
        "wrote, not its code.",
    ),
    remedy=Text(
        ko="그 클래스를 먼저 정의하고 `keras.models.load_model(path, "
        "custom_objects={'Twice': Twice})`처럼 알려 주세요. 클래스 위에 "
        "`@keras.saving.register_keras_serializable()`을 붙여도 됩니다.",
        en="Define the class first, and pass it on: `keras.models.load_model(path, "
        "custom_objects={'Twice': Twice})`. Or put "
        "`@keras.saving.register_keras_serializable()` above the class.",
    ),
    section="07-3",
    concept="saving",
    broken="class Twice(keras.layers.Layer):\n"
    "    def call(self, x):\n"
    "        return 2 * x\n"
    "\n"
    "model = keras.Sequential([keras.layers.Input(shape=(784,)), Twice()])\n"
    "model.save('model.keras')\n"
    "keras.models.load_model('model.keras')\n",
    fixed="class Twice(keras.layers.Layer):\n"
    "    def call(self, x):\n"
    "        return 2 * x\n"
    "\n"
    "model = keras.Sequential([keras.layers.Input(shape=(784,)), Twice()])\n"
    "model.save('model.keras')\n"
    "keras.models.load_model('model.keras', custom_objects={'Twice': Twice})\n",
    error="TypeError: <class 'keras.src.models.sequential.Sequential'> could not be "
    "deserialized properly.",
    kinds=("TypeError", "ValueError"),
    pattern=r"(?s)Could not locate (class|function) '"
    r"|^Unknown (layer|loss function|metric function|object): ",
)
