"""An array was given as the batch size."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="array-as-batch-size",
    title=Text(
        ko="배열이 배치 크기 자리에 있습니다",
        en="An array was given as the batch size",
    ),
    cause=Text(
        ko="`fit`과 `evaluate`의 세 번째 값, `predict`의 두 번째 값은 배치 "
        "크기입니다. 그 자리에 배열을 넣었습니다.",
        en="The third value of `fit` and `evaluate`, and the second of `predict`, is "
        "the batch size. An array was put there.",
    ),
    remedy=Text(
        ko="검증 세트는 `validation_data=(val_scaled, val_target)`으로 넣고, "
        "`predict`에는 이미지만 넣으세요.",
        en="Pass the validation set as `validation_data=(val_scaled, val_target)`, "
        "and give `predict` only the images.",
    ),
    section="07-3",
    concept="validation",
    broken="model.fit(train_scaled, train_target, val_scaled, val_target)\n",
    fixed="model.fit(\n"
    "    train_scaled, train_target, validation_data=(val_scaled, val_target)\n"
    ")\n",
    error="ValueError: The truth value of an array with more than one element is "
    "ambiguous.",
    kinds=("ValueError",),
    pattern=r"^The truth value of an array with more than one element is ambiguous",
    line=r"\.(fit|evaluate|predict)\(",
)
