import json
import re
import warnings
from html import unescape
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn import doctor
from fmnist_learn.doctor import RULES
from fmnist_learn.doctor._keras_names import exists
from fmnist_learn.doctor.code import Fix, fix_together

CORRECT = sorted(Path(__file__).with_name("correct").glob("*.py"))
BY_NAME = {rule.name: rule for rule in RULES}
KERAS_NAMES = Path(doctor.__file__).with_name("keras_names.json")
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
    assert fl.fix_code(source) == Fix(source, (), ())


@pytest.mark.slow
@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_the_correct_scripts_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in CORRECT:
            space = {}
            exec(compile(path.read_text("utf-8"), str(path), "exec"), space)
            *_, asked = path.read_text("utf-8").splitlines()
            assert asked.startswith("assert "), path


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
            "model.get_layer('층'), model.get_layer('은닉층')"
        ),
        (
            "import keras\n"
            "keras.layers.Dense(1, name='hidden')\n"
            "keras.layers.Dense(1, name='layer')\n"
            "keras.layers.Dense(1, name='layer_2')\n"
            "keras.layers.Dense(1, name='layer_3')\n"
            "keras.layers.Dense(1, name='hidden')\n"
            "model.get_layer('layer_2'), model.get_layer('hidden')"
        ),
    ),
    ("import tensorflow.keras.layers as L", "import keras.layers as L"),
    (
        "from keras.layers.experimental.preprocessing import Rescaling",
        "from keras.layers import Rescaling",
    ),
    ("from keras.utils import np_utils", "from keras import utils as np_utils"),
    ("from keras.layers.core import core", "from keras import layers as core"),
    (
        "from keras.layers import convolutional as c\nc.Conv2D(1, 2)\nc.Conv1D(1, 2)",
        "from keras import layers as c\nc.Conv2D(1, 2)\nc.Conv1D(1, 2)",
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
    ("(keras.layers.AveragePooling2D())", "(keras.layers.AveragePooling2D(2))"),
    (
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Flatten(input_shape=(28, 28),)])"
        ),
        (
            "import keras\n"
            "keras.Sequential([keras.layers.Input(shape=(28, 28)), "
            "keras.layers.Flatten()])"
        ),
    ),
    (
        (
            "import keras\n"
            "m = keras.Sequential(); m.add(keras.layers.Dense(3, input_dim=2))"
        ),
        (
            "import keras\n"
            "m = keras.Sequential(); m.add(keras.layers.Input(shape=(2,))); "
            "m.add(keras.layers.Dense(3))"
        ),
    ),
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
MORE = [
    # The commonest style of the course: all names are imported.
    (
        "from keras.models import Sequential\nfrom keras.layers import Dense\n"
        "model = Sequential()\nmodel.add(Dense(3, input_dim=8))\nmodel.add(Dense(1))\n",
        "from keras.models import Sequential\nfrom keras.layers import Dense, Input\n"
        "model = Sequential()\nmodel.add(Input(shape=(8,)))\nmodel.add(Dense(3))\n"
        "model.add(Dense(1))\n",
    ),
    (
        "from keras import Sequential\nfrom keras.layers import (\n"
        "    Dense as D,  # 층\n    Dropout,\n)\n"
        "def build():\n    m = Sequential([], name='m')\n"
        "    m.add(D(3, input_shape=(8,), use_bias=False))\n    m.summary()\n"
        "    m.add(D(3, input_dim=3))\n",
        "from keras import Sequential\nfrom keras.layers import (\n"
        "    Dense as D,  # 층\n    Dropout, Input,\n)\n"
        "def build():\n    m = Sequential([], name='m')\n"
        "    m.add(Input(shape=(8,)))\n    m.add(D(3, use_bias=False))\n"
        "    m.summary()\n    m.add(D(3))\n",
    ),
    (
        "from keras.layers import Dense\nfrom keras import Sequential\n"
        "from keras.layers import Input as In\n"
        "m = Sequential(name='m')\nif x: m.add(Dense(1))\n"
        "m = Sequential()\nif x: y; m.pop()\n"
        "m = Sequential([Dense(3, input_shape=(2,))])\nm.add(Dense(4, input_dim=3))\n",
        "from keras.layers import Dense\nfrom keras import Sequential\n"
        "from keras.layers import Input as In\n"
        "m = Sequential(name='m')\nif x: m.add(Dense(1))\n"
        "m = Sequential()\nif x: y; m.pop()\n"
        "m = Sequential([In(shape=(2,)), Dense(3)])\nm.add(Dense(4))\n",
    ),
    # An import that is not seen everywhere, or only below, is not enough.
    (
        "from keras.layers import Dense\nfrom keras import Sequential\n"
        "def f():\n    from keras.layers import Input\n"
        "Sequential([Dense(3, input_dim=8)])\nimport keras",
        "from keras.layers import Dense, Input\nfrom keras import Sequential\n"
        "def f():\n    from keras.layers import Input\n"
        "Sequential([Input(shape=(8,)), Dense(3)])\nimport keras",
    ),
    (
        "model.compile(metrics='accuracy')\n"
        "keras.callbacks.EarlyStopping(monitor='val_acc')",
        "model.compile(metrics=['accuracy'])\n"
        "keras.callbacks.EarlyStopping(monitor='val_accuracy')",
    ),
    # A number in brackets is no shape.
    (
        "import keras\n"
        "keras.Sequential([(keras.layers.Dense(3, input_shape=(28*28)))])",
        "import keras\nkeras.Sequential([keras.layers.Input(shape=(28*28,)), "
        "(keras.layers.Dense(3))])",
    ),
    (
        "import keras\nkeras.Sequential([keras.layers.Dense(3, "
        "input_shape=(x.shape[1]))])",
        "import keras\nkeras.Sequential([keras.layers.Input(shape=(x.shape[1],)), "
        "keras.layers.Dense(3)])",
    ),
    # On a line that is continued there is no line of its own.
    (
        "import keras\nm = keras.Sequential()\nif x:\n    pass\n"
        "\\\nm.add(keras.layers.Dense(3, input_dim=2))",
        "import keras\nm = keras.Sequential()\nif x:\n    pass\n"
        "\\\nm.add(keras.layers.Input(shape=(2,))); m.add(keras.layers.Dense(3))",
    ),
    (
        "import keras\nkeras.Sequential((keras.layers.Dense(1)), "
        "(keras.layers.Dense(2)))",
        "import keras\nkeras.Sequential([(keras.layers.Dense(1)), "
        "(keras.layers.Dense(2))])",
    ),
    # Files of any name that Keras 3 refuses.
    (
        "import keras\n"
        "keras.callbacks.ModelCheckpoint('a.hdf5', save_best_only=True)\n"
        "model.load_weights('a.hdf5')",
        "import keras\n"
        "keras.callbacks.ModelCheckpoint('a.keras', save_best_only=True)\n"
        "model.load_weights('a.keras')",
    ),
    # What fit_generator took, and fit does not.
    (
        "model.fit_generator(batches, 10, epochs=2, workers=4)",
        "model.fit(batches, steps_per_epoch=10, epochs=2)",
    ),
    (
        "model.fit_generator(use_multiprocessing=True, workers=4, generator=batches)",
        "model.fit(x=batches)",
    ),
    (
        "model.evaluate_generator(a, (10), max_q_size=1)",
        "model.evaluate(a, steps=(10))",
    ),
    ("model.predict_generator(a, workers=1,)", "model.predict(a,)"),
    # A name that changes changes wherever it is used.
    (
        "from keras.optimizers import adam\n"
        "for o in adam(lr=1), adam:\n    o = adam(1)",
        "from keras.optimizers import Adam\n"
        "for o in Adam(learning_rate=1), Adam:\n    o = Adam(1)",
    ),
    (
        "from keras.optimizers import sgd as SGD, adam\nSGD(adam())",
        "from keras.optimizers import SGD as SGD, Adam\nSGD(Adam())",
    ),
    (
        "from keras.layers.convolutional import Conv2D\nfrom keras.layers import LSTM\n"
        "from keras.utils import np_utils as u\nu.to_categorical(y)\n"
        "from keras.layers import CuDNNLSTM\nCuDNNLSTM(3)",
        "from keras.layers import Conv2D\nfrom keras.layers import LSTM\n"
        "from keras import utils as u\nu.to_categorical(y)\n"
        "from keras.layers import LSTM\nLSTM(3)",
    ),
    (
        "import keras.utils.np_utils as u\nu.normalize(x)",
        "import keras.utils as u\nu.normalize(x)",
    ),
    (
        "import keras\nimport keras.backend as K\nK.mean(x)\nK.\\\n  epsilon()",
        "import keras\nimport keras.backend as K\nkeras.ops.mean(x)\nK.\\\n  epsilon()",
    ),
    (
        "import tensorflow as tf\n"
        "tf.keras.layers.experimental.preprocessing.Rescaling(1)",
        "import tensorflow as tf\ntf.keras.layers.Rescaling(1)",
    ),
    (
        "import tensorflow.keras.utils.np_utils\n"
        "tensorflow.keras.utils.np_utils.normalize(x)",
        "import tensorflow.keras.utils\ntensorflow.keras.utils.normalize(x)",
    ),
    (
        "from keras . layers \\\n  .core import(Dense)",
        "from keras.layers import(Dense)",
    ),
    # The history of one's own `fit`.
    (
        "model.compile(metrics=['accuracy'])\nh = model.fit(x)\n"
        "h.history['acc']; df.history['acc']; model.history.history['val_acc']\n"
        "model.fit(x).history['acc']; rows['acc']",
        "model.compile(metrics=['accuracy'])\nh = model.fit(x)\n"
        "h.history['accuracy']; df.history['acc']; "
        "model.history.history['val_accuracy']\n"
        "model.fit(x).history['accuracy']; rows['acc']",
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
    ("model.save_weights('a\\\\b.h5')", ["weights-file-name"]),
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
            "Input = None\n"
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
    # The old format of a whole model still works.
    (
        "import keras\nkeras.callbacks.ModelCheckpoint('a.h5', save_best_only=True)\n"
        "keras.models.load_model('a.h5')",
        ["model-file-name", "model-file-name"],
    ),
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
    ("from keras.layers import core, Dense", ["moved-in-keras"]),
    ("keras.layers.core.Nothing(y)", ["moved-in-keras"]),
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
    # A near spelling is no proof of meaning.
    ("from keras.layers import Dense, Droput\nDroput(0.3)", ["misspelt-name"]),
    ("import keras\nkeras.callbecks.EarlyStopping()", ["misspelt-name"]),
    ("from keras.layers import AdaptiveAveragePooling2D", []),  # of a newer Keras
    # A name that has another meaning, too, or is taken.
    ("from keras.optimizers import adam\ndef f(adam): adam()", ["moved-in-keras"]),
    ("from keras.optimizers import adam\nAdam = adam()", ["moved-in-keras"]),
    (
        "from keras.optimizers import adam\nprint(f'{adam()}')",
        ["moved-in-keras", "moved-in-keras"],
    ),
    # What `tensorflow.keras` still has.
    (
        "from tensorflow.keras.layers import Dense, ThresholdedReLU",
        ["moved-in-keras"],
    ),
    (
        "from tensorflow import keras\nkeras.preprocessing.text.Tokenizer()",
        ["moved-in-keras"],
    ),
    ("import tensorflow.keras.backend as K\nK.mean(x)", ["moved-in-keras"]),
    ("from tensorflow.keras import backend as K\nK.mean(x)", ["moved-in-keras"]),
    ("from tensorflow.keras import layers\ndef f(layers): pass", []),
    ("from tensorflow.keras.layers import NewerThanThis", []),
    ("import tensorflow as tf\ntf.keras.losses.mse(1)", ["moved-in-keras"]),
    ("import tensorflow as tf\ntf.keras.objectives.mse(1)", ["moved-in-keras"]),
    # What has no one place, or none without `keras`.
    ("from keras.utils import np_utils, plot_model", ["moved-in-keras"]),
    ("from keras import backend as K\nK.mean(x)", ["moved-in-keras"]),
    ("import keras.utils.np_utils, os", ["moved-in-keras"]),
    ("import keras\n(keras.utils  # c\n .np_utils.normalize)", ["moved-in-keras"]),
    (
        "from keras.layers import convolutional as c\nc.A; c.Conv2D",
        ["moved-in-keras"] * 3,
    ),
    # Their own `input_dim`, and shapes that cannot be told.
    ("import keras\nkeras.Sequential([keras.layers.Embedding(input_dim=5)])", []),
    (
        "import keras\nkeras.Sequential([keras.layers.Dense(3, input_dim=(2,))])",
        ["input-shape-argument"],
    ),
    ("keras.layers.NoSuchLayer(input_dim=3)", []),
    (
        "from keras.models import Sequential\nfrom keras.layers import Dense\n"
        "from mine import Input\nm = Sequential()\nm.add(Dense(3, input_dim=8))",
        ["input-shape-argument"],
    ),
    (
        "import keras\nm = keras.Sequential()\nhelp(m)\n"
        "m.add(keras.layers.Dense(3, input_dim=8))",
        ["input-shape-argument"],
    ),
    (
        "import keras\nm = keras.Sequential([*a])\n"
        "m.add(keras.layers.Dense(3, input_dim=8))",
        ["input-shape-argument"],
    ),
    (
        "from keras.layers import Dense\nfrom keras import Sequential\n"
        "def f():\n    import keras\nclass A:\n    from mine import Dense\n"
        "Sequential([Dense(3, input_dim=8)])",
        [],
    ),
    # A file whose name stands elsewhere, too.
    (
        "import keras, os\nkeras.callbacks.ModelCheckpoint('a.hdf5', save_freq=1)\n"
        "os.remove('./a.hdf5')",
        ["model-file-name"],
    ),
    ("model.save_weights('a.h5')\n!ls a.h5", ["weights-file-name"]),
    (
        "model.save_weights('a.h5')\nmodel.save('a.h5')",
        ["weights-file-name", "model-file-name"],
    ),
    ("keras.callbacks.ModelCheckpoint('a.ckpt', save_freq=1)", ["model-file-name"]),
    ("model.save_weights('a' '.h5')", ["weights-file-name"]),
    ("model.save_weights(r'a.h5')", ["weights-file-name"]),
    (
        "keras.layers.Dense(1, name='층')\nloss = {'층': 'mse'}",
        ["name-tensorflow-rejects"],
    ),
    ("keras.layers.Dense(1, name='_hidden')", []),
    # Arguments of fit_generator that say something else in fit.
    ("model.fit_generator(a, samples_per_epoch=100)", ["fit-generator"]),
    ("model.fit_generator(a, *b)", ["fit-generator"]),
    ("model.evaluate_generator(a, 1, None)", ["fit-generator"]),
    ("model.fit_generator(a,  # 하나\n workers=1, epochs=2)", ["fit-generator"]),
    # Models that are none of Keras.
    ("class A:\n    def compile(self): pass\nA().compile(metrics='accuracy')", []),
    ("class A: pass\nclass B(A): pass\nb = B()\nb.compile(metrics='accuracy')", []),
    ("import t\na = t.Net()\na.compile(metrics='accuracy')", []),
    ("class A(Model):\n    def f(self): self.compile(metrics='accuracy')", []),
    ("super().compile(metrics='accuracy')", []),
    ("import t\nhistory = t.load()\nhistory.history['acc']", []),
    ("notes.save('notes'); notes.load(path)", []),
    ("x_train, y_train, x_val, y_val = f(x, y)", []),
    ("keras.layers.Dense.nothing(1)", []),
    ("keras.nothing.Here(1); keras.layers._private", []),
    ("import keras.src.layers.core as c; keras.src.layers.Dense; c.D", []),
    # In an f-string Python 3.11 does not know where things are.
    ("print(f'{np.float(1)}')", ["numpy-alias"]),
    (
        "y = f'''한\n\n  {model.predict_classes(x)}'''\nprint(y, 1, 2)",
        ["predict-classes"],
    ),
    (
        "print('a' f'''\n{keras.optimizers.SGD(lr=1)}''', f'{f\"{np.int}\"}')",
        ["learning-rate-name", "numpy-alias"],
    ),
    # Written in characters that Python takes for others.
    ("keras.optimizers.SGD(ｌｒ=1)", ["learning-rate-name"]),
]


@pytest.mark.parametrize(("source", "corrected"), [*CHANGED, *MORE])
def test_what_is_sure_is_changed(source, corrected):
    fix = fl.fix_code(source)
    assert (fix.source, fix.notes) == (corrected, ())
    assert fl.fix_code(corrected) == Fix(corrected, (), ())


@pytest.mark.parametrize(("source", "rules"), LEFT)
def test_what_is_not_sure_is_left_alone(source, rules):
    fix = fl.fix_code(source)
    assert (fix.source, [one.rule for one in fix.notes]) == (source, rules)


def test_of_two_corrections_in_one_place_the_later_waits():
    source = "keras.Sequential([keras.layers.Dense(3, input_shape=(np.int(2),))])"
    names = ["input-shape-argument", "numpy-alias"]
    assert [one.rule for one in fl.fix_code(source).changes] == names


CELLS = [
    "from keras.layers import Dense\n",
    "dense = Dense(10, input_shape=(784,))\nmodel.save_weights('a.h5')\n",
    "from keras import Sequential\n%time x = 1\nmodel = Sequential([dense])\n",
    "from keras.optimizers import adam\nmodel.load_weights('a.h5')\n",
    "model.compile()\nx = (",
    "x = adam()\n",
]
CELLS_CORRECTED = [
    "from keras.layers import Dense, Input\n",
    "dense = Dense(10)\nmodel.save_weights('a.weights.h5')\n",
    "from keras import Sequential\n%time x = 1\n"
    "model = Sequential([Input(shape=(784,)), dense])\n",
    "from keras.optimizers import Adam\nmodel.load_weights('a.weights.h5')\n",
    "model.compile()\nx = (",
    "x = Adam()\n",
]


def test_a_correction_covers_all_cells():
    fixes = fix_together(CELLS, lang="en")
    assert [fix.source for fix in fixes] == CELLS_CORRECTED
    assert [len(fix.changes) for fix in fixes] == [1, 2, 1, 2, 0, 1]
    assert [note.rule for fix in fixes for note in fix.notes] == ["unclosed-bracket"]


@pytest.mark.parametrize("hidden", ["adam(", "model.load_weights('a.h5'", "!cat 층"])
def test_what_cannot_be_read_may_use_the_same_names(hidden):
    cell = {
        "adam(": "from keras.optimizers import adam\nadam()",
        "model.load_weights('a.h5'": "model.save_weights('a.h5')",
        "!cat 층": "keras.layers.Dense(1, name='층')",
    }[hidden]
    first, _ = fix_together([cell, hidden], lang="en")
    assert (first.source, first.changes) == (cell, ())
    assert first.notes


def old_names():
    """The names that older Keras had, and Keras no longer has where they were."""
    table = json.loads(KERAS_NAMES.read_text(encoding="utf-8"))
    for module, homes in table["moved"].items():
        for names in homes.values():
            for name in names.split():
                yield module, name.partition("=")[0]
    for part in ("gone", "tensorflow"):
        for module, names in table[part].items():
            yield from ((module, name) for name in names.split())


def test_old_names_are_corrected_or_named_with_what_replaces_them():
    known = [(module, name) for module, name in old_names()]
    assert len(known) > 1000
    lines = [f"{module}.{name}(1)" for module, name in known]
    fix = fl.fix_code("import keras\n" + "\n".join(lines))
    said = {one.line for one in (*fix.changes, *fix.notes)}
    assert len(said) >= 0.99 * len(lines)
    said = 0
    for module, name in known:
        fix = fl.fix_code(f"from {module} import {name} as old\nold(1)\n")
        said += bool(fix.changes or fix.notes)
        if fix.changes:
            (path,) = re.findall(r"from (\S+) import (\w+)", fix.source)
            assert exists(".".join(path)), (module, name)
    assert said >= 0.99 * len(known)


def test_what_works_with_tensorflow_keras_stays_as_it_is():
    table = json.loads(KERAS_NAMES.read_text(encoding="utf-8"))
    for module, names in table["tensorflow"].items():
        for name in names.split():
            for line in (
                f"from tensorflow.{module} import {name}",
                f"import tensorflow as tf\ntf.{module}.{name}(1)",
                f"import tensorflow.{module} as m\nm.{name}(1)",
            ):
                fix = fl.fix_code(line)
                assert (fix.source, fix.changes) == (line, ())


OLD_CELL = """\
sgd = keras.optimizers.SGD(lr=0.1)
model.compile(sgd, metrics='accuracy',
              loss='mse')
print('```'); keras.optimizers.SGD(decay=1)
"""
SHOWN = {
    "en": """\
Line 1
- sgd = keras.optimizers.SGD(lr=0.1)
+ sgd = keras.optimizers.SGD(learning_rate=0.1)
  `lr` was renamed to `learning_rate`. Replace `lr=` with `learning_rate=`.

Line 2
- model.compile(sgd, metrics='accuracy',
+ model.compile(sgd, metrics=['accuracy'],
  `metrics` has to be a list. Put the name in square brackets: `metrics=['accuracy']`.

Line 4
? print('```'); keras.optimizers.SGD(decay=1)
  `decay` no longer has an effect. Pass a `keras.optimizers.schedules.InverseTimeDecay`\
 as `learning_rate`.""",
    "ko": """\
1번째 줄
- sgd = keras.optimizers.SGD(lr=0.1)
+ sgd = keras.optimizers.SGD(learning_rate=0.1)
  `lr`의 이름이 `learning_rate`로 바뀌었습니다. `lr=`을 `learning_rate=`로 바꾸세요.
""",
}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_fix_shows_the_diff_and_the_reasons(lang):
    fix = fl.fix_code(OLD_CELL, lang=lang)
    assert str(fix).startswith(SHOWN[lang])
    assert repr(fix) == str(fix)
    assert str(fix).count("\n\n") == 2
    nothing = {"en": "Nothing to correct.", "ko": "고칠 곳이 없습니다."}[lang]
    correct = fl.fix_code("import keras", lang=lang)
    assert str(correct) == nothing
    assert correct._repr_html_() == f"<p>{nothing}</p>"


def test_a_notebook_shows_the_diff_in_colours_whatever_is_in_it():
    tags = "keras.Sequential(keras.layers.Lambda('</pre><b> & `'))\n"
    fix = fl.fix_code(OLD_CELL + tags, lang="en")
    assert any("</pre><b> & `" in line for one in fix.found for line in one.diff)
    shown = fix._repr_html_()
    blocks = re.findall(r"<pre>(.*?)</pre>\n<p>(.*?)</p>", shown, re.DOTALL)
    for (block, reason), one in zip(blocks, fix.found, strict=True):
        assert f"<p><b>Line {one.line}</b></p>" in shown
        assert "`" not in reason
        assert unescape(re.sub("</?code>", "`", reason)) == one.reason
        spans = re.findall(r'<span style="display: block([^"]*)">(.*?)</span>', block)
        assert tuple(unescape(line) for _, line in spans) == one.diff
        colours = {"-": "(248, 81, 73", "+": "(46, 160, 67"}
        for style, line in spans:
            assert colours.get(line[0], "") in style
            assert bool(style) == (line[0] in colours)


def test_the_command_shows_the_same(tmp_path):
    from typer.testing import CliRunner

    from fmnist_learn.cli import app

    script = tmp_path / "old.py"
    script.write_text(OLD_CELL, encoding="utf-8")
    shown = CliRunner().invoke(app, ["fix", str(script), "--lang", "en"]).output
    for one in SHOWN["en"].split("\n\n"):
        place, _, rest = one.partition("\n")
        assert f"{script}:{place.removeprefix('Line ')}\n{rest}\n" in shown


def test_warnings_of_the_source_are_not_ours():
    assert fl.fix_code("print('\\d')  # keras") == Fix("print('\\d')  # keras", (), ())


def test_source_must_be_a_string():
    with pytest.raises(TypeError, match="source must be a string. Received: source=b"):
        fl.fix_code(b"x")


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
