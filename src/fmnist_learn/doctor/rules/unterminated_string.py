"""A quotation mark is missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="unterminated-string",
    title=Text(ko="따옴표를 닫지 않았습니다", en="A quotation mark is missing"),
    cause=Text(
        ko="문자열을 시작한 따옴표만 있고 끝내는 따옴표가 없습니다.",
        en="A string starts with a quotation mark, and there is no second one to end "
        "it.",
    ),
    remedy=Text(
        ko="문자열이 끝나는 곳에 시작할 때와 같은 따옴표를 쓰세요.",
        en="End the string with the same quotation mark that starts it.",
    ),
    section="07-3",
    concept="",
    broken="model.save('model-whole.keras)\n",
    fixed="model.save('model-whole.keras')\n",
    error="SyntaxError: unterminated string literal (detected at line 1)",
    kinds=("SyntaxError",),
    pattern=r"unterminated (triple-quoted )?(f-)?string literal",
)
