"""The indentation is wrong."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="indentation-off",
    title=Text(ko="들여쓰기가 맞지 않습니다", en="The indentation is wrong"),
    cause=Text(
        ko="한 블록에 있는 줄은 모두 똑같이 들여 써야 하고, 콜론으로 끝난 줄 다음은 "
        "한 단계 더 들여 써야 합니다.",
        en="All lines of a block must be indented by the same amount, and the line "
        "after a colon one step further.",
    ),
    remedy=Text(
        ko="공백 네 칸씩 들여 쓰고 탭과 섞어 쓰지 마세요.",
        en="Indent by four spaces, and do not mix them with tabs.",
    ),
    section="07-3",
    concept="",
    broken="def model_fn():\nreturn keras.Sequential()\n",
    fixed="def model_fn():\n    return keras.Sequential()\n",
    error="IndentationError: expected an indented block after function definition",
    kinds=("IndentationError", "TabError"),
    pattern=r"indent",
)
