"""Errors that were collected after the rules were written: what do they say of others?

What no rule knows stands here as it came.
"""

from real_errors import UNKNOWN, Case

_PLT = "import matplotlib.pyplot as plt\n"
_LR = "from sklearn.linear_model import LogisticRegression\n"
_SCALER = "from sklearn.preprocessing import StandardScaler\n"
_METRICS = "from sklearn.metrics import accuracy_score, log_loss\n"
_SPLIT = "from sklearn.model_selection import train_test_split\n"

CASES = [
    Case(
        "four arrays for the validation",
        "model.fit(train_scaled, train_target,\n"
        "    validation_data=(val_scaled, val_target, val_target, val_target))",
        UNKNOWN,
    ),
    Case(
        "the value of an Input",
        "keras.Input((784,)).numpy()",
        "symbolic-tensor",
    ),
    Case(
        "one unit for ten classes",
        "m = keras.Sequential([keras.Input((784,)), keras.layers.Dense(1)])\n"
        "m.compile(loss='sparse_categorical_crossentropy')\n"
        "m.fit(train_scaled, train_target)",
        "label-out-of-range",
    ),
    Case(
        "one unit for ten columns",
        "m = keras.Sequential([keras.Input((784,)), keras.layers.Dense(1)])\n"
        "m.compile(loss='categorical_crossentropy')\n"
        "m.fit(train_scaled, keras.utils.to_categorical(train_target))",
        "one-hot-columns",
    ),
    Case(
        "images and targets in one tuple",
        "model.fit((train_scaled, train_target))",
        "targets-missing",
    ),
    Case(
        "the size of a batch as text",
        "model.fit(train_scaled, train_target, batch_size='32')",
        "text-for-numbers",
    ),
    Case(
        "a number to predict from",
        "model.predict(5)",
        UNKNOWN,
    ),
    Case(
        "one array for two inputs",
        "a, b = keras.Input((784,)), keras.Input((784,))\n"
        "m = keras.Model([a, b], keras.layers.Add()([a, b]))\n"
        "m.predict(train_scaled)",
        UNKNOWN,
    ),
    Case(
        "too few columns for the classes",
        "keras.utils.to_categorical(train_target, 5)",
        UNKNOWN,
    ),
    Case(
        "names of classes as one-hot rows",
        "keras.utils.to_categorical(['bag', 'coat'])",
        "text-for-numbers",
    ),
    Case(
        "load_data with an s",
        "from keras.datasets import fashion_mnist\nfashion_mnist.load_datas()",
        "misspelt-name",
        says="fashion_mnist.load_data()",
    ),
    Case(
        "fit of scikit-learn without targets",
        _LR + "LogisticRegression().fit(train_scaled)",
        "missing-argument",
    ),
    Case(
        "predict of scikit-learn with targets",
        _LR + "LogisticRegression().predict(train_scaled, train_target)",
        "one-value-too-many",
    ),
    Case(
        "a number for all images",
        _LR + "LogisticRegression().fit(5, train_target)",
        UNKNOWN,
    ),
    Case(
        "targets that are scaled",
        _SCALER + "StandardScaler().fit_transform(train_target)",
        "images-for-scikit-learn",
    ),
    Case(
        "fit_transform with a typo",
        _SCALER + "StandardScaler().fit_transfrom(train_scaled)",
        "no-such-name",
        says="StandardScaler().fit_transform(train_scaled)",
    ),
    Case(
        "a score without predictions",
        _METRICS + "accuracy_score(train_target)",
        "missing-argument",
    ),
    Case(
        "a score of too few predictions",
        _METRICS + "accuracy_score(train_target, train_target[:5])",
        "rows-do-not-match",
    ),
    Case(
        "a loss of nine columns for ten classes",
        _METRICS + "log_loss(train_target, np.ones((40, 9)))",
        UNKNOWN,
    ),
    Case(
        "a split of arrays of other lengths",
        _SPLIT + "train_test_split(train_scaled, val_target)",
        "rows-do-not-match",
    ),
    Case(
        "a test set larger than the data",
        _SPLIT + "train_test_split(train_scaled, train_target, test_size=100)",
        "value-not-allowed",
    ),
    Case(
        "a misspelt kernel of a support vector machine",
        "from sklearn.svm import SVC\n"
        "SVC(kernel='rbff').fit(train_scaled, train_target)",
        "value-not-allowed",
    ),
    Case(
        "an argument that a network of scikit-learn has not",
        "from sklearn.neural_network import MLPClassifier\n"
        "MLPClassifier(hidden_layers=(100,))",
        "misspelt-argument",
    ),
    Case(
        "more neighbours than samples",
        "from sklearn.neighbors import KNeighborsClassifier\n"
        "KNeighborsClassifier(100).fit(train_scaled, train_target).predict(val_scaled)",
        UNKNOWN,
    ),
    Case("the largest of nothing", "np.max([])", UNKNOWN),
    Case(
        "a mean looped over",
        "for score in train_scaled.mean(dtype='float64'): pass",
        "number-has-no-elements",
    ),
    Case("a mean called", "np.float64(3.0)(2)", "not-callable"),
    Case("an inverse that is not there", "np.linalg.inv(np.zeros((3, 3)))", UNKNOWN),
    Case("too few axes", "train_input.transpose(0, 1)", UNKNOWN),
    Case("a number added to text", "np.array(['1', '2']) + 1", "text-for-numbers"),
    Case("text compared with a number", "'0.9' < 3", "text-for-numbers"),
    Case("a whole number of no number", "int(np.nan)", "missing-values"),
    Case("a shape for randn", "np.random.randn((3, 4))", UNKNOWN),
    Case("an axis forgotten", "np.expand_dims(train_input)", "missing-argument"),
    Case("an index too many", "train_input[0:2, 0:2, 0:2, 0]", "index-out-of-range"),
    Case("-1 twice", "train_input.reshape(-1, -1)", "reshape-does-not-fit"),
    Case("a shape as text", "train_input.reshape('784')", "whole-number-needed"),
    Case(
        "hstack without a list",
        "np.hstack(train_input, train_scaled)",
        "one-value-too-many",
    ),
    Case(
        "a plot of a Figure",
        _PLT + "fig = plt.figure()\nfig.plot([1, 2])",
        "no-such-name",
    ),
    Case(
        "the size of a figure as a number",
        _PLT + "plt.figure(figsize=10)",
        UNKNOWN,
    ),
    Case(
        "a place that a legend has not",
        _PLT + "plt.plot([1], label='a')\nplt.legend(loc='upper middle')",
        UNKNOWN,
    ),
    Case(
        "an Axes unpacked",
        _PLT + "fig, axs = plt.subplots(3)\nfor ax, i in axs: pass",
        "values-to-unpack",
    ),
    Case(
        "a colormap without quotation marks",
        _PLT + "plt.imshow(train_input[0], cmap=gray)",
        "name-without-quotes",
    ),
    Case(
        "a marker that is not there",
        _PLT + "plt.plot(train_target, marker='oo')",
        UNKNOWN,
    ),
    Case(
        "a title without text",
        _PLT + "plt.title()",
        "missing-argument",
    ),
    Case("len of a size", "len(train_target.size)", "number-has-no-elements"),
    Case("an index into a number", "x = 5\nx[0]", "number-has-no-elements"),
    Case("text and text and a number", "'acc: ' + str(0.9) + 5", "text-and-number"),
    Case("an array formatted", "print(f'{train_target:.2f}')", UNKNOWN),
    Case("two names for one number", "for i, j in range(9): pass", "values-to-unpack"),
    Case(
        "pairs of enumerate",
        "for one in enumerate(train_target): one.shape",
        "no-such-name",
    ),
    Case(
        "keras misspelt in TensorFlow",
        "import tensorflow as tf\ntf.kears.layers.Dense(3)",
        "no-such-name",
        says="tf.keras.layers.Dense(3)",
    ),
    Case(
        "layers without an s",
        "import tensorflow.keras.layer as L",
        "misspelt-name",
        says="layers",
        never="Layer ",
    ),
    Case(
        "layers without an s, looked up",
        "keras.layer.Dense(3)",
        "misspelt-name",
        says="keras.layers.Dense(3)",
    ),
    Case(
        "a layer imported like a module", "import keras.layers.Dense", "misspelt-name"
    ),
    Case(
        "a layer imported from keras",
        "from keras import Sequential, Dense",
        "misspelt-name",
        says="keras.layers.Dense",
    ),
    Case("a folder made twice", "import os\nos.mkdir('a')\nos.mkdir('a')", UNKNOWN),
    Case("a colon after with", "with open('a.txt') as f\n    pass", "colon-missing"),
    Case(
        "a comma before an argument",
        "model.fit(train_scaled, train_target epochs=3)",
        "comma-missing",
    ),
    Case(
        "a method without self",
        "class A:\n    def f(): pass\nA().f()",
        "one-value-too-many",
    ),
    Case(
        "a callback with a typo",
        "keras.callbacks.EarlyStoping(patience=2)",
        "misspelt-name",
        says="EarlyStopping",
    ),
    Case(
        "momentum for Adam",
        "keras.optimizers.Adam(momentum=0.9)",
        "misspelt-argument",
        never="Did you mean",
    ),
    Case("padding as a number", "keras.layers.Conv2D(32, 3, padding=1)", UNKNOWN),
    Case(
        "a kernel misspelt",
        "keras.layers.Conv2D(filters=32, kernal_size=3)",
        "missing-argument",
    ),
    Case(
        "the size of a pool misspelt",
        "keras.layers.MaxPool2D(poolsize=2)",
        "misspelt-argument",
        says="pool_size=2",
    ),
    Case(
        "a layer as the British write it",
        "keras.layers.BatchNormalisation()",
        "misspelt-name",
        says="BatchNormalization",
    ),
    Case(
        "summary with a typo",
        "model.sumary()",
        "misspelt-method",
        says="model.summary()",
    ),
    Case(
        "metrics for evaluate",
        "model.evaluate(train_scaled, train_target, metrics=['accuracy'])",
        "misspelt-argument",
    ),
    Case(
        "an optimizer for fit",
        "model.fit(train_scaled, train_target, optimizer='adam')",
        "misspelt-argument",
    ),
    Case("weights beyond the last", "model.get_weights()[5]", "index-out-of-range"),
    Case("the shape of all weights", "model.weights.shape", "list-for-an-array"),
    Case(
        "a method of an array with a typo",
        "model.predict(val_scaled).argmx(axis=1)",
        "no-such-name",
        says=".argmax(axis=1)",
    ),
    Case(
        "load_model with a typo",
        "keras.models.load_modle('a.keras')",
        "misspelt-name",
        says="load_model",
    ),
    Case("load_model without a name", "keras.models.load_model()", "missing-argument"),
    Case(
        "a layout that is not there",
        "fl.prepare_data(layout='cnn')",
        "argument-of-this-package",
    ),
    Case("a layout by its place", "fl.prepare_data('flat')", "one-value-too-many"),
    Case(
        "a folder without data",
        "fl.load_data('nowhere')",
        "argument-of-this-package",
    ),
    Case(
        "one number for the filters",
        "fl.build_cnn(filters=32)",
        "argument-of-this-package",
    ),
    Case(
        "a model for the plot of its history",
        "fl.plot_history(model)",
        "argument-of-this-package",
    ),
]
