"""Put dropout into a network."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_LAYERS = Text(ko="모델의 층", en="the layers of the model")


def dropout_network():
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _measure(model):
    kinds = [type(layer).__name__ for layer in model.layers]
    rates = [layer.rate for layer in model.layers if type(layer).__name__ == "Dropout"]
    return {
        "layers": ", ".join(kinds),
        "rates": ", ".join(f"{rate:.2f}" for rate in rates),
        "parameters": model.count_params(),
    }


def _cases(draw: Draw):
    yield Case(_LAYERS, ())


def _of(*middle):
    import keras

    return keras.Sequential(
        [
            keras.layers.Input((28, 28)),
            keras.layers.Flatten(),
            *middle,
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def _without_dropout():
    import keras

    return _of(keras.layers.Dense(100, activation="relu"))


def _before_the_hidden_layer():
    import keras

    return _of(keras.layers.Dropout(0.3), keras.layers.Dense(100, activation="relu"))


def _after_the_output():
    import keras

    model = _of(keras.layers.Dense(100, activation="relu"))
    model.add(keras.layers.Dropout(0.3))
    return model


def _share_that_stays():
    import keras

    return _of(keras.layers.Dense(100, activation="relu"), keras.layers.Dropout(0.7))


def _fewer_neurons():
    import keras

    return _of(keras.layers.Dense(70, activation="relu"), keras.layers.Dropout(0.3))


def _by_add():
    import keras

    model = keras.Sequential([keras.layers.Input(shape=(28, 28))])
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(100, "relu"))
    model.add(keras.layers.Dropout(rate=0.3))
    model.add(keras.layers.Dense(10, "softmax"))
    return model


def _by_build_deep():
    from fmnist_learn.models import build_deep

    return build_deep(dropout=0.3)


def _by_names():
    import keras

    hidden = keras.layers.Dense(100, activation=keras.activations.relu, name="hidden")
    return _of(hidden, keras.layers.Dropout(0.3, name="dropout"))


EXERCISE = FunctionExercise(
    name="dropout-network",
    section="07-3",
    place=50,
    title=Text(ko="신경망에 드롭아웃을 넣으세요.", en="Put dropout into a network."),
    concept="dropout",
    minutes=4,
    imports="import keras",
    seconds=8,
    task=Text(
        ko="`dropout_network()`는 크기가 (28, 28)인 이미지를 펼치고, 뉴런 100개짜리 "
        "은닉층(렐루 함수)의 출력 가운데 30%를 드롭아웃 층에서 버린 다음, 클래스 "
        "10개의 확률을 내는 `keras.Sequential` 모델을 돌려줍니다. 컴파일하지 않아도 "
        "됩니다.",
        en="`dropout_network()` returns a `keras.Sequential` model that flattens "
        "images of shape (28, 28), drops 30% of the outputs of a hidden layer of 100 "
        "neurons (ReLU), and gives the probabilities of ten classes. It need not be "
        "compiled.",
    ),
    hints=(
        Text(
            ko="드롭아웃도 층입니다. 어느 층의 출력을 버리나요?",
            en="Dropout is a layer too. Whose outputs does it drop?",
        ),
        Text(
            ko="`Dropout`이 받는 수는 버리는 비율입니다.",
            en="The number that `Dropout` takes is the share that is dropped.",
        ),
    ),
    solution=dropout_network,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _without_dropout,
            Text(
                ko="드롭아웃 층이 없습니다. 은닉층 뒤에 넣으세요.",
                en="There is no dropout layer. Put one after the hidden layer.",
            ),
        ),
        Wrong(
            _before_the_hidden_layer,
            Text(
                ko="은닉층 앞에 있어 픽셀을 버립니다. 은닉층 뒤에 두세요.",
                en="It stands before the hidden layer and drops pixels. Put it after "
                "that layer.",
            ),
        ),
        Wrong(
            _after_the_output,
            Text(
                ko="출력층 뒤에서 확률을 버립니다. 은닉층과 출력층 사이에 두세요.",
                en="After the output layer it drops probabilities. Put it between the "
                "hidden and the output layer.",
            ),
        ),
        Wrong(
            _share_that_stays,
            Text(
                ko="70%를 버립니다. `Dropout(0.3)`이 30%를 버립니다.",
                en="That drops 70%. `Dropout(0.3)` drops 30%.",
            ),
        ),
        Wrong(
            _fewer_neurons,
            Text(
                ko="뉴런을 70개로 줄였습니다. 드롭아웃은 뉴런을 없애지 않습니다. "
                "100개를 그대로 두세요.",
                en="The layer has 70 neurons. Dropout removes none for good: keep all "
                "100.",
            ),
        ),
    ),
    also_right=(_by_add, _by_build_deep, _by_names),
)
