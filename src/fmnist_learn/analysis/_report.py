"""The analysis of a model in words and tables, for terminal and notebook alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fmnist_learn.evaluation import interval_of
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from fmnist_learn.analysis.results import Analysis, Part

_PAIRS = 5  # are shown; the result has all of them
_PARTS: "dict[Part | None, Text]" = {
    "train": Text(ko="훈련 세트", en="Training set"),
    "val": Text(ko="검증 세트", en="Validation set"),
    "test": Text(ko="테스트 세트", en="Test set"),
    None: Text(ko="주어진 이미지", en="The images given"),
}


class Section(NamedTuple):
    """A part of the report: what it says, and a table with numbers at the right."""

    said: Text
    columns: Sequence[Text] = ()
    rows: Sequence[Sequence[str]] = ()


def sections_of(analysis: "Analysis") -> list[Section]:
    """All that there is to say."""
    sections = [_of_all(analysis), _of_recall(analysis), _of_pairs(analysis)]
    if analysis.calibration is None:
        return [*sections, _without_probabilities(analysis)]
    more = [_of_calibration(analysis), _of_coverage(analysis), _of_images(analysis)]
    return [*sections, *more]


def _of_all(analysis: "Analysis") -> Section:
    evaluation, part = analysis.evaluation, _PARTS[analysis.part]
    count = len(evaluation.target)
    low, high = interval_of(np.trace(evaluation.confusion), count)
    accuracy = f"{evaluation.accuracy:.4f}"
    said = Text(
        ko=f"{part.ko}: 이미지 {count:,}개, 정확도 {accuracy} "
        f"(95% 신뢰 구간 {low:.4f}–{high:.4f})",
        en=f"{part.en}: {count:,} images, accuracy {accuracy} "
        f"(95% interval {low:.4f}–{high:.4f})",
    )
    return Section(said)


def _of_recall(analysis: "Analysis") -> Section:
    said = Text(
        ko="재현율: 클래스마다 그 클래스의 이미지 가운데 올바르게 찾아낸 비율",
        en="Recall: the part of the images of each class that was found",
    )
    columns = (
        Text(ko="클래스", en="class"),
        Text(ko="이미지", en="images"),
        Text(ko="재현율", en="recall"),
        Text(ko="95% 신뢰 구간", en="95% interval"),
    )
    rows = [
        (name, f"{count:,}", f"{recall:.3f}", f"{low:.3f}–{high:.3f}")
        for name, count, recall, (low, high) in zip(
            analysis.names,
            analysis.evaluation.confusion.sum(axis=1),
            analysis.evaluation.recall,
            analysis.interval,
            strict=True,
        )
    ]
    return Section(said, columns, rows)


def _of_pairs(analysis: "Analysis") -> Section:
    if not analysis.pairs:
        return Section(
            Text(ko="잘못 분류한 이미지가 없습니다.", en="No image was misclassified.")
        )
    shown = analysis.pairs[:_PAIRS]
    said = Text(
        ko="가장 많이 혼동한 클래스 쌍(모두 {}쌍 가운데 {}쌍)",
        en="The pairs confused most, {1} of {0}",
    ).format(len(analysis.pairs), len(shown))
    columns = (
        Text(ko="정답 → 예측", en="label → prediction"),
        Text(ko="이미지", en="images"),
        Text(ko="반대 방향", en="the other way"),
    )
    rows = [
        (
            f"{analysis.names[pair.first]} → {analysis.names[pair.second]}",
            f"{len(pair.first_as_second):,}",
            f"{len(pair.second_as_first):,}",
        )
        for pair in shown
    ]
    return Section(said, columns, rows)


def _of_calibration(analysis: "Analysis") -> Section:
    found, bins = analysis.calibration, len(analysis.calibration.count)
    mean = f"{analysis.coverage.confidence.mean(dtype=np.float64):.4f}"
    said = Text(
        ko="보정: 예측한 클래스의 확률은 평균 {}이고 맞은 비율은 {}입니다. "
        "기대 보정 오차는 {}입니다.",
        en="Calibration: the predicted classes have a probability of {} on average, "
        "and {} of them are right. The expected calibration error is {}.",
    ).format(mean, f"{analysis.evaluation.accuracy:.4f}", f"{found.error:.4f}")
    columns = (
        Text(ko="확률", en="probability"),
        Text(ko="예측", en="predictions"),
        Text(ko="평균 확률", en="mean"),
        Text(ko="맞은 비율", en="right"),
        Text(ko="95% 신뢰 구간", en="95% interval"),
    )
    rows = [
        (
            f"{number / bins:.1f}–{(number + 1) / bins:.1f}",
            f"{found.count[number]:,}",
            f"{found.confidence[number]:.3f}",
            f"{found.accuracy[number]:.3f}",
            "–".join(f"{end:.3f}" for end in found.interval[number]),
        )
        for number in np.flatnonzero(found.count)
    ]
    return Section(said, columns, rows)


def _of_coverage(analysis: "Analysis") -> Section:
    said = Text(
        ko="확신하는 순서: 가장 확신한 예측부터 세었을 때 맞은 비율",
        en="Coverage: the part that is right of the predictions that are surest",
    )
    columns = (
        Text(ko="확신하는 순서로", en="the surest"),
        Text(ko="예측", en="predictions"),
        Text(ko="확률(이상)", en="probability from"),
        Text(ko="맞은 비율", en="right"),
    )
    total = len(analysis.coverage.order)
    kept = [max(1, round(total * tenth / 10)) for tenth in range(1, 11)]
    rows = [
        (
            f"{tenth * 10}%",
            f"{count:,}",
            _below_one(analysis.coverage.confidence[count - 1]),
            f"{analysis.coverage.accuracy[count - 1]:.4f}",
        )
        for tenth, count in enumerate(kept, start=1)
    ]
    return Section(said, columns, rows)


def _below_one(probability: float) -> str:
    """Never 1.0000 of what is less."""
    return ">0.9999" if 0.99995 <= probability < 1 else f"{probability:.4f}"


def _of_images(analysis: "Analysis") -> Section:
    said = Text(
        ko="클래스마다 가장 전형적인 이미지와 가장 특이한 이미지의 인덱스",
        en="The most typical and the oddest image of each class, by position",
    )
    columns = (
        Text(ko="클래스", en="class"),
        Text(ko="전형적", en="typical"),
        Text(ko="특이함", en="odd"),
        Text(ko="정답의 확률", en="its probability"),
        Text(ko="예측", en="taken for"),
    )
    rows = []
    for label, (typical, odd) in enumerate(
        zip(analysis.typical, analysis.odd, strict=True)
    ):
        if len(odd):
            taken = analysis.names[analysis.evaluation.predicted[odd[0]]]
            own = f"{analysis.evaluation.probabilities[odd[0], label]:.2g}"
            row = (analysis.names[label], str(typical[0]), str(odd[0]), own, taken)
            rows.append(row)
    return Section(said, columns, rows)


def _without_probabilities(analysis: "Analysis") -> Section:
    """Why there is no more."""
    if analysis.evaluation.probabilities is None:
        why = Text(
            ko="이 모델은 클래스만 예측하고 확률을 출력하지 않습니다.",
            en="This model predicts classes and gives no probabilities.",
        )
    else:
        why = Text(
            ko="이 모델의 출력은 더해서 1이 되는 확률이 아닙니다. 마지막 층에 "
            "소프트맥스 함수를 쓰세요.",
            en="The outputs of this model are no probabilities, which sum to 1. Let "
            "its last layer end in softmax.",
        )
    lacking = Text(
        ko="그래서 보정과 확신하는 순서, 전형적인 이미지와 특이한 이미지는 구할 수 "
        "없습니다.",
        en="So there is no calibration, no coverage, and no typical or odd image.",
    )
    return Section(Text(ko=f"{why.ko} {lacking.ko}", en=f"{why.en} {lacking.en}"))
