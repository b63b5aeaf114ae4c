"""Arguments of older versions of Keras and scikit-learn, and what became of them.

A new name is in `_RENAMED` if the value may stay as it is, or as `_VALUES` has it. One
that needs other code is in `_INSTEAD`. `tests/test_old_arguments.py` calls them all.
"""

import ast
from functools import cache

from fmnist_learn.doctor._unit import keyword, literal
from fmnist_learn.i18n import Text

_CONV = "Conv1D Conv2D Conv3D Convolution1D Convolution2D Convolution3D"
_POOL = "MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D"
_RNN = "LSTM GRU SimpleRNN"
_DROPOUT = "Dropout GaussianDropout SpatialDropout1D SpatialDropout2D SpatialDropout3D"

# `(module, what is called, old=new)`.
_RENAMED = (
    (
        "keras.layers",
        f"Dense {_CONV} {_RNN}",
        "init=kernel_initializer W_regularizer=kernel_regularizer "
        "b_regularizer=bias_regularizer W_constraint=kernel_constraint "
        "b_constraint=bias_constraint bias=use_bias",
    ),
    ("keras.layers", f"Dense {_RNN}", "output_dim=units"),
    ("keras.layers", _CONV, "nb_filter=filters subsample=strides"),
    (
        "keras.layers",
        "Conv1D Convolution1D",
        "filter_length=kernel_size subsample_length=strides",
    ),
    ("keras.layers", f"{_CONV} {_POOL}", "border_mode=padding"),
    (
        "keras.layers",
        f"{_CONV} {_POOL} Flatten UpSampling2D ZeroPadding2D",
        "dim_ordering=data_format",
    ),
    (
        "keras.layers",
        "MaxPooling1D AveragePooling1D",
        "pool_length=pool_size stride=strides",
    ),
    (
        "keras.layers",
        _RNN,
        "inner_init=recurrent_initializer U_regularizer=recurrent_regularizer "
        "dropout_W=dropout dropout_U=recurrent_dropout",
    ),
    ("keras.layers", "LSTM GRU", "inner_activation=recurrent_activation"),
    (
        "keras.layers",
        "Embedding",
        "init=embeddings_initializer W_regularizer=embeddings_regularizer "
        "W_constraint=embeddings_constraint",
    ),
    (
        "keras.layers",
        "BatchNormalization",
        "beta_init=beta_initializer gamma_init=gamma_initializer",
    ),
    ("keras.layers", _DROPOUT, "p=rate"),
    ("keras.layers", "GaussianNoise", "sigma=stddev"),
    ("keras", "Model", "input=inputs output=outputs"),
    ("keras.models", "Model", "input=inputs output=outputs"),
    ("keras.utils", "to_categorical", "nb_classes=num_classes y=x"),
    ("keras.regularizers", "l1 L1", "l=l1"),
    ("keras.regularizers", "l2 L2", "l=l2"),
    ("keras.callbacks", "ReduceLROnPlateau", "epsilon=min_delta"),
    (
        "sklearn.linear_model",
        "SGDClassifier SGDRegressor Perceptron",
        "n_iter=max_iter",
    ),
    ("sklearn.model_selection", "KFold StratifiedKFold", "n_folds=n_splits"),
)

# Where the value has to be one of these: of `init` a function took other arguments.
_VALUES = {
    "border_mode": {"same": "same", "valid": "valid"},
    "dim_ordering": {"tf": "channels_last", "th": "channels_first"},
}
_STRINGS = {"init", "inner_init", "beta_init", "gamma_init"}
# Which argument by position these are; with another one they would be there twice.
_PLACES = {
    **dict.fromkeys(("units", "filters", "rate", "stddev", "pool_size"), 0),
    **dict.fromkeys(("inputs", "x", "l1", "l2", "n_splits"), 0),
    **dict.fromkeys(("outputs", "num_classes", "kernel_size"), 1),
    "learning_rate": 0,
    "epochs": 3,
}
# Of a convolution, and of a pooling layer.
_PLACES_OF = {"strides": (2, 1), "padding": (3, 2)}
# By position something else stood there in the versions that had the old names.
_STOOD_ELSEWHERE = {"strides", "padding", "n_splits"}
# What has to be said besides for it to mean the same.
_BESIDES = {"n_iter": "tol=None"}

_LEFT_OUT = Text(
    ko="이 매개변수를 지우세요. 데이터를 미리 준비하는 일은 "
    "`keras.utils.PyDataset(workers=4)`처럼 데이터에 맡깁니다.",
    en="Take this argument out: how data is prepared ahead is up to the data now, as "
    "in `keras.utils.PyDataset(workers=4)`.",
)
_METRIC = Text(
    ko="이 매개변수를 지우고 `model.compile(metrics=['accuracy'])`로 정확도를 재세요.",
    en="Take this argument out, and have the accuracy measured with "
    "`model.compile(metrics=['accuracy'])`.",
)
_NO_EFFECT = Text(
    ko="이 매개변수를 지우세요. 케라스 3에는 그런 설정이 없습니다.",
    en="Take this argument out: Keras 3 has no such setting.",
)
KERNEL = Text(
    ko="커널의 크기는 `kernel_size=(3, 3)`처럼 한꺼번에 쓰세요.",
    en="Write the size of the kernel as one: `kernel_size=(3, 3)`.",
)
_WEIGHTS = Text(
    ko="이 매개변수를 지우고, 모델을 만든 다음 `layer.set_weights(weights)`를 쓰세요.",
    en="Take this argument out, and write `layer.set_weights(weights)` once the model "
    "is made.",
)
_PERIOD = Text(
    ko="`period` 대신 `save_freq`를 쓰세요. `save_freq='epoch'`는 에포크마다 저장하고, "
    "정수는 에포크가 아니라 배치를 셉니다. 배치가 1,200개일 때 다섯 에포크마다 "
    "저장하려면 `save_freq=6000`입니다.",
    en="In place of `period`, write `save_freq`: `save_freq='epoch'` saves after each "
    "epoch, and a whole number counts batches, not epochs. With 1,200 batches, every "
    "five epochs are `save_freq=6000`.",
)
# What `fit`, `evaluate` and `predict` no longer have, and may do without.
LEFT_OUT = dict.fromkeys(
    ("workers", "use_multiprocessing", "max_queue_size"), _LEFT_OUT
)
# Of a method: what has to be written in another place.
OF_METHODS = {
    "fit": {"show_accuracy": _METRIC},
    "evaluate": {"show_accuracy": _METRIC},
    "compile": {"class_mode": _NO_EFFECT, "sample_weight_mode": _NO_EFFECT},
}
_INSTEAD = (
    ("keras.callbacks", "ModelCheckpoint", "period", _PERIOD),
    (
        "keras.callbacks",
        "TensorBoard",
        "batch_size write_grads embeddings_layer_names embeddings_data",
        _NO_EFFECT,
    ),
    ("keras.layers", "BatchNormalization", "mode", _NO_EFFECT),
    ("keras.layers", _CONV, "nb_row nb_col", KERNEL),
    ("keras.layers", f"Dense {_CONV} {_RNN}", "weights", _WEIGHTS),
)
# All arguments that something is known of.
OLD = sorted(
    {
        *(pair.split("=")[0] for _, _, pairs in _RENAMED for pair in pairs.split()),
        *(old for _, _, arguments, _ in _INSTEAD for old in arguments.split()),
    }
)


@cache
def renamed(path: str) -> dict[str, str]:
    """The new names of the old arguments of a function or a class."""
    return {
        old: new
        for module, names, pairs in _RENAMED
        for old, new in (pair.split("=") for pair in pairs.split())
        if path in {f"{module}.{name}" for name in names.split()}
    }


@cache
def instead(path: str) -> dict[str, Text]:
    """What to write for those arguments that have no new name."""
    return {
        old: text
        for module, names, arguments, text in _INSTEAD
        for old in arguments.split()
        if path in {f"{module}.{name}" for name in names.split()}
    }


def new_value(old: str, value: ast.expr) -> str | None:
    """The text that the value of a renamed argument becomes; None if it is not sure.

    Empty where it stays as it is.
    """
    said = literal(value)
    if old in _VALUES:
        return None if said is None else _VALUES[old].get(said)
    return None if old in _STRINGS and said is None else ""


def is_given(call: ast.Call, path: str, new: str, *, merged: int = 0) -> bool:
    """Whether an argument of the new name may have a value, by position as well.

    `merged` arguments by position become one with another.
    """
    place = _PLACES.get(new)
    if new in _PLACES_OF:
        conv, pool = _PLACES_OF[new]
        place = conv if "Conv" in path else pool
    by_position = place is not None and len(call.args) - merged > place
    return by_position or keyword(call, new) is not None


def given_twice(call: ast.Call, old: str, new: str) -> Text | None:
    """What to do about `old` where `is_given`; None if it is not sure that it is."""
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    if keyword(call, new) is None and (starred or new in _STOOD_ELSEWHERE):
        return None
    return Text(
        ko=f"`{new}`에는 이미 값이 있습니다. `{old}=` 부분은 지우세요.",
        en=f"`{new}` has a value already. Take `{old}=` out, with its value.",
    )


def besides(old: str) -> str:
    """What is to be added to the new argument for it to mean the same."""
    return _BESIDES.get(old, "")
