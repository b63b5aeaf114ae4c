"""No file is damaged by `fix_code`, whatever is in it."""

import ast
import re
import subprocess
import sys
import warnings
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import fmnist_learn as fl
from fmnist_learn.doctor import RULES
from fmnist_learn.doctor._unit import Edit, Unit


def parse(source):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source.removeprefix("\ufeff"))


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
f"{f'{np.float(1)}'} {keras.optimizers.SGD(lr=1)!r}"
f'''⏎{model.predict_classes(x)}'''
rf"{history.history['acc']:{keras.callbecks}}"
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
history.history.key()
tf.log(model.layers[0].output_shape)
keras.layers.Dense(p / 2, output_dim=3)
keras.layers.Conv2D(32, 3, 3, border_mode='same', subsample=2)
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
model.fit_generator({}, workers=4, epochs={})
{}.argmax(y := {})
(({}), {})
(keras.Sequential)((keras.layers.Dense(1)), (keras.layers.Dense({}, name={})))
keras.Sequential([(Dense({}, input_shape=(2,))), {}])
SGDClassifier('log', {}, {})
SGDClassifier(loss='logloss', penalty='none', n_iter={}, tol={})
model.fit({}, workers=4, epochs={} / 2)
model.compile({}, {}, ['accuracy'])
{} == model.predict({})
model.train({}, ({}))
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
model.optimizer.lr = {}
for layer in model.layers: layer.output_shape
m = keras.Sequential; m.add({})
(a, b), c = keras.datasets.mnist.load_data
from sklearn.cross_validation import (train_test_split,  # 층⏎ cross_val_score)
from sklearn.externals import joblib
model.save('a.keras', save_format={})
a_train, b_train, a_val, b_val = train_test_split(a, {})
␌
␌x = {}
\\⏎x = {}
\\⏎\\⏎model.add(Dense({}, input_dim=2))
from tensorflow.keras.layers import Dense
from keras.optimizers import adam
adam({})
model = Sequential()
x = {}, "long", "long", "long", "long", "long", "long", "long", "long", "long", "long"
type(x); await_ = {}; model.compile(metrics='accuracy');
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
try:⏎    pass⏎except A :
try:⏎    pass⏎except* A :
try:⏎    pass⏎except A :⏎    model.compile(metrics='accuracy')⏎else :
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
    if draw(st.booleans()):
        source = source.replace("long", "long " * 2000)
    source = draw(st.sampled_from(["", "\ufeff"])) + source
    source = source.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    try:
        parse(source)
    except SyntaxError:
        assume(False)
    return source


def lines_of(text):
    return re.split("\r\n|\r|\n", text)


def statements_of(source, reported):
    """The trees of the top-level statements that have none of the lines."""
    lines = lines_of(source.removeprefix("\ufeff"))
    for node in parse(source).body:
        decorators = getattr(node, "decorator_list", [])
        first = min(one.lineno for one in (node, *decorators))
        # A line that only continues the last one belongs to the statement as well.
        while first > 1 and lines[first - 2].endswith("\\"):
            first -= 1
        if reported.isdisjoint(lines[first - 1 : node.end_lineno]):
            yield ast.dump(node)


@given(programs())
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_of_any_program_only_the_lines_that_are_reported_change(source):
    fix = fl.fix_code(source)
    parse(fix.source)
    again = fl.fix_code(fix.source)
    assert (again.source, again.changes) == (fix.source, ())
    assert [one.rule for one in again.notes] == [one.rule for one in fix.notes]
    # Every other line is still there, to the byte and in its order.
    assert source.startswith("\ufeff") == fix.source.startswith("\ufeff")
    old, new = (lines_of(text.removeprefix("\ufeff")) for text in (source, fix.source))
    shown = {line for one in fix.changes for line in lines_of(one.before)}
    parts = [one for one in shown if len(one) > 2000]  # of a very long line
    reported = {
        line for line in old if line in shown or any(part in line for part in parts)
    }
    left = iter(new)
    assert all(line in left for line in old if line not in reported)
    added = (
        len(lines_of(one.after)) - len(lines_of(one.before)) for one in fix.changes
    )
    assert len(new) - len(old) == sum(added)
    assert set(re.findall("\r\n|\r|\n", fix.source)) <= (
        set(re.findall("\r\n|\r|\n", source)) or {"\n"}
    )
    # Every other statement says what it said.
    trees = iter(list(statements_of(fix.source, set())))
    assert all(tree in trees for tree in statements_of(source, reported))


@given(st.text(max_size=40))
def test_text_that_is_not_python_is_left_alone(text):
    assert fl.fix_code(text).source == text


ODD_FORMS = [
    "import keras\ntry:\n    pass\nexcept A :\n    {}\n",
    "import keras\ntry:\n    pass\nexcept* A :\n    {}\nelse :\n    {}\n",
    "import keras\n\f\n{}\n",
    "import keras\n\f{}\n \f{}\n",
    "import keras\n\\\n{}\n",
    "import keras\nif x:\n    \\\n{}\n",
    "import keras\r{}\r# \x0b\x1c\x85\u2028\r{}",
    "\ufeffimport keras\n{}\n",
    "import keras\nx = '한글'; {} # 한글\n",
    "import keras\nif keras:\n\t  if x:\n\t\t  x\n\t\t  {}\n\t  x",
    "import keras\nmatch x:\n    case {{'a': [*_]}} if (y := 1): {}\n",
    "import keras\n@f(\n    x)\nclass A :\n  {}\n",
    "import keras\nx = 'long' * 3, '" + "long " * 20_000 + "'; {}\n",
]


@pytest.mark.parametrize("form", ODD_FORMS)
def test_odd_forms_of_python_are_corrected_where_they_stand(form):
    wrong, right = (
        "model.compile(loss='x', metrics='accuracy')",
        "model.compile(loss='x', metrics=['accuracy'])",
    )
    fix = fl.fix_code(form.format(wrong, wrong))
    assert fix.source == form.format(right, right)
    assert fix.notes == ()
    assert {
        (one.before.count(wrong), one.after.count(right)) for one in fix.changes
    } == {(1, 1)}


def with_rule(monkeypatch, *edits):
    """Let a rule that is wrong make these edits, once it sees `broken`."""

    def find(program):
        for unit in program.units:
            if "broken" in unit.source:
                yield unit.match("loss-log", unit.tree.body[0], *edits)

    (rule,) = (rule for rule in RULES if rule.name == "loss-log")
    wrong = replace(rule, find=find)
    good = next(rule for rule in RULES if rule.name == "metrics-not-a-list")
    monkeypatch.setattr("fmnist_learn.doctor.code.RULES", (wrong, good))


SOURCE = "broken = 1\nb = keras\nc = f'{b}'\nmodel.compile(metrics='accuracy')\n"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 6, "for")],  # cannot be read
        [Edit(9, 10, "1\0")],
        [Edit(9, 10, "not " * 10_000 + "1")],
        [Edit(9, 10, "'''"), Edit(33, 33, "'''#")],  # statements become a string
        [Edit(25, 31, "f'{c}'")],  # in an f-string
        [Edit(28, 29, "c")],
        [Edit(0, 6, "other", old="brokem")],  # not what it is taken for
        [],
    ],
)
def test_an_edit_that_would_do_damage_is_not_made(edits, monkeypatch):
    with_rule(monkeypatch, *edits)
    fix = fl.fix_code(SOURCE)
    assert fix.source == SOURCE.replace("'accuracy'", "['accuracy']")
    assert [one.rule for one in fix.changes] == ["metrics-not-a-list"]
    assert [(one.rule, one.line) for one in fix.notes] == [("loss-log", 1)]


def test_all_of_an_f_string_stands_where_it_begins():
    """Python 3.11 does not know the places of what is inside."""
    unit = Unit("x = f'''한\n{a.b(c)} {d!r:>{e}} {f'{g}'}'''\n")
    place = 4, len(unit.text) - 1
    inside = [*unit.all(ast.Name)[1:], *unit.all(ast.Call), *unit.all(ast.JoinedStr)]
    assert {unit.span(node) for node in inside} == {place}


def test_an_edit_that_does_no_damage_is_made(monkeypatch):
    with_rule(monkeypatch, Edit(0, 6, "other", old="broken"))
    assert fl.fix_code(SOURCE).source.startswith("other = 1\n")


def test_corrections_that_never_end_are_not_made(monkeypatch):
    with_rule(monkeypatch, Edit(9, 10, "1 + 1"))
    fix = fl.fix_code(SOURCE, lang="en")
    assert (fix.source, fix.changes) == (SOURCE, ())
    (note,) = fix.notes
    assert note.reason.startswith("Corrections led to ever more corrections")


DEEP = {
    "a and a": " and ".join(["a"] * 10_000),
    "a + a": " + ".join(["a"] * 10_000),
    "a < a": " < ".join(["a"] * 10_000),
    "((a))": "(" * 10_000 + "a" + ")" * 10_000,
    "a.b()": "a" + ".b()" * 10_000,
    "a.b": "a" + ".b" * 10_000,
    "a[0]": "a" + "[0]" * 10_000,
    "a()()": "a" + "()" * 10_000,
    "--a": "-" * 10_000 + "a",
    "not not a": "not " * 10_000 + "a",
    "lambda: lambda: a": "lambda: " * 10_000 + "a",
    "a if a else a": "a if a else " * 10_000 + "a",
    "a ** a": "a ** " * 10_000 + "a",
    "a = a = 1": "a = " * 10_000 + "1",
    "elif": "if a: pass\n" + "elif a: pass\n" * 10_000,
    "f'{a}'": "f'{" * 10_000 + "a",
}
RUN_DEEP = """
import ast, sys
from fmnist_learn.doctor.code import fix_code, fix_together
deep = ast.literal_eval(sys.stdin.read())
wrong = "model.compile(metrics='accuracy')"
right = "model.compile(metrics=['accuracy'])"
for name, source in deep.items():
    source += "\\n"
    first, second = fix_together([source + wrong, wrong], lang="en")
    read = first.source == source + right
    left = first.source == source + wrong and first.notes[0].syntax
    assert read or left, name
    assert second.source == right, name
    print(name, "read" if read else first.notes[0].reason, sep=": ")
"""


def test_what_is_deep_is_read_or_left_alone_and_the_run_goes_on():
    """In a process of its own, which a stack that overflows would end."""
    run = subprocess.run(
        [sys.executable, "-c", RUN_DEEP],
        input=repr(DEEP),
        capture_output=True,
        text=True,
        check=True,
    )
    said = dict(
        line.split(": ", 1)
        for line in run.stdout.replace("lambda: l", "lambda l").splitlines()
    )
    assert len(said) == len(DEEP)
    assert said["a and a"] == said["a < a"] == "read"
    assert said["a + a"] == "It is nested too deeply to be looked at."


@pytest.mark.parametrize(
    "source",
    [
        "x = keras" + " + 1" * 900 + "\n{}",
        "x = keras" + ".b()" * 74 + "\n{}",
        "x = keras" + ".b(c)" * 900 + ".d(lambda: {})",
        "x = keras" + ".b" * 900 + "\n{}",
        "if keras:\n    pass\n" + "elif x:\n    pass\n" * 148 + "else:\n    {}",
    ],
)
def test_long_chains_are_corrected_like_others(source):
    wrong, right = (
        "model.compile(metrics='accuracy')",
        "model.compile(metrics=['accuracy'])",
    )
    assert fl.fix_code(source.format(wrong)).source == source.format(right)


UNREADABLE = [
    ("keras\0", "Python cannot read it: "),
    ("keras = '\ud800'", "Python cannot read it: "),
    ("keras" + " + 1" * 10_000, "It is nested too deeply"),
    ("not " * 10_000 + "keras", "It is nested too deeply"),
    ("(" * 1000 + "keras" + ")" * 1000, "Python cannot read it: too many nested"),
]


@pytest.mark.parametrize(("source", "reason"), UNREADABLE)
def test_what_cannot_be_read_is_left_alone_and_said(source, reason):
    fix = fl.fix_code(source, lang="en")
    assert (fix.source, fix.changes) == (source, ())
    (one,) = fix.notes
    assert one.syntax
    assert one.reason.startswith(reason)
    assert re.search("[가-힣]", fl.fix_code(source, lang="ko").notes[0].reason)


MODEL = "import keras\nmodel = keras.Sequential()\n"
RIGHT = {
    "a keyword twice": MODEL + "model.fit_generator(g, 10, steps_per_epoch=3)",
    "a keyword twice by renaming": MODEL + "model.fit_generator(generator=g, x=3)",
    "a pattern": "import numpy as np\nmatch t:\n    case np.float: a = 1\n"
    "    case _: a = 2",
    "a pattern in a pattern": "import numpy as np\nmatch t:\n"
    "    case A(x=np.int) | [np.int, *_]: a = 1",
    "text between strings with lines like magics": "!pip install x\n"
    "doc = '''\n% start '''\ntext = '''\nmodel.compile(metrics='accuracy')\n'''\n"
    "more = '''\n% end '''",
    "a comment in an import": "from tensorflow import (\n    keras,  # noqa\n)",
    "a comment in a name": "import numpy as np\nx = (np  # keep\n .float)",
    "half of a surrogate pair": MODEL + "model.save_weights('\\ud800.h5')",
    "a module that is passed on": "from tensorflow import keras\nK = keras.backend",
    "a module of modules": "from tensorflow import keras\nf(keras)",
    "a module by name": "from tensorflow.keras import backend as K\n"
    "getattr(K, 'square')",
    "the Keras 2 of TensorFlow": "from tensorflow.python.keras import Sequential\n"
    "model = Sequential()\nmodel.predict_classes(x)\nmodel.save_weights('ckpt')",
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_as_it_is_stays(name):
    assert fl.fix_code(RIGHT[name]).source == RIGHT[name]


# Each binds `m` to something that need not be a model of Keras.
UNSURE = [
    "def f(m):\n    m.fit(1, nb_epoch=2)",
    "m: object = Net()\nm.fit(1, nb_epoch=2)",
    "m, n = Net(), 3\nm.fit(1, nb_epoch=2)",
    "for m in nets: m.fit(1, nb_epoch=2)",
    "with net() as m: m.fit(1, nb_epoch=2)",
    "m = Net().cuda()\nm.fit(1, nb_epoch=2)",
    "m = Net() if 1 else None\nm.fit(1, nb_epoch=2)",
    "def net(): return Net()\nm = net()\nm.fit(1, nb_epoch=2)",
    "def net():\n    if a: return keras.Sequential()\n    return b\nm = net()\n"
    "m.fit(1, nb_epoch=2)",
    "class A:\n    def f(self): self.m.fit(1, nb_epoch=2)",
    "(m := Net()).fit(1)\nm.fit(1, nb_epoch=2)",
    "models[0].fit(1, nb_epoch=2)",
    "from lib import *\nmodel.fit(1, nb_epoch=2)",
    "%time model = Net()\nmodel.fit(1, nb_epoch=2)",
    "%run net.py\nmodel.fit(1, nb_epoch=2)",
    "f = lambda m: m.fit(1, nb_epoch=2)",
    "m = keras.Sequential()\ndef f(m):\n    m.fit(1, nb_epoch=2)",
    "m = keras.Sequential()\n%time m = Net()\nm.fit(1, nb_epoch=2)",
    "m = keras.Sequential()\nm += 1\nm.fit(1, nb_epoch=2)",
    "def net(): return keras.Sequential()\ndef net(): return other()\nm = net()\n"
    "m.fit(1, nb_epoch=2)",
    "def net(): return keras.Sequential()\nnet = other\nm = net()\n"
    "m.fit(1, nb_epoch=2)",
    "def net(): return keras.Sequential()\nfrom lib import net\nm = net()\n"
    "m.fit(1, nb_epoch=2)",
    "m = keras.Sequential()\nfrom lib import m\nm.fit(1, nb_epoch=2)",
    "def net():\n    def inner(): return keras.Sequential()\nm = net()\n"
    "m.fit(1, nb_epoch=2)",
]


@pytest.mark.parametrize("source", UNSURE)
def test_what_need_not_be_a_model_is_pointed_out(source):
    fix = fl.fix_code(f"import keras\n{source}\n")
    assert fix.source.endswith(f"{source}\n")
    assert [one.rule for one in fix.notes] == ["epochs-name"]


SURE = [
    "model.fit(1, nb_epoch=2)",
    "m = keras.Sequential()\nm.fit(1, nb_epoch=2)",
    "m = n = keras.Model(a, b)\nk = m\nk.fit(1, nb_epoch=2)",
    "keras.Sequential().fit(1, nb_epoch=2)",
    "def net(a=None):\n    n = keras.Sequential()\n    def g(): return 3\n"
    "    return n\nm = net()\nm.fit(1, nb_epoch=2)",
    "import fmnist_learn as fl\nm = fl.build_cnn()\nm.fit(1, nb_epoch=2)",
    "%time m.fit(1, 2)\nm = keras.Sequential()\nm.fit(1, nb_epoch=2)",
    "model: keras.Model = keras.Sequential()\nmodel.fit(1, nb_epoch=2)",
    "def f(model): pass\nmodel = keras.Sequential()\nmodel.fit(1, nb_epoch=2)",
]


@pytest.mark.parametrize("source", SURE)
def test_what_is_a_model_for_sure_is_corrected(source):
    fix = fl.fix_code(f"import keras\n{source}\n")
    assert fix.source.endswith(f"{source.replace('nb_epoch', 'epochs')}\n")


IPYTHON = [
    *("파일 = !ls", "모델 = %time 3", "모델.summary?", "d['a'] = !ls", "a = b?"),
    *("x[0] = %timeit -o 1", "x: list = !ls", "*.h5?", "np.*load*?", "x[0]?", "?x"),
    *('"abc".upper?', "if 1:\n    %time 3", "!echo it's\nx = 1", "!ls \\\n  -l\nx = 1"),
    "x = (1\n  % 2)\n!ls",
]


@pytest.mark.parametrize("source", IPYTHON)
def test_what_ipython_reads_is_read(source):
    fix = fl.fix_code(source)
    assert (fix.source, fix.notes) == (source, ())


@pytest.mark.parametrize("source", ["x = 1 ? 2", "def f(:", "x = (\n!ls"])
def test_what_ipython_cannot_read_either_is_said(source):
    assert [one.syntax for one in fl.fix_code(source).notes] == [True]


def test_one_correction_that_does_not_hold_does_not_slow_the_others(monkeypatch):
    tried = []
    monkeypatch.setattr(
        "fmnist_learn.doctor.code.Unit", lambda text: tried.append(1) or Unit(text)
    )
    wrong = "match = 1\nmodel.fit_generator(g, 10, steps_per_epoch=3)\n"
    fix = fl.fix_code(MODEL + wrong + "model.compile(metrics='accuracy')\n" * 64)
    assert len(fix.changes) == 64
    assert len(tried) < 20


def test_an_import_that_comes_later_is_no_name_yet():
    source = "from keras import backend as K\nK.elu(1)\nimport keras\n"
    assert fl.fix_code(source).source == source


@pytest.mark.parametrize(
    "source",
    [
        "import model\n\nprint(model.optimizer.lr, model.layers[0].lr)\n",
        "import optax\n\nschedule = optax.adam(1e-3, decay=0.1)\n",
        "import keras\n\nkeras.callbacks.LambdaCallback(decay=0.1)\n",
    ],
)
def test_a_name_of_another_library_is_no_attribute_or_option_of_keras(source):
    fix = fl.fix_code(source)
    assert (fix.source, fix.changes, fix.notes) == (source, (), ())
