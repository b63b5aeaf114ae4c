"""Lesson 08-2: the convolutional network of the course, trained and tested."""

import tempfile
from pathlib import Path

import keras
import numpy as np

from fmnist_learn.data import class_names
from fmnist_learn.evaluation import evaluate
from fmnist_learn.lessons._lesson import Lesson, open_shape
from fmnist_learn.plots.garments import plot_mistakes, plot_prediction, plot_samples
from fmnist_learn.plots.results import plot_confusion, plot_history
from fmnist_learn.recipes import RECIPES
from fmnist_learn.training import train


def run(lesson: Lesson) -> None:
    """Classify clothes with a convolutional network."""
    recipe = RECIPES["cnn"]
    keras.utils.set_random_seed(lesson.seed)

    lesson.step(
        ko="합성곱 신경망은 이미지를 펼치지 않고 (28, 28, 1) 그대로 받습니다. 합성곱 "
        "층과 풀링 층을 지날수록 가로세로는 줄고 깊이는 늘어납니다.",
        en="A convolutional network takes the images as they are, (28, 28, 1). "
        "Through convolutions and poolings width and height shrink and the depth "
        "grows.",
    )
    data = lesson.data(recipe.layout)
    model = recipe.build()
    for layer in model.layers[:5]:
        shape = (None, *layer.output.shape[1:])
        lesson.measure(f"{layer.name}_shape", open_shape(shape))
    parameters = tuple(layer.count_params() for layer in model.layers)
    lesson.measure("layer_parameters", parameters)
    lesson.measure("parameters", model.count_params())

    lesson.step(
        ko="Adam으로 20에포크까지 훈련하며, 2에포크 동안 나아지지 않으면 멈추고 "
        "최상의 모델을 저장합니다. 오래 걸립니다.",
        en="At most 20 epochs with Adam, ended after 2 without improvement; the best "
        "model is saved. This takes long.",
    )
    with tempfile.TemporaryDirectory() as folder:
        history = train(
            model,
            data,
            optimizer=recipe.optimizer,
            epochs=lesson.epochs(recipe.epochs),
            patience=recipe.patience,
            checkpoint=Path(folder, "best-cnn-model.keras"),
            verbose=lesson.verbose,
        ).history
    lesson.figure("history", plot_history(history, lang=lesson.lang))
    lesson.measure("epochs", len(history["val_loss"]))

    lesson.step(
        ko="검증 손실이 가장 낮았던 에포크의 가중치로 되돌린 모델을 검증 세트로 "
        "평가합니다.",
        en="The model, back at the epoch with the lowest validation loss, on the "
        "validation set.",
    )
    val_loss, val_accuracy = model.evaluate(data.val_scaled, data.val_target, verbose=0)
    lesson.measure("val_loss", val_loss)
    lesson.measure("val_accuracy", val_accuracy)

    lesson.step(
        ko="첫 검증 이미지를 예측합니다. 출력은 클래스마다의 확률 열 개이고 가장 큰 "
        "것이 예측입니다. 이미지 하나도 배치로 주어야 하므로 val_scaled[0:1]로 "
        "자릅니다.",
        en="The first validation image. The output is ten probabilities, and the "
        "largest is the prediction. A single image has to come as a batch, so it is "
        "cut out as val_scaled[0:1].",
    )
    first = data.val_scaled[0:1]
    lesson.figure("first", plot_samples(first, data.val_target[0:1], lang=lesson.lang))
    probabilities = model.predict(first, verbose=0)[0]
    predicted = int(np.argmax(probabilities))
    lesson.measure("first_prediction", predicted)
    lesson.step(
        ko=f"예측한 클래스의 이름: {class_names(lang='ko')[predicted]}",
        en=f"The name of the predicted class: {class_names(lang='en')[predicted]}",
    )
    prediction = plot_prediction(first[0], probabilities, lang=lesson.lang)
    lesson.figure("prediction", prediction)

    lesson.step(
        ko="마지막에 한 번만 테스트 세트로 잽니다. 검증 세트로 모델을 골랐으므로 대개 "
        "조금 낮게 나옵니다.",
        en="The test set is used once, at the very end. The model was chosen by the "
        "validation set, so this is usually a little lower.",
    )
    test_loss, test_accuracy = model.evaluate(
        data.test_scaled, data.test_target, verbose=0
    )
    lesson.measure("test_loss", test_loss)
    lesson.measure("test_accuracy", test_accuracy)
    evaluation = evaluate(model, data.test_scaled, data.test_target)
    lesson.figure("confusion", plot_confusion(evaluation, lang=lesson.lang))
    mistakes = plot_mistakes(evaluation, data.test_scaled, lang=lesson.lang)
    lesson.figure("mistakes", mistakes)
