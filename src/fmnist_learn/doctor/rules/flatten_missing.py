"""`Flatten` is missing before the `Dense` layers."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="flatten-missing",
    title=Text(
        ko="`Dense` 층 앞에 `Flatten`이 빠졌습니다",
        en="`Flatten` is missing before the `Dense` layers",
    ),
    cause=Text(
        ko="`Dense`는 마지막 차원에만 적용됩니다. `Flatten`이 없으면 이미지의 차원이 "
        "출력까지 남아서 타깃과 맞지 않습니다.",
        en="`Dense` works on the last axis alone. Without `Flatten` the other axes of "
        "the image are left in the output, which then does not fit the targets.",
    ),
    remedy=Text(
        ko="첫 `Dense` 층 앞에 `keras.layers.Flatten()`을 넣으세요.",
        en="Put `keras.layers.Flatten()` before the first `Dense` layer.",
    ),
    section="07-2",
    concept="array-shape",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28)),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_input / 255.0, train_target)\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Input(shape=(28, 28)),\n"
    "    keras.layers.Flatten(),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n"
    "model.compile(loss='sparse_categorical_crossentropy')\n"
    "model.fit(train_input / 255.0, train_target)\n",
    error="ValueError: Argument `output` must have rank (ndim) `target.ndim - 1`. "
    "Received: target.shape=(None,), output.shape=(None, 28, 10)",
    kinds=("ValueError",),
    pattern=r"^Argument.*target\.shape=\(\w+,\), output\.shape=\(\w+(, \d+){2,}\)",
    holds=Text(
        ko="JAX 백엔드에서는 ``Arguments `target` and `output` must have the same "
        "shape up until the last dimension``이라고 나옵니다.",
        en="On the JAX backend the words are ``Arguments `target` and `output` must "
        "have the same shape up until the last dimension``.",
    ),
)
