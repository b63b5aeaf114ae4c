"""The pixels were divided with `//`."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text

# In Fashion-MNIST 0.8 % of the pixels are 255; of a drawing in black and white, more
# are one or the other.
_FEW = 0.05


def _check(subject: Subject) -> Iterator[str]:
    if subject.images is None or not subject.images.size:
        return
    some = subject.images[:1000]
    if ((some == 0) | (some == 1)).all() and some.mean() < _FEW:
        yield f"{100 * some.mean():.2g} %"


RULE = Rule(
    name="whole-division",
    title=Text(ko="픽셀을 `//`로 나누었습니다", en="The pixels were divided with `//`"),
    cause=Text(
        ko="`//`는 나눈 몫의 정수 부분만 남깁니다. 255였던 픽셀만 1이 되고 나머지는 "
        "모두 0이 되어 이미지가 거의 사라집니다.",
        en="`//` keeps only the whole part of a quotient. The pixels of 255 become 1 "
        "and all others 0, so that hardly anything is left of the images.",
    ),
    remedy=Text(
        ko="데이터를 다시 읽고 `train_input / 255.0`처럼 `/` 하나로 나누세요.",
        en="Load the data again, and divide with a single `/`: `train_input / 255.0`.",
    ),
    section="07-1",
    concept="scaling",
    broken="data = train_input.reshape(-1, 784) // 255, train_target\n",
    fixed="data = train_input.reshape(-1, 784) / 255, train_target\n",
    check=_check,
    before=("split-twice",),
)
