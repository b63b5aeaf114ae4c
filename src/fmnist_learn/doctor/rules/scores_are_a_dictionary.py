"""The result of `cross_validate` is a dictionary."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="scores-are-a-dictionary",
    title=Text(
        ko="`cross_validate`의 결과는 딕셔너리입니다",
        en="The result of `cross_validate` is a dictionary",
    ),
    cause=Text(
        ko="폴드마다의 점수는 이 딕셔너리의 `'test_score'`에 들어 있습니다.",
        en="The scores of the folds are in this dictionary under `'test_score'`.",
    ),
    remedy=Text(
        ko="`np.mean(scores['test_score'])`로 평균을 구하세요.",
        en="Take their mean with `np.mean(scores['test_score'])`.",
    ),
    section="07-1",
    concept="validation",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "from sklearn.model_selection import cross_validate\n"
    "scores = cross_validate(SGDClassifier(), train_scaled, train_target, cv=2)\n"
    "print(scores.mean())\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "from sklearn.model_selection import cross_validate\n"
    "scores = cross_validate(SGDClassifier(), train_scaled, train_target, cv=2)\n"
    "print(np.mean(scores['test_score']))\n",
    error="AttributeError: 'dict' object has no attribute 'mean'",
    kinds=("AttributeError", "KeyError"),
    pattern=r"^'dict' object has no attribute 'mean'$|^'test_accuracy'$",
    line=r"\bscores?\b",
)
