"""The targets are not classes."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="targets-are-not-classes",
    title=Text(ko="타깃이 클래스가 아닙니다", en="The targets are not classes"),
    cause=Text(
        ko="분류 모델의 타깃은 클래스 번호입니다. 실수이거나 클래스가 하나뿐이어서 "
        "나눌 것이 없습니다. 대개 타깃의 자리에 이미지를 넣었거나 한 클래스만 "
        "골랐습니다.",
        en="The targets of a classifier are numbers of classes. These are fractions, "
        "or all of one class, which leaves nothing to tell apart. Usually images "
        "stand in the place of the targets, or only one class was chosen.",
    ),
    remedy=Text(
        ko="`np.unique(train_target)`으로 어떤 값이 있는지 확인하고, "
        "`fit(train_scaled, train_target)` 순서로 넣으세요.",
        en="Look at the values with `np.unique(train_target)`, and keep the order of "
        "`fit(train_scaled, train_target)`.",
    ),
    section="07-1",
    concept="logistic-regression",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "SGDClassifier(random_state=42).fit(train_scaled, train_scaled[:, 0])\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "SGDClassifier(random_state=42).fit(train_scaled, train_target)\n",
    error="ValueError: Unknown label type:",
    kinds=("ValueError",),
    pattern=r"^Unknown label type: "
    r"|^This solver needs samples of at least 2 classes in the data"
    r"|^The number of classes has to be greater than one",
)
