"""Labels that a model doubts which was not trained on them: confident learning.

Source: Northcutt, Jiang and Chuang (2021), "Confident Learning", Journal of Artificial
Intelligence Research 70.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import (
    check_each_class,
    check_labels,
    check_probabilities,
)
from fmnist_learn._html import table_row
from fmnist_learn.data import names_of
from fmnist_learn.evaluation import wilson_interval
from fmnist_learn.i18n import Text, refusal

Float64 = npt.NDArray[np.float64]
Int64 = npt.NDArray[np.int64]

# The mean of equal numbers may be rounded to a little more than each of them.
_ROUNDED = 1 - 1e-6


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DoubtfulLabels:
    """What `doubtful_labels` found. The four arrays of m doubts are in the same order.

    Attributes:
        indices: The rows with a doubtful label, the most doubtful first; shape (m,),
            int64.
        given: The labels that they have, shape (m,), int64.
        suggested: The labels that the model suggests instead, shape (m,), int64.
        margin: By how much the suggested label is more probable than the given one,
            above 0 and at most 1; shape (m,), float64.
        thresholds: From which probability on the model is confident of each class: its
            mean over the rows with that label; shape (classes,), float64.
        counts: How many rows with label i (row) the model is confident to be j
            (column), int64 of shape (classes, classes): the confident joint. Rows of
            which it is confident of no class are not counted. Beside the diagonal are
            the doubts, and rows whose own label is more probable all the same.
        right: How many rows have the label that is most probable.
        images: How many rows there are.
        names: The names of the classes that `doubtful_labels` was given, or None.

    --- 한국어 ---
    `doubtful_labels`가 찾은 것입니다. 의심스러운 레이블 m개를 담은 네 배열은 순서가
    같습니다.

    Attributes:
        indices: 레이블이 의심스러운 행의 인덱스. 가장 의심스러운 것이 먼저 옵니다. 크기
            (m,), int64입니다.
        given: 그 행에 붙어 있는 레이블. 크기 (m,), int64입니다.
        suggested: 모델이 대신 제안하는 레이블. 크기 (m,), int64입니다.
        margin: 제안하는 레이블의 확률에서 붙어 있는 레이블의 확률을 뺀 값. 0보다 크고 1
            이하입니다. 크기 (m,), float64입니다.
        thresholds: 클래스마다 모델이 확신한다고 보는 확률의 임계값. 그 레이블이 붙은
            행에서 구한 평균입니다. 크기 (클래스 개수,), float64입니다.
        counts: 레이블이 i(행)인데 모델이 j(열)라고 확신하는 행의 개수. 크기가 (클래스
            개수, 클래스 개수)인 int64 배열이며 confident joint라고 합니다. 확신하는
            클래스가 없는 행은 세지 않습니다. 대각선 밖에는 의심스러운 레이블과, 그래도
            원래 레이블의 확률이 더 높은 행이 있습니다.
        right: 레이블이 확률이 가장 높은 클래스와 같은 행의 개수.
        images: 전체 행의 개수.
        names: `doubtful_labels`에 준 클래스 이름. 주지 않았으면 None입니다.
    """

    indices: Int64
    given: Int64
    suggested: Int64
    margin: Float64
    thresholds: Float64
    counts: Int64
    right: int
    images: int
    names: tuple[str, ...] | None = None

    @property
    def accuracy(self) -> float:
        """The accuracy of the model on all rows, 0 to 1.

        --- 한국어 ---
        모든 행에서 구한 모델의 정확도. 0부터 1까지입니다.
        """
        return self.right / self.images

    @property
    def accuracy_without(self) -> float:
        """The accuracy without the doubtful rows; nan if none is left.

        It cannot be lower than `accuracy`: each doubt is a mistake of this model.

        --- 한국어 ---
        의심스러운 행을 뺐을 때의 정확도. 남는 행이 없으면 nan입니다.

        `accuracy`보다 낮을 수 없습니다. 의심스러운 행은 모두 이 모델이 틀린 행이기
        때문입니다.
        """
        left = self.images - len(self.indices)
        return self.right / left if left else np.nan

    def __repr__(self) -> str:
        """The figures, without the arrays."""
        return (
            f"DoubtfulLabels(doubts={len(self.indices)}, images={self.images}, "
            f"accuracy={self.accuracy:.4f}, "
            f"accuracy_without={self.accuracy_without:.4f})"
        )

    def _repr_markdown_(self) -> str:
        left = self.images - len(self.indices)
        parts = {
            Text(ko="전체", en="all rows"): self.images,
            Text(ko="의심스러운 것을 빼면", en="without the doubtful"): left,
        }
        rows = [
            Text(
                ko="| | 행 | 정확도 | 95% 신뢰 구간 |",
                en="| | rows | accuracy | 95% confidence interval |",
            ).to(),
            "|---|---|---|---|",
        ]
        for name, count in parts.items():
            if count:
                low, high = wilson_interval(self.right, count)
                share = f"{self.right / count:.4f} | {low:.4f}–{high:.4f}"
                rows.append(f"| {name.to()} | {count:,} | {share} |")
        head = Text(
            ko="| 클래스 | 임계값 | 의심 | 가장 많이 제안한 클래스 |",
            en="| class | threshold | doubted | suggested most often |",
        )
        rows += ["", head.to(), "|---|---|---|---|"]
        names = names_of(len(self.thresholds), self.names)
        for label, threshold in enumerate(self.thresholds):
            others = np.bincount(self.suggested[self.given == label], minlength=1)
            often = f"{names[others.argmax()]} ({others.max()})" if others.any() else ""
            cells = (names[label], f"{threshold:.3f}", others.sum(), often)
            rows.append(table_row(cells))
        return "\n".join([f"{self!r}", "", *rows])


def doubtful_labels(
    probabilities: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    *,
    names: Sequence[str] | None = None,
) -> DoubtfulLabels:
    """Find the labels that a model doubts, by confident learning.

    The model is confident of a class where its probability reaches the mean that it
    has over the rows with that label. A label is doubted if, of the classes that the
    model is confident of, the most probable is another one, and more probable than the
    label. A doubtful label need not be wrong.

    Args:
        probabilities: What `cross_val_probabilities` returned, or other probabilities
            by a model that was not trained on these rows; shape (n, classes), each row
            sums to 1.
        labels: Whole numbers from 0, shape (n,), each class at least once.
        names: The names of the classes, in the order of their labels, such as
            `data.names`. None for those of Fashion-MNIST in the language in use.

    Returns:
        The doubtful rows, the most doubtful first, with the label that each has and
        the one suggested; the thresholds, the counts, and the accuracy with and
        without them.

    Raises:
        TypeError: If an argument is not an array of numbers, or names are not texts.
        ValueError: If shapes or labels do not fit, a number is nan or infinite, a row
            is not of probabilities that sum to 1, a class has no row or none with a
            probability above 0, or there are more names than classes.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import doubtful_labels
        >>> probabilities = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]])
        >>> found = doubtful_labels(probabilities, np.array([0, 0, 1]))
        >>> found.thresholds, found.indices, found.suggested
        (array([0.55, 0.7 ]), array([1]), array([1]))

    Source: Northcutt, Jiang and Chuang (2021), "Confident Learning", Journal of
    Artificial Intelligence Research 70. There a row also counts as an error where its
    label is more probable, but the model is confident of the other class only; it does
    not here. Not in the book.

    --- 한국어 ---
    confident learning으로 모델이 의심하는 레이블을 찾습니다.

    어떤 클래스의 확률이, 그 레이블이 붙은 행에서 구한 평균 이상이면 모델이 그 클래스를
    확신한다고 봅니다. 확신하는 클래스 가운데 확률이 가장 높은 것이 레이블과 다르고 그
    확률이 레이블의 확률보다 높으면 그 레이블은 의심스럽습니다. 의심스럽다고 다 틀린
    것은 아닙니다.

    Args:
        probabilities: `cross_val_probabilities`가 돌려준 값. 이 행들로 훈련하지 않은
            모델의 확률이면 다른 것도 됩니다. 크기는 (n, 클래스 개수)이고 행마다 합이
            1입니다.
        labels: 0부터 시작하는 정수. 크기는 (n,)이고 클래스마다 하나 이상 있어야 합니다.
        names: 클래스의 이름. `data.names`처럼 레이블 순서로 적습니다. None이면 지금
            쓰는 언어로 된 패션 MNIST의 이름을 씁니다.

    Returns:
        의심스러운 행을 가장 의심스러운 것부터 담고, 붙어 있는 레이블과 제안하는
        레이블을 함께 담은 결과. 임계값과 개수, 그 행들이 있을 때와 없을 때의 정확도도
        들어 있습니다.

    Raises:
        TypeError: 매개변수에 준 값이 숫자 배열이 아니거나 이름이 문자열이 아닐 때
            발생합니다.
        ValueError: 크기나 레이블이 맞지 않거나, nan이나 무한대가 있거나, 합이 1인
            확률이 아닌 행이 있거나, 행이 없거나 확률이 모두 0인 클래스가 있거나, 이름이
            클래스보다 많을 때 발생합니다.

    출처: Northcutt, Jiang and Chuang (2021), "Confident Learning", Journal of
    Artificial Intelligence Research 70. 논문에서는 레이블의 확률이 더 높아도 확신하는
    클래스가 다른 것뿐이면 오류로 셉니다. 여기서는 세지 않습니다. 책에는 없는
    내용입니다.
    """
    check_probabilities("probabilities", probabilities)
    count, classes = probabilities.shape
    check_labels("labels", labels, count, classes=classes)
    check_each_class(labels, classes, least=1)
    if names is not None:
        names = names_of(classes, names)

    rows, given = np.arange(count), labels.astype(np.int64)
    p = probabilities.astype(np.float64)  # (n, classes)
    own = p[rows, given]  # (n,): of the label that each row has
    thresholds = np.array([own[given == label].mean() for label in range(classes)])
    _check_thresholds(thresholds)

    # -1: not confident.
    confident = np.where(p >= thresholds * _ROUNDED, p, -1)  # (n, classes)
    best = confident.max(axis=1)
    suggested = confident.argmax(axis=1)
    # A class as probable as the label is no reason to doubt it.
    suggested = np.where(confident[rows, given] == best, given, suggested)
    counts = np.zeros((classes, classes), dtype=np.int64)
    asked = best >= 0
    np.add.at(counts, (given[asked], suggested[asked]), 1)

    margin = best - own
    doubted = np.flatnonzero(margin > 0)
    indices = doubted[np.argsort(-margin[doubted], kind="stable")]
    return DoubtfulLabels(
        indices=indices,
        given=given[indices],
        suggested=suggested[indices],
        margin=margin[indices],
        thresholds=thresholds,
        counts=counts,
        right=int(np.sum(p.argmax(axis=1) == given)),
        images=count,
        names=names,
    )


def _check_thresholds(thresholds: Float64) -> None:
    """Raise if a class is never given a chance: every row would be confident of it."""
    if thresholds.min() == 0:
        rule = Text(
            ko="클래스마다 그 레이블이 붙은 행 하나 이상에서 확률이 0보다 커야 합니다",
            en="give each class more than 0 in at least one row with its label",
        )
        never = int(thresholds.argmin())
        received = Text(
            ko=f"레이블이 {never}인 모든 행에서 클래스 {never}의 확률이 0인 배열",
            en=f"an array with 0 for class {never} in all rows labelled {never}",
        )
        raise refusal(ValueError, "probabilities", rule, received)
