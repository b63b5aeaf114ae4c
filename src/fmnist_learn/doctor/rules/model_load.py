"""A model has no method `load`."""

from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._saved_files import files
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    found = program.once(files)
    for call, weights in found.loads:
        edit = call.unit.rename(call.node.func, "load", "load_weights")
        edits = [edit] if weights else []
        yield call.unit.match("model-load", call.node, *edits)


RULE = Rule(
    name="model-load",
    title=Text(
        ko="모델에는 `load` 메서드가 없습니다", en="A model has no method `load`"
    ),
    cause=Text(
        ko="케라스 모델에는 `load` 메서드가 없습니다. 가중치는 `load_weights`로, 모델 "
        "전체는 `keras.models.load_model`로 읽습니다.",
        en="Keras models have no method called `load`. Weights are read with "
        "`load_weights`, a whole model with `keras.models.load_model`.",
    ),
    remedy=Text(
        ko="`model.load_weights('model.weights.h5')` 또는 `model = "
        "keras.models.load_model('model.keras')`로 쓰세요.",
        en="Write `model.load_weights('model.weights.h5')` or `model = "
        "keras.models.load_model('model.keras')`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save_weights('model.weights.h5')\nmodel.load('model.weights.h5')\n",
    fixed="model.save_weights('model.weights.h5')\n"
    "model.load_weights('model.weights.h5')\n",
    error="AttributeError: 'Sequential' object has no attribute 'load'",
    kinds=("AttributeError",),
    pattern=r"'(Sequential|Functional|Model)' object has no attribute 'load'$",
    find=_find,
    before=("misspelt-method",),
)
