import ast
import inspect
import re
from importlib import import_module

import numpy as np
import pytest

from fmnist_learn.doctor import _old_arguments as old
from fmnist_learn.doctor._keras_names import exists
from fmnist_learn.doctor.rules.argument_of_old_keras import INSTEAD

PATHS = sorted(
    f"{module}.{name}"
    for module, names, *_ in (*old._RENAMED, *old._INSTEAD)
    for name in names.split()
)


def parameters(path):
    module, _, name = path.rpartition(".")
    return inspect.signature(getattr(import_module(module), name)).parameters


@pytest.mark.keras
@pytest.mark.sklearn
def test_the_old_arguments_are_gone_and_the_new_ones_there():
    renamed = 0
    for path in PATHS:
        # Keras's `Model` passes its arguments on, and is tried below.
        there = {"inputs", "outputs"} if path.endswith("Model") else parameters(path)
        for name, new in old.renamed(path).items():
            assert name not in there, (path, name)
            assert new in there, (path, new)
            renamed += 1
        for name in old.instead(path):
            assert name not in there, (path, name)
    assert renamed > 100
    assert (
        old.renamed("keras.layers.Nothing") == old.instead("keras.layers.Nothing") == {}
    )


@pytest.mark.keras
def test_the_methods_of_a_model_no_longer_take_these():
    import keras

    for method in ("fit", "evaluate", "predict"):
        there = inspect.signature(getattr(keras.Model, method)).parameters
        gone = {*old.LEFT_OUT, *old.OF_METHODS.get(method, ())}
        assert gone.isdisjoint(there)
    compiled = inspect.signature(keras.Model.compile).parameters
    assert old.OF_METHODS["compile"].keys().isdisjoint(compiled)


@pytest.mark.keras
def test_a_value_that_stays_is_taken():
    import keras
    from keras import layers

    for value in old._VALUES["border_mode"].values():
        layers.Conv2D(1, 3, padding=value)
        layers.MaxPooling2D(2, padding=value)
    for value in old._VALUES["dim_ordering"].values():
        layers.Conv2D(1, 3, data_format=value)
        layers.Flatten(data_format=value)
    # The names of Keras 1.
    for name in (
        *("uniform", "normal", "zero", "one", "identity", "orthogonal"),
        *("lecun_uniform", "glorot_normal", "glorot_uniform", "he_normal"),
        "he_uniform",
    ):
        layers.Dense(1, kernel_initializer=name)
    inputs = keras.Input((3,))
    outputs = layers.Dense(1)(inputs)
    model = keras.Model(inputs=inputs, outputs=outputs)
    assert model.count_params() == 4
    with pytest.raises(ValueError, match="Unrecognized keyword"):
        keras.Model(input=inputs, output=outputs)
    assert keras.utils.to_categorical([1], num_classes=3).tolist() == [[0, 1, 0]]


@pytest.mark.sklearn
def test_as_many_epochs_as_n_iter_said():
    from sklearn.linear_model import SGDClassifier

    rows = np.arange(40.0).reshape(20, 2)
    name, _, value = old.besides("n_iter").partition("=")
    options = {name: ast.literal_eval(value)}
    classifier = SGDClassifier(max_iter=50, random_state=0, **options)
    assert classifier.fit(rows, rows[:, 0] > 20).n_iter_ == 50
    assert (
        SGDClassifier(max_iter=50, random_state=0).fit(rows, rows[:, 0] > 20).n_iter_
        < 50
    )


def test_what_the_reader_is_sent_to_is_there_and_said_in_both_languages():
    texts = {*old.LEFT_OUT.values(), *(text for *_, text in old._INSTEAD)}
    texts |= {text for of in old.OF_METHODS.values() for text in of.values()}
    for text in texts:
        korean, english = (re.findall("`([^`]+)`", one) for one in (text.ko, text.en))
        assert sorted(korean) == sorted(english)
        for code in english:
            for path in re.findall(r"\bkeras(?:\.\w+)+", code):
                assert exists(path), path


def test_an_error_and_the_code_are_told_the_same_names():
    """The table of the rule for errors knows one new name for each old one."""
    for path in PATHS:
        for name, new in old.renamed(path).items():
            if name in INSTEAD and "..." not in INSTEAD[name]:
                allowed = {INSTEAD[name].partition("=")[0], "embeddings_initializer"}
                assert new in allowed, (path, name)
