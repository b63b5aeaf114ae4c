"""An integer array cannot hold the quotients."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="divide-in-place",
    title=Text(
        ko="정수 배열에 나눈 값을 넣을 수 없습니다",
        en="An integer array cannot hold the quotients",
    ),
    cause=Text(
        ko="`/=` 연산자는 결과를 같은 배열에 넣습니다. 픽셀은 0부터 255까지의 "
        "정수(`uint8`)여서 소수를 담지 못합니다.",
        en="`/=` puts the result into the same array. The pixels are whole numbers "
        "from 0 to 255 (`uint8`) and cannot hold fractions.",
    ),
    remedy=Text(
        ko="`train_scaled = train_input / 255.0`처럼 새 배열을 만드세요.",
        en="Make a new array: `train_scaled = train_input / 255.0`.",
    ),
    section="07-1",
    concept="scaling",
    broken="train_input /= 255.0\n",
    fixed="train_scaled = train_input / 255.0\n",
    error="UFuncTypeError: Cannot cast ufunc 'divide' output from "
    "dtype('float64') to dtype('uint8') with casting rule 'same_kind'",
    kinds=("UFuncTypeError",),
    pattern=r"^Cannot cast ufunc 'divide' output from dtype\('float\d+'\) to "
    r"dtype\('u?int",
)
