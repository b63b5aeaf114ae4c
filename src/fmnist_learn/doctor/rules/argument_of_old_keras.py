"""An older version had this argument."""

import re

from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.i18n import Text

# What older versions of Keras and scikit-learn took, and what is written today.
INSTEAD = {
    "W_constraint": "kernel_constraint=...",
    "W_regularizer": "kernel_regularizer=...",
    "b_constraint": "bias_constraint=...",
    "b_regularizer": "bias_regularizer=...",
    "border_mode": "padding='same'",
    "dim_ordering": "data_format='channels_last'",
    "init": "kernel_initializer='he_normal'",
    "input": "inputs=...",
    "max_queue_size": "keras.utils.PyDataset(max_queue_size=10)",
    "n_folds": "n_splits=5",
    "n_iter": "max_iter=5",
    "nb_col": "kernel_size=(3, 3)",
    "nb_filter": "filters=32",
    "nb_row": "kernel_size=(3, 3)",
    "nb_val_samples": "validation_steps=10",
    "nb_worker": "keras.utils.PyDataset(workers=4)",
    "output": "outputs=...",
    "output_dim": "units=10",
    "p": "rate=0.3",
    "period": "save_freq='epoch'",
    "pickle_safe": "keras.utils.PyDataset(use_multiprocessing=True)",
    "samples_per_epoch": "steps_per_epoch=100",
    "show_accuracy": "model.compile(metrics=['accuracy'])",
    "subsample": "strides=(2, 2)",
    "use_multiprocessing": "keras.utils.PyDataset(use_multiprocessing=True)",
    "weights": "layer.set_weights(weights)",
    "workers": "keras.utils.PyDataset(workers=4)",
}
# Where the new one is missing, the old one stands in the line.
_MISSING = {"units": "output_dim", "rate": "p", "filters": "nb_filter"}


def _old(exc: BaseException, line: str) -> str:
    """The first argument in the message, or in the line, that is an old one."""
    said = message(exc)
    given = re.findall(r"'(\w+)':|unexpected keyword argument '(\w+)'", said)
    names = [one or other for one, other in given]
    if missing := re.search(r"missing .* argument: '(\w+)'", said):
        old = _MISSING.get(missing[1], r"nb_\w+")
        names = re.findall(rf"\b({old})\s*=", line)
    return next((name for name in names if name in INSTEAD), "")


def _when(exc: BaseException, line: str) -> bool:
    return bool(_old(exc, line))


def _advise(exc: BaseException, line: str) -> Advice:
    old = _old(exc, line)
    new = INSTEAD[old]
    return Advice(
        Text(
            ko=f"`{old}` 대신 `{new}`처럼 쓰세요.",
            en=f"In place of `{old}`, write `{new}`.",
        ),
        example="",
    )


RULE = Rule(
    name="argument-of-old-keras",
    title=Text(
        ko="예전 버전에만 있던 매개변수입니다",
        en="An older version had this argument",
    ),
    cause=Text(
        ko="케라스와 사이킷런의 매개변수 가운데 이름이 바뀌었거나 다른 곳으로 옮겼거나 "
        "없어진 것이 있습니다. 예전 버전을 위해 쓴 코드입니다.",
        en="Some arguments of Keras and scikit-learn have another name, or another "
        "place, or are gone. The code was written for an older version.",
    ),
    remedy=Text(
        ko="나머지 매개변수의 이름도 `help(...)`로 확인하세요.",
        en="Look up the names of the other arguments too, with `help(...)`.",
    ),
    section="08-2",
    concept="",
    broken="keras.layers.Conv2D(32, 3, border_mode='same')\n",
    fixed="keras.layers.Conv2D(32, 3, padding='same')\n",
    error="ValueError: Unrecognized keyword arguments passed to Conv2D: "
    "{'border_mode': 'same'}",
    kinds=("ValueError", "TypeError"),
    pattern=r"^Unrecognized keyword arguments passed to \w+: \{"
    r"|got an unexpected keyword argument '\w+'"
    r"|^\w+\.__init__\(\) missing \d required positional arguments?: '\w+'$",
    when=_when,
    advise=_advise,
)
