"""This loss function gives no probabilities."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="loss-without-probabilities",
    title=Text(
        ko="이 손실 함수로는 확률을 계산할 수 없습니다",
        en="This loss function gives no probabilities",
    ),
    cause=Text(
        ko="`SGDClassifier`의 `loss` 기본값인 `'hinge'`는 로지스틱 회귀가 아니어서 "
        "`predict_proba`가 없습니다.",
        en="`'hinge'`, the default `loss` of `SGDClassifier`, is not logistic "
        "regression, and has no `predict_proba`.",
    ),
    remedy=Text(
        ko="`loss='log_loss'`를 주고 다시 훈련하세요.",
        en="Pass `loss='log_loss'` and train again.",
    ),
    section="07-1",
    concept="logistic-regression",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n"
    "sc.predict_proba(val_scaled)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n"
    "sc.predict_proba(val_scaled)\n",
    error="AttributeError: This 'SGDClassifier' has no attribute 'predict_proba'",
    kinds=("AttributeError",),
    pattern=r"^This 'SGDClassifier' has no attribute 'predict_proba'",
)
