"""The input was not scaled."""

from collections.abc import Iterator
from itertools import takewhile

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, kind
from fmnist_learn.i18n import Text

_SCALING = {"BatchNormalization", "LayerNormalization", "Normalization", "Rescaling"}


def _check(subject: Subject) -> Iterator[str]:
    images = subject.images
    if images is None or not images.size:
        return
    # Standardised images reach below 0; and a layer of the model may do the scaling.
    first = takewhile(lambda layer: not hasattr(layer, "activation"), subject.layers)
    scaled = any(kind(layer) in _SCALING for layer in first)
    if images.min() >= 0 and images.max() > 1 and not scaled:
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
    before=("split-twice",),
)
