"""The model has not been fitted yet."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="not-fitted",
    title=Text(
        ko="아직 훈련하지 않은 모델입니다", en="The model has not been fitted yet"
    ),
    cause=Text(
        ko="`cross_validate`는 모델의 복사본을 훈련하므로 `sc`는 훈련하지 않은 그대로 "
        "남습니다.",
        en="`cross_validate` trains copies of the model, and leaves `sc` itself "
        "untrained.",
    ),
    remedy=Text(
        ko="`score`나 `predict`를 실행하기 전에 `sc.fit(train_scaled, "
        "train_target)`을 실행하세요.",
        en="Run `sc.fit(train_scaled, train_target)` before `score` or `predict`.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "from sklearn.model_selection import cross_validate\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "cross_validate(sc, train_scaled, train_target, cv=2)\n"
    "sc.score(val_scaled, val_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n"
    "sc.score(val_scaled, val_target)\n",
    error="NotFittedError: This SGDClassifier instance is not fitted yet.",
    kinds=("NotFittedError",),
    pattern=r"instance is not fitted yet",
)
