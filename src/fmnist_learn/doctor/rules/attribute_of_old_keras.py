"""Only older versions of Keras had this attribute."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._certain import is_layer_of_a_model, made_by_keras
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted
from fmnist_learn.i18n import Text

_SHAPES = {"output_shape": "output.shape", "input_shape": "input.shape"}


def _find(program: Program) -> Iterator[Match]:
    for unit, node in program.all(ast.Attribute):
        new = _new(program, node)
        if new and not program.path(node):
            edits = (unit.rename(node, node.attr, new),)
            start, remedy = unit.span(node)[0], _is_now(node.attr, new)
            yield Match("attribute-of-old-keras", unit, start, edits, remedy=remedy)


def _new(program: Program, node: ast.Attribute) -> str:
    """What the attribute is called today; empty where it may be of something else."""
    if node.attr == "lr":
        return "learning_rate" if _is_optimizer(program, node.value) else ""
    if node.attr in _SHAPES and is_layer_of_a_model(program, node.value):
        return _SHAPES[node.attr]
    return ""


def _is_now(name: str, new: str) -> Text:
    if name == "lr":
        return Text(
            ko="`lr`의 이름은 이제 `learning_rate`입니다. `lr`에 값을 넣으면 오류는 "
            "나지 않지만 학습률이 바뀌지 않습니다.",
            en="`lr` is now `learning_rate`. Setting `lr` raises no error, and does "
            "not change the learning rate.",
        )
    return Text(ko=f"`{name}`은 이제 `{new}`입니다.", en=f"`{name}` is now `{new}`.")


def _is_optimizer(program: Program, node: ast.expr) -> bool:
    match node:
        case ast.Attribute(owner, "optimizer"):
            name = dotted(owner)
            return name == "self.model" or name in program.models
        case ast.Name(name):
            return made_by_keras(program, name, "keras.optimizers.")
    return False


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
        en="The learning rate is `model.optimizer.learning_rate`, the shape of what a "
        "layer gives `layer.output.shape`, and of what it takes `layer.input.shape`. "
        "Write `to_json` in place of `to_yaml`.",
    ),
    section="07-2",
    concept="layers",
    broken="print(model.layers[0].output_shape)\n",
    fixed="print(model.layers[0].output.shape)\n",
    error="AttributeError: 'Dense' object has no attribute 'output_shape'",
    kinds=("AttributeError",),
    pattern=r"^'\w+' object has no attribute '(lr|decay|output_shape|input_shape|"
    r"get_output_at|get_input_at|to_yaml)'$",
    find=_find,
    before=("misspelt-method",),
)
