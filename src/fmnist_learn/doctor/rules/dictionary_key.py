"""The dictionary has no such key."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="dictionary-key",
    title=Text(ko="딕셔너리에 그런 키가 없습니다", en="The dictionary has no such key"),
    cause=Text(
        ko="대괄호 안에 쓴 키가 딕셔너리에 없습니다. 철자가 다르거나, 그 값을 아직 "
        "기록하지 않았습니다.",
        en="The key in the square brackets is not in the dictionary: it is spelt "
        "another way, or its value was never recorded.",
    ),
    remedy=Text(
        ko="`history.history.keys()`처럼 `keys()`를 출력해 있는 키를 확인하세요. "
        "지표의 키는 `'accuracy'`입니다.",
        en="Print the keys that there are with `keys()`, as in "
        "`history.history.keys()`. The key of the metric is `'accuracy'`.",
    ),
    section="07-3",
    concept="",
    broken="history = model.fit(train_scaled, train_target)\n"
    "history.history['acuracy']\n",
    fixed="history = model.fit(train_scaled, train_target)\n"
    "history.history['accuracy']\n",
    error="KeyError: 'acuracy'",
    kinds=("KeyError",),
    pattern=r"^'\w+'$",
    line=r"\[",
    own=True,
    general=True,
)
