"""The data: Fashion-MNIST as it is, and as the models of the course want it."""

import gzip
import hashlib
import math
import os
import zlib
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_choice,
    check_path,
    check_rate,
    check_seed,
    not_as_bundled,
)
from fmnist_learn._groups import split_groups
from fmnist_learn._photos import PhotoList, read_list
from fmnist_learn.i18n import Lang, Text, refusal

Uint8 = npt.NDArray[np.uint8]
Float32 = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Layout = Literal["flat", "image", "channel"]

_BUNDLED = Path(__file__).parent / "_data"

SHA256 = {
    "train-images-idx3-ubyte": (
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"
    ),
    "train-labels-idx1-ubyte": (
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"
    ),
    "t10k-images-idx3-ubyte": (
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"
    ),
    "t10k-labels-idx1-ubyte": (
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"
    ),
}

_LONGEST_HEADER = 16  # of an IDX file, in bytes: that of images
_PART = 1 << 20  # bytes read at a time

_SHAPES: dict[Layout, tuple[int, ...]] = {
    "flat": (784,),
    "image": (28, 28),
    "channel": (28, 28, 1),
}

_CLASS_NAMES = (
    Text(ko="티셔츠", en="T-shirt/top"),
    Text(ko="바지", en="Trouser"),
    Text(ko="스웨터", en="Pullover"),
    Text(ko="드레스", en="Dress"),
    Text(ko="코트", en="Coat"),
    Text(ko="샌들", en="Sandal"),
    Text(ko="셔츠", en="Shirt"),
    Text(ko="스니커즈", en="Sneaker"),
    Text(ko="가방", en="Bag"),
    Text(ko="앵클 부츠", en="Ankle boot"),
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Splits:
    """The images and labels for training, validation and testing.

    The images are float32 in [0, 1], the labels uint8 from 0 to 9. A slice has the
    same rows of each of the three sets: `data[:1000]` keeps the first 1,000 of each.
    The training and the validation set are in random order, the test set in that of
    its file, so the first rows hold about as many images of each class as the rest.

    Attributes:
        train_scaled: Images to train on, by default 48,000.
        train_target: Their labels, shape (n,).
        val_scaled: Images to validate on, by default 12,000.
        val_target: Their labels.
        test_scaled: The 10,000 images for the one final test.
        test_target: Their labels.
        names: The names of the classes, in the order of their labels.

    --- 한국어 ---
    훈련, 검증, 테스트에 쓸 이미지와 레이블입니다.

    이미지는 [0, 1] 범위의 float32, 레이블은 0~9의 uint8입니다. 슬라이싱하면 세 세트에서
    같은 행을 잘라 냅니다. `data[:1000]`은 세트마다 처음 1,000개를 남깁니다. 훈련 세트와
    검증 세트는 무작위로 섞여 있고 테스트 세트는 파일에 있는 순서 그대로이므로, 앞부분만
    잘라도 클래스의 비율은 전체와 비슷합니다.

    Attributes:
        train_scaled: 훈련에 쓸 이미지. 기본은 48,000개입니다.
        train_target: 훈련 이미지의 레이블. 크기는 (n,)입니다.
        val_scaled: 검증에 쓸 이미지. 기본은 12,000개입니다.
        val_target: 검증 이미지의 레이블.
        test_scaled: 마지막에 한 번만 하는 테스트에 쓸 이미지 10,000개.
        test_target: 테스트 이미지의 레이블.
        names: 클래스의 이름. 레이블 순서입니다.
    """

    train_scaled: Float32
    train_target: Uint8
    val_scaled: Float32
    val_target: Uint8
    test_scaled: Float32
    test_target: Uint8
    names: tuple[str, ...] = field(
        default_factory=lambda: class_names()  # noqa: PLW0108 - defined below
    )

    def __getitem__(self, rows: slice) -> "Splits":
        """The same rows of each set, as views: no image is copied."""
        if not isinstance(rows, slice):
            rule = Text(
                ko="data[:1000]처럼 행의 슬라이스여야 합니다",
                en="be a slice of rows, as in data[:1000]",
            )
            remedy = Text(
                ko="배열 하나에서 고르려면 이름을 쓰세요: data.train_scaled[0]",
                en="For one of the arrays write its name: data.train_scaled[0].",
            )
            raise refusal(TypeError, "rows", rule, repr(rows), remedy)
        parts: dict[str, Any] = {
            name: array[rows] for name, array in self._arrays().items()
        }
        if not all(len(array) for array in parts.values()):
            rule = Text(
                ko="세트마다 행을 하나 이상 남겨야 합니다",
                en="leave at least one row of each set",
            )
            raise refusal(ValueError, "rows", rule, repr(rows))
        return replace(self, **parts)

    def __repr__(self) -> str:
        """The shapes; a hundred million numbers help nobody."""
        arrays = ", ".join(
            f"{name}: {array.dtype} {array.shape}"
            for name, array in self._arrays().items()
        )
        return f"Splits({arrays})"

    def _repr_markdown_(self) -> str:
        rows = [
            f"| `{name}` | {array.dtype} | {array.shape} |"
            for name, array in self._arrays().items()
        ]
        head = Text(ko="| 배열 | dtype | 크기 |", en="| array | dtype | shape |")
        return "\n".join([head.to(), "|---|---|---|", *rows])

    def _arrays(self) -> dict[str, npt.NDArray[Any]]:
        names = [field.name for field in fields(self) if field.name != "names"]
        return {name: getattr(self, name) for name in names}


def load_data(
    path: str | os.PathLike[str] | None = None,
) -> tuple[tuple[Uint8, Uint8], tuple[Uint8, Uint8]]:
    """Load Fashion-MNIST from the package itself: no download, no network.

    A drop-in for `keras.datasets.fashion_mnist.load_data()`: the same values,
    shapes and dtypes. The bundled bytes are checked against their SHA-256.

    Args:
        path: A folder with four files in IDX format, images of 28x28 and their labels,
            named as Fashion-MNIST names them, plain or `.gz`; MNIST and KMNIST fit as
            well. None reads the bundled Fashion-MNIST.

    Returns:
        `(train_input, train_target), (test_input, test_target)`: images uint8 of
        shape (60000, 28, 28) and (10000, 28, 28) with values 0 to 255, labels
        uint8 of shape (60000,) and (10000,) with values 0 to 9. The arrays are
        the caller's own and writable.

    Raises:
        FileNotFoundError: If the folder, or one of its four files, is missing.
        TypeError: If `path` is no path.
        ValueError: If a file is damaged or is not what its name says, if a plain and
            a `.gz` file of one name hold different data, or if the bundled files were
            changed.

    Example:
        >>> from fmnist_learn import load_data
        >>> (train_input, train_target), (test_input, test_target) = load_data()
        >>> train_input.shape, test_input.shape
        ((60000, 28, 28), (10000, 28, 28))
        >>> train_target[:10].tolist()
        [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]

    Lesson 07-1. Source: Xiao, Rasul and Vollgraf (2017), Fashion-MNIST,
    arXiv:1708.07747.

    --- 한국어 ---
    패키지에 들어 있는 패션 MNIST를 읽습니다. 내려받지 않으므로 인터넷이 없어도 됩니다.

    `keras.datasets.fashion_mnist.load_data()` 대신 그대로 쓸 수 있습니다. 값과 크기,
    dtype이 같습니다. 패키지에 들어 있는 데이터는 읽은 바이트의 SHA-256을 확인합니다.

    Args:
        path: 28x28 이미지와 레이블을 담은 IDX 파일 네 개가 있는 폴더. 파일 이름은 패션
            MNIST와 같아야 하며 `.gz`로 압축한 파일도 됩니다. MNIST나 KMNIST도 읽을 수
            있습니다. None이면 패키지에 들어 있는 패션 MNIST를 읽습니다.

    Returns:
        `(train_input, train_target), (test_input, test_target)`. 이미지는 0~255의
        uint8로 크기는 (60000, 28, 28)과 (10000, 28, 28)이고, 레이블은 0~9의 uint8로
        크기는 (60000,)과 (10000,)입니다. 돌려받은 배열은 마음대로 고쳐도 됩니다.

    Raises:
        FileNotFoundError: 폴더가 없거나 네 파일 가운데 하나라도 없을 때 발생합니다.
        TypeError: `path`가 경로가 아닐 때 발생합니다.
        ValueError: 파일이 손상되었거나 이름과 내용이 다를 때, 이름이 같은 일반 파일과
            `.gz` 파일의 내용이 서로 다를 때, 또는 패키지에 들어 있는 파일이 바뀌었을 때
            발생합니다.

    07-1절. 출처: Xiao, Rasul, Vollgraf (2017), Fashion-MNIST, arXiv:1708.07747.
    """
    raw = read_bundled() if path is None else _read_folder(check_path("path", path))
    return _parse_pair("train", raw, path), _parse_pair("t10k", raw, path)


def prepare_data(
    *,
    layout: Layout = "flat",
    val_size: float = 0.2,
    random_state: int = 42,
    path: str | os.PathLike[str] | None = None,
    names: Sequence[str] | None = None,
) -> Splits:
    """Load, scale to [0, 1] and split into training, validation and test sets.

    Gives what the course writes as `train_input / 255.0`, `reshape` and
    `train_test_split(..., test_size=0.2, random_state=42)`: the same rows in the
    same order, each value bit-equal to the book's rounded to float32. No float64
    copy of the images is made on the way.

    Args:
        layout: The shape of one image: `"flat"` (784,) for `build_dense`,
            `"image"` (28, 28) for `build_deep`, `"channel"` (28, 28, 1) for
            `build_cnn`.
        val_size: The part of the 60,000 training images to keep for validation,
            between 0 and 1, rounded up to whole images. In a folder of `make_dataset`
            photos that belong together are kept or left together.
        random_state: The seed of the split, 0 to 2**32 - 1.
        path: As in `load_data`.
        names: The names of the classes of your own data, in the order of their
            labels. None takes those of Fashion-MNIST or, with `path`, those that
            `make_dataset` left there, else numbers.

    Returns:
        Six arrays: with the defaults 48,000 images to train on, 12,000 to
        validate on and 10,000 to test on, float32 in [0, 1], labels uint8. A slice
        is a smaller data set: `data[:1000]` has the first 1,000 rows of each set.

    Raises:
        FileNotFoundError: As `load_data`.
        TypeError: As `load_data`, or if names are not texts.
        ValueError: As `load_data`, or if an argument is outside its range, or there
            are more names than classes.

    Example:
        >>> from fmnist_learn import prepare_data
        >>> data = prepare_data()
        >>> data.train_scaled.shape, data.val_scaled.shape
        ((48000, 784), (12000, 784))
        >>> data.train_target[:10].tolist()
        [7, 3, 5, 8, 6, 9, 3, 3, 9, 9]
        >>> data[:1000].train_scaled.shape
        (1000, 784)

    Lessons 07-1 to 08-2.

    --- 한국어 ---
    데이터를 읽어 [0, 1] 범위로 바꾸고 훈련 세트, 검증 세트, 테스트 세트로 나눕니다.

    책에서 `train_input / 255.0`, `reshape`, `train_test_split(..., test_size=0.2,
    random_state=42)`로 쓰는 코드와 결과가 같습니다. 같은 행이 같은 순서로 들어 있고,
    값은 책의 값을 float32로 반올림한 것과 비트 단위까지 같습니다. 중간에 이미지를
    float64로 복사하지 않습니다.

    Args:
        layout: 이미지 하나의 크기. `build_dense`에는 `"flat"` (784,),
            `build_deep`에는 `"image"` (28, 28), `build_cnn`에는 `"channel"`
            (28, 28, 1)을 쓰세요.
        val_size: 훈련 이미지 60,000개 가운데 검증에 쓸 비율. 0과 1 사이의 수이며
            이미지 개수는 올림합니다. `make_dataset`으로 만든 폴더에서는 함께 두어야
            하는 사진을 나누지 않습니다.
        random_state: 데이터를 나눌 때 쓰는 시드. 0부터 2**32 - 1까지입니다.
        path: `load_data`의 `path`와 같습니다.
        names: 직접 준비한 데이터의 클래스 이름. 레이블 순서로 적습니다. None이면 패션
            MNIST의 이름을 쓰고, `path`를 주었으면 `make_dataset`이 적어 둔 이름, 그것도
            없으면 번호를 씁니다.

    Returns:
        배열 여섯 개. 기본값이면 훈련 48,000개, 검증 12,000개, 테스트 10,000개입니다.
        이미지는 [0, 1] 범위의 float32, 레이블은 uint8입니다. 슬라이싱하면 더 작은
        데이터가 됩니다. `data[:1000]`에는 세트마다 처음 1,000개가 들어 있습니다.

    Raises:
        FileNotFoundError: `load_data`와 같습니다.
        TypeError: `load_data`와 같은 경우, 또는 이름이 문자열이 아닐 때 발생합니다.
        ValueError: `load_data`와 같은 경우, 또는 매개변수 값이 범위를 벗어나거나 이름이
            클래스보다 많을 때 발생합니다.

    07-1절부터 08-2절까지.
    """
    check_choice("layout", layout, tuple(_SHAPES))
    check_rate("val_size", val_size)
    check_seed("random_state", random_state)
    (train_input, train_target), (test_input, test_target) = load_data(path)
    classes = 10
    own = None
    if path is not None:
        classes = 1 + int(max(train_target.max(), test_target.max()))
        own = read_list(check_path("path", path), train_target)
    if own is not None:
        names = own.names if names is None else names
        val_rows, train_rows = _whole_groups(own, train_target, val_size, random_state)
    else:
        names = () if path is not None and names is None else names  # numbers
        val_rows, train_rows = _rows(len(train_target), val_size, random_state)
    return Splits(
        train_scaled=_scale(train_input[train_rows], layout),
        train_target=train_target[train_rows],
        val_scaled=_scale(train_input[val_rows], layout),
        val_target=train_target[val_rows],
        test_scaled=_scale(test_input, layout),
        test_target=test_target,
        names=names_of(classes, names),
    )


def _rows(count: int, val_size: float, random_state: int) -> tuple[Rows, Rows]:
    """The rows to validate on and those to train on."""
    val_count = math.ceil(val_size * count)
    if val_count == count:
        rule = Text(
            ko=f"이미지 {count}개 가운데 하나 이상은 훈련에 남겨야 합니다",
            en=f"leave at least one of the {count} images to train on",
        )
        raise refusal(ValueError, "val_size", rule, repr(val_size))
    order = _shuffled(count, random_state)
    return order[:val_count], order[val_count:]


def _whole_groups(
    own: PhotoList, labels: Uint8, val_size: float, random_state: int
) -> tuple[Rows, Rows]:
    """The same, with photos that belong together among one or the other."""
    held = split_groups(labels, own.groups, size=val_size, random_state=random_state)
    if not held.any():
        rule = Text(
            ko="훈련 세트에 검증용으로 나눌 사진이 있어야 합니다",
            en="hold photos in its training set that can be kept for validation",
        )
        received = Text(
            ko="클래스마다 사진 한 장이나 함께 두어야 하는 사진뿐",
            en="of each class one photo, or only photos that belong together",
        )
        remedy = Text(
            ko="다른 물건을 찍은 사진을 더해 `make_dataset`으로 다시 만드세요.",
            en="Add photos of other things and make the data set again.",
        )
        raise refusal(ValueError, "path", rule, received, remedy)
    order = _shuffled(len(labels), random_state)
    return order[held[order]], order[~held[order]]


def _shuffled(count: int, random_state: int) -> Rows:
    # The very rows of scikit-learn's train_test_split: it draws them from this
    # generator, whose stream NumPy has frozen.
    return np.random.RandomState(random_state).permutation(count)


def class_names(*, lang: Lang | None = None) -> tuple[str, ...]:
    """The names of the ten classes, in the order of their labels.

    Args:
        lang: `"ko"`, `"en"`, or None for the language in use (`set_language`).

    Returns:
        Ten names: position 0 is the name of label 0.

    Raises:
        ValueError: If `lang` is another language.

    Example:
        >>> from fmnist_learn import class_names
        >>> class_names(lang="en")[9], class_names(lang="ko")[9]
        ('Ankle boot', '앵클 부츠')

    Lesson 07-1.

    --- 한국어 ---
    열 가지 클래스의 이름을 레이블 순서로 돌려줍니다.

    Args:
        lang: `"ko"`, `"en"` 또는 None. None이면 지금 쓰는 언어(`set_language`)입니다.

    Returns:
        이름 열 개. 0번째가 레이블 0의 이름입니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    07-1절.
    """
    return tuple(name.to(lang) for name in _CLASS_NAMES)


def names_of(
    classes: int, names: Sequence[str] | None = None, *, lang: Lang | None = None
) -> tuple[str, ...]:
    """A name for each class: those given, then numbers; else the data set's.

    Numbers, too, where none are given and there are not ten.
    """
    if names is None:
        names = class_names(lang=lang) if classes == 10 else ()
    elif (
        isinstance(names, str | Set | Mapping)
        or not isinstance(names, Collection)
        or not all(isinstance(name, str) for name in names)
    ):
        rule = Text(
            ko="클래스의 이름을 레이블 순서로 담은 리스트여야 합니다",
            en="be a list of the names of the classes, in the order of their labels",
        )
        raise refusal(TypeError, "names", rule, repr(names))
    elif len(names) > classes:
        rule = Text(
            ko=f"클래스 {classes}개의 이름이어야 합니다",
            en=f"hold a name for each of the {classes} classes",
        )
        received = Text(ko=f"이름 {len(names)}개", en=f"{len(names)} names")
        raise refusal(ValueError, "names", rule, received)
    return (*names, *map(str, range(len(names), classes)))


def _scale(images: Uint8, layout: Layout) -> Float32:
    # A float32 division is enough: with operands of 8 bits it rounds to the same
    # float32 as the book's float64 division does. (A multiplication by 1/255 does
    # not: 126 of the 256 values differ.)
    return np.divide(images, np.float32(255)).reshape(-1, *_SHAPES[layout])


def _parse_pair(
    part: Literal["train", "t10k"], raw: dict[str, Uint8], path: object
) -> tuple[Uint8, Uint8]:
    """Images and labels of one part, checked against each other."""
    images_name, labels_name = f"{part}-images-idx3-ubyte", f"{part}-labels-idx1-ubyte"
    images = _parse_idx(images_name, raw[images_name], path)
    labels = _parse_idx(labels_name, raw[labels_name], path)
    if len(images) != len(labels):
        rule = Text(
            ko="레이블이 이미지와 같은 개수여야 합니다. "
            f"{images_name}의 이미지: {len(images)}개",
            en=f"hold as many labels as images: {images_name} has {len(images)}",
        )
        found = Text(ko=f"레이블 {len(labels)}개", en=f"{len(labels)} labels")
        raise _refused_path(path, rule, found)
    if labels.max() > 9:
        rule = Text(
            ko=f"{labels_name}에 든 레이블이 0부터 9까지여야 합니다",
            en=f"hold labels from 0 to 9 in {labels_name}",
        )
        found = Text(ko=f"레이블 {labels.max()}", en=f"a label {labels.max()}")
        raise _refused_path(path, rule, found)
    return images, labels


def _parse_idx(name: str, raw: Uint8, path: object) -> Uint8:
    """The array in an IDX file.

    The header of images is 0x0803, count, 28, 28; that of labels 0x0801, count; all
    of them big-endian uint32. Then come the bytes.
    """
    shape = _shape(name, raw[:_LONGEST_HEADER].tobytes(), path)
    said, there = math.prod(shape), len(raw) - _header_size(shape)
    if there != said:
        rule = Text(
            ko=f"헤더대로 {name} 파일에 데이터가 {said}바이트 있어야 합니다",
            en=f"hold {said} bytes of data in {name}, as its header says",
        )
        found = Text(ko=f"{there}바이트", en=f"{there} bytes")
        if there > said:  # of what comes after, no more than a byte was read
            found = Text(ko=f"{there}바이트 이상", en=f"at least {there} bytes")
        raise _refused_path(path, rule, found)
    return raw[len(raw) - there :].reshape(shape)


def _shape(name: str, start: bytes | bytearray, path: object) -> tuple[int, ...]:
    """The shape of the array, which the header at the start of the file says."""
    dimensions = 3 if "images" in name else 1
    size = 4 * (1 + dimensions)
    if len(start) < size or int.from_bytes(start[:4]) != 0x0800 + dimensions:
        wanted, begins = f"00 00 08 {dimensions:02x}", start[:4].hex(" ")
        rule = Text(
            ko=f"{name} 파일이 {wanted} 바이트로 시작하는 IDX 형식이어야 합니다",
            en=f"hold {name} in IDX format, beginning with {wanted}",
        )
        found = Text(
            ko=f"{len(start)}바이트, 처음은 {begins!r}",
            en=f"{len(start)} bytes beginning with {begins!r}",
        )
        if len(start) >= size:
            found = Text(ko=f"처음이 {begins!r}", en=f"beginning with {begins!r}")
        raise _refused_path(path, rule, found)
    shape = tuple(
        int.from_bytes(start[place : place + 4]) for place in range(4, size, 4)
    )
    if 0 in shape or (dimensions == 3 and shape[1:] != (28, 28)):
        rule = Text(
            ko=f"{name} 파일에 항목이 하나 이상 있고 이미지가 28x28이어야 합니다",
            en=f"hold {name} with at least one entry and images of 28x28",
        )
        raise _refused_path(path, rule, Text(ko=f"크기 {shape}", en=f"shape {shape}"))
    return shape


def _header_size(shape: tuple[int, ...]) -> int:
    return 4 * (1 + len(shape))


def _refused_path(path: object, rule: Text, found: Text) -> Exception:
    received = Text(ko=f"{str(path)!r}({found.ko})", en=f"{str(path)!r} ({found.en})")
    return refusal(ValueError, "path", rule, received)


def read_bundled() -> dict[str, Uint8]:
    """Read the bundled files whole and verify the very bytes that are returned."""
    files: dict[str, Uint8] = {}
    for name, expected in SHA256.items():
        try:
            files[name] = np.fromfile(_BUNDLED / name, dtype=np.uint8)
        except OSError as error:
            raise not_as_bundled(name, expected, str(error)) from error
        digest = hashlib.sha256(files[name].data).hexdigest()
        if digest != expected:
            raise not_as_bundled(name, expected, digest)
    return files


def _read_folder(folder: Path) -> dict[str, Uint8]:
    """The four files of a learner's own folder."""
    return {name: _read_either(name, folder) for name in SHA256}


def _read_either(name: str, folder: Path) -> Uint8:
    """The file `name` in `folder`, plain or compressed; if both, they are the same."""
    files = [folder / name, folder / f"{name}.gz"]
    found = [_read_file(file, name, folder) for file in files if file.is_file()]
    if not found:
        rule = Text(
            ko=f"{name} 또는 {name}.gz 파일이 든 폴더여야 합니다",
            en=f"be a folder that holds {name} or {name}.gz",
        )
        remedy = Text(
            ko=f"파일 네 개가 모두 있어야 합니다: {', '.join(SHA256)}.",
            en=f"All four files are needed: {', '.join(SHA256)}.",
        )
        raise refusal(FileNotFoundError, "path", rule, repr(str(folder)), remedy)
    if not np.array_equal(found[0], found[-1]):
        rule = Text(
            ko=f"{name} 파일과 {name}.gz 파일이 함께 있으면 내용이 같아야 합니다",
            en=f"hold the same in {name} and {name}.gz, where it holds both",
        )
        remedy = Text(ko="필요 없는 파일을 지우세요.", en="Remove the one not wanted.")
        raise refusal(ValueError, "path", rule, repr(str(folder)), remedy)
    return found[0]


def _read_file(file: Path, name: str, folder: Path) -> Uint8:
    """All that the header of the file promises, and a byte of what comes after.

    However much there is: a few bytes of gzip can stand for gigabytes.
    """
    try:
        with _opened(file) as stream:
            # bytearray: the arrays are the caller's, and bytes could not be written to.
            content = bytearray(stream.read(_LONGEST_HEADER))
            shape = _shape(name, content, folder)
            most = _header_size(shape) + math.prod(shape) + 1
            while part := stream.read(min(max(most - len(content), 0), _PART)):
                content += part
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        rule = Text(
            ko=f"{file.name} 파일이 온전한 gzip 파일이어야 합니다",
            en=f"hold {file.name} as a complete gzip file",
        )
        remedy = Text(
            ko="파일이 손상되었거나 중간에 잘렸습니다. 다시 내려받으세요.",
            en="Download that file again; it is damaged or cut short.",
        )
        received = f"{str(file)!r} ({error})"
        raise refusal(ValueError, "path", rule, received, remedy) from error
    return np.frombuffer(content, np.uint8)


def _opened(file: Path) -> BinaryIO:
    if file.suffix == ".gz":
        return cast("BinaryIO", gzip.open(file))
    return file.open("rb")
