"""A comparison needs two equals signs."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="equals-sign",
    title=Text(
        ko="비교할 때는 등호를 두 개 씁니다", en="A comparison needs two equals signs"
    ),
    cause=Text(
        ko="등호 하나는 변수에 값을 넣고, 두 개는 양쪽이 같은지 비교합니다.",
        en="One equals sign gives a name a value; two compare both sides.",
    ),
    remedy=Text(
        ko="`if train_target[0] == 3:`처럼 `==`을 쓰세요.",
        en="Write `==`, as in `if train_target[0] == 3:`.",
    ),
    section="07-1",
    concept="",
    broken="if train_target[0] = 3:\n    print('dress')\n",
    fixed="if train_target[0] == 3:\n    print('dress')\n",
    error="SyntaxError: cannot assign to subscript here. Maybe you meant '==' instead "
    "of '='?",
    kinds=("SyntaxError",),
    pattern=r"Maybe you meant '=='",
)
