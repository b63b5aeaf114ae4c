"""`model` is `None`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="model-is-none",
    title=Text(ko="`model`이 `None`입니다", en="`model` is `None`"),
    cause=Text(
        ko="`compile`과 `add`는 모델을 바꾸기만 하고 `None`을 돌려줍니다. `return`을 "
        "빠뜨린 함수도 `None`을 돌려줍니다. 그 결과를 `model`에 넣어서 모델이 "
        "사라졌습니다.",
        en="`compile` and `add` change the model and return `None`, and so does a "
        "function without a `return` statement. That `None` was assigned to `model`, "
        "and the model was lost.",
    ),
    remedy=Text(
        ko="`model = model.compile(...)`에서 `model =`을 지우고, 모델을 만드는 함수는 "
        "`return model`로 끝내세요. 그런 다음 모델을 다시 만드세요.",
        en="In `model = model.compile(...)`, delete `model =`, and end a function "
        "that builds a model with `return model`. Then build the model again.",
    ),
    section="07-1",
    concept="",
    broken="model = model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_scaled, train_target)\n",
    error="AttributeError: 'NoneType' object has no attribute 'fit'",
    kinds=("AttributeError",),
    pattern=r"^'NoneType' object has no attribute '(add|compile|fit|evaluate|"
    r"predict|summary|save|save_weights|load_weights|count_params)'$",
)
