"""There is a character that Python cannot read."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="character-of-another-keyboard",
    title=Text(
        ko="파이썬이 읽지 못하는 문자가 있습니다",
        en="There is a character that Python cannot read",
    ),
    cause=Text(
        ko="블로그나 문서에서 복사한 코드에는 둥근 따옴표나 전각 문자, 보이지 않는 "
        "공백이 섞여 있을 때가 있습니다.",
        en="Code copied from a blog or a document may hold curly quotation marks, "
        "full-width characters or invisible spaces.",
    ),
    remedy=Text(
        ko="영문 키보드로 그 문자를 지우고 다시 입력하세요.",
        en="Delete the character and type it again on an English keyboard.",
    ),
    section="07-1",
    concept="",
    broken="keras.layers.Dense(10, activation=‘softmax’)\n",
    fixed="keras.layers.Dense(10, activation='softmax')\n",
    error="SyntaxError: invalid character '‘' (U+2018)",
    kinds=("SyntaxError",),
    pattern=r"^invalid (non-printable )?character",
)
