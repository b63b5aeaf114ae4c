"""The input was not scaled."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    images = subject.images
    if images is None or not images.size or subject.scaling:
        return
    # Standardised images reach below 0.
    if images.min() >= 0 and images.max() > 1:
        yield f"{images.min():g} – {images.max():g}"


RULE = Rule(
    name="unscaled-input",
    title=Text(ko="입력을 255로 나누지 않았습니다", en="The input was not scaled"),
    cause=Text(
        ko="픽셀이 0부터 255까지의 값 그대로여서 그레이디언트가 너무 커지고 훈련이 "
        "불안정합니다.",
        en="The pixels still have values from 0 to 255, so the gradients become too "
        "large and training is unstable.",
    ),
    remedy=Text(
        ko="255.0으로 나누거나 `fmnist_learn.prepare_data()`를 쓰세요.",
        en="Divide by 255.0, or use `fmnist_learn.prepare_data()`.",
    ),
    section="07-1",
    concept="scaling",
    broken="data = train_input.reshape(-1, 784), train_target\n",
    fixed="data = train_input.reshape(-1, 784) / 255.0, train_target\n",
    check=_check,
    before=("scaled-twice",),
)
