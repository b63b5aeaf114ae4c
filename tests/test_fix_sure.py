"""Only what is sure is corrected: code that works today works after.

What is unsure is pointed out, or not seen at all. `tests/test_fix.py` has what is
common in courses, and is corrected.
"""

import pytest

import fmnist_learn as fl

MODELS = "import keras\na, b = 1, 2\nmodel = keras.Sequential()\n"
INPUT = "import keras\nfrom keras import Sequential\n"
NAMES = "from keras.models import Sequential\nfrom keras.layers import Dense\n"
FIT = MODELS + "model.compile(metrics=['accuracy'])\nh = model.fit(x)\n"

FILES = {
    "two files become one": "model.save_weights('m.h5'); model.save_weights('m.hdf5')",
    "three files become one": "model.save_weights('m.h5')\nmodel.save_weights('m')\n"
    "model.save_weights('m.keras')",
    "the new name is there": "model.save_weights('m.h5'); open('d/m.weights.h5')",
    "the new name is in a command": "model.save_weights('m.h5')\n!rm m.weights.h5",
    "the new name is a checkpoint": "model.save_weights('m.h5')\n"
    "keras.callbacks.ModelCheckpoint('m.weights.h5', save_weights_only=True)",
    "two models become one": "model.save('m')\n"
    "keras.callbacks.ModelCheckpoint('m.hdf5', save_best_only=True)",
    "models in the old format": "model.save('m.h5')\n"
    "model = keras.models.load_model('m.h5')",
    "models in the old format, by another suffix": "model.save('m.hdf5')\n"
    "model = keras.models.load_model('m.hdf5')",
    "weights by the names of layers": "model.save_weights('m.h5')\n"
    "model.load_weights('m.h5', by_name=True)",
    "in a command": "import os\nmodel.save_weights('m.h5')\nos.system('cp m.h5 o')",
    "by a pattern": "import glob\nmodel.save_weights('m.h5')\nglob.glob('*.h5')",
    "by its end": "model.save_weights('m.h5')\n[f for f in d if f.endswith('.h5')]",
    "by another suffix": "model.save_weights('m.h5')\nPath('m').with_suffix('.h5')",
    "put together": "model.save_weights('m.h5')\nopen('m' + '.h5')",
    "in an f-string": "model.save_weights('m.h5')\nopen(f'{m}.h5')",
    "one of two branches": "if a: model.save_weights('m.h5')\n"
    "else: model.load_weights('m.h5')",
    "saved perhaps": "if a:\n    model.save_weights('m.h5')\n"
    "model.load_weights('m.h5')",
    "saved in an expression": "a and model.save_weights('m.h5')\n"
    "model.load_weights('m.h5')",
    "saved in another function": "def f(): model.save_weights('m.h5')\n"
    "def g(): model.load_weights('m.h5')",
    "saved if reading fails": "try: model.load_weights('m.h5')\n"
    "except OSError: model.save_weights('m.h5')",
    "read before": "model.load_weights('m.h5')\nmodel.save_weights('m.h5')",
    "saved where a block begins": "with model.save_weights('m.h5'):\n"
    "    model.load_weights('m.h5')",
    "by something else": "def f(net): net.save_weights('m.pt')\nf(model)",
    "read by something else": "model.save_weights('m.h5')\nnet.load_weights('m.h5')",
    "weights of a model by something else": "model.save('m')\nnet.load_weights('m')",
}
SHAPES = {
    "the shape changes before": "n = 4\nd = keras.layers.Dense(3, input_shape=(n,))\n"
    "n = 10\nSequential([d])",
    "the order of effects": "Sequential([keras.layers.Dense(s.pop(), "
    "input_shape=(s.pop(),))])",
    "a name that the layer binds": "Sequential([keras.layers.Dense((n := 4), "
    "input_shape=(n,))])",
    "effects of what goes": "Sequential([keras.layers.Flatten(), "
    "keras.layers.Dense(3, input_dim=s.pop())])",
    "a shape of a function": "def f():\n    n = 4\n"
    "    d = keras.layers.Dense(3, input_shape=(n,))\n    return d\n"
    "def g(d): return Sequential([d])",
    "a layer of a function": "def f():\n    d = keras.layers.Dense(3, input_dim=4)\n"
    "    return d\ndef g(): return Sequential([d])",
    "an argument of the same name": "def f(d): return Sequential([d])\n"
    "d = keras.layers.Dense(3, input_shape=(4,))\nf(d)",
    "an import of the same name": "from mine import d\nSequential([d])\n"
    "d = keras.layers.Dense(3, input_shape=(4,))",
    "a layer that is used twice": "d = keras.layers.Dense(3, input_shape=(4,))\n"
    "Sequential([d])\nd.get_config()",
    "a layer that a loop binds, too": "d = keras.layers.Dense(3, input_dim=4)\n"
    "for d in layers: pass\nSequential([d])",
    "a layer that a line of IPython uses": "d = keras.layers.Dense(3, input_dim=4)\n"
    "Sequential([d])\n%time d(x)",
    "none before, perhaps": "Sequential([*a, keras.layers.Dense(3, input_dim=4)])",
    "none before, perhaps, without a list": "Sequential(*a, "
    "keras.layers.Dense(3, input_dim=4))",
    "a call that adds": "m = Sequential()\nf()\n"
    "m.add(keras.layers.Dense(2, input_shape=(9,)))",
    "an argument that adds": "m = Sequential()\n"
    "m.add(keras.layers.Dense(f(), input_shape=(9,)))",
    "a method that adds": "class A:\n    def add(self, x): m.add(x)\nm = Sequential()\n"
    "A().add(keras.layers.Dense(1))\nm.add(keras.layers.Dense(2, input_dim=9))",
    "one's own print": "def print(): m.add(keras.layers.Dense(1))\nm = Sequential()\n"
    "print()\nm.add(keras.layers.Dense(2, input_dim=9))",
}
IMPORTS = {
    "anything from elsewhere": "from w import *\n"
    "Sequential([Dense(3, input_shape=(4,))])",
    "anything from elsewhere, after Input": "from keras.layers import Input\n"
    "from w import *\nSequential([Dense(3, input_shape=(4,))])",
}
LISTS = {
    "an argument": "def f(d): return keras.Sequential(d)\n"
    "d = keras.layers.Dense(3)\nf([d])",
    "a loop": "d = keras.layers.Dense(3)\nfor d in [[d]]: keras.Sequential(d)",
    "an import": "from mine import d\nkeras.Sequential(d)\n"
    "def f():\n    d = keras.layers.Dense(3)",
    "torch": "def f(nn):\n    nn = nn.Sequential(3)\n    return nn",
    "a star import": "from lib import *\nmodule = module.Sequential(3)",
    "a module under another name": "import torch\nnn = torch.nn\nnn = nn.Sequential(3)",
}
HISTORIES = {
    "a variable": "M = ['acc']\nmodel.compile(metrics=M)\nh.history['acc']",
    "a metric of that name": "model.compile(metrics=[keras.metrics.AUC(name='acc')])\n"
    "h.history['acc']",
    "a metric of that name by position": "m = keras.metrics.Mean('acc')\n"
    "h.history['acc']",
    "a function": "def acc(a, b): return 1\nmodel.compile(metrics=[acc])\n"
    "h.history['acc']",
    "by position": "model.compile('sgd', 'mse', None, ['acc'])\nh.history['acc']",
    "by a star": "model.compile(*options)\nh.history['acc']",
    "by two stars": "model.compile(**options)\nh.history['acc']",
    "a sum": "model.compile(metrics=['acc'] + [])\nh.history['acc']",
    "a list in a list": "model.compile(metrics=[['acc']])\nh.history['acc']",
    "a dictionary": "model.compile(metrics={'a': 'acc'})\nh.history['acc']",
    "metrics with weights": "model.compile(weighted_metrics=[f])\nh.history['acc']",
    "a key that is stored": "h.history['acc'] = h.history['accuracy']\n"
    "for k in 'acc', 'loss': h.history[k]\nh.history['acc']",
    "a key that is filled in": "h.history.setdefault('acc', [])\nh.history['acc']",
    "a dictionary of one's own": "logs = {'acc': 1}\nh.history.update(logs)\n"
    "h.history['acc']",
    "something else that fits": "class T:\n    def fit(self): return self\n"
    "t = T().fit()\nt.history['acc']",
    "something else that fits, at once": "class T:\n    def fit(self): return self\n"
    "T().fit().history['acc']",
    "an object of one's own": "def load(): return a\nhistory = load()\n"
    "history.history['acc']",
    "an argument": "def f(history): return history.history['acc']",
    "another value": "h = df\nh.history['acc']",
    "a loop": "for h in runs: h.history['acc']",
    "an argument that is a model": "def f(model): model.history.history['acc']",
    "a model of something else": "net.history.history['acc']",
    "a monitor": "model.compile(metrics=['accuracy', f])\n"
    "keras.callbacks.EarlyStopping(monitor='val_acc')",
}
SPLIT = "from sklearn.model_selection import train_test_split\n"
SPLITS = {
    "parts of words": "strain_a, strain_b, value_a, value_b = "
    "train_test_split(strain, value)",
    "arrays of that name": "train_a, train_b, val_a, val_b = "
    "train_test_split(train, val)",
    "arrays of that name in a table": "train_a, train_b, test_a, test_b = "
    "train_test_split(d['train'], d['test'])",
    "halves": "train_1, train_2, test_1, test_3 = train_test_split(x, y)",
    "one array twice": "train, train, test, test = train_test_split(x, y)",
}
LAYERS = {
    "inputs take any": "a = keras.Input((1,), name='키')\n"
    "b = keras.layers.Input((1,), name='몸무게')\nmodel.fit(dict(키=x, 몸무게=y))",
    "a keyword": "keras.layers.Dense(3, name='층')\nmodel.compile(loss=dict(층='mse'))",
    "a comparison": "keras.layers.Dense(3, name='층')\n"
    "[l for l in model.layers if l.name == '층']",
    "a list": "keras.layers.Dense(3, name='층')\n[model.get_layer(n) for n in ['층']]",
    "a part of a key": "keras.layers.Dense(3, name='층')\nh.history['층_accuracy']",
    "something else that has layers": "keras.layers.Dense(3, name='층')\n"
    "net.get_layer('층')",
}
BACKEND = "import keras\nfrom keras import backend as K\n"
MOVED = {
    "clip": BACKEND + "K.clip(x, min_value=0, max_value=1)",
    "one_hot": BACKEND + "K.one_hot(indices=x, num_classes=3)",
    "pow": BACKEND + "(K.pow)(x, a=2)",
    "permute_dimensions": BACKEND + "K.permute_dimensions(x, pattern=(1, 0))",
    "arguments that are not seen": BACKEND + "K.clip(x, **limits)",
    "imported": "from keras.backend import clip\nclip(x, min_value=0, max_value=1)",
    "imported and renamed": "from keras.backend import pow\npow(x, a=2)",
    "a function of the new name": "from keras.layers import CuDNNLSTM\n"
    "def LSTM(n): return CuDNNLSTM(n)",
    "a class of the new name": "from keras.layers import CuDNNLSTM\n"
    "class LSTM: layer = CuDNNLSTM(3)",
    "an argument of the new name": "from keras.layers import CuDNNLSTM\n"
    "def f(LSTM): return CuDNNLSTM(3)",
    "an error of the new name": "from keras.layers import CuDNNLSTM\n"
    "try: CuDNNLSTM(3)\nexcept ValueError as LSTM: pass",
    "an import of the new name": "from keras.layers import CuDNNLSTM\n"
    "from mine import LSTM\nCuDNNLSTM(3)",
    "anything from elsewhere": "from keras.layers import CuDNNLSTM\n"
    "from mine import *\nCuDNNLSTM(3)",
    "a wrapper of scikit-learn": "import keras\n"
    "c = keras.wrappers.SKLearnClassifier(f)\nc.predict_proba(x)",
}
KERAS_2 = {
    "by a switch": "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\n"
    "from tensorflow import keras\n"
    "model = keras.Sequential([keras.layers.Dense(3, input_shape=(4,), name='층')])\n"
    "model.compile(keras.optimizers.SGD(lr=1), metrics='accuracy')\n"
    "h = model.fit(x, nb_epoch=2)\nh.history['acc']\nmodel.save_weights('a.h5')\n"
    "model.predict_classes(x)",
}


def cases(sources, before=""):
    return [pytest.param(before + source, id=name) for name, source in sources.items()]


@pytest.mark.parametrize(
    "source",
    [
        *cases(FILES, MODELS),
        *cases(SHAPES, INPUT),
        *cases(IMPORTS, NAMES),
        *cases(LISTS, "import keras\n"),
        *cases(HISTORIES, FIT),
        *cases(SPLITS, SPLIT),
        *cases(LAYERS, MODELS),
        *cases(MOVED),
        *cases(KERAS_2),
    ],
)
def test_what_is_not_sure_stays(source):
    fix = fl.fix_code(source)
    assert (fix.source, fix.changes) == (source, ())


CORRECTED = [
    # A name that is certainly free, and read where the program has stopped before.
    (
        MODELS + "model.save_weights('d/m.h5')\nif a: model.load_weights('d/m.h5')\n"
        "open('data.csv'); model.save('n'); keras.models.load_model('n')",
        MODELS + "model.save_weights('d/m.weights.h5')\n"
        "if a: model.load_weights('d/m.weights.h5')\n"
        "open('data.csv'); model.save('n.keras'); keras.models.load_model('n.keras')",
    ),
    (
        MODELS + "def f():\n    model.save_weights('m.h5')\n"
        "    for _ in x: model.load_weights('m.h5')",
        MODELS + "def f():\n    model.save_weights('m.weights.h5')\n"
        "    for _ in x: model.load_weights('m.weights.h5')",
    ),
    # The layer stands in the list: its shape is what it is there.
    (
        INPUT + "Sequential([keras.layers.Dense(len(x), input_dim=x.shape[1], "
        "kernel_regularizer=keras.regularizers.l2(n))])",
        INPUT + "Sequential([keras.layers.Input(shape=(x.shape[1],)), "
        "keras.layers.Dense(len(x), kernel_regularizer=keras.regularizers.l2(n))])",
    ),
    (
        INPUT + "Sequential([keras.layers.Dense(units(), input_shape=(28 * 28,))])",
        INPUT + "Sequential([keras.layers.Input(shape=(28 * 28,)), "
        "keras.layers.Dense(units())])",
    ),
    (
        INPUT + "Sequential([*a, keras.layers.Flatten(), *b, "
        "keras.layers.Dense(3, input_dim=4)])",
        INPUT + "Sequential([*a, keras.layers.Flatten(), *b, keras.layers.Dense(3)])",
    ),
    (
        INPUT + "m = Sequential()\nprint('a', len(x))\n"
        "m.add(keras.layers.Dense(2, input_dim=9))\nm.summary()\n"
        "d = keras.layers.Dense(2, input_dim=n)\nm.add(d)",
        INPUT + "m = Sequential()\nprint('a', len(x))\n"
        "m.add(keras.layers.Input(shape=(9,)))\nm.add(keras.layers.Dense(2))\n"
        "m.summary()\nd = keras.layers.Dense(2)\nm.add(d)",
    ),
    # An import that may not be run is none.
    (
        NAMES + "if a:\n    from keras.layers import Input\n"
        "Sequential([Dense(3, input_dim=4)])",
        NAMES.rstrip() + ", Input\nif a:\n    from keras.layers import Input\n"
        "Sequential([Input(shape=(4,)), Dense(3)])",
    ),
    # One that brings `Input` already stays.
    (
        "from keras import Sequential\n"
        "def f():\n    from keras.layers import Dense, Input\n"
        "    return Sequential([Dense(3, input_dim=4)])\n"
        "def g():\n    from keras.layers import Dense, Flatten\n"
        "    return Sequential([Dense(3, input_dim=4)]), "
        "Sequential([Flatten(input_shape=(2, 2))])",
        "from keras import Sequential\n"
        "def f():\n    from keras.layers import Dense, Input\n"
        "    return Sequential([Input(shape=(4,)), Dense(3)])\n"
        "def g():\n    from keras.layers import Dense, Flatten, Input\n"
        "    return Sequential([Input(shape=(4,)), Dense(3)]), "
        "Sequential([Input(shape=(2, 2)), Flatten()])",
    ),
    (
        "import keras\nmodel = keras.Sequential()\nmodel = model.Sequential()",
        "import keras\nmodel = keras.Sequential()\nmodel = keras.Sequential()",
    ),
    # Words in a plot are no names of metrics.
    (
        FIT
        + "plt.plot(h.history['acc'], label='acc')\nplt.legend(['acc', 'val_acc'])\n"
        "plt.title('acc')\nhistory.history['val_acc']; row['acc']",
        FIT + "plt.plot(h.history['accuracy'], label='acc')\n"
        "plt.legend(['acc', 'val_acc'])\nplt.title('acc')\n"
        "history.history['val_accuracy']; row['acc']",
    ),
    (
        "import fmnist_learn as fl\nmodel.compile(metrics=('accuracy',))\n"
        "h = fl.train(model, data)\nh.history['acc']",
        "import fmnist_learn as fl\nmodel.compile(metrics=('accuracy',))\n"
        "h = fl.train(model, data)\nh.history['accuracy']",
    ),
    *(
        (
            f"{SPLIT}{a}, {b}, {c}, {d} = train_test_split(x, y)",
            f"{SPLIT}{a}, {c}, {b}, {d} = train_test_split(x, y)",
        )
        for a, b, c, d in [
            ("X_train", "y_train", "X_test", "y_test"),
            ("xtrain", "ytrain", "xval", "yval"),
            ("trainImages", "trainLabels", "valImages", "valLabels"),
            ("trainX", "trainY", "testX", "testY"),
        ]
    ),
    # A name that another layer has is not given again.
    (
        "import keras\nkeras.layers.Dense(3, name='은닉층')\n"
        "keras.layers.Dense(3, name='hidden')\nkeras.layers.Dense(3, name='my layer')\n"
        "keras.layers.Dense(3, name='my_layer')",
        "import keras\nkeras.layers.Dense(3, name='hidden_2')\n"
        "keras.layers.Dense(3, name='hidden')\n"
        "keras.layers.Dense(3, name='my_layer_2')\n"
        "keras.layers.Dense(3, name='my_layer')",
    ),
    (
        BACKEND + "K.clip(x, 0, 1); K.sum(x, axis=1); K.one_hot(x, num_classes=3)",
        BACKEND + "keras.ops.clip(x, 0, 1); keras.ops.sum(x, axis=1); "
        "keras.ops.one_hot(x, num_classes=3)",
    ),
    (
        "from keras.layers import CuDNNLSTM\nfrom keras.layers import LSTM\n"
        "CuDNNLSTM(3)",
        "from keras.layers import LSTM\nfrom keras.layers import LSTM\nLSTM(3)",
    ),
]


@pytest.mark.parametrize(("source", "corrected"), CORRECTED)
def test_what_is_sure_is_corrected(source, corrected):
    fix = fl.fix_code(source)
    assert (fix.source, fix.notes) == (corrected, ())
    assert fl.fix_code(corrected).changes == ()


OWN = {
    "a function of a module": "import keras\nkeras.backend.sum = lambda x: x\n"
    "keras.backend.sum([1.0])",
    "by another name": "from keras import backend as K\nK.sum = f\nK.sum(x)",
    "of TensorFlow": "import tensorflow as tf\ntf.log = tf.math.log\ntf.log(1.0)",
    "taken away": "import tensorflow as tf\ndel tf.log",
    "a module": "import keras\nkeras.utils.np_utils = keras.utils\n"
    "keras.utils.np_utils.to_categorical(y)",
    "a method": "import keras\nkeras.Model.fit_generator = f\nm = keras.Sequential()\n"
    "m.fit_generator(g, extra=3)",
    "a method, by its name": "import keras\nm = keras.Sequential()\n"
    "setattr(m, 'predict_classes', f)\nm.predict_classes(x)",
    "an attribute of a class": "import keras\nclass L(keras.layers.Layer):\n"
    "    output_shape = (3,)\nm = keras.Sequential([L()])\n"
    "print(m.layers[0].output_shape)",
    "a property of a class": "import keras\nclass L(keras.layers.Layer):\n"
    "    @property\n    def output_shape(self): return 3\n"
    "m = keras.Sequential([L()])\nprint(m.layers[0].output_shape)",
    "an attribute of an object": "import keras\nclass O(keras.optimizers.SGD):\n"
    "    def __init__(self): self.lr = 1\n"
    "model = keras.Sequential()\nmodel.compile(O())\nprint(model.optimizer.lr)",
}
FRACTIONS = {
    "twice divided": "keras.layers.Dense(64/2/2)",
    "divided by a quotient": "keras.layers.Dense(64/(4/2))",
    "a root": "import numpy as np\nkeras.layers.Dense(np.sqrt(64)/2)",
    "rounded": "keras.layers.Dense(round(9, 0)/3)",
    "a variable": "n = 64.0\nkeras.layers.Dense(n/2)",
    "a variable of a variable": "m = 64 / 2\nn = m\nkeras.layers.Dense(n/2)",
}
MEANT = {
    "of a class": "class C:\n    from keras.optimizers import adam\n"
    "    def f(self): return self.adam()",
    "to be imported": "from keras.optimizers import adam\n__all__ = ['adam']",
    "looked up": "from keras.optimizers import adam\nglobals()['adam']()",
    "run": "from keras.optimizers import adam\neval('adam()')",
    "an annotation": "from keras.optimizers import adam\ndef f(o: 'adam'): pass",
    "of what is returned": "from keras.optimizers import adam\ndef f() -> 'adam': pass",
    "Keras perhaps": "if x: import keras\nfrom keras import backend as K\nK.mean(x)",
    "no Keras any more": "import keras\nfrom keras import backend as K\ndel keras\n"
    "K.mean(x)",
}
FIT = "m = keras.Sequential()\nm.fit({})"
# What is given twice, and which of the two is the old one.
TWICE = {
    "the learning rate": ("keras.optimizers.SGD(0.1, lr=0.1)", "lr"),
    "the learning rate by its name": (
        "keras.optimizers.SGD(lr=0.1, learning_rate=0.1)",
        "lr",
    ),
    "the units": ("keras.layers.Dense(3, output_dim=4)", "output_dim"),
    "the units by their name": (
        "keras.layers.Dense(units=3, output_dim=4)",
        "output_dim",
    ),
    "the padding by its name": (
        "keras.layers.MaxPooling2D(2, padding='same', border_mode='same')",
        "border_mode",
    ),
    "the epochs": (FIT.format("x, y, nb_epoch=3, epochs=4"), "nb_epoch"),
    "the epochs by position": (FIT.format("x, y, 32, 4, nb_epoch=3"), "nb_epoch"),
}


@pytest.mark.parametrize("code", OWN.values(), ids=OWN)
def test_what_the_source_gives_to_a_module_or_an_object_is_its_own(code):
    assert fl.fix_code(code).source == code


def test_what_a_callback_keeps_is_no_attribute_of_an_optimizer():
    code = (
        "import keras\nclass Slower(keras.callbacks.Callback):\n"
        "    def __init__(self): self.lr = 0.1\n"
        "model = keras.Sequential()\nmodel.optimizer.lr = 0.01\n"
    )
    new = code.replace("optimizer.lr", "optimizer.learning_rate")
    assert fl.fix_code(code).source == new


@pytest.mark.parametrize("code", FRACTIONS.values(), ids=FRACTIONS)
def test_what_stays_a_fraction_is_only_pointed_out(code):
    fix = fl.fix_code(f"import keras\n{code}\n")
    assert not fix.changes
    assert [one.rule for one in fix.notes] == ["whole-number-needed"]
    whole = "import keras\nn = 64\nkeras.layers.Dense(n/2)"
    assert fl.fix_code(whole).source == whole.replace("n/2", "n//2")


@pytest.mark.parametrize("code", MEANT.values(), ids=MEANT)
def test_a_name_that_something_else_may_mean_is_not_changed(code):
    fix = fl.fix_code(code)
    assert fix.source == code
    assert fix.notes


def test_a_string_that_is_no_name_of_the_source_does_not_matter():
    code = "from keras.optimizers import adam\nm.compile(optimizer='adam')\nadam()\n"
    new = code.replace("import adam", "import Adam").replace("\nadam(", "\nAdam(")
    assert fl.fix_code(code).source == new


@pytest.mark.parametrize(("code", "old"), TWICE.values(), ids=TWICE)
def test_no_argument_is_given_twice(code, old):
    fix = fl.fix_code(f"import keras\n{code}", lang="en")
    assert fix.source == f"import keras\n{code}"
    (note,) = fix.notes
    assert note.reason.endswith(
        f"has a value already. Take `{old}=` out, with its value."
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("keras.optimizers.SGD(*a, lr=0.1)", "Replace `lr=` with `learning_rate=`."),
        ("keras.layers.Dense(*a, output_dim=4)", "It is now `units=`."),
        (FIT.format("x, y, 32, *a, nb_epoch=3"), "Replace `nb_epoch=` with `epochs=`."),
        # In older versions other arguments stood in these places.
        (
            "from sklearn.model_selection import KFold\nKFold(n, n_folds=5)",
            "`n_splits=`.",
        ),
        ("keras.layers.Conv3D(32, 3, 3, 3, border_mode='same')", "now `padding=`."),
        ("keras.layers.Conv2D(32, 3, 1, 'same', border_mode='same')", "`padding=`."),
        ("keras.layers.MaxPooling2D(2, 2, 'same', border_mode='same')", "`padding=`."),
    ],
)
def test_where_it_is_not_sure_what_stands_nothing_is_said_to_be_given(code, said):
    fix = fl.fix_code(f"import keras\n{code}", lang="en")
    (note,) = fix.notes
    assert fix.changes == ()
    assert note.reason.endswith(said)


@pytest.mark.parametrize(
    ("before", "shape", "new"),
    [
        ("n = 784\n", "(n)", "(n,)"),
        ("", "(len(x))", "(len(x),)"),
        ("", "(1 if a else 2)", "(1 if a else 2,)"),
        ("", "(+784)", "(+784,)"),
        ("n = (28, 28)\n", "n", "n"),
        ("", "s", "s"),
    ],
)
def test_a_number_in_parentheses_becomes_a_shape(before, shape, new):
    layer = "keras.layers.Dense(3{})"
    code = f"import keras\n{before}keras.Sequential([{layer}])"
    old, now = code.format(f", input_shape={shape}"), code.format("")
    added = f"[keras.layers.Input(shape={new}), "
    assert fl.fix_code(old).source == now.replace("[", added)


def test_a_name_of_a_checkpoint_in_a_variable_is_corrected_or_pointed_out():
    checkpoint = "keras.callbacks.ModelCheckpoint"
    code = f"import keras\np = 'w.{{epoch:02d}}.hdf5'\n{checkpoint}(p)\n"
    assert fl.fix_code(code).source == code.replace("hdf5", "keras")
    for name in ("os.path.join(d, 'best.hdf5')", "d + 'best.hdf5'", "f'{d}.hdf5'", "p"):
        code = f"import os, keras\np = 'm.hdf5'\nprint(p)\n{checkpoint}({name})\n"
        fix = fl.fix_code(code)
        assert not fix.changes
        assert [one.rule for one in fix.notes] == ["model-file-name"]
        only = code.replace(f"({name})", f"({name}, save_weights_only=True)")
        assert [one.rule for one in fl.fix_code(only).notes] == ["weights-file-name"]
        right = code.replace("hdf5", "keras")
        assert not fl.fix_code(right).found
