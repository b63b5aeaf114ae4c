"""A Keras model is needed, and something else was given."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="scikit-learn-for-keras",
    title=Text(
        ko="케라스 모델이 필요한 자리에 다른 것을 넣었습니다",
        en="A Keras model is needed, and something else was given",
    ),
    cause=Text(
        ko="`fl.train`은 `compile`과 `fit`을 실행하므로 케라스 모델만 받습니다. "
        "사이킷런 모델은 스스로 훈련합니다.",
        en="`fl.train` runs `compile` and `fit`, and takes a Keras model only. A "
        "model of scikit-learn trains by itself.",
    ),
    remedy=Text(
        ko="`fl.build_deep()` 같은 케라스 모델을 넣고, 사이킷런 모델은 "
        "`model.fit(data.train_scaled, data.train_target)`으로 훈련하세요.",
        en="Give it a Keras model such as `fl.build_deep()`, and train a model of "
        "scikit-learn with `model.fit(data.train_scaled, data.train_target)`.",
    ),
    section="07-1",
    concept="logistic-regression",
    broken="import fmnist_learn as fl\n"
    "from sklearn.linear_model import LogisticRegression\n"
    "fl.train(LogisticRegression(), fl.prepare_data())\n",
    fixed="from sklearn.linear_model import LogisticRegression\n"
    "LogisticRegression().fit(train_scaled, train_target)\n",
    error="TypeError: model must be a Keras model. Received: model=LogisticRegression.",
    kinds=("TypeError",),
    pattern=r"^model must be a Keras model\. Received: ",
)
