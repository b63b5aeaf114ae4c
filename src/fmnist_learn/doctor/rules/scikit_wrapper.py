"""`keras.wrappers.scikit_learn` was removed."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="scikit-wrapper",
    title=Text(
        ko="`keras.wrappers.scikit_learn`은 없어졌습니다",
        en="`keras.wrappers.scikit_learn` was removed",
    ),
    cause=Text(
        ko="`KerasClassifier`가 있던 모듈은 케라스 3에 없습니다.",
        en="The module that held `KerasClassifier` is not in Keras 3.",
    ),
    remedy=Text(
        ko="`keras.wrappers.SKLearnClassifier`를 쓰세요.",
        en="Use `keras.wrappers.SKLearnClassifier`.",
    ),
    section="07-1",
    concept="",
    broken="from keras.wrappers.scikit_learn import KerasClassifier\n",
    fixed="from keras.wrappers import SKLearnClassifier\n",
    error="ModuleNotFoundError: No module named 'keras.wrappers.scikit_learn'",
    kinds=("ModuleNotFoundError",),
    pattern=r"No module named '(tensorflow\.)?keras\.wrappers\.scikit_learn'",
    before=("misspelt-name", "moved-in-keras"),
)
