"""The pixels were divided by 255 twice."""

from collections.abc import Iterator
from math import prod

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, kind
from fmnist_learn.i18n import Text

_LARGEST = 1.001 / 255  # white after two divisions, and some room for rounding


def _check(subject: Subject) -> Iterator[str]:
    images = subject.images
    rescaling = [one for one in subject.scaling if kind(one) == "Rescaling"]
    if images is None or not images.size or len(rescaling) < len(subject.scaling):
        return
    if any(one.offset for one in rescaling):
        return
    largest = images.max() * prod(one.scale for one in rescaling)
    if images.min() >= 0 and 0 < largest <= _LARGEST:
        yield f"0 – {largest:.2g}"


RULE = Rule(
    name="scaled-twice",
    title=Text(
        ko="픽셀을 255로 두 번 나누었습니다",
        en="The pixels were divided by 255 twice",
    ),
    cause=Text(
        ko="픽셀이 0과 1 사이가 아니라 0과 0.004 사이입니다. 나누는 셀을 두 번 "
        "실행했거나, 이미 나눈 데이터를 `Rescaling` 층이 또 나눕니다. 입력이 이렇게 "
        "작으면 훈련이 훨씬 느립니다. 은닉층이 하나인 신경망을 Adam으로 두 에포크 "
        "훈련했더니 시드 다섯 개에서 검증 정확도가 0.86이 아니라 0.76과 0.77 "
        "사이였습니다.",
        en="The pixels lie between 0 and 0.004, not between 0 and 1: the cell that "
        "divides was run twice, or a `Rescaling` layer divides data that is divided "
        "already. With inputs so small, training is far slower: after two epochs with "
        "Adam, a network with one hidden layer had a validation accuracy between 0.76 "
        "and 0.77 with each of five seeds, not of 0.86.",
    ),
    remedy=Text(
        ko="데이터를 읽는 셀부터 다시 실행해 한 번만 나누거나, "
        "`fmnist_learn.prepare_data()`를 쓰세요.",
        en="Run the cells again from the one that loads the data and divide once, or "
        "use `fmnist_learn.prepare_data()`.",
    ),
    section="07-1",
    concept="scaling",
    broken="data = train_scaled / 255.0, train_target\n",
    fixed="data = train_scaled, train_target\n",
    check=_check,
    before=("whole-division",),
)
