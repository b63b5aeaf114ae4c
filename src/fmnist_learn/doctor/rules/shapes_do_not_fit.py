"""The shapes of two arrays do not fit."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="shapes-do-not-fit",
    title=Text(
        ko="두 배열의 크기가 서로 맞지 않습니다",
        en="The shapes of two arrays do not fit",
    ),
    cause=Text(
        ko="더하기와 비교는 크기가 같거나 한쪽 축의 길이가 1일 때만 됩니다. 행렬 곱은 "
        "앞 배열의 열과 뒤 배열의 행이 같아야 하고, 이어 붙일 배열은 나머지 축이 모두 "
        "같아야 합니다.",
        en="Arrays are added and compared if their axes are equally long, or of "
        "length 1. A matrix product needs as many columns in the first as rows in the "
        "second, and arrays that are joined need all other axes the same.",
    ),
    remedy=Text(
        ko="두 배열의 `shape`를 출력해 비교하세요. `reshape(-1, 784)`로 크기를 "
        "바꾸거나 `.T`로 행과 열을 바꾸면 대개 맞습니다.",
        en="Print the `shape` of both and compare. Usually `reshape(-1, 784)`, or "
        "`.T`, which swaps rows and columns, makes them fit.",
    ),
    section="07-1",
    concept="array-shape",
    broken="weights = np.zeros((10, 784))\nnp.dot(train_scaled, weights)\n",
    fixed="weights = np.zeros((10, 784))\nnp.dot(train_scaled, weights.T)\n",
    error="ValueError: shapes (40,784) and (10,784) not aligned: 784 (dim 1) != 10 "
    "(dim 0)",
    kinds=("ValueError", "IndexError"),
    pattern=r"^shapes \(.*\) and \(.*\) not aligned: "
    r"|^matmul: Input operand \d has a mismatch in its core dimension"
    r"|^operands could not be broadcast together with shapes "
    r"|^could not broadcast input array from shape "
    r"|^all the input array(s| dimensions) .*must (have same number|match exactly)"
    r"|^boolean index did not match indexed array along axis",
    own=True,
    general=True,
)
