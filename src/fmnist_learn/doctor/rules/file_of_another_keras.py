"""Another version of Keras saved this file."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="file-of-another-keras",
    title=Text(
        ko="다른 버전의 케라스가 저장한 파일입니다",
        en="Another version of Keras saved this file",
    ),
    cause=Text(
        ko="파일 속의 층에 지금 버전의 케라스가 모르는 매개변수나 이름이 있습니다. "
        "케라스 2가 저장한 `.h5` 파일에는 지금 없는 `groups` 같은 매개변수가 있을 "
        "때가 있고, 더 새로운 케라스의 파일도 읽지 못합니다.",
        en="A layer in the file has an argument or a name that this version of Keras "
        "does not know. A `.h5` file of Keras 2 may have arguments that are gone, "
        "such as `groups`, and a file of a newer Keras cannot be read either.",
    ),
    remedy=Text(
        ko="모델을 저장한 버전의 케라스로 읽거나, 같은 모델을 만들어 "
        "`model.load_weights(...)`로 가중치만 읽으세요. 케라스 2의 파일은 `tf_keras` "
        "패키지를 설치해 `tf_keras.models.load_model(...)`로 읽습니다.",
        en="Read it with the version of Keras that saved it, or build the same model "
        "and read only the weights with `model.load_weights(...)`. A file of Keras 2 "
        "is read by `tf_keras.models.load_model(...)`, once the package `tf_keras` is "
        "installed.",
    ),
    section="07-3",
    concept="saving",
    broken="config = model.layers[0].get_config() | {'groups': 1}\n"
    "keras.layers.Dense.from_config(config)\n",
    fixed="config = model.layers[0].get_config()\n"
    "keras.layers.Dense.from_config(config)\n",
    error="TypeError: Error when deserializing class 'Dense' using config=",
    kinds=("TypeError",),
    pattern=r"(?s)^Error when deserializing class '\w+' using config=.*Exception "
    r"encountered: ",
)
