"""What an analysis found, and how it is told."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from rich import box
from rich.console import Group
from rich.table import Table

from fmnist_learn._html import table_row
from fmnist_learn._printed import as_printed
from fmnist_learn.analysis._report import sections_of
from fmnist_learn.data import names_of
from fmnist_learn.evaluation import Evaluation
from fmnist_learn.i18n import Lang

Part = Literal["train", "val", "test"]
Positions = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two classes that a model takes for each other.

    Attributes:
        first: The label of the class that is taken for the other more often.
        second: The label of the other class.
        first_as_second: The positions of the images of `first` that were predicted as
            `second`, the most confident mistake first, int64.
        second_as_first: Those of the images of `second` predicted as `first`.

    --- 한국어 ---
    모델이 서로 혼동하는 두 클래스입니다.

    Attributes:
        first: 다른 쪽으로 잘못 예측한 이미지가 더 많은 클래스의 레이블.
        second: 다른 클래스의 레이블.
        first_as_second: `first`의 이미지인데 `second`로 예측한 이미지의 인덱스. 가장
            확신하고 틀린 것이 먼저 옵니다. int64입니다.
        second_as_first: `second`의 이미지인데 `first`로 예측한 이미지의 인덱스.
    """

    first: int
    second: int
    first_as_second: Positions
    second_as_first: Positions

    @property
    def count(self) -> int:
        """How many images were confused, both ways together.

        --- 한국어 ---
        양쪽을 합하여 혼동한 이미지의 개수입니다.
        """
        return len(self.first_as_second) + len(self.second_as_first)


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Whether as many predictions are right as their probabilities promise.

    The predictions are sorted into ten bins by the probability of the predicted class:
    0 to 0.1, above 0.1 to 0.2, and so on. All arrays have a value for each bin, float64
    but for the counts, and nan where a bin is empty.

    Attributes:
        count: How many predictions are in the bin, int64.
        confidence: The mean probability of their predicted classes.
        accuracy: The part of them that is right.
        interval: The 95% interval of that part, shape (10, 2).
        error: The expected calibration error: how far accuracy and confidence lie
            apart, averaged over the bins by their counts.

    Sources: DeGroot and Fienberg (1983), "The Comparison and Evaluation of
    Forecasters", for the curve; Naeini, Cooper and Hauskrecht (2015), "Obtaining Well
    Calibrated Probabilities Using Bayesian Binning", for the error.

    --- 한국어 ---
    예측이 그 확률이 말하는 만큼 맞았는지를 나타냅니다.

    예측한 클래스의 확률에 따라 예측을 구간 열 개에 나누어 담습니다. 0부터 0.1까지, 0.1
    초과 0.2 이하와 같은 식입니다. 배열마다 구간에 값이 하나씩 있습니다. 개수를 빼고는
    float64이고, 빈 구간은 nan입니다.

    Attributes:
        count: 구간에 든 예측의 개수. int64입니다.
        confidence: 구간에 든 예측의 확률을 평균한 값.
        accuracy: 구간에 든 예측 가운데 맞은 비율.
        interval: 그 비율의 95% 신뢰 구간. 크기는 (10, 2)입니다.
        error: 기대 보정 오차(ECE). 구간마다 accuracy와 confidence의 차이를 구해 개수로
            가중 평균한 값입니다.

    출처: 곡선은 DeGroot, Fienberg (1983), "The Comparison and Evaluation of
    Forecasters", 오차는 Naeini, Cooper, Hauskrecht (2015), "Obtaining Well Calibrated
    Probabilities Using Bayesian Binning".
    """

    count: npt.NDArray[np.int64]
    confidence: Floats
    accuracy: Floats
    interval: Floats
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """How accurate a model is on the images of which it is surest.

    Attributes:
        order: The positions of the images, the surest prediction first, int64.
        confidence: The probability of each of these predictions, float32.
        accuracy: At k - 1 the part of the k surest predictions that is right, float64.

    The surest leaves least probability to all other classes together, which tells
    predictions apart that float32 rounds to the same probability. Of equals the one
    that comes first is the surer.

    Source: El-Yaniv and Wiener (2010), "On the Foundations of Noise-free Selective
    Classification", Journal of Machine Learning Research 11.

    --- 한국어 ---
    모델이 더 확신하는 이미지부터 세었을 때의 정확도입니다.

    Attributes:
        order: 이미지의 인덱스. 가장 확신한 예측이 먼저 옵니다. int64입니다.
        confidence: 그 순서대로 적은 예측의 확률. float32입니다.
        accuracy: k - 1번 자리는 가장 확신한 예측 k개 가운데 맞은 비율. float64입니다.

    나머지 클래스의 확률을 모두 더한 값이 작을수록 더 확신한 예측입니다. 이렇게 하면
    float32로 반올림해 확률이 같아진 예측도 구별할 수 있습니다. 그래도 같으면 앞에 있는
    이미지가 먼저 옵니다.

    출처: El-Yaniv, Wiener (2010), "On the Foundations of Noise-free Selective
    Classification", Journal of Machine Learning Research 11.
    """

    order: Positions
    confidence: npt.NDArray[np.float32]
    accuracy: Floats


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Analysis:
    """What a model gets wrong, and how sure it is.

    Print it, or let a notebook show it. Positions count the images from 0, in the order
    in which they were given. What rests on probabilities is None where the model gives
    none; the report says why.

    Attributes:
        evaluation: What `evaluate` gives for these images.
        images: The images, as they were given.
        part: The part of the data, `"train"`, `"val"` or `"test"`; None for images of
            one's own.
        interval: The 95% interval of the recall of each class, float64 of shape
            (classes, 2); nan where there is no such image.
        pairs: The pairs of classes that are confused, the most frequent first.
        calibration: Whether the probabilities are right.
        coverage: The accuracy on the images of which the model is surest.
        typical: For each class the positions of its images, int64, the most typical
            first: the one for which the model gives the least probability to all other
            classes together. Of equals the one that comes first.
        odd: For each class the positions of its images, the oddest first: the one for
            which the model gives the class the lowest probability.
        lang: The language of the report; None for the language in use.

    --- 한국어 ---
    모델이 무엇을 틀리고 얼마나 확신하는지 분석한 결과입니다.

    print로 출력하거나 노트북에서 그대로 보세요. 인덱스는 주어진 순서대로 0부터 센
    것입니다. 모델이 확률을 출력하지 않으면 확률로 구하는 값은 None이고, 출력한 글에 그
    까닭이 나옵니다.

    Attributes:
        evaluation: 이 이미지를 `evaluate`로 평가한 결과.
        images: 주어진 이미지 그대로입니다.
        part: 데이터의 어느 세트인지. `"train"`, `"val"`, `"test"` 가운데 하나이며, 직접
            준 이미지이면 None입니다.
        interval: 클래스마다 재현율의 95% 신뢰 구간. 크기 (클래스 개수, 2),
            float64입니다. 이미지가 없으면 nan입니다.
        pairs: 서로 혼동한 클래스 쌍. 가장 많이 혼동한 쌍이 먼저 옵니다.
        calibration: 확률이 맞는지 여부.
        coverage: 모델이 더 확신하는 이미지부터 세었을 때의 정확도.
        typical: 클래스마다 그 클래스의 이미지 인덱스. int64이며 가장 전형적인 이미지가
            먼저 옵니다. 나머지 클래스의 확률을 모두 더한 값이 가장 작은 이미지입니다.
            같으면 앞에 있는 이미지가 먼저 옵니다.
        odd: 클래스마다 그 클래스의 이미지 인덱스. 가장 특이한 이미지, 곧 모델이 정답
            클래스의 확률을 가장 낮게 출력한 이미지가 먼저 옵니다.
        lang: 출력하는 글의 언어. None이면 지금 쓰는 언어입니다.
    """

    evaluation: Evaluation
    images: npt.NDArray[Any]
    part: Part | None
    interval: Floats
    pairs: tuple[Pair, ...]
    # Not `| None`, as the probabilities of an `Evaluation`.
    calibration: Calibration | Any
    coverage: Coverage | Any
    typical: tuple[Positions, ...] | Any
    odd: tuple[Positions, ...] | Any
    lang: Lang | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the classes, in the language of the report.

        --- 한국어 ---
        클래스의 이름을 출력하는 글의 언어로 돌려줍니다.
        """
        known, classes = self.evaluation.names, len(self.evaluation.confusion)
        return names_of(classes, known, lang=self.lang)

    def __rich__(self) -> Group:
        """The report for rich, at the width of the terminal."""
        parts: list[str | Table] = []
        for said, columns, rows in sections_of(self):
            table = Table(box=box.SIMPLE, padding=(0, 1, 0, 0))
            for number, column in enumerate(columns):
                table.add_column(
                    column.to(self.lang), justify="right" if number else "left"
                )
            for row in rows:
                table.add_row(*row)
            parts += [said.to(self.lang), table if columns else ""]
        return Group(*parts)

    def __str__(self) -> str:
        """The report as a terminal shows it, without colours, 80 columns wide."""
        return as_printed(self).rstrip()  # no empty line below the last table

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        parts = []
        for said, columns, rows in sections_of(self):
            parts.append(said.to(self.lang))
            if columns:
                head = [column.to(self.lang) for column in columns]
                rule = ["---", *["--:"] * (len(head) - 1)]
                parts.append("\n".join(map(table_row, (head, rule, *rows))))
        return "\n\n".join(parts)
