"""Keras has `evaluate`, scikit-learn has `score`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="score-and-evaluate",
    title=Text(
        ko="케라스는 `evaluate`, 사이킷런은 `score`입니다",
        en="Keras has `evaluate`, scikit-learn has `score`",
    ),
    cause=Text(
        ko="두 라이브러리는 메서드의 이름이 다릅니다. 케라스 모델은 `compile`, `fit`, "
        "`evaluate`를, `SGDClassifier`는 `fit`, `score`를 씁니다.",
        en="The two libraries name their methods differently: a Keras model has "
        "`compile`, `fit` and `evaluate`, `SGDClassifier` has `fit` and `score`.",
    ),
    remedy=Text(
        ko="케라스 모델은 `model.evaluate(val_scaled, val_target)`으로, "
        "`SGDClassifier`는 `sc.score(val_scaled, val_target)`으로 평가하세요.",
        en="Use `model.evaluate(val_scaled, val_target)` for a Keras model, and "
        "`sc.score(val_scaled, val_target)` for `SGDClassifier`.",
    ),
    section="07-1",
    concept="accuracy",
    broken="model.score(val_scaled, val_target)\n",
    fixed="model.evaluate(val_scaled, val_target)\n",
    error="AttributeError: 'Sequential' object has no attribute 'score'",
    kinds=("AttributeError",),
    pattern=r"^'(Sequential|Functional|Model)' object has no attribute 'score'$"
    r"|^'SGDClassifier' object has no attribute '(evaluate|compile|summary)'$",
    before=("misspelt-method",),
)
