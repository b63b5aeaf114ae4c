"""`fit_generator` was removed."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="fit-generator",
    title=Text(ko="`fit_generator`는 없어졌습니다", en="`fit_generator` was removed"),
    cause=Text(
        ko="케라스 3에서는 `fit`, `evaluate`, `predict`가 제너레이터도 받습니다. "
        "이름에 `_generator`가 붙은 메서드는 없어졌습니다.",
        en="In Keras 3 `fit`, `evaluate` and `predict` take generators as well, and "
        "the methods with `_generator` in their names are gone.",
    ),
    remedy=Text(
        ko="이름에서 `_generator`를 지우세요.", en="Delete `_generator` from the name."
    ),
    section="07-2",
    concept="gradient-descent",
    broken="def batches():\n"
    "    yield train_scaled, train_target\n"
    "model.fit_generator(batches())\n",
    fixed="def batches():\n"
    "    yield train_scaled, train_target\n"
    "model.fit(batches())\n",
    error="AttributeError: 'Sequential' object has no attribute 'fit_generator'",
    kinds=("AttributeError",),
    pattern=r"has no attribute '(fit|evaluate|predict)_generator'",
    before=("misspelt-method",),
)
