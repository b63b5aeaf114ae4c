"""There are not as many values as names."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="values-to-unpack",
    title=Text(
        ko="값의 개수와 변수의 개수가 다릅니다",
        en="There are not as many values as names",
    ),
    cause=Text(
        ko="등호 왼쪽의 변수는 오른쪽에서 나온 값과 개수가 같아야 합니다. 값이 "
        "하나뿐이면 나눌 수 없습니다.",
        en="There have to be as many names on the left of the equals sign as values "
        "on the right, and a single value cannot be divided.",
    ),
    remedy=Text(
        ko="오른쪽의 결과를 `print(...)`로 출력해 값이 몇 개인지 세어 보세요.",
        en="Count the values on the right with `print(...)`.",
    ),
    section="07-1",
    concept="",
    broken="loss, accuracy, top = model.evaluate(val_scaled, val_target)\n",
    fixed="loss, accuracy = model.evaluate(val_scaled, val_target)\n",
    error="ValueError: not enough values to unpack (expected 3, got 2)",
    kinds=("ValueError", "TypeError"),
    pattern=r"^(not enough|too many) values to unpack \(expected \d+"
    r"|^cannot unpack non-iterable [\w.]+ object$",
    own=True,
    general=True,
)
