"""Mistakes in Python itself, and trouble with the machine."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULES = (
    Rule(
        name="name-without-quotes",
        where=("error",),
        title=Text(
            ko="이름에 따옴표가 빠졌습니다", en="The name needs quotation marks"
        ),
        cause=Text(
            ko="케라스에는 활성화 함수나 옵티마이저의 이름을 문자열로 알려 줍니다. "
            "따옴표가 없으면 파이썬은 그런 이름의 변수를 찾습니다.",
            en="Keras is told the name of an activation function or an optimizer as "
            "a string. Without quotation marks, Python looks for a variable of that "
            "name.",
        ),
        remedy=Text(
            ko="activation='relu'처럼 따옴표로 감싸세요.",
            en="Put the name in quotation marks: activation='relu'.",
        ),
        section="07-1",
        concept="",
        broken="keras.layers.Dense(10, activation=softmax)\n",
        fixed="keras.layers.Dense(10, activation='softmax')\n",
        error="NameError: name 'softmax' is not defined",
        kinds=("NameError",),
        pattern=r"^name '(relu|sigmoid|softmax|adam|accuracy|same|valid|gray|gray_r|"
        r"log_loss|sparse_categorical_crossentropy)' is not defined",
        line=r"\b(activation|optimizer|loss|metrics|padding|cmap)\s*=",
    ),
    Rule(
        name="name-not-defined",
        where=("error",),
        title=Text(
            ko="아직 만들지 않은 이름입니다", en="This name has not been defined yet"
        ),
        cause=Text(
            ko="이 이름을 만드는 줄이나 셀을 아직 실행하지 않았습니다. 노트북을 다시 "
            "열었다면 앞에 있는 셀을 모두 다시 실행해야 합니다.",
            en="The line or the cell that defines this name has not been run. After a "
            "notebook has been reopened, all the cells above must be run again.",
        ),
        remedy=Text(ko="그 줄을 먼저 실행하세요.", en="Run that line first."),
        section="07-1",
        concept="",
        broken="del keras\nkeras.layers.Input(shape=(784,))\n",
        fixed="import keras\nkeras.layers.Input(shape=(784,))\n",
        error="NameError: name 'keras' is not defined",
        kinds=("NameError",),
        pattern=r"^name '\w+' is not defined",
    ),
    Rule(
        name="model-is-none",
        where=("error",),
        title=Text(ko="model이 None입니다", en="model is None"),
        cause=Text(
            ko="compile과 add는 모델을 바꾸기만 하고 None을 돌려줍니다. return을 "
            "빠뜨린 함수도 None을 돌려줍니다. 그 결과를 model에 넣어서 모델이 "
            "사라졌습니다.",
            en="compile and add change the model and return None, and so does a "
            "function without a return statement. That None was assigned to model, "
            "and the model was lost.",
        ),
        remedy=Text(
            ko="model = model.compile(...)에서 model = 을 지우고, 모델을 만드는 함수는 "
            "return model로 끝내세요. 그런 다음 모델을 다시 만드세요.",
            en="In model = model.compile(...), delete model =, and end a function "
            "that builds a model with return model. Then build the model again.",
        ),
        section="07-1",
        concept="",
        broken="model = model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)\n",
        error="AttributeError: 'NoneType' object has no attribute 'fit'",
        kinds=("AttributeError",),
        pattern=r"^'NoneType' object has no attribute '(add|compile|fit|evaluate|"
        r"predict|summary|save|save_weights|load_weights|count_params)'$",
    ),
    Rule(
        name="shape-is-not-called",
        where=("error",),
        title=Text(
            ko="shape 뒤에는 괄호를 붙이지 않습니다",
            en="shape takes no parentheses",
        ),
        cause=Text(
            ko="배열의 shape은 메서드가 아니라 튜플이므로 호출할 수 없습니다.",
            en="The shape of an array is a tuple, not a method, and cannot be called.",
        ),
        remedy=Text(
            ko="train_input.shape처럼 괄호 없이 쓰세요.",
            en="Write it without parentheses: train_input.shape.",
        ),
        section="07-1",
        concept="array-shape",
        broken="print(train_input.shape())\n",
        fixed="print(train_input.shape)\n",
        error="TypeError: 'tuple' object is not callable",
        kinds=("TypeError",),
        pattern=r"^'tuple' object is not callable$",
        line=r"\.shape\(",
    ),
    Rule(
        name="unterminated-string",
        where=("error", "code"),
        title=Text(ko="따옴표를 닫지 않았습니다", en="A quotation mark is missing"),
        cause=Text(
            ko="문자열을 시작한 따옴표만 있고 끝내는 따옴표가 없습니다.",
            en="A string starts with a quotation mark, and there is no second one to "
            "end it.",
        ),
        remedy=Text(
            ko="문자열이 끝나는 곳에 시작할 때와 같은 따옴표를 쓰세요.",
            en="End the string with the same quotation mark that starts it.",
        ),
        section="07-3",
        concept="",
        broken="model.save('model-whole.keras)\n",
        fixed="model.save('model-whole.keras')\n",
        error="SyntaxError: unterminated string literal (detected at line 1)",
        kinds=("SyntaxError",),
        pattern=r"unterminated (triple-quoted )?(f-)?string literal",
    ),
    Rule(
        name="unclosed-bracket",
        where=("error", "code"),
        title=Text(ko="괄호의 짝이 맞지 않습니다", en="The brackets do not match"),
        cause=Text(
            ko="여는 괄호와 닫는 괄호의 개수나 모양이 다릅니다.",
            en="The opening and the closing brackets differ in number or in kind.",
        ),
        remedy=Text(
            ko="오류 메시지에 나온 괄호부터 짝을 하나씩 맞추어 보세요.",
            en="Start at the bracket named in the message and match them one by one.",
        ),
        section="07-1",
        concept="",
        broken="model.compile(loss='sparse_categorical_crossentropy'\n",
        fixed="model.compile(loss='sparse_categorical_crossentropy')\n",
        error="SyntaxError: '(' was never closed",
        kinds=("SyntaxError",),
        pattern=r"'[(\[{]' was never closed|does not match opening parenthesis"
        r"|unmatched '[)\]}]'",
    ),
    Rule(
        name="comma-missing",
        where=("error",),
        title=Text(ko="쉼표가 빠졌습니다", en="A comma is missing"),
        cause=Text(
            ko="괄호 안에 값 두 개가 나란히 있는데 그 사이에 쉼표가 없습니다. "
            "Sequential에 층을 한 줄에 하나씩 쓸 때 줄 끝에서 자주 빠집니다.",
            en="Two values stand side by side in brackets without a comma between "
            "them. It is often forgotten at the end of a line when the layers of "
            "Sequential are written one to a line.",
        ),
        remedy=Text(
            ko="표시된 두 값 사이나 앞줄의 끝에 쉼표를 넣으세요.",
            en="Put a comma between the two values, or at the end of the line before.",
        ),
        section="07-2",
        concept="",
        broken="model = keras.Sequential([\n"
        "    keras.layers.Dense(100, activation='relu')\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        fixed="model = keras.Sequential([\n"
        "    keras.layers.Dense(100, activation='relu'),\n"
        "    keras.layers.Dense(10, activation='softmax'),\n"
        "])\n",
        error="SyntaxError: invalid syntax. Perhaps you forgot a comma?",
        kinds=("SyntaxError",),
        pattern=r"Perhaps you forgot a comma",
    ),
    Rule(
        name="colon-missing",
        where=("error",),
        title=Text(ko="콜론이 빠졌습니다", en="A colon is missing"),
        cause=Text(
            ko="def, if, for, with로 시작하는 줄은 콜론(:)으로 끝나야 합니다.",
            en="A line that starts with def, if, for or with has to end in a colon.",
        ),
        remedy=Text(
            ko="그 줄의 끝에 콜론을 붙이세요.", en="Add a colon at the end of the line."
        ),
        section="07-3",
        concept="",
        broken="def model_fn(a_layer=None)\n    return a_layer\n",
        fixed="def model_fn(a_layer=None):\n    return a_layer\n",
        error="SyntaxError: expected ':'",
        kinds=("SyntaxError",),
        pattern=r"^expected ':'$",
    ),
    Rule(
        name="positional-after-keyword",
        where=("error",),
        title=Text(
            ko="이름 없는 값은 이름 붙인 값보다 앞에 씁니다",
            en="Values without a name come before those with one",
        ),
        cause=Text(
            ko="함수를 호출할 때 activation='relu'처럼 이름을 붙인 값 뒤에 이름 없는 "
            "값을 쓸 수 없습니다.",
            en="In a call, a value without a name cannot follow one with a name such "
            "as activation='relu'.",
        ),
        remedy=Text(
            ko="이름 없는 값을 앞으로 옮기거나 units=100처럼 이름을 붙이세요.",
            en="Move it to the front, or give it its name: units=100.",
        ),
        section="07-2",
        concept="",
        broken="keras.layers.Dense(activation='relu', 100)\n",
        fixed="keras.layers.Dense(100, activation='relu')\n",
        error="SyntaxError: positional argument follows keyword argument",
        kinds=("SyntaxError",),
        pattern=r"^positional argument follows keyword argument",
    ),
    Rule(
        name="print-without-parentheses",
        where=("error",),
        title=Text(ko="print에는 괄호가 필요합니다", en="print needs parentheses"),
        cause=Text(
            ko="print를 괄호 없이 쓰는 것은 파이썬 2의 문법입니다.",
            en="print without parentheses is the syntax of Python 2.",
        ),
        remedy=Text(
            ko="출력할 값을 괄호로 감싸세요. print(train_input.shape)",
            en="Put what is printed in parentheses: print(train_input.shape).",
        ),
        section="07-1",
        concept="",
        broken="print train_input.shape\n",
        fixed="print(train_input.shape)\n",
        error="SyntaxError: Missing parentheses in call to 'print'.",
        kinds=("SyntaxError",),
        pattern=r"^Missing parentheses in call to 'print'",
    ),
    Rule(
        name="backslash-in-path",
        where=("error",),
        title=Text(
            ko="윈도우 경로의 역슬래시가 문제입니다",
            en="The backslashes of a Windows path",
        ),
        cause=Text(
            ko="문자열 안에서 역슬래시(\\)는 특수 문자를 시작합니다. "
            "'C:\\Users'에서 \\U는 유니코드 문자의 시작으로 읽힙니다.",
            en="In a string a backslash starts a special character: in 'C:\\Users', "
            "\\U is read as the start of a Unicode character.",
        ),
        remedy=Text(
            ko="경로에 역슬래시 대신 슬래시(/)를 쓰거나 따옴표 앞에 r을 붙이세요.",
            en="Write the path with slashes (/), or put an r before the quotation "
            "mark.",
        ),
        section="07-3",
        concept="",
        broken="path = 'C:\\Users\\minsu\\best-model.keras'\n",
        fixed="path = r'C:\\Users\\minsu\\best-model.keras'\n",
        error="SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes",
        kinds=("SyntaxError",),
        pattern=r"^\(unicode error\) 'unicodeescape' codec can't decode bytes",
    ),
    Rule(
        name="character-of-another-keyboard",
        where=("error", "code"),
        title=Text(
            ko="파이썬이 읽지 못하는 문자가 있습니다",
            en="There is a character that Python cannot read",
        ),
        cause=Text(
            ko="블로그나 문서에서 복사한 코드에는 둥근 따옴표나 전각 문자, 보이지 않는 "
            "공백이 섞여 있을 때가 있습니다.",
            en="Code copied from a blog or a document may hold curly quotation marks, "
            "full-width characters or invisible spaces.",
        ),
        remedy=Text(
            ko="영문 키보드로 그 문자를 지우고 다시 입력하세요.",
            en="Delete the character and type it again on an English keyboard.",
        ),
        section="07-1",
        concept="",
        broken="keras.layers.Dense(10, activation=‘softmax’)\n",
        fixed="keras.layers.Dense(10, activation='softmax')\n",
        error="SyntaxError: invalid character '‘' (U+2018)",
        kinds=("SyntaxError",),
        pattern=r"^invalid (non-printable )?character",
    ),
    Rule(
        name="indentation-off",
        where=("error", "code"),
        title=Text(ko="들여쓰기가 맞지 않습니다", en="The indentation is wrong"),
        cause=Text(
            ko="한 블록에 있는 줄은 모두 똑같이 들여 써야 하고, 콜론으로 끝난 줄 "
            "다음은 한 단계 더 들여 써야 합니다.",
            en="All lines of a block must be indented by the same amount, and the "
            "line after a colon one step further.",
        ),
        remedy=Text(
            ko="공백 네 칸씩 들여 쓰고 탭과 섞어 쓰지 마세요.",
            en="Indent by four spaces, and do not mix them with tabs.",
        ),
        section="07-3",
        concept="",
        broken="def model_fn():\nreturn keras.Sequential()\n",
        fixed="def model_fn():\n    return keras.Sequential()\n",
        error="IndentationError: expected an indented block after function definition",
        kinds=("IndentationError", "TabError"),
        pattern=r"indent",
    ),
    Rule(
        name="truncated-data",
        where=("error",),
        title=Text(
            ko="내려받은 데이터 파일이 온전하지 않습니다",
            en="The downloaded data file is incomplete",
        ),
        cause=Text(
            ko="다운로드가 중간에 끊긴 파일이 남아 있고 케라스가 그 파일을 다시 "
            "읽습니다. 케라스는 이 파일이 온전한지 확인하지 않습니다.",
            en="A download once broke off, its file is still there, and Keras reads "
            "it again. Keras does not check whether the file is complete.",
        ),
        remedy=Text(
            ko="내려받지 않아도 되는 fmnist_learn.load_data()를 쓰거나, 홈 폴더의 "
            ".keras/datasets/fashion-mnist 폴더를 지우고 다시 내려받으세요.",
            en="Use fmnist_learn.load_data(), which downloads nothing, or delete the "
            "folder .keras/datasets/fashion-mnist in your home folder and download "
            "the data again.",
        ),
        section="07-1",
        concept="fashion-mnist",
        broken="(train_input, train_target), (test_input, test_target) = (\n"
        "    keras.datasets.fashion_mnist.load_data()\n"
        ")\n",
        fixed="import fmnist_learn as fl\n"
        "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
        error="EOFError: Compressed file ended before the end-of-stream marker was "
        "reached",
        kinds=("EOFError", "BadGzipFile"),
        pattern=r"Compressed file ended before the end-of-stream marker"
        r"|CRC check failed|Not a gzipped file",
    ),
    Rule(
        name="download-blocked",
        where=("error",),
        title=Text(
            ko="데이터를 내려받지 못했습니다", en="The data could not be downloaded"
        ),
        cause=Text(
            ko="인터넷에 연결되어 있지 않거나 방화벽이 다운로드를 막고 있습니다.",
            en="There is no network connection, or a firewall blocks the download.",
        ),
        remedy=Text(
            ko="패키지에 들어 있는 데이터를 읽는 fmnist_learn.load_data()를 쓰세요.",
            en="Use fmnist_learn.load_data(), which reads the data in this package.",
        ),
        section="07-1",
        concept="fashion-mnist",
        broken="keras.utils.get_file('fashion.gz', 'http://localhost:9/fashion.gz')\n",
        fixed="import fmnist_learn as fl\n"
        "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
        error="Exception: URL fetch failure on",
        kinds=("Exception",),
        pattern=r"^URL fetch failure on .*(fashion|mnist|keras)",
    ),
    Rule(
        name="disk-full",
        where=("error",),
        title=Text(ko="디스크가 가득 찼습니다", en="The disk is full"),
        cause=Text(
            ko="남은 공간이 없어 모델이나 데이터를 저장하지 못했습니다.",
            en="There is no space left to save the model or the data.",
        ),
        remedy=Text(
            ko="필요 없는 파일을 지운 다음 다시 저장하세요. 저장하다 만 파일은 읽을 수 "
            "없으니 지우세요.",
            en="Delete files that are not needed, then save again. A file that was "
            "only partly written cannot be read: delete it.",
        ),
        section="07-3",
        concept="saving",
        broken="model.save('model.keras')\n",
        fixed="import shutil\nprint(shutil.disk_usage('.').free // 2**20, 'MiB')\n",
        error="OSError: [Errno 28] No space left on device",
        kinds=("OSError",),
        pattern=r"No space left on device|not enough space on the disk",
        holds=Text(
            ko="윈도우에서는 'There is not enough space on the disk'라고 나올 수 "
            "있습니다.",
            en="On Windows the words may be 'There is not enough space on the disk'.",
        ),
    ),
    Rule(
        name="out-of-memory",
        where=("error",),
        title=Text(ko="메모리가 모자랍니다", en="There is not enough memory"),
        cause=Text(
            ko="한꺼번에 만들려는 배열이 남은 메모리보다 큽니다. 255.0으로 나눈 훈련 "
            "이미지는 float64이면 359MiB, float32이면 179MiB입니다.",
            en="The array is larger than the memory that is left. The training images "
            "divided by 255.0 take 359 MiB as float64 and 179 MiB as float32.",
        ),
        remedy=Text(
            ko="float32로 바꾸거나 fmnist_learn.prepare_data()를 쓰세요. 그래도 "
            "모자라면 배치 크기를 줄이고 커널을 다시 시작하세요.",
            en="Use float32, or fmnist_learn.prepare_data(). If that is not enough, "
            "use a smaller batch size and restart the kernel.",
        ),
        section="07-1",
        concept="scaling",
        broken="np.ones((10**7, 10**7))\n",
        fixed="np.ones((10, 10))\n",
        error="MemoryError: Unable to allocate",
        kinds=("MemoryError", "ResourceExhaustedError"),
        pattern=r"Unable to allocate|OOM when allocating|^$",
    ),
)
