"""Is one softmax layer a different model from logistic regression?"""

import math
from collections.abc import Sequence

from fmnist_learn.experiments._evidence import all_of, each, paired, spread, versus
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    PARAMETERS,
    Dots,
    Numbers,
    Report,
    together,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.experiments._sgd import unconverged
from fmnist_learn.i18n import Text

_PENALISED, _FREE = "LogisticRegression()", "LogisticRegression(C=np.inf)"
_KERAS = "Dense(10, softmax)"


def _measure(run: Run) -> Numbers:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    from fmnist_learn.models import build_dense

    # Drawn, since LogisticRegression itself leaves nothing to chance.
    data = run.splits("flat", train=4_000, drawn=True)
    accuracy, parameters = {}, {}
    with unconverged():
        for name, strength in ((_FREE, math.inf), (_PENALISED, 1.0)):
            regression = LogisticRegression(C=strength)
            regression.fit(data.train_scaled, data.train_target)
            score = regression.score(data.val_scaled, data.val_target)
            accuracy[name] = float(score)
            parameters[name] = regression.coef_.size + regression.intercept_.size
    model, history = run.train(build_dense, data, optimizer="rmsprop")
    accuracy[_KERAS] = history["val_accuracy"][-1]
    parameters[_KERAS] = model.count_params()
    # Its weights in our layer: if the two are one model, so are the probabilities.
    model.set_weights([regression.coef_.T, regression.intercept_])
    difference = model.predict(data.val_scaled, verbose=0) - regression.predict_proba(
        data.val_scaled
    )
    return sizes(data) | {
        "accuracy": accuracy,
        "parameters": parameters,
        "difference": float(np.abs(difference).max()),
    }


def _report(found: Sequence[Numbers]) -> Report:
    rows = [
        (name, each(found, "accuracy", name)) for name in (_PENALISED, _FREE, _KERAS)
    ]
    parameters = found[0]["parameters"]
    difference = max(each(found, "difference"))
    (_, penalised), (_, free), (_, keras) = rows
    penalty, library = paired(penalised, free), paired(keras, penalised)
    names = [Text(ko=f"`{name}`", en=f"`{name}`") for name, _ in rows]
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko="시드마다 훈련 이미지를 다시 뽑았습니다. 사이킷런의 "
                "`LogisticRegression`은 100번 반복하며, 기본값 `C=1.0`은 큰 가중치에 "
                "L2 페널티를 줍니다. `C=np.inf`이면 페널티가 없습니다. `Dense(10, "
                'activation="softmax")`는 페널티 없이 `"rmsprop"`으로 5에포크를 '
                "훈련했습니다.",
                en="The training images are drawn anew for each seed. "
                "`LogisticRegression` of scikit-learn has 100 iterations and, by its "
                "default `C=1.0`, an L2 penalty on large weights; with `C=np.inf` it "
                'has none. `Dense(10, activation="softmax")` was trained without a '
                'penalty, with `"rmsprop"` for 5 epochs.',
            ),
        ),
        columns=(Text(ko="모델", en="model"), PARAMETERS, ACCURACY),
        rows=[(name, parameters[name], spread(values)) for name, values in rows],
        facts=together(
            Text(
                ko="`LogisticRegression`이 배운 가중치를 케라스 층에 넣으면 확률의 "
                f"차이는 어느 시드에서나 {difference:.7f} 이하입니다. 검증 "
                "정확도는 다음과 같습니다.",
                en="With the weights that `LogisticRegression` learned, the layer of "
                f"Keras gives the same probabilities within {difference:.7f} with "
                "every seed. Validation accuracy:",
            ),
            versus(names[0], names[1], penalty),
            versus(names[2], names[0], library),
        ),
        confirmed=all_of(
            difference < 1e-4,
            len(set(parameters.values())) == 1,
            penalty.told_apart or None,
        ),
        lesson=Text(
            ko="둘은 같은 모델입니다. 페널티 하나만 달라도 정확도가 달라지듯이, "
            "정확도의 차이는 훈련 방법에서 옵니다. 신경망이 더 유연해서가 아닙니다.",
            en="They are one and the same model. The penalty alone changes the "
            "accuracy, and so does every other choice in training; it is not that a "
            "network is more flexible.",
        ),
        panels=[Dots(rows=rows, x=ACCURACY)],
    )


EXPERIMENT = Experiment(
    name="softmax-regression",
    section="07-1",
    place=70,
    title=Text(
        ko="소프트맥스 층 하나는 로지스틱 회귀와 다른 모델인가요?",
        en="Is one softmax layer a different model from logistic regression?",
    ),
    control=Text(
        ko="같은 이미지로 훈련한, 페널티만 다른 두 `LogisticRegression`입니다. 모델이 "
        "같아도 훈련 방법에 따라 정확도가 얼마나 달라지는지 보여 줍니다.",
        en="Two `LogisticRegression` models, trained on the same images, that differ "
        "in the penalty alone: they show how much the way of training changes the "
        "accuracy of one model.",
    ),
    limits=Text(
        ko="어느 훈련 방법이 가장 좋은지는 알 수 없습니다. 정확도는 반복 횟수와 "
        "이미지의 개수에 따라 달라집니다. `SGDClassifier`에도 L2 "
        "페널티(`alpha=0.0001`)가 있습니다.",
        en="Which way of training is the best: that depends on how long it lasts and "
        "on how many images there are. `SGDClassifier` has an L2 penalty, too "
        "(`alpha=0.0001`).",
    ),
    concept="logistic-regression",
    measure=_measure,
    report=_report,
)
