import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.doctor import RULES
from learner import run

BY_NAME = {rule.name: rule for rule in RULES}
pytestmark = [pytest.mark.keras, pytest.mark.tensorflow]


@pytest.mark.parametrize(
    ("build", "layout"),
    [(fl.build_dense, "flat"), (fl.build_deep, "image"), (fl.build_cnn, "channel")],
)
def test_the_models_of_the_course_have_no_fault(build, layout):
    checked = fl.check_model(build(), fl.prepare_data(layout=layout), lang="ko")
    assert checked.findings == ()
    assert str(checked) == "찾은 문제가 없습니다."


@pytest.mark.parametrize("name", [rule.name for rule in RULES if "model" in rule.where])
def test_a_fault_of_a_model_is_found_and_its_correction_is_not(
    tmp_path, monkeypatch, name
):
    import keras

    monkeypatch.chdir(tmp_path)
    rule = BY_NAME[name]
    for code, faulty in ((rule.broken, True), (rule.fixed, False)):
        _, _, space = run(code)
        data = space.get("data")
        if data is None:
            target = space.get("one_hot", space["train_target"])
            if name == "label-out-of-range" and faulty:
                target = target + 1
            data = space["train_scaled"], target
        checked = fl.check_model(space["model"], data, lang="ko")
        assert (name in {one.rule for one in checked.findings}) == faulty
        assert faulty == (rule.title.ko in str(checked))
        keras.backend.clear_session()


def found(layers, data=None, sequential=True, **compiled):
    import keras

    model = keras.Sequential([keras.layers.Input((28, 28, 1)), *layers])
    if not sequential:
        model = keras.Model(model.inputs, model.outputs)
    if compiled:
        model.compile(**compiled)
    return [(one.rule, one.what) for one in fl.check_model(model, data).findings]


def test_a_layer_is_linear_only_if_nothing_bends_before_the_next():
    from keras import Sequential, layers

    def ends():
        return [layers.Flatten(), layers.Dense(10, activation="softmax")]

    for between, linear in (
        ([], True),
        ([layers.BatchNormalization(), layers.Dropout(0.1)], True),
        ([layers.AveragePooling2D(2)], True),
        ([layers.ReLU()], False),
        ([layers.Activation("relu")], False),
        ([layers.MaxPooling2D(2)], False),
        ([layers.Conv2D(2, 3, activation="relu", name="bent")], True),
    ):
        faults = found([layers.Conv2D(2, 3, name="first"), *between, *ends()])
        assert faults == [("hidden-without-activation", "first")] * linear
    inner = Sequential([layers.Conv2D(2, 3, name="inside")])
    assert found([inner, *ends()]) == [("hidden-without-activation", "inside")]
    # What follows what is not known of a model that may branch.
    assert found([layers.Conv2D(2, 3), *ends()], sequential=False) == []


def test_the_loss_is_known_however_it_is_written():
    import keras
    from keras import layers

    logits = [layers.Flatten(), layers.Dense(10, name="end")]
    sparse = keras.losses.SparseCategoricalCrossentropy
    for loss, faulty in (
        ("sparse_categorical_crossentropy", True),
        (keras.losses.sparse_categorical_crossentropy, True),
        (sparse(), True),
        (sparse(from_logits=True), False),
        ("mse", False),
    ):
        rules = {rule for rule, _ in found(logits, loss=loss)}
        assert ("output-without-softmax" in rules) == faulty
    for last in (layers.Softmax(), layers.Activation("softmax")):
        assert found([*logits, last], loss=sparse()) == [("not-trained", "")]
        twice = found([*logits, last], loss=sparse(from_logits=True))
        assert ("softmax-and-from-logits", "") in twice


def test_data_is_looked_at_as_it_is():
    from keras import layers

    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (30, 28, 28, 1))
    labels = np.arange(30) % 10
    ends = [layers.Flatten(), layers.Dense(10, activation="softmax")]
    assert found(ends, (pixels, labels)) == [("unscaled-input", "0 – 255")]
    assert found(ends, (pixels.tolist(), labels.tolist()))
    # Scaled by the model itself, or to a mean of 0.
    assert found([layers.Rescaling(1 / 255), *ends], (pixels, labels)) == []
    assert found(ends, ((pixels - 127.5) / 64, labels)) == []
    assert found(ends, (pixels[:0], labels[:0])) == []
    scaled = pixels / 255
    shared = scaled[:20], labels[:20], scaled[19:], labels[19:]
    assert found(ends, shared) == [("validation-overlaps", "1 / 11")]
    assert found(ends, (scaled[:20], labels[:20], scaled[20:], labels[20:])) == []
    twice = np.zeros((38_400, 28, 28, 1), "uint8"), np.zeros(38_400, "uint8")
    assert found(ends, twice) == [("split-twice", "38,400")]


def test_the_faults_come_in_the_order_in_which_a_model_is_written():
    from keras import layers

    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (30, 28, 28, 1))
    one_hot = np.eye(10)[np.arange(30) % 10]
    inner = [layers.Flatten(), layers.Dense(20, name="층"), layers.Dense(100)]
    faults = found(
        inner,
        (pixels, one_hot, pixels[:9], one_hot[:9]),
        loss="sparse_categorical_crossentropy",
    )
    assert [rule for rule, _ in faults] == [
        "name-tensorflow-rejects",
        "hidden-without-activation",
        "not-trained",
        "output-without-softmax",
        "output-units",
        "one-hot-for-sparse",
        "unscaled-input",
        "validation-overlaps",
    ]
    assert dict(faults)["one-hot-for-sparse"] == "(30, 10)"


@pytest.mark.tensorflow
def test_a_model_is_called_as_tensorflow_lets_it_be_called():
    """A model's name begins with a letter, a digit or a dot; a layer's need not."""
    import keras

    refused = []
    for model, layer in [
        ("cnn", "_conv"), ("cnn", "-conv"), (".cnn", "a"), ("1-cnn", "a"),
        ("_cnn", "a"), ("-cnn", "a"), ("cnn", "층"),
    ]:  # fmt: skip
        keras.utils.clear_session()
        layers = [keras.layers.Input((784,)), keras.layers.Dense(10, name=layer)]
        named = keras.Sequential(layers, name=model)
        findings = [repr(one) for one in fl.check_model(named).findings]
        known = any("name-tensorflow-rejects" in one for one in findings)
        try:
            named.predict(np.zeros((1, 784)), verbose=0)
        except ValueError:
            refused.append((model, layer))
            assert known
        else:
            assert not known
    assert refused == [("_cnn", "a"), ("-cnn", "a"), ("cnn", "층")]
    keras.utils.clear_session()


def test_what_it_was_given_is_checked():
    with pytest.raises(TypeError, match="model must be a Keras model"):
        fl.check_model("model")
    for data in ((1, 2, 3), "xy", 7):
        with pytest.raises(ValueError, match="data must be Splits"):
            fl.check_model(fl.build_dense(), data)
    with pytest.raises(ValueError, match="lang must"):
        fl.check_model(fl.build_dense(), lang="fr")


def test_a_report_reads_well():
    import keras

    model = keras.Sequential([keras.layers.Input((784,)), keras.layers.Dense(10)])
    model.compile(loss="sparse_categorical_crossentropy")
    checked = fl.check_model(model, lang="en")
    assert repr(checked).count("\n- ") == len(checked.findings) - 1
    assert f"(`{model.layers[0].name}`). An output layer" in str(checked)
    assert str(checked).endswith('`fl.explain("softmax")`')
    assert repr(checked.findings[0]) == "not-trained"
    assert (
        repr(checked.findings[1]) == f"output-without-softmax ({model.layers[0].name})"
    )
