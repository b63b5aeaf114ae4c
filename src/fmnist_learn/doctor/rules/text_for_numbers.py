"""There is text where numbers are needed."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.text:
        yield subject.text


RULE = Rule(
    name="text-for-numbers",
    title=Text(
        ko="숫자가 필요한 자리에 문자열이 있습니다",
        en="There is text where numbers are needed",
    ),
    cause=Text(
        ko="문자열로는 계산할 수 없습니다. 파일에서 읽은 숫자도 문자열이고, `'ankle "
        "boot'`처럼 숫자가 아닌 문자열은 숫자로 바꿀 수도 없습니다.",
        en="Text cannot be computed with. Numbers read from a file are text too, and "
        "text such as `'ankle boot'` cannot be turned into a number at all.",
    ),
    remedy=Text(
        ko="숫자로 된 문자열은 `float(...)`로 바꾸고, 클래스 이름은 0부터 9까지의 "
        "레이블로 바꾸세요. CSV 파일의 제목 줄은 `skiprows=1`로 건너뜁니다.",
        en="Turn text that is a number into one with `float(...)`, and write the "
        "names of classes as labels from 0 to 9. `skiprows=1` leaves out the heading "
        "of a CSV file.",
    ),
    section="07-1",
    concept="",
    broken="np.array(['ankle boot', 'bag']).astype(float)\n",
    fixed="np.array([9, 8]).astype(float)\n",
    error="ValueError: could not convert string to float:",
    kinds=("ValueError", "TypeError"),
    pattern=r"^could not convert string "
    r"|^invalid literal for int\(\) with base 10: "
    r"|^unsupported operand type\(s\) for [*/-]: ('str' and '\w+'|'\w+' and 'str')$"
    r"|^'[<>]=?' not supported between instances of ('str' and|'\w+' and 'str')"
    r"|^ufunc '\w+' did not contain a loop with signature matching types .*'<U"
    r"|^Invalid dtype: str\d+$",
    check=_check,
    general=True,
)
