"""The file has weights but no model."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="weights-are-no-model",
    title=Text(
        ko="파일에 가중치만 있고 모델은 없습니다",
        en="The file has weights but no model",
    ),
    cause=Text(
        ko="`save_weights`나 `save_weights_only=True`로 만든 파일에는 모델의 구조가 "
        "없어서 `load_model`로 읽을 수 없습니다.",
        en="A file made by `save_weights`, or with `save_weights_only=True`, does not "
        "have the structure of the model, and `load_model` cannot read it.",
    ),
    remedy=Text(
        ko="똑같은 모델을 만든 다음 `model.load_weights(...)`로 읽으세요.",
        en="Build the same model, and read the file with `model.load_weights(...)`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save_weights('model.weights.h5')\n"
    "keras.models.load_model('model.weights.h5')\n",
    fixed="model.save_weights('model.weights.h5')\n"
    "model.load_weights('model.weights.h5')\n",
    error="ValueError: No model config found in the file at",
    kinds=("ValueError",),
    pattern=r"^No model config found in the file at ",
)
