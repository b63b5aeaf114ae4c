"""This is a method of another library."""

from collections.abc import Iterator

from fmnist_learn.doctor._certain import may_be_model
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text

_ADD = ("add_layer", "addLayer")
_FIT = ("train", "train_model")
# Those of PyTorch, and of lists, are wrong only where Keras made the model.
_OTHERS = (
    *("append", "cuda", "eval", "load_state_dict", "parameters", "state_dict"),
    "zero_grad",
)


def _find(program: Program) -> Iterator[Match]:
    for call in program.methods(*_ADD, *_FIT, *_OTHERS):
        name, count = call.receiver, len(call.node.args)
        certain = call.sure and name in program.assigned
        new = ""
        if call.method in _ADD and count == 1:
            new = "add" if call.sure else ""
        elif call.method in _FIT and count == 2:  # `train` takes no data in PyTorch
            new = "fit" if certain else ""
        elif not certain:
            continue
        if certain or may_be_model(program, name):
            func = call.node.func
            edits = [call.unit.rename(func, call.method, new)] if new else []
            yield call.unit.match("method-of-another-library", func, *edits)


RULE = Rule(
    name="method-of-another-library",
    title=Text(
        ko="다른 라이브러리의 메서드입니다", en="This is a method of another library"
    ),
    cause=Text(
        ko="케라스 모델에는 이런 메서드가 없습니다. `model.train()`, "
        "`model.parameters()`, `model.to('cuda')`, `model.state_dict()`는 파이토치의 "
        "것입니다.",
        en="Keras models have no such method. `model.train()`, `model.parameters()`, "
        "`model.to('cuda')` and `model.state_dict()` are those of PyTorch.",
    ),
    remedy=Text(
        ko="훈련은 `model.fit(...)`, 층을 더하는 것은 `model.add(...)`, 모델 "
        "파라미터는 `model.trainable_variables`, 저장은 `model.save(...)`입니다. "
        "케라스는 백엔드가 GPU를 찾으면 스스로 쓰고, 훈련할 때와 예측할 때의 차이도 "
        "스스로 다룹니다.",
        en="Training is `model.fit(...)`, another layer `model.add(...)`, the "
        "parameters are `model.trainable_variables`, and a model is saved with "
        "`model.save(...)`. Keras uses a GPU by itself where its backend finds one, "
        "and tells training from prediction.",
    ),
    section="07-1",
    concept="backend",
    broken="model.train(train_scaled, train_target)\n",
    fixed="model.fit(train_scaled, train_target)\n",
    error="AttributeError: 'Sequential' object has no attribute 'train'",
    kinds=("AttributeError",),
    pattern=r"^'(Sequential|Functional|Model)' object has no attribute '(train|eval|"
    r"to|cuda|cpu|"
    r"parameters|zero_grad|state_dict|load_state_dict|forward|add_layer|addLayer|"
    r"append|train_model|backward)'$",
    find=_find,
    before=("misspelt-method",),
)
