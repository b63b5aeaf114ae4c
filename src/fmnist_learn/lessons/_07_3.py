"""Lesson 07-3: loss curves, overfitting, dropout, saving, and early stopping."""

import tempfile
from pathlib import Path

import keras
import numpy as np

from fmnist_learn.lessons._lesson import Lesson
from fmnist_learn.models import build_deep
from fmnist_learn.plots.results import plot_history
from fmnist_learn.recipes import RECIPES
from fmnist_learn.training import load_safely, train


def run(lesson: Lesson) -> None:
    """Watch the validation loss, and keep the best model."""
    keras.utils.set_random_seed(lesson.seed)
    data = lesson.data("image")
    verbose = lesson.verbose

    lesson.step(
        ko="fit이 돌려주는 History에 에포크마다 손실과 정확도가 들어 있습니다. "
        "train은 언제나 검증 세트도 재므로 이름이 넷입니다.",
        en="The History that fit returns has the loss and the accuracy of each epoch. "
        "train always looks at the validation set too, so there are four names.",
    )
    epochs = lesson.epochs(5)
    model = build_deep()
    history = train(model, data, optimizer="rmsprop", epochs=epochs, verbose=verbose)
    lesson.measure("history_keys", tuple(sorted(history.history)))
    lesson.measure("loss_5", history.history["loss"][-1])
    lesson.measure("accuracy_5", history.history["accuracy"][-1])
    lesson.figure("curve-5", plot_history(history, lang=lesson.lang))

    lesson.step(
        ko="모델을 새로 만들어 20에포크 훈련합니다. 훈련 손실은 계속 줄지만 검증 "
        "손실은 어느 에포크부터 다시 커집니다. 과대적합입니다. (책은 훈련 손실만 있는 "
        "그래프와 검증 손실도 있는 그래프를 따로 훈련해 그립니다.)",
        en="A new model, 20 epochs. The training loss keeps falling, while the "
        "validation loss rises again from some epoch on: overfitting. (The book "
        "trains twice, for the curve without and with the validation loss.)",
    )
    epochs = lesson.epochs(20)
    model = build_deep()
    history = train(model, data, optimizer="rmsprop", epochs=epochs, verbose=verbose)
    lesson.measure("loss_20", history.history["loss"][-1])
    lesson.measure("rmsprop_val_loss", history.history["val_loss"][-1])
    best = int(np.argmin(history.history["val_loss"])) + 1
    lesson.measure("rmsprop_best_epoch", best)
    lesson.figure("curve-20", plot_history(history, lang=lesson.lang))

    lesson.step(
        ko="옵티마이저를 Adam으로 바꾸면 과대적합이 조금 줄어듭니다.",
        en="With Adam as the optimizer there is a little less overfitting.",
    )
    model = build_deep()
    history = train(model, data, optimizer="adam", epochs=epochs, verbose=verbose)
    lesson.measure("adam_val_loss", history.history["val_loss"][-1])
    lesson.figure("curve-adam", plot_history(history, lang=lesson.lang))

    lesson.step(
        ko="드롭아웃은 훈련하는 동안 은닉층 출력의 30%를 랜덤하게 0으로 만듭니다. "
        "버리는 것은 가중치가 아니라 출력이므로 모델 파라미터는 그대로입니다. (책은 "
        "Dropout 층을 다른 층보다 먼저 만들어 처음 가중치가 다릅니다.)",
        en="Dropout sets 30% of the hidden outputs to 0 at random, in training only. "
        "It drops outputs, not weights, so the parameters stay the same. (The book "
        "makes its Dropout layer before the others, so its first weights differ.)",
    )
    model = build_deep(dropout=0.3)
    lesson.measure("dropout_parameters", model.count_params())
    history = train(model, data, optimizer="adam", epochs=epochs, verbose=verbose)
    lesson.measure("dropout_val_loss", history.history["val_loss"][-1])
    lesson.figure("curve-dropout", plot_history(history, lang=lesson.lang))

    with tempfile.TemporaryDirectory() as folder:
        lesson.step(
            ko="11에포크만 훈련하여 저장합니다. 가중치만 저장하는 파일의 이름은 "
            ".weights.h5로, 모델 전체를 저장하는 파일의 이름은 .keras로 끝납니다.",
            en="Train 11 epochs and save. A file of the weights alone ends in "
            ".weights.h5, a file of the whole model in .keras.",
        )
        model = build_deep(dropout=0.3)
        epochs = lesson.epochs(11)
        train(model, data, optimizer="adam", epochs=epochs, verbose=verbose)
        weights, whole = Path(folder, "model.weights.h5"), Path(folder, "whole.keras")
        model.save_weights(weights)
        model.save(whole)
        restored = build_deep(dropout=0.3)
        restored.load_weights(weights)
        predictions = [
            each.predict(data.val_scaled, verbose=0)
            for each in (model, restored, load_safely(whole))
        ]
        same = all(np.array_equal(predictions[0], other) for other in predictions)
        lesson.measure("restored_same", "yes" if same else "no")
        accuracy = np.mean(predictions[1].argmax(axis=-1) == data.val_target)
        lesson.measure("restored_accuracy", float(accuracy))

        lesson.step(
            ko="20에포크를 훈련하면서 검증 손실이 가장 낮은 모델을 저장합니다. "
            "케라스의 ModelCheckpoint는 save_best_only=True를 주어야 최상의 모델이 "
            "남고, 주지 않으면 마지막 모델이 남습니다.",
            en="Train 20 epochs and save the model with the lowest validation loss. "
            "Keras's ModelCheckpoint needs save_best_only=True for that; without it "
            "the last model stays.",
        )
        checkpoint = Path(folder, "best.keras")
        history = train(
            build_deep(dropout=0.3),
            data,
            optimizer="adam",
            epochs=lesson.epochs(20),
            checkpoint=checkpoint,
            verbose=verbose,
        )
        best = int(np.argmin(history.history["val_loss"]))
        lesson.measure("best_val_loss", history.history["val_loss"][best])
        lesson.measure("best_val_accuracy", history.history["val_accuracy"][best])

    lesson.step(
        ko="조기 종료는 검증 손실이 2에포크 동안 나아지지 않으면 훈련을 멈추고 가장 "
        "좋았던 가중치로 되돌립니다. 최상의 점수를 얻자마자 멈추는 것이 아닙니다.",
        en="Early stopping ends the training after 2 epochs without improvement and "
        "restores the best weights. It does not stop at the best score, but after it.",
    )
    recipe = RECIPES["deep"]
    history = train(
        recipe.build(),
        data,
        optimizer=recipe.optimizer,
        epochs=lesson.epochs(recipe.epochs),
        patience=recipe.patience,
        verbose=verbose,
    )
    losses = history.history["val_loss"]
    best = int(np.argmin(losses))
    lesson.measure("stopped_epoch", len(losses) - 1)
    lesson.measure("early_val_loss", losses[best])
    lesson.measure("early_val_accuracy", history.history["val_accuracy"][best])
    lesson.figure("curve-early", plot_history(history, lang=lesson.lang))
