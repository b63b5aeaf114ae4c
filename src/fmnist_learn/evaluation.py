"""How good a model is, and where it is wrong: predictions against labels."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_at_least,
    check_fits_model,
    check_images,
    check_labels,
    check_outputs,
    warn_if_unscaled,
)
from fmnist_learn._html import table_row
from fmnist_learn.data import names_of
from fmnist_learn.i18n import Text, refusal

# The probability that float32 has rounded to 0 was less than this: a loss of 87.3.
# Nothing else is clipped, as with TensorFlow, where Keras computes the loss of a
# softmax layer from its logits.
_SMALLEST = np.finfo(np.float32).tiny


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Evaluation:
    """Predictions compared with labels.

    Attributes:
        accuracy: The part of the images classified correctly, 0 to 1.
        loss: The mean cross-entropy in nats; None where the model gives no
            probabilities.
        target: The labels, shape (n,), int64.
        predicted: The predicted labels, shape (n,), int64.
        probabilities: What the model gave for each class, shape (n, classes),
            float32; None where it gives labels only.
        confusion: How often label i (row) was predicted as j (column), int64 of
            shape (classes, classes).
        precision: For each class, the part of its predictions that is right;
            nan where it was never predicted.
        recall: For each class, the part of its images that was found; nan where
            there is no such image.
        mistakes: The positions of the images classified wrongly, the most confident
            mistake first, or in order where there are no probabilities; shape (m,),
            int64.
        names: The names of the classes that `evaluate` was given, or None.

    --- 한국어 ---
    예측을 레이블과 비교한 결과입니다.

    Attributes:
        accuracy: 올바르게 분류한 이미지의 비율. 0부터 1까지입니다.
        loss: 크로스 엔트로피의 평균. 단위는 nat입니다. 확률을 출력하지 않는 모델이면
            None입니다.
        target: 레이블. 크기 (n,), int64입니다.
        predicted: 예측한 레이블. 크기 (n,), int64입니다.
        probabilities: 클래스마다 모델이 출력한 값. 크기 (n, 클래스 개수),
            float32입니다. 레이블만 출력하는 모델이면 None입니다.
        confusion: 레이블 i(행)를 j(열)로 예측한 횟수. 크기가 (클래스 개수, 클래스
            개수)인 int64 배열입니다.
        precision: 클래스마다, 그 클래스로 예측한 이미지 가운데 맞은 비율. 예측한 적이
            없으면 nan입니다.
        recall: 클래스마다, 그 클래스의 이미지 가운데 올바르게 찾아낸 비율. 이미지가
            없으면 nan입니다.
        mistakes: 잘못 분류한 이미지의 인덱스. 가장 확신하고 틀린 것이 먼저 옵니다.
            확률이 없으면 인덱스 순서입니다. 크기 (m,), int64입니다.
        names: `evaluate`에 준 클래스 이름. 주지 않았으면 None입니다.
    """

    accuracy: float
    loss: float | None
    target: npt.NDArray[np.int64]
    predicted: npt.NDArray[np.int64]
    # Not `| None`: who evaluates a network need not rule out what never happens to it.
    probabilities: npt.NDArray[np.float32] | Any
    confusion: npt.NDArray[np.int64]
    precision: npt.NDArray[np.float64]
    recall: npt.NDArray[np.float64]
    mistakes: npt.NDArray[np.int64]
    names: tuple[str, ...] | None = None

    def __repr__(self) -> str:
        """The figures, without the arrays."""
        loss = "None" if self.loss is None else f"{self.loss:.5f}"
        return (
            f"Evaluation(accuracy={self.accuracy:.5f}, loss={loss}, "
            f"images={len(self.target)}, mistakes={len(self.mistakes)})"
        )

    def _repr_markdown_(self) -> str:
        columns = Text(
            ko="| 클래스 | 정밀도 | 재현율 |", en="| class | precision | recall |"
        )
        rows = [
            table_row((name, f"{precision:.3f}", f"{recall:.3f}"))
            for name, precision, recall in zip(
                names_of(len(self.confusion), self.names),
                self.precision,
                self.recall,
                strict=True,
            )
        ]
        return "\n".join([f"{self!r}", "", columns.to(), "|---|---|---|", *rows])


def evaluate(
    model_or_estimator: Any,
    images: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    *,
    names: Sequence[str] | None = None,
) -> Evaluation:
    """Predict every image and compare with its label.

    Args:
        model_or_estimator: A Keras model with one output for each class, or a fitted
            classifier of scikit-learn.
        images: Images in the shape that the model takes, scaled to [0, 1].
        labels: Whole numbers from 0, shape (n,).
        names: The names of the classes, in the order of their labels, such as
            `data.names`; the table and the plots of the result use them. With fewer
            than ten a classifier of scikit-learn is not taken to know ten classes. None
            for those of Fashion-MNIST in the language in use.

    Returns:
        Accuracy, loss, confusion matrix, precision and recall of each class, and the
        mistakes.

    Raises:
        TypeError: If images or labels are not arrays of numbers, names are not
            texts, or the first argument cannot predict.
        ValueError: If shapes or labels do not fit, an image or an output is nan or
            infinite, there are more names than classes, or a classifier was trained on
            labels that are no whole numbers from 0.

    Example:
        >>> import keras
        >>> from fmnist_learn import build_dense, evaluate, prepare_data
        >>> keras.utils.set_random_seed(42)
        >>> data = prepare_data()
        >>> untrained = evaluate(build_dense(), data.val_scaled, data.val_target)
        >>> untrained.confusion.shape, untrained.accuracy < 0.3
        ((10, 10), True)

    Lessons 07-1 to 08-2. The loss is the mean of -log(p of the right class), that of
    `model.evaluate` with TensorFlow. With JAX, Keras counts a smaller p as 1e-7, so
    its loss is lower where the model is that sure of a wrong class.

    --- 한국어 ---
    이미지마다 예측하여 레이블과 비교합니다.

    Args:
        model_or_estimator: 클래스마다 출력이 하나씩 있는 케라스 모델, 또는 훈련을 마친
            사이킷런 분류기.
        images: 모델의 입력과 크기가 같은 이미지. 값은 [0, 1] 범위로 바꾼 것입니다.
        labels: 0부터 시작하는 정수. 크기는 (n,)입니다.
        names: 클래스의 이름. `data.names`처럼 레이블 순서로 적습니다. 결과를 보여 주는
            표와 그림에 쓰입니다. 열 개보다 적으면 사이킷런 분류기의 클래스도 열 개로
            보지 않습니다. None이면 지금 쓰는 언어로 된 패션 MNIST의 이름을 씁니다.

    Returns:
        정확도, 손실, 혼동 행렬, 클래스별 정밀도와 재현율, 그리고 잘못 분류한 이미지.

    Raises:
        TypeError: 이미지나 레이블이 숫자 배열이 아니거나, 이름이 문자열이 아니거나, 첫
            번째 매개변수에 준 객체로 예측할 수 없을 때 발생합니다.
        ValueError: 크기나 레이블이 맞지 않거나, 이미지나 출력에 nan이나 무한대가
            있거나, 이름이 클래스보다 많거나, 0부터 시작하는 정수가 아닌 레이블로 훈련한
            분류기일 때 발생합니다.

    07-1절부터 08-2절까지. 손실은 -log(정답 클래스의 확률)의 평균이며, 텐서플로를 쓸
    때 `model.evaluate`가 돌려주는 손실과 같습니다. JAX를 쓰면 케라스가 1e-7보다 작은
    확률을 1e-7로 바꾸어 계산하므로, 모델이 그만큼 확신하고 틀린 이미지가 있으면
    케라스의 손실이 더 작습니다.
    """
    check_images("images", images)
    check_fits_model("images", images, model_or_estimator)
    warn_if_unscaled("images", images)
    # A classifier of scikit-learn may not have met each class of the data set.
    least = min(len(names), 10) if isinstance(names, Collection) else 10
    predicted, probabilities = _predict(model_or_estimator, images, least)
    classes = (
        max(least, int(predicted.max()) + 1)
        if probabilities is None
        else probabilities.shape[1]
    )
    check_labels("labels", labels, len(images), classes=classes)
    if names is not None:
        names = names_of(classes, names)

    target = labels.astype(np.int64)
    confusion = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(confusion, (target, predicted), 1)
    right = np.diag(confusion)
    with np.errstate(invalid="ignore"):  # 0 / 0 is the nan that the docstring names
        precision = right / confusion.sum(axis=0)
        recall = right / confusion.sum(axis=1)

    mistakes = np.flatnonzero(predicted != target)
    if probabilities is not None:
        confidence = probabilities[mistakes, predicted[mistakes]]
        mistakes = mistakes[np.argsort(-confidence, kind="stable")]
    return Evaluation(
        accuracy=float(np.mean(predicted == target)),
        loss=_cross_entropy(probabilities, target),
        target=target,
        predicted=predicted,
        probabilities=probabilities,
        confusion=confusion,
        precision=precision,
        recall=recall,
        mistakes=mistakes,
        names=names,
    )


def wilson_interval(right: int, count: int) -> tuple[float, float]:
    """The 95% confidence interval of a part of a whole, such as an accuracy.

    For p = right / count and z = 1.96:
    (p + z² / 2n ± z √(p (1 - p) / n + z² / 4n²)) / (1 + z² / n). For many images it
    is nearly p ± 1.96 standard errors, but it stays inside 0 and 1, and has a width
    where all are right, too.

    Args:
        right: How many were right, from 0 to `count`.
        count: How many there are, at least 1.

    Returns:
        The lower and the upper end, 0 to 1. It speaks of other images of the same
        kind, drawn independently of one another.

    Raises:
        ValueError: If a number is outside its range.

    Example:
        >>> from fmnist_learn import wilson_interval
        >>> low, high = wilson_interval(9200, 10_000)
        >>> round(low, 4), round(high, 4)
        (0.9145, 0.9252)

    Source: Wilson (1927), "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22(158). Not in the
    book.

    --- 한국어 ---
    정확도처럼 전체에서 차지하는 비율의 95% 신뢰 구간을 구합니다.

    p = right / count이고 z = 1.96일 때
    (p + z² / 2n ± z √(p (1 - p) / n + z² / 4n²)) / (1 + z² / n)입니다. 이미지가 많으면
    p ± 1.96 × 표준 오차와 거의 같습니다. 그러나 0과 1 사이를 벗어나지 않고, 모두
    맞았을 때도 폭이 있습니다.

    Args:
        right: 맞은 개수. 0부터 `count`까지입니다.
        count: 전체 개수. 1 이상입니다.

    Returns:
        구간의 아래쪽 끝과 위쪽 끝. 0부터 1까지입니다. 같은 종류에서 서로 독립으로 뽑은
        다른 이미지로 재면 얼마나 달라질지를 나타냅니다.

    Raises:
        ValueError: 수가 범위를 벗어났을 때 발생합니다.

    출처: Wilson (1927), "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22(158). 책에는 없는
    내용입니다.
    """
    count = check_at_least("count", count, 1)
    right = check_at_least("right", right, 0)
    if right > count:
        rule = Text(ko=f"{count} 이하여야 합니다", en=f"be at most {count}")
        raise refusal(ValueError, "right", rule, right)
    low, high = interval_of(right, count)
    return float(low), float(high)


def interval_of(
    right: npt.NDArray[Any] | float, total: npt.NDArray[Any] | int
) -> npt.NDArray[np.float64]:
    """`wilson_interval` of arrays: a row for each share, nan where there is nothing."""
    z = NormalDist().inv_cdf(0.975)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.divide(right, total)
        error = np.sqrt(share * (1 - share) / total + (z / np.multiply(2, total)) ** 2)
        shrink = 1 + np.divide(z**2, total)
        middle = (share + np.divide(z**2, np.multiply(2, total))) / shrink
    # Where none or all are right, an end is 0 or 1: not nearly so, by rounding.
    low = np.where(share == 0, 0, middle - z * error / shrink)
    high = np.where(share == 1, 1, middle + z * error / shrink)
    return np.stack([low, high], axis=-1)


def _predict(
    model: Any, images: npt.NDArray[Any], least: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32] | None]:
    """Labels of shape (n,) and, if the model gives them, one value for each class."""
    if not hasattr(model, "predict") or isinstance(model, type):
        rule = Text(
            ko="케라스 모델이나 사이킷런 분류기여야 합니다",
            en="be a Keras model or a classifier of scikit-learn",
        )
        kind = type(model).__name__
        received = Text(ko=kind, en=kind)
        if isinstance(model, type):
            name = model.__name__
            received = Text(ko=f"클래스 {name}", en=f"the class {name}")
        raise refusal(TypeError, "model_or_estimator", rule, received)
    if not hasattr(model, "get_params"):  # a Keras model
        outputs = np.asarray(model.predict(images, verbose=0), dtype=np.float32)
        if outputs.ndim != 2 or outputs.shape[1] < 2:
            rule = Text(
                ko="클래스마다 출력이 하나씩 있고 크기가 (n, 클래스 개수)여야 합니다",
                en="have one output for each class, shape (n, classes)",
            )
            received = Text(
                ko=f"크기가 {outputs.shape}인 출력",
                en=f"output of shape {outputs.shape}",
            )
            raise refusal(ValueError, "model_or_estimator", rule, received)
        check_outputs("model_or_estimator", outputs, model)
        return outputs.argmax(axis=1), outputs
    predicted = _as_labels(model.predict(images))
    if not hasattr(model, "predict_proba"):
        return predicted, None
    known = _as_labels(model.classes_)
    width = max(least, int(known.max()) + 1)
    probabilities = np.zeros((len(images), width), dtype=np.float32)
    probabilities[:, known] = model.predict_proba(images)
    return predicted, probabilities


def _as_labels(found: Any) -> npt.NDArray[np.int64]:
    """What a classifier answers, which is what it was trained on."""
    labels = np.asarray(found)
    if labels.dtype.kind not in "iuf" or (labels < 0).any() or (labels % 1).any():
        rule = Text(
            ko="0부터 시작하는 정수 레이블로 훈련한 것이어야 합니다",
            en="be trained on labels that are whole numbers from 0",
        )
        first = labels.ravel()[:1].tolist()
        received = Text(
            ko=f"{', '.join(map(repr, first))} 같은 값을 답하는 분류기",
            en=f"a classifier that answers {', '.join(map(repr, first))}",
        )
        raise refusal(ValueError, "model_or_estimator", rule, received)
    return labels.astype(np.int64)


def _cross_entropy(
    probabilities: npt.NDArray[np.float32] | None, target: npt.NDArray[np.int64]
) -> float | None:
    """The mean of -log(p of the right class); None if the rows are no probabilities."""
    if probabilities is None or probabilities.min() < 0:
        return None
    if not np.allclose(probabilities.sum(axis=1), 1, atol=1e-3):
        return None
    p = probabilities[np.arange(len(target)), target].clip(_SMALLEST, 1)
    return float(-np.log(p.astype(np.float64)).mean())
