"""Names of models and layers are written in English letters."""

import ast
import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Call, Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.doctor._unit import Match, Unit, first_argument, literal
from fmnist_learn.i18n import Text

# What the scopes of TensorFlow take: of a layer, and of a model, the outermost.
LAYER = re.compile(r"[A-Za-z0-9_.\\/>-]+")
MODEL = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*")
_CLASS = re.compile(r"keras\.(layers\.|models\.)?[A-Z]")
_TAKE_ANY = {"keras.Input", "keras.layers.Input", "keras.layers.InputLayer"}
_IS_MODEL = ("Sequential", "Model")

_ENGLISH = {
    "은닉층": "hidden",
    "출력층": "output",
    "입력층": "input",
    "합성곱층": "convolution",
    "풀링층": "pooling",
    "드롭아웃": "dropout",
}


def _check(subject: Subject) -> Iterator[str]:
    if not MODEL.fullmatch(subject.model.name):
        yield subject.model.name
    for layer in subject.layers:
        if not LAYER.fullmatch(layer.name):
            yield layer.name


def _find(program: Program) -> Iterator[Match]:
    rejected = [*_rejected(program)]
    if not rejected:
        return
    english: dict[str, str] = {}
    places: list[tuple[Unit, ast.expr]] = []
    texts = [(node, literal(node)) for _, node in program.all(ast.Constant)]
    words = {one.arg for _, one in program.all(ast.keyword)}
    taken = {text for _, text in texts if text}
    for call, passed, name in rejected:
        if name not in english:
            english[name] = _english(name, call.path, taken)
            taken.add(english[name])
        places.append((call.unit, passed))
    for call in program.methods("get_layer"):
        value = first_argument(call.node, "name")
        if value is not None and call.sure and literal(value) in english:
            places.append((call.unit, value))
    # What else has the name may look for it, be it as a part of another.
    known = {node for _, node in places}
    others = [text for node, text in texts if text and node not in known]
    unsure = {
        name
        for name in english
        if name in words
        or program.is_hidden(name)
        or any(name in text for text in others)
    }
    for unit, node in places:
        assert isinstance(node, ast.Constant)
        name = str(node.value)
        edits = () if name in unsure else unit.requote(node, english[name])
        yield unit.match("name-tensorflow-rejects", node, *edits, group=name)


def _rejected(program: Program) -> Iterator[tuple[Call, ast.expr, str]]:
    """What is called as TensorFlow rejects it: where, and the name."""
    for call, arg in program.given("name"):
        if _CLASS.match(call.path) and call.path not in _TAKE_ANY:
            name = literal(arg.value)
            taken_as = MODEL if call.path.endswith(_IS_MODEL) else LAYER
            if name and not taken_as.fullmatch(name):
                yield call, arg.value, name


def _english(text: str, path: str, taken: set[str]) -> str:
    kind = "model" if path.endswith(_IS_MODEL) else "layer"
    plain = re.sub(r"[^A-Za-z0-9_.>-]+", "_", text).strip("_-")
    name = plain if plain and text.isascii() else _ENGLISH.get(text, kind)
    number, new = 1, name
    while new in taken:
        number += 1
        new = f"{name}_{number}"
    return new


RULE = Rule(
    name="name-tensorflow-rejects",
    title=Text(
        ko="모델과 층의 이름은 영문자로 씁니다",
        en="Names of models and layers are written in English letters",
    ),
    cause=Text(
        ko="텐서플로는 이름에 영문자와 숫자, 밑줄 같은 몇 가지 기호만 받고, 모델의 "
        "이름은 영문자나 숫자, 점으로 시작해야 합니다. 한글이나 공백이 있는 이름, "
        "`_cnn` 같은 이름은 `fit`이나 `predict`를 실행할 때 거부합니다. 거부한 뒤에는 "
        "그 이름이 남아 다른 모델까지 실패할 수 있습니다.",
        en="TensorFlow takes English letters, digits and a few symbols such as the "
        "underscore in a name, and the name of a model begins with a letter, a digit "
        "or a dot. Hangul, spaces and `_cnn` are rejected when `fit` or `predict` "
        "runs. The name then stays behind, and later models may fail as well.",
    ),
    remedy=Text(
        ko="`name='fashion_mnist'`처럼 쓰고, `keras.backend.clear_session()`을 실행한 "
        "다음 모델을 다시 만드세요.",
        en="Write a name like `name='fashion_mnist'`, call "
        "`keras.backend.clear_session()`, and build the model again.",
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
    find=_find,
    check=_check,
    before=("hidden-without-activation",),
)
