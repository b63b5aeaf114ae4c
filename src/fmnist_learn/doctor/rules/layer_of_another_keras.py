"""The layer comes from another Keras."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="layer-of-another-keras",
    title=Text(ko="다른 케라스의 층입니다", en="The layer comes from another Keras"),
    cause=Text(
        ko="`tensorflow.python.keras`와 `tf_keras`는 `keras`와 다른 패키지입니다. "
        "한쪽에서 만든 층은 다른 쪽의 모델에 넣을 수 없습니다.",
        en="`tensorflow.python.keras` and `tf_keras` are not the same package as "
        "`keras`. A layer of one does not go into a model of another.",
    ),
    remedy=Text(
        ko="모두 `keras`에서 임포트하세요. `from keras.layers import Dense`처럼 "
        "씁니다.",
        en="Import everything from `keras`, as in `from keras.layers import Dense`.",
    ),
    section="07-1",
    concept="backend",
    broken="from tensorflow.python.keras.layers import Dense\n"
    "keras.Sequential([Dense(10)])\n",
    fixed="from keras.layers import Dense\nkeras.Sequential([Dense(10)])\n",
    error="ValueError: Only instances of `keras.Layer` can be added to a Sequential "
    "model. Received: <tensorflow.python.keras",
    kinds=("ValueError",),
    pattern=r"^Only instances of `keras\.Layer` can be added to a Sequential model\. "
    r"Received: .*<class '(tensorflow\.python\.keras|tf_keras|torch)\b",
    before=("not-a-layer",),
)
