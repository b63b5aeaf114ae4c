"""Probabilities were compared with labels."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="predictions-not-labels",
    title=Text(
        ko="확률을 레이블과 비교했습니다", en="Probabilities were compared with labels"
    ),
    cause=Text(
        ko="케라스의 `predict`는 샘플마다 확률 10개를 돌려주므로 레이블의 배열과 "
        "크기가 다릅니다.",
        en="`predict` of Keras gives ten probabilities for each sample, so the shape "
        "of its result differs from that of the labels.",
    ),
    remedy=Text(
        ko="`argmax(axis=-1)`로 확률이 가장 큰 클래스를 고른 다음 비교하세요.",
        en="Choose the class with the largest probability first, with "
        "`argmax(axis=-1)`.",
    ),
    section="07-3",
    concept="softmax",
    broken="np.mean(model.predict(train_scaled) == train_target)\n",
    fixed="np.mean(model.predict(train_scaled).argmax(axis=-1) == train_target)\n",
    error="ValueError: operands could not be broadcast together with shapes "
    "(40,10) (40,)",
    kinds=("ValueError",),
    pattern=r"^operands could not be broadcast together with shapes "
    r"(\((\d+),10\) \(\2,\)|\((\d+),\) \(\3,10\))"
    r"|^Classification metrics can't handle a mix of (multiclass and "
    r"continuous-multioutput|continuous-multioutput and multiclass) targets$",
)
