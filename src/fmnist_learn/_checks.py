"""What arguments must be."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from fmnist_learn.i18n import Text, refusal, warn

if TYPE_CHECKING:
    import numpy.typing as npt

LAYOUT_OF_INPUT = {(784,): "flat", (28, 28): "image", (28, 28, 1): "channel"}
# A sum of float32 or float16 probabilities is this near to 1; one of logits is not.
_NEAR_TO_1 = 1e-3


def array_of_shape(shape: tuple[int, ...]) -> Text:
    """What was received, where it is the shape that does not fit."""
    return Text(ko=f"크기가 {shape}인 배열", en=f"array of shape {shape}")


def array_or_type(value: object) -> Text:
    """What was received, where it is the kind that does not fit."""
    if (dtype := getattr(value, "dtype", None)) is None:
        return Text(ko=type(value).__name__, en=type(value).__name__)
    return Text(ko=f"{dtype} 배열", en=f"array of {dtype}")


def did_you_mean(near: Iterable[str], listing: str) -> Text:
    """The remedy for a name that is unknown: names near it, and how to see them all."""
    names = [repr(name) for name in near]
    return Text(
        ko=(f"비슷한 이름: {', '.join(names)}. " if names else "")
        + f"모든 이름은 {listing}에서 볼 수 있습니다.",
        en=(f"Did you mean {' or '.join(names)}? " if names else "")
        + f"{listing} gives the names.",
    )


def check_choice(name: str, value: object, choices: Sequence[object]) -> None:
    """Raise unless `value` is one of `choices`."""
    if value not in choices:
        known = ", ".join(map(repr, choices))
        rule = Text(ko=f"다음 중 하나여야 합니다: {known}", en=f"be one of {known}")
        raise refusal(ValueError, name, rule, repr(value))


# The checks of numbers return them as Python's own: NumPy's are right, but Keras's
# layers and JSON refuse some of them. A bool is a number to Python, and to a learner
# a slip.
def check_at_least(name: str, value: object, least: int) -> int:
    """Raise unless `value` is a whole number, `least` or more."""
    if not _is_whole(value) or value < least:
        rule = Text(
            ko=f"{least} 이상인 정수여야 합니다",
            en=f"be a whole number of at least {least}",
        )
        raise refusal(ValueError, name, rule, repr(value))
    return int(value)


def check_positive(name: str, value: object) -> float:
    """Raise unless `value` is a number above 0; nan is not."""
    if not _is_number(value) or not value > 0:
        rule = Text(ko="0보다 큰 수여야 합니다", en="be a number above 0")
        raise refusal(ValueError, name, rule, repr(value))
    return float(value)


def check_seed(name: str, value: object) -> int:
    """Raise unless `value` is a seed that NumPy takes."""
    if not _is_whole(value) or not 0 <= value < 2**32:
        rule = Text(
            ko="0부터 2**32 - 1까지의 정수여야 합니다",
            en="be a whole number from 0 to 2**32 - 1",
        )
        raise refusal(ValueError, name, rule, repr(value))
    return int(value)


def check_seeds(name: str, value: Any, *, first: int) -> list[int]:
    """Raise unless `value` is a list of seeds, or says how many to count from `first`.

    An array of NumPy is a list, too.
    """
    value = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(value, Sequence):
        return list(range(first, first + check_at_least(name, value, 1)))
    seeds = [] if isinstance(value, str | bytes) else [*value]
    if not seeds or len(set(seeds)) < len(seeds):
        rule = Text(
            ko="서로 다른 시드를 하나 이상 담은 리스트이거나 시드의 개수여야 합니다",
            en="be a number of seeds, or a list of at least one, all different",
        )
        raise refusal(ValueError, name, rule, repr(value))
    return [check_seed(name, seed) for seed in seeds]


def check_rate(name: str, value: object) -> float:
    """Raise unless `value` is a number strictly between 0 and 1."""
    if not _is_number(value) or not 0 < value < 1:
        rule = Text(
            ko="0보다 크고 1보다 작은 수여야 합니다",
            en="be a number between 0 and 1, both excluded",
        )
        raise refusal(ValueError, name, rule, repr(value))
    return float(value)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, Real) and not isinstance(value, bool)


def check_images(name: str, images: Any) -> None:
    """Raise unless `images` is a numeric array with the images along axis 0."""
    check_numbers(name, images)
    if images.ndim < 2 or 0 in images.shape:
        rule = Text(
            ko="첫 번째 축에 이미지가 하나 이상 있어야 합니다",
            en="hold at least one image along its first axis",
        )
        raise refusal(ValueError, name, rule, array_of_shape(images.shape))
    check_finite(name, images)


def check_numbers(name: str, array: object) -> None:
    """Raise unless `array` is an ordinary array of numbers."""
    check_plain(name, array)
    if getattr(getattr(array, "dtype", None), "kind", "?") not in "uif":
        rule = Text(
            ko="숫자로 된 NumPy 배열이어야 합니다", en="be a NumPy array of numbers"
        )
        raise refusal(TypeError, name, rule, array_or_type(array))


def check_returned(name: str, value: object, kind: type, function: str) -> None:
    """Raise if `value` is not what that function returns."""
    if not isinstance(value, kind):
        rule = Text(
            ko=f"{function}()가 반환한 값이어야 합니다",
            en=f"be what {function}() returned",
        )
        raise refusal(TypeError, name, rule, type(value).__name__)


def check_plain(name: str, array: object) -> None:
    """Raise if `array` is of a kind that counts or multiplies in a way of its own."""
    import numpy as np  # noqa: PLC0415 - an explanation is shown without NumPy

    remedy = Text(ko=f"np.asarray({name})를 쓰세요.", en=f"Use np.asarray({name}).")
    if isinstance(array, np.ma.MaskedArray):
        remedy = Text(
            ko="가린 값은 빼거나, .filled(...)로 다른 값을 넣으세요.",
            en="Leave out what is masked, or give it a value with .filled(...).",
        )
    elif hasattr(array, "toarray"):  # of SciPy, sparse
        remedy = Text(ko=f"{name}.toarray()를 쓰세요.", en=f"Use {name}.toarray().")
    elif not isinstance(array, np.matrix):
        return
    rule = Text(ko="보통의 NumPy 배열이어야 합니다", en="be an ordinary NumPy array")
    raise refusal(TypeError, name, rule, type(array).__name__, remedy)


def check_finite(name: str, array: "npt.NDArray[Any]") -> None:
    """Raise if a number of `array` is nan or infinite."""
    import numpy as np  # noqa: PLC0415 - as above

    # Both are nan if one number is; that needs no array of booleans.
    if not (np.isfinite(array.min()) and np.isfinite(array.max())):
        count = int(array.size - np.isfinite(array).sum())
        rule = Text(ko="유한한 수만 있어야 합니다", en="hold finite numbers only")
        received = Text(
            ko=f"nan이나 무한대가 {count}개 있는 배열",
            en=f"array with {count} that are nan or infinite",
        )
        code = f"np.argwhere(~np.isfinite({name}))"
        remedy = Text(ko=f"있는 곳: {code}.", en=f"Where they are: {code}.")
        raise refusal(ValueError, name, rule, received, remedy)


def check_outputs(name: str, outputs: "npt.NDArray[Any]", model: Any) -> None:
    """Raise if a model gives nan or infinity, from which a class would be made up."""
    import numpy as np  # noqa: PLC0415 - as above

    if not np.isfinite(outputs).all():
        rule = Text(ko="유한한 수를 출력해야 합니다", en="give finite numbers")
        called = getattr(model, "name", type(model).__name__)
        received = Text(
            ko=f"{called!r}, 출력에 nan이나 무한대",
            en=f"{called!r} giving nan or infinity",
        )
        remedy = Text(
            ko="훈련하다가 손실이 nan이 되면 가중치도 nan이 됩니다. 학습률을 낮추어 "
            "다시 훈련하세요.",
            en="Where the loss became nan in training, so did the weights: train again "
            "with a lower learning rate.",
        )
        raise refusal(ValueError, name, rule, received, remedy)


def check_path(name: str, path: Any) -> Path:
    """The path, unless it is something else: bytes, a number, a name no file has."""
    with suppress(TypeError):
        text = os.fspath(path)
        if isinstance(text, str) and "\0" not in text:
            return Path(text)
    rule = Text(
        ko="경로여야 합니다(문자열이나 pathlib.Path)",
        en="be a path, a string or a pathlib.Path",
    )
    raise refusal(TypeError, name, rule, repr(path))


def check_labels(name: str, labels: Any, count: int, *, classes: int = 10) -> None:
    """Raise unless `labels` is one whole number per image, 0 to classes - 1."""
    check_plain(name, labels)
    dtype = getattr(labels, "dtype", None)
    if dtype is not None and labels.ndim == 2:
        rule = Text(
            ko="크기가 (n,)이고 이미지마다 정수 하나가 있어야 합니다",
            en="hold one whole number per image, shape (n,)",
        )
        remedy = Text(
            ko=f"원-핫 인코딩한 행은 {name}.argmax(axis=1)로 정수로 바꾸세요.",
            en=f"Turn one-hot rows into numbers with {name}.argmax(axis=1).",
        )
        raise refusal(ValueError, name, rule, array_of_shape(labels.shape), remedy)
    if getattr(dtype, "kind", "?") not in "ui":
        rule = Text(
            ko="정수로 된 NumPy 배열이어야 합니다",
            en="be a NumPy array of whole numbers",
        )
        raise refusal(TypeError, name, rule, array_or_type(labels))
    if labels.shape != (count,):
        rule = Text(
            ko=f"이미지 {count}개에 레이블이 하나씩 있어야 합니다",
            en=f"hold one label for each of the {count} images",
        )
        raise refusal(ValueError, name, rule, array_of_shape(labels.shape))
    low, high = int(labels.min()), int(labels.max())
    if low < 0 or high >= classes:
        rule = Text(
            ko=f"0에서 {classes - 1} 사이여야 합니다",
            en=f"lie between 0 and {classes - 1}",
        )
        received = Text(
            ko=f"{low}에서 {high}까지의 레이블", en=f"labels from {low} to {high}"
        )
        raise refusal(ValueError, name, rule, received)


def check_probabilities(name: str, rows: Any) -> None:
    """Raise unless each row is of probabilities, one for each class."""
    import numpy as np  # noqa: PLC0415 - as above

    check_numbers(name, rows)
    if rows.ndim != 2 or rows.shape[0] < 1 or rows.shape[1] < 2:
        rule = Text(
            ko="이미지마다 확률이 클래스 개수만큼 있고 크기가 (n, 클래스 개수)여야 "
            "합니다",
            en="give a probability for each image and class, shape (n, classes)",
        )
        raise refusal(ValueError, name, rule, array_of_shape(rows.shape))
    check_finite(name, rows)
    sums = rows.sum(axis=1, dtype=np.float64)
    if rows.min() < 0 or np.abs(sums - 1).max() > _NEAR_TO_1:
        rule = Text(
            ko="이미지마다 합이 1인 확률이어야 합니다",
            en="give each image probabilities that sum to 1",
        )
        low, high = rows.min(), rows.max()
        received = Text(
            ko=f"{low:g}에서 {high:g}까지의 수, 합은 {sums.min():g}에서 "
            f"{sums.max():g}까지",
            en=f"numbers from {low:g} to {high:g} with sums from {sums.min():g} to "
            f"{sums.max():g}",
        )
        remedy = Text(
            ko="로짓은 fl.ops.softmax를 써서 확률로 바꾸세요. 모델의 출력층에는 "
            "softmax를 쓰세요.",
            en="Turn logits into probabilities with fl.ops.softmax; end a model with "
            "a softmax layer.",
        )
        raise refusal(ValueError, name, rule, received, remedy)


def check_each_class(labels: "npt.NDArray[Any]", classes: int, *, least: int) -> None:
    """Raise unless each class has that many labels."""
    import numpy as np  # noqa: PLC0415 - as above

    counts = np.bincount(labels, minlength=classes)
    if counts.min() < least:
        rule = Text(
            ko=f"0부터 {classes - 1}까지 레이블마다 {least}개 이상 있어야 합니다",
            en=f"hold each label from 0 to {classes - 1} at least {least} times",
        )
        rarest = int(counts.argmin())
        received = Text(
            ko=f"{rarest}번 레이블이 {counts[rarest]}개인 배열",
            en=f"array with {counts[rarest]} of label {rarest}",
        )
        raise refusal(ValueError, "labels", rule, received)


def check_fits_model(name: str, images: "npt.NDArray[Any]", model: Any) -> None:
    """Raise unless each of `images` has the shape of the model's input."""
    if isinstance(features := getattr(model, "n_features_in_", None), int):
        expected: tuple[int, ...] | None = (features,)
    else:
        expected = one_shape(model, "input")
    if expected is not None and images.shape[1:] != expected:
        rule = Text(
            ko=f"이미지의 크기가 이 모델의 입력과 같아야 합니다: {expected}",
            en=f"hold images of shape {expected}, the input of this model",
        )
        received = Text(
            ko=f"크기가 {images.shape[1:]}인 이미지",
            en=f"images of shape {images.shape[1:]}",
        )
        remedy = None
        if layout := LAYOUT_OF_INPUT.get(expected):
            code = f"prepare_data(layout={layout!r})"
            remedy = Text(ko=f"{code}를 쓰세요.", en=f"Use {code}.")
        raise refusal(ValueError, name, rule, received, remedy)


def one_shape(model: Any, side: str) -> tuple[int, ...] | None:
    """The shape of one `"input"` or `"output"` of a Keras model.

    None where the model leaves it open, has several, or has not been built.
    """
    shape = getattr(model, f"{side}_shape", None)
    if isinstance(shape, tuple) and all(isinstance(n, int) for n in shape[1:]):
        return shape[1:]
    return None


def warn_if_unscaled(
    name: str, images: "npt.NDArray[Any]", *, stacklevel: int = 3
) -> None:
    """Warn about images outside [0, 1], by default at the caller of the caller."""
    low, high = images.min(), images.max()
    if low < 0 or high > 1:
        message = Text(
            ko=f"{name}: 이 모델들이 배우는 범위인 0과 1 사이여야 합니다. "
            f"받은 값: {low:g}에서 {high:g}까지. 255.0으로 나누거나 "
            "prepare_data()를 쓰세요.",
            en=f"{name} should lie between 0 and 1, the range these models learn from. "
            f"Received: values from {low:g} to {high:g}. Divide by 255.0, "
            "or use prepare_data().",
        )
        warn(message, stacklevel=stacklevel)


def not_as_bundled(name: str, sha256: str, received: str) -> Exception:
    """The error where a file of the package is not the one it was released with."""
    rule = Text(
        ko=f"패키지에 든 원래 파일이어야 합니다. SHA-256: {sha256}",
        en=f"have the SHA-256 {sha256}",
    )
    remedy = Text(
        ko="다시 설치하세요: pip install --force-reinstall --no-deps fmnist-learn",
        en="Install again: pip install --force-reinstall --no-deps fmnist-learn",
    )
    return refusal(ValueError, f"bundled {name}", rule, received, remedy)
