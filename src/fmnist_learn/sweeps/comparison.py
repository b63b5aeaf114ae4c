"""Two settings over the same seeds: what their difference is, and how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from fmnist_learn.i18n import Lang, Text, refusal

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Comparison:
    """The paired difference of two settings, each with the same seeds.

    Attributes:
        difference: The mean over the seeds of the first minus the second.
        margin: Half of the 95% confidence interval of that mean; infinite for one seed.
        higher: In how many seeds the first is the higher.
        lower: In how many seeds it is the lower.
        seeds: The number of seeds.

    With one seed both trainings draw the same random numbers where their models are
    alike, and see the images in the same order, so that part of the luck falls out of
    the difference. The interval is difference ± t · s / √n, with s the standard
    deviation of the n differences (n - 1) and t the 0.975 quantile of Student's
    distribution with n - 1 degrees of freedom. It takes the differences for normally
    distributed. The difference and the margin are nan where a value is.

    Source: Student (1908), "The Probable Error of a Mean", Biometrika 6(1).

    --- 한국어 ---
    시드가 같은 훈련끼리 짝지어 구한 두 설정의 차이입니다.

    Attributes:
        difference: 첫 번째 설정의 값에서 두 번째 설정의 값을 뺀 차이를 시드에 대해
            평균한 값.
        margin: 그 평균에 대한 95% 신뢰 구간 폭의 절반. 시드가 하나면 무한대입니다.
        higher: 첫 번째 설정의 값이 더 높은 시드의 개수.
        lower: 첫 번째 설정의 값이 더 낮은 시드의 개수.
        seeds: 시드의 개수.

    시드가 같으면 두 훈련은 모델이 같은 부분에서 같은 난수를 쓰고 이미지의 순서도
    같으므로, 차이를 구하면 운에 따른 몫이 줄어듭니다. 신뢰 구간은
    difference ± t · s / √n입니다. s는 차이 n개의 표준 편차(n - 1로 나눈 값)이고, t는
    자유도가 n - 1인 스튜던트 t 분포의 0.975 분위수입니다. 차이가 정규 분포를 따른다고
    가정합니다. 값에 nan이 있으면 difference와 margin도 nan입니다.

    출처: Student (1908), "The Probable Error of a Mean", Biometrika 6(1).
    """

    difference: float
    margin: float
    higher: int
    lower: int
    seeds: int

    @property
    def told_apart(self) -> bool:
        """Whether the confidence interval leaves out 0.

        --- 한국어 ---
        신뢰 구간에 0이 들어 있지 않은지 여부입니다.
        """
        return abs(self.difference) > self.margin

    def to_text(self, lang: Lang | None = None, *, lower_is_better: bool) -> str:
        """What follows for the first of the two settings, without a full stop.

        Args:
            lang: The language; None for the language in use.
            lower_is_better: True for a loss, False for an accuracy.

        --- 한국어 ---
        첫 번째 설정에 대해 알 수 있는 것을 마침표 없는 문장으로 돌려줍니다.

        Args:
            lang: 언어. None이면 지금 쓰는 언어입니다.
            lower_is_better: 손실이면 True, 정확도면 False.
        """
        better, worse = self.higher, self.lower
        gain = self.difference
        if lower_is_better:
            better, worse, gain = worse, better, -gain
        amount = f"{abs(gain):.4f} ± {self.margin:.4f}"
        if math.isnan(gain):
            said = Text(
                ko="값이 nan인 훈련이 있어 비교할 수 없습니다",
                en="not comparable, since a training gave nan",
            )
        elif self.seeds == 1:
            said = Text(
                ko="시드 1개로는 아무것도 말할 수 없습니다",
                en="one seed says nothing",
            )
        elif not self.told_apart:
            said = Text(
                ko=f"시드 {self.seeds}개로는 구별되지 않습니다"
                f"({better}개에서 더 좋음, 평균 차이 {gain:+.4f} ± {self.margin:.4f})",
                en=f"not told apart by {self.seeds} seeds (better in {better}, "
                f"on average by {gain:+.4f} ± {self.margin:.4f})",
            )
        elif gain > 0:
            said = Text(
                ko=f"시드 {self.seeds}개 중 {better}개에서 더 좋고, 평균 차이는 "
                f"{amount}입니다",
                en=f"better in {better} of {self.seeds} seeds, by {amount}",
            )
        else:
            said = Text(
                ko=f"시드 {self.seeds}개 중 {worse}개에서 더 나쁘고, 평균 차이는 "
                f"{amount}입니다",
                en=f"worse in {worse} of {self.seeds} seeds, by {amount}",
            )
        return said.to(lang)


def paired(first: Sequence[float], second: Sequence[float]) -> Comparison:
    """Compare values of the same seeds, in the same order."""
    if len(first) != len(second) or not first:
        rule = Text(
            ko="첫 번째와 같이 시드마다 값이 하나씩 있어야 합니다",
            en="hold one value for each seed, as the first does",
        )
        received = Text(
            ko=f"값 {len(second)}개, 첫 번째는 {len(first)}개",
            en=f"{len(second)} values, and {len(first)} of the first",
        )
        raise refusal(ValueError, "second", rule, received)
    differences = [one - other for one, other in zip(first, second, strict=True)]
    return Comparison(
        difference=mean_of(differences),
        margin=margin_of(differences),
        higher=sum(one > 0 for one in differences),
        lower=sum(one < 0 for one in differences),
        seeds=len(differences),
    )


def mean_of(values: Sequence[float]) -> float:
    """The mean; nan where a value is nan or infinite, as a training that diverges."""
    return fmean(values) if all(map(math.isfinite, values)) else math.nan


def deviation_of(values: Sequence[float]) -> float:
    """The standard deviation (n - 1); nan for one value, and as above."""
    known = len(values) > 1 and all(map(math.isfinite, values))
    return stdev(values) if known else math.nan


def margin_of(values: Sequence[float]) -> float:
    """Half of the 95% confidence interval of the mean of `values`."""
    if len(values) < 2:
        return math.inf
    from scipy.special import stdtrit  # noqa: PLC0415 - a comparison is rare

    quantile = float(stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2))
    return quantile * deviation_of(values) / math.sqrt(len(values))
