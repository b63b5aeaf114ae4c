"""A whole number is needed here."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="whole-number-needed",
    title=Text(ko="정수가 필요한 자리입니다", en="A whole number is needed here"),
    cause=Text(
        ko="유닛과 필터의 개수, 에포크 횟수, 인덱스, `range`의 끝은 정수여야 합니다. "
        "`/`로 나눈 값은 나누어떨어져도 `392.0` 같은 실수이고, 따옴표로 감싼 숫자는 "
        "문자열입니다.",
        en="A number of units, filters or epochs, an index and the end of a `range` "
        "have to be whole numbers. The result of `/` is never one, even if nothing is "
        "left over: it is `392.0`. A number in quotation marks is text.",
    ),
    remedy=Text(
        ko="나눌 때는 `784 // 2`처럼 `//`를 쓰고, 숫자에는 따옴표를 붙이지 마세요.",
        en="Divide with `//`, as in `784 // 2`, and write numbers without quotation "
        "marks.",
    ),
    section="07-2",
    concept="",
    broken="keras.layers.Dense(784 / 2)\nrange(784 / 2)\n",
    fixed="keras.layers.Dense(784 // 2)\nrange(784 // 2)\n",
    error="ValueError: Received an invalid value for `units`, expected a positive "
    "integer. Received: units=392.0",
    kinds=("ValueError", "TypeError", "IndexError"),
    pattern=r"^Received an invalid value for `units`, expected a positive integer"
    r"|^Invalid value for argument `filters`\. Expected a strictly positive"
    r"|^The `\w+` argument must be a tuple of \d integers\. Received \w+=[\d.]+$"
    r"|^'(float|str)' object cannot be interpreted as an integer$"
    r"|^slice indices must be integers or None"
    r"|^only integers, slices .* are valid indices$",
    holds=Text(
        ko="케라스 3.10의 `Dense`는 `392.0`을 받습니다.",
        en="In Keras 3.10 `Dense` takes `392.0`.",
    ),
    general=True,
)
