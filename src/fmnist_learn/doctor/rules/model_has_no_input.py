"""Use `model.inputs` in place of `model.input`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="model-has-no-input",
    title=Text(
        ko="`model.input` 대신 `model.inputs`를 씁니다",
        en="Use `model.inputs` in place of `model.input`",
    ),
    cause=Text(
        ko="케라스 3에서 `Sequential` 모델의 `input`과 `output`은 모델을 호출하기 "
        "전에는 없습니다. `inputs`와 `outputs`는 `Input`을 넣은 모델이면 바로 쓸 수 "
        "있습니다.",
        en="In Keras 3 a `Sequential` model has no `input` and `output` before it has "
        "been called. `inputs` and `outputs` are there as soon as a model has `Input`.",
    ),
    remedy=Text(
        ko="`keras.Model(model.inputs, model.layers[0].output)`처럼 쓰세요. `Input`이 "
        "없는 모델에는 맨 앞에 `Input`을 넣으세요.",
        en="Write `keras.Model(model.inputs, model.layers[0].output)`. If the model "
        "has no `Input`, put one at the start.",
    ),
    section="08-3",
    concept="feature-map",
    broken="keras.Model(model.input, model.layers[0].output)\n",
    fixed="keras.Model(model.inputs, model.layers[0].output)\n",
    error="AttributeError: The layer sequential has never been called and thus "
    "has no defined input.",
    kinds=("AttributeError",),
    pattern=r"^The layer \w+ has never been called and thus has no defined "
    r"(input|output)\.",
    line=r"\bmodel\w*\.(input|output)\b",
    before=("not-built",),
)
