"""What comes from outside and is not what it should be: refused in one clear line."""

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest
from PIL import Image

import fmnist_learn as fl
from conftest import idx, run, small
from fmnist_learn import ops
from fmnist_learn._archive import count_weights, read_config

IMAGES = "train-images-idx3-ubyte"


def changed(images, value):
    copy = images.copy()
    copy.flat[3] = value
    return copy


# Images that are not numbers.


@pytest.mark.keras
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_images_with_nan_or_infinity_are_refused_everywhere(value, flat):
    images = changed(flat.test_scaled[:20], value)
    one = images[0].reshape(28, 28)
    labels = flat.test_target[:20]
    dense, cnn = fl.build_dense(), fl.build_cnn()
    calls = {
        "images": [
            lambda: fl.evaluate(dense, images, labels),
            lambda: fl.plot_samples(images),
            lambda: fl.plot_mistakes(
                fl.evaluate(dense, flat.test_scaled[:20], labels), images
            ),
        ],
        "image": [
            lambda: fl.plot_prediction(one, np.eye(10)[0]),
            lambda: fl.visualize_feature_maps(cnn, one),
        ],
    }
    for name, functions in calls.items():
        for function in functions:
            with pytest.raises(ValueError, match=f"^{name} must hold finite numbers"):
                function()


@pytest.mark.keras
@pytest.mark.parametrize("part", ["train_scaled", "val_scaled"])
def test_training_on_nan_is_refused(part):
    data = small("flat", 40, 20, 10)
    getattr(data, part)[3, 2] = np.nan
    with pytest.raises(ValueError, match=f"{part} must hold finite .*=array with 1 "):
        fl.train(fl.build_dense(), data, verbose=0)


# A model that has diverged.


def diverged(model):
    model.set_weights([np.full_like(weight, np.nan) for weight in model.get_weights()])
    return model


@pytest.mark.keras
def test_a_model_with_nan_for_weights_gives_no_answer(flat, tmp_path, capfd):
    model = diverged(fl.build_cnn())
    data = small("channel", 4, 4, 4)
    calls = [
        lambda: fl.evaluate(model, data.test_scaled, data.test_target),
        lambda: fl.visualize_filters(model),
        lambda: fl.visualize_feature_maps(model, data.test_scaled[0]),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="give finite numbers.*lower learning"):
            call()
    file, photo = tmp_path / "nan.keras", tmp_path / "photo.png"
    model.save(file)
    Image.fromarray(255 - fl.load_data()[1][0][0]).save(photo)
    for chosen in (file, model):
        with pytest.raises(ValueError, match="model must give finite numbers"):
            fl.predict(photo, model=chosen)
    code, out, err = run(capfd, "predict", photo, "--model", file)
    assert (code, out) == (1, "")
    assert err.startswith("error: model must give finite numbers")


def test_probabilities_that_are_none_are_not_drawn(raw):
    with pytest.raises(ValueError, match="^probabilities must hold finite numbers"):
        fl.plot_prediction(raw[2][0], np.full(10, np.nan))


# Arrays of other kinds.


def other_kinds(array):
    sparse = pytest.importorskip("scipy.sparse")
    with pytest.warns(PendingDeprecationWarning):
        matrix = np.matrix(array)
    return [
        (np.ma.masked_array(array, array > 0), "filled"),
        (matrix, "np.asarray"),
        (sparse.csr_array(np.atleast_2d(array)), "toarray"),
    ]


@pytest.mark.sklearn
def test_masked_sparse_arrays_and_matrices_are_refused(flat):
    from sklearn.dummy import DummyClassifier

    images, labels = flat.test_scaled[:20], flat.test_target[:20]
    guess = DummyClassifier().fit(images, labels)
    for kind, remedy in other_kinds(images):
        calls = [
            lambda kind=kind: fl.evaluate(guess, kind, labels),
            lambda kind=kind: fl.plot_samples(kind),
            lambda kind=kind: fl.plot_prediction(kind, np.eye(10)[0]),
            lambda kind=kind: fl.plot_prediction(images[0], kind),
            lambda kind=kind: ops.relu(kind),
        ]
        for call in calls:
            with pytest.raises(TypeError, match=f"an ordinary NumPy array.*{remedy}"):
                call()
    for kind, remedy in other_kinds(labels):
        calls = [
            lambda kind=kind: fl.evaluate(guess, images, kind),
            lambda kind=kind: fl.plot_samples(images, kind),
            lambda kind=kind: ops.one_hot(kind),
        ]
        for call in calls:
            with pytest.raises(TypeError, match=f"an ordinary NumPy array.*{remedy}"):
                call()


@pytest.mark.keras
def test_histories_of_tensors_and_arrays_are_drawn():
    import keras

    tensors = [keras.ops.convert_to_tensor(number) for number in (0.5, 0.25)]
    for curve in (tensors, np.array([0.5, 0.25]), keras.ops.stack(tensors)):
        fig = fl.plot_history({"loss": curve, "val_loss": curve, "extra": "text"})
        assert fig.axes[0].lines[0].get_ydata().tolist() == [0.5, 0.25]
    for wrong in (0.5, ["a"], [[1, 2], [3, 4]]):
        with pytest.raises(TypeError, match=r"^history\['loss'\] must hold one number"):
            fl.plot_history({"loss": wrong})


@pytest.mark.parametrize(
    ("losses", "best"), [([0.5, np.nan, np.nan], [1]), ([np.nan, np.nan], [])]
)
def test_a_training_that_diverged_has_its_best_epoch_before(losses, best):
    fig = fl.plot_history({"loss": [0.5] * len(losses), "val_loss": losses})
    dotted = [line for line in fig.axes[0].lines if line.get_linestyle() == ":"]
    assert [line.get_xdata()[0] for line in dotted] == best


# What is no path.


class Numbered:
    def __fspath__(self):
        return 3


class Bytes:
    def __fspath__(self):
        return b"photo.png"


@pytest.mark.keras
@pytest.mark.parametrize("path", [42, b"photo.png", ["a"], Numbered(), Bytes(), "a\0b"])
def test_what_is_no_path_is_refused(path):
    data = small("flat", 4, 4, 4)
    calls = {
        "path": [
            fl.load_data,
            fl.prepare_photo,
            lambda path: fl.prepare_data(path=path),
            lambda path: fl.baseline_sgd(path=path),
        ],
        "checkpoint": [
            lambda path: fl.train(fl.build_dense(), data, checkpoint=path, verbose=0)
        ],
        "model": [
            lambda path: fl.run_lesson("08-3", model=path, verbose=0),
            read_config,
        ],
        "out": [lambda path: fl.run_lesson("08-1", out=path, verbose=0)],
    }
    for name, functions in calls.items():
        for function in functions:
            with pytest.raises(TypeError, match=f"^{name} must be a path, a string"):
                function(path)


# Files of a few bytes that stand for gigabytes. How much memory they took is measured
# in a process of its own.

MEASURED = """
import resource, sys
from fmnist_learn import load_data
from fmnist_learn._archive import count_weights, read_config
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    if sys.argv[1] == "data":
        load_data(sys.argv[2])
    else:
        read_config(sys.argv[2])
        count_weights(sys.argv[2])
except (ValueError, EOFError) as error:
    print(error)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def refused(kind, path):
    """The error, and by how many MB the process grew."""
    if sys.platform != "linux":
        pytest.skip("elsewhere memory is counted in other units")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, kind, path],
        capture_output=True,
        text=True,
        check=True,
    )
    error, grown = done.stdout.splitlines()
    return error, int(grown)


def many_zeros(write, megabytes):
    part = bytes(1 << 20)
    for _ in range(megabytes):
        write(part)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_no_more_is_read_than_the_header_says(idx_folder, suffix):
    content = (idx_folder / IMAGES).read_bytes()
    (idx_folder / IMAGES).unlink()
    file = idx_folder / f"{IMAGES}{suffix}"
    with gzip.open(file, "wb") if suffix else file.open("wb") as stream:
        stream.write(content)
        many_zeros(stream.write, 200)
    error, grown = refused("data", idx_folder)
    assert "hold 23520 bytes of data" in error
    assert "at least 23521 bytes" in error
    assert grown < 60
    # Nor are gigabytes made ready because a header promises them.
    start = content[:4] + (2**32 - 1).to_bytes(4) + content[8:]
    file.write_bytes(gzip.compress(start) if suffix else start)
    error, grown = refused("data", idx_folder)
    assert "hold 3367254359280 bytes" in error
    assert grown < 60


def archive(path, members, method=zipfile.ZIP_DEFLATED):
    """A `.keras` file; a member is bytes, or megabytes of blanks between two bytes."""
    with zipfile.ZipFile(path, "w", method) as written:
        for name, content in members.items():
            with written.open(name, "w") as stream:
                if isinstance(content, bytes):
                    stream.write(content)
                    continue
                stream.write(b"[")
                for _ in range(content):
                    stream.write(b" " * (1 << 20))
                stream.write(b"]")
    return path


def weights(**datasets):
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        for name, options in datasets.items():
            file.create_dataset(name, **options)
    return content.getvalue()


SEQUENTIAL = json.dumps(
    {"module": "keras", "class_name": "Sequential", "config": {"layers": []}}
).encode()


def test_archives_that_unpack_to_very_much_are_refused_packed(tmp_path):
    file = tmp_path / "bomb.keras"
    for members in (
        {"config.json": 200},
        {"config.json": SEQUENTIAL, "metadata.json": 200},
        {"config.json": SEQUENTIAL, "model.weights.h5": 200},
        {"config.json": SEQUENTIAL, "assets/a": 100, "assets/b": 100},
    ):
        archive(file, members)
        assert file.stat().st_size < 1_000_000
        error, grown = refused("model", file)
        assert "must unpack to the size of a real model" in error
        assert grown < 60
    stored = archive(file, {"config.json": 5}, zipfile.ZIP_STORED)
    assert "unpack to the size of a real model" in refused("model", stored)[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_archives_packed_as_keras_never_does_are_refused(tmp_path, method):
    file = archive(tmp_path / "a.keras", {"config.json": SEQUENTIAL}, method)
    with pytest.raises(ValueError, match="unpack to the size of a real model"):
        read_config(file)


def test_weights_that_are_not_in_the_file_are_refused(tmp_path):
    empty = {"shape": (200_000_000,), "dtype": "f4", "chunks": (1000,)}
    packed = {"data": np.zeros(200_000, "f4"), "compression": "gzip"}
    for options in (empty, packed):
        content = weights(a=options, b={"data": np.zeros(3)})
        file = tmp_path / "bomb.keras"
        archive(file, {"config.json": SEQUENTIAL, "model.weights.h5": content})
        error, grown = refused("model", file)
        assert "must hold all of its weights in the file" in error
        assert grown < 60
        with pytest.raises(ValueError, match="must hold all of its weights"):
            count_weights(file)


def unpacked(path):
    with zipfile.ZipFile(path) as saved:
        return {name: saved.read(name) for name in saved.namelist()}


@pytest.mark.keras
@pytest.mark.parametrize(
    ("layer", "option", "value"),
    [
        (1, "kernel_size", [4, 4]),
        (1, "filters", 10**9),
        (1, "kernel_size", [10**5, 10**5]),
        (6, "units", 10**6),
    ],
)
def test_a_model_larger_than_its_weights_is_not_built(tmp_path, layer, option, value):
    from fmnist_learn.training import load_safely

    fl.build_cnn().save(tmp_path / "good.keras")
    members = unpacked(tmp_path / "good.keras")
    config = json.loads(members["config.json"])
    assert option in config["config"]["layers"][layer]["config"]
    config["config"]["layers"][layer]["config"][option] = value
    del config["build_config"]
    members["config.json"] = json.dumps(config).encode()
    file = archive(tmp_path / "bad.keras", members)
    with pytest.raises(ValueError, match="must hold all of its weights in the file"):
        load_safely(file)
    del members["model.weights.h5"]
    with pytest.raises(ValueError, match="must hold all of its weights in the file"):
        load_safely(archive(tmp_path / "none.keras", members))


@pytest.mark.keras
def test_the_models_of_the_course_are_of_the_size_of_a_model(tmp_path):
    from fmnist_learn.training import load_safely

    for build in (fl.build_dense, fl.build_deep, fl.build_cnn):
        model = build()
        model.compile("adam", "sparse_categorical_crossentropy")
        model.save(tmp_path / "saved.keras")
        again = archive(tmp_path / "packed.keras", unpacked(tmp_path / "saved.keras"))
        assert load_safely(again).count_params() == model.count_params()


def test_a_file_without_the_suffix_is_no_riddle(tmp_path):
    file = archive(tmp_path / "model", {"config.json": SEQUENTIAL})
    with pytest.raises(ValueError, match=r"model must end in \.keras.*rename it"):
        read_config(file)


def test_damage_inside_an_archive_is_named(tmp_path):
    for number, config in enumerate([b"[" * 2_000 + b"]" * 2_000, b'{"a": ' * 900]):
        file = archive(tmp_path / f"{number}.keras", {"config.json": config})
        with pytest.raises(ValueError, match="must be a .keras archive"):
            read_config(file)
    file = archive(tmp_path / "a.keras", {"config.json": SEQUENTIAL * 100})
    content = bytearray(file.read_bytes())
    content[50:60] = b"\xff" * 10
    file.write_bytes(content)
    with pytest.raises(ValueError, match="must be a .keras archive"):
        read_config(file)


def test_an_error_has_the_length_of_an_error(tmp_path, capfd, raw):
    name = "L" * 3_000_000
    layer = {"module": "\x1b[31m\n", "class_name": name}
    config = json.dumps(
        {"module": "keras", "class_name": "Sequential", "config": {"layers": [layer]}}
    )
    file = archive(
        tmp_path / "long.keras", {"config.json": config.encode()}, zipfile.ZIP_STORED
    )
    with pytest.raises(ValueError, match="run no code of their own") as error:
        read_config(file)
    assert len(str(error.value)) < 2_000
    photo = tmp_path / "photo.png"
    Image.fromarray(255 - raw[2][0]).save(photo)
    code, _, err = run(capfd, "predict", photo, "--model", file)
    assert code == 1
    assert len(err) < 2_000
    assert err.count("\n") == 1
    assert "\x1b" not in err
    for arguments in (["explain", "x" * 100_000], ["experiment", "x" * 100_000]):
        code, _, err = run(capfd, *arguments)
        assert code == 1
        assert len(err) < 5_000
        assert "--list" in err


# Two files of one name.


def test_a_plain_and_a_packed_file_of_one_name_are_the_same(idx_folder):
    content = (idx_folder / IMAGES).read_bytes()
    packed = idx_folder / f"{IMAGES}.gz"
    packed.write_bytes(gzip.compress(content))
    assert len(fl.load_data(idx_folder)[0][0]) == 30
    packed.write_bytes(gzip.compress(content[:-1] + bytes([content[-1] ^ 1])))
    with pytest.raises(ValueError, match=f"hold the same in {IMAGES} and {IMAGES}"):
        fl.load_data(idx_folder)
    other = np.zeros((29, 28, 28), np.uint8)
    packed.write_bytes(gzip.compress(idx(other)))
    with pytest.raises(ValueError, match=f"hold the same in {IMAGES} and {IMAGES}"):
        fl.load_data(idx_folder)


# Photos of other kinds.


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_or_a_device_is_no_photo(tmp_path, capfd):
    os.mkfifo(tmp_path / "pipe.png")
    for path in (tmp_path / "pipe.png", tmp_path, Path("/dev/zero")):
        with pytest.raises(ValueError, match="must be an image file, not a folder"):
            fl.prepare_photo(path)
    assert run(capfd, "predict", tmp_path / "pipe.png")[0] == 1


def shirt(white):
    """A dark garment on a paper that is `white`, in numbers of that size."""
    pixels = np.full((90, 90), white, dtype=np.float64)
    pixels[10:80, 30:60] = white * 0.2
    return pixels


@pytest.mark.parametrize(
    ("name", "white", "dtype"),
    [
        ("a.tif", 1, np.float32),
        ("a.tif", 255, np.float32),
        ("a.tif", 1e12, np.float32),
        ("a.tif", 2**32 - 1, np.uint32),
        ("a.tif", 2**31 - 1, np.int32),
        ("a.png", 2**8 - 1, np.uint16),
        ("a.png", 2**10 - 1, np.uint16),
        ("a.png", 2**12 - 1, np.uint16),
        ("a.png", 2**14 - 1, np.uint16),
        ("a.png", 2**16 - 1, np.uint16),
    ],
)
def test_pictures_of_any_number_of_bits(tmp_path, name, white, dtype):
    file = tmp_path / name
    Image.fromarray(shirt(white).astype(dtype)).save(file)
    seen = fl.prepare_photo(file)
    Image.fromarray(shirt(255).astype(np.uint8)).save(tmp_path / "usual.png")
    expected = fl.prepare_photo(tmp_path / "usual.png").astype(int)
    assert np.abs(seen - expected).max() <= 1


@pytest.mark.parametrize("value", [np.nan, np.inf, -1])
def test_brightness_that_is_none_is_refused(tmp_path, value):
    pixels = shirt(1).astype(np.float32)
    pixels[0, 0] = value
    Image.fromarray(pixels).save(tmp_path / "a.tif")
    with pytest.raises(ValueError, match="path must hold brightness in finite numbers"):
        fl.prepare_photo(tmp_path / "a.tif")


@pytest.mark.parametrize("bits", ["L", "I;16"])
def test_an_almost_black_picture_shows_nothing(tmp_path, bits):
    pixels = np.zeros((40, 40), np.uint8 if bits == "L" else np.uint16)
    Image.fromarray(pixels).save(tmp_path / "black.png")
    with pytest.raises(ValueError, match="must show a garment that stands out"):
        fl.prepare_photo(tmp_path / "black.png")


@pytest.mark.parametrize(("size", "fits"), [((5, 5), 0), ((27, 27), 0), ((28, 9), 1)])
def test_a_picture_may_be_too_small(tmp_path, size, fits):
    file = tmp_path / "small.png"
    Image.effect_noise(size, 100).save(file)
    if fits:
        assert fl.prepare_photo(file).shape == (28, 28)
        return
    said = rf"at least 28 pixels .* too small\. .* \({size[0]}x{size[1]}\)"
    with pytest.raises(ValueError, match=said):
        fl.prepare_photo(file)


def test_of_noise_it_is_said_what_a_probability_does_not_tell(tmp_path, capfd):
    file = tmp_path / "noise.png"
    pixels = np.random.default_rng(0).integers(0, 256, (200, 200), dtype=np.uint8)
    Image.fromarray(pixels).save(file)
    code, out, err = run(capfd, "predict", file, "--lang", "en")
    assert code == 0
    assert out.startswith(f"{file}: Bag 99.")  # as first-steps says
    assert "does not tell whether the photo shows a garment" in err
