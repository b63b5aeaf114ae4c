"""This line is for a shell or a notebook, not for Python."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="shell-command",
    title=Text(
        ko="파이썬이 아니라 셸이나 노트북에 쓰는 줄입니다",
        en="This line is for a shell or a notebook, not for Python",
    ),
    cause=Text(
        ko="`pip install`은 셸 명령이고, `!`와 `%`로 시작하는 줄은 노트북에서만 쓸 수 "
        "있습니다. `>>>`는 파이썬 셸에 나오는 표시이며 코드가 아닙니다.",
        en="`pip install` is a command of the shell, and lines that start with `!` or "
        "`%` work only in a notebook. `>>>` is what the Python shell prints; it is "
        "not code.",
    ),
    remedy=Text(
        ko="노트북에서는 `!pip install keras`처럼 느낌표를 붙이고, 스크립트에서는 그 "
        "줄을 지우고 셸에서 실행하세요. `>>>`는 지우세요.",
        en="In a notebook put an exclamation mark before it: `!pip install keras`. In "
        "a script, delete the line, and run the command in a shell. Delete `>>>`.",
    ),
    section="07-1",
    concept="",
    broken="pip install keras\n",
    fixed="import keras\n",
    error="SyntaxError: invalid syntax",
    kinds=("SyntaxError",),
    pattern=r"^invalid syntax$",
    line=r"^\s*(pip3? install|conda install|python -m|!|%|>>>)",
)
