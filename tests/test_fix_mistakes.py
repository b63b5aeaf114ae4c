"""Old and mistaken code by its kinds: what is changed, and what is only named."""

import re

import pytest

import fmnist_learn as fl
from fmnist_learn.doctor.code import Fix

K = "import keras\n"
M = K + "model = keras.Sequential([keras.layers.Dense(10)])\n"
TF = "import tensorflow as tf\n"
SGD = "from sklearn.linear_model import SGDClassifier\n"
LR = "from sklearn.linear_model import LogisticRegression\n"
CM = "from sklearn.metrics import confusion_matrix\n"

# `(rule, code before, what is written, what becomes of it)`.
CHANGED = [
    # Arguments of older versions.
    (
        "argument-of-old-keras",
        K,
        "keras.layers.Dense(output_dim=9, init='uniform', W_regularizer=r, bias=False)",
        "keras.layers.Dense(units=9, kernel_initializer='uniform', "
        "kernel_regularizer=r, use_bias=False)",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.Convolution2D(32, 3, 3, border_mode='same', subsample=(2, 2))",
        "keras.layers.Convolution2D(32, (3, 3), padding='same', strides=(2, 2))",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.Conv2D(32, *sides, 3, border_mode='same')",
        "keras.layers.Conv2D(32, *sides, 3, padding='same')",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.Conv1D(nb_filter=8, filter_length=3, border_mode='valid')",
        "keras.layers.Conv1D(filters=8, kernel_size=3, padding='valid')",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.MaxPooling2D(2, dim_ordering='th')",
        "keras.layers.MaxPooling2D(2, data_format='channels_first')",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.Dropout(p=.5)",
        "keras.layers.Dropout(rate=.5)",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.layers.LSTM(8, inner_activation='sigmoid', dropout_U=0.1)",
        "keras.layers.LSTM(8, recurrent_activation='sigmoid', recurrent_dropout=0.1)",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.Model(input=a, output=b)",
        "keras.Model(inputs=a, outputs=b)",
    ),
    (
        "argument-of-old-keras",
        K,
        "keras.utils.to_categorical(y, nb_classes=10)",
        "keras.utils.to_categorical(y, num_classes=10)",
    ),
    (
        "argument-of-old-keras",
        "",
        "model.fit(x, y, workers=4, epochs=5, use_multiprocessing=True)",
        "model.fit(x, y, epochs=5)",
    ),
    (
        "argument-of-old-keras",
        SGD,
        "SGDClassifier(loss='log_loss', n_iter=5)",
        "SGDClassifier(loss='log_loss', max_iter=5, tol=None)",
    ),
    (
        "argument-of-old-keras",
        SGD,
        "SGDClassifier(n_iter=(5), tol=1e-3)",
        "SGDClassifier(max_iter=(5), tol=1e-3)",
    ),
    (
        "value-not-allowed",
        SGD,
        "SGDClassifier(loss='logloss', penalty='none')",
        "SGDClassifier(loss='log_loss', penalty=None)",
    ),
    (
        "value-not-allowed",
        LR + "import numpy\n",
        "LogisticRegression(penalty='none')",
        "LogisticRegression(C=numpy.inf)",
    ),
    (
        "moved-in-scikit-learn",
        "",
        "from sklearn.cross_validation import train_test_split, cross_val_score as s",
        "from sklearn.model_selection import train_test_split, cross_val_score as s",
    ),
    (
        "moved-in-scikit-learn",
        "",
        "from sklearn.externals import joblib",
        "import joblib",
    ),
    (
        "moved-in-scikit-learn",
        "",
        "from sklearn.externals import joblib as j",
        "import joblib as j",
    ),
    # Attributes of older versions.
    (
        "attribute-of-old-keras",
        "",
        "model.optimizer.lr = 1",
        "model.optimizer.learning_rate = 1",
    ),
    (
        "attribute-of-old-keras",
        K + "opt = keras.optimizers.SGD()\n",
        "print(opt.lr)",
        "print(opt.learning_rate)",
    ),
    (
        "attribute-of-old-keras",
        M,
        "print(model.layers[-1].output_shape, model.get_layer('a').input_shape)",
        "print(model.layers[-1].output.shape, model.get_layer('a').input.shape)",
    ),
    (
        "attribute-of-old-keras",
        M,
        "for layer in model.layers:\n    print(layer.output_shape)",
        "for layer in model.layers:\n    print(layer.output.shape)",
    ),
    (
        "attribute-of-old-keras",
        M,
        "[one.output_shape for n, one in enumerate(model.layers)]",
        "[one.output.shape for n, one in enumerate(model.layers)]",
    ),
    (
        "attribute-of-old-keras",
        K + "dense = keras.layers.Dense(10)\n",
        "dense.output_shape",
        "dense.output.shape",
    ),
    (
        "attribute-of-old-keras",
        K,
        "keras.Sequential([d]).layers[0].output_shape",
        "keras.Sequential([d]).layers[0].output.shape",
    ),
    # Saving.
    (
        "save-format",
        "",
        "model.save('a.keras', save_format='keras')",
        "model.save('a.keras')",
    ),
    (
        "save-format",
        "",
        "model.save_weights('a.weights.h5', save_format='h5', overwrite=True)",
        "model.save_weights('a.weights.h5', overwrite=True)",
    ),
    (
        "save-format",
        K,
        "keras.models.save_model(m, 'a.h5', save_format='h5')",
        "keras.models.save_model(m, 'a.h5')",
    ),
    # TensorFlow 1.
    (
        "old-tensorflow",
        TF,
        "tf.log(tf.random_normal([2]))",
        "tf.math.log(tf.random.normal([2]))",
    ),
    ("old-tensorflow", TF, "tf.set_random_seed(42)", "tf.random.set_seed(42)"),
    # Metrics by position.
    (
        "compile-by-position",
        "",
        "model.compile(opt, loss, ['accuracy'])",
        "model.compile(opt, loss, metrics=['accuracy'])",
    ),
    (
        "compile-by-position",
        K,
        "model.compile(opt, loss, ([keras.metrics.Accuracy()]), run_eagerly=True)",
        "model.compile(opt, loss, metrics=([keras.metrics.Accuracy()]), "
        "run_eagerly=True)",
    ),
    (
        "compile-by-position",
        M,
        "model.compile(a, b, 'accuracy')",
        "model.compile(a, b, metrics=['accuracy'])",
    ),
    # Quotients.
    (
        "whole-number-needed",
        K,
        "keras.layers.Dense(784 / 2)",
        "keras.layers.Dense(784 // 2)",
    ),
    (
        "whole-number-needed",
        K,
        "keras.layers.Conv2D(filters=(n)/(2), kernel_size=3)",
        "keras.layers.Conv2D(filters=(n)//(2), kernel_size=3)",
    ),
    ("whole-number-needed", K, "keras.layers.LSTM(n / 2)", "keras.layers.LSTM(n // 2)"),
    (
        "whole-number-needed",
        "",
        "model.fit(x, y, epochs=10 / 2, batch_size=n \\\n  / 2)",
        "model.fit(x, y, epochs=10 // 2, batch_size=n \\\n  // 2)",
    ),
    ("whole-number-needed", K, "range(1, n / 2)", "range(1, n // 2)"),
    # The history.
    (
        "keys-of-history",
        "",
        "history = model.fit(x, y)\nhistory.history.key()",
        "history = model.fit(x, y)\nhistory.history.keys()",
    ),
    (
        "keys-of-history",
        "",
        "model.fit(x, y).history.key()",
        "model.fit(x, y).history.keys()",
    ),
    (
        "history-is-an-object",
        "",
        "h = model.fit(x, y)\nh['loss']; h.keys()",
        "h = model.fit(x, y)\nh.history['loss']; h.history.keys()",
    ),
    (
        "history-is-an-object",
        "import fmnist_learn as fl\n",
        "h = fl.train(model, data)\nh['loss']",
        "h = fl.train(model, data)\nh.history['loss']",
    ),
    # Parentheses.
    (
        "function-not-called",
        K,
        "(a, b), (c, d) = keras.datasets.fashion_mnist.load_data",
        "(a, b), (c, d) = keras.datasets.fashion_mnist.load_data()",
    ),
    (
        "function-not-called",
        "import fmnist_learn as fl\n",
        "(a, b), (c, d) = (fl.load_data)",
        "(a, b), (c, d) = (fl.load_data())",
    ),
    (
        "function-not-called",
        K,
        "m = keras.Sequential\nm.add(keras.layers.Dense(10))",
        "m = keras.Sequential()\nm.add(keras.layers.Dense(10))",
    ),
    (
        "function-not-called",
        "def model_fn(units=10, *, rate=0.3):\n    return make(units)\n",
        "model = model_fn\nmodel.compile(loss='mse')",
        "model = model_fn()\nmodel.compile(loss='mse')",
    ),
    # Predictions.
    (
        "predictions-not-labels",
        CM,
        "confusion_matrix(y, model.predict(x))",
        "confusion_matrix(y, model.predict(x).argmax(axis=-1))",
    ),
    (
        "predictions-not-labels",
        CM + M,
        "p = model.predict(x)\nconfusion_matrix(y_true=y, y_pred=p)",
        "p = model.predict(x)\nconfusion_matrix(y_true=y, y_pred=p.argmax(axis=-1))",
    ),
    (
        "predictions-not-labels",
        M,
        "(y == model.predict(x)).mean()",
        "(y == model.predict(x).argmax(axis=-1)).mean()",
    ),
    # Methods of other libraries.
    (
        "method-of-another-library",
        K,
        "model.add_layer(keras.layers.Dense(10))",
        "model.add(keras.layers.Dense(10))",
    ),
    ("method-of-another-library", M, "model.add_layer(d)", "model.add(d)"),
    ("method-of-another-library", M, "model.train(x, y)", "model.fit(x, y)"),
]

# `(rules that name it, code)`; the code stays as it is.
NAMED = [
    # The value means something else, or there is a new one as well.
    (["argument-of-old-keras"], K + "keras.layers.Dense(10, init=f)"),
    (["argument-of-old-keras"], K + "keras.layers.Conv2D(8, 3, border_mode='full')"),
    (["argument-of-old-keras"], K + "keras.layers.Conv2D(8, 3, border_mode=mode)"),
    (["argument-of-old-keras"], K + "keras.layers.Dropout(rate=0.3, p=0.5)"),
    (
        ["argument-of-old-keras"] * 2,
        K + "keras.layers.Convolution2D(32, 3, 3, border_mode='full')",
    ),
    (["argument-of-old-keras"], K + "keras.layers.Flatten(dim_ordering=r'tf')"),
    # A model that may be of Keras.
    (["argument-of-old-keras"], "def f(model): model.fit(x, workers=4)"),
    (["whole-number-needed"], "net.fit(x, epochs=n / 2)"),
    (["compile-by-position"], "net.compile(a, b, ['accuracy'])"),
    (["save-format"], "net.save('a.keras', save_format='keras')"),
    (["attribute-of-old-keras"], M + "def f(model): return model.optimizer.lr"),
    (["attribute-of-old-keras"], "self.model.optimizer.lr = 1"),
    (["attribute-of-old-keras"], "model = build()\nmodel.optimizer.lr = 1"),
    (["attribute-of-old-keras"], "def f(model): return model.layers[0].input_shape"),
    # A fork that says so, one by default, and one before which another way was chosen.
    *(
        (["fork-after-tensorflow"], K + code)
        for code in (
            "import multiprocessing\nmultiprocessing.Process(target=f).start()",
            "from multiprocessing import Pool\nwith Pool() as pool: pool.map(f, x)",
            "from concurrent.futures import ProcessPoolExecutor as E\nE(2).map(f, x)",
            "import multiprocessing as mp\nmp.get_context(method='fork').Pool()",
            "import multiprocessing as mp\nmp.set_start_method('fork')",
            "import os\nos.fork()",
            "import joblib\njoblib.parallel_config('multiprocessing')",
            "import joblib\njoblib.parallel_backend(backend='multiprocessing')",
            "from joblib import Parallel\nParallel(2, backend='multiprocessing')(a)",
        )
    ),
    (["fork-after-tensorflow"], TF + "import os\nos.fork()"),
    (
        ["fork-after-tensorflow"],
        "import os\nimport fmnist_learn as fl\nfl.build_dense()\nos.fork()",
    ),
    # What has no new name.
    (["argument-of-old-keras"], K + "keras.callbacks.TensorBoard(write_grads=True)"),
    (["argument-of-old-keras"] * 2, K + "keras.layers.Conv2D(8, nb_row=3, nb_col=3)"),
    (["argument-of-old-keras"], K + "keras.layers.BatchNormalization(mode=0)"),
    (["argument-of-old-keras"], "model.fit(x, y, show_accuracy=True)"),
    (["argument-of-old-keras"], "model.compile('adam', 'mse', class_mode='binary')"),
    (["argument-of-old-keras"], "model.fit(x, y,  # all\n  workers=4)"),
    (
        ["checkpoint-keeps-the-last", "argument-of-old-keras"],
        K + "keras.callbacks.ModelCheckpoint('a.keras', period=5)",
    ),
    # NumPy has no name here, or the strength of the penalty is given.
    (
        ["value-not-allowed"],
        LR + "from numpy import inf as np\nLogisticRegression(penalty='none')",
    ),
    (["value-not-allowed"], LR + "LogisticRegression(penalty='none', C=2)"),
    (["moved-in-scikit-learn"], "from sklearn.cross_validation import KFold"),
    (["moved-in-scikit-learn"], "from sklearn.datasets import load_boston"),
    (["moved-in-scikit-learn"], "from sklearn.externals import joblib, six"),
    (["save-format"], "model.save(path, save_format='tf')"),
    (
        ["weights-file-name", "save-format"],
        "model.save_weights('a', save_format='tf')\nopen('a')",
    ),
    (["save-format"], K + "keras.models.save_model(m, path, save_format='tf')"),
    (["save-format"], K + "keras.saving.save_model(m, save_format='tf', filepath=p)"),
    # TensorFlow 1.
    (["old-tensorflow"] * 2, TF + "s = tf.Session()\ntf.placeholder(tf.float32)"),
    (["old-tensorflow"], TF + "tf.train.AdamOptimizer(0.1).minimize(loss)"),
    (["old-tensorflow"], TF + "tf.contrib.layers.flatten(x)"),
    (["old-tensorflow"], "import tensorflow.contrib.slim as slim\nslim.conv2d(x)"),
    (
        ["old-tensorflow"],
        "from tensorflow.examples.tutorials.mnist import input_data\n"
        "mnist = input_data.read_data_sets('MNIST_data')",
    ),
    (["old-tensorflow"], "from tensorflow import Session, constant"),
    (["old-tensorflow"], "from tensorflow import log\nlog(x)"),
    # There is more behind the metrics, or some already.
    (["compile-by-position"], "model.compile(a, b, ['accuracy'], c)"),
    (["compile-by-position"], "model.compile(a, b, ['accuracy'], metrics=['mae'])"),
    (["whole-number-needed"], K + "keras.layers.Dense(784 / 2.5)"),
    (["whole-number-needed"], K + "keras.layers.Dense(784  # all\n / 2)"),
    (
        ["evaluate-without-metrics"],
        M + "model.compile(loss='mse')\na, b = model.evaluate(x)",
    ),
    # One sigmoid has no largest class, one-hot targets are no labels.
    (
        ["predictions-not-labels"],
        CM + K + "m = keras.Sequential([keras.layers.Dense(1)])\n"
        "confusion_matrix(y, m.predict(x))",
    ),
    (
        ["predictions-not-labels"],
        CM
        + M
        + "y = keras.utils.to_categorical(y)\nconfusion_matrix(y, model.predict(x))",
    ),
    (["method-of-another-library"], "model.train(x, y)"),
    (["method-of-another-library"], "def f(model): model.add_layer(d)"),
    (["method-of-another-library"], M + "model.eval()"),
    (["method-of-another-library"], M + "model.append(d)"),
    (["method-of-another-library"], M + "model.train(x, y, z)"),
]

# What is right, or may be something else.
RIGHT = [
    K + "keras.layers.Dense(units=10, kernel_initializer=f)",
    K + "keras.layers.Embedding(10, output_dim=3)",
    K + "keras.layers.Conv2D(32, 3, 3, padding='same')",
    "make(p=0.5, border_mode='same', workers=4)",
    "model.compile(loss='mse', workers=4)",
    "model.compile('adam', 'mse', [0.3, 0.7])",
    "model.compile('adam', 'mse', weights)",
    "model.compile('adam', 'mse', [])",
    "model.compile(*a, ['accuracy'], 1)",
    "import re\nre.compile('a', b, 'c')",
    "env.compile(a, b, 'name')",
    "import statsmodels.api as sm\nmodel = sm.OLS(y, x)\nh = model.fit()\nh['a']",
    "def f(model):\n    h = model.fit(x)\n    h['a']; h.keys()",
    "h = make().fit(x)\nh['a']",
    "class Net: pass\nmodel = Net()\nmodel.optimizer.lr = model.layers[0].input_shape",
    "vectors.fit(x, workers=4); x.compile(class_mode='a')",
    # Other models and optimizers.
    K + "opt = keras.optimizers.SGD()\nfor opt in others: opt.lr",
    "h = model.fit(x)\nfor h in others: h['a']",
    "for layer in make().layers: layer.output_shape",
    "trainer.optimizer.lr = 0.1",
    "import torch\nopt = torch.optim.SGD()\nopt.lr",
    "print(lr.lr, model.lr, f().lr)",
    "model.output_shape, model.input_shape, f().output_shape",
    "model.layers[1:].output_shape",
    "x.layers[0].output_shape, x.get_layer().input_shape",
    M + "for layer in model.layers: pass\nlayer = f()\nlayer.output_shape",
    M + "for layer in model.layers: pass\nfor layer in x: layer.output_shape",
    M + "for a, layer in zip(x, model.layers): layer.output_shape",
    "for layer in x.layers: layer.output_shape",
    LR + "LogisticRegression(penalty='l2', C=2)",
    SGD + "SGDClassifier(loss=loss, penalty=penalty, max_iter=5)",
    SGD + "SGDClassifier(loss='log_loss', penalty=None)",
    "from sklearn.svm import LinearSVC\nLinearSVC(penalty='none')",
    "from sklearn.model_selection import train_test_split",
    "from .cross_validation import train_test_split",
    "model.save('a.keras', overwrite=True)",
    K + "keras.models.save_model(m, 'a.keras')",
    # TensorFlow 2, or the way back to TensorFlow 1.
    TF + "tf.math.log(tf.random.normal([2]))\ntf.train.Checkpoint()",
    TF + "tf.compat.v1.Session(); tf.compat.v1.disable_v2_behavior()",
    "import tensorflow.compat.v1 as tf\ntf.Session(); tf.log(x)",
    "import tensorflow\nfrom tensorflow import constant",
    # Processes that start afresh, or before TensorFlow, or know nothing of it.
    K + "import multiprocessing as mp\nmp.set_start_method('spawn')\nmp.Pool(2)",
    K + "import multiprocessing as mp\nmp.get_context('spawn').Pool(); mp.Lock()",
    K + "from concurrent.futures import ProcessPoolExecutor as E\nE(mp_context=spawn)",
    K + "import joblib\njoblib.Parallel(2)(a); joblib.parallel_config('loky')",
    "from multiprocessing import Pool\nPool(2).map(f, x)\nimport keras",
    "from multiprocessing import Pool\nimport fmnist_learn as fl\nPool(fl.ops)",
    # Quotients that may be whole, or need not be.
    K + "keras.layers.Dense(784 // 2); keras.layers.Dense(int(784 / 2))",
    K + "keras.layers.Dropout(1 / 2); keras.layers.Dense(n * 2)",
    K + "keras.layers.Dense(*a); f(1 / 2)",
    K + "def range(a): return a\nrange(1 / 2)",
    "model.fit(x, y, epochs=5, validation_split=1 / 5)",
    # A dictionary, and what is no history.
    "h = model.fit(x, y).history\nh['loss']; h.keys()",
    "h = load()\nh['loss']; h.keys(); h.history.key()",
    "h = model.fit(x, y)\nh[0]; h[name]; h.epoch; h.history['loss']; f()['loss']",
    "h = model.fit(x, y)\nh = f(h)\nh['loss']",
    "tree.key(); node.history.key()",
    # A class or a function that is called in another place.
    K + "Model = keras.Sequential\nm = Model()\nm.add(keras.layers.Dense(10))",
    K + "Model = keras.Sequential\nModel.add(self, f); Model()",
    K + "load = keras.datasets.fashion_mnist.load_data\na, b = load()",
    K + "make = keras.Sequential",
    "def model_fn(units): pass\nmodel = model_fn\nmodel.compile()",
    "def model_fn(*, units): pass\nmodel = model_fn\nmodel.compile()",
    "a, b = pair\nmodel = other\nmodel.compile()",
    M + "model.compile(metrics=['accuracy'])\na, b = model.evaluate(x)",
    M + "model.compile(a, b, c)\na, b = model.evaluate(x)",
    M + "model.compile(**options)\na, b = model.evaluate(x)",
    M + "model.compile()\nmodel.compile(metrics=m)\na, b = model.evaluate(x)",
    M + "model.compile(metrics=m)\nmodel.compile()\na, b = model.evaluate(x)",
    M + "model.compile()\na = model.evaluate(x)\na, b = model.predict(x)",
    M + "model.compile()\na, b = model.evaluate(x, return_dict=True)",
    "model = load()\nmodel.compile()\na, b = other.evaluate(x)",
    # Labels, of scikit-learn or already chosen.
    CM + SGD + "sc = SGDClassifier()\nconfusion_matrix(y, sc.predict(x))",
    CM + "model = load()\nconfusion_matrix(y, model.predict(x))",
    CM + M + "confusion_matrix(y, model.predict(x).argmax(axis=-1))",
    CM + M + "p = model.predict(x)\np = p.argmax(axis=1)\nconfusion_matrix(y, p)",
    M + "model.predict(x) > 0.5; a == b == c; y != model.predict(x)",
    "confusion_matrix(y, model.predict(x))",
    # PyTorch, and lists.
    "model.train(); model.eval(); model.parameters()",
    "model.train(True); models.append(model); net.train(x, y)",
    K + "found = keras.tree.flatten(a)\nfound.append(b)",
    K + "layers = [a]\nlayers.append(keras.layers.Dense(10))",
    K + "net.add_layer(keras.layers.Dense(10)); model.add_layer(a, b)",
    "model = Net()\nmodel.eval()\nmodel.train(x)",
]


def before_and_after(case):
    rule, before, written, corrected = case
    return rule, before + written, before + corrected


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case[2])
def test_what_is_sure_is_changed(case):
    rule, source, corrected = before_and_after(case)
    fix = fl.fix_code(source)
    assert (fix.source, fix.notes) == (corrected, ())
    assert rule in {one.rule for one in fix.changes}
    assert fl.fix_code(corrected) == Fix(corrected, (), ())


@pytest.mark.parametrize(("rules", "source"), NAMED, ids=str)
def test_what_is_not_sure_is_named_and_left_alone(rules, source):
    fix = fl.fix_code(source)
    assert (fix.source, [one.rule for one in fix.notes]) == (source, rules)


@pytest.mark.parametrize("source", RIGHT)
def test_what_may_be_right_is_left_alone(source):
    assert fl.fix_code(source) == Fix(source, (), ())


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("from keras.utils import multi_gpu_model", "keras.distribution.DataParallel"),
        ("from keras.preprocessing.text import Tokenizer", "TextVectorization"),
        (
            "from keras.preprocessing.image import ImageDataGenerator",
            "keras.utils.image_dataset_from_directory",
        ),
        ("from keras import backend as K\nK.set_session(s)", "set_memory_growth"),
        ("keras.layers.CuDNNLSTM(8)", "keras.layers.LSTM"),
        ("keras.optimizers.legacy.Adam()", "keras.optimizers.Adam"),
        ("keras.callbacks.ModelCheckpoint(p, period=2)", "save_freq=6000"),
        ("model.fit(x, workers=2)", "keras.utils.PyDataset(workers=4)"),
        ("tf.Session()", "model.predict(data)"),
        ("tf.placeholder(tf.float32)", "keras.Input(shape=(784,))"),
        ("tf.train.GradientDescentOptimizer(1)", "keras.optimizers.SGD("),
        ("model.optimizer.lr", "learning_rate"),
        ("model.save(path, save_format='tf')", "model.save('model.keras')"),
        ("model.predict_classes(x)", "model.predict(...).argmax(axis=-1)"),
    ],
)
def test_a_name_that_was_removed_is_never_called_misspelt(source, code):
    for lang, misspelt in (("en", "misspelt|Did you mean"), ("ko", "잘못|려고 했나요")):
        fix = fl.fix_code(source, lang=lang)
        reasons = " ".join(one.reason for one in fix.found)
        assert code in reasons
        assert not re.search(misspelt, reasons)
