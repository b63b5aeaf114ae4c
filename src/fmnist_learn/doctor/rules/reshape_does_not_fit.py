"""The array cannot take this shape."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="reshape-does-not-fit",
    title=Text(
        ko="배열을 그 크기로 바꿀 수 없습니다", en="The array cannot take this shape"
    ),
    cause=Text(
        ko="`reshape`는 값의 개수를 바꾸지 못합니다. 28x28 이미지는 값이 784개이고, "
        "이미지가 여러 장이면 첫 번째 차원이 이미지의 개수입니다.",
        en="`reshape` cannot change the number of values. A 28x28 image has 784 of "
        "them, and with several images the first axis is their number.",
    ),
    remedy=Text(
        ko="`train_input.reshape(-1, 28 * 28)`처럼 첫 번째 값을 `-1`로 쓰면 NumPy가 "
        "이미지의 개수를 채웁니다. `Reshape` 층에는 이미지 한 장의 크기만 주세요.",
        en="Write `-1` first, `train_input.reshape(-1, 28 * 28)`, and NumPy fills in "
        "the number of images. The layer `Reshape` takes the shape of one image.",
    ),
    section="07-1",
    concept="array-shape",
    broken="train_input.reshape(784)\n",
    fixed="train_input.reshape(-1, 784)\n",
    error="ValueError: cannot reshape array of size 31360 into shape (784,)",
    kinds=("ValueError",),
    pattern=r"^cannot reshape array of size \d+ into shape \("
    r"|^can only specify one unknown dimension$"
    r"|The total size of the tensor must be unchanged\. Received: input_shape=",
)
