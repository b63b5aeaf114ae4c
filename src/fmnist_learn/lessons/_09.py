"""Lesson 09: the book's network trained differently, then a smaller one."""

import time

import keras
import numpy as np
import numpy.typing as npt

from fmnist_learn.data import Splits
from fmnist_learn.evaluation import evaluate
from fmnist_learn.i18n import Text
from fmnist_learn.lessons._lesson import Lesson
from fmnist_learn.plots.garments import plot_mistakes, plot_samples
from fmnist_learn.plots.results import plot_confusion, plot_history
from fmnist_learn.recipes import RECIPES
from fmnist_learn.training import train

Array = npt.NDArray[np.generic]

_HOW_LONG = {
    False: Text(ko="오래 걸립니다.", en="This takes long."),
    True: Text(
        ko="이렇게 짧으면 배치 정규화의 이동 평균이 자리를 잡지 못해서 책의 신경망보다 "
        "덜 맞힐 수 있습니다.",
        en="So short a training leaves the moving averages of batch normalisation far "
        "from settled, so it may get fewer right than the book's network.",
    ),
}


def run(lesson: Lesson) -> None:
    """Get further than the book on the same computer."""
    data = lesson.data("channel")

    epochs = lesson.epochs(RECIPES["cnn-one-cycle"].epochs)
    lesson.step(
        ko="책의 신경망을 그대로 두고 훈련만 바꿉니다. 배치를 128로 키우고, 학습률을 "
        f"올렸다가 0까지 내리며 {epochs}에포크 훈련합니다.",
        en="The network of the book as it is, trained otherwise: batches of 128, and "
        f"{epochs} epochs in which the learning rate rises once and falls to 0.",
    )
    cycled = _trained(lesson, "cnn-one-cycle", data, "cycle_")

    lesson.step(
        ko="훈련할 때는 이미지의 절반을 좌우로 뒤집습니다. 뒤집은 옷도 같은 옷입니다.",
        en="In training half of the images are flipped from left to right: a flipped "
        "coat is still a coat.",
    )
    first = data.train_scaled[:5]
    pair = np.concatenate([first, first[:, :, ::-1]])
    labels = np.tile(data.train_target[:5], 2)
    lesson.figure("flips", plot_samples(pair, labels, lang=lesson.lang))

    epochs = lesson.epochs(RECIPES["modern"].epochs)
    lesson.step(
        ko="합성곱 층 네 개와 배치 정규화로 새 신경망을 만들고, 레이블 스무딩과 가중치 "
        f"감쇠를 더해 {epochs}에포크 훈련합니다. {_HOW_LONG[lesson.fast].ko}",
        en="A new network of four convolutions with batch normalisation, trained for "
        f"{epochs} epochs with label smoothing and weight decay. "
        f"{_HOW_LONG[lesson.fast].en}",
    )
    model = _trained(lesson, "modern", data)

    lesson.step(
        ko="이미지와 좌우로 뒤집은 이미지를 모두 보여 주고 두 확률을 평균합니다.",
        en="The model is shown each image and its flip, and the mean of both answers "
        "is taken.",
    )
    flipped = accuracy_with_flip(model, data.val_scaled, data.val_target)
    lesson.measure("flipped_val_accuracy", flipped)

    lesson.step(
        ko="모든 것을 정한 뒤에, 테스트 세트를 한 번만 봅니다.",
        en="Everything is decided. Now the test set, once.",
    )
    found = evaluate(cycled, data.test_scaled, data.test_target)
    lesson.measure("cycle_test_accuracy", found.accuracy)
    found = evaluate(model, data.test_scaled, data.test_target)
    lesson.measure("test_accuracy", found.accuracy)
    flipped = accuracy_with_flip(model, data.test_scaled, data.test_target)
    lesson.measure("flipped_test_accuracy", flipped)
    lesson.figure("confusion", plot_confusion(found, lang=lesson.lang))
    mistakes = plot_mistakes(found, data.test_scaled, lang=lesson.lang)
    lesson.figure("mistakes", mistakes)


def _trained(lesson: Lesson, name: str, data: Splits, prefix: str = "") -> keras.Model:
    """Train by a recipe, from the seed of the lesson, and measure what came of it."""
    recipe = RECIPES[name]
    options = recipe.options()
    options["epochs"] = lesson.epochs(recipe.epochs)
    keras.utils.set_random_seed(lesson.seed)
    model = recipe.build()
    started = time.perf_counter()
    history = train(model, data, verbose=lesson.verbose, **options).history
    lesson.measure(f"{prefix}seconds", round(time.perf_counter() - started))
    lesson.figure(f"history-{name}", plot_history(history, lang=lesson.lang))
    lesson.measure(f"{prefix}parameters", model.count_params())
    found = evaluate(model, data.val_scaled, data.val_target)
    lesson.measure(f"{prefix}val_accuracy", found.accuracy)
    return model


def accuracy_with_flip(model: keras.Model, images: Array, labels: Array) -> float:
    """The accuracy of the mean answer to each image and its flip."""
    both = (model.predict(one, verbose=0) for one in (images, images[:, :, ::-1]))
    return float(np.mean(sum(both).argmax(axis=1) == labels))
