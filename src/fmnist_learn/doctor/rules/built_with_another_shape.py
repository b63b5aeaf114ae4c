"""The model already has an input of another shape."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="built-with-another-shape",
    title=Text(
        ko="모델의 입력 크기는 이미 정해져 있습니다",
        en="The model already has an input of another shape",
    ),
    cause=Text(
        ko="`Input`을 넣었거나 데이터로 훈련한 모델은 입력 크기가 정해져 있어서 "
        "`build`로 다른 크기를 줄 수 없습니다.",
        en="A model with an `Input`, or one that has seen data, knows its input, and "
        "`build` cannot give it another.",
    ),
    remedy=Text(
        ko="`build`를 지우세요. 다른 크기의 데이터를 쓰려면 `Input(shape=...)`을 "
        "바꾸고 모델을 새로 만드세요.",
        en="Delete `build`. For data of another shape, change `Input(shape=...)` and "
        "build the model again.",
    ),
    section="07-2",
    concept="array-shape",
    broken="model.build((None, 100))\n",
    fixed="model.build((None, 784))\n",
    error="ValueError: Sequential model 'sequential",
    kinds=("ValueError",),
    pattern=r"has already been configured to use input shape",
)
