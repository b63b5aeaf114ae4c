import io
import json
import logging
import math
import random
import zipfile
from dataclasses import replace

import numpy as np
import pytest

import fmnist_learn as fl
from conftest import small

keras = pytest.importorskip("keras")

from fmnist_learn import training  # noqa: E402
from fmnist_learn._keras import tracing_many  # noqa: E402
from fmnist_learn._optimizers import find_optimizer  # noqa: E402

pytestmark = pytest.mark.keras

BUILD = {"flat": fl.build_dense, "image": fl.build_deep, "channel": fl.build_cnn}
tiny_cnn = {"filters": (4,), "hidden": 8}


def built(layout, **options):
    keras.utils.set_random_seed(42)
    return BUILD[layout](**options)


def one_batch(layout):
    """Where the number of steps does not matter: a single one is traced fastest."""
    return small(layout, 32, 32)


def plain(model, data, *, optimizer="adam", epochs=2, batch_size=32, callbacks=()):
    """What a learner writes."""
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model.fit(
        data.train_scaled,
        data.train_target,
        epochs=epochs,
        batch_size=batch_size,
        validation_data=(data.val_scaled, data.val_target),
        callbacks=[*callbacks],
        verbose=0,
    )


def same_weights(one, other):
    return all(
        np.array_equal(a, b)
        for a, b in zip(one.get_weights(), other.get_weights(), strict=True)
    )


def nesterov():
    return keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True)


def what_comes_next():
    """Of the generators, which a training leaves where plain Keras does."""
    return random.random(), np.random.random()  # noqa: NPY002


@pytest.mark.parametrize(
    ("layout", "options", "train", "val", "batch_size", "optimizer"),
    [
        ("flat", {}, 1600, 320, 32, "rmsprop"),  # whole calls of 25 steps
        # A last batch of 9 images, a partial call.
        ("flat", {}, 1001, 201, 32, "adam"),
        ("flat", {}, 20, 3, 32, "adagrad"),  # less than one batch
        ("image", {"hidden": (20, 10), "dropout": 0.3}, 1330, 50, 100, nesterov),
        ("channel", tiny_cnn, 430, 70, 32, "sgd"),  # a call for the 14 batches
    ],
)
def test_equal_to_plain_keras_to_the_last_digit(  # noqa: PLR0917
    layout, options, train, val, batch_size, optimizer
):
    data = small(layout, train, val)
    make = optimizer if callable(optimizer) else lambda: optimizer
    ours, theirs = built(layout, **options), built(layout, **options)
    before = keras.config.dtype_policy().name, keras.config.floatx()
    keras.utils.set_random_seed(42)
    expected = plain(theirs, data, optimizer=make(), batch_size=batch_size)
    expected_next = what_comes_next()
    keras.utils.set_random_seed(42)
    history = fl.train(
        ours, data, optimizer=make(), epochs=2, batch_size=batch_size, verbose=0
    )
    assert what_comes_next() == expected_next
    assert history.history == expected.history
    assert same_weights(ours, theirs)
    assert (keras.config.dtype_policy().name, keras.config.floatx()) == before


class Hooks(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.batches = []

    def on_train_batch_end(self, batch, logs=None):
        self.batches.append(batch)


class OldHooks(Hooks):
    def on_batch_begin(self, batch, logs=None):
        self.batches.append(batch)

    on_train_batch_end = keras.callbacks.Callback.on_train_batch_end


def test_a_callback_with_a_batch_hook_is_called_for_each_batch():
    heard, validation = [], []
    listener = keras.callbacks.LambdaCallback(
        on_train_batch_begin=lambda batch, logs: heard.append(batch)
    )
    listener_of_validation = keras.callbacks.LambdaCallback()
    listener_of_validation.on_test_batch_end = lambda batch, logs=None: (
        validation.append(batch)
    )
    hooks, old_hooks = Hooks(), OldHooks()
    callbacks = [hooks, old_hooks, listener, listener_of_validation]
    # Each by itself is enough, so one training shows them all.
    assert all(training._has_batch_hook(callback) for callback in callbacks)
    callbacks.insert(0, keras.callbacks.Callback())
    data = small("flat", 1001, 50)
    fl.train(built("flat"), data, epochs=1, callbacks=callbacks, verbose=0)
    assert hooks.batches == old_hooks.batches == heard == [*range(32)]
    assert validation == [0, 1]


class Stop(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if epoch == 1:
            raise KeyboardInterrupt


class Steps(keras.callbacks.Callback):
    """How many steps are one call of the backend."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def on_epoch_end(self, epoch, logs=None):
        self.seen.append(self.model.steps_per_execution)


@pytest.mark.parametrize(("images", "epochs", "steps"), [(700, 2, 22), (700, 1, 1)])
def test_several_batches_go_in_one_call_where_there_are_many(images, epochs, steps):
    """It takes longer to trace such a call than a few batches take one by one."""
    watch = Steps()  # a callback without a batch hook does not slow training down
    data = small("flat", images, 3)
    fl.train(built("flat"), data, epochs=epochs, callbacks=[watch], verbose=0)
    assert watch.seen == [steps] * epochs


@pytest.mark.parametrize("interrupted", [False, True])
def test_afterwards_the_model_is_one_compiled_plainly(caplog, tmp_path, interrupted):
    data = small("flat", 1001, 201)
    model, steps, file = built("flat"), Steps(), tmp_path / "model.keras"
    options = {"epochs": 2, "checkpoint": file, "verbose": 0}
    if interrupted:
        with pytest.raises(KeyboardInterrupt):
            fl.train(model, data, callbacks=[steps, Stop()], **options)
    else:
        fl.train(model, data, callbacks=[steps], **options)
    assert steps.seen == [25, 25]
    assert model.steps_per_execution == 1
    assert model.get_compile_config().get("steps_per_execution", 1) == 1
    # Nor does a saved model remember the steps.
    assert keras.models.load_model(file).steps_per_execution == 1
    model.save(file)
    assert keras.models.load_model(file).steps_per_execution == 1

    caplog.set_level(logging.WARNING)
    for count in (1001, 40, 10, 1):
        outputs = model.predict(data.train_scaled[:count], verbose=0)
        assert outputs.shape == (count, 10)
    assert not [r for r in caplog.records if "retracing" in r.getMessage()]

    hooks = Hooks()
    model.fit(
        data.train_scaled, data.train_target, epochs=1, callbacks=[hooks], verbose=0
    )
    assert hooks.batches == list(range(32))
    scores = model.evaluate(data.val_scaled, data.val_target, verbose=0)
    assert scores[0] == pytest.approx(
        fl.evaluate(model, data.val_scaled, data.val_target).loss, abs=1e-5
    )


@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_a_learning_rate_for_an_optimizer_by_name(name):
    def arguments(optimizer):
        return optimizer.get_config() | {"name": name}  # Keras numbers the names

    with_rate = arguments(find_optimizer(name, 0.1))
    kind = type(keras.optimizers.get(name))
    assert with_rate == arguments(kind(learning_rate=0.1))
    assert with_rate != arguments(find_optimizer(name))
    model = built("flat")
    options = {"optimizer": name, "learning_rate": 0.1, "epochs": 1, "verbose": 0}
    fl.train(model, one_batch("flat"), **options)
    assert float(model.optimizer.learning_rate) == pytest.approx(0.1)


def one_cycle_by_hand(peak, steps):
    """Up to the peak in the first quarter of the steps, then down to nearly 0."""
    return keras.optimizers.schedules.CosineDecay(
        peak / 25,
        decay_steps=steps - steps // 4,
        warmup_target=peak,
        warmup_steps=steps // 4,
    )


@pytest.mark.parametrize(
    ("train", "schedule", "label_smoothing"),
    [
        (430, "one-cycle", None),  # 28 steps, in calls of 14
        (430, None, 0.1),
        (430, "one-cycle", 0.1),
        (20, "one-cycle", 0.1),  # two steps: they only fall
    ],
)
def test_one_cycle_and_label_smoothing_are_plain_keras_to_the_last_digit(
    train, schedule, label_smoothing
):
    data = small("channel", train, 70)
    theirs, ours = (built("channel", **tiny_cnn) for _ in range(2))
    steps = 2 * math.ceil(train / 32)
    rate = one_cycle_by_hand(0.01, steps) if schedule else 0.01
    loss = "sparse_categorical_crossentropy"
    train_target, val_target = data.train_target, data.val_target
    if label_smoothing:
        loss = keras.losses.CategoricalCrossentropy(label_smoothing=label_smoothing)
        train_target = keras.utils.to_categorical(train_target, 10)
        val_target = keras.utils.to_categorical(val_target, 10)
    theirs.compile(
        optimizer=keras.optimizers.AdamW(rate), loss=loss, metrics=["accuracy"]
    )
    keras.utils.set_random_seed(42)
    expected = theirs.fit(
        data.train_scaled,
        train_target,
        validation_data=(data.val_scaled, val_target),
        epochs=2,
        verbose=0,
    )
    keras.utils.set_random_seed(42)
    history = fl.train(
        ours,
        data,
        optimizer="adamw",
        learning_rate=0.01,
        schedule=schedule,
        label_smoothing=label_smoothing,
        epochs=2,
        verbose=0,
    )
    assert same_weights(ours, theirs)
    assert history.history == expected.history


@pytest.mark.tensorflow  # which traces where others compile
@pytest.mark.parametrize("images", [64, 430])  # batch by batch, and several in a call
def test_a_step_is_traced_once(images):
    traced = []

    class Counted(keras.layers.Layer):
        def call(self, inputs):
            traced.append(inputs)
            return inputs

    model = keras.Sequential(
        [keras.Input((784,)), Counted(), keras.layers.Dense(10, activation="softmax")]
    )
    traced.clear()
    fl.train(model, small("flat", images, 32), epochs=2, verbose=0)
    assert len(traced) == 2  # to train, and to validate


def test_a_cycle_rises_to_its_peak_and_falls_to_nearly_nothing():
    model, data = built("flat"), small("flat", 320, 32)
    rates = []

    class Rates(keras.callbacks.Callback):
        def on_train_batch_begin(self, batch, logs=None):
            rates.append(float(self.model.optimizer.learning_rate))

    options = {"learning_rate": 0.5, "schedule": "one-cycle", "optimizer": "sgd"}
    fl.train(model, data, epochs=2, callbacks=[Rates()], verbose=0, **options)
    assert len(rates) == 20
    rises = np.diff(rates) > 0
    assert list(rises) == [True] * 5 + [False] * 14
    assert rates[0] == pytest.approx(0.5 / 25)
    assert rates[5] == 0.5
    assert 0 < rates[-1] < 0.01
    assert rates[1] - rates[0] == pytest.approx(rates[4] - rates[3])  # in a line


@pytest.mark.parametrize("interrupted", [False, True])
def test_after_label_smoothing_the_model_takes_integer_labels_as_ever(interrupted):
    model, data = built("flat"), small("flat", 64, 32)
    options = {"label_smoothing": 0.1, "epochs": 3, "verbose": 0}
    if interrupted:
        with pytest.raises(KeyboardInterrupt):
            fl.train(model, data, callbacks=[Stop()], **options)
    else:
        history = fl.train(model, data, **options).history
    assert model.steps_per_execution == 1
    loss, accuracy = model.evaluate(data.val_scaled, data.val_target, verbose=0)
    ours = fl.evaluate(model, data.val_scaled, data.val_target)
    assert (loss, accuracy) == pytest.approx((ours.loss, ours.accuracy), abs=1e-5)
    steps = int(model.optimizer.iterations)
    assert steps == (4 if interrupted else 6)
    if not interrupted:  # the loss of the history is another one
        assert accuracy == history["val_accuracy"][-1]
        assert loss != pytest.approx(history["val_loss"][-1], rel=0.01)
    model.fit(data.train_scaled, data.train_target, verbose=0)
    assert int(model.optimizer.iterations) == steps + 2


class Losses(keras.callbacks.Callback):
    """Put chosen validation losses in the logs, before the other callbacks see them."""

    def __init__(self, losses):
        super().__init__()
        self.losses = losses
        self.weights = []

    def on_epoch_end(self, epoch, logs=None):
        logs["val_loss"] = self.losses[epoch]
        self.weights.append(self.model.get_weights())


def test_patience_stops_and_restores_the_best_weights(tmp_path):
    losses = Losses([0.5, 0.4, 0.45, 0.41, 0.1])
    model = built("flat")
    file = tmp_path / "best.keras"
    history = fl.train(
        model,
        one_batch("flat"),
        epochs=5,
        patience=2,
        checkpoint=file,
        callbacks=[losses],
        verbose=0,
    )
    # The best is epoch 2; two epochs without a better one follow, then it stops.
    assert history.epoch == [0, 1, 2, 3]
    best = losses.weights[1]
    assert all(np.array_equal(*pair) for pair in zip(model.get_weights(), best))  # noqa: B905
    assert same_weights(training.load_safely(file), model)


def test_without_patience_the_last_weights_stay_and_the_file_has_the_best(tmp_path):
    losses = Losses([0.5, 0.4, 0.45])
    model = built("flat")
    file = tmp_path / "best.keras"
    fl.train(
        model,
        one_batch("flat"),
        epochs=3,
        checkpoint=file,
        callbacks=[losses],
        verbose=0,
    )
    saved = training.load_safely(file).get_weights()
    assert all(np.array_equal(a, b) for a, b in zip(saved, losses.weights[1]))  # noqa: B905
    assert all(
        np.array_equal(a, b)
        for a, b in zip(model.get_weights(), losses.weights[2])  # noqa: B905
    )


def test_a_crash_while_saving_leaves_the_last_good_file(tmp_path, monkeypatch):
    file = tmp_path / "best.keras"
    model = built("flat")
    losses = Losses([0.5, 0.4])
    save = keras.Sequential.save

    def full_disk(self, path, **options):
        if len(losses.weights) == 2:
            path.write_bytes(b"half a model")
            raise OSError(28, "No space left on device")
        return save(self, path, **options)

    monkeypatch.setattr(keras.Sequential, "save", full_disk)
    with pytest.raises(OSError, match="No space left"):
        fl.train(
            model,
            one_batch("flat"),
            epochs=2,
            checkpoint=file,
            callbacks=[losses],
            verbose=0,
        )
    assert [path.name for path in tmp_path.iterdir()] == ["best.keras"]
    good = training.load_safely(file).get_weights()
    assert all(np.array_equal(a, b) for a, b in zip(good, losses.weights[0]))  # noqa: B905


def test_verbose_0_is_silent_and_2_prints_a_line_an_epoch(capfd):
    data = one_batch("flat")
    fl.train(built("flat"), data, epochs=2, verbose=0)
    assert capfd.readouterr() == ("", "")
    fl.train(built("flat"), data, epochs=2, verbose=2)
    assert capfd.readouterr().out.count("val_loss") == 2


def test_many_models_in_one_process_are_trained_without_a_warning(caplog):
    data = one_batch("flat")
    for _ in range(6):
        fl.train(built("flat"), data, epochs=1, verbose=0)
    assert not caplog.records
    logging.getLogger("tensorflow").warning("of another kind")
    assert [one.getMessage() for one in caplog.records] == ["of another kind"]


def test_only_the_warning_of_retracing_is_kept_back(caplog):
    """TensorFlow gives it twice in a process at most, wherever that is."""
    logger, said = logging.getLogger("tensorflow"), "5 calls: tf.function retracing."
    with tracing_many():
        logger.warning(said)
        logger.warning("of another kind")
    logger.warning(said)
    assert [one.getMessage() for one in caplog.records] == ["of another kind", said]


def test_models_of_other_kinds():
    data = one_batch("image")
    inputs = keras.Input((None, 28))
    outputs = keras.layers.Dense(10, activation="softmax")(
        keras.layers.GlobalAveragePooling1D()(keras.layers.Dense(4)(inputs))
    )
    unbuilt = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
    for model in (keras.Model(inputs, outputs), unbuilt):
        assert len(fl.train(model, data, epochs=1, verbose=0).history["loss"]) == 1


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (
            {"train_scaled": np.zeros((64, 28, 28), np.float32)},
            ValueError,
            r"train_scaled must hold images of shape \(784,\).*layout='flat'",
        ),
        (
            {"val_scaled": np.zeros((32, 100), np.float32)},
            ValueError,
            r"val_scaled must hold images of shape \(784,\).*shape \(100,\)",
        ),
        (
            {"train_scaled": np.zeros(64, np.float32)},
            ValueError,
            "train_scaled must hold at least one image",
        ),
        (
            {"train_scaled": np.zeros((0, 784), np.float32)},
            ValueError,
            "train_scaled must hold at least one image",
        ),
        (
            {"train_scaled": np.full((64, 784), "0.5")},
            TypeError,
            "train_scaled must be a NumPy array of numbers",
        ),
        (
            {"train_scaled": [[0.0] * 784]},
            TypeError,
            "train_scaled must be a NumPy array.*train_scaled=list",
        ),
        (
            {"train_target": np.eye(10)[np.zeros(64, int)]},
            ValueError,
            r"train_target must hold one whole.*train_target.argmax\(axis=1\)",
        ),
        (
            {"train_target": np.zeros(64)},
            TypeError,
            "train_target must be a NumPy array of whole numbers.*array of float64",
        ),
        (
            {"train_target": [0] * 64},
            TypeError,
            "train_target must be a NumPy array of whole numbers.*=list",
        ),
        (
            {"val_target": np.zeros(31, np.uint8)},
            ValueError,
            "val_target must hold one label for each of the 32 images",
        ),
        (
            {"train_target": np.full(64, 10)},
            ValueError,
            "train_target must lie between 0 and 9.*labels from 10 to 10",
        ),
        (
            {"train_target": np.full(64, -1)},
            ValueError,
            "train_target must lie between 0 and 9",
        ),
    ],
)
def test_bad_data_is_named_before_training(change, error, message):
    model = built("flat")
    with pytest.raises(error, match=message):
        fl.train(model, replace(small("flat", 64, 32), **change), verbose=0)
    assert not model.compiled


def test_a_model_of_scikit_learn_is_refused():
    class LogisticRegression:
        def fit(self, images, labels):
            raise AssertionError

    with pytest.raises(TypeError, match="model must be a Keras model") as refused:
        fl.train(LogisticRegression(), small("flat", 64, 32))
    assert "Received: model=LogisticRegression. A model of" in str(refused.value)


def test_data_that_are_not_splits_are_refused():
    with pytest.raises(TypeError, match="data must be the Splits that prepare_data"):
        fl.train(built("flat"), (np.zeros((2, 784)), np.zeros(2)))


def test_unscaled_images_are_trained_with_a_warning():
    data = one_batch("flat")
    unscaled = replace(data, train_scaled=data.train_scaled * 255)
    with pytest.warns(
        UserWarning, match="train_scaled should lie between 0 and 1"
    ) as w:
        fl.train(built("flat"), unscaled, epochs=1, verbose=0)
    assert w[0].filename == __file__


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"epochs": 0}, ValueError, "epochs must be a whole number of at least 1"),
        ({"batch_size": 0}, ValueError, "batch_size must be a whole number"),
        ({"patience": 0}, ValueError, "patience must be a whole number"),
        ({"verbose": 3}, ValueError, "verbose must be one of 'auto', 0, 1, 2"),
        ({"optimizer": "adamm"}, ValueError, "optimizer must be the name of an opti"),
        ({"optimizer": 7}, ValueError, "optimizer must be the name of an optimizer"),
        ({"learning_rate": 0}, ValueError, "learning_rate must be a number above 0"),
        (
            {"optimizer": keras.optimizers.SGD(), "learning_rate": 0.1},
            ValueError,
            "learning_rate must be None with an instance of an optimizer",
        ),
        (
            {"optimizer": keras.optimizers.SGD(), "schedule": "one-cycle"},
            ValueError,
            "schedule must be None with an instance of an optimizer",
        ),
        ({"schedule": "cosine"}, ValueError, "schedule must be one of None, 'one-cycl"),
        ({"schedule": "one-cycle"}, ValueError, "learning_rate must be the peak of"),
        (
            {"schedule": "one-cycle", "learning_rate": -1},
            ValueError,
            "learning_rate must be a number above 0",
        ),
        (
            {"schedule": "one-cycle", "learning_rate": 0.1, "patience": 2},
            ValueError,
            "patience must be None with schedule='one-cycle': a cycle cut short is not",
        ),
        ({"label_smoothing": 1}, ValueError, "label_smoothing must be a number betwee"),
        ({"checkpoint": "best.h5"}, ValueError, r"checkpoint must end in \.keras"),
        ({"checkpoint": "없음/best.keras"}, OSError, "checkpoint must lie in a folder"),
    ],
)
def test_bad_options_are_named_before_training(options, error, message):
    with pytest.raises(error, match=message):
        fl.train(built("flat"), small("flat", 64, 32), **options)


def functional():
    """With branches, a model inside the model, a regularizer and a learner's fit."""
    inputs = keras.Input((28, 28, 1))
    x = keras.layers.Conv2D(4, 3, kernel_regularizer=keras.regularizers.L2(1e-4))(
        inputs
    )
    x = keras.layers.Concatenate()([x, keras.layers.Dropout(0.2)(x)])
    x = keras.layers.Flatten()(x)
    inner = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
    inner.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    inner.fit(np.zeros((2, 28, 28, 1)), np.zeros(2), verbose=0)
    return keras.Sequential([keras.Input((28, 28, 1)), inner])


@pytest.mark.parametrize(
    "build", [fl.build_dense, fl.build_deep, fl.build_cnn, functional]
)
def test_models_of_keras_layers_load_safely(tmp_path, build):
    model = build()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.save(tmp_path / "모델 1.keras")
    loaded = training.load_safely(tmp_path / "모델 1.keras")
    assert same_weights(loaded, model)
    assert not loaded.compiled


def rewritten(path, target, change):
    """A copy of a .keras archive whose configuration was changed by hand."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    config = json.loads(files["config.json"])
    files["config.json"] = json.dumps(change(config) or config).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target


def test_a_lambda_is_refused_and_not_run(tmp_path, monkeypatch):
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Lambda(lambda x: x * 2, output_shape=(4,))]
    )
    file = tmp_path / "lambda.keras"
    model.save(file)
    monkeypatch.setattr(keras.models, "load_model", lambda *a, **o: pytest.fail("ran"))
    with pytest.raises(ValueError, match="must consist of layers .*layers.Lambda"):
        training.load_safely(file)


def _add(target):
    return lambda config: config["config"]["layers"].append(target)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            _add({"module": "os", "class_name": "system", "config": {}}),
            "os.system",
        ),
        (
            _add({"module": "keras.utils", "class_name": "get_file", "config": {}}),
            "keras.utils.get_file",
        ),
        (
            lambda config: config["config"]["layers"][-1]["config"].update(
                activation={
                    "module": "builtins",
                    "class_name": "function",
                    "config": "eval",
                }
            ),
            "builtins.function",
        ),
        (
            lambda config: config.update(module="keras.src.models.sequential"),
            "keras.src.models.sequential.Sequential",
        ),
        (_add({"class_name": "Dense", "config": {}}), "None.Dense"),
        (_add({"module": ["keras"], "class_name": "Dense"}), "Dense"),
    ],
)
def test_a_configuration_that_asks_for_more_is_refused(
    tmp_path, monkeypatch, change, named
):
    fl.build_dense().save(tmp_path / "good.keras")
    file = rewritten(tmp_path / "good.keras", tmp_path / "bad.keras", change)
    monkeypatch.setattr(keras.models, "load_model", lambda *a, **o: pytest.fail("ran"))
    with pytest.raises(ValueError, match=f"run no code of their own.*{named}"):
        training.load_safely(file)


@pytest.mark.parametrize(
    ("said", "shown"),
    [(["of a later Keras\n..."], "of a later Keras"), ([], "TypeError")],
)
def test_what_keras_itself_cannot_read_is_refused(tmp_path, monkeypatch, said, shown):
    def fail(*arguments, **options):
        raise TypeError(*said)

    fl.build_dense().save(tmp_path / "good.keras")
    monkeypatch.setattr(keras.models, "load_model", fail)
    with pytest.raises(ValueError, match=rf"this version .*\({shown}\)\.$"):
        training.load_safely(tmp_path / "good.keras")


def test_what_is_not_a_keras_archive_is_refused(tmp_path):
    good = tmp_path / "good.keras"
    fl.build_dense().save(good)
    files = {
        "text.keras": "안녕".encode(),
        "empty.keras": b"",
        "cut.keras": good.read_bytes()[:-300],
        "h5.keras": b"\x89HDF\r\n\x1a\n" + bytes(100),
    }
    for number, config in enumerate([b"[]", b"not json", b"1", b"[" * 100_000]):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as stream:
            stream.writestr("config.json", config)
        files[f"config-{number}.keras"] = archive.getvalue()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as stream:
        stream.writestr("other.json", b"{}")
    files["zip.keras"] = archive.getvalue()
    for name, content in files.items():
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(ValueError, match=rf"must be a .keras archive.*{name}"):
            training.load_safely(file)


def test_an_h5_file_with_code_is_refused_and_the_code_not_run(tmp_path, monkeypatch):
    layer = keras.layers.Lambda(lambda x: x * 2, output_shape=(4,))
    file = tmp_path / "model.h5"
    keras.Sequential([keras.Input((4,)), layer]).save(file)
    renamed = tmp_path / "renamed.keras"
    renamed.write_bytes(file.read_bytes())
    monkeypatch.setattr(keras.models, "load_model", lambda *a, **o: pytest.fail("ran"))
    for path in (file, renamed):
        with pytest.raises(ValueError, match="must be a .keras archive"):
            training.load_safely(path)


def test_an_archive_without_its_weights_is_refused(tmp_path):
    fl.build_dense().save(tmp_path / "good.keras")
    bad = tmp_path / "bad.keras"
    with (
        zipfile.ZipFile(tmp_path / "good.keras") as source,
        zipfile.ZipFile(bad, "w") as target,
    ):
        for name in ("config.json", "metadata.json"):
            target.writestr(name, source.read(name))
    with pytest.raises(ValueError, match="must hold all of its weights in the file"):
        training.load_safely(bad)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="model must name a model file"):
        training.load_safely(tmp_path / "없음.keras")
