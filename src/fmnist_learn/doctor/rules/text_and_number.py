"""Text and a number were added."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="text-and-number",
    title=Text(ko="문자열과 숫자를 더했습니다", en="Text and a number were added"),
    cause=Text(
        ko="`+`는 숫자끼리 더하거나 문자열끼리 이어 붙입니다. 둘을 섞을 수는 없습니다.",
        en="`+` adds two numbers or joins two pieces of text. It does not mix them.",
    ),
    remedy=Text(
        ko="`print(f'accuracy: {score}')`처럼 f-문자열을 쓰거나 `print('accuracy:', "
        "score)`처럼 쉼표로 나누세요.",
        en="Write `print(f'accuracy: {score}')`, or put a comma between them, as in "
        "`print('accuracy:', score)`.",
    ),
    section="07-1",
    concept="",
    broken="score = 0.85\nprint('accuracy: ' + score)\n",
    fixed="score = 0.85\nprint(f'accuracy: {score}')\n",
    error='TypeError: can only concatenate str (not "float") to str',
    kinds=("TypeError",),
    pattern=r"^can only concatenate str \(not .\w+(\.\w+)?.\) to str$"
    r"|^unsupported operand type\(s\) for \+: ('(int|float)' and 'str'|'str' and "
    r"'\w+')$",
    own=True,
)
