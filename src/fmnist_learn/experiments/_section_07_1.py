"""The experiments of 07-1: the data, logistic regression, one softmax layer."""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from fmnist_learn import ops
from fmnist_learn.data import Splits, class_names, load_data
from fmnist_learn.experiments._report import (
    ACCURACY,
    GUESSING,
    LOSS,
    PARAMETERS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import FAST_TRAIN, Run, sizes
from fmnist_learn.i18n import Text

_MIB = 1024 * 1024


# --- The data ---------------------------------------------------------------------


def measure_memory(run: Run) -> Numbers:
    (train_input, _), _ = load_data()
    images = train_input[: FAST_TRAIN if run.fast else None]
    arrays: dict[str, npt.NDArray[Any]] = {
        "train_input": images,
        "train_input / 255.0": images / 255.0,
        "prepare_data()": np.divide(images, np.float32(255)),
    }
    return {
        "images": len(images),
        "arrays": [[name, str(a.dtype), a.nbytes] for name, a in arrays.items()],
    }


def report_memory(numbers: Numbers) -> Report:
    arrays = numbers["arrays"]
    raw, divided, single = (size for _, _, size in arrays)
    times = divided / raw
    return Report(
        recipe=Text(
            ko=f"훈련 이미지 {numbers['images']:,}개의 `nbytes`를 쟀습니다.",
            en=f"`nbytes` of {numbers['images']:,} training images.",
        ),
        columns=(
            Text(ko="배열", en="array"),
            Text(ko="dtype", en="dtype"),
            Text(ko="바이트", en="bytes"),
            Text(ko="MB", en="MB"),
            Text(ko="MiB", en="MiB"),
        ),
        rows=[
            (name, dtype, size, size / 1e6, size / _MIB) for name, dtype, size in arrays
        ],
        facts=Text(
            ko=f"이미지는 {raw / _MIB:.2f} MiB({raw / 1e6:.2f} MB)입니다. 255.0으로 "
            f"나누면 float64가 되어 {divided / _MIB:.1f} MiB, 곧 {times:g}배를 "
            "차지합니다.",
            en=f"The images take {raw / _MIB:.2f} MiB ({raw / 1e6:.2f} MB). Divided by "
            f"255.0 they become float64: {divided / _MIB:.1f} MiB, {times:g} times as "
            f"much.",
        ),
        confirmed=divided == 8 * raw and single == 4 * raw,
        lesson=Text(
            ko="`prepare_data`는 바로 float32로 나누므로 그 절반이면 됩니다.",
            en="`prepare_data` divides in float32 at once and needs half of that.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=[f"{name}\n({dtype})" for name, dtype, _ in arrays],
                series=[("MiB", [size / _MIB for _, _, size in arrays])],
                y=Text(ko="MiB", en="MiB"),
            )
        ],
    )


def measure_split_twice(run: Run) -> Numbers:
    from sklearn.model_selection import train_test_split  # noqa: PLC0415

    (_, train_target), _ = load_data()
    runs = []
    for _ in range(2):
        # The line of the book: its result overwrites its own input.
        train_target, val_target = train_test_split(
            train_target, test_size=0.2, random_state=run.seed
        )
        runs.append([len(train_target), len(val_target), train_target[:10].tolist()])
    return {"runs": runs}


def report_split_twice(numbers: Numbers) -> Report:
    once, twice = numbers["runs"]
    steps = [math.ceil(train / 32) for train, _, _ in numbers["runs"]]
    labels = [" ".join(map(str, first)) for _, _, first in numbers["runs"]]
    return Report(
        recipe=Text(
            ko="훈련 이미지 60,000개를 `train_test_split(..., test_size=0.2)`으로 "
            "나누고, 결과를 같은 이름에 저장한 다음 한 번 더 나누었습니다.",
            en="The 60,000 training images through `train_test_split(..., "
            "test_size=0.2)`, the result under the same names, then once more.",
        ),
        columns=(
            Text(ko="실행", en="runs"),
            Text(ko="훈련", en="training"),
            Text(ko="검증", en="validation"),
            Text(ko="스텝", en="steps"),
            Text(ko="처음 타깃 10개", en="first 10 targets"),
        ),
        rows=[
            (count, train, val, step, first)
            for count, (train, val, _), step, first in zip(
                (1, 2), numbers["runs"], steps, labels, strict=True
            )
        ],
        facts=Text(
            ko=f"한 번 실행하면 훈련 {once[0]:,}개와 검증 {once[1]:,}개이고, 두 번 "
            f"실행하면 {twice[0]:,}개와 {twice[1]:,}개입니다.",
            en=f"One run leaves {once[0]:,} images for training and {once[1]:,} for "
            f"validation, two runs {twice[0]:,} and {twice[1]:,}.",
        ),
        confirmed=twice[0] < once[0] and once[2] != twice[2],
        lesson=Text(
            ko="두 번째 실행은 남은 것을 또 나누는데 오류가 나지 않습니다. 처음 타깃 "
            "10개나 진행 막대의 스텝 수를 보면 알 수 있습니다. 결과를 새 이름에 "
            "저장하세요.",
            en="The second run splits what was left, without an error. The first 10 "
            "targets tell, and the steps of the progress bar. Give the result new "
            "names.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=[
                    Text(ko="한 번", en="once"),
                    Text(ko="두 번", en="twice"),
                ],
                series=[
                    (Text(ko="훈련", en="training"), [once[0], twice[0]]),
                    (Text(ko="검증", en="validation"), [once[1], twice[1]]),
                ],
                y=Text(ko="이미지 개수", en="images"),
            )
        ],
    )


def measure_unscaled_input(run: Run) -> Numbers:
    from fmnist_learn.models import build_deep  # noqa: PLC0415 - imports Keras

    data = run.splits()
    unscaled = replace(
        data, train_scaled=data.train_scaled * 255, val_scaled=data.val_scaled * 255
    )
    accuracy: dict[str, list[float]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what this is about
        for optimizer in ("sgd", "adam"):
            accuracy[optimizer] = []
            for name, images in (("/ 255", data), ("0-255", unscaled)):
                _, history = run.train(
                    f"{optimizer} {name}", build_deep, images, optimizer=optimizer
                )
                accuracy[optimizer].append(history["val_accuracy"][-1])
    return sizes(data) | {"accuracy": accuracy}


def report_unscaled_input(numbers: Numbers) -> Report:
    accuracy = numbers["accuracy"]
    scaled = Text(ko="255로 나눈 픽셀", en="pixels divided by 255")
    unscaled = Text(ko="나누지 않은 픽셀", en="pixels as they are")
    (sgd, sgd_raw), (adam, adam_raw) = accuracy["sgd"], accuracy["adam"]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko="렐루 함수를 쓰는 뉴런 100개짜리 은닉층, 5에포크.",
                en="A hidden layer of 100 ReLU neurons, 5 epochs.",
            ),
        ),
        columns=(Text(ko="옵티마이저", en="optimizer"), scaled, unscaled),
        rows=[(name, *values) for name, values in accuracy.items()],
        facts=Text(
            ko=f'`"sgd"`의 검증 정확도는 나누었을 때 {sgd:.3f}, 나누지 않았을 때 '
            f'{sgd_raw:.3f}입니다. `"adam"`은 {adam:.3f}, {adam_raw:.3f}입니다.',
            en=f'With `"sgd"` the validation accuracy is {sgd:.3f} with scaling and '
            f'{sgd_raw:.3f} without, with `"adam"` {adam:.3f} and {adam_raw:.3f}.',
        ),
        confirmed=min(sgd - sgd_raw, adam - adam_raw) > 0.01,
        lesson=Text(
            ko="입력이 255배 크면 그레이디언트와 걸음도 그만큼 커져서 배우기 "
            "어렵습니다. 먼저 255로 나누세요.",
            en="Inputs 255 times as large make gradients and steps as large, and "
            "learning hard. Divide by 255 first.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=list(accuracy),
                series=[
                    (scaled, [values[0] for values in accuracy.values()]),
                    (unscaled, [values[1] for values in accuracy.values()]),
                ],
                y=ACCURACY,
                marks=[(0.1, GUESSING)],
            )
        ],
    )


# --- SGDClassifier ------------------------------------------------------------------


@contextmanager
def _unconverged() -> Iterator[None]:
    """Without the warning: training is cut short on purpose."""
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def _flat(images: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    # float64, as in the book: float32 gives other digits.
    return images.reshape(-1, 784) / 255.0


def _sgd(run: Run, max_iter: int) -> Any:
    from sklearn.linear_model import SGDClassifier  # noqa: PLC0415

    return SGDClassifier(
        loss="log_loss", max_iter=max_iter, random_state=run.seed, n_jobs=-1
    )


def measure_cross_validation(run: Run) -> Numbers:
    from fmnist_learn.baseline import baseline_sgd  # noqa: PLC0415

    cv = 2 if run.fast else 5
    run.say(f"baseline_sgd(cv={cv})")
    result = baseline_sgd(cv=cv, random_state=run.seed)
    return {"scores": list(result.scores), "test": result.test_accuracy}


def report_cross_validation(numbers: Numbers) -> Report:
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
            f"test set {test:.4f}. The folds themselves reach from {min(scores):.4f} "
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


def measure_sgd_iterations(run: Run) -> Numbers:
    from sklearn.model_selection import cross_val_score  # noqa: PLC0415

    (images, labels), _ = load_data()
    inputs, cv = _flat(images), 2 if run.fast else 5
    scores = {}
    with _unconverged():
        for iterations in (5, 20):
            run.say(f"max_iter={iterations}")
            folds = cross_val_score(_sgd(run, iterations), inputs, labels, cv=cv)
            scores[str(iterations)] = float(np.mean(folds))
    return {"train": len(labels), "folds": cv, "scores": scores}


def report_sgd_iterations(numbers: Numbers) -> Report:
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


def measure_one_versus_rest(run: Run) -> Numbers:
    (train_input, train_target), (test_input, _) = load_data()
    count = FAST_TRAIN if run.fast else None
    run.say("SGDClassifier")
    with _unconverged():
        classifier = _sgd(run, 5).fit(_flat(train_input[:count]), train_target[:count])
    scores = classifier.decision_function(_flat(test_input))
    shares = classifier.predict_proba(_flat(test_input))
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


def report_one_versus_rest(numbers: Numbers) -> Report:
    shares, softmax = numbers["shares"], numbers["softmax"]
    largest = max(abs(p - q) for p, q in zip(shares, softmax, strict=True))
    same, test, image = numbers["same_class"], numbers["test"], numbers["image"]
    names = [
        Text(ko=ko, en=en)
        for ko, en in zip(class_names("ko"), class_names("en"), strict=True)
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


# --- One softmax layer ----------------------------------------------------------------


def measure_softmax_regression(run: Run) -> Numbers:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    from fmnist_learn.models import build_dense  # noqa: PLC0415 - imports Keras

    data = run.splits("flat")
    run.say("LogisticRegression")
    with _unconverged():
        regression = LogisticRegression().fit(data.train_scaled, data.train_target)
    model, history = run.train(
        "Dense(10, softmax)", build_dense, data, optimizer="rmsprop"
    )
    kernel, bias = model.get_weights()
    # Its weights in our layer: if the two are one model, so are the probabilities.
    model.set_weights([regression.coef_.T, regression.intercept_])
    difference = model.predict(data.val_scaled, verbose=0) - regression.predict_proba(
        data.val_scaled
    )
    return sizes(data) | {
        "sklearn": float(regression.score(data.val_scaled, data.val_target)),
        "keras": history["val_accuracy"][-1],
        "sklearn_parameters": regression.coef_.size + regression.intercept_.size,
        "keras_parameters": kernel.size + bias.size,
        "difference": float(np.abs(difference).max()),
    }


def report_softmax_regression(numbers: Numbers) -> Report:
    ours, theirs = numbers["keras"], numbers["sklearn"]
    difference = numbers["difference"]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko="사이킷런의 `LogisticRegression()`(100번 반복)과 "
                '`Dense(10, activation="softmax")`(`"rmsprop"`, 5에포크).',
                en="`LogisticRegression()` of scikit-learn (100 iterations) and "
                '`Dense(10, activation="softmax")` (`"rmsprop"`, 5 epochs).',
            ),
        ),
        columns=(Text(ko="모델", en="model"), PARAMETERS, ACCURACY),
        rows=[
            ("LogisticRegression", numbers["sklearn_parameters"], theirs),
            ("Dense(10, softmax)", numbers["keras_parameters"], ours),
        ],
        facts=Text(
            ko=f"검증 정확도는 `LogisticRegression`이 {theirs:.4f}, 케라스의 "
            f"소프트맥스 층 하나가 {ours:.4f}입니다. 사이킷런이 배운 가중치를 케라스 "
            f"층에 넣으면 확률의 차이는 많아야 {difference:.7f}입니다.",
            en=f"The validation accuracy is {theirs:.4f} for `LogisticRegression` and "
            f"{ours:.4f} for one softmax layer in Keras. With the weights that "
            f"scikit-learn learned, the layer gives the same probabilities within "
            f"{difference:.7f}.",
        ),
        confirmed=difference < 1e-4
        and numbers["keras_parameters"] == numbers["sklearn_parameters"],
        lesson=Text(
            ko="둘은 같은 모델입니다. 정확도가 조금 다른 것은 훈련 방법이 달라서이지 "
            "신경망이 더 유연해서가 아닙니다.",
            en="They are one and the same model. The accuracies differ because of how "
            "each was trained, not because a network is more flexible.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=["LogisticRegression", "Dense(10, softmax)"],
                series=[(ACCURACY, [theirs, ours])],
                y=ACCURACY,
                marks=[(0.1, GUESSING)],
            )
        ],
    )


_ALIKE = (0, 6)  # T-shirt/top and shirt, which are hard to tell apart


def measure_loss_scale(run: Run) -> Numbers:
    from fmnist_learn.models import build_dense  # noqa: PLC0415 - imports Keras

    ten = run.splits("flat")
    groups = {"ten": (ten, 10), "two": (_only(ten, _ALIKE), 2)}
    measured = {}
    for name, (data, classes) in groups.items():
        guess = np.zeros((len(data.val_target), 10))
        guess[:, np.unique(data.val_target)] = 1 / classes
        _, history = run.train(
            f"{classes} classes", build_dense, data, optimizer="rmsprop"
        )
        measured[name] = {
            "guess": ops.cross_entropy(data.val_target, guess),
            "loss": history["val_loss"][-1],
            "accuracy": history["val_accuracy"][-1],
        }
    return sizes(ten) | measured


def _only(data: Splits, classes: tuple[int, ...]) -> Splits:
    train = np.isin(data.train_target, classes)
    val = np.isin(data.val_target, classes)
    return replace(
        data,
        train_scaled=data.train_scaled[train],
        train_target=data.train_target[train],
        val_scaled=data.val_scaled[val],
        val_target=data.val_target[val],
    )


def report_loss_scale(numbers: Numbers) -> Report:
    both = numbers["ten"], numbers["two"]
    ten, two = (one["loss"] / one["guess"] for one in both)
    ticks = [
        Text(ko="클래스 10개", en="10 classes"),
        Text(ko="티셔츠와 셔츠", en="T-shirts and shirts"),
    ]
    guess = Text(ko="찍을 때의 손실", en="loss of guessing")
    losses = [one["loss"] for one in both]
    return Report(
        recipe=trained_on(
            numbers,
            Text(
                ko='소프트맥스 층 하나, `"rmsprop"`, 5에포크. 한 번은 모든 클래스로, '
                "한 번은 티셔츠/상의와 셔츠만으로 훈련했습니다.",
                en='One softmax layer, `"rmsprop"`, 5 epochs: once with all classes, '
                "once with T-shirts/tops and shirts only.",
            ),
        ),
        columns=(Text(ko="데이터", en="data"), guess, LOSS, ACCURACY),
        rows=[
            (tick, one["guess"], one["loss"], one["accuracy"])
            for tick, one in zip(ticks, both, strict=True)
        ],
        facts=Text(
            ko=f"클래스가 10개이면 검증 손실 {losses[0]:.3f}, 티셔츠와 셔츠뿐이면 "
            f"{losses[1]:.3f}입니다. 찍을 때의 손실(-log(1/클래스 개수))에 견주면 "
            f"{ten:.0%}, {two:.0%}입니다.",
            en=f"The validation loss is {losses[0]:.3f} with 10 classes and "
            f"{losses[1]:.3f} with T-shirts and shirts only. Of the loss of guessing, "
            f"-log(1 / classes), that is {ten:.0%} and {two:.0%}.",
        ),
        confirmed=losses[1] < losses[0] and two > ten,
        lesson=Text(
            ko="손실은 더 작은데 찍는 것보다 나아진 정도는 덜합니다. 손실에는 절대적인 "
            "기준이 없으므로 찍을 때의 손실과 견주어 보세요.",
            en="The smaller loss is the smaller step away from guessing. A loss has no "
            "absolute scale: compare it with that of guessing.",
        ),
        panels=[
            Panel(
                kind="bars",
                ticks=ticks,
                series=[(LOSS, losses), (guess, [one["guess"] for one in both])],
                y=Text(ko="손실", en="loss"),
            )
        ],
    )
