"""This name has not been defined yet."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="name-not-defined",
    where=("error",),
    title=Text(
        ko="아직 만들지 않은 이름입니다", en="This name has not been defined yet"
    ),
    cause=Text(
        ko="이 이름을 만드는 줄이나 셀을 아직 실행하지 않았습니다. 노트북을 다시 "
        "열었다면 앞에 있는 셀을 모두 다시 실행해야 합니다.",
        en="The line or the cell that defines this name has not been run. After a "
        "notebook has been reopened, all the cells above must be run again.",
    ),
    remedy=Text(ko="그 줄을 먼저 실행하세요.", en="Run that line first."),
    section="07-1",
    concept="",
    broken="del keras\nkeras.layers.Input(shape=(784,))\n",
    fixed="import keras\nkeras.layers.Input(shape=(784,))\n",
    error="NameError: name 'keras' is not defined",
    kinds=("NameError",),
    pattern=r"^name '\w+' is not defined",
)
