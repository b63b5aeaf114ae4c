"""With more than two classes, say how to average."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="average-for-two-classes",
    title=Text(
        ko="클래스가 여럿이면 평균을 내는 방법을 정합니다",
        en="With more than two classes, say how to average",
    ),
    cause=Text(
        ko="정밀도, 재현율, F1 점수는 클래스마다 하나씩 있습니다. `average`를 "
        "주지 않으면 클래스가 둘일 때의 값을 구합니다.",
        en="Precision, recall and the F1 score are one number for each class. Without "
        "`average`, they are computed as for two classes.",
    ),
    remedy=Text(
        ko="`average='macro'`를 주면 클래스마다 구한 값의 평균이 나옵니다. "
        "`average=None`은 클래스마다의 값을 모두 돌려줍니다.",
        en="`average='macro'` gives the mean over the classes, `average=None` the "
        "number of each.",
    ),
    section="07-1",
    concept="accuracy",
    broken="from sklearn.metrics import f1_score\n"
    "f1_score(train_target, train_target)\n",
    fixed="from sklearn.metrics import f1_score\n"
    "f1_score(train_target, train_target, average='macro')\n",
    error="ValueError: Target is multiclass but average='binary'.",
    kinds=("ValueError",),
    pattern=r"^Target is multiclass but average='binary'",
)
