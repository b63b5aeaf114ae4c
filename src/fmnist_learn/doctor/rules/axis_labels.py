"""The epoch belongs to the x axis."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._histories import read
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, first_argument, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for unit in {unit for unit, _ in program.once(read)}:
        for node in unit.all(ast.Call):
            match node.func:
                case ast.Attribute(_, "ylabel" | "set_ylabel"):
                    text = literal(first_argument(node, "ylabel")) or ""
                    if text.lower() in {"epoch", "epochs", "에포크"}:
                        yield unit.match("axis-labels", node)


RULE = Rule(
    name="axis-labels",
    title=Text(ko="에포크는 x축입니다", en="The epoch belongs to the x axis"),
    cause=Text(
        ko="`history.history`의 값으로 그린 그래프에서 x축은 에포크이고, y축은 "
        "손실이나 정확도입니다. 두 축의 이름이 바뀌어 있습니다.",
        en="In a plot of the values of `history.history`, the x axis is the epoch, "
        "and the y axis the loss or the accuracy. The labels are swapped.",
    ),
    remedy=Text(
        ko="`plt.xlabel('epoch')`와 `plt.ylabel('loss')`로 쓰세요.",
        en="Write `plt.xlabel('epoch')` and `plt.ylabel('loss')`.",
    ),
    section="07-3",
    concept="overfitting",
    broken="import matplotlib.pyplot as plt\n"
    "history = model.fit(train_scaled, train_target)\n"
    "plt.plot(history.history['loss'])\n"
    "plt.xlabel('loss')\n"
    "plt.ylabel('epoch')\n",
    fixed="import matplotlib.pyplot as plt\n"
    "history = model.fit(train_scaled, train_target)\n"
    "plt.plot(history.history['loss'])\n"
    "plt.xlabel('epoch')\n"
    "plt.ylabel('loss')\n",
    find=_find,
)
