"""The brackets do not match."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="unclosed-bracket",
    title=Text(ko="괄호의 짝이 맞지 않습니다", en="The brackets do not match"),
    cause=Text(
        ko="여는 괄호와 닫는 괄호의 개수나 모양이 다릅니다.",
        en="The opening and the closing brackets differ in number or in kind.",
    ),
    remedy=Text(
        ko="오류 메시지에 나온 괄호부터 짝을 하나씩 맞추어 보세요.",
        en="Start at the bracket named in the message and match them one by one.",
    ),
    section="07-1",
    concept="",
    broken="model.compile(loss='sparse_categorical_crossentropy'\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n",
    error="SyntaxError: '(' was never closed",
    kinds=("SyntaxError",),
    pattern=r"'[(\[{]' was never closed|does not match opening parenthesis"
    r"|unmatched '[)\]}]'",
)
