"""What arguments must be, and the one form in which an error says so.

    <argument> must <rule>. Received: <name>=<value>. <remedy>

English, so that it can be searched for; the value is what the learner passed.
"""

import warnings
from collections.abc import Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:  # `i18n` comes here, and answers before NumPy would be imported
    import numpy.typing as npt

LAYOUT_OF_INPUT = {(784,): "flat", (28, 28): "image", (28, 28, 1): "channel"}


def requirement(name: str, rule: str, value: object, remedy: str = "") -> str:
    """Write the message of an error about the argument `name`."""
    return f"{name} must {rule}. Received: {name}={value}. {remedy}".rstrip()


def check_choice(name: str, value: object, choices: Sequence[object]) -> None:
    """Raise unless `value` is one of `choices`."""
    if value not in choices:
        rule = f"be one of {', '.join(map(repr, choices))}"
        raise ValueError(requirement(name, rule, repr(value)))


# The checks of numbers return them as Python's own: NumPy's are right, but Keras's
# layers and JSON refuse some of them. A bool is a number to Python, and to a learner
# a slip.
def check_at_least(name: str, value: object, least: int) -> int:
    """Raise unless `value` is a whole number, `least` or more."""
    if not _is_whole(value) or value < least:
        rule = f"be a whole number of at least {least}"
        raise ValueError(requirement(name, rule, repr(value)))
    return int(value)


def check_positive(name: str, value: object) -> float:
    """Raise unless `value` is a number above 0; nan is not."""
    if not _is_number(value) or not value > 0:
        raise ValueError(requirement(name, "be a number above 0", repr(value)))
    return float(value)


def check_seed(name: str, value: object) -> int:
    """Raise unless `value` is a seed that NumPy takes."""
    if not _is_whole(value) or not 0 <= value < 2**32:
        rule = "be a whole number from 0 to 2**32 - 1"
        raise ValueError(requirement(name, rule, repr(value)))
    return int(value)


def check_rate(name: str, value: object) -> float:
    """Raise unless `value` is a number strictly between 0 and 1."""
    if not _is_number(value) or not 0 < value < 1:
        rule = "be a number between 0 and 1, both excluded"
        raise ValueError(requirement(name, rule, repr(value)))
    return float(value)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, Real) and not isinstance(value, bool)


def check_images(name: str, images: Any, *, remedy: str = "") -> None:
    """Raise unless `images` is a numeric array with the images along axis 0."""
    dtype = getattr(images, "dtype", None)
    if getattr(dtype, "kind", "?") not in "uif":
        rule = "be a NumPy array of numbers"
        received = type(images).__name__ if dtype is None else f"array of {dtype}"
        raise TypeError(requirement(name, rule, received, remedy))
    if images.ndim < 2 or 0 in images.shape:
        rule = "hold at least one image along its first axis"
        received = f"array of shape {images.shape}"
        raise ValueError(requirement(name, rule, received, remedy))


def check_labels(name: str, labels: Any, count: int, *, classes: int = 10) -> None:
    """Raise unless `labels` is one whole number per image, 0 to classes - 1."""
    dtype = getattr(labels, "dtype", None)
    if dtype is not None and labels.ndim == 2:
        rule = "hold one whole number per image, shape (n,)"
        received = f"array of shape {labels.shape}"
        remedy = f"Turn one-hot rows into numbers with {name}.argmax(axis=1)."
        raise ValueError(requirement(name, rule, received, remedy))
    if getattr(dtype, "kind", "?") not in "ui":
        rule = "be a NumPy array of whole numbers"
        received = type(labels).__name__ if dtype is None else f"array of {dtype}"
        raise TypeError(requirement(name, rule, received))
    if labels.shape != (count,):
        rule = f"hold one label for each of the {count} images"
        received = f"array of shape {labels.shape}"
        raise ValueError(requirement(name, rule, received))
    low, high = int(labels.min()), int(labels.max())
    if low < 0 or high >= classes:
        rule = f"lie between 0 and {classes - 1}"
        raise ValueError(requirement(name, rule, f"labels from {low} to {high}"))


def check_fits_model(name: str, images: "npt.NDArray[Any]", model: Any) -> None:
    """Raise unless each of `images` has the shape of the model's input."""
    if isinstance(features := getattr(model, "n_features_in_", None), int):
        expected: tuple[int, ...] | None = (features,)
    else:
        expected = one_shape(model, "input")
    if expected is not None and images.shape[1:] != expected:
        rule = f"hold images of shape {expected}, the input of this model"
        layout = LAYOUT_OF_INPUT.get(expected)
        remedy = f"Use prepare_data(layout={layout!r})." if layout else ""
        received = f"images of shape {images.shape[1:]}"
        raise ValueError(requirement(name, rule, received, remedy))


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
        warnings.warn(
            f"{name} should lie between 0 and 1, the range these models learn from. "
            f"Received: values from {low:g} to {high:g}. Divide by 255.0, "
            f"or use prepare_data().",
            UserWarning,
            stacklevel=stacklevel,
        )
