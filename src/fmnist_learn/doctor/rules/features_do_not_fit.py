"""The number of features differs from the training."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="features-do-not-fit",
    title=Text(
        ko="특성의 개수가 훈련할 때와 다릅니다",
        en="The number of features differs from the training",
    ),
    cause=Text(
        ko="사이킷런 모델은 훈련할 때와 같은 개수의 열을 받습니다. 28x28 이미지를 "
        "펼치면 784개입니다.",
        en="A model of scikit-learn takes as many columns as it was trained with. A "
        "flat image of 28x28 has 784.",
    ),
    remedy=Text(
        ko="훈련 세트와 똑같이 바꾸세요. `val_input.reshape(-1, 28 * 28) / 255.0`처럼 "
        "하면 됩니다.",
        en="Treat all data like the training set: `val_input.reshape(-1, 28 * 28) / "
        "255.0`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n"
    "sc.predict(val_scaled[:, :28])\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n"
    "sc.predict(val_scaled)\n",
    error="ValueError: X has 28 features, but SGDClassifier is expecting 784 features "
    "as input.",
    kinds=("ValueError",),
    pattern=r"^X has \d+ features, but \w+ is expecting \d+ features",
)
