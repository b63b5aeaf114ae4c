import ast
import re
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import fmnist_learn as fl
from fmnist_learn.doctor import RULES

CORRECT = sorted(Path(__file__).with_name("correct").glob("*.py"))
BY_NAME = {rule.name: rule for rule in RULES}
OLD = Path(__file__).with_name("old_style.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [rule.name for rule in RULES if "code" in rule.where])
def test_the_code_of_a_rule_is_found_and_its_correction_is_not(name):
    rule = BY_NAME[name]
    fix = fl.fix_code(rule.broken)
    assert name in {one.rule for one in (*fix.changes, *fix.notes)}
    corrected = fl.fix_code(rule.fixed)
    assert corrected.source == rule.fixed
    assert corrected.changes == corrected.notes == ()


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.stem)
def test_correct_code_is_left_alone(path):
    source = path.read_text(encoding="utf-8")
    assert fl.fix_code(source) == fl.Fix(source, (), ())


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_the_correct_scripts_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in CORRECT:
            exec(compile(path.read_text("utf-8"), str(path), "exec"), {})


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_a_script_in_the_old_style_runs_after_it_was_corrected(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    fix = fl.fix_code(OLD)
    by_hand = Path(__file__).with_name("old_style_corrected.py")
    results = []
    for source in (fix.source, by_hand.read_text(encoding="utf-8")):
        space = {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(source, "script", "exec"), space)
        results.append(space["labels"])
    np.testing.assert_array_equal(*results)


def templates(text):
    """One a line; "⏎" is a line break, "␌" a form feed."""
    return [
        line.replace("⏎", "\n").replace("␌", "\f")
        for line in text.strip("\n").split("\n")
    ]


ATOMS = templates(
    r"""
x
값
1_000
0.5e-3
...
None
'한글'
r"\d"
b'\x00'
f"{x!r:>{n}} {{}}"
'''두⏎  줄'''
'a' "b"
keras
model
np.float
'acc'
history.history['acc']
tf.keras.optimizers.adam(lr = 1)
keras.layers.Dense(1, input_shape=(2,))
keras.Sequential(keras.layers.AveragePolling2D())
"""
)
LARGER = templates(
    r"""
({} + {})
f({}, k={})
[{}, *{}]
{{{}: 0, **{}}}
({} if x else {})
(lambda y, /, *z: {} or {})
[y for y in {} if {}]
a[{}:{}, ...]
(n := {}, {})
(  # 주석⏎{}⏎  ,⏎⏎{},)
(not {} <\⏎{})
({}) . b({})
keras.Sequential([{}, {}])
model.fit({}, nb_epoch={})
model.compile({}, metrics = 'accuracy', loss={})
SGDClassifier('log', {}, {})
"""
)
SIMPLE = templates(
    r"""
{}
x = {}
x: int = {}
a, *b = c = {}
x += {}
assert {}, '!'
x = {}; y = 1  ;  z = 2;  # 주석
x = {}; \⏎y = 1
if x: y = {}
pass

  # 주석
del x, y
import os.path as p, keras
from . import y
from tensorflow import keras as k
import tensorflow.keras.layers as 층
from keras.layers.core import (Dense,  # 층⏎ Dropout)
x = keras . callbecks \⏎  .EarlyStopping()
model = Sequential(name='은닉층')
model = model.Sequential(layers={})
model.add({})
model.save_weights('a.h5')
model.load('a.h5')
a_train, b_train, a_val, b_val = train_test_split(a, {})
␌
"""
)
BLOCKS = templates(
    r"""
if {}:
while {}:  # 주석
for i, (j, k) in {}:
with {} as a, b:
class 모델:
try:⏎    pass⏎except (E, F) as e:
try:⏎    pass⏎finally:
if x:⏎    pass⏎elif {}:
@{}⏎def f(a, /, b: int = 1, *c, d=(2), **e) -> 'T':
async def f():⏎    async with a: await b⏎    if x:
match {}:⏎    case [1, *_] | {{'k': y}} if y: pass⏎    case _:
"""
)


def larger(inner):
    return st.builds(str.format, st.sampled_from(LARGER), inner, inner)


EXPRESSIONS = st.recursive(st.sampled_from(ATOMS), larger, max_leaves=6)


@st.composite
def statements(draw, depth=0):
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        if depth < 3 and draw(st.integers(0, 3)) == 0:
            head = draw(st.sampled_from(BLOCKS)).format(draw(EXPRESSIONS))
            # The last line opens the block.
            indent = " " * (4 + len(re.search(r"( *).*$", head)[1]))
            inner = draw(statements(depth + 1))
            lines += [head, *(f"{indent}{one}" for one in [*inner, "pass"])]
        else:
            lines.append(draw(st.sampled_from(SIMPLE)).format(draw(EXPRESSIONS)))
    return "\n".join(lines).split("\n")


@st.composite
def programs(draw):
    """Python that can be read, as odd as it may be."""
    source = "\n".join(draw(statements()))
    if draw(st.booleans()):
        source = re.sub("(?m)^(?:    )+", lambda at: "\t" * (len(at[0]) // 4), source)
    source += draw(st.sampled_from(["", "\n", "\n\n  ", "\n    # 끝"]))
    source = source.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError:
        assume(False)
    return source


@given(programs())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_of_any_program_only_the_lines_that_are_reported_change(source):
    fix = fl.fix_code(source)
    if any(one.syntax for one in fix.notes):  # tabs after spaces, to libcst
        assert fix == fl.Fix(source, (), fix.notes)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ast.parse(fix.source)
    again = fl.fix_code(fix.source)
    assert (again.source, again.changes) == (fix.source, ())
    assert again.notes == fix.notes
    # Every other line is still there, to the byte and in its order.
    old, new = (text.split("\n") for text in (source, fix.source))
    reported = {line for one in fix.changes for line in one.before.split("\n")}
    left = iter(new)
    assert all(line in left for line in old if line.rstrip("\r") not in reported)
    added = (one.after.count("\n") - one.before.count("\n") for one in fix.changes)
    assert len(new) - len(old) == sum(added)


CHANGED = [
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Dense(input_shape=(2,), units=3)])"
        ),
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Input(shape=(2,)), "
            "keras.layers.Dense(units=3)])"
        ),
    ),
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Flatten(  # 28x28\n"
            "    input_shape=(28, 28))])"
        ),
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Input(shape=(28, 28)), "
            "keras.layers.Flatten(  # 28x28\n"
            "    )])"
        ),
    ),
    (
        (
            "import keras\n"
            "from keras.layers import Dense\n"
            "keras.Sequential([Dense(3, input_shape=(2,))])"
        ),
        (
            "import keras\n"
            "from keras.layers import Dense\n"
            "keras.Sequential([keras.layers.Input(shape=(2,)), Dense(3)])"
        ),
    ),
    (
        (
            "from keras.layers import *\n"
            "from keras import layers as l\n"
            "from keras.layers import Dense\n"
            "m = keras.Sequential([Dense(3, input_dim=2)])"
        ),
        (
            "from keras.layers import *\n"
            "from keras import layers as l\n"
            "from keras.layers import Dense\n"
            "m = keras.Sequential([l.Input(shape=(2,)), Dense(3)])"
        ),
    ),
    (
        ("import keras\nkeras.Sequential([keras.layers.Dense(3, input_shape=2)])"),
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Input(shape=(2,)), keras.layers.Dense(3)])"
        ),
    ),
    (
        (
            "import keras\n"
            "m = keras.Sequential()\n"
            "m.add(keras.layers.Dense(3, input_dim=2))\n"
            "m.add(keras.layers.Dense(3, input_dim=2))"
        ),
        (
            "import keras\n"
            "m = keras.Sequential()\n"
            "m.add(keras.layers.Input(shape=(2,)))\n"
            "m.add(keras.layers.Dense(3))\n"
            "m.add(keras.layers.Dense(3))"
        ),
    ),
    (
        (
            "import keras\n"
            "keras.callbacks.ModelCheckpoint('a.h5', save_weights_only=True, "
            "save_best_only=True)"
        ),
        (
            "import keras\n"
            "keras.callbacks.ModelCheckpoint('a.weights.h5', "
            "save_weights_only=True, save_best_only=True)"
        ),
    ),
    (
        (
            "import keras\n"
            "keras.callbacks.ModelCheckpoint('a.h5', save_weights_only=False, "
            "save_best_only=True)\n"
            "keras.models.load_model('a.h5')"
        ),
        (
            "import keras\n"
            "keras.callbacks.ModelCheckpoint('a.keras', save_weights_only=False, "
            "save_best_only=True)\n"
            "keras.models.load_model('a.keras')"
        ),
    ),
    (
        ("from keras import Sequential\nm = m.Sequential([])"),
        ("from keras import Sequential\nm = Sequential([])"),
    ),
    (
        ("import keras\nm = keras.Sequential([])\nm.predict_proba(x)"),
        ("import keras\nm = keras.Sequential([])\nm.predict(x)"),
    ),
    (
        (
            "import keras\n"
            "keras.layers.Dense(1, name='은닉층')\n"
            "keras.layers.Dense(1, name='층 1')\n"
            "keras.layers.Dense(1, name='층')\n"
            "keras.layers.Dense(1, name='둘')\n"
            "keras.layers.Dense(1, name='은닉층')\n"
            "m.get_layer('층'), m.get_layer('은닉층')"
        ),
        (
            "import keras\n"
            "keras.layers.Dense(1, name='hidden')\n"
            "keras.layers.Dense(1, name='layer')\n"
            "keras.layers.Dense(1, name='layer_2')\n"
            "keras.layers.Dense(1, name='layer_3')\n"
            "keras.layers.Dense(1, name='hidden')\n"
            "m.get_layer('layer_2'), m.get_layer('hidden')"
        ),
    ),
    ("import tensorflow.keras.layers as L", "import keras.layers as L"),
    (
        "from keras.layers.experimental.preprocessing import Rescaling",
        "from keras.layers import Rescaling",
    ),
    ("from keras.utils import np_utils", "from keras import utils as np_utils"),
    ("from keras.layers.core import core", "from keras import layers as core"),
    ("from keras.layers import convolutional as c", "from keras import layers as c"),
    (
        "from keras.layers import Dence, Conv2D",
        "from keras.layers import Dense, Conv2D",
    ),
    ("keras.utils.np_utils.to_categorical(y)", "keras.utils.to_categorical(y)"),
    (
        "!ls \\\n  'a\nkeras.optimizers.SGD(lr=1)",
        "!ls \\\n  'a\nkeras.optimizers.SGD(learning_rate=1)",
    ),
    (
        ("from tensorflow import keras\nimport keras\nkeras.optimizers.SGD(lr=1)"),
        ("import keras\nimport keras\nkeras.optimizers.SGD(learning_rate=1)"),
    ),
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Dense(3, input_shape=(np.int(2),))])"
        ),
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Input(shape=(int(2),)), "
            "keras.layers.Dense(3)])"
        ),
    ),
    ("keras.layers.AveragePooling2D()", "keras.layers.AveragePooling2D(2)"),
    (
        "keras.layers.AvgPool2D(padding='same')",
        "keras.layers.AvgPool2D(2, padding='same')",
    ),
    ("keras.layers.AveragePooling2D( )", "keras.layers.AveragePooling2D( 2)"),
    (
        "keras.layers.AveragePooling2D(strides=2)",
        "keras.layers.AveragePooling2D(2, strides=2)",
    ),
    (
        "keras.Sequential([keras.layers.Dense(3, input_shape=(2,), input_dim=2)])",
        "keras.Sequential([keras.layers.Input(shape=(2,)), keras.layers.Dense(3)])",
    ),
]
LEFT = [
    (
        "from keras.layers import *\nfrom keras.models import Sequential\n"
        "import keras.layers as k\nSequential([k.Dense(3), Dense(3)])",
        [],
    ),
    ("model.load('a.keras')", ["model-load"]),
    ("a = b = model.Sequential()", []),
    ("from keras.nothing import core", []),
    ("model.save_weights('a\\\\b.h5')", []),
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Flatten(input_shape=(28, 28),)])"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Dense(3,  # 셋\n"
            "    input_shape=(2,))])"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "from keras.models import Sequential\n"
            "from keras.layers import Dense\n"
            "Sequential([Dense(3, input_shape=(2,))])"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "import keras\n"
            "d = keras.layers.Dense(3, input_shape=(2,))\n"
            "a = keras.Sequential([d])\n"
            "b = keras.Sequential([d])"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "import keras\n"
            "m = keras.Sequential(); m.add(keras.layers.Dense(3, input_dim=2))"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "import keras\n"
            "m = keras.Sequential(a)\n"
            "m.add(keras.layers.Dense(3, input_dim=2))"
        ),
        ["input-shape-argument"],
    ),
    (
        (
            "import keras\n"
            "keras.callbacks.ModelCheckpoint('a.h5', save_weights_only=flag, "
            "save_best_only=True)"
        ),
        [],
    ),
    ("model.save('a.onnx')", []),
    (("keras = 1\nm = m.Sequential([])"), ["model-sequential"]),
    (
        (
            "import keras\n"
            "m = keras.Sequential([keras.layers.Dense(1)])\n"
            "m.predict_classes(x)"
        ),
        ["predict-classes"],
    ),
    ("parts = train_test_split(a, b)", []),
    ("a_train, b_train, *rest = train_test_split(a, b)", []),
    ("a_train, b_train, a_val, b_val = train_test_split(*a, b)", []),
    (
        (
            "import os\n"
            "os.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
            "from tensorflow import keras"
        ),
        [],
    ),
    (("import tensorflow.keras.layers\nimport tensorflow.keras.layers as L, os"), []),
    (("from . import keras\nfrom keras.layers import *"), []),
    ("from tensorflow import keras, io", []),
    ("from keras.layers import core, Dense", []),
    ("keras.layers.core.Nothing(y)", []),
    (
        (
            "import keras\n"
            "m = keras.Sequential([])\n"
            "m.compile()\n"
            "m.fit(x)\n"
            "m.fit(x)\n"
            "m = keras.Sequential([])\n"
            "m.fit(x)\n"
            "m.fit(x)\n"
            "m.compile()"
        ),
        ["not-compiled"],
    ),
    (
        (
            "import keras\n"
            "m = keras.Sequential([])\n"
            "m.compile()\n"
            "m = keras.Sequential([])"
        ),
        [],
    ),
    (("import keras\nimport numpy as keras\nkeras.optimizers.SGD(lr=1)"), []),
    ("keras.nothing.Here(1)", []),
    (("np.float = float\nx.astype(np.float)"), []),
    (("int = 3\nx.astype(np.int)"), []),
    (
        (
            "from keras.src.layers.core import Dense\n"
            "keras.src.layers.core.dense.Dense(1)"
        ),
        [],
    ),
    ("keras.layers.AveragePooling2D(*a)", []),
    ("(keras.layers.AveragePooling2D())", ["average-pooling-size"]),
    (
        (
            "plt.plot(history.history['loss'])\n"
            "plt.ylabel('Epoch')\n"
            "ax.set_ylabel('loss')\n"
            "ylabel('epoch')"
        ),
        ["axis-labels"],
    ),
    ("plt.ylabel('epoch')", []),
]


@pytest.mark.parametrize(("source", "corrected"), CHANGED)
def test_what_is_sure_is_changed(source, corrected):
    fix = fl.fix_code(source)
    assert (fix.source, fix.notes) == (corrected, ())
    assert fl.fix_code(corrected) == fl.Fix(corrected, (), ())


@pytest.mark.parametrize(("source", "rules"), LEFT)
def test_what_is_not_sure_is_left_alone(source, rules):
    fix = fl.fix_code(source)
    assert (fix.source, [one.rule for one in fix.notes]) == (source, rules)


def test_of_two_corrections_in_one_place_the_later_waits(monkeypatch):
    source = "keras.Sequential([keras.layers.Dense(3, input_shape=(np.int(2),))])"
    names = ["input-shape-argument", "numpy-alias"]
    assert [one.rule for one in fl.fix_code(source).changes] == names
    monkeypatch.setattr("fmnist_learn.doctor.code._PASSES", 1)
    assert [one.rule for one in fl.fix_code(source).changes] == names[:1]


UNREADABLE = [
    ("keras\0", "Python cannot read it: "),
    ("keras = '\ud800'", "Python cannot read it: "),
    ("keras" + " + 1" * 200, "It is nested too deeply"),
    ("if keras:\n\t  if x:\n\t\t  x\n\t\t  x\n\t  x", "It is Python, but "),
]


@pytest.mark.parametrize(("source", "reason"), UNREADABLE)
def test_what_cannot_be_read_is_left_alone_and_said(source, reason):
    fix = fl.fix_code(source, lang="en")
    assert (fix.source, fix.changes) == (source, ())
    (one,) = fix.notes
    assert one.syntax
    assert one.reason.startswith(reason)
    assert re.search("[가-힣]", fl.fix_code(source, lang="ko").notes[0].reason)


def test_warnings_of_the_source_are_not_ours():
    assert fl.fix_code("print('\\d')  # keras") == fl.Fix(
        "print('\\d')  # keras", (), ()
    )


def test_source_must_be_a_string():
    with pytest.raises(TypeError, match="source must be a string. Received: source=b"):
        fl.fix_code(b"x")


@given(st.text(max_size=40))
def test_text_that_is_not_python_is_left_alone(text):
    assert fl.fix_code(text).source == text


@pytest.mark.parametrize(
    ("first", "lines"),
    [
        ("Dense(10, input_shape=(784,))", [3, 5, 6]),  # one line more
        (
            "Flatten(), keras.layers.Dense(\n    5,\n    input_shape=(784,),\n)",
            [5, 8, 9],  # one line less
        ),
    ],
)
def test_a_change_is_reported_where_the_line_was_at_first(first, lines):
    source = f"import keras\na = keras.Sequential([\nkeras.layers.{first}\n])\n"
    # That its layers are layers of a model is known once the call is corrected.
    source += "b = b.Sequential([keras.layers.Flatten(),\n"
    source += "    keras.layers.Dense(10, input_shape=(784,)),\n])\n"
    fix = fl.fix_code(source)
    assert [change.line for change in fix.changes] == lines
    assert "input_shape" not in fix.source
