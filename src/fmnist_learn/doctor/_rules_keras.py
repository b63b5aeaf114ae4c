"""Mistakes in the names and the arguments of Keras."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULES = (
    Rule(
        name="metrics-not-a-list",
        where=("error", "code"),
        title=Text(ko="metrics는 리스트여야 합니다", en="metrics has to be a list"),
        cause=Text(
            ko="케라스 3의 compile은 metrics를 리스트로만 받습니다. 문자열 하나를 "
            "그대로 넘기는 코드는 케라스 2를 위한 것입니다.",
            en="compile in Keras 3 takes metrics only as a list. Code that passes a "
            "single string was written for Keras 2.",
        ),
        remedy=Text(
            ko="이름을 대괄호로 감싸세요. metrics=['accuracy']",
            en="Put the name in square brackets: metrics=['accuracy'].",
        ),
        section="07-1",
        concept="accuracy",
        broken="model.compile(loss='sparse_categorical_crossentropy', "
        "metrics='accuracy')\n"
        "model.fit(train_scaled, train_target)\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy', "
        "metrics=['accuracy'])\n"
        "model.fit(train_scaled, train_target)\n",
        error="ValueError: Expected `metrics` argument to be a list, tuple, or dict. "
        "Received instead: metrics=accuracy of type <class 'str'>",
        kinds=("ValueError",),
        pattern=r"Expected `(weighted_)?metrics` argument to be a list",
    ),
    Rule(
        name="sequential-needs-a-list",
        where=("error", "code"),
        title=Text(
            ko="Sequential에는 층의 리스트를 넣습니다",
            en="Sequential takes a list of layers",
        ),
        cause=Text(
            ko="keras.Sequential의 첫 번째 매개변수는 층의 리스트입니다. 층을 그대로 "
            "넣으면 케라스가 리스트처럼 하나씩 꺼내려다 실패합니다.",
            en="The first argument of keras.Sequential is a list of layers. Given a "
            "layer instead, Keras tries to go through it like a list and fails.",
        ),
        remedy=Text(
            ko="층이 하나뿐이어도 대괄호로 감싸세요. keras.Sequential([dense])",
            en="Put the layers in square brackets, even a single one: "
            "keras.Sequential([dense]).",
        ),
        section="07-1",
        concept="layers",
        broken="dense = keras.layers.Dense(10, activation='softmax')\n"
        "model = keras.Sequential(dense)\n",
        fixed="dense = keras.layers.Dense(10, activation='softmax')\n"
        "model = keras.Sequential([dense])\n",
        error="TypeError: 'Dense' object is not iterable",
        kinds=("TypeError", "ValueError"),
        pattern=r"^'[A-Z]\w+' object is not iterable$"
        r"|^Expected `trainable` to be a boolean\. Received: trainable=<"
        r"|^A symbolic KerasTensor cannot be used as a boolean",
        line=r"Sequential\(",
    ),
    Rule(
        name="not-a-layer",
        where=("error",),
        title=Text(
            ko="Sequential에 층이 아닌 것이 들어 있습니다",
            en="Sequential was given something that is not a layer",
        ),
        cause=Text(
            ko="층의 리스트 안에 클래스나 또 다른 리스트가 들어 있습니다. 대개 "
            "Flatten처럼 괄호를 빠뜨렸거나 대괄호를 두 번 썼습니다.",
            en="The list of layers holds a class or another list. Mostly the "
            "parentheses of a layer such as Flatten are missing, or the square "
            "brackets were written twice.",
        ),
        remedy=Text(
            ko="keras.layers.Flatten()처럼 층마다 괄호를 붙이고 대괄호는 한 번만 "
            "쓰세요.",
            en="Give every layer its parentheses, as in keras.layers.Flatten(), and "
            "write the square brackets only once.",
        ),
        section="07-2",
        concept="layers",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(28, 28)),\n"
        "    keras.layers.Flatten,\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(28, 28)),\n"
        "    keras.layers.Flatten(),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        error="ValueError: Only instances of `keras.Layer` can be added to a "
        "Sequential model. Received: <class",
        kinds=("ValueError",),
        pattern=r"^Only instances of `keras\.Layer` can be added to a Sequential "
        r"model\. Received: (<class|\[|None)",
    ),
    Rule(
        name="input-shape-argument",
        where=("error", "code"),
        title=Text(
            ko="input_shape 대신 Input을 씁니다",
            en="Input takes the place of input_shape",
        ),
        cause=Text(
            ko="케라스 3에서는 층에 input_shape나 input_dim을 주지 않습니다. 주면 "
            "경고가 나오고, 첫 층이 아니면 아무 효과도 없습니다.",
            en="In Keras 3 a layer should not be given input_shape or input_dim. It "
            "gives a warning, and in any layer but the first it has no effect.",
        ),
        remedy=Text(
            ko="Sequential의 맨 앞에 keras.layers.Input(shape=...)을 넣고 "
            "input_shape는 지우세요.",
            en="Put keras.layers.Input(shape=...) at the start of Sequential and "
            "delete input_shape.",
        ),
        section="07-1",
        concept="layers",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Dense(10, activation='softmax', input_shape=(784,)),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        error="UserWarning: Do not pass an `input_shape`/`input_dim` argument to a "
        "layer.",
        kinds=("UserWarning",),
        pattern=r"Do not pass an `input_shape`/`input_dim` argument to a layer",
    ),
    Rule(
        name="shape-is-not-a-tuple",
        where=("error",),
        title=Text(ko="shape은 튜플이어야 합니다", en="shape has to be a tuple"),
        cause=Text(
            ko="Input은 크기를 튜플로 받습니다. 값이 하나인 튜플에는 쉼표가 있어야 "
            "하므로 (784)는 튜플이 아니라 정수 784입니다.",
            en="Input takes its shape as a tuple. A tuple of one value needs a comma: "
            "(784) is not a tuple, it is the number 784.",
        ),
        remedy=Text(
            ko="keras.layers.Input(shape=(784,))처럼 쉼표를 넣으세요.",
            en="Write the comma: keras.layers.Input(shape=(784,)).",
        ),
        section="07-1",
        concept="array-shape",
        broken="keras.layers.Input(shape=(784))\n",
        fixed="keras.layers.Input(shape=(784,))\n",
        error="ValueError: Cannot convert '784' to a shape.",
        kinds=("ValueError",),
        pattern=r"^Cannot convert '\d+' to a shape",
    ),
    Rule(
        name="layer-name-twice",
        where=("error",),
        title=Text(
            ko="같은 이름의 층을 두 번 추가했습니다",
            en="A layer of this name was added twice",
        ),
        cause=Text(
            ko="한 모델에서 층의 이름은 서로 달라야 합니다. 대개 model.add가 있는 셀을 "
            "두 번 실행했습니다.",
            en="The names of the layers of a model must differ. Mostly a cell with "
            "model.add has been run twice.",
        ),
        remedy=Text(
            ko="keras.Sequential()로 모델을 만드는 셀부터 다시 실행하거나 name을 "
            "다르게 쓰세요.",
            en="Run again from the cell that makes the model with keras.Sequential(), "
            "or choose another name.",
        ),
        section="07-2",
        concept="layers",
        broken="model = keras.Sequential()\n"
        "model.add(keras.layers.Dense(100, name='hidden'))\n"
        "model.add(keras.layers.Dense(100, name='hidden'))\n",
        fixed="model = keras.Sequential()\n"
        "model.add(keras.layers.Dense(100, name='hidden'))\n"
        "model.add(keras.layers.Dense(10, name='output'))\n",
        error="ValueError: All layers added to a Sequential model should have unique "
        "names.",
        kinds=("ValueError",),
        pattern=r"^All layers added to a Sequential model should have unique names"
        r"|has already been configured to use input shape",
    ),
    Rule(
        name="missing-argument",
        where=("error",),
        title=Text(
            ko="꼭 필요한 매개변수가 빠졌습니다", en="A required argument is missing"
        ),
        cause=Text(
            ko="층이나 콜백을 만들 때 꼭 주어야 하는 값을 주지 않았습니다. Dense에는 "
            "units, Conv2D에는 filters와 kernel_size, AveragePooling2D에는 "
            "pool_size, Dropout에는 rate, ModelCheckpoint에는 filepath가 "
            "필요합니다.",
            en="A layer or a callback was made without a value that it needs: units "
            "for Dense, filters and kernel_size for Conv2D, pool_size for "
            "AveragePooling2D, rate for Dropout, filepath for ModelCheckpoint.",
        ),
        remedy=Text(
            ko="오류 메시지의 마지막에 나온 매개변수에 값을 주세요. 값을 주었다면 "
            "매개변수의 이름을 잘못 썼는지 확인하세요.",
            en="Give a value to the argument named at the end of the message. If it "
            "was given, check the spelling of its name.",
        ),
        section="08-1",
        concept="",
        broken="keras.layers.AveragePooling2D()\n",
        fixed="keras.layers.AveragePooling2D(2)\n",
        error="TypeError: AveragePooling2D.__init__() missing 1 required positional "
        "argument: 'pool_size'",
        kinds=("TypeError",),
        pattern=r"^(Dense|Conv2D|AveragePooling2D|Dropout|ModelCheckpoint|Reshape|"
        r"Activation|Rescaling)\.__init__\(\) missing \d required positional argument",
    ),
    Rule(
        name="dropout-rate",
        where=("error",),
        title=Text(
            ko="드롭아웃 비율은 0과 1 사이입니다",
            en="The dropout rate is between 0 and 1",
        ),
        cause=Text(
            ko="Dropout에 넣는 값은 0으로 만들 출력의 비율입니다. 30퍼센트는 30이 "
            "아니라 0.3입니다.",
            en="Dropout takes the fraction of the outputs that are set to 0: 30 % is "
            "0.3, not 30.",
        ),
        remedy=Text(
            ko="keras.layers.Dropout(0.3)처럼 쓰세요.",
            en="Write keras.layers.Dropout(0.3).",
        ),
        section="07-3",
        concept="dropout",
        broken="keras.layers.Dropout(30)\n",
        fixed="keras.layers.Dropout(0.3)\n",
        error="ValueError: Invalid value received for argument `rate`. Expected a "
        "float value between 0 and 1. Received: rate=30",
        kinds=("ValueError",),
        pattern=r"^Invalid value received for argument `rate`",
    ),
    Rule(
        name="weights-file-name",
        where=("error", "code"),
        title=Text(
            ko="가중치 파일의 이름은 .weights.h5로 끝나야 합니다",
            en="The name of a weights file has to end in .weights.h5",
        ),
        cause=Text(
            ko="케라스 3의 save_weights는 파일 이름이 .weights.h5로 끝나지 않으면 "
            "저장하지 않습니다.",
            en="save_weights in Keras 3 writes only to a file whose name ends in "
            ".weights.h5.",
        ),
        remedy=Text(
            ko="'model.weights.h5'처럼 이름을 바꾸고, load_weights에도 같은 이름을 "
            "쓰세요.",
            en="Choose a name like 'model.weights.h5', and use the same name in "
            "load_weights.",
        ),
        section="07-3",
        concept="saving",
        broken="model.save_weights('model-weights.h5')\n"
        "model.load_weights('model-weights.h5')\n",
        fixed="model.save_weights('model.weights.h5')\n"
        "model.load_weights('model.weights.h5')\n",
        error="ValueError: The filename must end in `.weights.h5`. Received: "
        "filepath=model-weights.h5",
        kinds=("ValueError",),
        pattern=r"must end in `\.weights\.h5`",
    ),
    Rule(
        name="weights-file-not-found",
        where=("error",),
        title=Text(
            ko="가중치 파일을 찾지 못했습니다", en="The weights file was not found"
        ),
        cause=Text(
            ko="읽으려는 .h5 파일이 지금 폴더에 없습니다. 앞에서 save_weights가 "
            "실패했거나, 이름이나 폴더가 다릅니다.",
            en="The .h5 file that is to be read is not in the current folder. Either "
            "save_weights failed before, or the name or the folder is different.",
        ),
        remedy=Text(
            ko="save_weights를 먼저 실행하고 두 함수에 같은 이름을 쓰세요. 이름은 "
            ".weights.h5로 끝나야 합니다.",
            en="Run save_weights first, and use the same name in both functions. It "
            "must end in .weights.h5.",
        ),
        section="07-3",
        concept="saving",
        broken="model.load_weights('nothing-here.weights.h5')\n",
        fixed="model.save_weights('model.weights.h5')\n"
        "model.load_weights('model.weights.h5')\n",
        error="FileNotFoundError: [Errno 2] Unable to synchronously open file",
        kinds=("FileNotFoundError",),
        pattern=r"Unable to (synchronously )?open file \(unable to open file",
    ),
    Rule(
        name="folder-not-found",
        where=("error",),
        title=Text(
            ko="저장할 폴더가 없습니다", en="The folder to save in does not exist"
        ),
        cause=Text(
            ko="save와 save_weights는 폴더를 만들지 않습니다. 파일 이름 앞에 쓴 폴더가 "
            "아직 없습니다.",
            en="save and save_weights make no folders, and the folder before the file "
            "name does not exist yet.",
        ),
        remedy=Text(
            ko="os.makedirs('models', exist_ok=True)로 폴더를 먼저 만드세요.",
            en="Make the folder first: os.makedirs('models', exist_ok=True).",
        ),
        section="07-3",
        concept="saving",
        broken="model.save('models/model.keras')\n",
        fixed="import os\n"
        "os.makedirs('models', exist_ok=True)\n"
        "model.save('models/model.keras')\n",
        error="FileNotFoundError: [Errno 2] No such file or directory: "
        "'models/model.keras'",
        kinds=("FileNotFoundError",),
        pattern=r"No such file or directory: '.*\.keras'$"
        r"|Unable to (synchronously )?create file \(unable to open file",
    ),
    Rule(
        name="model-file-name",
        where=("error", "code"),
        title=Text(
            ko="모델 파일의 이름은 .keras로 끝나야 합니다",
            en="The name of a model file has to end in .keras",
        ),
        cause=Text(
            ko="케라스 3은 모델을 .keras 파일에 저장합니다. 확장자가 없으면 오류가 "
            "나고, .h5는 예전 형식이라 경고가 나옵니다.",
            en="Keras 3 saves models in .keras files. A name without an extension is "
            "an error; .h5 is the old format and gives a warning.",
        ),
        remedy=Text(
            ko="'model-whole.keras'처럼 .keras로 끝나는 이름을 쓰세요.",
            en="Use a name that ends in .keras, such as 'model-whole.keras'.",
        ),
        section="07-3",
        concept="saving",
        broken="model.save('model-whole')\n",
        fixed="model.save('model-whole.keras')\n",
        error="ValueError: Invalid filepath extension for saving. Please add either a "
        "`.keras` extension for the native Keras format",
        kinds=("ValueError",),
        pattern=r"Invalid filepath extension for saving"
        r"|The filepath provided must end in `\.keras`"
        r"|File format not supported: filepath=",
    ),
    Rule(
        name="model-file-not-found",
        where=("error",),
        title=Text(ko="모델 파일을 찾지 못했습니다", en="The model file was not found"),
        cause=Text(
            ko="load_model이 읽으려는 파일이 지금 폴더에 없거나, 파일이 온전한 .keras "
            "파일이 아닙니다.",
            en="The file that load_model is to read is not in the current folder, or "
            "it is not a complete .keras file.",
        ),
        remedy=Text(
            ko="model.save나 ModelCheckpoint로 먼저 저장하고 같은 이름을 쓰세요.",
            en="Save the model first, with model.save or ModelCheckpoint, and use the "
            "same name.",
        ),
        section="07-3",
        concept="saving",
        broken="model = keras.models.load_model('nothing-here.keras')\n",
        fixed="model.save('model.keras')\n"
        "model = keras.models.load_model('model.keras')\n",
        error="ValueError: File not found: filepath=nothing-here.keras. Please ensure "
        "the file is an accessible `.keras` zip file.",
        kinds=("ValueError",),
        pattern=r"^File not found: filepath=.*\.keras",
    ),
    Rule(
        name="weights-do-not-fit",
        where=("error",),
        title=Text(
            ko="저장한 가중치가 모델과 맞지 않습니다",
            en="The saved weights do not fit the model",
        ),
        cause=Text(
            ko="가중치 파일에는 모델의 구조가 없습니다. 저장한 모델과 층의 개수나 유닛 "
            "개수가 다른 모델은 그 가중치를 읽지 못합니다.",
            en="A weights file does not hold the structure of the model. A model whose "
            "layers or units differ from the saved one cannot read its weights.",
        ),
        remedy=Text(
            ko="저장할 때와 똑같은 모델을 만든 다음 load_weights를 실행하거나, "
            "model.save와 load_model로 모델을 통째로 저장하고 읽으세요.",
            en="Build the same model as the saved one before load_weights, or save and "
            "load the whole model with model.save and load_model.",
        ),
        section="07-3",
        concept="saving",
        broken="model.save_weights('model.weights.h5')\n"
        "other = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(11),\n"
        "])\n"
        "other.load_weights('model.weights.h5')\n",
        fixed="model.save_weights('model.weights.h5')\n"
        "other = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10),\n"
        "])\n"
        "other.load_weights('model.weights.h5')\n",
        error="ValueError: A total of 1 objects could not be loaded.",
        kinds=("ValueError",),
        pattern=r"A total of \d+ objects could not be loaded"
        r"|Layer count mismatch when loading weights",
    ),
    Rule(
        name="model-load",
        where=("error", "code"),
        title=Text(
            ko="모델에는 load 메서드가 없습니다", en="A model has no method load"
        ),
        cause=Text(
            ko="케라스 모델에는 load 메서드가 없습니다. 가중치는 load_weights로, "
            "모델 전체는 keras.models.load_model로 읽습니다.",
            en="Keras models have no method called load. Weights are read with "
            "load_weights, a whole model with keras.models.load_model.",
        ),
        remedy=Text(
            ko="model.load_weights('이름.weights.h5') 또는 "
            "model = keras.models.load_model('이름.keras')로 쓰세요.",
            en="Write model.load_weights('name.weights.h5') or "
            "model = keras.models.load_model('name.keras').",
        ),
        section="07-3",
        concept="saving",
        broken="model.save_weights('model.weights.h5')\n"
        "model.load('model.weights.h5')\n",
        fixed="model.save_weights('model.weights.h5')\n"
        "model.load_weights('model.weights.h5')\n",
        error="AttributeError: 'Sequential' object has no attribute 'load'",
        kinds=("AttributeError",),
        pattern=r"'(Sequential|Functional|Model)' object has no attribute 'load'$",
    ),
    Rule(
        name="checkpoint-keeps-the-last",
        where=("code",),
        title=Text(
            ko="체크포인트에 마지막 에포크의 모델만 남습니다",
            en="The checkpoint keeps the last epoch, not the best",
        ),
        cause=Text(
            ko="ModelCheckpoint의 save_best_only는 기본값이 False입니다. 에포크마다 "
            "같은 파일에 덮어쓰므로 가장 좋은 모델이 아니라 마지막 모델이 남습니다.",
            en="save_best_only of ModelCheckpoint is False by default. Every epoch "
            "overwrites the same file, so the last model is kept, not the best.",
        ),
        remedy=Text(
            ko="save_best_only=True를 주고 fit에 validation_data를 넣으세요.",
            en="Pass save_best_only=True to it, and validation_data to fit.",
        ),
        section="07-3",
        concept="early-stopping",
        broken="checkpoint_cb = keras.callbacks.ModelCheckpoint('best-model.keras')\n",
        fixed="checkpoint_cb = keras.callbacks.ModelCheckpoint(\n"
        "    'best-model.keras', save_best_only=True\n"
        ")\n",
    ),
    Rule(
        name="model-sequential",
        where=("error", "code"),
        title=Text(
            ko="model.Sequential이 아니라 keras.Sequential입니다",
            en="It is keras.Sequential, not model.Sequential",
        ),
        cause=Text(
            ko="model은 이 줄에서 만들려는 변수입니다. Sequential은 model이 아니라 "
            "keras에 있습니다.",
            en="model is the variable that this line is about to make. Sequential "
            "belongs to keras, not to model.",
        ),
        remedy=Text(
            ko="model = keras.Sequential([...])로 쓰세요.",
            en="Write model = keras.Sequential([...]).",
        ),
        section="07-2",
        concept="layers",
        broken="del model\n"
        "model = model.Sequential([keras.layers.Dense(10, activation='softmax')])\n",
        fixed="del model\n"
        "model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])\n",
        error="NameError: name 'model' is not defined",
        kinds=("NameError", "UnboundLocalError", "AttributeError"),
        pattern=r"name 'model' is not defined|local variable 'model'"
        r"|object has no attribute 'Sequential'",
        line=r"\b(\w+)\s*=\s*\1\.Sequential\(",
    ),
    Rule(
        name="fit-generator",
        where=("error", "code"),
        title=Text(ko="fit_generator는 없어졌습니다", en="fit_generator was removed"),
        cause=Text(
            ko="케라스 3에서는 fit, evaluate, predict가 제너레이터도 받습니다. 이름에 "
            "_generator가 붙은 메서드는 없어졌습니다.",
            en="In Keras 3 fit, evaluate and predict take generators as well, and the "
            "methods with _generator in their names are gone.",
        ),
        remedy=Text(
            ko="이름에서 _generator를 지우세요.",
            en="Delete _generator from the name.",
        ),
        section="07-2",
        concept="gradient-descent",
        broken="def batches():\n"
        "    yield train_scaled, train_target\n"
        "model.fit_generator(batches())\n",
        fixed="def batches():\n"
        "    yield train_scaled, train_target\n"
        "model.fit(batches())\n",
        error="AttributeError: 'Sequential' object has no attribute 'fit_generator'",
        kinds=("AttributeError",),
        pattern=r"has no attribute '(fit|evaluate|predict)_generator'",
    ),
    Rule(
        name="predict-classes",
        where=("error", "code"),
        title=Text(
            ko="predict_classes는 없어졌습니다", en="predict_classes was removed"
        ),
        cause=Text(
            ko="분류 모델의 predict는 클래스마다의 확률을 돌려줍니다. 클래스를 골라 "
            "주던 predict_classes와 predict_proba는 케라스 3에 없습니다.",
            en="predict of a classifier gives the probability of each class. "
            "predict_classes and predict_proba are not in Keras 3.",
        ),
        remedy=Text(
            ko="model.predict(...).argmax(axis=-1)로 확률이 가장 큰 클래스를 고르세요.",
            en="Choose the class with the largest probability: "
            "model.predict(...).argmax(axis=-1).",
        ),
        section="07-3",
        concept="softmax",
        broken="labels = model.predict_classes(val_scaled)\n",
        fixed="labels = model.predict(val_scaled).argmax(axis=-1)\n",
        error="AttributeError: 'Sequential' object has no attribute 'predict_classes'",
        kinds=("AttributeError",),
        pattern=r"'(Sequential|Functional|Model)' object has no attribute "
        r"'predict_(classes|proba)'",
    ),
    Rule(
        name="score-and-evaluate",
        where=("error",),
        title=Text(
            ko="케라스는 evaluate, 사이킷런은 score입니다",
            en="Keras has evaluate, scikit-learn has score",
        ),
        cause=Text(
            ko="두 라이브러리는 메서드의 이름이 다릅니다. 케라스 모델은 compile, fit, "
            "evaluate를, SGDClassifier는 fit, score를 씁니다.",
            en="The two libraries name their methods differently: a Keras model has "
            "compile, fit and evaluate, SGDClassifier has fit and score.",
        ),
        remedy=Text(
            ko="케라스 모델은 model.evaluate(val_scaled, val_target)으로, "
            "SGDClassifier는 sc.score(val_scaled, val_target)으로 평가하세요.",
            en="Use model.evaluate(val_scaled, val_target) for a Keras model, and "
            "sc.score(val_scaled, val_target) for SGDClassifier.",
        ),
        section="07-1",
        concept="accuracy",
        broken="model.score(val_scaled, val_target)\n",
        fixed="model.evaluate(val_scaled, val_target)\n",
        error="AttributeError: 'Sequential' object has no attribute 'score'",
        kinds=("AttributeError",),
        pattern=r"^'(Sequential|Functional|Model)' object has no attribute 'score'$"
        r"|^'SGDClassifier' object has no attribute '(evaluate|compile|summary)'$",
    ),
    Rule(
        name="misspelt-method",
        where=("error",),
        title=Text(
            ko="모델이나 콜백에 없는 이름입니다",
            en="The model or the callback has no such name",
        ),
        cause=Text(
            ko="메서드나 속성의 이름을 잘못 썼거나, 케라스 3에 없는 이름입니다. "
            "대문자와 소문자도 구별합니다.",
            en="The name of the method or attribute is misspelt, or not in Keras 3. "
            "Capital and small letters count as different.",
        ),
        remedy=Text(
            ko="이름을 고치세요. 노트북에서 model.을 쓰고 탭 키를 누르면 쓸 수 있는 "
            "이름이 나옵니다.",
            en="Correct the name. In a notebook, type model. and press the Tab key to "
            "see the names there are.",
        ),
        section="07-1",
        concept="",
        broken="model.complie(loss='sparse_categorical_crossentropy')\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy')\n",
        error="AttributeError: 'Sequential' object has no attribute 'complie'",
        kinds=("AttributeError",),
        pattern=r"^'(Sequential|Functional|EarlyStopping|ModelCheckpoint)' object has "
        r"no attribute '\w+'$",
    ),
    Rule(
        name="learning-rate-name",
        where=("error", "code"),
        title=Text(
            ko="lr의 이름이 learning_rate로 바뀌었습니다",
            en="lr was renamed to learning_rate",
        ),
        cause=Text(
            ko="케라스 3의 옵티마이저는 학습률을 learning_rate로만 받습니다.",
            en="The optimizers of Keras 3 take the learning rate only as "
            "learning_rate.",
        ),
        remedy=Text(
            ko="lr=을 learning_rate=로 바꾸세요.",
            en="Replace lr= with learning_rate=.",
        ),
        section="07-2",
        concept="learning-rate",
        broken="sgd = keras.optimizers.SGD(lr=0.1)\n",
        fixed="sgd = keras.optimizers.SGD(learning_rate=0.1)\n",
        error="ValueError: Argument(s) not recognized: {'lr': 0.1}",
        kinds=("ValueError",),
        pattern=r"^Argument\(s\) not recognized: \{.*'lr':",
    ),
    Rule(
        name="optimizer-decay",
        where=("error", "code"),
        title=Text(
            ko="decay는 이제 아무 효과가 없습니다", en="decay no longer has an effect"
        ),
        cause=Text(
            ko="케라스 3의 옵티마이저는 decay를 무시합니다. 학습률이 줄어들지 "
            "않습니다.",
            en="The optimizers of Keras 3 ignore decay: the learning rate does not "
            "fall.",
        ),
        remedy=Text(
            ko="keras.optimizers.schedules.InverseTimeDecay를 learning_rate에 "
            "넣으세요.",
            en="Pass a keras.optimizers.schedules.InverseTimeDecay as learning_rate.",
        ),
        section="07-2",
        concept="learning-rate",
        broken="sgd = keras.optimizers.SGD(learning_rate=0.1, decay=1e-4)\n",
        fixed="schedule = keras.optimizers.schedules.InverseTimeDecay(\n"
        "    0.1, decay_steps=1, decay_rate=1e-4\n"
        ")\n"
        "sgd = keras.optimizers.SGD(learning_rate=schedule)\n",
        error="UserWarning: Argument `decay` is no longer supported and will be "
        "ignored.",
        kinds=("UserWarning",),
        pattern=r"Argument `decay` is no longer supported",
    ),
    Rule(
        name="optimizer-is-a-class",
        where=("error",),
        title=Text(
            ko="옵티마이저의 괄호가 빠졌습니다",
            en="The parentheses of the optimizer are missing",
        ),
        cause=Text(
            ko="compile에 옵티마이저 객체가 아니라 클래스를 넣었습니다.",
            en="compile was given the class, not an optimizer made from it.",
        ),
        remedy=Text(
            ko="keras.optimizers.Adam()처럼 괄호를 붙이거나 'adam'처럼 이름을 쓰세요.",
            en="Add the parentheses, keras.optimizers.Adam(), or write the name: "
            "'adam'.",
        ),
        section="07-2",
        concept="adam",
        broken="model.compile(optimizer=keras.optimizers.Adam,\n"
        "              loss='sparse_categorical_crossentropy')\n",
        fixed="model.compile(optimizer=keras.optimizers.Adam(),\n"
        "              loss='sparse_categorical_crossentropy')\n",
        error="ValueError: Could not interpret optimizer identifier: <class "
        "'keras.src.optimizers.adam.Adam'>",
        kinds=("ValueError",),
        pattern=r"^Could not interpret optimizer identifier: <class ",
    ),
    Rule(
        name="optimizer-of-another-model",
        where=("error",),
        title=Text(
            ko="다른 모델을 훈련한 옵티마이저입니다",
            en="The optimizer belongs to another model",
        ),
        cause=Text(
            ko="옵티마이저 객체는 처음 훈련한 모델의 모델 파라미터를 기억하므로 다른 "
            "모델을 훈련할 수 없습니다.",
            en="An optimizer remembers the parameters of the model that it trained "
            "first, and cannot train another one.",
        ),
        remedy=Text(
            ko="모델마다 옵티마이저를 새로 만드세요.",
            en="Make a new optimizer for each model.",
        ),
        section="07-2",
        concept="adam",
        broken="sgd = keras.optimizers.SGD()\n"
        "for _ in range(2):\n"
        "    model = keras.Sequential([\n"
        "        keras.layers.Input(shape=(784,)),\n"
        "        keras.layers.Dense(10, activation='softmax'),\n"
        "    ])\n"
        "    model.compile(sgd, loss='sparse_categorical_crossentropy')\n"
        "    model.fit(train_scaled, train_target)\n",
        fixed="for _ in range(2):\n"
        "    sgd = keras.optimizers.SGD()\n"
        "    model = keras.Sequential([\n"
        "        keras.layers.Input(shape=(784,)),\n"
        "        keras.layers.Dense(10, activation='softmax'),\n"
        "    ])\n"
        "    model.compile(sgd, loss='sparse_categorical_crossentropy')\n"
        "    model.fit(train_scaled, train_target)\n",
        error="ValueError: Unknown variable: <Variable path=",
        kinds=("ValueError", "NotImplementedError"),
        pattern=r"^Unknown variable: <.*This optimizer can only be called for"
        r"|^numpy\(\) is only available when eager execution is enabled",
        holds=Text(
            ko="텐서플로 백엔드에서만 그렇습니다. 케라스 3.10에서는 'numpy() is only "
            "available when eager execution is enabled.'라고 나옵니다.",
            en="On the TensorFlow backend only. In Keras 3.10 the words are 'numpy() "
            "is only available when eager execution is enabled.'",
        ),
    ),
    Rule(
        name="history-key",
        where=("error", "code"),
        title=Text(
            ko="'acc'의 이름이 'accuracy'로 바뀌었습니다",
            en="'acc' was renamed to 'accuracy'",
        ),
        cause=Text(
            ko="history.history에는 compile에서 정한 지표의 이름이 그대로 있습니다. "
            "metrics=['accuracy']이면 'acc'가 아니라 'accuracy'와 "
            "'val_accuracy'입니다.",
            en="history.history uses the names of the metrics as they were given to "
            "compile. With metrics=['accuracy'] they are 'accuracy' and "
            "'val_accuracy', not 'acc'.",
        ),
        remedy=Text(
            ko="'accuracy'와 'val_accuracy'를 쓰세요. 있는 이름은 "
            "history.history.keys()로 볼 수 있습니다.",
            en="Use 'accuracy' and 'val_accuracy'. history.history.keys() shows the "
            "names there are.",
        ),
        section="07-3",
        concept="accuracy",
        broken="model.compile(loss='sparse_categorical_crossentropy', "
        "metrics=['accuracy'])\n"
        "history = model.fit(train_scaled, train_target)\n"
        "history.history['acc']\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy', "
        "metrics=['accuracy'])\n"
        "history = model.fit(train_scaled, train_target)\n"
        "history.history['accuracy']\n",
        error="KeyError: 'acc'",
        kinds=("KeyError",),
        pattern=r"^'(val_)?acc'$",
    ),
    Rule(
        name="history-without-validation",
        where=("error",),
        title=Text(
            ko="검증 세트 없이 훈련해서 검증 손실이 없습니다",
            en="There is no validation loss: training had no validation set",
        ),
        cause=Text(
            ko="이름이 'val_'로 시작하는 기록은 fit에 validation_data를 넣었을 때만 "
            "생깁니다.",
            en="The entries whose names start with 'val_' exist only if fit was given "
            "validation_data.",
        ),
        remedy=Text(
            ko="fit에 validation_data=(val_scaled, val_target)을 넣어 다시 훈련하세요.",
            en="Train again with validation_data=(val_scaled, val_target) in fit.",
        ),
        section="07-3",
        concept="validation",
        broken="history = model.fit(train_scaled, train_target)\n"
        "history.history['val_loss']\n",
        fixed="history = model.fit(\n"
        "    train_scaled, train_target, validation_data=(val_scaled, val_target)\n"
        ")\n"
        "history.history['val_loss']\n",
        error="KeyError: 'val_loss'",
        kinds=("KeyError",),
        pattern=r"^'val_(loss|accuracy)'$",
    ),
    Rule(
        name="history-without-metrics",
        where=("error",),
        title=Text(
            ko="정확도를 재지 않고 훈련했습니다",
            en="Training did not measure the accuracy",
        ),
        cause=Text(
            ko="history.history에는 손실과 compile에서 정한 지표만 있습니다. "
            "metrics=['accuracy'] 없이 compile하면 정확도가 기록되지 않습니다.",
            en="history.history holds the loss and the metrics given to compile. "
            "Without metrics=['accuracy'] the accuracy is not recorded.",
        ),
        remedy=Text(
            ko="compile에 metrics=['accuracy']를 넣고 다시 훈련하세요.",
            en="Pass metrics=['accuracy'] to compile and train again.",
        ),
        section="07-3",
        concept="accuracy",
        broken="model = keras.Sequential([keras.layers.Dense(10, "
        "activation='softmax')])\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n"
        "history = model.fit(train_scaled, train_target)\n"
        "history.history['accuracy']\n",
        fixed="model = keras.Sequential([keras.layers.Dense(10, "
        "activation='softmax')])\n"
        "model.compile(loss='sparse_categorical_crossentropy', "
        "metrics=['accuracy'])\n"
        "history = model.fit(train_scaled, train_target)\n"
        "history.history['accuracy']\n",
        error="KeyError: 'accuracy'",
        kinds=("KeyError",),
        pattern=r"^'accuracy'$",
        line=r"\bhist\w*\b",
    ),
    Rule(
        name="history-is-an-object",
        where=("error",),
        title=Text(
            ko="기록은 history.history에 있습니다",
            en="The records are in history.history",
        ),
        cause=Text(
            ko="fit은 History 객체를 돌려줍니다. 에포크마다의 손실과 정확도는 그 "
            "객체의 history 속성인 딕셔너리에 있습니다.",
            en="fit returns a History object. The loss and the accuracy of each epoch "
            "are in its attribute history, a dictionary.",
        ),
        remedy=Text(
            ko="history.history['loss']처럼 쓰세요. fit(...).history를 이미 변수에 "
            "넣었다면 그 변수가 딕셔너리입니다.",
            en="Write history.history['loss']. If the variable was made from "
            "fit(...).history, it is the dictionary already.",
        ),
        section="07-3",
        concept="overfitting",
        broken="history = model.fit(train_scaled, train_target)\n"
        "print(history['loss'])\n",
        fixed="history = model.fit(train_scaled, train_target)\n"
        "print(history.history['loss'])\n",
        error="TypeError: 'History' object is not subscriptable",
        kinds=("TypeError", "AttributeError"),
        pattern=r"^'History' object is not subscriptable$"
        r"|^'History' object has no attribute '\w+'$"
        r"|^'dict' object has no attribute 'history'$",
    ),
    Rule(
        name="monitor-not-there",
        where=("error",),
        title=Text(
            ko="콜백이 지켜볼 값이 없습니다", en="The callback has nothing to watch"
        ),
        cause=Text(
            ko="EarlyStopping과 ModelCheckpoint는 monitor로 정한 값을 지켜봅니다. "
            "기본값은 val_loss입니다. 검증 세트 없이 훈련하거나 이름을 잘못 쓰면 그 "
            "값이 없어서 훈련이 멈추지도 않고 모델이 저장되지도 않습니다.",
            en="EarlyStopping and ModelCheckpoint watch the value named by monitor, "
            "val_loss by default. Without a validation set, or with a misspelt name, "
            "there is no such value, and nothing is stopped or saved.",
        ),
        remedy=Text(
            ko="fit에 validation_data=(val_scaled, val_target)을 넣고, monitor에는 "
            "'val_loss'나 'val_accuracy'를 쓰세요.",
            en="Pass validation_data=(val_scaled, val_target) to fit, and use "
            "'val_loss' or 'val_accuracy' as monitor.",
        ),
        section="07-3",
        concept="early-stopping",
        broken="stop = keras.callbacks.EarlyStopping(patience=2)\n"
        "model.fit(train_scaled, train_target, callbacks=[stop])\n",
        fixed="stop = keras.callbacks.EarlyStopping(patience=2)\n"
        "model.fit(\n"
        "    train_scaled, train_target, callbacks=[stop],\n"
        "    validation_data=(val_scaled, val_target),\n"
        ")\n",
        error="UserWarning: Early stopping conditioned on metric `val_loss` which is "
        "not available.",
        kinds=("UserWarning", "ValueError"),
        pattern=r"conditioned on metric `\w+` which is not available"
        r"|Can save best model only with \w+ available"
        r"|callback received monitor=\w+,? but Keras isn't able to",
    ),
    Rule(
        name="epochs-name",
        where=("error", "code"),
        title=Text(
            ko="nb_epoch의 이름이 epochs로 바뀌었습니다",
            en="nb_epoch was renamed to epochs",
        ),
        cause=Text(
            ko="fit은 에포크 횟수를 epochs로 받습니다. nb_epoch는 케라스 1의 "
            "이름입니다.",
            en="fit takes the number of epochs as epochs. nb_epoch is its name in "
            "Keras 1.",
        ),
        remedy=Text(
            ko="nb_epoch=를 epochs=로 바꾸세요.", en="Replace nb_epoch= with epochs=."
        ),
        section="07-2",
        concept="gradient-descent",
        broken="model.fit(train_scaled, train_target, nb_epoch=2)\n",
        fixed="model.fit(train_scaled, train_target, epochs=2)\n",
        error="TypeError: TensorFlowTrainer.fit() got an unexpected keyword argument "
        "'nb_epoch'",
        kinds=("TypeError",),
        pattern=r"fit\(\) got an unexpected keyword argument 'nb_epoch'",
        holds=Text(
            ko="JAX 백엔드에서는 TensorFlowTrainer가 아니라 JAXTrainer라고 나옵니다.",
            en="On the JAX backend it says JAXTrainer, not TensorFlowTrainer.",
        ),
    ),
    Rule(
        name="tensorflow-keras",
        where=("code",),
        title=Text(ko="import keras로 충분합니다", en="import keras is enough"),
        cause=Text(
            ko="케라스 3은 독립된 패키지이며 텐서플로 말고 다른 백엔드도 씁니다. "
            "tensorflow.keras는 같은 케라스를 돌려줄 뿐이고, "
            "tensorflow.python.keras는 텐서플로 내부의 옛 코드라서 케라스와 함께 "
            "쓸 수 없습니다.",
            en="Keras 3 is a package of its own with several backends. "
            "tensorflow.keras only passes on the same Keras; tensorflow.python.keras "
            "is old code inside TensorFlow and does not work together with Keras.",
        ),
        remedy=Text(ko="import keras로 임포트하세요.", en="Write import keras."),
        section="07-1",
        concept="backend",
        broken="from tensorflow.python.keras.layers import Dense\n"
        "keras.Sequential([Dense(10)])\n",
        fixed="from keras.layers import Dense\nkeras.Sequential([Dense(10)])\n",
    ),
    Rule(
        name="moved-in-keras",
        where=("error", "code"),
        title=Text(
            ko="케라스 3에서 위치가 바뀐 이름입니다",
            en="This name has moved in Keras 3",
        ),
        cause=Text(
            ko="np_utils, vis_utils, layers.core, layers.convolutional, "
            "layers.experimental 같은 모듈은 케라스 3에 없습니다. 그 안에 있던 이름은 "
            "keras.utils와 keras.layers로 옮겼습니다.",
            en="Modules such as np_utils, vis_utils, layers.core, "
            "layers.convolutional and layers.experimental are not in Keras 3. What "
            "they held is now in keras.utils and keras.layers.",
        ),
        remedy=Text(
            ko="keras.utils.to_categorical이나 from keras.layers import Dense처럼 한 "
            "단계 위에서 가져오세요.",
            en="Take it from one level higher: keras.utils.to_categorical, or from "
            "keras.layers import Dense.",
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
    ),
    Rule(
        name="scikit-wrapper",
        where=("error",),
        title=Text(
            ko="keras.wrappers.scikit_learn은 없어졌습니다",
            en="keras.wrappers.scikit_learn was removed",
        ),
        cause=Text(
            ko="KerasClassifier가 있던 모듈은 케라스 3에 없습니다.",
            en="The module that held KerasClassifier is not in Keras 3.",
        ),
        remedy=Text(
            ko="keras.wrappers.SKLearnClassifier를 쓰세요.",
            en="Use keras.wrappers.SKLearnClassifier.",
        ),
        section="07-1",
        concept="",
        broken="from keras.wrappers.scikit_learn import KerasClassifier\n",
        fixed="from keras.wrappers import SKLearnClassifier\n",
        error="ModuleNotFoundError: No module named 'keras.wrappers.scikit_learn'",
        kinds=("ModuleNotFoundError",),
        pattern=r"No module named '(tensorflow\.)?keras\.wrappers\.scikit_learn'",
    ),
    Rule(
        name="misspelt-name",
        where=("error", "code"),
        title=Text(ko="케라스에 없는 이름입니다", en="Keras has no such name"),
        cause=Text(
            ko="이름을 잘못 썼거나, 예전 케라스에만 있던 이름입니다. 대문자와 소문자도 "
            "구별합니다.",
            en="The name is misspelt, or only older versions of Keras had it. Capital "
            "and small letters count as different.",
        ),
        remedy=Text(
            ko="이름을 고치세요. 편집기에서 점을 찍고 탭 키를 누르면 쓸 수 있는 이름이 "
            "나옵니다.",
            en="Correct the name. In an editor, type a dot and press the Tab key to "
            "see the names there are.",
        ),
        section="07-1",
        concept="",
        broken="stop = keras.callbecks.EarlyStopping(patience=2)\n",
        fixed="stop = keras.callbacks.EarlyStopping(patience=2)\n",
        error="AttributeError: module 'keras' has no attribute 'callbecks'",
        kinds=("AttributeError", "ImportError"),
        # A file of the learner's own called keras.py is "partially initialized".
        pattern=r"^module 'keras[\w.]*' has no attribute '\w+'"
        r"|cannot import name '\w+' from '(tensorflow\.)?keras[\w.]*'"
        r"|No module named '(tensorflow\.)?keras\.[\w.]+'",
    ),
    Rule(
        name="misspelt-argument",
        where=("error",),
        title=Text(ko="그런 매개변수는 없습니다", en="There is no such argument"),
        cause=Text(
            ko="매개변수의 이름을 잘못 썼거나 다른 층이나 메서드의 매개변수를 "
            "썼습니다. metrics와 epochs, strides에는 s가 붙습니다.",
            en="The name of the argument is misspelt, or it belongs to another layer "
            "or method. metrics, epochs and strides end in s.",
        ),
        remedy=Text(
            ko="help(keras.layers.Dense)처럼 실행해 이름을 확인하세요.",
            en="Look the name up, for example with help(keras.layers.Dense).",
        ),
        section="07-2",
        concept="",
        broken="keras.layers.Dense(10, activaton='relu')\n",
        fixed="keras.layers.Dense(10, activation='relu')\n",
        error="ValueError: Unrecognized keyword arguments passed to Dense: "
        "{'activaton': 'relu'}",
        kinds=("ValueError", "TypeError"),
        pattern=r"^Unrecognized keyword arguments passed to \w+: "
        r"|^Argument\(s\) not recognized: \{"
        r"|^(\w*Trainer\.(compile|fit|evaluate|predict)|Input|"
        r"(Sequential|EarlyStopping|ModelCheckpoint|SGDClassifier)\.__init__)\(\) got "
        r"an unexpected keyword argument",
    ),
    Rule(
        name="misspelt-identifier",
        where=("error",),
        title=Text(ko="케라스가 모르는 이름입니다", en="Keras does not know this name"),
        cause=Text(
            ko="활성화 함수, 손실 함수, 옵티마이저, 지표, 패딩의 이름을 잘못 썼습니다.",
            en="The name of an activation function, a loss function, an optimizer, a "
            "metric or a kind of padding is misspelt.",
        ),
        remedy=Text(
            ko="'relu', 'softmax', 'sparse_categorical_crossentropy', 'adam', "
            "'accuracy', 'same'처럼 정확한 이름을 쓰세요.",
            en="Write the exact name: 'relu', 'softmax', "
            "'sparse_categorical_crossentropy', 'adam', 'accuracy', 'same'.",
        ),
        section="07-2",
        concept="",
        broken="keras.layers.Dense(10, activation='sofmax')\n",
        fixed="keras.layers.Dense(10, activation='softmax')\n",
        error="ValueError: Could not interpret activation function identifier: sofmax",
        kinds=("ValueError",),
        pattern=r"^Could not interpret (activation function|loss|optimizer|metric) "
        r"identifier: \w+$"
        r"|^The `padding` argument must be a list/tuple or one of",
    ),
    Rule(
        name="name-tensorflow-rejects",
        where=("error", "code", "model"),
        title=Text(
            ko="모델과 층의 이름은 영문자로 씁니다",
            en="Names of models and layers are written in English letters",
        ),
        cause=Text(
            ko="텐서플로는 이름에 영문자와 숫자, 밑줄 같은 몇 가지 기호만 받습니다. "
            "한글이나 공백이 있는 이름은 fit이나 predict를 실행할 때 거부합니다. "
            "거부한 뒤에는 그 이름이 남아 다른 모델까지 실패할 수 있습니다.",
            en="TensorFlow takes English letters, digits and a few symbols such as the "
            "underscore in a name, and rejects Hangul and spaces when fit or predict "
            "runs. The name then stays behind, and later models may fail as well.",
        ),
        remedy=Text(
            ko="name='fashion_mnist'처럼 쓰고, keras.backend.clear_session()을 "
            "실행한 다음 모델을 다시 만드세요.",
            en="Write a name like name='fashion_mnist', call "
            "keras.backend.clear_session(), and build the model again.",
        ),
        section="07-2",
        concept="backend",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "], name='패션 MNIST 모델')\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        fixed="keras.backend.clear_session()\n"
        "model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "], name='fashion_mnist')\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        error="ValueError: '패션 MNIST 모델' is not a valid root scope name. A root "
        "scope name has to match the following pattern",
        kinds=("ValueError",),
        pattern=r"is not a valid (root )?scope name",
        holds=Text(
            ko="텐서플로 백엔드에서만 그렇습니다.", en="On the TensorFlow backend only."
        ),
    ),
    Rule(
        name="not-compiled",
        where=("error", "code"),
        title=Text(ko="compile을 먼저 실행해야 합니다", en="compile has to come first"),
        cause=Text(
            ko="손실 함수를 정하지 않은 모델은 훈련하거나 평가할 수 없습니다.",
            en="A model without a loss function cannot be trained or evaluated.",
        ),
        remedy=Text(
            ko="fit 앞에서 model.compile(loss=..., metrics=['accuracy'])을 실행하세요.",
            en="Run model.compile(loss=..., metrics=['accuracy']) before fit.",
        ),
        section="07-1",
        concept="accuracy",
        broken="model = keras.Sequential([keras.layers.Dense(10, "
        "activation='softmax')])\n"
        "model.fit(train_scaled, train_target)\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n",
        fixed="model = keras.Sequential([keras.layers.Dense(10, "
        "activation='softmax')])\n"
        "model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        error="ValueError: You must call `compile()` before using the model.",
        kinds=("ValueError",),
        pattern=r"You must call `compile\(\)` before|No loss to compute\. Provide",
    ),
    Rule(
        name="model-has-no-input",
        where=("error",),
        title=Text(
            ko="model.input 대신 model.inputs를 씁니다",
            en="Use model.inputs in place of model.input",
        ),
        cause=Text(
            ko="케라스 3에서 Sequential 모델의 input과 output은 모델을 호출하기 전에는 "
            "없습니다. inputs와 outputs는 Input을 넣은 모델이면 바로 쓸 수 있습니다.",
            en="In Keras 3 a Sequential model has no input and output before it has "
            "been called. inputs and outputs are there as soon as a model has Input.",
        ),
        remedy=Text(
            ko="keras.Model(model.inputs, model.layers[0].output)처럼 쓰세요. Input이 "
            "없는 모델에는 맨 앞에 Input을 넣으세요.",
            en="Write keras.Model(model.inputs, model.layers[0].output). If the model "
            "has no Input, put one at the start.",
        ),
        section="08-3",
        concept="feature-map",
        broken="keras.Model(model.input, model.layers[0].output)\n",
        fixed="keras.Model(model.inputs, model.layers[0].output)\n",
        error="AttributeError: The layer sequential has never been called and thus "
        "has no defined input.",
        kinds=("AttributeError",),
        pattern=r"^The layer \w+ has never been called and thus has no defined "
        r"(input|output)\.",
        line=r"\bmodel\w*\.(input|output)\b",
    ),
    Rule(
        name="not-built",
        where=("error",),
        title=Text(
            ko="모델이 아직 입력의 크기를 모릅니다",
            en="The model does not know the shape of its input yet",
        ),
        cause=Text(
            ko="Input이 없는 모델은 데이터를 처음 볼 때 가중치를 만듭니다. 그 전에는 "
            "모델 파라미터를 세거나 가중치를 저장하거나 층의 출력을 꺼낼 수 없습니다.",
            en="A model without Input makes its weights when it first sees data. "
            "Before that its parameters cannot be counted, its weights cannot be "
            "saved or loaded, and its layers have no output.",
        ),
        remedy=Text(
            ko="Sequential의 맨 앞에 keras.layers.Input(shape=(784,))을 넣으세요. "
            "이미 넣은 모델이면 input 대신 inputs를 쓰세요.",
            en="Put keras.layers.Input(shape=(784,)) at the start of Sequential. If it "
            "is there already, use inputs in place of input.",
        ),
        section="07-2",
        concept="layers",
        broken="model = keras.Sequential([keras.layers.Dense(10)])\n"
        "model.count_params()\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Input(shape=(784,)),\n"
        "    keras.layers.Dense(10),\n"
        "])\n"
        "model.count_params()\n",
        error="ValueError: You tried to call `count_params` on layer",
        kinds=("ValueError", "AttributeError", "UserWarning"),
        pattern=r"You tried to call `count_params` on layer"
        r"|You are (saving|loading weights into) a model that has not yet been built"
        r"|has no defined inputs yet"
        r"|has never been called and thus has no defined (in|out)put",
    ),
    Rule(
        name="no-such-layer",
        where=("error",),
        title=Text(ko="그런 이름의 층이 없습니다", en="There is no layer of this name"),
        cause=Text(
            ko="get_layer에 넣은 이름의 층이 모델에 없습니다. 이름을 정하지 않은 층은 "
            "모델을 만들 때마다 conv2d, conv2d_1처럼 다른 이름을 받습니다.",
            en="The model has no layer of the name given to get_layer. A layer without "
            "a name of its own gets a new one each time a model is built: conv2d, "
            "then conv2d_1.",
        ),
        remedy=Text(
            ko="model.summary()에서 이름을 확인하거나, 층을 만들 때 name을 정하거나, "
            "model.layers[0]처럼 번호로 고르세요.",
            en="Look the name up in model.summary(), give the layer a name when it is "
            "made, or choose it by its number: model.layers[0].",
        ),
        section="08-3",
        concept="layers",
        broken="model.get_layer('conv2d')\n",
        fixed="model.get_layer(index=0)\n",
        error="ValueError: No such layer: conv2d. Existing layers are:",
        kinds=("ValueError",),
        pattern=r"^No such layer: .*\. Existing layers are:",
    ),
    Rule(
        name="feature-map-too-small",
        where=("error",),
        title=Text(
            ko="특성 맵이 커널이나 풀링보다 작습니다",
            en="The feature map is smaller than the kernel or the pool",
        ),
        cause=Text(
            ko="풀링을 여러 번 하면 특성 맵이 28, 14, 7, 3, 1로 줄어 더는 계산할 수 "
            "없게 됩니다. 이미지 하나를 배치 차원 없이 넣어도 이렇게 됩니다.",
            en="Pooling shrinks the map from 28 to 14, 7, 3 and 1 until no place is "
            "left to compute. The same happens when a single image is given without "
            "the axis of the batch.",
        ),
        remedy=Text(
            ko="풀링 층을 줄이거나 합성곱 층에 padding='same'을 주세요. 이미지 하나는 "
            "reshape(1, 28, 28, 1)로 넣으세요.",
            en="Use fewer pooling layers, or padding='same' in the convolutional "
            "layers. Give a single image as reshape(1, 28, 28, 1).",
        ),
        section="08-2",
        concept="pooling",
        broken="model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])\n"
        "for _ in range(5):\n"
        "    model.add(keras.layers.MaxPooling2D(2))\n"
        "model.predict(train_input.reshape(-1, 28, 28, 1))\n",
        fixed="model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])\n"
        "for _ in range(2):\n"
        "    model.add(keras.layers.MaxPooling2D(2))\n"
        "model.predict(train_input.reshape(-1, 28, 28, 1))\n",
        error="ValueError: Exception encountered when calling MaxPooling2D.call(). "
        "Computed output size would be zero or negative.",
        kinds=("ValueError",),
        pattern=r"Computed output size would be (zero or )?negative"
        r"|Negative dimension size caused by subtracting"
        r"|convolution operation resulted in an empty output",
        holds=Text(
            ko="케라스 3.10에서는 모델을 만들 때가 아니라 fit이나 predict를 실행할 때 "
            "'Negative dimension size caused by subtracting'이라고 나옵니다.",
            en="In Keras 3.10 the model can be built, and fit or predict says "
            "'Negative dimension size caused by subtracting'.",
        ),
    ),
    Rule(
        name="callback-is-a-class",
        where=("error",),
        title=Text(
            ko="콜백의 괄호가 빠졌습니다",
            en="The parentheses of the callback are missing",
        ),
        cause=Text(
            ko="callbacks에 콜백 객체가 아니라 클래스를 넣었습니다.",
            en="callbacks was given the class, not a callback made from it.",
        ),
        remedy=Text(
            ko="keras.callbacks.EarlyStopping()처럼 괄호를 붙이세요.",
            en="Add the parentheses: keras.callbacks.EarlyStopping().",
        ),
        section="07-3",
        concept="early-stopping",
        broken="model.fit(train_scaled, train_target,\n"
        "          callbacks=[keras.callbacks.EarlyStopping],\n"
        "          validation_data=(val_scaled, val_target))\n",
        fixed="model.fit(train_scaled, train_target,\n"
        "          callbacks=[keras.callbacks.EarlyStopping()],\n"
        "          validation_data=(val_scaled, val_target))\n",
        error="TypeError: Callback.set_model() missing 1 required positional argument: "
        "'model'",
        kinds=("TypeError",),
        pattern=r"Callback\.set_(model|params)\(\) missing 1 required positional",
    ),
    Rule(
        name="pydot-missing",
        where=("error",),
        title=Text(ko="plot_model에는 pydot이 필요합니다", en="plot_model needs pydot"),
        cause=Text(
            ko="keras.utils.plot_model은 파이썬 패키지 pydot과 Graphviz 프로그램으로 "
            "그림을 그립니다.",
            en="keras.utils.plot_model draws with the Python package pydot and the "
            "program Graphviz.",
        ),
        remedy=Text(
            ko="pip install pydot을 실행하고 Graphviz를 설치하세요. 설치하지 않고 "
            "model.summary()나 fmnist_learn.plot_network()로 구조를 볼 수도 있습니다.",
            en="Run pip install pydot and install Graphviz. model.summary() and "
            "fmnist_learn.plot_network() show the structure without either.",
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
    ),
    Rule(
        name="average-pooling-size",
        where=("code",),
        title=Text(
            ko="평균 풀링에는 pool_size를 꼭 줍니다",
            en="Average pooling needs pool_size",
        ),
        cause=Text(
            ko="케라스 2의 AveragePooling2D는 아무것도 주지 않으면 2x2 풀링을 "
            "했습니다. 케라스 3에서는 pool_size를 꼭 주어야 합니다. MaxPooling2D는 "
            "지금도 주지 않으면 2x2입니다.",
            en="AveragePooling2D of Keras 2 pooled 2x2 when it was given nothing. In "
            "Keras 3 pool_size is required. MaxPooling2D still pools 2x2 without "
            "it.",
        ),
        remedy=Text(
            ko="keras.layers.AveragePooling2D(2)로 쓰세요.",
            en="Write keras.layers.AveragePooling2D(2).",
        ),
        section="08-1",
        concept="pooling",
        broken="pool = keras.layers.AveragePooling2D()\n",
        fixed="pool = keras.layers.AveragePooling2D(2)\n",
    ),
)
