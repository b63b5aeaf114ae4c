"""The parentheses of a function or a class are missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="function-not-called",
    title=Text(
        ko="함수나 클래스 이름 뒤에 괄호가 빠졌습니다",
        en="The parentheses of a function or a class are missing",
    ),
    cause=Text(
        ko="괄호 없이 이름만 쓰면 함수는 실행되지 않고, 클래스로는 아무것도 "
        "만들어지지 않습니다. 그 뒤에는 결과가 아니라 함수나 클래스 자체를 썼습니다.",
        en="A name without parentheses does not run the function and makes nothing "
        "from the class. What was used after that is the function or the class "
        "itself, not a result.",
    ),
    remedy=Text(
        ko="`fl.load_data()`, `model = model_fn()`, `model = keras.Sequential()`, `sc "
        "= SGDClassifier()`처럼 괄호를 붙이세요.",
        en="Add the parentheses: `fl.load_data()`, `model = model_fn()`, `model = "
        "keras.Sequential()`, `sc = SGDClassifier()`.",
    ),
    section="07-1",
    concept="",
    broken="model = keras.Sequential\nmodel.add(keras.layers.Dense(10))\n",
    fixed="model = keras.Sequential()\nmodel.add(keras.layers.Dense(10))\n",
    error="TypeError: Sequential.add() missing 1 required positional argument: 'layer'",
    kinds=("TypeError", "AttributeError"),
    pattern=r"^Sequential\.add\(\) missing 1 required positional argument: 'layer'$"
    r"|^\w+\.(compile|summary|get_layer)\(\) missing 1 required positional argument: "
    r"'self'$"
    r"|^[A-Z]\w+\.(fit|fit_transform|predict|score)\(\) missing 1 required positional "
    r"argument: '(y|X)'$"
    r"|^cannot unpack non-iterable (function|method|type) object$"
    r"|^'(function|method|type|builtin_function_or_method)' object (is not "
    r"subscriptable"
    r"|has no attribute ')"
    r"|^'numpy\.ndarray' object has no attribute '_(validate_params|assert_compile)",
)
