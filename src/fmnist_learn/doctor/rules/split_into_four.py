"""`train_test_split` gives four results."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="split-into-four",
    title=Text(
        ko="`train_test_split`의 결과는 네 개입니다",
        en="`train_test_split` gives four results",
    ),
    cause=Text(
        ko="`train_test_split`은 넣은 배열마다 두 개를 돌려줍니다. 이미지와 타깃을 "
        "함께 넣으면 네 개, 이미지만 넣으면 두 개입니다.",
        en="`train_test_split` returns two arrays for each one given: four for images "
        "and targets together, two for images alone.",
    ),
    remedy=Text(
        ko="이미지와 타깃을 함께 넣고 `train_scaled, val_scaled, train_target, "
        "val_target` 순서로 받으세요.",
        en="Give it images and targets, and unpack as `train_scaled, val_scaled, "
        "train_target, val_target`.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.model_selection import train_test_split\n"
    "train_scaled, val_scaled = train_test_split(train_scaled, train_target)\n",
    fixed="from sklearn.model_selection import train_test_split\n"
    "train_scaled, val_scaled, train_target, val_target = train_test_split(\n"
    "    train_scaled, train_target)\n",
    error="ValueError: too many values to unpack (expected 2)",
    kinds=("ValueError",),
    pattern=r"^(too many|not enough) values to unpack \(expected \d",
    line=r"=\s*train_test_split\(",
    before=("load-data-parentheses",),
)
