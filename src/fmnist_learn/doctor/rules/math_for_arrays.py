"""An array does not become a single number."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="math-for-arrays",
    title=Text(
        ko="배열을 숫자 하나로 바꿀 수 없습니다",
        en="An array does not become a single number",
    ),
    cause=Text(
        ko="`math.exp`나 `float` 같은 함수는 숫자 하나만 받습니다. 원소가 여럿인 "
        "배열을 넣었습니다.",
        en="Functions such as `math.exp` and `float` take a single number. They were "
        "given an array of several.",
    ),
    remedy=Text(
        ko="`np.exp`처럼 배열의 원소마다 계산하는 NumPy 함수를 쓰거나 원소 하나를 "
        "골라 넣으세요. 배열을 이어 붙일 때는 `np.concatenate([a, b])`처럼 리스트로 "
        "묶습니다.",
        en="Use the function of NumPy that works on each element, such as `np.exp`, "
        "or choose one element. To join arrays, put them in a list: "
        "`np.concatenate([a, b])`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="import math\nmath.exp(train_scaled[0])\n",
    fixed="np.exp(train_scaled[0])\n",
    error="TypeError: only 0-dimensional arrays can be converted to Python scalars",
    kinds=("TypeError",),
    pattern=r"^only (0-dimensional|length-1|size-1|integer scalar) arrays can be "
    r"converted to ",
    holds=Text(
        ko="NumPy 2.0에서는 `only length-1 arrays`라고 나옵니다.",
        en="In NumPy 2.0 the words are `only length-1 arrays`.",
    ),
    own=True,
)
