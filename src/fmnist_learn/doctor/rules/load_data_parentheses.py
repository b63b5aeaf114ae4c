"""`load_data` gives two tuples."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="load-data-parentheses",
    title=Text(
        ko="`load_data`의 결과는 튜플 두 개입니다", en="`load_data` gives two tuples"
    ),
    cause=Text(
        ko="`load_data`는 배열 네 개가 아니라 훈련 세트와 테스트 세트의 튜플 두 개를 "
        "돌려줍니다.",
        en="`load_data` does not return four arrays but two tuples: the training set "
        "and the test set.",
    ),
    remedy=Text(
        ko="괄호로 묶어 `(train_input, train_target), (test_input, test_target)`으로 "
        "받으세요.",
        en="Unpack with parentheses: `(train_input, train_target), (test_input, "
        "test_target)`.",
    ),
    section="07-1",
    concept="fashion-mnist",
    broken="import fmnist_learn as fl\n"
    "train_input, train_target, test_input, test_target = fl.load_data()\n",
    fixed="import fmnist_learn as fl\n"
    "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
    error="ValueError: not enough values to unpack (expected 4, got 2)",
    kinds=("ValueError",),
    pattern=r"^not enough values to unpack \(expected 4, got 2\)$",
    line=r"load_data\(",
)
