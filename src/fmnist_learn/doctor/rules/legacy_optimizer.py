"""`keras.optimizers.legacy` does not work in Keras 3."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="legacy-optimizer",
    title=Text(
        ko="`keras.optimizers.legacy`는 케라스 3에서 쓸 수 없습니다",
        en="`keras.optimizers.legacy` does not work in Keras 3",
    ),
    cause=Text(
        ko="이 모듈의 옵티마이저는 케라스 2의 것입니다. 케라스 3에는 이름만 남아 "
        "있습니다.",
        en="The optimizers of this module are those of Keras 2. In Keras 3 only their "
        "names are left.",
    ),
    remedy=Text(
        ko="`legacy.`를 지우고 `keras.optimizers.Adam(learning_rate=0.001)`처럼 "
        "쓰세요. `decay`는 이제 없습니다.",
        en="Delete `legacy.` and write `keras.optimizers.Adam(learning_rate=0.001)`. "
        "There is no `decay` any more.",
    ),
    section="07-2",
    concept="adam",
    broken="adam = keras.optimizers.legacy.Adam(learning_rate=0.001)\n",
    fixed="adam = keras.optimizers.Adam(learning_rate=0.001)\n",
    error="ImportError: `keras.optimizers.legacy` is not supported in Keras 3.",
    kinds=("ImportError",),
    pattern=r"^`keras\.optimizers\.legacy` is not supported in Keras 3",
)
