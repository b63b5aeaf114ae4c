"""A function of this package does not take this value."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="argument-of-this-package",
    title=Text(
        ko="이 패키지의 함수가 받지 않는 값입니다",
        en="A function of this package does not take this value",
    ),
    cause=Text(
        ko="`fmnist_learn`의 함수는 받은 값을 먼저 확인합니다. 메시지의 `must` 뒤에 "
        "무엇이 필요한지, `Received` 뒤에 무엇을 받았는지 나옵니다.",
        en="The functions of `fmnist_learn` check what they are given. The message "
        "says after `must` what is needed, and after `Received` what was given.",
    ),
    remedy=Text(
        ko="메시지의 첫 낱말이 고칠 매개변수입니다. 메시지 끝에 고치는 방법이 나올 "
        "때도 있습니다.",
        en="The first word of the message is the argument to change. Its end may say "
        "how.",
    ),
    section="07-1",
    concept="",
    broken="import fmnist_learn as fl\nfl.prepare_data(layout='cnn')\n",
    fixed="import fmnist_learn as fl\nfl.prepare_data(layout='channel')\n",
    error="ValueError: layout must be one of 'flat', 'image', 'channel'. Received: "
    "layout='cnn'.",
    kinds=("ValueError", "TypeError", "OSError"),
    pattern=r"(?s)^(\w+) must .+\. Received: \1=",
    general=True,
)
