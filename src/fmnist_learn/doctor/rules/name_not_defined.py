"""This name has not been defined yet."""

from fmnist_learn.doctor._keras_names import home_of
from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._spelling import in_place_of, meant
from fmnist_learn.i18n import Text

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


# What is imported, and is no name of the course.
_IMPORTS = {
    "pd": "import pandas as pd",
    "sns": "import seaborn as sns",
    "Image": "from PIL import Image",
    **dict.fromkeys(("K", "backend"), "from keras import backend as K"),
    **{name: f"import {name}" for name in ("os", "time", "math", "random", "joblib")},
    **{
        name: f"from sklearn.metrics import {name}"
        for name in ("accuracy_score", "classification_report", "confusion_matrix")
    },
    **{
        name: f"from sklearn.model_selection import {name}"
        for name in ("GridSearchCV", "KFold", "StratifiedKFold", "cross_val_score")
    },
    "LogisticRegression": "from sklearn.linear_model import LogisticRegression",
    "StandardScaler": "from sklearn.preprocessing import StandardScaler",
}
_FUNCTIONS = {"load_model", "plot_model", "to_categorical"}
_PYTHON = {"true": "True", "false": "False", "none": "None", "null": "None"}


def _advise(exc: BaseException, line: str) -> Advice:
    """The line that makes the name or imports it, or the name that was meant."""
    name = message(exc).split("'")[1]
    if name in MADE_BY:
        section = SECTION_OF[name]
        made_in = Text(
            ko=f"`{name}` 이름은 책 {section}절에서 만듭니다. 그 줄을 먼저 실행하세요.",
            en=f"Section {section} of the book makes `{name}`. Run that line first.",
        )
        return Advice(made_in, instead=MADE_BY[name], section=section)
    if name in _PYTHON:
        return in_place_of(name, _PYTHON[name], line)
    if line_of_import := _import(name):
        missing = Text(
            ko=f"`{name}` 이름을 임포트하는 줄이 없습니다. 그 줄을 먼저 실행하세요.",
            en=f"Nothing imports `{name}`. Run that line first.",
        )
        return Advice(missing, instead=line_of_import)
    return meant(name, MADE_BY, line)


def _import(name: str) -> str:
    """The line that imports a name, where only one thing can be meant by it."""
    # A class, or a function whose name is no common word.
    of_keras = name[0].isupper() or name in _FUNCTIONS
    home = home_of(name) if of_keras else ""
    return _IMPORTS.get(name) or (f"from {home} import {name}" if home else "")


RULE = Rule(
    name="name-not-defined",
    title=Text(
        ko="아직 만들지 않은 이름입니다", en="This name has not been defined yet"
    ),
    cause=Text(
        ko="이 이름을 만드는 줄이나 셀을 아직 실행하지 않았거나, 이름을 다르게 "
        "썼습니다. 노트북을 다시 열었다면 앞에 있는 셀을 모두 다시 실행해야 합니다. "
        "함수 안에서 만든 이름은 그 함수 안에만 있습니다.",
        en="The line or the cell that defines this name has not been run, or the name "
        "is spelt in another way there. After a notebook has been reopened, all the "
        "cells above must be run again. A name made in a function exists only in it.",
    ),
    remedy=Text(
        ko="이름의 철자를 대문자와 소문자까지 확인하세요.",
        en="Check how the name is spelt, capital and small letters too.",
    ),
    section="07-1",
    concept="",
    broken="del keras\nkeras.layers.Input(shape=(784,))\n",
    fixed="import keras\nkeras.layers.Input(shape=(784,))\n",
    error="NameError: name 'keras' is not defined",
    kinds=("NameError",),
    pattern=r"^name '\w+' is not defined",
    advise=_advise,
    general=True,
)
