"""Train a first network."""

import functools

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_TRAINED = Text(ko="훈련한 모델", en="the trained model")
_IMAGES, _UNSEEN, _LEAST = 6_000, 2_000, 0.75


def first_model(train_scaled, train_target):
    import keras

    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(train_scaled, train_target, epochs=3, verbose=0)
    return model


@functools.cache
def _data():
    """The images to train with, and those to measure with; prepared once.

    Copies, since a view would keep all 60,000 in memory.
    """
    from fmnist_learn.data import prepare_data

    data = prepare_data()
    return (
        (data.train_scaled[:_IMAGES].copy(), data.train_target[:_IMAGES].copy()),
        (data.val_scaled[:_UNSEEN].copy(), data.val_target[:_UNSEEN].copy()),
    )


def _measure(model):
    images, labels = _data()[1]
    outputs = model.predict(images, verbose=0)
    accuracy = (outputs.argmax(axis=1) == labels).mean()
    return {
        "rows sum to 1": bool(abs(outputs.sum(axis=1) - 1).max() < 1e-3),
        "parameters": model.count_params(),
        f"validation accuracy >= {_LEAST}": bool(accuracy >= _LEAST),
    }


def _cases(draw: Draw):
    right = {
        "rows sum to 1": True,
        "parameters": 7_850,
        f"validation accuracy >= {_LEAST}": True,
    }
    yield Case(_TRAINED, _data()[0], right)


def _not_trained(train_scaled, train_target):
    import keras

    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def _with_a_hidden_layer(train_scaled, train_target):
    import keras

    model = keras.Sequential(
        [
            keras.layers.Input((784,)),
            keras.layers.Dense(20, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(train_scaled, train_target, epochs=3, verbose=0)
    return model


def _with_adam(train_scaled, train_target):
    import keras

    model = keras.Sequential()
    model.add(keras.layers.Input((784,)))
    model.add(keras.layers.Dense(10, "softmax"))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(train_scaled, train_target, epochs=4, batch_size=64, verbose=0)
    return model


def _by_train(train_scaled, train_target):
    from fmnist_learn.data import prepare_data
    from fmnist_learn.models import build_dense
    from fmnist_learn.training import train

    model = build_dense()
    train(model, prepare_data(), epochs=1, verbose=0)
    return model


def _on_one_hot(train_scaled, train_target):
    import keras

    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10), keras.layers.Softmax()]
    )
    model.compile("rmsprop", "categorical_crossentropy")
    labels = keras.utils.to_categorical(train_target, 10)
    model.fit(train_scaled, labels, epochs=3, verbose=0)
    return model


EXERCISE = FunctionExercise(
    name="first-model",
    section="07-1",
    place=110,
    title=Text(ko="첫 신경망을 훈련하세요.", en="Train a first network."),
    concept="logistic-regression",
    minutes=8,
    imports="import keras",
    seconds=12,
    task=Text(
        ko="`first_model(train_scaled, train_target)`은 이미지 6,000개(크기 (6000, "
        "784), float32)와 정수 레이블을 받아, 은닉층이 없는 모델을 만들고 훈련하여 "
        "돌려줍니다. 출력은 클래스 10개의 확률이고 파라미터는 7,850개입니다. 처음 "
        "보는 이미지 2,000개에서 정확도가 0.75 이상이어야 합니다.",
        en="`first_model(train_scaled, train_target)` takes 6,000 images of shape "
        "(6000, 784), float32, and whole-number labels. Build a model without a "
        "hidden layer, train it and return it. It gives the probabilities of ten "
        "classes and has 7,850 parameters. On 2,000 images that it has not seen its "
        "accuracy must be at least 0.75.",
    ),
    hints=(
        Text(
            ko="층은 `Dense` 하나입니다. 활성화 함수로 무엇이 필요한가요?",
            en="There is one layer, a `Dense`. Which activation function does it need?",
        ),
        Text(
            ko='정수 레이블의 손실은 `"sparse_categorical_crossentropy"`입니다.',
            en="For whole-number labels the loss is "
            '`"sparse_categorical_crossentropy"`.',
        ),
        Text(
            ko="`compile` 다음에 `fit`을 세 에포크쯤 하세요.",
            en="After `compile`, `fit` for about three epochs.",
        ),
    ),
    solution=first_model,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _not_trained,
            Text(
                ko="정확도가 모자랍니다. `fit`을 불렀나요? 에포크가 너무 적지 않나요?",
                en="The accuracy is too low. Was `fit` called, and for enough epochs?",
            ),
        ),
        Wrong(
            _with_a_hidden_layer,
            Text(
                ko="은닉층이 있습니다. 여기서는 출력층 하나만 쓰세요.",
                en="There is a hidden layer. Use only the output layer here.",
            ),
        ),
    ),
    also_right=(_with_adam, _by_train, _on_one_hot),
)
