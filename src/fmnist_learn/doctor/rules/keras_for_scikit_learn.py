"""scikit-learn does not take a Keras model as it is."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="keras-for-scikit-learn",
    title=Text(
        ko="사이킷런은 케라스 모델을 그대로 받지 않습니다",
        en="scikit-learn does not take a Keras model as it is",
    ),
    cause=Text(
        ko="`cross_validate`와 `GridSearchCV`는 모델을 복사해 여러 번 훈련하려고 "
        "사이킷런의 방식을 따르는 모델을 받습니다. 케라스 모델에는 그런 메서드가 "
        "없습니다.",
        en="`cross_validate` and `GridSearchCV` copy a model and train it several "
        "times, for which it has to follow the rules of scikit-learn. A Keras model "
        "does not.",
    ),
    remedy=Text(
        ko="`keras.wrappers.SKLearnClassifier(model)`로 감싸거나 `validation_data`로 "
        "검증하세요. 이 클래스는 타깃을 원-핫 인코딩하므로 "
        "`loss='categorical_crossentropy'`로 컴파일합니다.",
        en="Wrap it in `keras.wrappers.SKLearnClassifier(model)`, or validate with "
        "`validation_data`. That class makes one-hot rows of the targets, so compile "
        "with `loss='categorical_crossentropy'`.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.model_selection import cross_validate\n"
    "cross_validate(model, train_scaled, train_target, cv=2)\n",
    fixed="from sklearn.model_selection import cross_validate\n"
    "model.compile(loss='categorical_crossentropy')\n"
    "wrapped = keras.wrappers.SKLearnClassifier(model)\n"
    "cross_validate(wrapped, train_scaled, train_target, cv=2)\n",
    error="AttributeError: The following error was raised: 'Sequential' object has no "
    "attribute '__sklearn_tags__'.",
    kinds=("AttributeError", "TypeError"),
    pattern=r"'(Sequential|Functional|Model)' object has no attribute "
    r"'(__sklearn_tags__|get_params)'"
    r"|^Cannot clone object .*(Sequential|Functional)"
    r"|^estimator should be an estimator implementing 'fit' method"
    r"|^If no scoring is specified, the estimator passed should have a 'score' method",
    holds=Text(
        ko="사이킷런 1.6에서는 `If no scoring is specified`라고 나옵니다.",
        en="In scikit-learn 1.6 the words are `If no scoring is specified`.",
    ),
    before=("misspelt-method",),
)
