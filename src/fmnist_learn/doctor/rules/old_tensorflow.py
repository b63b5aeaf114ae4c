"""This is code for TensorFlow 1."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._old_tensorflow import INSTEAD, SAME, old_name
from fmnist_learn.doctor._program import Imported, Program, chains
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for one in program.imports:
        if old := _imports(one):
            start = one.unit.span(one.node)[0]
            yield Match("old-tensorflow", one.unit, start, remedy=_instead(old))
    for chain in program.once(chains):
        old = old_name(chain.path)
        if not old or old_name(program.imported[chain.name]):
            continue
        unit, node = chain.unit, chain.nodes[old.count(".")]
        edits: tuple[Edit, ...] = ()
        if old in SAME:
            name = old.rpartition(".")[2]
            new = SAME[old].removeprefix("tensorflow.")
            edits = (unit.rename(node, name, new),)
        start = unit.span(chain.nodes[0])[0]
        yield Match("old-tensorflow", unit, start, edits, remedy=_instead(old))


def _imports(one: Imported) -> str:
    """The old name that an import looks for, if any."""
    whole = isinstance(one.node, ast.Import)
    return old_name(one.alias.name if whole else one.path)


def _instead(old: str) -> Text:
    if old in INSTEAD:
        return INSTEAD[old]
    new = SAME[old].replace("tensorflow", "tf")
    return Text(ko=f"지금은 `{new}`입니다.", en=f"It is now `{new}`.")


RULE = Rule(
    name="old-tensorflow",
    title=Text(ko="텐서플로 1의 코드입니다", en="This is code for TensorFlow 1"),
    cause=Text(
        ko="텐서플로 1에는 세션과 플레이스홀더, `tf.layers`, `tf.contrib`, 예제 "
        "데이터가 있었습니다. 텐서플로 2에는 모두 없고, 계산은 바로 실행됩니다.",
        en="TensorFlow 1 had sessions and placeholders, `tf.layers`, `tf.contrib` and "
        "data for its tutorials. TensorFlow 2 has none of them, and computes at once.",
    ),
    remedy=Text(
        ko="`keras`로 새로 쓰는 것이 가장 쉽습니다. 모델은 `keras.Sequential`, 훈련은 "
        "`model.fit`, 옵티마이저는 `keras.optimizers`, 시드는 "
        "`keras.utils.set_random_seed(42)`, 데이터는 `fmnist_learn.load_data()`입니다.",
        en="It is easiest to rewrite it in `keras`: the model with "
        "`keras.Sequential`, training with `model.fit`, optimizers from "
        "`keras.optimizers`, the seed with `keras.utils.set_random_seed(42)`, the "
        "data with `fmnist_learn.load_data()`.",
    ),
    section="07-1",
    concept="backend",
    broken="import tensorflow as tf\nx = tf.placeholder(tf.float32, [None, 784])\n",
    fixed="x = keras.layers.Input(shape=(784,))\n",
    error="AttributeError: module 'tensorflow' has no attribute 'placeholder'",
    kinds=("AttributeError", "ImportError", "RuntimeError", "NotImplementedError"),
    pattern=r"^module 'tensorflow' has no attribute '(Session|InteractiveSession|"
    r"placeholder|"
    r"placeholder_with_default|global_variables_initializer|initialize_all_variables|"
    r"get_variable|variable_scope|get_default_graph|get_default_session|layers|"
    r"contrib|app|"
    r"flags|logging|gfile|reset_default_graph|set_random_seed|ConfigProto|GPUOptions|"
    r"random_normal|random_uniform|truncated_normal|to_float|to_int32|to_int64|log|"
    r"assign|mul|sub|div|summary_op|global_variables|trainable_variables|"
    r"variable_op_scope|"
    r"disable_v2_behavior|disable_eager_execution|enable_eager_execution|ceil|"
    r"sparse_tensor_to_dense|reduce_join_v2|py_func|read_file|check_numerics_v1)'"
    r"|^module 'tensorflow\._api\.v2\.train' has no attribute '\w*(Optimizer|Saver|"
    r"Coordinator)'"
    r"|^module 'tensorflow\._api\.v2\.nn' has no attribute '\w+_v2'"
    r"|^No module named 'tensorflow\.(examples|contrib)\b"
    r"|^cannot import name '(contrib|examples|layers|app)' from 'tensorflow'"
    r"|^tf\.(gradients|placeholder\(\)) is not (supported|compatible)"
    r"|^eval is not supported when eager execution is enabled",
    find=_find,
)
