"""All rows of an array need the same length."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="rows-of-different-lengths",
    title=Text(
        ko="배열의 행은 길이가 모두 같아야 합니다",
        en="All rows of an array need the same length",
    ),
    cause=Text(
        ko="NumPy 배열은 빈칸이 없는 표입니다. 크기가 다른 이미지나 길이가 다른 "
        "리스트로는 배열 하나를 만들 수 없습니다.",
        en="A NumPy array is a table without gaps. Images of different sizes, or "
        "lists of different lengths, do not make one array.",
    ),
    remedy=Text(
        ko="원소마다 `shape`를 출력해 다른 것을 찾고, 이미지는 같은 크기로 바꾸세요. "
        "사진은 `fmnist_learn.prepare_photo`가 28x28로 줄입니다.",
        en="Print the `shape` of each element to find the odd one, and bring images "
        "to one size. `fmnist_learn.prepare_photo` makes a photo 28x28.",
    ),
    section="07-1",
    concept="array-shape",
    broken="np.array([[1, 2, 3], [4, 5]])\n",
    fixed="np.array([[1, 2, 3], [4, 5, 6]])\n",
    error="ValueError: setting an array element with a sequence. The requested array "
    "has an inhomogeneous shape",
    kinds=("ValueError",),
    pattern=r"^setting an array element with a sequence\.",
)
