import gzip
import os
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fmnist_learn as fl
from conftest import idx
from fmnist_learn import data as data_room
from fmnist_learn.data import SHA256


def test_the_bundled_data_are_plain_and_writable(raw):
    train_input, train_target, test_input, test_target = raw
    assert train_input.shape == (60000, 28, 28)
    assert test_input.shape == (10000, 28, 28)
    assert train_target.shape == (60000,)
    assert test_target.shape == (10000,)
    for array in raw:
        assert type(array) is np.ndarray
        assert array.dtype == np.uint8
        assert array.flags.writeable
    assert train_target[:10].tolist() == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    assert np.bincount(train_target).tolist() == [6000] * 10


def test_what_a_caller_changes_stays_with_the_caller():
    (first, _), _ = fl.load_data()
    first[:] = 0
    (second, _), _ = fl.load_data()
    assert second.max() == 255


@pytest.mark.keras
def test_equal_to_keras_in_every_element(raw):
    import keras

    cache = Path(os.environ["KERAS_HOME"]) / "datasets" / "fashion-mnist"
    cache.mkdir(parents=True, exist_ok=True)
    for name in SHA256:
        whole = (data_room._BUNDLED / name).read_bytes()
        (cache / f"{name}.gz").write_bytes(gzip.compress(whole, 1))
    (x, y), (test_x, test_y) = keras.datasets.fashion_mnist.load_data()
    for ours, theirs in zip(raw, (x, y, test_x, test_y), strict=True):
        assert ours.dtype == theirs.dtype
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.sklearn
def test_bit_equal_to_the_books_arrays(raw, flat):
    from sklearn.model_selection import train_test_split

    train_input, train_target, test_input, test_target = raw
    train_scaled = (train_input / 255.0).reshape(-1, 28 * 28)
    train_scaled, val_scaled, train_target, val_target = train_test_split(
        train_scaled, train_target, test_size=0.2, random_state=42
    )
    for ours, book in (
        (flat.train_scaled, train_scaled),
        (flat.val_scaled, val_scaled),
        (flat.test_scaled, (test_input / 255.0).reshape(-1, 784)),
    ):
        assert ours.dtype == np.float32
        assert np.array_equal(ours, book.astype(np.float32))
    assert np.array_equal(flat.train_target, train_target)
    assert np.array_equal(flat.val_target, val_target)
    assert np.array_equal(flat.test_target, test_target)
    assert flat.train_target[:10].tolist() == [7, 3, 5, 8, 6, 9, 3, 3, 9, 9]


@pytest.mark.sklearn
@given(val_size=st.floats(0.02, 0.95), random_state=st.integers(0, 2**32 - 1))
def test_every_split_is_scikit_learns(tmp_path_factory, val_size, random_state):
    from sklearn.model_selection import train_test_split

    folder = tmp_path_factory.mktemp("idx")
    # The pixel (0, 0) of each image is its number.
    images = np.zeros((30, 28, 28), dtype=np.uint8)
    images[:, 0, 0] = np.arange(30)
    for part in ("train", "t10k"):
        (folder / f"{part}-images-idx3-ubyte").write_bytes(idx(images))
        labels = np.zeros(30, dtype=np.uint8)
        (folder / f"{part}-labels-idx1-ubyte").write_bytes(idx(labels))
    splits = fl.prepare_data(val_size=val_size, random_state=random_state, path=folder)
    train, val = train_test_split(
        np.arange(30), test_size=val_size, random_state=random_state
    )
    numbers = (splits.train_scaled[:, 0] * 255).round().astype(int)
    assert numbers.tolist() == train.tolist()
    numbers = (splits.val_scaled[:, 0] * 255).round().astype(int)
    assert numbers.tolist() == val.tolist()


@pytest.mark.parametrize(
    ("layout", "shape"),
    [("flat", (784,)), ("image", (28, 28)), ("channel", (28, 28, 1))],
)
def test_layouts(idx_folder, layout, shape):
    splits = fl.prepare_data(layout=layout, path=idx_folder)
    assert splits.train_scaled.shape == (24, *shape)
    assert splits.val_scaled.shape == (6, *shape)
    assert splits.test_scaled.shape == (10, *shape)
    flat = fl.prepare_data(path=idx_folder)
    assert np.array_equal(splits.train_scaled.reshape(24, -1), flat.train_scaled)


def test_no_float64_copy_of_the_images_is_made():
    tracemalloc.start()
    splits = fl.prepare_data()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    result = splits.train_scaled.nbytes + splits.val_scaled.nbytes
    # One float64 copy of the training images alone is 376 MB more.
    assert peak < result + splits.test_scaled.nbytes + 120e6


def test_splits_show_their_shapes_not_their_numbers(idx_folder):
    splits = fl.prepare_data(path=idx_folder)
    assert repr(splits).startswith("Splits(train_scaled: float32 (24, 784), train_t")
    assert "| `val_target` | uint8 | (6,) |" in splits._repr_markdown_()
    with pytest.raises(AttributeError):
        splits.train_scaled = None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layout": "square"}, "layout must be one of 'flat', 'image', 'channel'"),
        ({"val_size": 0}, "val_size must be a number between 0 and 1"),
        ({"val_size": 1.0}, "val_size must be a number between 0 and 1"),
        ({"val_size": "0.2"}, r"Received: val_size='0.2'\."),
        ({"val_size": 0.99}, "val_size must leave at least one of the 30 images"),
        ({"random_state": -1}, "random_state must be a whole number from 0"),
        ({"random_state": 2**32}, "random_state must be a whole number from 0"),
        ({"random_state": 1.5}, "random_state must be a whole number from 0"),
    ],
)
def test_options_outside_their_range(idx_folder, options, message):
    with pytest.raises(ValueError, match=message):
        fl.prepare_data(path=idx_folder, **options)


def test_a_slice_has_the_same_rows_of_each_set(flat):
    few = flat[:1000]
    for name in ("train_scaled", "train_target", "val_scaled", "val_target"):
        whole, part = getattr(flat, name), getattr(few, name)
        assert np.array_equal(part, whole[:1000])
        assert np.shares_memory(part, whole)
    assert few.test_target.tolist() == flat.test_target[:1000].tolist()
    assert few.names == flat.names
    third = flat[100:130:3]
    assert np.array_equal(third.val_scaled, flat.val_scaled[100:130:3])


def test_the_first_rows_are_a_fair_sample(flat):
    """About a tenth of each class, as the docstring says."""
    few = flat[:1000]
    for labels in (few.train_target, few.val_target, few.test_target):
        counts = np.bincount(labels, minlength=10)
        assert counts.sum() == 1000
        assert 70 <= counts.min() <= counts.max() <= 130


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        (0, TypeError, r"rows must be a slice of rows, as in data\[:1000\]"),
        ("train_scaled", TypeError, "write its name: data.train_scaled"),
        (slice(10, None), ValueError, "rows must leave at least one row of each set"),
    ],
)
def test_rows_that_are_no_slice_or_leave_a_set_empty(idx_folder, rows, error, message):
    with pytest.raises(error, match=message):
        fl.prepare_data(path=idx_folder)[rows]


def test_a_data_set_of_your_own_keeps_its_names(idx_folder):
    fl.set_language("ko")
    assert fl.prepare_data().names == fl.class_names(lang="ko")
    fl.set_language(None)
    # Nobody has said what the classes of these data are.
    assert fl.prepare_data(path=idx_folder).names == tuple("0123456789")
    named = fl.prepare_data(path=idx_folder, names=["cat", "dog"])
    assert named.names == ("cat", "dog", *"23456789")
    assert named[:3].names == named.names
    for part in ("train", "t10k"):
        labels = np.arange(30 if part == "train" else 10, dtype=np.uint8) % 3
        file = idx_folder / f"{part}-labels-idx1-ubyte.gz"
        file.write_bytes(gzip.compress(idx(labels)))
    assert fl.prepare_data(path=idx_folder).names == ("0", "1", "2")
    # A set has no order, and the order of a dict is not said to be that of the labels.
    for names in (4, [1, 2], "a b c d", {"a", "b", "c"}, {"a": 2, "b": 0, "c": 1}):
        with pytest.raises(TypeError, match="names must be a list of the names"):
            fl.prepare_data(path=idx_folder, names=names)
    with pytest.raises(ValueError, match="a name for each of the 3 classes"):
        fl.prepare_data(path=idx_folder, names=[*"abcd"])


def test_a_folder_may_mix_plain_and_compressed_files(idx_folder):
    (train_input, train_target), (test_input, _) = fl.load_data(idx_folder)
    assert train_input.shape == (30, 28, 28)
    assert test_input.shape == (10, 28, 28)
    assert train_target.tolist() == [*range(10)] * 3
    train_input[0], train_target[0] = 7, 7  # both kinds are writable
    (again, _), _ = fl.load_data(str(idx_folder))
    assert again[0].max() > 7


def test_a_read_only_folder_can_be_read(idx_folder):
    idx_folder.chmod(0o555)
    try:
        (_, train_target), _ = fl.load_data(idx_folder)
    finally:
        idx_folder.chmod(0o755)
    assert len(train_target) == 30


IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"


@pytest.mark.parametrize("name", [IMAGES, LABELS, "t10k-images-idx3-ubyte"])
def test_a_missing_file_is_named(idx_folder, name):
    (idx_folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=name.removesuffix(".gz")):
        fl.load_data(idx_folder)


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(FileNotFoundError, match="path must be a folder that holds"):
        fl.load_data(tmp_path / "없음")


def _header(images: bytes, *numbers: int) -> bytes:
    shape = b"".join(number.to_bytes(4) for number in numbers)
    return images[:4] + shape + images[16:]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _: b"", r"in IDX format.*데이터 폴더' \(0 bytes"),
        (lambda b: b[:10], r"in IDX format.*\(10 bytes"),
        (lambda b: b"\x89PNG" + b[4:], "beginning with 00 00 08 03.*'89 50 4e 47'"),
        (lambda b: b[:-1], r"hold 23520 bytes of data .* \(23519 bytes\)"),
        (lambda b: b + b"\0", r"hold 23520 bytes of data .* \(at least 23521 bytes\)"),
        (lambda b: _header(b, 30, 14, 56), r"images of 28x28.*shape \(30, 14, 56\)"),
        (lambda b: _header(b, 0, 28, 28), "with at least one entry"),
        (lambda b: _header(b, 2**32 - 1, 28, 28), "hold 3367254359280 bytes"),
        (lambda b: _header(b, 29, 28, 28)[:-784], "as many labels as images.* has 29"),
    ],
)
def test_damaged_images_are_refused(idx_folder, damage, message):
    file = idx_folder / IMAGES
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ValueError, match=f"^path must .*{message}"):
        fl.load_data(idx_folder)


@pytest.mark.parametrize(
    "damage",
    [lambda b: b[:-9], lambda _: b"plain", lambda b: b[:20] + b"\xff" * 9 + b[29:]],
    ids=["cut short", "not gzip", "corrupt"],
)
def test_damaged_gzip_is_refused(idx_folder, damage):
    file = idx_folder / LABELS
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ValueError, match=f"hold {LABELS} as a complete gzip file"):
        fl.load_data(idx_folder)


@pytest.mark.parametrize("label", [10, 29])
def test_labels_outside_0_to_9_are_refused(idx_folder, label):
    file = idx_folder / LABELS
    labels = np.full(30, 9, dtype=np.uint8)
    file.write_bytes(gzip.compress(idx(labels)))
    fl.load_data(idx_folder)
    labels[3] = label
    file.write_bytes(gzip.compress(idx(labels)))
    with pytest.raises(ValueError, match=rf"labels from 0 to 9 .*\(a label {label}\)"):
        fl.load_data(idx_folder)


@pytest.mark.parametrize("name", SHA256)
def test_a_changed_bundled_file_is_refused(monkeypatch, tmp_path, name):
    for other in SHA256:
        (tmp_path / other).symlink_to(data_room._BUNDLED / other)
    whole = bytearray((data_room._BUNDLED / name).read_bytes())
    whole[-1] ^= 1
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(whole)
    monkeypatch.setattr(data_room, "_BUNDLED", tmp_path)
    message = f"^bundled {name} must have the SHA-256 {SHA256[name]}.*pip install"
    with pytest.raises(ValueError, match=message):
        fl.load_data()
    (tmp_path / name).unlink()
    with pytest.raises(ValueError, match="No such file"):
        fl.load_data()


def test_the_licence_of_the_data_lies_beside_them():
    licence = (data_room._BUNDLED / "LICENSE").read_text(encoding="utf-8")
    assert "2017 Zalando SE" in licence
