"""The third value of `compile` is not `metrics`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="compile-by-position",
    title=Text(
        ko="`compile`의 세 번째 값은 `metrics`가 아닙니다",
        en="The third value of `compile` is not `metrics`",
    ),
    cause=Text(
        ko="케라스 3에서 `compile`의 세 번째 매개변수는 `loss_weights`입니다. 이름 "
        "없이 넣은 `['accuracy']`가 손실의 가중치로 들어갔습니다.",
        en="In Keras 3 the third argument of `compile` is `loss_weights`. Given "
        "without a name, `['accuracy']` was taken for the weight of the loss.",
    ),
    remedy=Text(
        ko="`metrics=['accuracy']`처럼 이름을 붙이세요.",
        en="Write the name: `metrics=['accuracy']`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model.compile('adam', 'sparse_categorical_crossentropy', ['accuracy'])\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="model.compile('adam', 'sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "model.fit(train_scaled, train_target)\n",
    error="ValueError: dtype='string' is not a valid dtype for Keras type promotion.",
    kinds=("ValueError", "TypeError"),
    pattern=r"^dtype='string' is not a valid dtype for Keras type promotion"
    r"|^Expected `loss_weights` argument to be a float"
    r"|^`loss_weights` must match the number of losses",
)
