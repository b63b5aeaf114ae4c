"""scikit-learn needs each image as a flat row."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="images-for-scikit-learn",
    title=Text(
        ko="사이킷런에는 이미지를 펼쳐서 넣습니다",
        en="scikit-learn needs each image as a flat row",
    ),
    cause=Text(
        ko="사이킷런은 2차원 배열만 받습니다. 행 하나가 샘플 하나이므로 28x28 "
        "이미지는 784개의 값으로 펼쳐야 합니다.",
        en="scikit-learn takes only 2-D arrays, one row for each sample, so a 28x28 "
        "image has to become a row of 784 values.",
    ),
    remedy=Text(
        ko="`train_input.reshape(-1, 28 * 28)`로 바꾸세요. 샘플이 하나이면 "
        "`reshape(1, -1)`입니다.",
        en="Use `train_input.reshape(-1, 28 * 28)`, or `reshape(1, -1)` for a single "
        "sample.",
    ),
    section="07-1",
    concept="array-shape",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_input, train_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_input.reshape(-1, 28 * 28) / 255.0, train_target)\n",
    error="ValueError: Found array with dim 3, while dim <= 2 is required by "
    "SGDClassifier.",
    kinds=("ValueError",),
    pattern=r"Found array with dim \d|Expected 2D array, got 1D array instead",
    holds=Text(
        ko="사이킷런 1.6에서는 `Found array with dim 3. SGDClassifier expected <= "
        "2.`라고 나옵니다.",
        en="In scikit-learn 1.6 the words are `Found array with dim 3. SGDClassifier "
        "expected <= 2.`.",
    ),
)
