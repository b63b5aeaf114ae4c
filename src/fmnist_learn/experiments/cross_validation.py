"""Is the mean of cross-validation the accuracy on the test set?"""

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Numbers, Panel, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    from fmnist_learn.baseline import baseline_sgd

    cv = 2 if run.fast else 5
    run.say(f"baseline_sgd(cv={cv})")
    result = baseline_sgd(cv=cv, random_state=run.seed)
    return {"scores": list(result.scores), "test": result.test_accuracy}


def _report(numbers: Numbers) -> Report:
    import numpy as np

    scores, test = numbers["scores"], numbers["test"]
    mean = float(np.mean(scores))
    ticks = [Text(ko=f"폴드 {n}", en=f"fold {n}") for n in range(1, len(scores) + 1)]
    ticks.append(Text(ko="폴드 평균", en="mean of the folds"))
    ticks.append(Text(ko="테스트 세트", en="test set"))
    values = [*scores, mean, test]
    return Report(
        recipe=Text(
            ko=f"`baseline_sgd`: 훈련 이미지 60,000개를 폴드 {len(scores)}개로 나누어 "
            "5번 반복했고, 테스트 이미지 10,000개로 쟀습니다.",
            en=f"`baseline_sgd`: 60,000 training images in {len(scores)} folds, "
            "5 iterations; 10,000 test images.",
        ),
        columns=(Text(ko="잰 곳", en="measured on"), Text(ko="정확도", en="accuracy")),
        rows=list(zip(ticks, values, strict=True)),
        facts=Text(
            ko=f"폴드 {len(scores)}개의 평균은 {mean:.4f}, 테스트 세트의 정확도는 "
            f"{test:.4f}입니다. 폴드끼리도 {min(scores):.4f}부터 {max(scores):.4f}까지 "
            "다릅니다.",
            en=f"The mean of {len(scores)} folds is {mean:.4f}, the accuracy on the "
            f"test set {test:.4f}. The folds themselves range from {min(scores):.4f} "
            f"to {max(scores):.4f}.",
        ),
        confirmed=abs(mean - test) > 0.0005,
        lesson=Text(
            ko="평균은 훈련 세트의 일부로 훈련한 여러 모델을 훈련 세트의 나머지로 잰 "
            "값이고, 테스트 정확도는 전체로 훈련한 모델 하나를 처음 보는 이미지로 잰 "
            "값입니다. 둘을 바꿔 말하지 마세요.",
            en="The mean is about several models, each trained on a part of the "
            "training set and measured on the rest of it; the test accuracy is about "
            "one model, trained on all of it, on images it has never seen. Do not "
            "give one for the other.",
        ),
        panels=[
            Panel(
                kind="dots",
                ticks=ticks,
                series=[(Text(ko="정확도", en="accuracy"), values)],
                y=Text(ko="정확도", en="accuracy"),
            )
        ],
    )


EXPERIMENT = Experiment(
    name="cross-validation",
    section="07-1",
    place=30,
    title=Text(
        ko="교차 검증의 평균이 테스트 세트의 정확도인가요?",
        en="Is the mean of cross-validation the accuracy on the test set?",
    ),
    concept="validation",
    keras=False,
    measure=_measure,
    report=_report,
)
