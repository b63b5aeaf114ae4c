"""`import keras` is enough."""

from collections.abc import Iterator

from fmnist_learn.doctor._keras_paths import matches
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    return matches(program, "tensorflow-keras")


RULE = Rule(
    name="tensorflow-keras",
    title=Text(ko="`import keras`로 충분합니다", en="`import keras` is enough"),
    cause=Text(
        ko="케라스 3은 독립된 패키지이며 텐서플로 말고 다른 백엔드도 씁니다. "
        "`tensorflow.keras`는 같은 케라스를 돌려줄 뿐이고, "
        "`tensorflow.python.keras`는 텐서플로 내부의 옛 코드라서 케라스와 함께 쓸 수 "
        "없습니다.",
        en="Keras 3 is a package of its own with several backends. `tensorflow.keras` "
        "only passes on the same Keras; `tensorflow.python.keras` is old code inside "
        "TensorFlow and does not work together with Keras.",
    ),
    remedy=Text(ko="`import keras`로 임포트하세요.", en="Write `import keras`."),
    section="07-1",
    concept="backend",
    broken="from tensorflow.python.keras.layers import Dense\n"
    "keras.Sequential([Dense(10)])\n",
    fixed="from keras.layers import Dense\nkeras.Sequential([Dense(10)])\n",
    find=_find,
    in_keras_2=True,
)
