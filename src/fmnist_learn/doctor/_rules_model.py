"""Faults of a model that raise nothing: `check_model` looks for them."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULES = (
    Rule(
        name="output-units",
        where=("model",),
        title=Text(
            ko="출력층의 유닛 개수가 클래스의 개수와 다릅니다",
            en="The output layer does not have one unit for each class",
        ),
        cause=Text(
            ko="출력층에는 클래스마다 유닛이 하나씩 있어야 합니다. 유닛이 더 많아도 "
            "오류 없이 훈련되지만, 있지도 않은 클래스에 확률을 나누어 줍니다.",
            en="The output layer needs one unit for each class. With more of them "
            "training raises no error, but some probability goes to classes that do "
            "not exist.",
        ),
        remedy=Text(
            ko="출력층을 Dense(10, activation='softmax')로 쓰세요.",
            en="Make the output layer Dense(10, activation='softmax').",
        ),
        section="07-2",
        concept="softmax",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(100, activation='softmax'),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
    ),
    Rule(
        name="output-without-softmax",
        where=("model",),
        title=Text(
            ko="출력층에 소프트맥스 함수가 없습니다",
            en="The output layer has no softmax",
        ),
        cause=Text(
            ko="활성화 함수가 없는 출력층은 확률이 아니라 로짓을 내놓는데, 손실 함수는 "
            "그 값을 확률로 보고 계산합니다.",
            en="An output layer without an activation function gives logits, and the "
            "loss function takes them for probabilities.",
        ),
        remedy=Text(
            ko="출력층에 activation='softmax'를 주거나, 손실 함수에 from_logits=True를 "
            "주세요.",
            en="Give the output layer activation='softmax', or the loss function "
            "from_logits=True.",
        ),
        section="07-1",
        concept="softmax",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10),\n"
        "])\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n",
    ),
    Rule(
        name="softmax-and-from-logits",
        where=("model",),
        title=Text(
            ko="소프트맥스 함수를 두 번 적용합니다", en="Softmax is applied twice"
        ),
        cause=Text(
            ko="출력층이 이미 확률을 내놓는데 손실 함수가 from_logits=True라서 "
            "소프트맥스 함수를 한 번 더 적용합니다.",
            en="The output layer already gives probabilities, and the loss function, "
            "with from_logits=True, applies softmax to them once more.",
        ),
        remedy=Text(
            ko="from_logits=True를 지우거나 출력층의 activation을 지우세요.",
            en="Delete from_logits=True, or the activation of the output layer.",
        ),
        section="07-1",
        concept="cross-entropy",
        broken="model.compile(\n"
        "    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)\n"
        ")\n",
        fixed="model.compile(loss=keras.losses.SparseCategoricalCrossentropy())\n",
    ),
    Rule(
        name="hidden-without-activation",
        where=("model",),
        title=Text(
            ko="은닉층에 활성화 함수가 없습니다",
            en="A hidden layer has no activation function",
        ),
        cause=Text(
            ko="활성화 함수가 없는 층은 아무리 쌓아도 선형 방정식 하나와 같아서 층을 "
            "늘린 효과가 없습니다. Dense의 activation 기본값은 None입니다.",
            en="Layers without an activation function, however many, are the same as "
            "one linear equation, so the depth gains nothing. The default activation "
            "of Dense is None.",
        ),
        remedy=Text(
            ko="은닉층에 activation='relu'를 주세요.",
            en="Give the hidden layer activation='relu'.",
        ),
        section="07-2",
        concept="relu",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(100),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(100, activation='relu'),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
    ),
    Rule(
        name="not-trained",
        where=("model",),
        title=Text(
            ko="이 옵티마이저로는 아직 훈련하지 않았습니다",
            en="This optimizer has not trained the model yet",
        ),
        cause=Text(
            ko="옵티마이저의 iterations가 0입니다. 모델을 아직 훈련하지 않았거나 "
            "훈련한 뒤에 compile을 다시 실행했습니다.",
            en="The iterations of the optimizer are 0: the model has not been trained, "
            "or compile was run again after training.",
        ),
        remedy=Text(
            ko="아직 훈련하지 않았다면 fit을 실행하세요. 훈련한 모델이라면 그대로 "
            "두어도 됩니다.",
            en="If the model has not been trained, run fit. If it has, nothing needs "
            "to be done.",
        ),
        section="07-2",
        concept="gradient-descent",
        broken="model.compile(loss='sparse_categorical_crossentropy')\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
    ),
    Rule(
        name="unscaled-input",
        where=("model",),
        title=Text(ko="입력을 255로 나누지 않았습니다", en="The input was not scaled"),
        cause=Text(
            ko="픽셀이 0부터 255까지의 값 그대로여서 그레이디언트가 너무 커지고 훈련이 "
            "불안정합니다.",
            en="The pixels still have values from 0 to 255, so the gradients become "
            "too large and training is unstable.",
        ),
        remedy=Text(
            ko="255.0으로 나누거나 fmnist_learn.prepare_data()를 쓰세요.",
            en="Divide by 255.0, or use fmnist_learn.prepare_data().",
        ),
        section="07-1",
        concept="scaling",
        broken="data = train_input.reshape(-1, 784), train_target\n",
        fixed="data = train_input.reshape(-1, 784) / 255.0, train_target\n",
    ),
    Rule(
        name="split-twice",
        where=("model",),
        title=Text(ko="데이터를 두 번 나누었습니다", en="The data was split twice"),
        cause=Text(
            ko="훈련 세트가 48,000개가 아니라 38,400개입니다. train_test_split의 "
            "결과를 같은 이름에 넣는 셀을 두 번 실행하면 이렇게 됩니다.",
            en="There are 38,400 training images instead of 48,000. This happens when "
            "a cell that gives the results of train_test_split the same names again "
            "is run twice.",
        ),
        remedy=Text(
            ko="데이터를 읽는 셀부터 다시 실행하세요.",
            en="Run the cells again from the one that loads the data.",
        ),
        section="07-1",
        concept="validation",
        broken="data = np.zeros((38_400, 784)), np.zeros(38_400, int)\n",
        fixed="data = np.zeros((48_000, 784)), np.zeros(48_000, int)\n",
    ),
    Rule(
        name="validation-overlaps",
        where=("model",),
        title=Text(
            ko="검증 세트에 훈련 이미지가 들어 있습니다",
            en="The validation set contains training images",
        ),
        cause=Text(
            ko="같은 이미지로 훈련하고 검증하면 과대적합을 볼 수 없고 점수가 실제보다 "
            "좋게 나옵니다.",
            en="When the same images are used for training and validation, overfitting "
            "cannot be seen and the score is better than it should be.",
        ),
        remedy=Text(
            ko="train_test_split으로 나눈 두 세트를 쓰세요.",
            en="Use the two sets that train_test_split returns.",
        ),
        section="07-1",
        concept="validation",
        broken="data = train_scaled, train_target, train_scaled, train_target\n",
        fixed="data = train_scaled, train_target, val_scaled, val_target\n",
    ),
)
