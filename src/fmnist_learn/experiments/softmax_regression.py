"""Is one softmax layer a different model from logistic regression?"""

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    ACCURACY,
    GUESSING,
    PARAMETERS,
    Numbers,
    Panel,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.experiments._sgd import unconverged
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    from fmnist_learn.models import build_dense

    data = run.splits("flat")
    run.say("LogisticRegression")
    with unconverged():
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


def _report(numbers: Numbers) -> Report:
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


EXPERIMENT = Experiment(
    name="softmax-regression",
    section="07-1",
    place=70,
    title=Text(
        ko="소프트맥스 층 하나는 로지스틱 회귀와 다른 모델인가요?",
        en="Is one softmax layer a different model from logistic regression?",
    ),
    concept="logistic-regression",
    measure=_measure,
    report=_report,
)
