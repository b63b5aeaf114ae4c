import ast
import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from fmnist_learn.doctor import _keras_names, _renames
from fmnist_learn.doctor._keras_names import (
    exists,
    in_tensorflow_keras,
    names_of,
    replacement,
)

SCRIPT = Path(__file__).parent.parent / "docs/keras_names.py"
TABLE = _keras_names._table()
GONE = [
    f"{home}.{name}" for home, names in TABLE["gone"].items() for name in names.split()
]
MOVED = _keras_names._moved()
TENSORFLOW = [
    f"{home}.{name}"
    for home, names in TABLE["tensorflow"].items()
    for name in names.split()
]


def look_up(path):
    """What a path leads to in the Keras installed, as `from … import …` finds it."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def missing(modules):
    """The names of the table that the versions installed do not have."""
    for home, names in modules.items():
        module = import_module(home)
        for name in names.split():
            if not hasattr(module, name):
                yield f"{home}.{name}"


@pytest.mark.keras
def test_keras_has_every_name_of_the_table():
    import keras

    gone = list(missing(TABLE["keras"]))
    assert not gone, (
        f"Keras {keras.__version__} lacks {gone}: make the table again with "
        f"docs/keras_names.py, and say in doctor/_renames.py what replaces them"
    )


@pytest.mark.keras
@pytest.mark.tensorflow
def test_only_tensorflow_keras_has_the_names_that_are_left_to_it():
    # `tensorflow.keras` is no module of its own, and can be imported nevertheless.
    there = {f"tensorflow.{home}": names for home, names in TABLE["tensorflow"].items()}
    assert list(missing(there)) == []
    modules = {
        home: names for home, names in TABLE["tensorflow"].items() if exists(home)
    }
    assert sorted(missing(modules)) == sorted(
        path for path in TENSORFLOW if exists(path.rpartition(".")[0])
    )


@pytest.mark.keras
def test_what_a_name_became_can_be_imported():
    for path, new in MOVED.items():
        assert exists(new), path
        assert not exists(path)
        look_up(new)


def test_a_name_is_looked_up_by_its_whole_path():
    assert exists("keras")
    assert exists("keras.layers")
    assert exists("keras.layers.Dense")
    assert exists("keras.datasets.fashion_mnist.load_data")
    assert exists("keras.__version__")
    assert not exists("keras.layers.Dens")
    assert not exists("keras.layers.core")
    assert not exists("keras.src")
    assert not exists("numpy.array")
    assert {"layers", "Sequential"} < names_of("keras")
    assert "Dense" in names_of("keras.layers")
    assert names_of("keras.nothing") == names_of("numpy") == frozenset()


def test_every_submodule_is_a_name_of_its_module():
    for module in TABLE["keras"].keys() - {"keras"}:
        home, _, name = module.rpartition(".")
        assert name in names_of(home)


def test_a_name_that_only_says_that_it_is_gone_is_gone():
    assert "Adam" not in names_of("keras.optimizers.legacy")
    assert replacement("keras.optimizers.legacy.Adam").new == "keras.optimizers.Adam"


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("keras.utils.np_utils", "keras.utils"),
        ("keras.utils.np_utils.to_categorical", "keras.utils.to_categorical"),
        ("keras.layers.core.Dense", "keras.layers.Dense"),
        ("keras.layers.convolutional.Conv2D", "keras.layers.Conv2D"),
        ("keras.layers.advanced_activations.LeakyReLU", "keras.layers.LeakyReLU"),
        (
            "keras.layers.normalization.batch_normalization.BatchNormalization",
            "keras.layers.BatchNormalization",
        ),
        ("keras.layers.experimental.preprocessing.Rescaling", "keras.layers.Rescaling"),
        ("keras.layers.recurrent.LSTM", "keras.layers.LSTM"),
        ("keras.layers.cudnn_recurrent.CuDNNLSTM", "keras.layers.LSTM"),
        ("keras.layers.merge.concatenate", "keras.layers.concatenate"),
        ("keras.engine.topology.Layer", "keras.layers.Layer"),
        ("keras.initializers.normal", "keras.initializers.RandomNormal"),
        ("keras.losses.MSE", "keras.losses.mean_squared_error"),
        ("keras.objectives.mse", "keras.losses.mean_squared_error"),
        ("keras.constraints.maxnorm", "keras.constraints.MaxNorm"),
        ("keras.optimizers.adam", "keras.optimizers.Adam"),
        ("keras.optimizers.adam.Adam", "keras.optimizers.Adam"),
        ("keras.optimizers.sgd", "keras.optimizers.SGD"),
        ("keras.experimental.CosineDecay", "keras.optimizers.schedules.CosineDecay"),
        ("keras.backend.mean", "keras.ops.mean"),
        ("keras.backend.tensorflow_backend.mean", "keras.ops.mean"),
        ("keras.backend.random_normal", "keras.random.normal"),
        (
            "keras.utils.generic_utils.deserialize_keras_object",
            "keras.utils.legacy.deserialize_keras_object",
        ),
    ],
)
def test_a_name_that_means_the_same_replaces_the_old_one(path, new):
    found = replacement(path)
    assert found.new == new
    assert found.text.en == f"It is now `{new}`."
    assert found.text.ko == f"지금은 `{new}`입니다."


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "keras.preprocessing.image.ImageDataGenerator",
            "`keras.utils.image_dataset_from_directory`",
        ),
        ("keras.preprocessing.text.Tokenizer", "`tensorflow.keras` still has this"),
        ("keras.backend.learning_phase", "`model(x, training=True)`"),
        ("keras.backend.tensorflow_backend.set_session", "no sessions"),
        # Another distribution, another default, another sign: no name means the same.
        ("keras.backend.hard_sigmoid", "`keras.ops.clip(0.2 * x + 0.5, 0, 1)`"),
        ("keras.backend.argmax", "`keras.ops.argmax(x, axis=-1)`"),
        ("keras.optimizers.adagrad", "`keras.optimizers.Adagrad(learning_rate=0.01)`"),
        ("keras.metrics.cosine_proximity", "`keras.metrics.CosineSimilarity()`"),
        ("keras.wrappers.scikit_learn.KerasClassifier", "SKLearnClassifier"),
        ("keras.layers.merge", "`keras.layers.concatenate([x, y])`"),
        ("keras.layers.Merge", "`keras.layers.Concatenate()([x, y])`"),
        ("keras.layers.local.LocallyConnected2D", "`keras.layers.Conv2D`"),
        ("keras.utils.multi_gpu_utils.multi_gpu_model", "DataParallel"),
        # A module, and what nobody knows of a module that is gone.
        ("keras.layers.convolutional", "`keras.layers.convolutional` is gone"),
        ("keras.layers.convolutional.Anything", "are in `keras.layers`."),
        ("keras.utils.np_utils.anything", "It is now `keras.utils`."),
        ("keras.engine.training_utils.make_batches", "`keras.engine"),
        ("keras.estimator.model_to_estimator", "Estimators"),
        ("keras.dtensor.experimental.LayoutMap", "`keras.distribution.LayoutMap`"),
    ],
)
def test_a_name_without_an_equal_is_explained(path, words):
    found = replacement(path)
    assert found.new is None
    assert words in found.text.en


@pytest.mark.parametrize(
    "path",
    [
        "keras.layers.Dense",
        "keras.layers",
        "keras",
        "keras.layers.Dens",
        "keras.layers.Dense.from_config",
        "keras.nothing",
        "keras.nothing.at_all",
        "keras.optimizers.schedules.adam",
        "numpy.float",
        "numpy",
    ],
)
def test_a_name_that_old_keras_did_not_have_has_no_replacement(path):
    assert replacement(path) is None


def test_every_old_name_is_replaced_or_explained():
    assert [path for path in GONE if replacement(path) is None] == []
    assert [path for path in TENSORFLOW if replacement(path) is None] == []


def test_what_is_left_to_tensorflow_keras():
    assert in_tensorflow_keras("keras.preprocessing.image.ImageDataGenerator")
    assert in_tensorflow_keras("keras.preprocessing.text")
    assert in_tensorflow_keras("keras.backend.mean")
    assert in_tensorflow_keras("keras.losses.MSE")
    assert not in_tensorflow_keras("keras.layers.Dense")
    assert not in_tensorflow_keras("keras.utils.np_utils")
    assert not in_tensorflow_keras("keras.optimizers.legacy.Adam")


def codes(text):
    korean, english = (re.findall(r"`([^`]+)`", one) for one in (text.ko, text.en))
    assert sorted(korean) == sorted(english)
    assert text.ko.count("`") == text.en.count("`") == 2 * len(english)
    return english


def test_no_entry_by_hand_is_about_a_name_that_is_there():
    assert [path for path in _renames.INSTEAD if exists(path)] == []
    by_hand = _keras_names.moves(_renames.SAME).keys()
    assert by_hand & _renames.INSTEAD.keys() == set()


@pytest.mark.keras
def test_what_the_reader_is_sent_to_is_there_and_takes_these_arguments():
    called = 0
    for path, text in _renames.INSTEAD.items():
        for code in codes(text):
            for name in re.findall(r"(?<![\w.])keras(?:\.\w+)+", code):
                assert exists(name), path
            if code.startswith("call("):  # the head of a method
                continue
            for node in ast.walk(ast.parse(code)):
                if not isinstance(node, ast.Call):
                    continue
                function = ast.unparse(node.func)
                if not exists(function):
                    continue
                keywords = dict.fromkeys(one.arg for one in node.keywords)
                inspect.signature(look_up(function)).bind(*node.args, **keywords)
                called += 1
    assert called > 100


ROWS = np.array([[-1.5, 0.5, 2.5], [0.2, 1.5, 3.0]], "float32")
TARGETS = np.array([[0, 1, 0], [1, 0, 0]], "float32")
OUTPUTS = np.array([[0.1, 0.7, 0.2], [0.6, 0.3, 0.1]], "float32")
CALLS = {
    "binary_crossentropy": ([TARGETS, OUTPUTS], {}),
    "cast": ([ROWS, "int32"], {}),
    "categorical_crossentropy": ([TARGETS, OUTPUTS], {"from_logits": True}),
    "clip": ([ROWS, 0, 1], {}),
    "dot": ([ROWS, ROWS.T], {}),
    "elu": ([ROWS, 0.5], {}),
    "log": ([OUTPUTS], {}),
    "one_hot": ([np.array([1, 2]), 4], {}),
    "permute_dimensions": ([ROWS, (1, 0)], {}),
    "pow": ([ROWS, 2], {}),
    "reshape": ([ROWS, (-1, 2)], {}),
    "sparse_categorical_crossentropy": ([np.array([1, 0]), OUTPUTS], {}),
    "squeeze": ([ROWS[np.newaxis], 0], {}),
    "stack": ([[ROWS, TARGETS]], {"axis": 1}),
    "tile": ([ROWS, [2, 1]], {}),
}
for name in ("all", "any", "max", "mean", "min", "prod", "std", "sum", "var"):
    CALLS[name] = [ROWS], {"axis": -1, "keepdims": True}
for name in ("equal", "greater", "greater_equal", "less", "less_equal", "not_equal"):
    CALLS[name] = [ROWS, TARGETS], {}
for name in ("maximum", "minimum"):
    CALLS[name] = [ROWS, TARGETS], {}
RANDOM = {"random_normal", "random_uniform", "truncated_normal"}


@pytest.mark.keras
@pytest.mark.tensorflow
def test_an_argument_that_a_function_of_the_backend_names_otherwise_is_in_the_table():
    import tensorflow as tf

    found = {}
    for path, new in _keras_names.moves(_renames.SAME).items():
        name = path.removeprefix("keras.backend.")
        if "." not in name and in_tensorflow_keras(path) and name != "name_scope":
            old = inspect.signature(getattr(tf.keras.backend, name)).parameters
            other = old.keys() - inspect.signature(look_up(new)).parameters.keys()
            found[name] = {one for one in other if one not in {"args", "kwargs"}}
    table = {
        name: set(other.split()) for name, other in _renames.OTHER_ARGUMENTS.items()
    }
    assert {name: other for name, other in found.items() if other} == table


@pytest.mark.keras
@pytest.mark.tensorflow
def test_a_function_of_the_backend_gives_what_its_replacement_gives():
    import tensorflow as tf

    old = tf.keras.backend
    names = {
        path.rpartition(".")[2]: new
        for path, new in _keras_names.moves(_renames.SAME).items()
        if path.startswith("keras.backend.") and in_tensorflow_keras(path)
    }
    for name, new in names.items():
        if name in RANDOM | {"name_scope"}:
            continue
        arguments, options = CALLS.get(name, ([ROWS], {}))
        arguments = [
            tf.constant(one) if isinstance(one, np.ndarray) else one
            for one in arguments
        ]
        before = getattr(old, name)(*arguments, **options)
        after = look_up(new)(*arguments, **options)
        assert before.dtype == after.dtype, name
        np.testing.assert_allclose(before, after, rtol=1e-4, err_msg=name)
    for name in RANDOM:
        for function in (getattr(old, name), look_up(names[name])):
            values = np.asarray(function((20_000,), seed=1))
            # A million values have these; a fiftieth is far more than chance.
            mean, deviation = {
                "random_normal": (0, 1),
                "random_uniform": (0.5, 12**-0.5),
                "truncated_normal": (0, 0.88),
            }[name]
            assert abs(values.mean() - mean) < 0.02
            assert abs(values.std() - deviation) < 0.02


@pytest.mark.keras
def test_the_short_names_of_initializers_start_as_they_did():
    # As Keras 2.3.1 had them.
    normal = look_up(replacement("keras.initializers.normal").new)()
    assert normal.get_config() | {"seed": None} == {
        "mean": 0.0, "stddev": 0.05, "seed": None,
    }  # fmt: skip
    uniform = look_up(replacement("keras.initializers.uniform").new)()
    assert uniform.get_config() | {"seed": None} == {
        "minval": -0.05, "maxval": 0.05, "seed": None,
    }  # fmt: skip


def test_the_table_is_small_and_loaded_late():
    file = Path(_keras_names.__file__).parent / "keras_names.json"
    assert file.stat().st_size < 150_000
    code = (
        "from fmnist_learn.doctor import _keras_names as names\n"
        "import sys\n"
        "assert names._table.cache_info().currsize == 0\n"
        "names.exists('keras.layers')\n"
        "assert not {'keras', 'tensorflow', 'numpy'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.newest
@pytest.mark.keras
@pytest.mark.tensorflow
def test_the_script_finds_what_the_table_says():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        script = import_module("keras_names")
    finally:
        sys.path.remove(str(SCRIPT.parent))
    found = script.dump()
    table = script.Table(found, found)
    for home in TABLE["keras"]:
        assert names_of(home) <= table.keras[home]
    assert {
        f"{home}.{name}" for home, names in table.tensorflow.items() for name in names
    } >= set(TENSORFLOW)


def test_a_long_path_of_unknown_names_is_answered_at_once():
    # Twice the work for each name more would not end.
    assert replacement("keras.engine" + ".unknown" * 60) is not None
