"""Lesson 07-1: the data, logistic regression, and a network of one softmax layer."""

import keras
import numpy as np

from fmnist_learn import ops
from fmnist_learn.baseline import baseline_sgd
from fmnist_learn.data import load_data
from fmnist_learn.lessons._lesson import Lesson
from fmnist_learn.plots.diagrams.losses import plot_one_hot, plot_softmax
from fmnist_learn.plots.diagrams.networks import plot_network
from fmnist_learn.plots.garments import plot_samples
from fmnist_learn.plots.results import plot_history
from fmnist_learn.recipes import RECIPES
from fmnist_learn.training import train


def run(lesson: Lesson) -> None:
    """Classify clothes with the simplest neural network."""
    recipe = RECIPES["dense"]
    keras.utils.set_random_seed(lesson.seed)

    lesson.step(
        ko="패션 MNIST는 28x28 흑백 이미지입니다. 훈련에 60,000개, 테스트에 "
        "10,000개를 씁니다.",
        en="Fashion-MNIST is grey images of 28x28: 60,000 to train on, 10,000 to test.",
    )
    (train_input, train_target), (test_input, test_target) = load_data()
    lesson.measure("train_input_shape", train_input.shape)
    lesson.measure("train_target_shape", train_target.shape)
    lesson.measure("test_input_shape", test_input.shape)
    lesson.measure("test_target_shape", test_target.shape)
    lesson.figure("samples", plot_samples(train_input, train_target, lang=lesson.lang))
    lesson.measure("first_labels", tuple(train_target[:10].tolist()))

    lesson.step(
        ko="클래스는 열 가지이고, 훈련 세트에 클래스마다 이미지가 똑같이 들어 "
        "있습니다.",
        en="There are ten classes, and the training set has as many images of each.",
    )
    counts = np.unique(train_target, return_counts=True)[1]
    lesson.measure("class_counts", tuple(counts.tolist()))

    lesson.step(
        ko="255.0으로 나누면 픽셀이 0~1이 됩니다. 정수 1바이트가 float64 8바이트로 "
        "바뀌므로 메모리를 8배 씁니다. 로지스틱 회귀는 이미지마다 1차원 배열을 "
        "받습니다.",
        en="Divided by 255.0 the pixels lie between 0 and 1; one byte becomes a "
        "float64 of eight, so the memory grows eightfold. Logistic regression takes "
        "each image as a row.",
    )
    train_scaled = (train_input / 255.0).reshape(-1, 28 * 28)
    lesson.measure("memory_mib", round(train_input.nbytes / 2**20, 2))
    lesson.measure("memory_float64_mib", round(train_scaled.nbytes / 2**20, 2))
    lesson.measure("flat_shape", train_scaled.shape)
    del train_scaled  # what follows makes its own

    lesson.step(
        ko="SGDClassifier로 클래스마다 이진 분류기를 하나씩 훈련하고(OvR) 교차 "
        "검증합니다. 폴드 평균은 테스트 세트의 정확도가 아닙니다.",
        en="SGDClassifier trains a binary classifier for each class "
        "(one-versus-rest), cross-validated. The mean of the folds is not the "
        "accuracy on the test set.",
    )
    with lesson.waiting():
        baseline = baseline_sgd(max_iter=1, cv=2) if lesson.fast else baseline_sgd()
    lesson.measure("cv_mean", baseline.mean)
    lesson.measure("sgd_converged", sum(baseline.converged))
    lesson.measure("sgd_test_accuracy", baseline.test_accuracy)

    lesson.step(
        ko="신경망은 훈련에 시간이 걸려 교차 검증 대신 검증 세트를 따로 둡니다. "
        f"케라스는 {keras.backend.backend()}로 계산합니다.",
        en="A network takes long to train, so instead of cross-validation a "
        f"validation set is kept apart. Keras computes with {keras.backend.backend()}.",
    )
    data = lesson.data(recipe.layout)
    sizes = [len(data.train_target), len(data.val_target), len(data.test_target)]
    lesson.measure("train_shape", data.train_scaled.shape)
    lesson.measure("train_labels_shape", data.train_target.shape)
    lesson.measure("val_shape", data.val_scaled.shape)
    lesson.measure("val_labels_shape", data.val_target.shape)
    shares = tuple(round(100 * size / sum(sizes), 1) for size in sizes)
    lesson.measure("shares", shares)

    lesson.step(
        ko="가장 간단한 신경망은 뉴런 열 개인 층 하나입니다. 소프트맥스 함수가 뉴런의 "
        "점수를 합이 1인 확률로 바꿉니다.",
        en="The simplest network is one layer of ten neurons. Softmax turns their "
        "scores into probabilities that sum to 1.",
    )
    model = recipe.build()
    lesson.measure("dense_parameters", model.count_params())
    network = plot_network((784, 10), activations=("softmax",), lang=lesson.lang)
    lesson.figure("network", network)
    lesson.figure("softmax", plot_softmax(lang=lesson.lang))

    lesson.step(
        ko="레이블은 정수이므로 손실 함수는 sparse_categorical_crossentropy입니다. "
        "원-핫 인코딩으로 바꾼 레이블이라면 categorical_crossentropy를 씁니다. 손실은 "
        "-log(정답 확률)입니다.",
        en="The labels are whole numbers, so the loss is "
        "sparse_categorical_crossentropy; one-hot rows would take "
        "categorical_crossentropy. The loss is -log(p of the right class).",
    )
    lesson.measure("split_labels", tuple(data.train_target[:10].tolist()))
    rows = ops.one_hot([2, 0, 1, 2], 3).astype(int).tolist()
    lesson.measure("one_hot", tuple(map(tuple, rows)))
    lesson.figure(
        "one-hot", plot_one_hot([2, 0, 1, 2], num_classes=3, lang=lesson.lang)
    )
    seventy = float(ops.cross_entropy([0], [[0.7, 0.2, 0.1]]))
    lesson.measure("loss_of_70", round(seventy, 3))
    guess = float(ops.cross_entropy([0], [[0.1] * 10]))
    lesson.measure("loss_of_chance", round(guess, 3))

    lesson.step(
        ko="RMSprop으로 5에포크 훈련하고 검증 세트로 평가합니다. 층 하나인 신경망은 "
        "로지스틱 회귀(소프트맥스 회귀)와 같습니다.",
        en="Five epochs with RMSprop, then the validation set. A network of one "
        "softmax layer is logistic regression (softmax regression).",
    )
    history = train(
        model,
        data,
        optimizer=recipe.optimizer,
        epochs=lesson.epochs(recipe.epochs),
        verbose=lesson.verbose,
    )
    lesson.figure("history", plot_history(history, lang=lesson.lang))
    lesson.measure("dense_val_loss", history.history["val_loss"][-1])
    lesson.measure("dense_val_accuracy", history.history["val_accuracy"][-1])
