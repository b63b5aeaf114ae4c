"""Without metrics, `evaluate` gives only the loss."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="evaluate-without-metrics",
    title=Text(
        ko="지표가 없는 모델의 `evaluate`는 손실만 돌려줍니다",
        en="Without metrics, `evaluate` gives only the loss",
    ),
    cause=Text(
        ko="`compile`에서 `metrics`를 주지 않은 모델은 `evaluate`가 손실인 숫자 "
        "하나만 돌려줍니다. 숫자 하나를 변수 두 개로 나누거나 대괄호로 고를 수는 "
        "없습니다.",
        en="For a model whose `compile` had no `metrics`, `evaluate` returns one "
        "number, the loss. It cannot be unpacked into two names, nor indexed.",
    ),
    remedy=Text(
        ko="`compile`에 `metrics=['accuracy']`를 주면 `loss, accuracy`로 받을 수 "
        "있습니다.",
        en="Give `compile` its `metrics=['accuracy']`, and unpack `loss, accuracy`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "loss, accuracy = model.evaluate(val_scaled, val_target)\n",
    fixed="model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])\n"
    "loss, accuracy = model.evaluate(val_scaled, val_target)\n",
    error="TypeError: cannot unpack non-iterable float object",
    kinds=("TypeError",),
    pattern=r"^cannot unpack non-iterable float object$|^'float' object is not "
    r"subscriptable$",
    line=r"evaluate\(",
)
