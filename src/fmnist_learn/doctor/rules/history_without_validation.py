"""There is no validation loss: training had no validation set."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="history-without-validation",
    title=Text(
        ko="검증 세트 없이 훈련해서 검증 손실이 없습니다",
        en="There is no validation loss: training had no validation set",
    ),
    cause=Text(
        ko="이름이 `'val_'`로 시작하는 기록은 `fit`에 `validation_data`를 넣었을 때만 "
        "생깁니다.",
        en="The entries whose names start with `'val_'` exist only if `fit` was given "
        "`validation_data`.",
    ),
    remedy=Text(
        ko="`fit`에 `validation_data=(val_scaled, val_target)`을 넣어 다시 훈련하세요.",
        en="Train again with `validation_data=(val_scaled, val_target)` in `fit`.",
    ),
    section="07-3",
    concept="validation",
    broken="history = model.fit(train_scaled, train_target)\n"
    "history.history['val_loss']\n",
    fixed="history = model.fit(\n"
    "    train_scaled, train_target, validation_data=(val_scaled, val_target)\n"
    ")\n"
    "history.history['val_loss']\n",
    error="KeyError: 'val_loss'",
    kinds=("KeyError",),
    pattern=r"^'val_(loss|accuracy)'$",
)
