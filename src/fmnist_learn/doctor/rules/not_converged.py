"""The iterations ended before convergence."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="not-converged",
    title=Text(
        ko="정해진 반복 횟수 안에 수렴하지 않았습니다",
        en="The iterations ended before convergence",
    ),
    cause=Text(
        ko="`max_iter`번 반복하는 동안 손실이 아직 줄고 있었다는 경고이며 오류는 "
        "아닙니다. 책은 반복 횟수를 일부러 5로 정하므로 이 경고가 나옵니다.",
        en="This warning, not an error, says that the loss was still falling after "
        "`max_iter` iterations. The book chooses 5 of them on purpose, so the warning "
        "appears.",
    ),
    remedy=Text(
        ko="그대로 두어도 됩니다. 더 훈련하려면 `max_iter`를 늘리세요.",
        en="It can be left as it is. To train further, increase `max_iter`.",
    ),
    section="07-1",
    concept="logistic-regression",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', max_iter=5, random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "sc = SGDClassifier(loss='log_loss', max_iter=1000, random_state=42)\n"
    "sc.fit(train_scaled, train_target)\n",
    error="ConvergenceWarning: Maximum number of iteration reached before convergence.",
    kinds=("ConvergenceWarning",),
    pattern=r"^Maximum number of iteration reached before convergence",
)
