"""All rules. The first that matches an error explains it: the special ones lead."""

from importlib import import_module

from fmnist_learn.doctor._rule import Rule

_ORDER = (
    "metrics-not-a-list",
    "sequential-needs-a-list",
    "not-a-layer",
    "input-shape-argument",
    "shape-is-not-a-tuple",
    "layer-name-twice",
    "missing-argument",
    "dropout-rate",
    "weights-file-name",
    "weights-file-not-found",
    "folder-not-found",
    "model-file-name",
    "model-file-not-found",
    "weights-do-not-fit",
    "model-load",
    "checkpoint-keeps-the-last",
    "model-sequential",
    "fit-generator",
    "predict-classes",
    "score-and-evaluate",
    "misspelt-method",
    "learning-rate-name",
    "optimizer-decay",
    "optimizer-is-a-class",
    "optimizer-of-another-model",
    "history-key",
    "history-without-validation",
    "history-without-metrics",
    "history-is-an-object",
    "monitor-not-there",
    "epochs-name",
    "tensorflow-keras",
    "moved-in-keras",
    "scikit-wrapper",
    "misspelt-name",
    "misspelt-argument",
    "misspelt-identifier",
    "name-tensorflow-rejects",
    "not-compiled",
    "model-has-no-input",
    "not-built",
    "no-such-layer",
    "feature-map-too-small",
    "callback-is-a-class",
    "pydot-missing",
    "average-pooling-size",
    "loss-log",
    "images-for-scikit-learn",
    "not-converged",
    "not-fitted",
    "loss-without-probabilities",
    "scores-are-a-dictionary",
    "rows-do-not-match",
    "split-order",
    "split-into-four",
    "load-data-parentheses",
    "whole-targets-for-categorical",
    "one-hot-for-sparse",
    "flatten-missing",
    "one-hot-columns",
    "label-out-of-range",
    "targets-missing",
    "array-as-batch-size",
    "list-for-an-array",
    "predictions-not-labels",
    "images-without-channel",
    "input-does-not-fit",
    "reshape-does-not-fit",
    "divide-in-place",
    "steps-per-epoch",
    "numpy-alias",
    "removed-from-numpy",
    "image-is-flat",
    "axes-index",
    "subplot-for-subplots",
    "colormap-name",
    "points-do-not-match",
    "font-without-hangul",
    "axis-labels",
    "name-without-quotes",
    "name-not-defined",
    "model-is-none",
    "shape-is-not-called",
    "unterminated-string",
    "unclosed-bracket",
    "comma-missing",
    "colon-missing",
    "positional-after-keyword",
    "print-without-parentheses",
    "backslash-in-path",
    "character-of-another-keyboard",
    "indentation-off",
    "truncated-data",
    "download-blocked",
    "disk-full",
    "out-of-memory",
    "output-units",
    "output-without-softmax",
    "softmax-and-from-logits",
    "hidden-without-activation",
    "not-trained",
    "unscaled-input",
    "split-twice",
    "validation-overlaps",
)
RULES: tuple[Rule, ...] = tuple(
    import_module(f"fmnist_learn.doctor.rules.{name.replace('-', '_')}").RULE
    for name in _ORDER
)
BY_NAME = {rule.name: rule for rule in RULES}

_LOAD = "(train_input, train_target), (test_input, test_target) = fl.load_data()"
_SPLIT = (
    "train_scaled, val_scaled, train_target, val_target = train_test_split("
    "train_scaled, train_target, test_size=0.2, random_state=42)"
)
_DENSE = "keras.layers.Dense(10, activation='softmax')"

# The names of the course by the section that introduces them, and the line that
# makes each.
_NAMES = {
    "07-1": {
        "fl": "import fmnist_learn as fl",
        "keras": "import keras",
        "tf": "import tensorflow as tf",
        "np": "import numpy as np",
        "plt": "import matplotlib.pyplot as plt",
        **dict.fromkeys(
            ("train_input", "train_target", "test_input", "test_target"), _LOAD
        ),
        "train_scaled": "train_scaled = train_input.reshape(-1, 28 * 28) / 255.0",
        "SGDClassifier": "from sklearn.linear_model import SGDClassifier",
        "cross_validate": "from sklearn.model_selection import cross_validate",
        "sc": "sc = SGDClassifier(loss='log_loss', max_iter=5, random_state=42)",
        "scores": "scores = cross_validate(sc, train_scaled, train_target, n_jobs=-1)",
        "baseline": "baseline = fl.baseline_sgd()",
        "train_test_split": "from sklearn.model_selection import train_test_split",
        **dict.fromkeys(("val_scaled", "val_target"), _SPLIT),
        "dense": f"dense = {_DENSE}",
        "model": "model = keras.Sequential([keras.layers.Input(shape=(784,)), "
        f"{_DENSE}])",
    },
    "07-2": {
        "dense1": "dense1 = keras.layers.Dense(100, activation='sigmoid')",
        "dense2": f"dense2 = {_DENSE}",
        "sgd": "sgd = keras.optimizers.SGD(learning_rate=0.1)",
        "adagrad": "adagrad = keras.optimizers.Adagrad()",
        "rmsprop": "rmsprop = keras.optimizers.RMSprop()",
    },
    "07-3": {
        "model_fn": "def model_fn(a_layer=None):\n"
        "    layers = [keras.layers.Input(shape=(28, 28)), keras.layers.Flatten()]\n"
        "    layers.append(keras.layers.Dense(100, activation='relu'))\n"
        "    if a_layer is not None:\n"
        "        layers.append(a_layer)\n"
        f"    return keras.Sequential([*layers, {_DENSE}])",
        "history": "history = model.fit(train_scaled, train_target, epochs=20, "
        "validation_data=(val_scaled, val_target))",
        "val_labels": "val_labels = model.predict(val_scaled).argmax(axis=-1)",
        "checkpoint_cb": "checkpoint_cb = keras.callbacks.ModelCheckpoint("
        "'best-model.keras', save_best_only=True)",
        "early_stopping_cb": "early_stopping_cb = keras.callbacks.EarlyStopping("
        "patience=2, restore_best_weights=True)",
    },
    "08-1": {
        "ops": "from fmnist_learn import ops",
    },
    "08-2": {
        "test_scaled": "test_scaled = test_input.reshape(-1, 28, 28, 1) / 255.0",
        "preds": "preds = model.predict(val_scaled[0:1])",
    },
    "08-3": {
        "conv": "conv = model.layers[0]",
        "conv_weights": "conv_weights = conv.weights[0].numpy()",
        "untrained": "untrained = keras.Sequential(["
        "keras.layers.Input(shape=(28, 28, 1)), keras.layers.Conv2D("
        "32, kernel_size=3, activation='relu', padding='same')])",
        "conv_acti": "conv_acti = keras.Model(model.inputs, model.layers[0].output)",
        "second_acti": "second_acti = keras.Model("
        "model.inputs, model.layers[2].output)",
        "boot": "boot = train_input[0:1].reshape(-1, 28, 28, 1) / 255.0",
        "feature_maps": "feature_maps = conv_acti.predict(boot)",
    },
}
MADE_BY = {name: line for lines in _NAMES.values() for name, line in lines.items()}
SECTION_OF = {name: section for section, lines in _NAMES.items() for name in lines}
