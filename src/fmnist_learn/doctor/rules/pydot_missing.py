"""`plot_model` needs `pydot`."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="pydot-missing",
    title=Text(
        ko="`plot_model`에는 `pydot`이 필요합니다", en="`plot_model` needs `pydot`"
    ),
    cause=Text(
        ko="`keras.utils.plot_model`은 파이썬 패키지 `pydot`과 Graphviz 프로그램으로 "
        "그림을 그립니다.",
        en="`keras.utils.plot_model` draws with the Python package `pydot` and the "
        "program Graphviz.",
    ),
    remedy=Text(
        ko="`pip install pydot`을 실행하고 Graphviz를 설치하세요. 설치하지 않고 "
        "`model.summary()`나 `fmnist_learn.plot_network()`로 구조를 볼 수도 있습니다.",
        en="Run `pip install pydot` and install Graphviz. `model.summary()` and "
        "`fmnist_learn.plot_network()` show the structure without either.",
    ),
    section="08-2",
    concept="layers",
    broken="keras.utils.plot_model(model)\n",
    fixed="model.summary()\n",
    error="ImportError: You must install pydot (`pip install pydot`) for "
    "`plot_model` to work.",
    kinds=("ImportError",),
    pattern=r"^You must install (pydot|graphviz)",
    holds=Text(
        ko="노트북에서는 오류가 나지 않고 같은 메시지가 출력되기만 합니다.",
        en="In a notebook the same message is only printed, without an error.",
    ),
)
