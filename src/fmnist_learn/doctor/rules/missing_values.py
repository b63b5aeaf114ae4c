"""The data has `NaN` or infinite values."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.not_finite:
        yield f"{subject.not_finite:,}"


RULE = Rule(
    name="missing-values",
    title=Text(
        ko="데이터에 `NaN`이나 무한대가 있습니다",
        en="The data has `NaN` or infinite values",
    ),
    cause=Text(
        ko="`NaN`은 값이 없다는 표시입니다. 0을 0으로 나누었거나 파일에 빈칸이 있으면 "
        "생깁니다. 사이킷런의 모델은 대개 이런 값을 받지 않고, 케라스 "
        "모델은 받아서 손실과 가중치가 `nan`이 됩니다.",
        en="`NaN` stands for no value. It comes from 0 divided by 0, or from an empty "
        "cell in a file. Most models of scikit-learn do not take it. A Keras "
        "model does, and its loss and its weights become `nan`.",
    ),
    remedy=Text(
        ko="`np.isnan(train_scaled).sum()`으로 세어 보고 어디에서 생겼는지 찾으세요. "
        "패션 MNIST에는 빈 값이 없습니다.",
        en="Count them with `np.isnan(train_scaled).sum()`, and find where they come "
        "from. Fashion-MNIST has none.",
    ),
    section="07-1",
    concept="scaling",
    broken="from sklearn.linear_model import SGDClassifier\n"
    "train_scaled[0, 0] = np.nan\n"
    "SGDClassifier(random_state=42).fit(train_scaled, train_target)\n",
    fixed="from sklearn.linear_model import SGDClassifier\n"
    "SGDClassifier(random_state=42).fit(train_scaled, train_target)\n",
    error="ValueError: Input X contains NaN.",
    kinds=("ValueError",),
    pattern=r"^Input [Xy] contains (NaN|infinity)|^cannot convert float NaN to "
    r"integer$",
    check=_check,
)
