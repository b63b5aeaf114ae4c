"""`print` needs parentheses."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="print-without-parentheses",
    title=Text(ko="`print`에는 괄호가 필요합니다", en="`print` needs parentheses"),
    cause=Text(
        ko="`print`를 괄호 없이 쓰는 것은 파이썬 2의 문법입니다.",
        en="`print` without parentheses is the syntax of Python 2.",
    ),
    remedy=Text(
        ko="출력할 값을 괄호로 감싸세요. `print(train_input.shape)`",
        en="Put what is printed in parentheses: `print(train_input.shape)`.",
    ),
    section="07-1",
    concept="",
    broken="print train_input.shape\n",
    fixed="print(train_input.shape)\n",
    error="SyntaxError: Missing parentheses in call to 'print'.",
    kinds=("SyntaxError",),
    pattern=r"^Missing parentheses in call to 'print'",
)
