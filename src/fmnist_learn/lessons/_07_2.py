"""Lesson 07-2: a hidden layer, ReLU in place of the sigmoid, and the optimizers."""

import math

import keras

from fmnist_learn.lessons._lesson import Lesson, open_shape
from fmnist_learn.models import build_deep
from fmnist_learn.plots.diagrams.losses import plot_descent
from fmnist_learn.plots.diagrams.networks import plot_activation, plot_network
from fmnist_learn.training import train


def run(lesson: Lesson) -> None:
    """Train networks with a hidden layer of 100 neurons."""
    keras.utils.set_random_seed(lesson.seed)
    data = lesson.data("flat")

    lesson.step(
        ko="은닉층을 넣습니다. 모델을 만드는 방법은 세 가지이며 결과는 같습니다. 층을 "
        "리스트로 주기, 이름을 붙여 리스트로 주기, add로 하나씩 더하기입니다. "
        "이름에는 로마자를 쓰세요. 한글 이름으로는 모델을 만들 수는 있지만 훈련할 때 "
        "멈춥니다.",
        en="A hidden layer is put in. A model can be built in three ways, with the "
        "same result: from a list of layers, from a list with names, or with add. Use "
        "Latin letters in names: with Hangul a model can be built, but stops in "
        "training.",
    )
    listed = keras.Sequential(
        [
            keras.layers.Input(shape=(784,)),
            keras.layers.Dense(100, activation="sigmoid"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    named = keras.Sequential(
        [
            keras.layers.Input(shape=(784,)),
            keras.layers.Dense(100, activation="sigmoid", name="hidden"),
            keras.layers.Dense(10, activation="softmax", name="output"),
        ],
        name="fashion_mnist",
    )
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(784,)))
    model.add(keras.layers.Dense(100, activation="sigmoid"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    three = (listed, named, model)
    lesson.measure("ways_parameters", tuple(each.count_params() for each in three))
    network = plot_network(activations=("sigmoid", "softmax"), lang=lesson.lang)
    lesson.figure("network", network)

    lesson.step(
        ko="출력의 크기에서 None은 배치에 든 이미지 개수로, 훈련할 때 정해집니다. "
        "모델 파라미터는 784 x 100 + 100개와 100 x 10 + 10개입니다.",
        en="None in an output shape is the number of images in the batch, fixed in "
        "training. The parameters are 784 x 100 + 100 and 100 x 10 + 10.",
    )
    hidden, output = model.layers
    lesson.measure("hidden_shape", open_shape((None, *hidden.output.shape[1:])))
    lesson.measure("hidden_parameters", hidden.count_params())
    lesson.measure("output_shape", open_shape((None, *output.output.shape[1:])))
    lesson.measure("output_parameters", output.count_params())

    lesson.step(
        ko="시그모이드 함수를 쓴 모델을 RMSprop으로 5에포크 훈련합니다. 미니배치가 "
        "32개이므로 한 에포크는 48,000 / 32 스텝입니다.",
        en="The model with the sigmoid, five epochs with RMSprop. A mini-batch has 32 "
        "images, so an epoch has 48,000 / 32 steps.",
    )
    lesson.measure("steps", math.ceil(len(data.train_target) / 32))
    epochs, verbose = lesson.epochs(5), lesson.verbose
    history = train(
        model, data, optimizer="rmsprop", epochs=epochs, verbose=verbose
    ).history
    lesson.measure("sigmoid_val_loss", history["val_loss"][-1])
    lesson.measure("sigmoid_val_accuracy", history["val_accuracy"][-1])

    lesson.step(
        ko="시그모이드 함수는 양쪽 끝에서 기울기가 0에 가까워 층이 깊어질수록 배우기 "
        "어렵습니다. 렐루 함수로 바꾸고, 이미지를 펼치는 일은 Flatten 층에 맡깁니다.",
        en="The sigmoid is nearly flat at both ends, so deep networks learn slowly. "
        "ReLU takes its place, and a Flatten layer makes a row of each image.",
    )
    activations = plot_activation("sigmoid", "relu", lang=lesson.lang)
    lesson.figure("activations", activations)
    data = lesson.data("image")
    model = build_deep()
    flatten = model.layers[0]
    lesson.measure("flatten_shape", open_shape((None, *flatten.output.shape[1:])))
    lesson.measure("flatten_parameters", flatten.count_params())
    history = train(
        model, data, optimizer="rmsprop", epochs=epochs, verbose=verbose
    ).history
    lesson.measure("relu_val_loss", history["val_loss"][-1])
    lesson.measure("relu_val_accuracy", history["val_accuracy"][-1])

    lesson.step(
        ko="옵티마이저는 이름이나 객체로 지정합니다. 이름으로 지정하면 학습률이 "
        "기본값이고, SGD(learning_rate=0.1)이나 SGD(momentum=0.9, nesterov=True)처럼 "
        "객체를 만들면 바꿀 수 있습니다.",
        en="An optimizer is given by name or as an object. A name takes its defaults; "
        "an object changes them: SGD(learning_rate=0.1), or SGD(momentum=0.9, "
        "nesterov=True).",
    )
    names = ("sgd", "adagrad", "rmsprop", "adam")
    optimizers = [keras.optimizers.get(name) for name in names]
    rates = (round(float(each.learning_rate), 6) for each in optimizers)
    lesson.measure("learning_rates", tuple(rates))
    for optimizer in (
        "sgd",
        keras.optimizers.SGD(learning_rate=0.1),
        keras.optimizers.SGD(momentum=0.9, nesterov=True),
        keras.optimizers.Adagrad(),
        keras.optimizers.RMSprop(),
    ):
        model.compile(
            optimizer=optimizer,
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
    lesson.figure("descent", plot_descent(lang=lesson.lang))

    lesson.step(
        ko="모델을 새로 만들고 Adam으로 5에포크 훈련합니다. 새로 만들지 않으면 앞의 "
        "가중치에서 이어서 훈련하게 됩니다.",
        en="A new model, five epochs with Adam. Without building it anew, training "
        "would go on from the weights before.",
    )
    model = build_deep()
    history = train(
        model, data, optimizer="adam", epochs=epochs, verbose=verbose
    ).history
    lesson.measure("adam_val_loss", history["val_loss"][-1])
    lesson.measure("adam_val_accuracy", history["val_accuracy"][-1])
