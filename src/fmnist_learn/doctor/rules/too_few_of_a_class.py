"""There are too few samples for the folds."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="too-few-of-a-class",
    title=Text(
        ko="폴드로 나누기에는 샘플이 너무 적습니다",
        en="There are too few samples for the folds",
    ),
    cause=Text(
        ko="폴드마다 클래스의 비율이 같아야 하므로, 클래스마다 샘플이 폴드의 "
        "개수만큼은 있어야 합니다. `stratify`로 나눌 때는 클래스마다 둘 이상 있어야 "
        "합니다.",
        en="Each fold is to have the classes in the same parts, for which every class "
        "needs as many samples as there are folds, and at least two for `stratify`.",
    ),
    remedy=Text(
        ko="`cv`를 줄이거나 데이터를 더 많이 쓰세요. `np.bincount(train_target)`이 "
        "클래스마다 몇 개인지 알려 줍니다.",
        en="Use a smaller `cv`, or more of the data. `np.bincount(train_target)` "
        "counts the samples of each class.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "from sklearn.model_selection import cross_validate\n"
    "cross_validate(SGDClassifier(), train_scaled, train_target, cv=30)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "from sklearn.model_selection import cross_validate\n"
    "cross_validate(SGDClassifier(), train_scaled, train_target, cv=3)\n",
    error="ValueError: n_splits=30 cannot be greater than the number of members in "
    "each class.",
    kinds=("ValueError",),
    pattern=r"^n_splits=\d+ cannot be greater than the number of members in each class"
    r"|^Cannot have number of splits n_splits=\d+ greater than the number of samples"
    r"|^The least populated class(es)? in y ha(s|ve) only 1 member",
)
