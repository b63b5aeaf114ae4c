"""There is no such argument."""

import re

from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._spelling import meant
from fmnist_learn.i18n import Text

# The arguments of the course, for the one that was meant.
_NAMES = (
    "units activation filters kernel_size strides padding pool_size rate shape name "
    "optimizer loss metrics learning_rate momentum epochs batch_size validation_data "
    "validation_split callbacks verbose monitor patience restore_best_weights filepath "
    "save_best_only max_iter random_state n_jobs alpha test_size stratify scoring "
    "return_train_score cmap label color marker linestyle figsize"
)


def _advise(exc: BaseException, line: str) -> Advice:
    found = re.search(r"argument '(\w+)'|\{'(\w+)':", message(exc))
    assert found is not None  # the pattern holds
    return meant(found[1] or found[2], _NAMES.split(), line)


RULE = Rule(
    name="misspelt-argument",
    title=Text(ko="그런 매개변수는 없습니다", en="There is no such argument"),
    cause=Text(
        ko="매개변수의 이름을 잘못 썼거나 다른 층이나 함수의 매개변수를 썼습니다. "
        "`metrics`와 `epochs`, `strides`에는 `s`가 붙습니다.",
        en="The name of the argument is misspelt, or it belongs to another layer or "
        "function. `metrics`, `epochs` and `strides` end in `s`.",
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
    kinds=("ValueError", "TypeError", "AttributeError"),
    pattern=r"^Unrecognized keyword arguments passed to \w+: \{'\w+':"
    r"|^Argument(s|\(s\)) not recognized: \{'\w+':"
    r"|got an unexpected keyword argument '\w+'",
    advise=_advise,
    general=True,
)
