"""A model and its data as the checks of the rules look at them."""

from typing import TYPE_CHECKING, Any

from fmnist_learn._checks import one_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


class Subject:
    """What a check may ask about a model, and about its data if there is any.

    Attributes:
        model: The Keras model.
        layers: All its layers in order, those of nested models among them, without
            what holds the input.
        units: How many numbers it answers with; None where the model leaves it open.
        loss: The name of its loss; empty where there is none yet.
        categorical: Whether the loss compares probabilities of classes.
        sparse: Whether it does so for targets of whole numbers.
        logits: Whether the loss applies softmax itself.
        softmax: Whether the model ends in softmax.
        images: The input it is trained with, if that is known.
        target: The target it is trained with.
        val_images: The input of the validation.
        one_hot: Whether the target has a column for each class.
        highest: The highest label of a target of whole numbers; 0 for another.
    """

    def __init__(self, model: Any, arrays: "Sequence[npt.NDArray[Any]]" = ()) -> None:
        """Look at a Keras model, and at two arrays or four, if there are any."""
        self.model = model
        self.layers = _layers(model)
        self.units: int | None = (one_shape(model, "output") or (None,))[-1]
        loss = getattr(model, "loss", None)
        named = getattr(loss, "name", "") or getattr(loss, "__name__", "")
        self.loss: str = loss if isinstance(loss, str) else named
        self.categorical = "categorical_crossentropy" in self.loss
        self.sparse = self.categorical and self.loss.startswith("sparse")
        config: dict[str, Any] = getattr(loss, "get_config", dict)()
        self.logits = bool(config.get("from_logits", False))
        last = self.layers[-1] if self.layers else None
        self.softmax = activation(last) == "softmax" or kind(last) == "Softmax"
        known: list[Any] = [*arrays, None, None, None]
        self.images, target, self.val_images = known[:3]
        self.target = target
        self.one_hot = target is not None and target.ndim == 2 and target.shape[1] > 1
        whole = target is not None and target.size and not self.one_hot
        self.highest = int(target.max()) if whole else 0


def kind(layer: Any) -> str:
    """The name of the class of a layer."""
    return type(layer).__name__


def activation(layer: Any) -> str:
    """The name of the activation function of a layer; empty if it has none."""
    return getattr(getattr(layer, "activation", None), "__name__", "")


def _layers(model: Any) -> list[Any]:
    return [
        one
        for layer in model.layers
        for one in (_layers(layer) if hasattr(layer, "layers") else [layer])
        if kind(one) != "InputLayer"
    ]
