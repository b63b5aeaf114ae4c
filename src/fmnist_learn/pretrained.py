"""The models of the course, already trained."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from fmnist_learn._checks import check_choice, not_as_bundled

if TYPE_CHECKING:
    import keras

Name = Literal["dense", "deep", "cnn", "modern"]

_MODELS = Path(__file__).parent / "_models"


def load_pretrained(name: Name = "cnn") -> "keras.Sequential":
    """Load a model of the course, trained by its recipe with seed 42.

    The file is part of the package: nothing is downloaded, and no code from it runs.
    Its bytes are checked against their SHA-256 first. How each model was trained, and
    how good it is, is in `_models/card.json` of the package.

    Args:
        name: `"dense"` (one softmax layer, flat images), `"deep"` (a hidden layer
            with dropout, images of 28x28), `"cnn"` (the convolutional network, images
            of (28, 28, 1)), all three by the book's recipe, or `"modern"` (that of
            `build_modern`, beyond the book, images of (28, 28, 1)).

    Returns:
        The model, not compiled, for images scaled to [0, 1]: it predicts, and
        `evaluate` measures it. To go on training, use `train`. Called as a function,
        `"modern"` mirrors images unless `training=False` is given.

    Raises:
        ValueError: If there is no such model, or if its file was changed.

    Example:
        >>> from fmnist_learn import load_pretrained, prepare_data
        >>> data = prepare_data(layout="channel")
        >>> model = load_pretrained("cnn")
        >>> model.predict(data.test_scaled[:1], verbose=0).argmax()
        np.int64(9)

    The first test image is an ankle boot. Lessons 08-2, 08-3 and, beyond the book, 09.

    --- 한국어 ---
    정해진 방법대로 시드 42로 훈련해 둔 모델을 불러옵니다.

    파일이 패키지에 들어 있어 내려받지 않으며, 파일에 든 코드를 실행하지 않습니다. 먼저
    파일의 SHA-256을 확인합니다. 모델을 어떻게 훈련했고 얼마나 정확한지는 패키지의
    `_models/card.json`에 있습니다.

    Args:
        name: `"dense"`(소프트맥스 층 하나, 펼친 이미지), `"deep"`(드롭아웃을 쓴 은닉층,
            28x28 이미지), `"cnn"`(합성곱 신경망, (28, 28, 1) 이미지), `"modern"`(책에
            없는 `build_modern`의 신경망, (28, 28, 1) 이미지) 가운데 하나. 앞의 셋은
            책의 방법대로 훈련했습니다.

    Returns:
        컴파일하지 않은 모델. [0, 1] 범위의 이미지를 받습니다. 예측할 수 있고
        `evaluate`로 평가할 수 있습니다. 더 훈련하려면 `train`을 쓰세요. `"modern"`은
        함수처럼 직접 호출하면 이미지를 뒤집으므로 `training=False`를 주세요.

    Raises:
        ValueError: 그런 모델이 없거나 파일이 바뀌었을 때 발생합니다.

    테스트 세트의 첫 이미지는 앵클 부츠입니다. 08-2절, 08-3절, 책에 없는 09절.
    """
    from fmnist_learn.training import load_safely  # noqa: PLC0415 - it imports Keras

    return load_safely(pretrained_file(name))


def pretrained_file(name: Name) -> Path:
    """The file of that model, its bytes checked."""
    check_choice("name", name, get_args(Name))
    file = _MODELS / f"{name}.keras"
    expected = model_card()[name]["sha256"]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != expected:
        raise not_as_bundled(file.name, expected, digest)
    return file


@cache
def model_card() -> dict[str, dict[str, Any]]:
    """Recipe, versions, digest, accuracy and confusion of each model."""
    text = (_MODELS / "card.json").read_text(encoding="utf-8")
    card: dict[str, dict[str, Any]] = json.loads(text)
    return card
