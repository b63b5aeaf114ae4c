"""A hidden layer has no activation function."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, activation, computes, kind
from fmnist_learn.i18n import Text

# What does not bend: two layers with nothing else between them are one linear layer.
_LINEAR = {
    "AveragePooling2D",
    "BatchNormalization",
    "Dropout",
    "Flatten",
    "GlobalAveragePooling2D",
    "Normalization",
    "Permute",
    "Rescaling",
    "Reshape",
    "SpatialDropout2D",
    "ZeroPadding2D",
}


def _check(subject: Subject) -> Iterator[str]:
    if not subject.in_order:
        return
    waiting = None
    for layer in subject.layers:
        if waiting is not None and computes(layer):
            yield waiting
        if computes(layer):
            waiting = layer.name if activation(layer) == "linear" else None
        elif kind(layer) not in _LINEAR:
            waiting = None


RULE = Rule(
    name="hidden-without-activation",
    title=Text(
        ko="은닉층에 활성화 함수가 없습니다",
        en="A hidden layer has no activation function",
    ),
    cause=Text(
        ko="활성화 함수가 없는 층은 아무리 쌓아도 선형 방정식 하나와 같아서 층을 늘린 "
        "효과가 없습니다. `Dense`의 `activation` 기본값은 `None`입니다.",
        en="Layers without an activation function, however many, are the same as one "
        "linear equation, so the depth gains nothing. The default `activation` of "
        "`Dense` is `None`.",
    ),
    remedy=Text(
        ko="은닉층에 `activation='relu'`를 주세요.",
        en="Give the hidden layer `activation='relu'`.",
    ),
    section="07-2",
    concept="relu",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(784,)),\n"
    "    keras.layers.Dense(100, activation='relu'),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    check=_check,
    before=("hidden-softmax", "weights-not-finite"),
)
