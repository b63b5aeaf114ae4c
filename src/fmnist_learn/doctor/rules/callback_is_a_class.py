"""The parentheses of the callback are missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="callback-is-a-class",
    title=Text(
        ko="콜백의 괄호가 빠졌습니다", en="The parentheses of the callback are missing"
    ),
    cause=Text(
        ko="`callbacks`에 콜백 객체가 아니라 클래스를 넣었습니다.",
        en="`callbacks` was given the class, not a callback made from it.",
    ),
    remedy=Text(
        ko="`keras.callbacks.EarlyStopping()`처럼 괄호를 붙이세요.",
        en="Add the parentheses: `keras.callbacks.EarlyStopping()`.",
    ),
    section="07-3",
    concept="early-stopping",
    broken="model.fit(train_scaled, train_target,\n"
    "          callbacks=[keras.callbacks.EarlyStopping],\n"
    "          validation_data=(val_scaled, val_target))\n",
    fixed="model.fit(train_scaled, train_target,\n"
    "          callbacks=[keras.callbacks.EarlyStopping()],\n"
    "          validation_data=(val_scaled, val_target))\n",
    error="TypeError: Callback.set_model() missing 1 required positional argument: "
    "'model'",
    kinds=("TypeError",),
    pattern=r"Callback\.set_(model|params)\(\) missing 1 required positional",
)
