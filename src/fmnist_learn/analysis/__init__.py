"""What a model gets wrong, how sure it is of it, and which images show it best."""

from collections.abc import Sequence
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_choice
from fmnist_learn.analysis.results import (
    Analysis,
    Calibration,
    Coverage,
    Pair,
    Part,
    Positions,
)
from fmnist_learn.data import Splits, class_names
from fmnist_learn.evaluation import Evaluation, evaluate, interval_of
from fmnist_learn.i18n import Lang, Text, refusal, resolve_language

# Of the bins of probabilities, in the precision of the probabilities: 0.6 is on one.
_EDGES = np.linspace(0, 1, 11, dtype=np.float32)


def analyse(
    model: Any,
    data: Splits | tuple[npt.NDArray[Any], npt.NDArray[Any]],
    *,
    part: Part = "val",
    names: Sequence[str] | None = None,
    lang: Lang | None = None,
) -> Analysis:
    """Look into the mistakes of a model, and into how sure it was of them.

    The validation set is the default. What an analysis shows is there to be acted upon,
    and the test set may decide nothing: whoever changes a model because of it has no
    data left that tells how good the model is.

    Args:
        model: A Keras model with one output for each class, or a fitted classifier of
            scikit-learn. Without probabilities, as of `SGDClassifier(loss="hinge")`,
            the result has the recall and the pairs, and None for the rest.
        data: What `prepare_data` returned, in the layout that the model takes; or a
            pair of arrays, images and labels, as `evaluate` takes them.
        part: Which part of `Splits` to look at, `"train"`, `"val"` or `"test"`. Of a
            pair there is one only.
        names: The names of the classes, in the order of their labels. None for those
            of `data`, or those of Fashion-MNIST.
        lang: The language of the report; None for the language in use.

    Returns:
        The recall of each class with its interval, the pairs that are confused, the
        calibration, the accuracy against the confidence, and the most typical and the
        oddest images of each class.

    Raises:
        TypeError: If `data` is neither of these, or as `evaluate`.
        ValueError: If there is no such part, or as `evaluate`.

    Example:
        >>> import numpy as np
        >>> from sklearn.dummy import DummyClassifier
        >>> from fmnist_learn import analyse
        >>> images, labels = np.zeros((10, 784)), np.arange(10)
        >>> found = analyse(DummyClassifier().fit(images, labels), (images, labels))
        >>> len(found.pairs), found.pairs[0].first_as_second
        (9, array([1]))
        >>> found.calibration.error < 1e-6
        True

    Always to answer 0 with a probability of 0.1 is a poor model, and a calibrated one.
    After lesson 08-2.

    --- 한국어 ---
    모델이 무엇을 틀리고 그때 얼마나 확신했는지 분석합니다.

    기본으로 검증 세트를 분석합니다. 분석은 그 결과를 보고 무언가를 고치려고 하는
    것이지만, 테스트 세트를 보고는 아무것도 정하지 않아야 합니다. 테스트 세트를 보고
    모델을 고치면 그 모델이 얼마나 좋은지 알려 줄 데이터가 남지 않습니다.

    Args:
        model: 클래스마다 출력이 하나씩 있는 케라스 모델, 또는 훈련을 마친 사이킷런
            분류기. `SGDClassifier(loss="hinge")`처럼 확률을 출력하지 않으면 재현율과
            혼동한 쌍만 구하고 나머지는 None입니다.
        data: `prepare_data`가 돌려준 값. layout이 모델의 입력과 맞아야 합니다. 또는
            `evaluate`에 주는 것과 같은 이미지와 레이블 배열의 쌍.
        part: `Splits`의 어느 세트를 분석할지. `"train"`, `"val"`, `"test"` 가운데
            하나입니다. 배열의 쌍을 주면 쓰지 않습니다.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이면 `data`의 이름을 쓰고,
            배열의 쌍이면 패션 MNIST의 이름을 씁니다.
        lang: 출력하는 글의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        클래스별 재현율과 그 신뢰 구간, 서로 혼동한 쌍, 보정, 확신하는 정도에 따른
        정확도, 클래스마다 가장 전형적인 이미지와 가장 특이한 이미지.

    Raises:
        TypeError: `data`가 그 가운데 어느 것도 아니거나 `evaluate`와 같은 경우에
            발생합니다.
        ValueError: 그런 세트가 없거나 `evaluate`와 같은 경우에 발생합니다.

    늘 0이라고 0.1의 확률로 답하는 모델은 쓸모는 없지만 확률은 맞습니다. 08-2절 다음에
    보세요.
    """
    resolve_language(lang)
    images, labels, which = _chosen(data, part)
    if names is None and isinstance(data, Splits):
        # Those of Fashion-MNIST are said in the language of the report.
        of_fashion_mnist = (class_names(lang="ko"), class_names(lang="en"))
        names = None if tuple(data.names) in of_fashion_mnist else data.names
    evaluation = evaluate(model, images, labels, names=names)
    confusion = evaluation.confusion
    found: dict[str, Any] = dict.fromkeys(("calibration", "coverage", "typical", "odd"))
    if evaluation.loss is not None:  # the outputs are probabilities
        found = _of_probabilities(evaluation)
    return Analysis(
        evaluation=evaluation,
        images=images,
        part=which,
        interval=interval_of(np.diag(confusion), confusion.sum(axis=1)),
        pairs=_pairs(evaluation),
        lang=lang,
        **found,
    )


def _chosen(
    data: object, part: Part
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], Part | None]:
    """The images and labels to look at, and which part of the data they are."""
    check_choice("part", part, get_args(Part))
    if isinstance(data, Splits):
        images, labels = (
            getattr(data, f"{part}_scaled"),
            getattr(data, f"{part}_target"),
        )
        return images, labels, part
    if isinstance(data, tuple) and len(data) == 2:
        return *data, None
    rule = Text(
        ko="prepare_data()가 반환한 Splits이거나 (이미지, 레이블)이어야 합니다",
        en="be the Splits that prepare_data() returns, or a pair (images, labels)",
    )
    raise refusal(TypeError, "data", rule, type(data).__name__)


def _pairs(evaluation: Evaluation) -> tuple[Pair, ...]:
    """The pairs that are confused, the most frequent first."""
    confusion = evaluation.confusion
    mistakes = evaluation.mistakes  # the most confident first
    target, predicted = evaluation.target[mistakes], evaluation.predicted[mistakes]

    def taken(label: int, other: int) -> Positions:
        found: Positions = mistakes[(target == label) & (predicted == other)]
        return found

    found = []
    for pair in np.argwhere(np.triu(confusion + confusion.T, k=1)).tolist():
        first, second = sorted(
            pair, key=lambda label: -confusion[label, sum(pair) - label]
        )
        found.append(Pair(first, second, taken(first, second), taken(second, first)))
    return tuple(sorted(found, key=lambda pair: -pair.count))


def _of_probabilities(evaluation: Evaluation) -> dict[str, Any]:
    """What only a model with probabilities has."""
    probabilities, target = evaluation.probabilities, evaluation.target
    rows = np.arange(len(target))
    confidence = probabilities[rows, evaluation.predicted]
    right = evaluation.predicted == target
    order = np.argsort(
        _left_to_others(probabilities, evaluation.predicted), kind="stable"
    )
    own = probabilities[rows, target]
    others = _left_to_others(probabilities, target)
    of_class = [
        np.flatnonzero(target == label) for label in range(probabilities.shape[1])
    ]
    return {
        "calibration": _calibration(confidence, right),
        "coverage": Coverage(
            order=order,
            confidence=confidence[order],
            accuracy=right[order].cumsum() / (rows + 1),
        ),
        "typical": tuple(at[np.argsort(others[at], kind="stable")] for at in of_class),
        "odd": tuple(at[np.argsort(own[at], kind="stable")] for at in of_class),
    }


def _left_to_others(
    probabilities: npt.NDArray[np.float32], labels: Positions
) -> npt.NDArray[np.float32]:
    """The probability of all classes but this one; 1 - p would be 0 for many."""
    others = probabilities.copy()
    others[np.arange(len(labels)), labels] = 0
    left: npt.NDArray[np.float32] = others.sum(axis=1)
    return left


def _calibration(
    confidence: npt.NDArray[np.float32], right: npt.NDArray[np.bool]
) -> Calibration:
    bins = len(_EDGES) - 1
    number = np.searchsorted(_EDGES[1:-1], confidence)  # the upper edge belongs to it
    count = np.bincount(number, minlength=bins)
    hits = np.bincount(number, right, bins)
    with np.errstate(invalid="ignore"):  # an empty bin is nan
        mean, accuracy = np.bincount(number, confidence, bins) / count, hits / count
    return Calibration(
        count=count,
        confidence=mean,
        accuracy=accuracy,
        interval=interval_of(hits, count),
        error=float(np.nansum(count * abs(accuracy - mean)) / len(right)),
    )
