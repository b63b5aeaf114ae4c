import numpy as np
import pytest

import fmnist_learn as fl

pytestmark = pytest.mark.keras


def test_the_books_parameter_counts():
    assert fl.build_dense().count_params() == 784 * 10 + 10 == 7_850
    assert fl.build_deep().count_params() == 78_500 + 1_010 == 79_510
    assert fl.build_cnn().count_params() == 333_526


def test_names_are_stable_and_ascii():
    def names(model):
        return [layer.name for layer in model.layers]

    for _ in range(2):  # a second model of the session has the same names
        assert names(fl.build_dense()) == ["output"]
        assert names(fl.build_deep(dropout=0.3)) == [
            "flatten", "hidden", "dropout", "output",
        ]  # fmt: skip
        assert names(fl.build_deep(hidden=[50, 20])) == [
            "flatten", "hidden_1", "hidden_2", "output",
        ]  # fmt: skip
        assert names(fl.build_cnn()) == [
            "conv_1", "pool_1", "conv_2", "pool_2",
            "flatten", "hidden", "dropout", "output",
        ]  # fmt: skip
    assert [fl.build_dense().name, fl.build_deep().name, fl.build_cnn().name] == [
        "dense", "deep", "cnn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "shape"),
    [
        (fl.build_dense, (784,)),
        (fl.build_deep, (28, 28)),
        (fl.build_cnn, (28, 28, 1)),
    ],
)
def test_probabilities_come_out_and_nothing_is_compiled(build, shape):
    model = build()
    assert not model.compiled
    outputs = model.predict(np.random.default_rng(0).random((3, *shape)), verbose=0)
    assert outputs.shape == (3, 10)
    np.testing.assert_allclose(outputs.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "tanh", "gelu", "linear"])
def test_any_activation_of_keras(activation):
    import keras

    layer = fl.build_deep(hidden=7, activation=activation).get_layer("hidden")
    assert layer.units == 7
    assert layer.activation is keras.activations.get(activation)


def test_several_hidden_layers_with_dropout_after_each():
    model = fl.build_deep(hidden=(50, 20), dropout=0.25)
    assert model.count_params() == (784 * 50 + 50) + (50 * 20 + 20) + (20 * 10 + 10)
    rates = [layer.rate for layer in model.layers if "dropout" in layer.name]
    assert rates == [0.25, 0.25]


def test_the_cnns_options():
    import keras

    model = fl.build_cnn(
        filters=(8,),
        hidden=20,
        dropout=None,
        kernel_size=5,
        padding="valid",
        pooling="average",
    )
    assert [layer.name for layer in model.layers] == [
        "conv_1", "pool_1", "flatten", "hidden", "output",
    ]  # fmt: skip
    assert model.get_layer("conv_1").output.shape == (None, 24, 24, 8)
    assert isinstance(model.get_layer("pool_1"), keras.layers.AveragePooling2D)
    assert model.get_layer("flatten").output.shape == (None, 12 * 12 * 8)


def test_the_side_of_the_maps_is_followed_to_the_last_pixel():
    # 28 -> 26 -> 13 -> 11 -> 5 -> 3 -> 1: three blocks of a valid 3x3 fit, four do not.
    model = fl.build_cnn(filters=(2, 2, 2), padding="valid")
    assert model.get_layer("pool_3").output.shape == (None, 1, 1, 2)
    with pytest.raises(ValueError, match="filters must leave at least one pixel"):
        fl.build_cnn(filters=(2, 2, 2, 2), padding="valid")
    with pytest.raises(ValueError, match="filters must leave at least one pixel"):
        fl.build_cnn(filters=(2,) * 5)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: fl.build_deep(hidden=0),
            "hidden must be a whole number of at least 1",
        ),
        (
            lambda: fl.build_deep(hidden=[]),
            "hidden must name the units of at least one",
        ),
        (lambda: fl.build_deep(hidden=True), "hidden must be a whole number"),
        (lambda: fl.build_deep(hidden=10.5), "hidden must be a whole number"),
        (lambda: fl.build_deep(activation="relo"), "activation must be the name of"),
        (lambda: fl.build_deep(activation="렐루"), "activation must be the name of"),
        (lambda: fl.build_deep(dropout=1), "dropout must be a number between 0 and"),
        (lambda: fl.build_deep(dropout=30), "dropout must be a number between 0 and"),
        (
            lambda: fl.build_cnn(filters=()),
            "filters must be a sequence with one number",
        ),
        (
            lambda: fl.build_cnn(filters=32),
            "filters must be a sequence with one number",
        ),
        (
            lambda: fl.build_cnn(filters=(32, 0)),
            "filters must be a whole number of at least",
        ),
        (lambda: fl.build_cnn(hidden=0), "hidden must be a whole number"),
        (lambda: fl.build_cnn(dropout=0), "dropout must be a number between 0 and"),
        (lambda: fl.build_cnn(kernel_size=0), "kernel_size must be a whole number"),
        (lambda: fl.build_cnn(padding="sam"), "padding must be one of 'same', 'val"),
        (lambda: fl.build_cnn(pooling="avg"), "pooling must be one of 'max', 'aver"),
    ],
)
def test_options_outside_their_range(build, message):
    with pytest.raises(ValueError, match=message):
        build()


def test_the_modern_network_mirrors_in_training_only_and_leaves_out_what_it_is_told():
    kinds = [type(layer).__name__ for layer in fl.build_modern().layers]
    assert kinds[:5] == [
        *("RandomFlip", "Conv2D", "BatchNormalization", "Activation", "MaxPooling2D")
    ]
    assert kinds[-4:] == ["Activation", "Flatten", "Dropout", "Dense"]
    bare = fl.build_modern(filters=(2, 3), dropout=None, flip=False, batch_norm=False)
    assert [type(layer).__name__ for layer in bare.layers] == [
        *("Conv2D", "Activation", "MaxPooling2D", "Conv2D", "Activation"),
        *("Flatten", "Dense"),
    ]
    assert bare.count_params() == 20 + 57 + 14 * 14 * 3 * 10 + 10
    with pytest.raises(ValueError, match="leave at least one pixel after every pool"):
        fl.build_modern(filters=(2,) * 6)
    with pytest.raises(ValueError, match="flip must be one of True, False"):
        fl.build_modern(flip=None)
    images = np.random.default_rng(0).random((8, 28, 28, 1), dtype=np.float32)
    flip = fl.build_modern().layers[0]
    assert np.array_equal(flip(images, training=False), images)
