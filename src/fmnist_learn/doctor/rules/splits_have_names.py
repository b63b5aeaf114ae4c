"""The arrays of `prepare_data` are chosen by name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="splits-have-names",
    title=Text(
        ko="`prepare_data`의 결과는 이름으로 고릅니다",
        en="The arrays of `prepare_data` are chosen by name",
    ),
    cause=Text(
        ko="`prepare_data`의 결과는 튜플이 아니라 배열 여섯 개에 이름을 붙인 "
        "객체입니다. 여러 변수로 나누어 받거나 번호로 고를 수 없습니다.",
        en="The result of `prepare_data` is not a tuple: it holds six arrays with "
        "names. It cannot be unpacked, nor indexed by a number.",
    ),
    remedy=Text(
        ko="`data = fl.prepare_data()`로 받아 `data.train_scaled`, "
        "`data.train_target`처럼 쓰세요.",
        en="Write `data = fl.prepare_data()`, and then `data.train_scaled` and "
        "`data.train_target`.",
    ),
    section="07-1",
    concept="fashion-mnist",
    broken="import fmnist_learn as fl\n"
    "(train_scaled, train_target), (val_scaled, val_target) = fl.prepare_data()\n",
    fixed="import fmnist_learn as fl\n"
    "data = fl.prepare_data()\n"
    "train_scaled, train_target = data.train_scaled, data.train_target\n",
    error="TypeError: rows must be a slice of rows, as in data[:1000]. Received: "
    "rows=0.",
    kinds=("TypeError",),
    pattern=r"^rows must be a slice of rows, as in data\[",
)
