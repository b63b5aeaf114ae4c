"""A model and its data as the checks of the rules look at them."""

from itertools import takewhile
from numbers import Number
from typing import TYPE_CHECKING, Any

from fmnist_learn._checks import one_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

# Layers that bring the input to another range.
_SCALING = {"BatchNormalization", "LayerNormalization", "Normalization", "Rescaling"}


class Subject:
    """What a check may ask about a model, and about its data if there is any.

    Attributes:
        model: The Keras model.
        layers: All its layers in order, those of nested models among them, without
            what holds the input.
        in_order: Whether each layer gets what the one before it gives: in a model that
            branches, what comes next in the list need not come next.
        scaling: The layers that scale the input before anything else is done with it.
        shape: The shape of one image that it takes; None where it is left open.
        units: How many numbers it answers with; None where the model leaves it open.
        loss: The name of its loss; empty where there is none yet.
        plain_loss: The same without capitals and underscores: both ways of writing it.
        categorical: Whether the loss compares probabilities of classes.
        sparse: Whether it does so for targets of whole numbers.
        logits: Whether the loss applies softmax itself.
        softmax: Whether the model ends in softmax.
        text: What stands in the data in the place of a number, the first of it; empty
            if there is none. The array that holds it is taken for unknown.
        images: The input it is trained with, if that is known.
        target: The target it is trained with.
        val_images: The input of the validation.
        not_finite: How many values of the data are `NaN` or infinite.
        one_hot: Whether the target has a column for each class.
        one_each: Whether of these columns each row has a single one.
        whole: Whether the target is one number for each sample.
        highest: The highest label of a target of whole numbers; 0 for another.
    """

    def __init__(self, model: Any, arrays: "Sequence[npt.NDArray[Any]]" = ()) -> None:
        """Look at a Keras model, and at two arrays or four, if there are any."""
        from keras import Sequential  # noqa: PLC0415 - the model has imported it

        self.model = model
        self.layers = _layers(model)
        self.in_order = isinstance(model, Sequential)
        first = takewhile(lambda layer: not hasattr(layer, "activation"), self.layers)
        self.scaling = [layer for layer in first if kind(layer) in _SCALING]
        self.shape = one_shape(model, "input")
        self.units: int | None = (one_shape(model, "output") or (None,))[-1]
        loss = getattr(model, "loss", None)
        named = getattr(loss, "name", "") or getattr(loss, "__name__", "")
        self.loss: str = loss if isinstance(loss, str) else named
        self.plain_loss = self.loss.lower().replace("_", "")
        self.categorical = "categoricalcrossentropy" in self.plain_loss
        self.sparse = self.categorical and self.plain_loss.startswith("sparse")
        config: dict[str, Any] = getattr(loss, "get_config", dict)()
        self.logits = bool(config.get("from_logits", False))
        self.softmax = bool(self.layers) and has_softmax(self.layers[-1])
        self._look_at(arrays)

    def _look_at(self, arrays: "Sequence[npt.NDArray[Any]]") -> None:
        odd = [_no_number(array) for array in arrays]
        self.text = next((f"{one}" for one in odd if one is not None), "")
        numbers = [
            _of_numbers(array) if one is None else None
            for array, one in zip(arrays, odd, strict=True)
        ]
        known: list[Any] = [*numbers, None, None, None]
        self.images, target, self.val_images = known[:3]
        self.target = target
        self.not_finite = sum(
            array.size - int(_finite(array).sum())
            for array in numbers
            if array is not None
        )
        self.one_hot = target is not None and target.ndim == 2 and target.shape[1] > 1
        self.one_each = self.one_hot and bool((target.sum(axis=1) == 1).all())
        self.whole = target is not None and not self.one_hot
        countable = self.whole and target.size and all_finite(target)
        self.highest = int(target.max()) if countable else 0


def kind(layer: Any) -> str:
    """The name of the class of a layer."""
    return type(layer).__name__


def activation(layer: Any) -> str:
    """The name of the activation function of a layer; empty if it has none."""
    return getattr(getattr(layer, "activation", None), "__name__", "")


def has_softmax(layer: Any) -> bool:
    """Whether a layer ends in softmax, or is nothing else."""
    return activation(layer) == "softmax" or kind(layer) == "Softmax"


def computes(layer: Any) -> bool:
    """Whether a layer has weights of its own for what comes in."""
    return kind(layer) in {"Dense", "Conv2D"}


def all_finite(array: "npt.NDArray[Any]") -> bool:
    """Whether no value is `NaN` or infinite."""
    return bool(_finite(array).all())


def _finite(array: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - the arrays have imported it

    finite: npt.NDArray[Any] = np.isfinite(array)
    return finite


def _no_number(array: "npt.NDArray[Any]") -> object:
    """The first element that is no number; None, a missing value, stands for one."""
    if array.dtype.kind in "biuf":
        return None
    numbers = (Number, type(None))
    return next((one for one in array.flat if not isinstance(one, numbers)), None)


def _of_numbers(array: "npt.NDArray[Any]") -> "npt.NDArray[Any]":
    """An array of objects that are numbers as one of numbers; None becomes `NaN`."""
    return array.astype(float) if array.dtype.kind == "O" else array


def _layers(model: Any) -> list[Any]:
    return [
        one
        for layer in model.layers
        for one in (_layers(layer) if hasattr(layer, "layers") else [layer])
        if kind(one) != "InputLayer"
    ]
