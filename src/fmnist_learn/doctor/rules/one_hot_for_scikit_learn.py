"""scikit-learn takes whole numbers as targets."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="one-hot-for-scikit-learn",
    title=Text(
        ko="사이킷런에는 정수 타깃을 넣습니다",
        en="scikit-learn takes whole numbers as targets",
    ),
    cause=Text(
        ko="타깃이 원-핫 인코딩되어 있습니다. 사이킷런의 모델과 점수 함수는 샘플마다 "
        "정수 하나를 받습니다.",
        en="The targets are one-hot rows. The models and scores of scikit-learn take "
        "one whole number for each sample.",
    ),
    remedy=Text(
        ko="`argmax(axis=1)`로 정수로 되돌리세요.",
        en="Turn them back into whole numbers with `argmax(axis=1)`.",
    ),
    section="07-1",
    concept="one-hot",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "SGDClassifier(random_state=42).fit(train_scaled, one_hot)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "one_hot = keras.utils.to_categorical(train_target, 10)\n"
    "SGDClassifier(random_state=42).fit(train_scaled, one_hot.argmax(axis=1))\n",
    error="ValueError: y should be a 1d array, got an array of shape (40, 10) instead.",
    kinds=("ValueError",),
    pattern=r"^y should be a 1d array, got an array of shape"
    r"|^Classification metrics can't handle a mix of (multilabel-indicator and "
    r"multiclass|multiclass and multilabel-indicator) targets",
)
