"""Only older versions of Keras had this attribute."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="attribute-of-old-keras",
    title=Text(
        ko="예전 케라스에만 있던 속성입니다",
        en="Only older versions of Keras had this attribute",
    ),
    cause=Text(
        ko="케라스 3에는 옵티마이저의 `lr`과 `decay`, 층의 `output_shape`와 "
        "`input_shape`, 모델의 `to_yaml`이 없습니다.",
        en="Keras 3 has no `lr` and no `decay` of an optimizer, no `output_shape` and "
        "`input_shape` of a layer, and no `to_yaml` of a model.",
    ),
    remedy=Text(
        ko="학습률은 `model.optimizer.learning_rate`, 층의 출력 크기는 "
        "`layer.output.shape`, 입력 크기는 `layer.input.shape`입니다. `to_yaml` 대신 "
        "`to_json`을 쓰세요.",
        en="The learning rate is `model.optimizer.learning_rate`, the output shape of "
        "a layer `layer.output.shape`, and its input shape `layer.input.shape`. Write "
        "`to_json` in place of `to_yaml`.",
    ),
    section="07-2",
    concept="layers",
    broken="print(model.layers[0].output_shape)\n",
    fixed="print(model.layers[0].output.shape)\n",
    error="AttributeError: 'Dense' object has no attribute 'output_shape'",
    kinds=("AttributeError",),
    pattern=r"^'\w+' object has no attribute '(lr|decay|output_shape|input_shape|"
    r"get_output_at|get_input_at|to_yaml)'$",
    before=("misspelt-method",),
)
