"""Are the probabilities of SGDClassifier a softmax?"""

from collections.abc import Sequence

from fmnist_learn.experiments._evidence import each
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Bars, Dots, Numbers, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.experiments._sgd import flat, sgd, unconverged
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.data import load_data

    (train_input, train_target), (test_input, _) = load_data()
    count = run.at_most(len(train_target))
    with unconverged():
        classifier = sgd(run, 5).fit(flat(train_input[:count]), train_target[:count])
    scores = classifier.decision_function(flat(test_input))
    shares = classifier.predict_proba(flat(test_input))
    softmax = ops.softmax(scores)
    difference = np.abs(shares - softmax).max(axis=1)
    image = int(difference.argmax())
    return {
        "train": count,
        "test": len(test_input),
        "image": image,
        "scores": scores[image].tolist(),
        "shares": shares[image].tolist(),
        "softmax": softmax[image].tolist(),
        "largest": float(difference.max()),
        "typical": float(np.median(difference)),
        "same_class": int((shares.argmax(axis=1) == softmax.argmax(axis=1)).sum()),
    }


def _report(found: Sequence[Numbers]) -> Report:
    from fmnist_learn.data import class_names

    first = found[0]
    shares, softmax = first["shares"], first["softmax"]
    typical, largest = each(found, "typical"), each(found, "largest")
    same, test, image = min(each(found, "same_class")), first["test"], first["image"]
    names = [
        Text(ko=ko, en=en)
        for ko, en in zip(class_names(lang="ko"), class_names(lang="en"), strict=True)
    ]
    likely = [label for label in range(10) if max(shares[label], softmax[label]) > 0.01]
    rest = Text(ko="predict_proba", en="predict_proba")
    soft = Text(ko="소프트맥스 함수", en="softmax")
    apart = Text(ko="확률의 차이", en="difference of the probabilities")
    return Report(
        recipe=Text(
            ko=f"훈련 이미지 {first['train']:,}개로 훈련한 `SGDClassifier`"
            f"(5번 반복), 테스트 이미지 {test:,}개. 이미지의 차이는 클래스 열 개 중 "
            f"가장 큰 차이입니다. 표는 첫 시드에서 그 차이가 가장 큰 {image}번 테스트 "
            "이미지입니다.",
            en=f"`SGDClassifier` trained on {first['train']:,} images (5 iterations), "
            f"{test:,} test images. The difference of an image is the largest of its "
            f"ten classes. The table shows test image {image}, where it is largest "
            "with the first seed.",
        ),
        columns=(
            Text(ko="클래스", en="class"),
            Text(ko="점수 z", en="score z"),
            rest,
            soft,
        ),
        rows=list(zip(names, first["scores"], shares, softmax, strict=True)),
        facts=Text(
            ko="`predict_proba`와 점수의 소프트맥스의 차이는 이미지마다 달라서, 시드에 "
            f"따라 중앙값이 {min(typical):.3f}부터 {max(typical):.3f}까지, 가장 큰 "
            f"값이 {min(largest):.2f}부터 {max(largest):.2f}까지입니다. 확률이 가장 "
            f"높은 클래스는 어느 시드에서나 이미지 {test:,}개 중 {same:,}개 이상에서 "
            "같습니다.",
            en="How far `predict_proba` and the softmax of the scores differ varies "
            f"between images: by seed, the median is {min(typical):.3f} to "
            f"{max(typical):.3f} and the largest {min(largest):.2f} to "
            f"{max(largest):.2f}. The class with the highest probability is the same "
            f"for {same:,} of {test:,} images, or more, with every seed.",
        ),
        confirmed=min(largest) > 0.1,
        lesson=Text(
            ko="`SGDClassifier`는 클래스마다 시그모이드 함수를 따로 쓰고 합으로 "
            "나눕니다(OvR). 예측은 같아도 확률은 소프트맥스 함수의 값이 아닙니다.",
            en="`SGDClassifier` takes a sigmoid for each class and divides by their "
            "sum (one-versus-rest). The prediction may be the same; the probabilities "
            "are not a softmax.",
        ),
        panels=[
            Bars(
                title=Text(ko=f"{image}번 이미지", en=f"image {image}"),
                ticks=[names[label] for label in likely],
                series=[
                    (rest, [shares[label] for label in likely]),
                    (soft, [softmax[label] for label in likely]),
                ],
                x=Text(
                    ko="확률 (하나라도 0.01이 넘는 클래스)",
                    en="probability (classes where either is above 0.01)",
                ),
            ),
            Dots(
                rows=[
                    (Text(ko="중앙값", en="median"), typical),
                    (Text(ko="최댓값", en="largest"), largest),
                ],
                x=apart,
            ),
        ],
    )


EXPERIMENT = Experiment(
    name="one-versus-rest",
    section="07-1",
    place=50,
    title=Text(
        ko="SGDClassifier의 확률은 소프트맥스 함수로 계산한 값인가요?",
        en="Are the probabilities of SGDClassifier a softmax?",
    ),
    control=Text(
        ko="같은 분류기가 같은 이미지에 매긴 같은 점수로 두 확률을 계산합니다.",
        en="Both probabilities come from the same scores, of the same classifier for "
        "the same images.",
    ),
    limits=Text(
        ko="어느 확률이 더 믿을 만한지는 알 수 없습니다. 소프트맥스로 훈련한 모델의 "
        "점수도 아닙니다.",
        en="Which of the two is the better probability. Nor are these the scores of a "
        "model that was trained with softmax.",
    ),
    concept="logistic-regression",
    keras=False,
    measure=_measure,
    report=_report,
)
