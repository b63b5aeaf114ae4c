"""The dropout rate is between 0 and 1."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="dropout-rate",
    title=Text(
        ko="드롭아웃 비율은 0과 1 사이입니다", en="The dropout rate is between 0 and 1"
    ),
    cause=Text(
        ko="`Dropout`에 넣는 값은 0으로 만들 출력의 비율입니다. 30퍼센트는 30이 "
        "아니라 0.3입니다.",
        en="`Dropout` takes the fraction of the outputs that are set to 0: 30% is "
        "0.3, not 30.",
    ),
    remedy=Text(
        ko="`keras.layers.Dropout(0.3)`처럼 쓰세요.",
        en="Write `keras.layers.Dropout(0.3)`.",
    ),
    section="07-3",
    concept="dropout",
    broken="keras.layers.Dropout(30)\n",
    fixed="keras.layers.Dropout(0.3)\n",
    error="ValueError: Invalid value received for argument `rate`. Expected a "
    "float value between 0 and 1. Received: rate=30",
    kinds=("ValueError",),
    pattern=r"^Invalid value received for argument `rate`",
)
