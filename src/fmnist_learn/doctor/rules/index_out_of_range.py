"""The index is out of range."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="index-out-of-range",
    title=Text(ko="인덱스가 범위를 벗어났습니다", en="The index is out of range"),
    cause=Text(
        ko="인덱스는 0부터 셉니다. 원소가 40개이면 마지막 인덱스는 39입니다. 배열의 "
        "차원보다 인덱스를 더 많이 쓰거나 더 큰 `axis`를 줄 수도 없습니다.",
        en="Indices are counted from 0: of 40 elements, the last has the index 39. "
        "Nor does an array take more indices, or a higher `axis`, than it has "
        "dimensions.",
    ),
    remedy=Text(
        ko="`len(...)`이나 `shape`로 개수를 확인하고 더 작은 인덱스를 쓰세요. 마지막 "
        "원소는 `-1`입니다.",
        en="Look up the number with `len(...)` or `shape`, and write a smaller index. "
        "The last element is `-1`.",
    ),
    section="07-1",
    concept="array-shape",
    broken="train_target[40]\n",
    fixed="train_target[39]\n",
    error="IndexError: index 40 is out of bounds for axis 0 with size 40",
    kinds=("IndexError", "ValueError"),
    pattern=r"^index -?\d+ is out of bounds for axis \d+ with size"
    r"|^(list|tuple|string) index out of range$"
    r"|^axis -?\d+ is out of bounds for array of dimension \d+$"
    r"|^too many indices for array: ",
    own=True,
    general=True,
)
