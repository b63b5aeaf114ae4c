"""Mistakes in arrays, targets and plots, and with scikit-learn."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULES = (
    Rule(
        name="loss-log",
        where=("error", "code"),
        title=Text(
            ko="loss='log'의 이름이 'log_loss'로 바뀌었습니다",
            en="loss='log' was renamed to 'log_loss'",
        ),
        cause=Text(
            ko="사이킷런이 SGDClassifier의 로지스틱 손실 이름을 'log'에서 "
            "'log_loss'로 바꾸었습니다. 'log'는 1.3 버전에서 없어졌습니다.",
            en="scikit-learn renamed the logistic loss of SGDClassifier from 'log' to "
            "'log_loss', and removed 'log' in version 1.3.",
        ),
        remedy=Text(ko="loss='log_loss'로 쓰세요.", en="Write loss='log_loss'."),
        section="07-1",
        concept="logistic-regression",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log', random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n",
        error="InvalidParameterError: The 'loss' parameter of SGDClassifier must be a "
        "str among",
        kinds=("ValueError",),
        pattern=r"(?s)'loss' parameter of SGDClassifier must be .*Got 'log' instead",
    ),
    Rule(
        name="images-for-scikit-learn",
        where=("error",),
        title=Text(
            ko="사이킷런에는 이미지를 펼쳐서 넣습니다",
            en="scikit-learn needs each image as a flat row",
        ),
        cause=Text(
            ko="사이킷런은 2차원 배열만 받습니다. 행 하나가 샘플 하나이므로 28x28 "
            "이미지는 784개의 값으로 펼쳐야 합니다.",
            en="scikit-learn takes only 2-D arrays, one row for each sample, so a "
            "28x28 image has to become a row of 784 values.",
        ),
        remedy=Text(
            ko="train_input.reshape(-1, 28 * 28)로 바꾸세요. 샘플이 하나이면 "
            "reshape(1, -1)입니다.",
            en="Use train_input.reshape(-1, 28 * 28), or reshape(1, -1) for a single "
            "sample.",
        ),
        section="07-1",
        concept="array-shape",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "sc.fit(train_input, train_target)\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "sc.fit(train_input.reshape(-1, 28 * 28) / 255.0, train_target)\n",
        error="ValueError: Found array with dim 3, while dim <= 2 is required by "
        "SGDClassifier.",
        kinds=("ValueError",),
        pattern=r"Found array with dim \d|Expected 2D array, got 1D array instead",
        holds=Text(
            ko="사이킷런 1.6에서는 'Found array with dim 3. SGDClassifier expected "
            "<= 2.'라고 나옵니다.",
            en="In scikit-learn 1.6 the words are 'Found array with dim 3. "
            "SGDClassifier expected <= 2.'",
        ),
    ),
    Rule(
        name="not-converged",
        where=("error",),
        title=Text(
            ko="정해진 반복 횟수 안에 수렴하지 않았습니다",
            en="The iterations ended before convergence",
        ),
        cause=Text(
            ko="max_iter번 반복하는 동안 손실이 아직 줄고 있었다는 경고이며 오류는 "
            "아닙니다. 책은 반복 횟수를 일부러 5로 정하므로 이 경고가 나옵니다.",
            en="This warning, not an error, says that the loss was still falling after "
            "max_iter iterations. The book chooses 5 of them on purpose, so the "
            "warning appears.",
        ),
        remedy=Text(
            ko="그대로 두어도 됩니다. 더 훈련하려면 max_iter를 늘리세요.",
            en="It can be left as it is. To train further, increase max_iter.",
        ),
        section="07-1",
        concept="logistic-regression",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', max_iter=5, random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', max_iter=1000, random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n",
        error="ConvergenceWarning: Maximum number of iteration reached before "
        "convergence.",
        kinds=("ConvergenceWarning",),
        pattern=r"^Maximum number of iteration reached before convergence",
    ),
    Rule(
        name="not-fitted",
        where=("error",),
        title=Text(
            ko="아직 훈련하지 않은 모델입니다", en="The model has not been fitted yet"
        ),
        cause=Text(
            ko="cross_validate는 모델의 복사본을 훈련하므로 sc는 훈련하지 않은 그대로 "
            "남습니다.",
            en="cross_validate trains copies of the model, and leaves sc itself "
            "untrained.",
        ),
        remedy=Text(
            ko="score나 predict를 실행하기 전에 sc.fit(train_scaled, train_target)을 "
            "실행하세요.",
            en="Run sc.fit(train_scaled, train_target) before score or predict.",
        ),
        section="07-1",
        concept="validation",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "from sklearn.model_selection import cross_validate\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "cross_validate(sc, train_scaled, train_target, cv=2)\n"
        "sc.score(val_scaled, val_target)\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n"
        "sc.score(val_scaled, val_target)\n",
        error="NotFittedError: This SGDClassifier instance is not fitted yet.",
        kinds=("NotFittedError",),
        pattern=r"instance is not fitted yet",
    ),
    Rule(
        name="loss-without-probabilities",
        where=("error",),
        title=Text(
            ko="이 손실 함수로는 확률을 계산할 수 없습니다",
            en="This loss function gives no probabilities",
        ),
        cause=Text(
            ko="SGDClassifier의 loss 기본값인 'hinge'는 로지스틱 회귀가 아니어서 "
            "predict_proba가 없습니다.",
            en="'hinge', the default loss of SGDClassifier, is not logistic "
            "regression, and has no predict_proba.",
        ),
        remedy=Text(
            ko="loss='log_loss'를 주고 다시 훈련하세요.",
            en="Pass loss='log_loss' and train again.",
        ),
        section="07-1",
        concept="logistic-regression",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n"
        "sc.predict_proba(val_scaled)\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "sc = SGDClassifier(loss='log_loss', random_state=42)\n"
        "sc.fit(train_scaled, train_target)\n"
        "sc.predict_proba(val_scaled)\n",
        error="AttributeError: This 'SGDClassifier' has no attribute 'predict_proba'",
        kinds=("AttributeError",),
        pattern=r"^This 'SGDClassifier' has no attribute 'predict_proba'",
    ),
    Rule(
        name="scores-are-a-dictionary",
        where=("error",),
        title=Text(
            ko="cross_validate의 결과는 딕셔너리입니다",
            en="The result of cross_validate is a dictionary",
        ),
        cause=Text(
            ko="폴드마다의 점수는 이 딕셔너리의 'test_score'에 들어 있습니다.",
            en="The scores of the folds are in this dictionary under 'test_score'.",
        ),
        remedy=Text(
            ko="np.mean(scores['test_score'])로 평균을 구하세요.",
            en="Take their mean with np.mean(scores['test_score']).",
        ),
        section="07-1",
        concept="validation",
        broken="from sklearn.linear_model import SGDClassifier\n"
        "from sklearn.model_selection import cross_validate\n"
        "scores = cross_validate(SGDClassifier(), train_scaled, train_target, cv=2)\n"
        "print(scores.mean())\n",
        fixed="from sklearn.linear_model import SGDClassifier\n"
        "from sklearn.model_selection import cross_validate\n"
        "scores = cross_validate(SGDClassifier(), train_scaled, train_target, cv=2)\n"
        "print(np.mean(scores['test_score']))\n",
        error="AttributeError: 'dict' object has no attribute 'mean'",
        kinds=("AttributeError", "KeyError"),
        pattern=r"^'dict' object has no attribute 'mean'$|^'test_accuracy'$",
        line=r"\bscores?\b",
    ),
    Rule(
        name="rows-do-not-match",
        where=("error",),
        title=Text(
            ko="이미지와 타깃의 개수가 다릅니다",
            en="There are not as many targets as images",
        ),
        cause=Text(
            ko="함께 넣은 두 배열의 행의 개수가 다릅니다. 대개 train_test_split의 "
            "결과를 잘못된 순서로 받았거나, 나누는 셀을 두 번 실행했거나, 훈련 "
            "세트와 검증 세트를 섞어 넣었습니다.",
            en="The two arrays have different numbers of rows. Mostly the results of "
            "train_test_split were unpacked in the wrong order, the cell that splits "
            "was run twice, or the training set was mixed with the validation set.",
        ),
        remedy=Text(
            ko="배열의 shape을 출력해 확인하고, train_scaled, val_scaled, "
            "train_target, val_target 순서로 받으세요.",
            en="Print the shapes of the arrays, and unpack in the order train_scaled, "
            "val_scaled, train_target, val_target.",
        ),
        section="07-1",
        concept="validation",
        broken="model.fit(train_scaled, val_target)\n",
        fixed="model.fit(train_scaled, train_target)\n",
        error="ValueError: Data cardinality is ambiguous. Make sure all arrays contain "
        "the same number of samples.",
        kinds=("ValueError",),
        pattern=r"Data cardinality is ambiguous"
        r"|Found input variables with inconsistent numbers of samples",
    ),
    Rule(
        name="split-order",
        where=("code",),
        title=Text(
            ko="train_test_split의 결과를 받는 순서가 다릅니다",
            en="train_test_split is unpacked in the wrong order",
        ),
        cause=Text(
            ko="train_test_split은 넣은 배열마다 둘로 나누어 순서대로 돌려줍니다. "
            "이미지를 나눈 둘이 먼저, 타깃을 나눈 둘이 나중입니다.",
            en="train_test_split cuts each array in two and returns the parts in "
            "order: both parts of the images first, then both parts of the targets.",
        ),
        remedy=Text(
            ko="train_scaled, val_scaled, train_target, val_target 순서로 받으세요.",
            en="Unpack as train_scaled, val_scaled, train_target, val_target.",
        ),
        section="07-1",
        concept="validation",
        broken="from sklearn.model_selection import train_test_split\n"
        "train_scaled, train_target, val_scaled, val_target = train_test_split(\n"
        "    train_scaled, train_target, test_size=0.2, random_state=42)\n"
        "model.fit(train_scaled, train_target)\n",
        fixed="from sklearn.model_selection import train_test_split\n"
        "train_scaled, val_scaled, train_target, val_target = train_test_split(\n"
        "    train_scaled, train_target, test_size=0.2, random_state=42)\n"
        "model.fit(train_scaled, train_target)\n",
        error="ValueError: Data cardinality is ambiguous.",
    ),
    Rule(
        name="split-into-four",
        where=("error",),
        title=Text(
            ko="train_test_split의 결과는 네 개입니다",
            en="train_test_split gives four results",
        ),
        cause=Text(
            ko="train_test_split은 넣은 배열마다 두 개를 돌려줍니다. 이미지와 타깃을 "
            "함께 넣으면 네 개, 이미지만 넣으면 두 개입니다.",
            en="train_test_split returns two arrays for each one given: four for "
            "images and targets together, two for images alone.",
        ),
        remedy=Text(
            ko="이미지와 타깃을 함께 넣고 train_scaled, val_scaled, train_target, "
            "val_target 순서로 받으세요.",
            en="Give it images and targets, and unpack as train_scaled, val_scaled, "
            "train_target, val_target.",
        ),
        section="07-1",
        concept="validation",
        broken="from sklearn.model_selection import train_test_split\n"
        "train_scaled, val_scaled = train_test_split(train_scaled, train_target)\n",
        fixed="from sklearn.model_selection import train_test_split\n"
        "train_scaled, val_scaled, train_target, val_target = train_test_split(\n"
        "    train_scaled, train_target)\n",
        error="ValueError: too many values to unpack (expected 2)",
        kinds=("ValueError",),
        pattern=r"^(too many|not enough) values to unpack \(expected \d",
        line=r"=\s*train_test_split\(",
    ),
    Rule(
        name="load-data-parentheses",
        where=("error",),
        title=Text(
            ko="load_data의 결과는 튜플 두 개입니다",
            en="load_data gives two tuples",
        ),
        cause=Text(
            ko="load_data는 배열 네 개가 아니라 훈련 세트와 테스트 세트의 튜플 두 개를 "
            "돌려줍니다.",
            en="load_data does not return four arrays but two tuples: the training set "
            "and the test set.",
        ),
        remedy=Text(
            ko="괄호로 묶어 (train_input, train_target), (test_input, test_target)으로 "
            "받으세요.",
            en="Unpack with parentheses: (train_input, train_target), (test_input, "
            "test_target).",
        ),
        section="07-1",
        concept="fashion-mnist",
        broken="import fmnist_learn as fl\n"
        "train_input, train_target, test_input, test_target = fl.load_data()\n",
        fixed="import fmnist_learn as fl\n"
        "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
        error="ValueError: not enough values to unpack (expected 4, got 2)",
        kinds=("ValueError",),
        pattern=r"^not enough values to unpack \(expected 4, got 2\)$",
        line=r"load_data\(",
    ),
    Rule(
        name="whole-targets-for-categorical",
        where=("error", "model"),
        title=Text(
            ko="정수 타깃에는 sparse_categorical_crossentropy를 씁니다",
            en="Integer targets need sparse_categorical_crossentropy",
        ),
        cause=Text(
            ko="타깃이 0부터 9까지의 정수인데, categorical_crossentropy는 출력과 같은 "
            "크기로 원-핫 인코딩한 타깃을 받습니다.",
            en="The targets are whole numbers from 0 to 9, and "
            "categorical_crossentropy expects one-hot rows of the same size as the "
            "output.",
        ),
        remedy=Text(
            ko="loss='sparse_categorical_crossentropy'로 바꾸거나, "
            "keras.utils.to_categorical로 타깃을 바꾸세요.",
            en="Use loss='sparse_categorical_crossentropy', or turn the targets into "
            "one-hot rows with keras.utils.to_categorical.",
        ),
        section="07-1",
        concept="one-hot",
        broken="model.compile(loss='categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        error="ValueError: Arguments `target` and `output` must have the same rank "
        "(ndim).",
        kinds=("ValueError",),
        pattern=r"Arguments `target` and `output` must have the same "
        r"(rank \(ndim\)|shape)\. Received: target\.shape=\(\w+,\)",
        holds=Text(
            ko="JAX 백엔드에서는 'must have the same rank (ndim)'이 아니라 'must have "
            "the same shape'라고 나옵니다.",
            en="On the JAX backend the words are 'must have the same shape', not 'must "
            "have the same rank (ndim)'.",
        ),
    ),
    Rule(
        name="one-hot-for-sparse",
        where=("error", "model"),
        title=Text(
            ko="원-핫 인코딩한 타깃에는 categorical_crossentropy를 씁니다",
            en="One-hot targets need categorical_crossentropy",
        ),
        cause=Text(
            ko="sparse_categorical_crossentropy는 샘플마다 정수 하나를 받는데, 타깃이 "
            "원-핫 인코딩되어 있습니다.",
            en="sparse_categorical_crossentropy expects one whole number for each "
            "sample, and the targets are one-hot rows.",
        ),
        remedy=Text(
            ko="loss='categorical_crossentropy'를 쓰거나, argmax(axis=1)로 타깃을 "
            "정수로 되돌리세요.",
            en="Use loss='categorical_crossentropy', or turn the targets back into "
            "whole numbers with argmax(axis=1).",
        ),
        section="07-1",
        concept="one-hot",
        broken="one_hot = keras.utils.to_categorical(train_target, 10)\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, one_hot)\n",
        fixed="one_hot = keras.utils.to_categorical(train_target, 10)\n"
        "model.compile(loss='categorical_crossentropy')\n"
        "model.fit(train_scaled, one_hot)\n",
        error="ValueError: Argument `output` must have rank (ndim) `target.ndim - 1`.",
        kinds=("ValueError",),
        pattern=r"(Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. "
        r"Received|must have the same shape up until the last dimension): "
        r"target\.shape=\(\w+, \d+\), output\.shape=\(\w+, \d+\)",
        holds=Text(
            ko="JAX 백엔드에서는 'Arguments `target` and `output` must have the same "
            "shape up until the last dimension'이라고 나옵니다.",
            en="On the JAX backend the words are 'Arguments `target` and `output` must "
            "have the same shape up until the last dimension'.",
        ),
    ),
    Rule(
        name="flatten-missing",
        where=("error",),
        title=Text(
            ko="Dense 층 앞에 Flatten이 빠졌습니다",
            en="Flatten is missing before the dense layers",
        ),
        cause=Text(
            ko="Dense는 마지막 차원에만 적용됩니다. Flatten이 없으면 이미지의 차원이 "
            "출력까지 남아서 타깃과 맞지 않습니다.",
            en="Dense works on the last axis alone. Without Flatten the other axes of "
            "the image are left in the output, which then does not fit the targets.",
        ),
        remedy=Text(
            ko="첫 Dense 층 앞에 keras.layers.Flatten()을 넣으세요.",
            en="Put keras.layers.Flatten() before the first dense layer.",
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
            ko="JAX 백엔드에서는 'Arguments `target` and `output` must have the same "
            "shape up until the last dimension'이라고 나옵니다.",
            en="On the JAX backend the words are 'Arguments `target` and `output` must "
            "have the same shape up until the last dimension'.",
        ),
    ),
    Rule(
        name="one-hot-columns",
        where=("error",),
        title=Text(
            ko="원-핫 인코딩한 타깃의 열이 출력의 유닛 개수와 다릅니다",
            en="The one-hot targets and the output differ in size",
        ),
        cause=Text(
            ko="to_categorical은 클래스의 개수를 주지 않으면 데이터에 있는 가장 큰 "
            "레이블까지만 열을 만듭니다. 출력층의 유닛이 10개가 아닐 때도 이렇게 "
            "됩니다.",
            en="Without the number of classes, to_categorical makes columns only up to "
            "the largest label in the data. The same happens when the output layer "
            "does not have 10 units.",
        ),
        remedy=Text(
            ko="keras.utils.to_categorical(train_target, 10)처럼 클래스의 개수를 주고, "
            "출력층을 Dense(10, activation='softmax')로 쓰세요.",
            en="Give the number of classes, keras.utils.to_categorical(train_target, "
            "10), and make the output layer Dense(10, activation='softmax').",
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
    ),
    Rule(
        name="label-out-of-range",
        where=("error", "model"),
        title=Text(
            ko="출력층의 유닛으로 나타낼 수 없는 레이블이 있습니다",
            en="A label has no unit in the output layer",
        ),
        cause=Text(
            ko="레이블은 0부터 시작해 출력층의 유닛 개수보다 작아야 합니다. 유닛이 "
            "클래스보다 적거나 레이블이 1부터 시작합니다.",
            en="Labels start at 0 and must be smaller than the number of output units. "
            "There are fewer units than classes, or the labels start at 1.",
        ),
        remedy=Text(
            ko="출력층을 Dense(10, activation='softmax')로 하고 레이블을 0부터 "
            "시작하게 하세요.",
            en="Make the output layer Dense(10, activation='softmax'), and let the "
            "labels start at 0.",
        ),
        section="07-1",
        concept="softmax",
        broken="model.fit(train_scaled, train_target + 1)\n",
        fixed="model.fit(train_scaled, train_target)\n",
        error="InvalidArgumentError: Graph execution error:",
        kinds=("InvalidArgumentError",),
        pattern=r"Received a label value of -?\d+ which is outside the valid range",
        holds=Text(
            ko="텐서플로 백엔드가 CPU에서 계산할 때만 오류가 납니다. GPU에서는 손실이 "
            "nan이 되고, JAX에서는 아무 말 없이 훈련합니다.",
            en="An error only on the TensorFlow backend with a CPU. On a GPU the loss "
            "becomes nan, and JAX trains without a word.",
        ),
    ),
    Rule(
        name="targets-missing",
        where=("error",),
        title=Text(ko="타깃이 빠졌습니다", en="The targets are missing"),
        cause=Text(
            ko="손실을 계산하려면 타깃이 있어야 합니다. fit이나 evaluate에 이미지만 "
            "넣었거나, 이미지와 타깃을 튜플 하나로 묶었거나, validation_data에 타깃이 "
            "없습니다.",
            en="The loss cannot be computed without targets. fit or evaluate was given "
            "only images, images and targets were put into one tuple, or "
            "validation_data has no targets.",
        ),
        remedy=Text(
            ko="model.fit(train_scaled, train_target, validation_data=(val_scaled, "
            "val_target))처럼 쓰세요.",
            en="Write model.fit(train_scaled, train_target, "
            "validation_data=(val_scaled, val_target)).",
        ),
        section="07-1",
        concept="cross-entropy",
        broken="model.evaluate(val_scaled)\n",
        fixed="model.evaluate(val_scaled, val_target)\n",
        error="ValueError: None values not supported.",
        kinds=("ValueError", "AttributeError"),
        pattern=r"^None values not supported\.$|^None is not a valid value for jnp"
        r"|^'NoneType' object has no attribute 'shape'$",
        line=r"\.(fit|evaluate)\(",
        holds=Text(
            ko="JAX 백엔드에서는 'None is not a valid value for jnp.array'나 "
            "''NoneType' object has no attribute 'shape''라고 나옵니다.",
            en="On the JAX backend the words are 'None is not a valid value for "
            "jnp.array' or ''NoneType' object has no attribute 'shape''.",
        ),
    ),
    Rule(
        name="array-as-batch-size",
        where=("error",),
        title=Text(
            ko="배열이 배치 크기 자리에 있습니다",
            en="An array stands in the place of the batch size",
        ),
        cause=Text(
            ko="fit과 evaluate의 세 번째 값, predict의 두 번째 값은 배치 크기입니다. "
            "그 자리에 배열을 넣었습니다.",
            en="The third value of fit and evaluate, and the second of predict, is the "
            "batch size. An array was given there.",
        ),
        remedy=Text(
            ko="검증 세트는 validation_data=(val_scaled, val_target)으로 넣고, "
            "predict에는 이미지만 넣으세요.",
            en="Pass the validation set as validation_data=(val_scaled, val_target), "
            "and give predict only the images.",
        ),
        section="07-3",
        concept="validation",
        broken="model.fit(train_scaled, train_target, val_scaled, val_target)\n",
        fixed="model.fit(\n"
        "    train_scaled, train_target, validation_data=(val_scaled, val_target)\n"
        ")\n",
        error="ValueError: The truth value of an array with more than one element is "
        "ambiguous.",
        kinds=("ValueError",),
        pattern=r"^The truth value of an array with more than one element is ambiguous",
        line=r"\.(fit|evaluate|predict)\(",
    ),
    Rule(
        name="list-for-an-array",
        where=("error",),
        title=Text(
            ko="리스트가 아니라 NumPy 배열을 넣어야 합니다",
            en="Keras needs NumPy arrays, not lists",
        ),
        cause=Text(
            ko="fit, evaluate, predict는 파이썬 숫자의 리스트를 받지 않습니다.",
            en="fit, evaluate and predict do not take lists of Python numbers.",
        ),
        remedy=Text(
            ko="np.array(...)로 바꾸어 넣고, tolist()는 지우세요.",
            en="Convert it with np.array(...), and delete tolist().",
        ),
        section="07-1",
        concept="array-shape",
        broken="model.fit(train_scaled, train_target.tolist())\n",
        fixed="model.fit(train_scaled, train_target)\n",
        error="ValueError: Unrecognized data type: x=",
        kinds=("ValueError",),
        pattern=r"^Unrecognized data type: x=",
    ),
    Rule(
        name="predictions-not-labels",
        where=("error",),
        title=Text(
            ko="확률을 레이블과 비교했습니다",
            en="Probabilities were compared with labels",
        ),
        cause=Text(
            ko="predict는 샘플마다 확률 10개를 돌려주므로 레이블의 배열과 크기가 "
            "다릅니다.",
            en="predict gives ten probabilities for each sample, so the shape of its "
            "result differs from that of the labels.",
        ),
        remedy=Text(
            ko="argmax(axis=-1)로 확률이 가장 큰 클래스를 고른 다음 비교하세요.",
            en="Choose the class with the largest probability first, with "
            "argmax(axis=-1).",
        ),
        section="07-3",
        concept="softmax",
        broken="np.mean(model.predict(train_scaled) == train_target)\n",
        fixed="np.mean(model.predict(train_scaled).argmax(axis=-1) == train_target)\n",
        error="ValueError: operands could not be broadcast together with shapes "
        "(40,10) (40,)",
        kinds=("ValueError",),
        pattern=r"^operands could not be broadcast together with shapes "
        r"(\((\d+),10\) \(\2,\)|\((\d+),\) \(\3,10\))",
    ),
    Rule(
        name="images-without-channel",
        where=("error",),
        title=Text(
            ko="합성곱 층의 입력에는 채널이 있어야 합니다",
            en="A convolutional layer needs a channel axis",
        ),
        cause=Text(
            ko="Conv2D와 풀링 층은 (높이, 너비, 채널)인 이미지를 받습니다. 흑백 "
            "이미지도 채널이 하나 있어야 하는데 (28, 28)만 주었습니다.",
            en="Conv2D and pooling layers take images of (height, width, channels). A "
            "grey image has one channel too, but it was given as (28, 28).",
        ),
        remedy=Text(
            ko="Input(shape=(28, 28, 1))로 쓰고 데이터를 reshape(-1, 28, 28, 1)로 "
            "바꾸세요.",
            en="Write Input(shape=(28, 28, 1)), and reshape the data to "
            "(-1, 28, 28, 1).",
        ),
        section="08-2",
        concept="filter",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(28, 28)),\n"
        "    keras.layers.Conv2D(32, kernel_size=3, activation='relu'),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(28, 28, 1)),\n"
        "    keras.layers.Conv2D(32, kernel_size=3, activation='relu'),\n"
        "])\n",
        error="ValueError: Input 0 with name 'None' of layer 'conv2d' is incompatible "
        "with the layer: expected min_ndim=4, found ndim=3.",
        kinds=("ValueError",),
        pattern=r"incompatible with the layer: expected (min_)?ndim=4, found ndim=[23]",
        holds=Text(
            ko='케라스 3.10에서는 \'Input 0 of layer "conv2d" is incompatible with '
            "the layer'라고 나옵니다.",
            en='In Keras 3.10 the words are \'Input 0 of layer "conv2d" is '
            "incompatible with the layer'.",
        ),
    ),
    Rule(
        name="input-does-not-fit",
        where=("error",),
        title=Text(
            ko="데이터의 크기가 모델의 입력과 다릅니다",
            en="The data does not have the shape that the model expects",
        ),
        cause=Text(
            ko="모델이 받는 입력의 크기와 넣은 배열의 크기가 다릅니다. 대개 이미지를 "
            "펼치지 않았거나, 샘플 하나를 배치 차원 없이 넣었습니다.",
            en="The shape of the array differs from the input of the model. Mostly the "
            "images were not flattened, or a single sample was given without the axis "
            "of the batch.",
        ),
        remedy=Text(
            ko="이미지는 reshape(-1, 784)로 펼치고, 샘플 하나는 val_scaled[0:1]처럼 "
            "범위로 꺼내세요.",
            en="Flatten images with reshape(-1, 784), and take a single sample as a "
            "slice: val_scaled[0:1].",
        ),
        section="07-1",
        concept="array-shape",
        broken="model.predict(val_scaled[0])\n",
        fixed="model.predict(val_scaled[0:1])\n",
        error="ValueError: Exception encountered when calling Sequential.call(). "
        "Invalid input shape for input Tensor",
        kinds=("ValueError",),
        pattern=r"Expected shape \(.*\), but input has incompatible shape"
        r"|incompatible with the layer: expected axis",
        holds=Text(
            ko="JAX 백엔드에서는 'Invalid input shape for input JitTracer'라고 "
            "나옵니다.",
            en="On the JAX backend the words are 'Invalid input shape for input "
            "JitTracer'.",
        ),
    ),
    Rule(
        name="reshape-does-not-fit",
        where=("error",),
        title=Text(
            ko="배열을 그 크기로 바꿀 수 없습니다",
            en="The array cannot take this shape",
        ),
        cause=Text(
            ko="reshape은 값의 개수를 바꾸지 못합니다. 28x28 이미지는 값이 784개이고, "
            "이미지가 여러 장이면 첫 번째 차원이 이미지의 개수입니다.",
            en="reshape cannot change the number of values. A 28x28 image has 784 of "
            "them, and with several images the first axis is their number.",
        ),
        remedy=Text(
            ko="train_input.reshape(-1, 28 * 28)처럼 첫 번째 값을 -1로 쓰면 NumPy가 "
            "이미지의 개수를 채웁니다.",
            en="Write -1 first, train_input.reshape(-1, 28 * 28), and NumPy fills in "
            "the number of images.",
        ),
        section="07-1",
        concept="array-shape",
        broken="train_input.reshape(784)\n",
        fixed="train_input.reshape(-1, 784)\n",
        error="ValueError: cannot reshape array of size 31360 into shape (784,)",
        kinds=("ValueError",),
        pattern=r"^cannot reshape array of size \d+ into shape \(",
    ),
    Rule(
        name="divide-in-place",
        where=("error",),
        title=Text(
            ko="정수 배열에 나눈 값을 넣을 수 없습니다",
            en="An integer array cannot hold the quotients",
        ),
        cause=Text(
            ko="/=는 결과를 같은 배열에 넣습니다. 픽셀은 0부터 255까지의 "
            "정수(uint8)여서 소수를 담지 못합니다.",
            en="/= puts the result into the same array. The pixels are whole numbers "
            "from 0 to 255 (uint8) and cannot hold fractions.",
        ),
        remedy=Text(
            ko="train_scaled = train_input / 255.0처럼 새 배열을 만드세요.",
            en="Make a new array: train_scaled = train_input / 255.0.",
        ),
        section="07-1",
        concept="scaling",
        broken="train_input /= 255.0\n",
        fixed="train_scaled = train_input / 255.0\n",
        error="UFuncTypeError: Cannot cast ufunc 'divide' output from "
        "dtype('float64') to dtype('uint8') with casting rule 'same_kind'",
        kinds=("UFuncTypeError",),
        pattern=r"^Cannot cast ufunc 'divide' output from dtype\('float\d+'\) to "
        r"dtype\('u?int",
    ),
    Rule(
        name="steps-per-epoch",
        where=("error",),
        title=Text(
            ko="데이터가 모자라 훈련이 중간에 끝났습니다",
            en="The data ran out before the epoch ended",
        ),
        cause=Text(
            ko="steps_per_epoch가 배열에 있는 배치보다 많습니다. 배열을 넣을 때는 "
            "케라스가 배치의 개수를 알아서 셉니다.",
            en="steps_per_epoch is larger than the number of batches in the arrays. "
            "When it is given arrays, Keras counts the batches itself.",
        ),
        remedy=Text(ko="steps_per_epoch를 지우세요.", en="Delete steps_per_epoch."),
        section="07-2",
        concept="gradient-descent",
        broken="model.fit(train_scaled, train_target, steps_per_epoch=100)\n",
        fixed="model.fit(train_scaled, train_target)\n",
        error="UserWarning: Your input ran out of data; interrupting training.",
        kinds=("UserWarning",),
        pattern=r"Your input ran out of data; interrupting training",
    ),
    Rule(
        name="numpy-alias",
        where=("error", "code"),
        title=Text(ko="np.float은 없어졌습니다", en="np.float was removed"),
        cause=Text(
            ko="np.float, np.int, np.object는 파이썬의 float, int, object와 같은 "
            "것이어서 NumPy 1.24에서 없어졌습니다.",
            en="np.float, np.int and np.object were only other names for Python's "
            "float, int and object, and NumPy 1.24 removed them.",
        ),
        remedy=Text(
            ko="np.을 지우고 float, int, object로 쓰세요.",
            en="Delete np. and write float, int, object.",
        ),
        section="07-1",
        concept="",
        broken="train_scaled.astype(np.float)\n",
        fixed="train_scaled.astype(float)\n",
        error="AttributeError: module 'numpy' has no attribute 'float'.",
        kinds=("AttributeError",),
        pattern=r"module 'numpy' has no attribute '(float|int|object|complex|str)'",
    ),
    Rule(
        name="removed-from-numpy",
        where=("error",),
        title=Text(
            ko="NumPy 2에서 없어진 이름입니다", en="NumPy 2 has removed this name"
        ),
        cause=Text(
            ko="np.float_, np.Inf, np.product처럼 예전부터 다른 이름이 있던 것들이 "
            "NumPy 2에서 없어졌습니다.",
            en="NumPy 2 removed names for which there had long been another one, such "
            "as np.float_, np.Inf and np.product.",
        ),
        remedy=Text(
            ko="np.float64, np.inf, np.prod를 쓰세요. 오류 메시지에 새 이름이 나올 "
            "때도 있습니다.",
            en="Use np.float64, np.inf and np.prod. Some of the messages give the new "
            "name.",
        ),
        section="07-1",
        concept="",
        broken="train_scaled.astype(np.float_)\n",
        fixed="train_scaled.astype(np.float64)\n",
        error="AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use "
        "`np.float64` instead.",
        kinds=("AttributeError",),
        pattern=r"^`np\.\w+` was removed in the NumPy 2\.0 release"
        r"|^module 'numpy' has no attribute '(product|cumproduct|sometrue|alltrue)'",
    ),
    Rule(
        name="image-is-flat",
        where=("error",),
        title=Text(
            ko="imshow에는 28x28 이미지 한 장을 넣습니다",
            en="imshow takes one image of 28x28",
        ),
        cause=Text(
            ko="imshow는 (높이, 너비)인 배열을 그립니다. 784개로 펼친 샘플이나 이미지 "
            "여러 장의 배열은 그리지 못합니다.",
            en="imshow draws an array of (height, width). It cannot draw a sample that "
            "was flattened to 784 values, nor an array of many images.",
        ),
        remedy=Text(
            ko="train_scaled[0].reshape(28, 28)처럼 되돌리거나 train_input[0]처럼 한 "
            "장을 고르세요.",
            en="Reshape it, train_scaled[0].reshape(28, 28), or choose one image, "
            "train_input[0].",
        ),
        section="07-1",
        concept="array-shape",
        broken="import matplotlib.pyplot as plt\n"
        "plt.imshow(train_scaled[0], cmap='gray_r')\n",
        fixed="import matplotlib.pyplot as plt\n"
        "plt.imshow(train_scaled[0].reshape(28, 28), cmap='gray_r')\n",
        error="TypeError: Invalid shape (784,) for image data",
        kinds=("TypeError",),
        pattern=r"^Invalid shape \(.*\) for image data",
    ),
    Rule(
        name="axes-index",
        where=("error",),
        title=Text(
            ko="subplots의 결과를 고르는 방법이 다릅니다",
            en="The axes of subplots are indexed in another way",
        ),
        cause=Text(
            ko="axs의 차원은 subplots에 준 행과 열에 따라 다릅니다. (1, 10)이면 1차원, "
            "(2, 16)이면 2차원이고, 그림이 하나이면 배열이 아닙니다.",
            en="The number of axes of axs depends on the rows and columns given to "
            "subplots: 1-D for (1, 10), 2-D for (2, 16), and no array at all for a "
            "single plot.",
        ),
        remedy=Text(
            ko="(1, 10)이면 axs[i], (2, 16)이면 axs[i, j], 하나이면 axs로 쓰세요.",
            en="Write axs[i] for (1, 10), axs[i, j] for (2, 16), and axs for one.",
        ),
        section="07-1",
        concept="",
        broken="import matplotlib.pyplot as plt\n"
        "fig, axs = plt.subplots(1, 10)\n"
        "axs[0, 1].imshow(train_input[1], cmap='gray_r')\n",
        fixed="import matplotlib.pyplot as plt\n"
        "fig, axs = plt.subplots(1, 10)\n"
        "axs[1].imshow(train_input[1], cmap='gray_r')\n",
        error="IndexError: too many indices for array: array is 1-dimensional, but 2 "
        "were indexed",
        kinds=("IndexError", "AttributeError", "TypeError"),
        pattern=r"^too many indices for array: array is 1-dimensional, but 2 were "
        r"|^'numpy\.ndarray' object has no attribute '(imshow|axis|set_title|plot)'"
        r"|^'Axes' object is not subscriptable$",
        line=r"\bax\w*(\[|\.)",
    ),
    Rule(
        name="subplot-for-subplots",
        where=("error",),
        title=Text(
            ko="subplot이 아니라 subplots입니다", en="It is subplots, not subplot"
        ),
        cause=Text(
            ko="plt.subplot은 그림 하나만 만듭니다. 여러 개를 한꺼번에 만드는 함수는 "
            "s가 붙은 plt.subplots입니다.",
            en="plt.subplot makes a single plot. The function that makes several at "
            "once is plt.subplots, with an s.",
        ),
        remedy=Text(
            ko="fig, axs = plt.subplots(1, 10)으로 쓰세요.",
            en="Write fig, axs = plt.subplots(1, 10).",
        ),
        section="07-1",
        concept="",
        broken="import matplotlib.pyplot as plt\nfig, axs = plt.subplot(1, 10)\n",
        fixed="import matplotlib.pyplot as plt\nfig, axs = plt.subplots(1, 10)\n",
        error="TypeError: subplot() takes 1 or 3 positional arguments but 2 were given",
        kinds=("TypeError",),
        pattern=r"^subplot\(\) takes 1 or 3 positional arguments"
        r"|^cannot unpack non-iterable Axes object$",
    ),
    Rule(
        name="colormap-name",
        where=("error",),
        title=Text(
            ko="그런 이름의 컬러맵이 없습니다", en="There is no colormap of this name"
        ),
        cause=Text(
            ko="cmap에 넣은 이름을 잘못 썼습니다. 흰 바탕의 흑백은 밑줄을 쓰는 "
            "'gray_r'입니다.",
            en="The name given to cmap is misspelt. Grey on white is 'gray_r', with an "
            "underscore.",
        ),
        remedy=Text(ko="cmap='gray_r'로 쓰세요.", en="Write cmap='gray_r'."),
        section="07-1",
        concept="",
        broken="import matplotlib.pyplot as plt\n"
        "plt.imshow(train_input[0], cmap='gray-r')\n",
        fixed="import matplotlib.pyplot as plt\n"
        "plt.imshow(train_input[0], cmap='gray_r')\n",
        error="ValueError: 'gray-r' is not a valid value for cmap",
        kinds=("ValueError",),
        pattern=r"^'[^']*' is not a valid value for cmap",
    ),
    Rule(
        name="points-do-not-match",
        where=("error",),
        title=Text(
            ko="가로축과 세로축의 값의 개수가 다릅니다",
            en="The x and y values differ in number",
        ),
        cause=Text(
            ko="그래프에 넣은 두 배열의 길이가 다릅니다. 대개 훈련한 에포크 횟수가 "
            "range에 쓴 숫자와 다릅니다.",
            en="The two arrays of the plot differ in length. Mostly the number of "
            "epochs trained is not the number written in range.",
        ),
        remedy=Text(
            ko="plt.plot(history.history['loss'])처럼 세로축의 값만 넣으세요.",
            en="Give only the y values: plt.plot(history.history['loss']).",
        ),
        section="07-3",
        concept="",
        broken="import matplotlib.pyplot as plt\n"
        "history = model.fit(train_scaled, train_target, epochs=2)\n"
        "plt.plot(range(20), history.history['loss'])\n",
        fixed="import matplotlib.pyplot as plt\n"
        "history = model.fit(train_scaled, train_target, epochs=2)\n"
        "plt.plot(history.history['loss'])\n",
        error="ValueError: x and y must have same first dimension, but have shapes "
        "(20,) and (2,)",
        kinds=("ValueError",),
        pattern=r"^x and y must have same first dimension, but have shapes",
    ),
    Rule(
        name="font-without-hangul",
        where=("error",),
        title=Text(ko="글꼴에 한글이 없습니다", en="The font has no Hangul"),
        cause=Text(
            ko="matplotlib의 기본 글꼴에는 한글이 없어서 글자가 네모로 나옵니다.",
            en="The default font of matplotlib has no Hangul, so its characters are "
            "drawn as boxes.",
        ),
        remedy=Text(
            ko="with fmnist_learn.korean_font(): 안에서 그래프를 그리고 저장하세요.",
            en="Draw and save the plot inside with fmnist_learn.korean_font():.",
        ),
        section="07-1",
        concept="",
        broken="import matplotlib.pyplot as plt\n"
        "plt.title('정확도')\n"
        "plt.savefig('accuracy.png')\n",
        fixed="import fmnist_learn as fl\n"
        "import matplotlib.pyplot as plt\n"
        "with fl.korean_font():\n"
        "    plt.title('정확도')\n"
        "    plt.savefig('accuracy.png')\n",
        error="UserWarning: Glyph 51221 (\\N{HANGUL SYLLABLE JEONG}) missing from "
        "font(s) DejaVu Sans.",
        kinds=("UserWarning",),
        pattern=r"^Glyph \d+ \(\\N\{HANGUL [^}]*\}\) missing from font\(s\)",
    ),
    Rule(
        name="axis-labels",
        where=("code",),
        title=Text(ko="에포크는 x축입니다", en="The epoch belongs to the x axis"),
        cause=Text(
            ko="history.history의 값으로 그린 그래프에서 x축은 에포크이고, y축은 "
            "손실이나 정확도입니다. 두 축의 이름이 바뀌어 있습니다.",
            en="In a plot of what history.history holds the x axis is the epoch, and "
            "the y axis the loss or the accuracy. The labels are swapped.",
        ),
        remedy=Text(
            ko="plt.xlabel('epoch')와 plt.ylabel('loss')로 쓰세요.",
            en="Write plt.xlabel('epoch') and plt.ylabel('loss').",
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
    ),
)
