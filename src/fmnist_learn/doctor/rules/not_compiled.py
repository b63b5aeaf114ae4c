"""`compile` has to come first."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._layers import SEQUENTIAL
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, Unit, dotted
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    """A model that is compiled only after it was trained, in straight code."""
    made: dict[str, tuple[Unit, ast.Call] | None] = {}
    done = set()
    for unit in program.units:
        for line in unit.tree.body:
            call = line.value if isinstance(line, ast.Assign | ast.Expr) else None
            if not isinstance(call, ast.Call):
                continue
            if isinstance(line, ast.Assign) and program.path(call.func) in SEQUENTIAL:
                name = dotted(line.targets[0])
                made[name] = None
                done.discard(name)
                continue
            method = getattr(call.func, "attr", "")
            if method not in {"compile", "evaluate", "fit"}:
                continue
            name = dotted(call.func).removesuffix(f".{method}")
            if name not in made:
                continue
            if method != "compile" and made[name] is None:
                made[name] = unit, call
            elif method == "compile":
                early = made.pop(name)
                if early is not None and name not in done:
                    yield early[0].match("not-compiled", early[1])
                done.add(name)


RULE = Rule(
    name="not-compiled",
    title=Text(ko="`compile`을 먼저 실행해야 합니다", en="`compile` has to come first"),
    cause=Text(
        ko="손실 함수를 정하지 않은 모델은 훈련하거나 평가할 수 없습니다.",
        en="A model without a loss function cannot be trained or evaluated.",
    ),
    remedy=Text(
        ko="`fit` 앞에서 `model.compile(loss=..., metrics=['accuracy'])`를 실행하세요.",
        en="Run `model.compile(loss=..., metrics=['accuracy'])` before `fit`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model = keras.Sequential([keras.layers.Dense(10, "
    "activation='softmax')])\n"
    "model.fit(train_scaled, train_target)\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n",
    fixed="model = keras.Sequential([keras.layers.Dense(10, "
    "activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: You must call `compile()` before using the model.",
    kinds=("ValueError",),
    pattern=r"You must call `compile\(\)` before|No loss to compute\. Provide",
    find=_find,
)
