import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.doctor import RULES
from learner import names, run

BY_NAME = {rule.name: rule for rule in RULES}
pytestmark = [pytest.mark.keras, pytest.mark.tensorflow]


@pytest.mark.parametrize(
    ("build", "layout"),
    [
        (fl.build_dense, "flat"),
        (fl.build_deep, "image"),
        (lambda: fl.build_deep(activation="sigmoid", dropout=0.3), "image"),
        (fl.build_cnn, "channel"),
    ],
)
def test_the_models_of_the_course_have_no_fault(build, layout):
    data = fl.prepare_data(layout=layout)
    checked = fl.check_model(build(), data, lang="ko")
    assert checked.findings == ()
    assert str(checked) == "찾은 문제가 없습니다."
    model = build()
    one_hot = np.eye(10, dtype="float32")
    for loss, to_target in (
        ("sparse_categorical_crossentropy", lambda labels: labels),
        ("SparseCategoricalCrossentropy", lambda labels: labels),
        ("categorical_crossentropy", lambda labels: one_hot[labels]),
    ):
        model.compile(loss=loss)
        parts = data.train_scaled[:64], data.val_scaled[:64]
        targets = to_target(data.train_target[:64]), to_target(data.val_target[:64])
        # At first, untrained, and after it was trained.
        given = parts[0], targets[0], parts[1], targets[1]
        assert [one.rule for one in fl.check_model(model, given).findings] == [
            "not-trained"
        ]
        model.fit(parts[0], targets[0], verbose=0)
        assert fl.check_model(model, given).findings == ()


@pytest.mark.parametrize("name", ["dense", "deep", "cnn"])
def test_the_trained_models_have_no_fault(name):
    layout = {"dense": "flat", "deep": "image", "cnn": "channel"}[name]
    checked = fl.check_model(fl.load_pretrained(name), fl.prepare_data(layout=layout))
    assert {one.rule for one in checked.findings} <= {"not-trained"}


# Where the code of a rule raises an error, and only the data has the fault.
FAULTY = {
    "input-does-not-fit": lambda images, target: (images.reshape(-1, 28, 28), target),
    "label-out-of-range": lambda images, target: (images, target + 1),
    "text-for-numbers": lambda images, target: (images, target.astype(str)),
}


@pytest.mark.parametrize("name", [rule.name for rule in RULES if "model" in rule.where])
def test_a_fault_of_a_model_is_found_and_its_correction_is_not(
    tmp_path, monkeypatch, name
):
    import keras

    monkeypatch.chdir(tmp_path)
    rule = BY_NAME[name]
    for code, faulty in ((rule.broken, True), (rule.fixed, False)):
        _, _, space = run(code, names())
        data = space.get("data")
        if data is None:
            target = space.get("one_hot", space["train_target"])
            data = space["train_scaled"], target
            if name in FAULTY and faulty:
                data = FAULTY[name](*data)
        checked = fl.check_model(space["model"], data, lang="ko")
        assert (name in {one.rule for one in checked.findings}) == faulty
        assert faulty == (rule.title.ko in str(checked))
        keras.backend.clear_session(free_memory=False)


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
    twice = np.ones((38_400, 28, 28, 1), "uint8"), np.zeros(38_400, "uint8")
    assert found(ends, twice) == [("split-twice", "38,400")]


def test_pixels_divided_too_often_or_with_whole_numbers_are_told_from_others():
    from keras import layers

    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (30, 28, 28, 1))
    labels = np.arange(30) % 10
    ends = [layers.Flatten(), layers.Dense(10, activation="softmax")]
    rescaling = layers.Rescaling(1 / 255)
    twice = [("scaled-twice", "0 – 0.0039")]
    assert found(ends, (pixels / 255 / 255, labels)) == twice
    assert found([rescaling, *ends], (pixels / 255, labels)) == twice
    assert found([rescaling, *ends], (pixels / 255 / 255, labels)) != []
    # As it should be, or brought to another range afterwards.
    assert found(ends, (pixels / 255, labels)) == []
    assert found([rescaling, *ends], (pixels, labels)) == []
    assert found([layers.Normalization(), *ends], (pixels / 255 / 255, labels)) == []
    moved = [layers.Rescaling(1 / 255, offset=0.5), *ends]
    assert found(moved, (pixels / 255, labels)) == []
    whole = pixels // 255
    assert whole.any()
    share = f"{100 * whole.mean():.2g} %"
    assert found(ends, (whole, labels)) == [("whole-division", share)]
    assert found(ends, (whole.astype("float32"), labels)) == [("whole-division", share)]
    assert found(ends, (whole * 0, labels)) == [("whole-division", "0 %")]
    assert found(ends, (pixels > 127, labels)) == []  # black and white on purpose


@pytest.mark.parametrize(
    ("shape", "fits"),
    [
        ((28, 28, 1), True),
        ((28, 28), True),  # Keras adds the axis
        ((784,), False),
        ((28, 28, 3), False),
        ((1, 28, 28), False),
    ],
)
def test_data_of_another_layout_is_told_from_data_that_keras_takes(shape, fits):
    from keras import Sequential, layers

    images = np.full((20, *shape), 0.5)
    data = images, np.arange(20) % 10
    faults = found([layers.Flatten(), layers.Dense(10, activation="softmax")], data)
    said = f"{shape} ≠ (28, 28, 1): prepare_data(layout='channel')"
    assert faults == [("input-does-not-fit", said)] * (not fits)
    model = Sequential([layers.Input((28, 28, 1)), layers.Flatten(), layers.Dense(2)])
    if images[0].size != 784:
        with pytest.raises(ValueError, match="shape"):
            model.predict(images, verbose=0)
    elif fits:
        model.predict(images, verbose=0)
    # Of another size there is no layout, and a model may take what it gets.
    small = Sequential([layers.Input((3,)), layers.Dense(10, activation="softmax")])
    assert [one.what for one in fl.check_model(small, data).findings] == [
        f"{shape} ≠ (3,)"
    ]
    for open_model in (
        Sequential([layers.Flatten(), layers.Dense(10, activation="softmax")]),
        Sequential([layers.Input((None, None, 1)), layers.GlobalMaxPooling2D()]),
    ):
        assert fl.check_model(open_model, data).findings == ()


def test_the_loss_is_compared_with_the_output_and_the_target():
    import keras
    from keras import layers

    images = np.full((20, 28, 28, 1), 0.5)
    labels = np.arange(20) % 10
    one_hot = np.eye(10)[labels]
    many = np.ones((20, 10))
    ends = {
        act: [layers.Flatten(), layers.Dense(10, activation=act)]
        for act in ("softmax", "sigmoid", "relu", "tanh", None)
    }
    ends["ReLU"] = [*ends[None], layers.ReLU()]

    def faults(act, loss, target=None):
        data = None if target is None else (images, target)
        rules = found(ends[act], data, loss=loss)
        return [one for one in rules if one != ("not-trained", "")]

    sparse = "sparse_categorical_crossentropy"
    for act in ("sigmoid", "relu", "tanh", "ReLU"):
        assert faults(act, sparse) == [("output-activation", act)]
        logits = keras.losses.CategoricalCrossentropy(from_logits=True)
        assert faults(act, logits) == [("output-activation", act)]
        assert faults(act, "mse") == []
    for loss in ("mse", "MSE", "mean_squared_error", "MeanSquaredError"):
        assert faults("softmax", loss) == [("loss-for-numbers", loss)]
    assert faults("softmax", keras.losses.MeanAbsoluteError(), one_hot) == [
        ("loss-for-numbers", "mean_absolute_error")
    ]
    assert faults(None, "mse", labels) == [("loss-for-numbers", "mse")]
    assert faults(None, "mse", one_hot) == []
    binary = "binary_crossentropy"
    wrong = [("binary-loss-for-classes", "10")]
    assert faults("softmax", binary) == wrong
    assert faults("sigmoid", binary, labels) == wrong
    assert faults("sigmoid", binary, one_hot) == wrong
    # Several labels for one image, or it is not known that there are not.
    assert faults("sigmoid", binary, many) == faults("sigmoid", binary) == []
    one = [layers.Flatten(), layers.Dense(1, activation="sigmoid")]
    assert found(one, (images, labels % 2), loss=binary) == [("not-trained", "")]
    assert found(one, (images, labels), loss="mse") == [("not-trained", "")]


def test_softmax_is_in_a_hidden_layer_only_if_a_layer_with_weights_follows():
    from keras import layers

    def ends():
        return [layers.Dense(10, activation="softmax")]

    for act, what in (
        (layers.Activation("softmax", name="act"), "act"),
        (layers.Softmax(name="alone"), "alone"),
        (layers.Dense(5, activation="softmax", name="inner"), "inner"),
    ):
        hidden = [layers.Flatten(), layers.Dense(5, activation="relu"), act]
        assert found([*hidden, *ends()]) == [("hidden-softmax", what)]
        # As in attention, where it weighs what comes by another way.
        assert found([*hidden, *ends()], sequential=False) == []
    assert found([layers.Flatten(), *ends(), layers.Dropout(0.1)]) == []


def test_what_is_not_a_number_is_found_and_stops_nothing():
    from keras import layers

    ends = [layers.Flatten(), layers.Dense(10, activation="softmax", name="end")]
    images = np.full((20, 28, 28, 1), 0.5)
    labels = np.arange(20) % 10
    names = np.array(fl.class_names(lang="en"))[labels]
    for target in (names, names.astype(object), list(names)):
        assert found(ends, (images, target)) == [("text-for-numbers", names[0])]
    assert found(ends, (images.astype(str), labels)) == [("text-for-numbers", "0.5")]
    assert found(ends, (images, labels.astype(object))) == []
    assert found(ends, (images, [None, *labels[1:]])) == [("missing-values", "1")]
    late = [None, *labels[1:-1], "bag"]
    assert found(ends, (images, late)) == [("text-for-numbers", "bag")]
    images[0, 0, 0] = np.nan
    images[1, 0, 0] = np.inf
    assert found(ends, (images, labels)) == [("missing-values", "2")]
    gaps = np.where(labels, labels, np.nan)
    assert found(ends, (images, gaps)) == [("missing-values", "4")]
    assert found(ends, (images, gaps, images, gaps)) == [
        ("missing-values", "8"),
        ("validation-overlaps", "20 / 20"),
    ]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_that_are_no_numbers_are_found_in_any_layer(value):
    model = fl.build_cnn()
    *_, last = model.layers
    kernel, bias = last.get_weights()
    kernel[0, 0] = value
    last.set_weights([kernel, bias])
    checked = fl.check_model(model, lang="en")
    assert [(one.rule, one.what) for one in checked.findings] == [
        ("weights-not-finite", last.name)
    ]


def test_a_finding_names_only_a_concept_that_there_is():
    model = fl.build_dense()
    names = np.array(["bag"] * 3)
    checked = fl.check_model(model, (np.full((3, 784), 0.5), names), lang="en")
    assert "fl.explain" not in str(checked)
    assert str(checked).endswith("CSV file.")


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
