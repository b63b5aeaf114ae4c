"""A photo's class: the result, and models read without Keras against Keras itself."""

import io
import json
import zipfile

import h5py
import numpy as np
import pytest
from PIL import Image

import fmnist_learn as fl
from conftest import imported_of
from fmnist_learn._network import Network, read_network
from fmnist_learn.prediction import classify, find_model


@pytest.fixture
def boot(raw, tmp_path):
    """The first test image, as a photo."""
    path = tmp_path / "부츠.png"
    Image.fromarray(255 - raw[2][0]).resize((280, 280)).save(path)
    return path


def test_a_photo_has_a_class_and_probabilities(boot):
    result = fl.predict(boot)
    assert (result.name, result.label) == ("Ankle boot", 9)
    assert result.names == fl.class_names()
    assert result.probabilities.dtype == np.float32
    assert result.probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert np.array_equal(result.image, fl.prepare_photo(boot))
    best, second = np.sort(result.probabilities)[:-3:-1]
    assert str(result).startswith(f"Ankle boot {best:.1%} (Sneaker {second:.1%}, ")
    assert repr(result) == f"Prediction({result})"
    assert f"| Ankle boot | {best:.1%} |" in result._repr_markdown_()
    assert fl.predict(str(boot), lang="ko").name == "앵클 부츠"


def test_a_photo_is_answered_without_keras(boot):
    code = f"import fmnist_learn as fl; fl.predict({str(boot)!r})"
    assert imported_of(["keras", "tensorflow", "matplotlib"], code) == "heavy []"
    command = ["predict", str(boot)]
    code = f"import fmnist_learn.cli as c\ntry: c.main({command})\nexcept SystemExit: 0"
    assert imported_of(["keras", "tensorflow", "matplotlib"], code) == "heavy []"


def test_the_classes_of_other_data_have_their_names(boot):
    names = ["cat", "dog"]  # and a network with ten outputs, as those of the course
    assert fl.predict(boot, names=names).names == ("cat", "dog", *"23456789")
    assert fl.predict(boot, names=names).name == "9"
    with pytest.raises(ValueError, match="a name for each of the 10 classes"):
        fl.predict(boot, names=[*"0123456789a"])


def fixed(outputs, takes=(784,)):
    """A network that gives these outputs, whatever it is shown."""
    outputs = np.asarray(outputs, dtype=np.float32)
    layer = lambda images: np.tile(outputs, (len(images), 1))  # noqa: E731
    return Network("fixed", (layer,), (None, *takes), (None, outputs.size))


def test_own_networks_may_have_other_classes(boot):
    result = fl.predict(boot, model=fixed([0.9, 0.1]), names=["cat", "dog"])
    assert str(result) == "cat 90.0% (dog 10.0%)"


@pytest.mark.parametrize(
    ("model", "error", "message"),
    [
        (7, TypeError, "model must be None, the path of a .keras file, or a Keras"),
        (fixed([1, 0]), ValueError, "model must take one image of 28x28 and give ten"),
        (fixed(np.eye(10)[0], (783,)), ValueError, r"'fixed' from \(783,\) to \(10,\)"),
        (fixed([np.nan] * 10), ValueError, "model must give finite numbers"),
        (fixed([np.inf] * 10), ValueError, "model must give finite numbers"),
        ("none.keras", FileNotFoundError, "model must name a model file that exists"),
    ],
)
def test_models_that_cannot_answer(boot, model, error, message):
    with pytest.raises(error, match=message):
        fl.predict(boot, model=model)


def test_a_photo_that_is_none(tmp_path):
    with pytest.raises(FileNotFoundError, match="path must name an image file"):
        fl.predict(tmp_path / "none.png")


# Against Keras.


def sequential(*layers, shape=(28, 28, 1)):
    import keras

    return keras.Sequential([keras.Input(shape), *layers])


def known_models():
    import keras
    from keras import layers

    yield fl.build_dense()
    yield fl.build_deep(hidden=(30, 20), activation="sigmoid", dropout=0.3)
    yield fl.build_deep(activation="leaky_relu")
    yield fl.build_cnn(padding="valid", pooling="average", dropout=None)
    yield sequential(
        layers.Conv2D(4, (3, 5), strides=2, use_bias=False, padding="same"),
        layers.MaxPooling2D(3, strides=2, padding="same"),
        layers.Conv2D(4, 3, activation="tanh", padding="same"),
        layers.Activation("relu"),
        layers.Flatten(),
        layers.Dropout(0.5, seed=1),
        layers.Dense(10),
        layers.Activation("softmax"),
    )
    yield fl.build_modern(filters=(4, 6))
    yield sequential(layers.Conv2D(4, 3), layers.GlobalAveragePooling2D())
    built_by_its_first_batch = keras.Sequential(
        [layers.Flatten(), layers.Dense(10, "softmax", kernel_regularizer="l2")]
    )
    built_by_its_first_batch(np.zeros((1, 28, 28)))
    yield built_by_its_first_batch


@pytest.mark.keras
def test_models_of_known_layers_predict_as_in_keras(tmp_path, raw):
    for number, model in enumerate(known_models()):
        model.compile("adam", "sparse_categorical_crossentropy")
        rng = np.random.default_rng(number)
        for variable in model.weights:
            drawn = rng.normal(0, 0.1, variable.shape)
            variable.assign(abs(drawn) if "variance" in variable.path else drawn)
        file = tmp_path / f"{number}.keras"
        model.save(file)
        network = read_network(file)
        assert network is not None, number
        assert network.input_shape[1:] == model.input_shape[1:]
        assert network.output_shape[1:] == model.output_shape[1:]
        images = (raw[2][:50] / 255).reshape(-1, *model.input_shape[1:])
        images = images.astype(np.float32)
        expected = model.predict(images, verbose=0)
        np.testing.assert_allclose(network.predict(images), expected, atol=1e-5)


@pytest.mark.keras
@pytest.mark.parametrize("name", ["dense", "deep", "cnn", "modern"])
def test_the_trained_models_predict_the_digits_of_keras(name, raw):
    from fmnist_learn.pretrained import pretrained_file

    model, network = fl.load_pretrained(name), find_model(pretrained_file(name))
    assert isinstance(network, Network)
    images = [*raw[2][:300]]
    for here, there in zip(
        classify(network, images), classify(model, images), strict=True
    ):
        np.testing.assert_allclose(
            here.probabilities, there.probabilities, atol=1e-5, rtol=0
        )
        assert here.label == there.label


def unknown_models():
    import keras
    from keras import layers

    yield sequential(layers.Flatten(), layers.Dense(10, activation="gelu"))
    yield sequential(layers.Conv2D(2, 3, dilation_rate=2), layers.Flatten())
    yield sequential(layers.Conv2D(2, 3, strides=(1, 2)), layers.Flatten())
    yield sequential(layers.ReLU(max_value=0.5), layers.Flatten())
    yield sequential(layers.BatchNormalization(axis=1), layers.Flatten())
    yield sequential(layers.GlobalAveragePooling2D(keepdims=True))
    yield sequential(layers.Flatten(), layers.Dense(10, dtype="float16"))
    yield sequential(layers.Flatten(), sequential(layers.Dense(10), shape=(784,)))
    inputs = keras.Input((784,))
    yield keras.Model(inputs, layers.Dense(10)(inputs))


@pytest.mark.keras
def test_the_other_models_are_left_to_keras(tmp_path, raw):
    for number, model in enumerate(unknown_models()):
        file = tmp_path / f"{number}.keras"
        model.save(file)
        assert read_network(file) is None, number
        images = raw[2][:2].reshape(-1, *model.input_shape[1:]) / np.float32(255)
        found = find_model(file).predict(images, verbose=0)
        np.testing.assert_array_equal(found, model.predict(images, verbose=0))


# Files that no `save` has written; the network of the package is what they start from.


@pytest.fixture
def good():
    from fmnist_learn.pretrained import pretrained_file

    return pretrained_file("dense")


def with_weights(good, target, change):
    """A copy of the archive whose HDF5 file was changed by hand."""
    with zipfile.ZipFile(good) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    content = io.BytesIO(files["model.weights.h5"])
    with h5py.File(content, "r+") as file:
        change(file, file["layers/dense/vars"])
    files["model.weights.h5"] = content.getvalue()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def replaced(**options):
    def change(_, variables):
        kernel = options.pop("data", variables["0"][()])
        del variables["0"]
        variables.create_dataset("0", data=kernel, **options)

    return change


def external(file, variables):
    del variables["0"]
    variables.create_dataset(
        "0", (784, 10), "f4", external=[("/etc/hostname", 0, h5py.h5f.UNLIMITED)]
    )


def linked(file, variables):
    del variables["0"]
    variables["0"] = h5py.ExternalLink("other.h5", "/kernel")


def virtual(file, variables):
    del variables["0"]
    layout = h5py.VirtualLayout((784, 10), "f4")
    layout[:] = h5py.VirtualSource("other.h5", "kernel", (784, 10))
    variables.create_virtual_dataset("0", layout)


def never_written(file, variables):
    """A few bytes in the file, and terabytes in memory."""
    del variables["0"]
    variables.create_dataset("0", (784, 2**40), "f4")


def a_thousand_times_the_same(file, variables):
    for number in range(1000):
        file[f"layers/copy_{number}"] = file["layers/dense"]


@pytest.mark.parametrize(
    "change",
    [
        replaced(compression="gzip"),
        replaced(chunks=(784, 1)),
        replaced(data=np.zeros((784, 9), np.float32)),
        replaced(data=np.zeros((783, 10), np.float32)),
        replaced(data=np.zeros((784, 10), np.float64)),
        external,
        linked,
        virtual,
        never_written,
        a_thousand_times_the_same,
        lambda file, variables: variables.__delitem__("0"),
        lambda file, variables: variables.__delitem__("1"),
        lambda file, variables: file.__delitem__("layers"),
    ],
)
def test_odd_weights_are_left_to_keras(tmp_path, monkeypatch, good, change):
    monkeypatch.chdir(tmp_path)
    with h5py.File("other.h5", "w") as file:
        file["kernel"] = np.zeros((784, 10), np.float32)
    assert read_network(good) is not None
    assert read_network(with_weights(good, tmp_path / "odd.keras", change)) is None


def with_config(good, target, change):
    with zipfile.ZipFile(good) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    config = json.loads(files["config.json"])
    change(config, config["config"]["layers"])
    files["config.json"] = json.dumps(config).encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


@pytest.mark.parametrize(
    "change",
    [
        lambda config, layers: layers.clear(),
        lambda config, layers: config.update(module=None, class_name="__tuple__"),
        lambda config, layers: layers[1]["config"].update(units=11),
        lambda config, layers: layers[1]["config"].update(activation="gelu"),
        lambda config, layers: layers[1]["config"].update(use_bias=False),
        lambda config, layers: layers[1]["config"].update(dtype="float16"),
        lambda config, layers: layers[1]["config"].update(an_option_to_come=1),
        lambda config, layers: layers[0]["config"].update(batch_shape=[None, 783]),
        lambda config, layers: layers[0]["config"].update(batch_shape=[None, None]),
    ],
)
def test_odd_configurations_are_left_to_keras(tmp_path, good, change):
    assert read_network(with_config(good, tmp_path / "odd.keras", change)) is None


@pytest.mark.parametrize(
    "options",
    [
        {"kernel_size": [5, 5]},
        {"filters": 33},
        {"groups": 2},
        {"dilation_rate": [2, 2]},
        {"data_format": "channels_first"},
        {"strides": [1, 2]},
        {"padding": "causal"},
    ],
)
def test_odd_convolutions_are_left_to_keras(tmp_path, options):
    from fmnist_learn.pretrained import pretrained_file

    def change(config, layers):
        layers[1]["config"].update(options)

    file = with_config(pretrained_file("cnn"), tmp_path / "odd.keras", change)
    assert read_network(file) is None


@pytest.mark.parametrize(
    ("number", "options"),
    [
        (0, {"batch_shape": [None, 1000, 1000, 1]}),
        (2, {"pool_size": [100_000, 100_000], "padding": "same"}),
    ],
)
def test_no_file_has_more_made_than_a_photo_needs(
    tmp_path, monkeypatch, number, options
):
    from fmnist_learn import _network
    from fmnist_learn.pretrained import pretrained_file

    def change(config, layers):
        layers[number]["config"].update(options)

    file = with_config(pretrained_file("cnn"), tmp_path / "large.keras", change)
    monkeypatch.setattr(_network, "_run", lambda *_: pytest.fail("computed with it"))
    assert read_network(file) is None


def test_a_policy_by_name_is_as_good_as_one_by_object(tmp_path, good):
    def change(config, layers):
        layers[1]["config"]["dtype"] = "float32"

    assert read_network(with_config(good, tmp_path / "same.keras", change)) is not None


def test_a_model_with_code_is_refused_before_its_weights_are_read(tmp_path, good):
    def change(config, layers):
        layers.append({"module": "os", "class_name": "system", "config": {}})

    file = with_config(good, tmp_path / "evil.keras", change)
    with pytest.raises(ValueError, match=r"run no code of their own.*os\.system"):
        read_network(file)
