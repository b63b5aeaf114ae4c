"""There is no such argument."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="misspelt-argument",
    title=Text(ko="그런 매개변수는 없습니다", en="There is no such argument"),
    cause=Text(
        ko="매개변수의 이름을 잘못 썼거나 다른 층이나 메서드의 매개변수를 썼습니다. "
        "`metrics`와 `epochs`, `strides`에는 `s`가 붙습니다.",
        en="The name of the argument is misspelt, or it belongs to another layer or "
        "method. `metrics`, `epochs` and `strides` end in `s`.",
    ),
    remedy=Text(
        ko="`help(keras.layers.Dense)`처럼 실행해 이름을 확인하세요.",
        en="Look the name up, for example with `help(keras.layers.Dense)`.",
    ),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(10, activaton='relu')\n",
    fixed="keras.layers.Dense(10, activation='relu')\n",
    error="ValueError: Unrecognized keyword arguments passed to Dense: "
    "{'activaton': 'relu'}",
    kinds=("ValueError", "TypeError"),
    pattern=r"^Unrecognized keyword arguments passed to \w+: "
    r"|^Argument\(s\) not recognized: \{"
    r"|^(\w*Trainer\.(compile|fit|evaluate|predict)|Input|"
    r"(Sequential|EarlyStopping|ModelCheckpoint|SGDClassifier)\.__init__)\(\) got "
    r"an unexpected keyword argument",
)
