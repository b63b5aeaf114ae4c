"""Is the mean of cross-validation the accuracy on the test set?"""

import math
from collections.abc import Sequence

from fmnist_learn.experiments._evidence import (
    all_of,
    amount,
    between,
    each,
    paired,
    spread,
    versus,
)
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Dots, Numbers, Report, together
from fmnist_learn.experiments._run import Run
from fmnist_learn.experiments._sgd import flat, sgd, unconverged
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    from sklearn.model_selection import cross_val_score

    from fmnist_learn.data import load_data

    (images, labels), (test_images, test_labels) = load_data()
    rows = run.draw(6_000, len(labels))
    inputs, targets = flat(images[rows]), labels[rows]
    with unconverged():
        folds = cross_val_score(sgd(run, 20), inputs, targets, cv=5)
        final = sgd(run, 20).fit(inputs, targets)
    return {
        "train": len(targets),
        "test": len(test_labels),
        "folds": folds.tolist(),
        "mean": float(folds.mean()),
        "test_accuracy": float(final.score(flat(test_images), test_labels)),
        "train_accuracy": float(final.score(inputs, targets)),
    }


def _report(found: Sequence[Numbers]) -> Report:
    means, tests = each(found, "mean"), each(found, "test_accuracy")
    trains = each(found, "train_accuracy")
    of_mean, of_train = paired(means, tests), paired(trains, tests)
    closer = paired(_apart(means, tests), _apart(trains, tests))
    test = found[0]["test"]
    accuracy = spread(tests).mean
    error = math.sqrt(accuracy * (1 - accuracy) / test)
    mean = Text(ko="폴드 평균", en="mean of the folds")
    training = Text(ko="훈련한 이미지의 정확도", en="accuracy on the training images")
    test_set = Text(ko="테스트 세트", en="test set")
    folds = [score for one in found for score in one["folds"]]
    rows = [
        (Text(ko="폴드 하나하나", en="single folds"), folds),
        (mean, means),
        (test_set, tests),
        (training, trains),
    ]
    return Report(
        recipe=Text(
            ko=f"시드마다 훈련 이미지 60,000개에서 {found[0]['train']:,}개를 뽑아 "
            '`SGDClassifier(loss="log_loss", max_iter=20)`를 5-폴드로 교차 '
            f"검증하고, 그 이미지 전체로 다시 훈련하여 테스트 이미지 {test:,}개로 "
            "쟀습니다.",
            en=f"For each seed {found[0]['train']:,} of the 60,000 training images "
            'are drawn; `SGDClassifier(loss="log_loss", max_iter=20)` is '
            "cross-validated on them in 5 folds, then trained on all of them and "
            f"measured on {test:,} test images.",
        ),
        columns=(Text(ko="잰 곳", en="measured on"), Text(ko="정확도", en="accuracy")),
        rows=[(name, spread(values)) for name, values in rows],
        facts=together(
            Text(
                ko="테스트 세트의 정확도와의 차이는 폴드 평균이 "
                f"{amount(of_mean).ko}, 훈련한 이미지의 정확도가 "
                f"{amount(of_train).ko}입니다.",
                en=f"From the accuracy on the test set the mean of the folds differs "
                f"by {amount(of_mean).en}, the accuracy on the training images by "
                f"{amount(of_train).en}.",
            ),
            Text(
                ko="테스트 세트의 정확도를 짐작하는 값으로 보면,",
                en="As an estimate of it,",
            ),
            versus(mean, training, closer, lower_is_better=True),
            Text(
                ko=f"테스트 이미지 {test:,}개로 잰 정확도에도 표준 오차가 "
                f"{error:.4f} 있습니다.",
                en=f"The accuracy on {test:,} test images has a standard error of "
                f"{error:.4f} itself.",
            ),
        ),
        confirmed=all_of(between(closer, -math.inf, 0), between(of_train, 0)),
        lesson=Text(
            ko="폴드 평균은 테스트 정확도가 아니라, 훈련 세트만으로 처음 보는 "
            "이미지의 정확도를 추정한 값입니다. 테스트 정확도는 전체로 훈련한 모델 "
            "하나를 처음 보는 이미지로 잰 값입니다. 둘을 바꿔 말하지 말고, 훈련한 "
            "이미지의 정확도로 대신하지 마세요.",
            en="The mean of the folds is not the test accuracy. From the training set "
            "alone, it estimates the accuracy on images not seen before; the test "
            "accuracy measures that of the one model trained on all. Do not report "
            "one as the other, nor the accuracy on the training images as either.",
        ),
        panels=[Dots(rows=rows, x=Text(ko="정확도", en="accuracy"))],
    )


def _apart(estimates: list[float], truths: list[float]) -> list[float]:
    return [abs(one - other) for one, other in zip(estimates, truths, strict=True)]


EXPERIMENT = Experiment(
    name="cross-validation",
    section="07-1",
    place=30,
    title=Text(
        ko="교차 검증의 평균이 테스트 세트의 정확도인가요?",
        en="Is the mean of cross-validation the accuracy on the test set?",
    ),
    control=Text(
        ko="훈련한 이미지로 잰 정확도입니다. 같은 이미지, 같은 분류기로 구하는 가장 "
        "손쉬운 추정입니다.",
        en="The accuracy on the training images: the cheapest estimate, from the same "
        "images and classifier.",
    ),
    limits=Text(
        ko="폴드 평균과 테스트 정확도 중 어느 쪽이 참값에 더 가까운지, 둘이 왜 그만큼 "
        "다른지는 알 수 없습니다. 테스트 이미지가 더 어려울 수도 있습니다. 테스트 "
        "세트는 하나뿐이라 시드를 늘려도 그 이미지에서 오는 오차는 줄지 않습니다.",
        en="Which of the two is nearer to the truth, and why they differ by so much: "
        "the test images may be harder. There is one test set: the error that comes "
        "from its images stays, however many seeds there are.",
    ),
    concept="validation",
    keras=False,
    measure=_measure,
    report=_report,
)
