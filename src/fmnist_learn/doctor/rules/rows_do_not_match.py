"""The images and the targets differ in number."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="rows-do-not-match",
    title=Text(
        ko="이미지와 타깃의 개수가 다릅니다",
        en="The images and the targets differ in number",
    ),
    cause=Text(
        ko="함께 넣은 두 배열의 행의 개수가 다릅니다. 대개 `train_test_split`의 "
        "결과를 잘못된 순서로 받았거나, 나누는 셀을 두 번 실행했거나, 훈련 세트와 "
        "검증 세트를 섞어 넣었습니다.",
        en="The two arrays have different numbers of rows. Usually the results of "
        "`train_test_split` were unpacked in the wrong order, the cell that splits "
        "was run twice, or the training set was mixed with the validation set.",
    ),
    remedy=Text(
        ko="배열의 `shape`를 출력해 확인하고, `train_scaled, val_scaled, "
        "train_target, val_target` 순서로 받으세요.",
        en="Print the `shape` of the arrays, and unpack in the order `train_scaled, "
        "val_scaled, train_target, val_target`.",
    ),
    section="07-1",
    concept="validation",
    broken="model.fit(train_scaled, val_target)\n",
    fixed="model.fit(train_scaled, train_target)\n",
    error="ValueError: Data cardinality is ambiguous. Make sure all arrays contain "
    "the same number of samples.",
    kinds=("ValueError",),
    pattern=r"Data cardinality is ambiguous"
    r"|Found input variables with inconsistent numbers of samples",
)
