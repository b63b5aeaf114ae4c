"""Only older versions of Keras had this attribute."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._certain import made_by_keras, may_be_model, owner_of
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, dotted
from fmnist_learn.i18n import Text

_TODAY = {
    "input_shape": "input.shape",
    "lr": "learning_rate",
    "output_shape": "output.shape",
}


def _find(program: Program) -> Iterator[Match]:
    own = program.once(_of_own_classes)
    for unit, node in program.attributes(*_TODAY):
        if program.path(node):  # of a module
            continue
        old, new = node.attr, _TODAY[node.attr]
        owner = _optimized(node) if old == "lr" else owner_of(program, node.value)
        sure = _is_alone(program, node)
        sure |= owner is not None and program.is_model(unit, owner)
        sure &= node.attr not in own
        name = dotted(owner)
        if sure or may_be_model(program, name) or name == "self.model":
            edits = (unit.rename(node, old, new),) if sure else ()
            start, remedy = unit.span(node)[0], _is_now(old, new)
            yield Match("attribute-of-old-keras", unit, start, edits, remedy=remedy)


def _of_own_classes(program: Program) -> set[str]:
    """What the layers and optimizers of the source itself call so, or may call so.

    A callback keeps what it likes, and no model has it.
    """
    found = set()
    for _, one in program.all(ast.ClassDef):
        paths = [program.path(base) for base in one.bases]
        if not all(path.startswith("keras.callbacks.") for path in paths):
            for node in ast.walk(one):
                match node:
                    case ast.FunctionDef(name) | ast.Name(name, ast.Store()):
                        found.add(name)
                    case ast.Attribute(ast.Name("self"), name, ast.Store()):
                        found.add(name)
    return found


def _optimized(node: ast.Attribute) -> ast.expr | None:
    """The model whose optimizer this is an attribute of; None if it is of none."""
    match node.value:
        case ast.Attribute(owner, "optimizer"):
            return owner
    return None


def _is_alone(program: Program, node: ast.Attribute) -> bool:
    """Whether it is an attribute of a variable that holds an optimizer, or a layer."""
    if node.attr == "lr":
        return made_by_keras(program, dotted(node.value), "keras.optimizers.")
    return program.is_layer(node.value)


def _is_now(name: str, new: str) -> Text:
    if name == "lr":
        return Text(
            ko="지금은 `learning_rate`입니다. `lr`에 값을 넣으면 오류는 "
            "나지 않지만 학습률이 바뀌지 않습니다.",
            en="It is now `learning_rate`. Setting `lr` raises no error, and does "
            "not change the learning rate.",
        )
    return Text(ko=f"지금은 `{new}`입니다.", en=f"It is now `{new}`.")


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
    find=_find,
    before=("misspelt-method",),
)
