"""The data does not have the shape that the model expects."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="input-does-not-fit",
    title=Text(
        ko="데이터의 크기가 모델의 입력과 다릅니다",
        en="The data does not have the shape that the model expects",
    ),
    cause=Text(
        ko="모델이 받는 입력의 크기와 넣은 배열의 크기가 다릅니다. 대개 이미지를 "
        "펼치지 않았거나, 샘플 하나를 배치 차원 없이 넣었습니다.",
        en="The shape of the array differs from the input of the model. Usually the "
        "images were not flattened, or a single sample was given without the axis of "
        "the batch.",
    ),
    remedy=Text(
        ko="이미지는 `reshape(-1, 784)`로 펼치고, 샘플 하나는 `val_scaled[0:1]`처럼 "
        "범위로 꺼내세요.",
        en="Flatten images with `reshape(-1, 784)`, and take a single sample as a "
        "slice: `val_scaled[0:1]`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="model.predict(val_scaled[0])\n",
    fixed="model.predict(val_scaled[0:1])\n",
    error="ValueError: Exception encountered when calling Sequential.call(). "
    "Invalid input shape for input Tensor",
    kinds=("ValueError",),
    pattern=r"Expected shape \(.*\), but input has incompatible shape"
    r"|incompatible with the layer: expected axis",
    holds=Text(
        ko="JAX 백엔드에서는 `Invalid input shape for input JitTracer`라고 나옵니다.",
        en="On the JAX backend the words are `Invalid input shape for input "
        "JitTracer`.",
    ),
)
