"""What a `.keras` file holds, read without Keras: no code from it can run."""

import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_path
from fmnist_learn.i18n import Text, refusal

Arrays = list[npt.NDArray[np.float32]]


# How large a model may be, unpacked. `model.save` packs nothing, and who packs its file
# again gains little: weights look like noise.
_PACKED_AT_MOST = 10  # times smaller
_ANY_SIZE = 1_000_000  # bytes that may be packed as they like
_LARGEST_JSON = 4_000_000  # bytes: thousands of layers; ten times that in memory
# Those that unpack no more at a time than is asked for.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unusual(Exception):
    """Not as `model.save` writes it: Keras may read it, or refuse it."""


class _TooLarge(Exception):
    """An archive of a few bytes for very many."""


_NOT_AN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,  # no config.json
    ValueError,  # not JSON
    AttributeError,  # JSON, but no dictionary
    TypeError,
    RuntimeError,  # encrypted, or nested without end
)


def read_config(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The configuration of the model: layers of Keras that only compute, or an error.

    FileNotFoundError if there is no such file, ValueError if it is no `.keras` archive
    or holds anything but the layers allowed.
    """
    file = check_path("model", path)
    received = repr(str(file))
    if not file.is_file():
        rule = Text(
            ko="있는 모델 파일의 경로여야 합니다", en="name a model file that exists"
        )
        raise refusal(FileNotFoundError, "model", rule, received)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_sizes(archive, file)
            config: dict[str, Any] = json.loads(archive.read("config.json"))
        # With compile=False Keras does not read how the model was compiled.
        config.pop("compile_config", None)
        classes = [*_classes_in(config)]
    except _TooLarge as sizes:
        rule = Text(
            ko="실제 모델만 한 크기로 풀려야 합니다",
            en="unpack to the size of a real model",
        )
        found = Text(ko=f"{received}({sizes}바이트)", en=f"{received} ({sizes} bytes)")
        raise refusal(ValueError, "model", rule, found) from None
    except _NOT_AN_ARCHIVE as error:
        rule = Text(ko=".keras 파일이어야 합니다", en="be a .keras archive")
        remedy = Text(
            ko="model.save('이름.keras')로 모델을 저장하고 그 파일을 쓰세요.",
            en="Save the model with model.save('name.keras') and try that file.",
        )
        raise refusal(ValueError, "model", rule, received, remedy) from error
    if file.suffix != ".keras":  # by which Keras tells it from the older formats
        rule = Text(ko="이름이 .keras로 끝나야 합니다", en="end in .keras")
        remedy = Text(
            ko="model.save로 저장한 파일이면 이름을 바꾸세요.",
            en="If model.save wrote the file, rename it.",
        )
        raise refusal(ValueError, "model", rule, received, remedy)
    for module, name in classes:
        if name not in _ALLOWED.get(module, ()):
            rule = Text(
                ko="스스로 코드를 실행하지 않는 케라스 층으로만 이루어져야 합니다",
                en="consist of layers of Keras that run no code of their own",
            )
            layer = repr(f"{module}.{name}")
            found = Text(
                ko=f"{layer} 층이 든 {received}", en=f"{received} with {layer}"
            )
            remedy = Text(
                ko="믿을 수 있는 파일이면 keras.models.load_model을 직접 쓰세요.",
                en="If you trust the file, use keras.models.load_model yourself.",
            )
            raise refusal(ValueError, "model", rule, found, remedy)
    return config


def read_weights(path: str | os.PathLike[str]) -> dict[str, Arrays]:
    """The arrays of each layer, by the name that Keras gives the layer in the file.

    Arrays as `model.save` writes them: float32, in this file, each in one piece. So
    together they are no larger than the file, whatever it says of itself. Anything
    else is `Unusual`.
    """
    found: dict[str, Arrays] = {}
    with _weights_of(path) as (file, there):
        left = there
        for name, layer in file["layers"].items():
            variables = layer.get("vars", ())
            found[name] = []
            for number in range(len(variables)):
                dataset = variables[str(number)]
                left -= dataset.nbytes
                if left < 0 or not _is_plain(dataset):
                    raise Unusual
                found[name].append(dataset[()])
    return found


@contextmanager
def _weights_of(path: str | os.PathLike[str]) -> Iterator[tuple[Any, int]]:
    """The weights in the file, opened, and how many bytes they take there."""
    import h5py  # noqa: PLC0415 - not needed to read a configuration

    with zipfile.ZipFile(path) as archive:
        content = archive.read("model.weights.h5")
    # In memory, where a link to another file finds nothing.
    with h5py.File(io.BytesIO(content)) as file:
        yield file, len(content)


def count_weights(path: str | os.PathLike[str]) -> int:
    """How many numbers the file holds as weights; 0 if it cannot be read.

    ValueError if it is too small for them: a few bytes may claim to stand for many
    zeros, and Keras would make room for all of them.
    """
    arrays: list[tuple[int, int]] = []

    def measure(name: str, member: Any) -> None:  # noqa: ARG001 - h5py gives it
        if hasattr(member, "nbytes"):  # no group
            arrays.append((member.size, member.nbytes))

    try:
        with _weights_of(path) as (file, there):
            file.visititems(measure)
    except Exception:  # Keras says what is wrong with it
        return 0
    if sum(size for _, size in arrays) > there:
        raise not_in_the_file(path)
    return sum(count for count, _ in arrays)


def not_in_the_file(path: str | os.PathLike[str]) -> Exception:
    """The error where a model is larger than its file."""
    rule = Text(
        ko="가중치가 파일에 모두 들어 있어야 합니다",
        en="hold all of its weights in the file",
    )
    return refusal(ValueError, "model", rule, repr(str(path)))


def _check_sizes(archive: zipfile.ZipFile, file: Path) -> None:
    """Raise `_TooLarge` if the archive would unpack to more than a real model does."""
    members = archive.infolist()
    there, unpacked = file.stat().st_size, sum(member.file_size for member in members)
    if (
        unpacked > max(_PACKED_AT_MOST * there, _ANY_SIZE)
        or any(member.compress_type not in _METHODS for member in members)
        or any(
            member.file_size > _LARGEST_JSON
            for member in members
            if member.filename.endswith(".json")
        )
    ):
        sizes = f"{there:,} -> {unpacked:,}"
        raise _TooLarge(sizes)


def _is_plain(dataset: Any) -> bool:
    return bool(
        dataset.dtype == np.float32
        and dataset.chunks is None  # compressed, then
        and dataset.external is None
        and not dataset.is_virtual
    )


def _classes_in(config: object) -> Iterator[tuple[str | None, str]]:
    """Every class that a configuration of Keras asks to be made, with its module."""
    if isinstance(config, dict):
        if "class_name" in config:
            module = config.get("module")
            yield module and str(module), str(config["class_name"])
        for value in config.values():
            yield from _classes_in(value)
    elif isinstance(config, list):
        for value in config:
            yield from _classes_in(value)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a model may be made of. Left out on purpose: Lambda and the wrappers of other
# frameworks, which run code, and the text layers, which read files by name.
_ALLOWED: dict[str | None, frozenset[str]] = {
    "keras": _names("Sequential DTypePolicy"),
    "keras.models": _names("Sequential"),
    "keras.src.models.functional": _names("Functional"),
    "keras.layers": _names(
        """
        InputLayer Dense Flatten Reshape Permute Activation Rescaling Normalization
        Conv2D DepthwiseConv2D SeparableConv2D Conv2DTranspose ZeroPadding2D Cropping2D
        MaxPooling2D AveragePooling2D GlobalMaxPooling2D GlobalAveragePooling2D
        UpSampling2D Resizing BatchNormalization LayerNormalization GroupNormalization
        Dropout SpatialDropout2D GaussianNoise GaussianDropout
        ReLU LeakyReLU PReLU ELU Softmax
        Add Subtract Multiply Average Maximum Minimum Concatenate
        RandomFlip RandomRotation RandomTranslation RandomZoom RandomContrast
        """
    ),
    "keras.initializers": _names(
        """
        Zeros Ones Constant GlorotUniform GlorotNormal HeUniform HeNormal LecunUniform
        LecunNormal RandomUniform RandomNormal TruncatedNormal VarianceScaling
        Orthogonal
        """
    ),
    "keras.regularizers": _names("L1 L2 L1L2"),
    "keras.constraints": _names("MaxNorm NonNeg UnitNorm"),
    # A model inside a model brings along how it was compiled, and Keras reads that.
    "keras.optimizers": _names(
        "SGD RMSprop Adam AdamW Adagrad Adadelta Adamax Nadam Ftrl"
    ),
    "keras.dtype_policies": _names("DTypePolicy"),
    # Values, not classes: Keras writes a tuple and the tensor between two layers so.
    None: _names("__tuple__ __keras_tensor__"),
}
