"""The course's first classifier: logistic regression of scikit-learn."""

import os
import warnings
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import StratifiedKFold

from fmnist_learn._checks import check_at_least, check_seed
from fmnist_learn.data import load_data
from fmnist_learn.i18n import Text


@dataclass(frozen=True, slots=True, eq=False)
class BaselineResult:
    """What `baseline_sgd` measured.

    Attributes:
        scores: The accuracy on each fold that was left out, 0 to 1.
        mean: Their mean, the book's figure. It is not the accuracy on the test set.
        test_accuracy: The accuracy on the 10,000 test images, 0 to 1.
        converged: For each fold, whether training ended before `max_iter`.
        estimator: The classifier trained on all 60,000 training images, that
            `test_accuracy` is about.

    --- 한국어 ---
    `baseline_sgd`가 잰 값입니다.

    Attributes:
        scores: 검증 폴드마다 잰 정확도. 0부터 1까지입니다.
        mean: 위 점수의 평균. 책에 나오는 값이며 테스트 세트의 정확도가 아닙니다.
        test_accuracy: 테스트 이미지 10,000개에서 잰 정확도. 0부터 1까지입니다.
        converged: 폴드마다 `max_iter` 전에 훈련이 끝났는지 여부.
        estimator: 훈련 이미지 60,000개를 모두 써서 훈련한 분류기. `test_accuracy`는 이
            분류기의 정확도입니다.
    """

    scores: tuple[float, ...]
    mean: float
    test_accuracy: float
    converged: tuple[bool, ...]
    estimator: SGDClassifier = field(repr=False)

    def _repr_markdown_(self) -> str:
        head = Text(ko="| | 정확도 | 수렴 |", en="| | accuracy | converged |").to()
        fold = Text(ko="폴드", en="fold").to()
        mean = Text(ko="폴드 평균", en="mean of the folds").to()
        test = Text(ko="테스트 세트", en="test set").to()
        answer = {
            True: Text(ko="예", en="yes").to(),
            False: Text(ko="아니요", en="no").to(),
        }
        folds = zip(self.scores, self.converged, strict=True)
        rows = [
            f"| {fold} {number} | {score:.4f} | {answer[converged]} |"
            for number, (score, converged) in enumerate(folds, start=1)
        ]
        rows.append(f"| **{mean}** | **{self.mean:.4f}** | |")
        rows.append(f"| {test} | {self.test_accuracy:.4f} | |")
        return "\n".join([head, "|---|---|---|", *rows])


def baseline_sgd(
    *,
    max_iter: int = 5,
    cv: int = 5,
    random_state: int = 42,
    path: str | os.PathLike[str] | None = None,
) -> BaselineResult:
    """Cross-validate logistic regression trained by stochastic gradient descent.

    The book's `cross_validate(SGDClassifier(loss="log_loss", max_iter=5,
    random_state=42), ...)`: the same digits, in less time and memory. One binary
    classifier for each class (one-versus-rest); the folds come one after the other,
    the ten classifiers of a fold in threads.

    Args:
        max_iter: Passes over the training images, at most.
        cv: The number of folds, at least 2.
        random_state: The seed of the shuffling inside SGD.
        path: As in `load_data`.

    Returns:
        The score of each fold, their mean, whether the folds converged, and the
        accuracy on the test set of a classifier trained on all training images.

    Raises:
        FileNotFoundError: As `load_data`.
        TypeError: As `load_data`.
        ValueError: As `load_data`, or if a number is outside its range.

    Example:
        >>> from fmnist_learn import baseline_sgd
        >>> result = baseline_sgd()
        >>> result.mean, result.test_accuracy, any(result.converged)
        (0.8194166666666666, 0.8104, False)

    Lesson 07-1.

    --- 한국어 ---
    확률적 경사 하강법으로 훈련하는 로지스틱 회귀를 교차 검증합니다.

    책의 `cross_validate(SGDClassifier(loss="log_loss", max_iter=5,
    random_state=42), ...)`와 숫자가 같고 시간과 메모리는 덜 씁니다. 클래스마다 이진
    분류기를 하나씩 훈련합니다(OvR). 폴드는 차례대로 처리하고, 한 폴드의 분류기 열 개는
    여러 스레드에서 훈련합니다.

    Args:
        max_iter: 훈련 이미지 전체를 반복하는 최대 횟수.
        cv: 폴드 개수. 2 이상입니다.
        random_state: SGD가 샘플을 섞는 데 쓰는 시드.
        path: `load_data`의 `path`와 같습니다.

    Returns:
        폴드마다 잰 점수와 그 평균, 폴드마다 수렴했는지 여부, 그리고 훈련 이미지를 모두
        써서 훈련한 분류기의 테스트 세트 정확도.

    Raises:
        FileNotFoundError: `load_data`와 같습니다.
        TypeError: `load_data`와 같습니다.
        ValueError: `load_data`와 같은 경우, 또는 수가 범위를 벗어났을 때 발생합니다.

    07-1절.
    """
    check_at_least("max_iter", max_iter, 1)
    check_at_least("cv", cv, 2)
    check_seed("random_state", random_state)
    (train_input, train_target), (test_input, test_target) = load_data(path)
    # float64, as in the book: float32 shifts the mean to 0.8188. One array for all
    # the parts in turn, since fresh memory costs more time than the division.
    room = np.empty((len(train_input), 784))

    def scaled(images: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        return np.divide(images.reshape(-1, 784), 255.0, out=room[: len(images)])

    def fit(
        images: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8]
    ) -> SGDClassifier:
        estimator = SGDClassifier(
            loss="log_loss", max_iter=max_iter, random_state=random_state, n_jobs=-1
        )
        return estimator.fit(scaled(images), labels)

    scores, converged = [], []
    with warnings.catch_warnings():
        # Said once and for all in `converged`.
        warnings.simplefilter("ignore", ConvergenceWarning)
        # How the folds are cut depends on the labels alone.
        for rows, left_out in StratifiedKFold(cv).split(train_target, train_target):
            estimator = fit(train_input[rows], train_target[rows])
            left_out_scaled = scaled(train_input[left_out])
            scores.append(
                float(estimator.score(left_out_scaled, train_target[left_out]))
            )
            converged.append(bool(estimator.n_iter_ < max_iter))
        estimator = fit(train_input, train_target)
    return BaselineResult(
        scores=tuple(scores),
        mean=float(np.mean(scores)),
        test_accuracy=float(estimator.score(scaled(test_input), test_target)),
        converged=tuple(converged),
        estimator=estimator,
    )
