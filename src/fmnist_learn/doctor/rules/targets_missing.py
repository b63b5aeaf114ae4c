"""The targets are missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="targets-missing",
    title=Text(ko="타깃이 빠졌습니다", en="The targets are missing"),
    cause=Text(
        ko="손실을 계산하려면 타깃이 있어야 합니다. `fit`이나 `evaluate`에 이미지만 "
        "넣었거나, 이미지와 타깃을 튜플 하나로 묶었거나, `validation_data`에 타깃이 "
        "없습니다.",
        en="The loss cannot be computed without targets. `fit` or `evaluate` was "
        "given only images, images and targets were put into one tuple, or "
        "`validation_data` has no targets.",
    ),
    remedy=Text(
        ko="`model.fit(train_scaled, train_target, validation_data=(val_scaled, "
        "val_target))`처럼 쓰세요.",
        en="Write `model.fit(train_scaled, train_target, validation_data=(val_scaled, "
        "val_target))`.",
    ),
    section="07-1",
    concept="cross-entropy",
    broken="model.evaluate(val_scaled)\n",
    fixed="model.evaluate(val_scaled, val_target)\n",
    error="ValueError: None values not supported.",
    kinds=("ValueError", "AttributeError"),
    pattern=r"^None values not supported\.$|^None is not a valid value for jnp"
    r"|^'NoneType' object has no attribute 'shape'$",
    line=r"\.(fit|evaluate)\(",
    holds=Text(
        ko="JAX 백엔드에서는 `None is not a valid value for jnp.array`나 `'NoneType' "
        "object has no attribute 'shape'`라고 나옵니다.",
        en="On the JAX backend the words are `None is not a valid value for "
        "jnp.array` or `'NoneType' object has no attribute 'shape'`.",
    ),
)
