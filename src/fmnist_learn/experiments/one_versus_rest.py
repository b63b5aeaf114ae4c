"""Are the probabilities of SGDClassifier a softmax?"""

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Numbers, Panel, Report
from fmnist_learn.experiments._run import FAST_TRAIN, Run
from fmnist_learn.experiments._sgd import flat, sgd, unconverged
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.data import load_data

    (train_input, train_target), (test_input, _) = load_data()
    count = FAST_TRAIN if run.fast else None
    run.say("SGDClassifier")
    with unconverged():
        classifier = sgd(run, 5).fit(flat(train_input[:count]), train_target[:count])
    scores = classifier.decision_function(flat(test_input))
    shares = classifier.predict_proba(flat(test_input))
    softmax = ops.softmax(scores)
    difference = np.abs(shares - softmax).max(axis=1)
    image = int(difference.argmax())
    return {
        "train": len(train_target[:count]),
        "test": len(test_input),
        "image": image,
        "scores": scores[image].tolist(),
        "shares": shares[image].tolist(),
        "softmax": softmax[image].tolist(),
        "same_class": int((shares.argmax(axis=1) == softmax.argmax(axis=1)).sum()),
    }


def _report(numbers: Numbers) -> Report:
    from fmnist_learn.data import class_names

    shares, softmax = numbers["shares"], numbers["softmax"]
    largest = max(abs(p - q) for p, q in zip(shares, softmax, strict=True))
    same, test, image = numbers["same_class"], numbers["test"], numbers["image"]
    names = [
        Text(ko=ko, en=en)
        for ko, en in zip(class_names(lang="ko"), class_names(lang="en"), strict=True)
    ]
    likely = [label for label in range(10) if max(shares[label], softmax[label]) > 0.01]
    rest = Text(ko="predict_proba", en="predict_proba")
    soft = Text(ko="소프트맥스 함수", en="softmax")
    return Report(
        recipe=Text(
            ko=f"훈련 이미지 {numbers['train']:,}개로 훈련한 `SGDClassifier`"
            f"(5번 반복), 테스트 이미지 {test:,}개. 표와 그림은 차이가 가장 큰 "
            f"{image}번 테스트 이미지입니다.",
            en=f"`SGDClassifier` trained on {numbers['train']:,} images (5 "
            f"iterations), {test:,} test images. Table and figure show test image "
            f"{image}, where the difference is largest.",
        ),
        columns=(
            Text(ko="클래스", en="class"),
            Text(ko="점수 z", en="score z"),
            rest,
            soft,
        ),
        rows=list(zip(names, numbers["scores"], shares, softmax, strict=True)),
        facts=Text(
            ko=f"`predict_proba`와 점수의 소프트맥스는 확률이 많게는 {largest:.2f}만큼 "
            f"다릅니다. 확률이 가장 높은 클래스는 이미지 {test:,}개 중 {same:,}개에서 "
            "같습니다.",
            en=f"`predict_proba` and the softmax of the scores differ by up to "
            f"{largest:.2f}. The class with the highest probability is the same for "
            f"{same:,} of {test:,} images.",
        ),
        confirmed=largest > 0.1,
        lesson=Text(
            ko="`SGDClassifier`는 클래스마다 시그모이드 함수를 따로 쓰고 합으로 "
            "나눕니다(OvR). 예측은 같아도 확률은 소프트맥스 함수의 값이 아닙니다.",
            en="`SGDClassifier` takes a sigmoid for each class and divides by their "
            "sum (one-versus-rest). The prediction may be the same; the probabilities "
            "are not a softmax.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=[names[label] for label in likely],
                series=[
                    (rest, [shares[label] for label in likely]),
                    (soft, [softmax[label] for label in likely]),
                ],
                y=Text(
                    ko="확률 (하나라도 0.01이 넘는 클래스)",
                    en="probability (classes where either is above 0.01)",
                ),
            )
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
    concept="logistic-regression",
    keras=False,
    measure=_measure,
    report=_report,
)
