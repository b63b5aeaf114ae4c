"""The callback has nothing to watch."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="monitor-not-there",
    title=Text(
        ko="콜백이 지켜볼 값이 없습니다", en="The callback has nothing to watch"
    ),
    cause=Text(
        ko="`EarlyStopping`과 `ModelCheckpoint`는 `monitor`로 정한 값을 지켜봅니다. "
        "기본값은 `'val_loss'`입니다. 검증 세트 없이 훈련하거나 이름을 잘못 쓰면 그 "
        "값이 없어서 훈련이 일찍 멈추지 않고, 가장 좋은 모델이 아니라 마지막 모델이 "
        "남습니다.",
        en="`EarlyStopping` and `ModelCheckpoint` watch the value named by `monitor`, "
        "`'val_loss'` by default. Without a validation set, or with a misspelt name, "
        "there is no such value: training does not stop early, and the last model is "
        "kept, not the best.",
    ),
    remedy=Text(
        ko="`fit`에 `validation_data=(val_scaled, val_target)`을 넣고, `monitor`에는 "
        "`'val_loss'`나 `'val_accuracy'`를 쓰세요.",
        en="Pass `validation_data=(val_scaled, val_target)` to `fit`, and use "
        "`'val_loss'` or `'val_accuracy'` as `monitor`.",
    ),
    section="07-3",
    concept="early-stopping",
    broken="stop = keras.callbacks.EarlyStopping(patience=2)\n"
    "model.fit(train_scaled, train_target, callbacks=[stop])\n",
    fixed="stop = keras.callbacks.EarlyStopping(patience=2)\n"
    "model.fit(\n"
    "    train_scaled, train_target, callbacks=[stop],\n"
    "    validation_data=(val_scaled, val_target),\n"
    ")\n",
    error="UserWarning: Early stopping conditioned on metric `val_loss` which is "
    "not available.",
    kinds=("UserWarning", "ValueError"),
    pattern=r"conditioned on metric `\w+` which is not available"
    r"|Can save best model only with \w+ available"
    r"|callback received monitor=\w+,? but Keras isn't able to",
)
