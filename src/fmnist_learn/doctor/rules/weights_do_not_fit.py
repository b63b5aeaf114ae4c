"""The saved weights do not fit the model."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="weights-do-not-fit",
    title=Text(
        ko="저장한 가중치가 모델과 맞지 않습니다",
        en="The saved weights do not fit the model",
    ),
    cause=Text(
        ko="가중치 파일에는 모델의 구조가 없습니다. 저장한 모델과 층의 개수나 유닛 "
        "개수가 다른 모델은 그 가중치를 읽지 못합니다.",
        en="A weights file does not hold the structure of the model. A model whose "
        "layers or units differ from the saved one cannot read its weights.",
    ),
    remedy=Text(
        ko="저장할 때와 똑같은 모델을 만든 다음 `load_weights`를 실행하거나, "
        "`model.save`와 `load_model`로 모델을 통째로 저장하고 읽으세요.",
        en="Build the same model as the saved one before `load_weights`, or save and "
        "load the whole model with `model.save` and `load_model`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save_weights('model.weights.h5')\n"
    "other = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(11),\n"
    "])\n"
    "other.load_weights('model.weights.h5')\n",
    fixed="model.save_weights('model.weights.h5')\n"
    "other = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(10),\n"
    "])\n"
    "other.load_weights('model.weights.h5')\n",
    error="ValueError: A total of 1 objects could not be loaded.",
    kinds=("ValueError",),
    pattern=r"A total of \d+ objects could not be loaded"
    r"|Layer count mismatch when loading weights"
    r"|^You called `set_weights\(weights\)` on layer .* with a weight list of length"
    r"|^Layer .* weight shape \(.*\) is not compatible with provided weight shape",
)
