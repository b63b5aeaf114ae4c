"""The data was split twice."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.images is not None and len(subject.images) == 38_400:
        yield "38,400"


RULE = Rule(
    name="split-twice",
    title=Text(ko="데이터를 두 번 나누었습니다", en="The data was split twice"),
    cause=Text(
        ko="훈련 세트가 48,000개가 아니라 38,400개입니다. `train_test_split`의 결과를 "
        "같은 이름에 넣는 셀을 두 번 실행하면 이렇게 됩니다.",
        en="There are 38,400 training images instead of 48,000. This happens when a "
        "cell that gives the results of `train_test_split` the same names again is "
        "run twice.",
    ),
    remedy=Text(
        ko="데이터를 읽는 셀부터 다시 실행하세요.",
        en="Run the cells again from the one that loads the data.",
    ),
    section="07-1",
    concept="validation",
    broken="data = np.zeros((38_400, 784)), np.zeros(38_400, int)\n",
    fixed="data = np.zeros((48_000, 784)), np.zeros(48_000, int)\n",
    acted=True,
    check=_check,
    before=("validation-overlaps",),
)
