"""Do more iterations help SGDClassifier?"""

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Numbers, Panel, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.experiments._sgd import flat, sgd, unconverged
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    import numpy as np
    from sklearn.model_selection import cross_val_score

    from fmnist_learn.data import load_data

    (images, labels), _ = load_data()
    inputs, cv = flat(images), 2 if run.fast else 5
    scores = {}
    with unconverged():
        for iterations in (5, 20):
            run.say(f"max_iter={iterations}")
            folds = cross_val_score(sgd(run, iterations), inputs, labels, cv=cv)
            scores[str(iterations)] = float(np.mean(folds))
    return {"train": len(labels), "folds": cv, "scores": scores}


def _report(numbers: Numbers) -> Report:
    scores = numbers["scores"]
    few, many = scores["5"], scores["20"]
    mean = Text(ko="폴드 평균 정확도", en="mean accuracy of the folds")
    return Report(
        recipe=Text(
            ko=f"훈련 이미지 {numbers['train']:,}개, "
            f'`SGDClassifier(loss="log_loss")`, {numbers["folds"]}-폴드 교차 검증.',
            en=f"{numbers['train']:,} training images, "
            f'`SGDClassifier(loss="log_loss")`, cross-validation with '
            f"{numbers['folds']} folds.",
        ),
        columns=(Text(ko="max_iter", en="max_iter"), mean),
        rows=[(int(iterations), score) for iterations, score in scores.items()],
        facts=Text(
            ko=f"`max_iter`가 5이면 {few:.4f}, 20이면 {many:.4f}입니다. 차이는 "
            f"{100 * (many - few):+.1f}퍼센트포인트입니다.",
            en=f"`max_iter` 5 gives {few:.4f} and 20 gives {many:.4f}, a difference of "
            f"{100 * (many - few):+.1f} percentage points.",
        ),
        confirmed=many - few > 0.005,
        lesson=Text(
            ko="5번으로는 훈련이 끝나지 않아서 더 반복할수록 나아집니다. 사이킷런도 "
            "ConvergenceWarning으로 알려 줍니다.",
            en="After 5 iterations training has not ended, and more of them do help; "
            "scikit-learn says so with a ConvergenceWarning.",
        ),
        panels=[
            Panel(
                kind="dots",
                ticks=[f"max_iter={iterations}" for iterations in scores],
                series=[(mean, list(scores.values()))],
                y=mean,
            )
        ],
    )


EXPERIMENT = Experiment(
    name="sgd-iterations",
    section="07-1",
    place=40,
    title=Text(
        ko="SGDClassifier는 반복 횟수를 늘리면 나아지나요?",
        en="Do more iterations help SGDClassifier?",
    ),
    concept="logistic-regression",
    keras=False,
    measure=_measure,
    report=_report,
)
