"""The one-hot targets and the output differ in size."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="one-hot-columns",
    title=Text(
        ko="원-핫 인코딩한 타깃의 열이 출력의 유닛 개수와 다릅니다",
        en="The one-hot targets and the output differ in size",
    ),
    cause=Text(
        ko="`to_categorical`은 클래스의 개수를 주지 않으면 데이터에 있는 가장 큰 "
        "레이블까지만 열을 만듭니다. 출력층의 유닛이 10개가 아닐 때도 이렇게 됩니다.",
        en="Without the number of classes, `to_categorical` makes columns only up to "
        "the largest label in the data. The same happens when the output layer does "
        "not have 10 units.",
    ),
    remedy=Text(
        ko="`keras.utils.to_categorical(train_target, 10)`처럼 클래스의 개수를 주고, "
        "출력층을 `Dense(10, activation='softmax')`로 쓰세요.",
        en="Give the number of classes, `keras.utils.to_categorical(train_target, "
        "10)`, and make the output layer `Dense(10, activation='softmax')`.",
    ),
    section="07-1",
    concept="one-hot",
    broken="part = train_target < 5\n"
    "one_hot = keras.utils.to_categorical(train_target[part])\n"
    "model.compile(loss='categorical_crossentropy')\n"
    "model.fit(train_scaled[part], one_hot)\n",
    fixed="part = train_target < 5\n"
    "one_hot = keras.utils.to_categorical(train_target[part], 10)\n"
    "model.compile(loss='categorical_crossentropy')\n"
    "model.fit(train_scaled[part], one_hot)\n",
    error="ValueError: Arguments `target` and `output` must have the same shape.",
    kinds=("ValueError",),
    pattern=r"Arguments `target` and `output` must have the same shape\. "
    r"Received: target\.shape=\(\w+, \d+\), output\.shape=\(\w+, \d+\)",
)
