"""The quiz of section 07-1."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="점수가 (1000, 1001)일 때 `np.exp(z) / np.exp(z).sum()`은 무엇을 "
            "돌려주나요?",
            en="What does `np.exp(z) / np.exp(z).sum()` give for the scores (1000, "
            "1001)?",
        ),
        concept="softmax",
        choices=(
            Choice(
                Text(ko="(nan, nan)", en="(nan, nan)"),
                Text(
                    ko="`np.exp(1000)`은 float64로 나타낼 수 없어 무한대가 되고, "
                    "무한대를 무한대로 나누면 nan입니다.",
                    en="`np.exp(1000)` is too large for a float64 and becomes "
                    "infinite, and infinity divided by infinity is nan.",
                ),
                is_right=True,
            ),
            Choice(
                Text(ko="(0.2689, 0.7311)", en="(0.2689, 0.7311)"),
                Text(
                    ko="소프트맥스의 값은 그렇지만, 이 식은 그 전에 무한대가 됩니다. "
                    "먼저 최댓값을 빼면 이 값이 나옵니다.",
                    en="That is the softmax, but this expression runs into infinity "
                    "first. With the maximum subtracted it gives this.",
                ),
            ),
            Choice(
                Text(ko="(0.4998, 0.5002)", en="(0.4998, 0.5002)"),
                Text(
                    ko="점수를 그대로 합으로 나눈 값입니다. 소프트맥스에서는 점수의 "
                    "차이만 중요합니다.",
                    en="Those are the scores divided by their sum. For softmax only "
                    "their difference counts.",
                ),
            ),
        ),
    ),
)
