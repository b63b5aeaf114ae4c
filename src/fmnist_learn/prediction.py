"""What a photo shows: the class that a model takes it for, and how sure it is."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_outputs, one_shape
from fmnist_learn._html import table_row
from fmnist_learn._network import read_network
from fmnist_learn.data import names_of
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.photo import prepare_photo
from fmnist_learn.pretrained import pretrained_file

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Prediction:
    """What a model sees in one photo.

    Attributes:
        name: The name of the class with the highest probability.
        label: The number of that class.
        probabilities: The probability of each class, shape (classes,), float32.
        names: The names of the classes, in the order of their labels.
        image: What the model was given before the division by 255: uint8 of shape
            (28, 28).

    --- 한국어 ---
    모델이 사진 하나를 보고 예측한 결과입니다.

    Attributes:
        name: 확률이 가장 높은 클래스의 이름.
        label: 그 클래스의 번호.
        probabilities: 클래스마다의 확률. 크기 (클래스 개수,), float32입니다.
        names: 클래스의 이름. 레이블 순서입니다.
        image: 모델에 넣은 이미지. 255로 나누기 전이며 크기 (28, 28), uint8입니다.
    """

    name: str
    label: int
    probabilities: npt.NDArray[np.float32]
    names: tuple[str, ...]
    image: npt.NDArray[np.uint8]

    def __str__(self) -> str:
        """The class and the runners-up, each with its probability."""
        (name, best), *others = self._best()
        rest = ", ".join(f"{name} {share}" for name, share in others)
        return f"{name} {best} ({rest})"

    def __repr__(self) -> str:
        """The same; without the arrays."""
        return f"Prediction({self})"

    def _repr_markdown_(self) -> str:
        head = Text(ko="| 클래스 | 확률 |", en="| class | probability |").to()
        rows = map(table_row, self._best())
        return "\n".join([head, "|---|---|", *rows])

    def _best(self) -> list[tuple[str, str]]:
        order = np.argsort(-self.probabilities)[:3]
        return [(self.names[i], f"{self.probabilities[i]:.1%}") for i in order]


def predict(
    photo: str | os.PathLike[str],
    *,
    model: "str | os.PathLike[str] | keras.Model | None" = None,
    names: Sequence[str] | None = None,
    lang: Lang | None = None,
) -> Prediction:
    """Say what a photo of one garment shows.

    The photo is prepared by `prepare_photo`. A probability compares the classes with
    one another: it does not say whether the photo shows any of them.

    Args:
        photo: An image file, as for `prepare_photo`.
        model: None for the trained network of the package (`load_pretrained("cnn")`),
            the path of a `.keras` file, or a Keras model. Without a Keras model
            this takes a fraction of a second if the layers are those that `ops` has.
        names: The names of the classes of your own data, such as `data.names`. None
            for those of Fashion-MNIST.
        lang: The language of the names; None for the language in use.

    Returns:
        The class, its label, the probability of each class, and the 28x28 image that
        the model was given.

    Raises:
        FileNotFoundError: If there is no such photo or model.
        TypeError: If `model` or `names` is something else.
        ValueError: If the photo cannot be read or shows nothing, or if the model
            cannot be read, does not fit an image of 28x28, or gives no numbers.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from PIL import Image
        >>> from fmnist_learn import load_data, predict
        >>> _, (test_input, test_target) = load_data()
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     photo = Path(folder) / "boot.png"
        ...     Image.fromarray(255 - test_input[0]).resize((280, 280)).save(photo)
        ...     seen = predict(photo)
        >>> seen.name, seen.label, seen.probabilities.shape
        ('Ankle boot', 9, (10,))

    Lesson 08-2. `plot_prediction(seen.image, seen.probabilities)` draws it.

    --- 한국어 ---
    옷 하나를 찍은 사진이 무엇인지 예측합니다.

    사진은 `prepare_photo`로 바꾸어 모델에 넣습니다. 확률은 클래스끼리 비교한 값이므로,
    사진에 정말 그 가운데 하나가 있는지는 알려 주지 않습니다.

    Args:
        photo: 이미지 파일. `prepare_photo`와 같습니다.
        model: None이면 패키지에 든 훈련한 신경망(`load_pretrained("cnn")`)을 씁니다.
            `.keras` 파일의 경로나 케라스 모델을 줄 수도 있습니다. 케라스 모델을 주지
            않고 `ops`에 있는 층으로만 된 모델이면 1초도 걸리지 않습니다.
        names: 직접 준비한 데이터의 클래스 이름. `data.names`처럼 적습니다. None이면
            패션 MNIST의 이름을 씁니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        클래스와 레이블, 클래스마다의 확률, 그리고 모델에 넣은 28x28 이미지.

    Raises:
        FileNotFoundError: 사진이나 모델 파일이 없을 때 발생합니다.
        TypeError: `model`이나 `names`가 다른 종류의 값일 때 발생합니다.
        ValueError: 사진을 읽을 수 없거나 사진에 아무것도 없을 때, 또는 모델을 읽을 수
            없거나 28x28 이미지에 맞지 않거나 수를 출력하지 않을 때 발생합니다.

    08-2절. `plot_prediction(seen.image, seen.probabilities)`로 그릴 수 있습니다.
    """
    image = prepare_photo(photo)
    return classify(find_model(model), [image], names=names, lang=lang)[0]


def classify(
    model: Any,
    images: Sequence[npt.NDArray[np.uint8]],
    *,
    names: Sequence[str] | None = None,
    lang: Lang | None = None,
) -> list[Prediction]:
    """What `model`, as `find_model` gives it, sees in each of the images."""
    takes, gives = one_shape(model, "input"), one_shape(model, "output")
    name = getattr(model, "name", type(model).__name__)
    if (
        takes is None
        or gives is None
        or np.prod(takes) != 784
        or len(gives) != 1
        or (names is None and gives != (10,))
    ):
        rule = Text(
            ko="28x28 이미지 하나를 받아 확률 열 개를 출력해야 합니다",
            en="take one image of 28x28 and give ten probabilities",
        )
        received = Text(
            ko=f"{name!r}, 입력 {takes}, 출력 {gives}",
            en=f"{name!r} from {takes} to {gives}",
        )
        raise refusal(ValueError, "model", rule, received)
    known = names_of(gives[0], names, lang=lang)
    batch = np.divide(np.stack(images), np.float32(255)).reshape(-1, *takes)
    outputs = np.asarray(model.predict(batch, verbose=0), dtype=np.float32)
    check_outputs("model", outputs, model)
    return [
        Prediction(known[label], int(label), probabilities, known, image)
        for label, probabilities, image in zip(
            outputs.argmax(axis=1), outputs, images, strict=True
        )
    ]


def find_model(model: "str | os.PathLike[str] | keras.Model | None") -> Any:
    """What predicts: a `Network` where that can be, else a Keras model."""
    if model is None:
        model = pretrained_file("cnn")
    if isinstance(model, str | os.PathLike):
        if (network := read_network(model)) is not None:
            return network
        from fmnist_learn.training import load_safely  # noqa: PLC0415 - imports Keras

        return load_safely(model)
    if not hasattr(model, "predict"):
        rule = Text(
            ko="None, .keras 파일의 경로, 케라스 모델 가운데 하나여야 합니다",
            en="be None, the path of a .keras file, or a Keras model",
        )
        raise refusal(TypeError, "model", rule, type(model).__name__)
    return model
