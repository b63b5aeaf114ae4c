"""The data ran out before the epoch ended."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="steps-per-epoch",
    title=Text(
        ko="데이터가 모자라 훈련이 중간에 끝났습니다",
        en="The data ran out before the epoch ended",
    ),
    cause=Text(
        ko="`steps_per_epoch`가 배열에 있는 배치보다 많습니다. 배열을 넣을 때는 "
        "케라스가 배치의 개수를 알아서 셉니다.",
        en="`steps_per_epoch` is larger than the number of batches in the arrays. "
        "When it is given arrays, Keras counts the batches itself.",
    ),
    remedy=Text(ko="`steps_per_epoch`를 지우세요.", en="Delete `steps_per_epoch`."),
    section="07-2",
    concept="gradient-descent",
    broken="model.fit(train_scaled, train_target, steps_per_epoch=100)\n",
    fixed="model.fit(train_scaled, train_target)\n",
    error="UserWarning: Your input ran out of data; interrupting training.",
    kinds=("UserWarning",),
    pattern=r"Your input ran out of data; interrupting training",
)
