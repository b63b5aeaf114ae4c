"""`imshow` takes one image of 28x28."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="image-is-flat",
    title=Text(
        ko="`imshow`에는 28x28 이미지 한 장을 넣습니다",
        en="`imshow` takes one image of 28x28",
    ),
    cause=Text(
        ko="`imshow`는 (높이, 너비)인 배열을 그립니다. 784개로 펼친 샘플이나 이미지 "
        "여러 장의 배열은 그리지 못합니다.",
        en="`imshow` draws an array of (height, width). It cannot draw a sample that "
        "was flattened to 784 values, nor an array of many images.",
    ),
    remedy=Text(
        ko="`train_scaled[0].reshape(28, 28)`처럼 되돌리거나 `train_input[0]`처럼 한 "
        "장을 고르세요.",
        en="Reshape it, `train_scaled[0].reshape(28, 28)`, or choose one image, "
        "`train_input[0]`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="import matplotlib.pyplot as plt\n"
    "plt.imshow(train_scaled[0], cmap='gray_r')\n",
    fixed="import matplotlib.pyplot as plt\n"
    "plt.imshow(train_scaled[0].reshape(28, 28), cmap='gray_r')\n",
    error="TypeError: Invalid shape (784,) for image data",
    kinds=("TypeError",),
    pattern=r"^Invalid shape \(.*\) for image data",
)
