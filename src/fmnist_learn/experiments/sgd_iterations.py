"""Do more iterations help SGDClassifier?"""

from collections.abc import Sequence

from fmnist_learn.experiments._evidence import between, each, paired, spread, versus
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    Dots,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.experiments._sgd import sgd, unconverged
from fmnist_learn.i18n import Text

_ITERATIONS = (5, 20)


def _measure(run: Run) -> Numbers:
    data = run.splits("flat", train=24_000)
    inputs = data.train_scaled.astype("float64")  # as in the book
    accuracy, used = {}, {}
    with unconverged():
        for most in _ITERATIONS:
            classifier = sgd(run, most).fit(inputs, data.train_target)
            score = classifier.score(data.val_scaled, data.val_target)
            accuracy[str(most)] = float(score)
            used[str(most)] = int(classifier.n_iter_)
    return sizes(data) | {"accuracy": accuracy, "used": used}


def _report(found: Sequence[Numbers]) -> Report:
    few, many = (each(found, "accuracy", str(most)) for most in _ITERATIONS)
    comparison = paired(many, few)
    names = [Text(ko=f"`max_iter={n}`", en=f"`max_iter={n}`") for n in _ITERATIONS]
    stopped = sum(most < _ITERATIONS[1] for most in each(found, "used", "20"))
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='`SGDClassifier(loss="log_loss")`. 시드는 샘플을 섞는 순서를 '
                "정합니다.",
                en='`SGDClassifier(loss="log_loss")`. The seed decides the order of '
                "the samples.",
            ),
        ),
        columns=(Text(ko="max_iter", en="max_iter"), ACCURACY),
        rows=[
            (most, spread(values))
            for most, values in zip(_ITERATIONS, (few, many), strict=True)
        ],
        facts=together(
            Text(ko="검증 정확도는", en="Validation accuracy:"),
            versus(names[1], names[0], comparison),
            Text(
                ko=f"20번을 다 채우지 않고 수렴해서 멈춘 시드는 {stopped}개입니다.",
                en=f"The number of seeds that converged before 20 is {stopped}.",
            ),
        ),
        confirmed=between(comparison, 0),
        lesson=Text(
            ko="5번으로는 훈련이 끝나지 않아서 더 반복하면 나아집니다. 사이킷런도 "
            "ConvergenceWarning으로 알려 줍니다.",
            en="After 5 iterations training has not ended, and more of them do help; "
            "scikit-learn says so with a ConvergenceWarning.",
        ),
        panels=[
            Dots(
                rows=[
                    (f"max_iter={most}", values)
                    for most, values in zip(_ITERATIONS, (few, many), strict=True)
                ],
                x=ACCURACY,
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
    control=Text(
        ko="`max_iter`만 다르고 이미지와 시드, 나머지 설정은 같습니다.",
        en="Only `max_iter` differs; images, seed and all else are the same.",
    ),
    limits=Text(
        ko="20번보다 더 반복하면 어떻게 되는지, 학습률을 줄여 가는 등 다른 방법이 더 "
        "나은지는 알 수 없습니다.",
        en="What more than 20 do, and whether another way, such as a falling learning "
        "rate, does better.",
    ),
    concept="logistic-regression",
    keras=False,
    measure=_measure,
    report=_report,
)
