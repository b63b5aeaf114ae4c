"""Training did not measure the accuracy."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="history-without-metrics",
    title=Text(
        ko="정확도를 재지 않고 훈련했습니다", en="Training did not measure the accuracy"
    ),
    cause=Text(
        ko="`history.history`에는 손실과 `compile`에서 정한 지표만 있습니다. "
        "`metrics=['accuracy']` 없이 `compile`하면 정확도가 기록되지 않습니다.",
        en="`history.history` holds the loss and the metrics given to `compile`. "
        "Without `metrics=['accuracy']` the accuracy is not recorded.",
    ),
    remedy=Text(
        ko="`compile`에 `metrics=['accuracy']`를 넣고 다시 훈련하세요.",
        en="Pass `metrics=['accuracy']` to `compile` and train again.",
    ),
    section="07-3",
    concept="accuracy",
    broken="model = keras.Sequential([keras.layers.Dense(10, "
    "activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "history = model.fit(train_scaled, train_target)\n"
    "history.history['accuracy']\n",
    fixed="model = keras.Sequential([keras.layers.Dense(10, "
    "activation='softmax')])\n"
    "model.compile(loss='sparse_categorical_crossentropy', "
    "metrics=['accuracy'])\n"
    "history = model.fit(train_scaled, train_target)\n"
    "history.history['accuracy']\n",
    error="KeyError: 'accuracy'",
    kinds=("KeyError",),
    pattern=r"^'accuracy'$",
    line=r"\bhist\w*\b",
)
