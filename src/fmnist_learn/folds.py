"""Probabilities for every image by a model that was not trained on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_at_least,
    check_each_class,
    check_fits_model,
    check_images,
    check_labels,
    check_outputs,
    check_probabilities,
    check_seed,
)
from fmnist_learn.data import Splits
from fmnist_learn.i18n import Text, refusal

if TYPE_CHECKING:
    import keras

Float64 = npt.NDArray[np.float64]

# What gives the probabilities of a fold: the images and labels to train on, then those
# that were left out.
_Judge = Callable[
    [npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]], Float64
]


def cross_val_probabilities(
    model_or_build: Any,
    images: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    *,
    folds: int = 5,
    random_state: int = 42,
    epochs: int = 5,
    verbose: Literal["auto", 0, 1, 2] = "auto",
) -> Float64:
    """Give each image probabilities by a model that was not trained on it.

    The images are shuffled and cut into folds with an equal share of each class. For
    each fold a new model is trained on the others.

    Args:
        model_or_build: A classifier of scikit-learn with `predict_proba`, of which each
            fold gets a clone; or a function that returns a new Keras model each time,
            such as `build_deep`, which `train` then trains with Adam.
        images: Images in the shape that the model takes; for a network in [0, 1].
        labels: Whole numbers from 0, shape (n,), each at least `folds` times.
        folds: How many, at least 2.
        random_state: The seed of the shuffling. For the weights of networks call
            `keras.utils.set_random_seed` first.
        epochs: How long each network is trained.
        verbose: For networks, as in `train`.

    Returns:
        One row for each image, in the order of `images`; shape (n, classes), float64.

    Raises:
        TypeError: If the first argument is neither of the two, or images or labels are
            not arrays of numbers.
        ValueError: If shapes or labels do not fit, a number is outside its range, a
            label is too rare, the function returns the same model twice, or a model
            gives anything but probabilities, such as logits.

    Example:
        >>> import numpy as np
        >>> from sklearn.neighbors import KNeighborsClassifier
        >>> from fmnist_learn import cross_val_probabilities
        >>> images = np.array([[0.1], [0.2], [0.3], [0.7], [0.8], [0.9]])
        >>> labels = np.array([0, 0, 0, 1, 1, 1])
        >>> nearest = KNeighborsClassifier(2)
        >>> cross_val_probabilities(nearest, images, labels, folds=3)[:, 1]
        array([0., 0., 0., 1., 1., 1.])

    A cross-validation as in lesson 07-1; the book goes no further.

    --- 한국어 ---
    이미지마다, 그 이미지로 훈련하지 않은 모델이 출력한 확률을 구합니다.

    이미지를 섞어 클래스의 비율이 같은 폴드로 나눕니다. 폴드마다 나머지 폴드로 새 모델을
    훈련합니다.

    Args:
        model_or_build: `predict_proba`가 있는 사이킷런 분류기. 폴드마다 복제해서
            씁니다. 또는 `build_deep`처럼 호출할 때마다 새 케라스 모델을 돌려주는 함수.
            이 모델은 `train`이 Adam으로 훈련합니다.
        images: 모델의 입력과 크기가 같은 이미지. 신경망이면 [0, 1] 범위입니다.
        labels: 0부터 시작하는 정수. 크기는 (n,)이고 레이블마다 `folds`개 이상
            있어야 합니다.
        folds: 폴드 개수. 2 이상입니다.
        random_state: 섞는 데 쓰는 시드. 신경망의 가중치를 고정하려면 먼저
            `keras.utils.set_random_seed`를 호출하세요.
        epochs: 신경망을 훈련하는 에포크 횟수.
        verbose: 신경망에 쓰며 `train`의 `verbose`와 같습니다.

    Returns:
        이미지마다 한 행. `images`와 순서가 같고, 크기가 (n, 클래스 개수)인 float64
        배열입니다.

    Raises:
        TypeError: 첫 번째 매개변수에 준 값이 둘 중 어느 것도 아니거나, 이미지나
            레이블이 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기나 레이블이 맞지 않거나, 수가 범위를 벗어나거나, 너무 드문
            레이블이 있거나, 함수가 같은 모델을 두 번 돌려주거나, 모델이 로짓처럼 확률이
            아닌 값을 출력할 때 발생합니다.

    07-1절과 같은 교차 검증이며 그 뒤의 내용은 책에 없습니다.
    """
    check_images("images", images)
    # A class has at least `folds` images, so there are fewer classes than images.
    check_labels("labels", labels, len(images), classes=len(images))
    check_at_least("folds", folds, 2)
    check_at_least("epochs", epochs, 1)
    check_seed("random_state", random_state)
    check_each_class(labels, int(labels.max()) + 1, least=folds)
    if _is_classifier(model_or_build):
        judge = _clones_of(model_or_build)
    elif callable(model_or_build) and not hasattr(model_or_build, "predict"):
        judge = _networks_of(model_or_build, images, folds, epochs, verbose)
    else:
        rule = Text(
            ko="predict_proba가 있는 사이킷런 분류기이거나 케라스 모델을 만드는 "
            "함수여야 합니다",
            en="be a classifier of scikit-learn with predict_proba, or a function that "
            "builds a Keras model",
        )
        remedy = Text(
            ko="모델 하나로는 안 됩니다. 폴드마다 새 모델이 필요합니다.",
            en="One network is not enough: each fold needs a new one.",
        )
        kind = type(model_or_build).__name__
        raise refusal(TypeError, "model_or_build", rule, kind, remedy)

    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415 - is heavy

    parts = StratifiedKFold(folds, shuffle=True, random_state=random_state)
    order, found = [], []
    # How the folds are cut depends on the labels alone.
    for seen, left_out in parts.split(labels, labels):
        rows = judge(images[seen], labels[seen], images[left_out], labels[left_out])
        check_probabilities("model_or_build", rows)
        order.append(left_out)
        found.append(rows)
    return np.concatenate(found)[np.argsort(np.concatenate(order))]


def _is_classifier(value: object) -> bool:
    if isinstance(value, type):  # the class itself, which has all of the names
        return False
    return hasattr(value, "get_params") and hasattr(value, "predict_proba")


def _clones_of(estimator: Any) -> _Judge:
    from sklearn.base import clone  # noqa: PLC0415 - is heavy

    # One that is frozen clones to itself: it would judge what it was trained on.
    _check_new("model_or_build", [estimator, clone(estimator)])

    def judge(
        images: npt.NDArray[Any],
        labels: npt.NDArray[Any],
        left_out: npt.NDArray[Any],
        _: npt.NDArray[Any],
    ) -> Float64:
        fitted = clone(estimator).fit(images, labels)
        return np.asarray(fitted.predict_proba(left_out), dtype=np.float64)

    return judge


def _networks_of(
    build: "Callable[[], keras.Model]",
    images: npt.NDArray[Any],
    folds: int,
    epochs: int,
    verbose: Literal["auto", 0, 1, 2],
) -> _Judge:
    from fmnist_learn._keras import keras, tracing_many  # noqa: PLC0415 - is heavy
    from fmnist_learn.training import train  # noqa: PLC0415 - the same

    # All of them, so that what is wrong shows before the first is trained.
    models = [build() for _ in range(folds)]
    for model in models:
        if not isinstance(model, keras.Model):
            rule = Text(ko="케라스 모델을 돌려주어야 합니다", en="return a Keras model")
            kind = type(model).__name__
            raise refusal(TypeError, "model_or_build", rule, kind)
    _check_new("model_or_build", models)

    def predicted(model: keras.Model, images: npt.NDArray[Any]) -> Float64:
        with tracing_many():
            outputs = np.asarray(model.predict(images, verbose=0), dtype=np.float64)
        check_outputs("model_or_build", outputs, model)
        return outputs

    check_fits_model("images", images, models[0])
    check_probabilities("model_or_build", predicted(models[0], images[:1]))

    def judge(
        images: npt.NDArray[Any],
        labels: npt.NDArray[Any],
        left_out: npt.NDArray[Any],
        left_out_labels: npt.NDArray[Any],
    ) -> Float64:
        model = models.pop(0)
        # Training neither stops early nor keeps a best epoch, so that what is measured
        # on the images left out decides nothing.
        held = (left_out, left_out_labels)
        data = Splits(images, labels, *held, *held)
        train(model, data, epochs=epochs, verbose=verbose)
        return predicted(model, left_out)

    return judge


def _check_new(name: str, models: list[Any]) -> None:
    """Raise if a model is there twice: the second time it has seen every image."""
    if len({id(model) for model in models}) < len(models):
        rule = Text(
            ko="폴드마다 새 모델을 주어야 합니다", en="give a new model for each fold"
        )
        received = Text(ko="같은 모델 두 번", en="the same model twice")
        remedy = Text(
            ko="모델을 함수 안에서 만드세요.", en="Build the model inside the function."
        )
        raise refusal(ValueError, name, rule, received, remedy)
