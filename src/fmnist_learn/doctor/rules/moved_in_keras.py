"""This name has moved in Keras 3."""

from collections.abc import Iterator

from fmnist_learn.doctor._keras_paths import matches
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    return matches(program, "moved-in-keras")


RULE = Rule(
    name="moved-in-keras",
    title=Text(
        ko="케라스 3에서 위치가 바뀐 이름입니다", en="This name has moved in Keras 3"
    ),
    cause=Text(
        ko="`np_utils`, `vis_utils`, `layers.core`, `layers.convolutional`, "
        "`layers.experimental` 같은 모듈은 케라스 3에 없습니다. 그 안에 있던 이름은 "
        "`keras.utils`와 `keras.layers`로 옮겼습니다.",
        en="Modules such as `np_utils`, `vis_utils`, `layers.core`, "
        "`layers.convolutional` and `layers.experimental` are not in Keras 3. What "
        "they held is now in `keras.utils` and `keras.layers`.",
    ),
    remedy=Text(
        ko="`keras.utils.to_categorical`이나 `from keras.layers import Dense`처럼 한 "
        "단계 위에서 가져오세요.",
        en="Take it from one level higher: `keras.utils.to_categorical`, or `from "
        "keras.layers import Dense`.",
    ),
    section="07-1",
    concept="backend",
    broken="from keras.layers.core import Dense\n",
    fixed="from keras.layers import Dense\n",
    error="ModuleNotFoundError: No module named 'keras.layers.core'",
    kinds=("ImportError", "AttributeError"),
    pattern=r"(No module named '(tensorflow\.)?keras\.(utils|layers)\."
    r"|cannot import name '(?=\w+' from '(tensorflow\.)?keras\.(utils|layers)')"
    r"|module 'keras[\w.]*\.(utils|layers)' has no attribute ')"
    r"(np_utils|vis_utils|core|convolutional|pooling|normalization|recurrent|"
    r"embeddings|advanced_activations|experimental)(\.\w+)*'",
    find=_find,
    before=("misspelt-name",),
)
